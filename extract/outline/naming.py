"""Names as they are usually spelled, from heads that print them in capitals and over several lines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extract.outline.marks import LOWER, fold, is_caps, lexicon
from extract.outline.offices import has_position
from extract.outline.pieces import Gap, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_UNITS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "phường", "xã", "đặc khu", "tp")
_ABBREVIATIONS = {"ubnd": "Ủy ban nhân dân", "hđnd": "Hội đồng nhân dân", "mttq": "Mặt trận Tổ quốc"}
_SIGN = re.compile(r"[B-DF-HJ-NP-TV-XZĐ]{2,}|.*[&\d].*")  # THPT, TNHH, GD&ĐT: letters, not words
# Bodies whose name's first word is written with a capital of its own: `Sở Nội vụ`, `Cục Thuế`.
_TYPED = re.compile(r"(?:bộ|sở|ban|tổng cục|chi cục|cục|vụ|phòng|viện|tạp chí|báo)")
_SMALL = (
    "tại",
    "về",
    "theo",
    "trong",
    "các",
    "của",
    "và",
    "để",
    "với",
    "trên",
    "từ",
    "đến",
    "việc",
    "do",
    "cho",
)
_LONGEST = 12


@cache
def _bodies() -> tuple[re.Pattern[str], frozenset[str]]:
    rows = lexicon("bodies")
    heads = sorted({fold(r["head"]) for r in rows}, key=len, reverse=True)
    alone = frozenset(fold(r["head"]) for r in rows if r["alone"])
    return re.compile("(?:" + "|".join(map(re.escape, heads)) + r")(?!\w)"), alone


@cache
def _provinces() -> dict[str, str]:
    return {fold(r["name"]): r["name"] for r in lexicon("provinces")}


def begins_body(text: str) -> bool:
    """True if `text` begins with the word for a kind of body (`SỞ`, `ỦY BAN NHÂN DÂN`, `TỔNG CÔNG TY`)."""
    return bool(_bodies()[0].match(fold(text)))


def _bare(text: str) -> bool:
    return fold(text).strip(" .:") in _bodies()[1]


# Half a name at a line's end: what comes next belongs to it, whatever it begins with.
_HALF = re.compile(
    r"(?:(?:^|.*\s)(?:và|của|các|thuộc|về|ủy ban nhân|hội đồng nhân|đoàn đại|tổng công|trách nhiệm hữu|đầu"
    r"|phát)|.*[-–,&]|ủy|ủy ban|hội đồng|văn|thủ|thủ tướng|bộ|sở|cục|tổng|công|trung|trung tâm|chính|khoa"
    r"|bệnh|trường|trường đại|trường cao|viện|viện kiểm|tòa|ngân|kho|kho bạc|bảo|bảo hiểm|bảo hiểm xã|chi"
    r"|ban chỉ|ban quản|ban quản lý|ban chỉ huy|ban chỉ đạo|mặt trận|mặt|liên|hiệp|thanh|kiểm|tổng cục)"
)


def continues_body(piece: Piece, before: Piece) -> bool:
    """True if `piece` may go on with the name of a body that `before` began, though it begins none itself.

    Below a blank line only what cannot stand alone goes on: a province, a district, a name's second half.
    """
    if piece.inside or piece.gap is Gap.NONE:
        return True
    low = fold(piece.text)
    return bool(_HALF.fullmatch(fold(before.text))) or low.startswith(
        (*(u + " " for u in _UNITS), "và ", "việt nam")
    )


def bodies_of(pieces: Sequence[Piece]) -> list[str]:
    """The bodies that the lines of a head name, from the top, each on one line.

    A line begins a body if it begins with the word for one and the line before it is whole; marks that run on
    over a line end settle it.
    """
    out: list[str] = []
    for piece in pieces:
        text = piece.text.strip(" .:-–_*")
        if not text:
            continue
        joined = bool(out) and (
            piece.inside
            or (piece.gap < Gap.BAR and (bool(_HALF.fullmatch(fold(out[-1]))) or _bare(out[-1])))
            or not begins_body(text)
        )
        parted = (
            begins_body(text)
            and (" " in text or _bare(text))
            and not _HALF.fullmatch(fold(out[-1] if out else ""))
        )
        if joined and not (parted and len(out[-1]) > 12 and not _bare(out[-1])):
            out[-1] += " " + text
        else:
            out.append(text)
    return out


@dataclass(frozen=True, slots=True)
class Evidence:
    """Running text whose spelling decides how words in capitals are written; `low` is its folded form."""

    text: str = ""
    low: str = ""

    @classmethod
    def of(cls, text: str) -> Evidence:
        """`text` as evidence."""
        return cls(text, fold(text))

    def spelling(self, phrase: str) -> str | None:
        """`phrase` as the text spells it most often, None if it never has it in running words."""
        want = fold(phrase)
        found: Counter[str] = Counter()
        at = self.low.find(want)
        while at >= 0 and sum(found.values()) < 8:
            end = at + len(want)
            cased = self.text[at:end]
            whole = not (self.low[at - 1 : at].isalnum() or self.low[end : end + 1].isalnum())
            # `Lưu trữ` of `Luật Lưu trữ` is not how `lưu trữ` is written.
            part = cased[:1].isupper() and self.text[:at].rstrip().rpartition(" ")[2][:1].isupper()
            if whole and not part and not is_caps(cased):
                found[cased] += 1
            at = self.low.find(want, end)
        return found.most_common(1)[0][0] if found else None


_NOTHING = Evidence()
_JOINT = re.compile(r"\s[-–]\s")


def issuer_of(bodies: Sequence[str], evidence: Evidence) -> str | None:
    """The lower of the bodies of a head, with its owner where it has no name of its own.

    Bodies of one rank that issue together are named together.
    """
    if not bodies:
        return None
    several = _JOINT.split(bodies[-1])
    if len(several) > 1 and all(begins_body(s) for s in several):
        return " - ".join(spell(s, evidence) for s in several)
    lower = spell(bodies[-1], evidence)
    if len(bodies) > 1:
        if all(_ministerial(b) for b in bodies):
            return " - ".join(spell(b, evidence) for b in bodies)
        if _bare(bodies[-1]):
            owner = next((b for b in reversed(bodies[:-1]) if not _bare(b)), None)
            if owner:
                return f"{lower} {spell(owner, evidence)}"
    return lower


def _ministerial(body: str) -> bool:
    """True for bodies that stand under no other: ministries, the supreme courts, the Front's committee."""
    low = fold(body)
    supreme = (
        "tòa án nhân dân tối cao",
        "viện kiểm sát nhân dân tối cao",
        "ủy ban trung ương",
        "kiểm toán nhà nước",
    )
    return bool(re.match(r"bộ (?!tư lệnh|chỉ huy)", low)) or low.startswith((*supreme, "thanh tra chính phủ"))


def spell(name: str, evidence: Evidence = _NOTHING) -> str:
    """`name` in the usual spelling: as in `evidence` where that has it, else by the habits of names.

    >>> spell("UBND TỈNH ĐẮK LẮK"), spell("SỞ NỘI VỤ"), spell("Tổng cục Thuế")
    ('Ủy ban nhân dân tỉnh Đắk Lắk', 'Sở Nội vụ', 'Tổng cục Thuế')
    """
    name = " ".join(name.split())
    name = re.sub(
        r"(?i)(?<!\w)(ubnd|hđnd|mttq)(?!\w)", lambda m: _same_case(_ABBREVIATIONS[m[1].lower()], name), name
    )
    name = re.sub(r"\bTP\s?\.\s?(?=[A-ZĐ])", "THÀNH PHỐ ", name) if is_caps(name) else name
    if not is_caps(name):
        return name
    found = evidence.spelling(name)
    if found:
        return found[:1].upper() + found[1:]
    if has_position(name) and (inner := _inner_body(name)):
        return f"{spell(name[:inner].strip(), evidence)} {spell(name[inner:], evidence)}"
    words = name.split()
    low = [fold(w) for w in words]
    out = list(low)
    for i, w in enumerate(low):
        before = " ".join(low[max(i - 2, 0) : i])
        if (
            i == 0
            or (before.endswith(_UNITS) and w not in ("ủy", "đoàn") and not _unit(low, i))
            or (_TYPED.fullmatch(" ".join(low[:i])) and w != "trưởng")
        ):
            out[i] = w.capitalize()
    text = _with_places(" ".join(out)).split(" ")
    return " ".join(w if _SIGN.fullmatch(w) and len(w) > 1 else t for w, t in zip(words, text, strict=True))


def _inner_body(name: str) -> int:
    """Where the body begins that a position's holder heads (`CHỦ TỊCH ỦY BAN …`), 0 if none is named."""
    return next((m.start() for m in re.finditer(r"(?<=\s)\w", name) if begins_body(name[m.start() :])), 0)


def _unit(low: list[str], i: int) -> bool:
    return low[i] in _UNITS or " ".join(low[i : i + 2]) in _UNITS


def _same_case(full: str, name: str) -> str:
    return full.upper() if is_caps(name) else full


@cache
def _place_pattern() -> re.Pattern[str]:
    names = sorted({re.escape(n) for n in _provinces()}, key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(names) + r"|việt nam|trung ương|nhà nước|quốc hội|chính phủ)(?!\w)"
    )


def _with_places(text: str) -> str:
    """`text` with the names of provinces, and of what follows tỉnh, huyện, xã …, in capitals."""
    text = _place_pattern().sub(lambda m: _provinces().get(m.group(), _titled(m.group())), text)
    units = "|".join(_UNITS)
    text = re.sub(
        rf"((?<!\w)(?:{units})) (?!ủy\b|đoàn\b)([^,;:()\d]+)$", lambda m: f"{m[1]} {_titled(m[2])}", text
    )
    return re.sub(r"(?<!\w)(tỉnh|thành|huyện|quận|thị) ủy(?!\w)", lambda m: f"{m[1].capitalize()} ủy", text)


def _titled(text: str) -> str:
    return {"việt nam": "Việt Nam", "trung ương": "Trung ương", "nhà nước": "Nhà nước"}.get(text) or (
        text.capitalize()
        if text in ("quốc hội", "chính phủ")
        else " ".join(w[:1].upper() + w[1:] for w in text.split())
    )


def sentence(title: str, evidence: Evidence) -> str:
    """A title in capitals as a sentence; stretches of its words take the spelling they have in `evidence`.

    >>> sentence("VỀ ỨNG PHÓ LŨ TẠI ĐẮK LẮK", Evidence.of("Tại Đắk Lắk, việc ứng phó lũ"))
    'Về ứng phó lũ tại Đắk Lắk'
    """
    if not is_caps(title):
        shouted = re.match(rf"(?:[^{LOWER}\s]+\s+){{3,}}(?=[{LOWER}])", title)
        return (
            sentence(shouted.group().strip(), evidence) + " " + title[shouted.end() :] if shouted else title
        )
    words = title.split()
    low = [fold(w) for w in words]
    out = _with_places(" ".join(low)).split(" ")
    i = 0
    while i < len(words):
        n = 1
        while n < _LONGEST and i + n < len(words) and " ".join(low[i : i + n + 1]) in evidence.low:
            n += 1
        if n > 1 or any(c.isdigit() or c in "/&" for c in words[i]):
            cased = evidence.spelling(" ".join(words[i : i + n]))
            pieces = cased.split(" ") if cased else []
            if len(pieces) == n:
                if low[i] in _SMALL:
                    pieces[0] = low[i]
                out[i : i + n] = pieces
            elif n == 1 and re.search(r"\d.*/|/.*\d", words[i]):
                out[i] = words[i]
        i += n
    text = " ".join(out)
    return text[:1].upper() + text[1:]

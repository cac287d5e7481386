"""Who signs: `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`, `(Đã ký)` and the name below them, each on a line of its own."""

from __future__ import annotations

import re
from functools import cache

from extract.outline.marks import LOWER, UPPER, fold, is_caps, lexicon, read_kind

_AUTHORITY = re.compile(
    r"(?:T/?\.?M|K/?\.?T|T/?\.?L|T\.?U\.?Q|T\.?U\.?N|T/UQ|QCT)\s?[./:]{1,2}\s?(?=[^\W\d_])"
    rf"|(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s(?=[{UPPER}]{{2}})"
    r"|(?:THỪA LỆNH|THỪA ỦY QUYỀN|THỪA UỶ QUYỀN|THAY MẶT|KÝ THAY)\b",
)
_PREFIX = re.compile(r"(?:(?:phó|quyền|q\.|nguyên|các|p\.)\s?)+")
_RANK = re.compile(
    r"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)|Chuẩn Đô đốc|Đô đốc"
    r"|(?:GS|PGS|TS|ThS|Ths|CN|KS|BS|LS|NSƯT|NSND|BSCKII?|BSCKI|DS|CVCC|KTS)(?:\.\s?|\s)"
    r"|Ông |Bà |Đ/c |Đồng chí )+",
)
# `Nguyễn`, `K.`, `H'Yim`, `Niê-Kđăm`, `Kđoh`
_NAME_WORD = re.compile(
    rf"[{UPPER}][{LOWER}]{{0,7}}|[{UPPER}]['’.]|[{UPPER}][{LOWER}]{{0,7}}[-’'][{UPPER}{LOWER}][{LOWER}]{{0,7}}"
)
_SIGNED = re.compile(
    r"(?i)\W*(?:đã ký|da ky|daky|ký tên.{0,40}|ký|ký, .{0,60}|chữ ký.{0,30}|đã duyệt|đã ký.{0,40})\W*"
    r"(?P<name>.{0,40})"
)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(fold(row["surname"]) for row in lexicon("surnames"))


@cache
def _position_pattern() -> re.Pattern[str]:
    names = sorted({fold(row["position"]) for row in lexicon("positions")}, key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


def has_authority(text: str) -> bool:
    """True for `TM. …`, `KT. …`, `TL. …`, `TUQ. …`, `T/M …`, `K/T …`."""
    return bool(_AUTHORITY.match(text))


def has_position(text: str) -> bool:
    """True if the piece begins with a position (`PHÓ CHỦ TỊCH`, `Q. GIÁM ĐỐC`, `Chánh Văn phòng`)."""
    low = fold(text)
    prefix = _PREFIX.match(low)
    return bool(text[:1].isupper() and _position_pattern().match(low, prefix.end() if prefix else 0))


def signed_mark(text: str) -> str | None:
    """The rest of the line after `(Đã ký)` ("" if nothing), None if the piece is no such mark."""
    m = _SIGNED.fullmatch(text) if len(text) < 90 else None
    if not m or not (text[:1] in "([{/*-" or fold(text).startswith(("đã ký", "ký", "daky", "da ky"))):
        return None
    return m["name"].strip(" :.-)]")


def read_name(text: str) -> str | None:
    """The person of a line that is nothing but a name, ranks and degrees left out; None if it is none.

    >>> read_name("Thượng tướng Phạm Hoài Nam"), read_name("NGUYỄN VĂN A"), read_name("PHÓ CHỦ TỊCH")
    ('Phạm Hoài Nam', 'NGUYỄN VĂN A', None)
    >>> read_name("Sở Nội vụ") is None
    True
    """
    text = text.strip(" .,;:-–*_/")
    rank = _RANK.match(text)
    rest = (text[rank.end() :] if rank else text).strip()
    words = rest.split()
    if not 2 <= len(words) <= 6 or len(rest) > 45 or any(c.isdigit() for c in rest):
        return None
    if is_caps(rest) and not all(len(w) <= 2 for w in words):
        known = (
            fold(words[0]) in _surnames()
            and len(words) <= 5
            and not has_position(rest)
            and not has_authority(rest)
        )
        return rest if known and not read_kind(rest) else None
    whole = all(_NAME_WORD.fullmatch(w) for w in words)
    return rest if whole and not has_authority(rest) and not has_position(rest) else None

"""The foot of a document: who receives it and who signed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.outline import marks
from extract.outline.entries import hangs, read_entries
from extract.outline.lines import Kind, Line
from extract.outline.pieces import Gap, Piece, read_pieces

_WINDOWS = (32, 80, 200)  # lines in which a foot often, nearly always, and at most, stands
_REACH = 14  # pieces between the position of who signs and the name


@dataclass(frozen=True, slots=True)
class Foot:
    """Recipients and signer; None or empty where the text has none.

    `begin` is the index of the first line of the foot, `end` that of the first line after it (annexes follow);
    both are the number of lines where the document has no foot. `extents` has [start, end) in source characters.
    """

    recipients: tuple[str, ...] = ()
    authority: str | None = None
    position: str | None = None
    name: str | None = None
    begin: int = 0
    end: int = 0
    extents: dict[str, tuple[int, int]] = field(default_factory=dict)
    warnings: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Signature:
    """What one signature block says, and the piece after it."""

    authority: list[str] = field(default_factory=list)
    position: list[str] = field(default_factory=list)
    name: str | None = None
    signed: bool = False
    stop: int = 0
    start: int = 0
    end: int = 0


_RECIPIENTS = re.compile(r"(?i)\W{0,6}nơi\s(?:nhận|nhân|gửi)(?:\svăn bản)?\s?\W{0,6}$|\W{0,6}nơi\snhận\s?[:.;]\W{0,4}")
_BEGINS = re.compile(
    r"(?i:\W{0,6}nơi\s{1,4}(?:nhận|nhân|gửi))|\W{0,6}(?:T/?\.?M|K/?\.?T|T/?\.?L|T\.?U\.?Q|T/UQ|QCT|THAY MẶT|THỪA|KÝ THAY)[\s./:]"
)
_COLUMN = re.compile(r"[\t|]| {3,}+")
_ANNEX = re.compile(r"\W{0,6}(?:PHỤ LỤC|Phụ lục|MẪU SỐ|Mẫu số|BIỂU SỐ|Biểu số|DANH MỤC|DANH SÁCH)(?!\w)")


def read_foot(lines: Sequence[Line], start: int = 0) -> Foot:
    """The first foot at or after line `start`."""
    at = start
    while (begin := _find(lines, at)) is not None:
        for window in _WINDOWS:
            reader = _Reader(lines, begin, window)
            foot = reader.read()
            if len(reader.pieces) - reader.at > _REACH + 4 or begin + window >= len(lines):
                break
        if foot:
            return foot
        at = _behind(lines, begin)
    missing = (("no-signer", "Văn bản không có chữ ký."),)
    return Foot(begin=len(lines), end=len(lines), warnings=missing)


def _behind(lines: Sequence[Line], begin: int) -> int:
    """Where to look on after line `begin` turned out to be no foot: at the last line of a long run of its like."""
    stop = begin + 1
    while stop < len(lines) and _is_candidate(lines[stop]):
        stop += 1
    return stop - 1 if stop - begin > 6 else begin + 1


def _find(lines: Sequence[Line], start: int) -> int | None:
    """The next line at which a foot may begin."""
    return next((i for i in range(start, len(lines)) if _is_candidate(lines[i])), None)


def _is_candidate(line: Line) -> bool:
    content = line.content
    if not content or len(content) > 200:
        return False
    if _BEGINS.match(content) or (content[0].isupper() and _may_sign(content)):
        return True
    if "   " in line.raw or "\t" in line.raw or "|" in line.raw:
        return any(_BEGINS.match(part) for part in _COLUMN.split(line.raw.strip())[1:])
    return False


def _may_sign(content: str) -> bool:
    return len(content) <= 70 and (content.isupper() or len(content) < 30) and marks.has_position(content)


class _Reader:
    """Reads one foot whose first line is `begin`."""

    def __init__(self, lines: Sequence[Line], begin: int, window: int):
        self.lines = lines
        self.begin = begin
        self.pieces = unweave(read_pieces(lines[begin : begin + window]))
        self.at = 0
        self.recipients: list[str] = []
        self.signers: list[_Signature] = []
        self.extents: dict[str, tuple[int, int]] = {}
        self.used: list[Piece] = []

    def read(self) -> Foot | None:
        """The foot, None if what looked like one is none."""
        seen = False
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            rest = _recipients_rest(piece.text)
            if rest is not None and not self.recipients:
                if not self._read_recipients(rest):
                    break
                seen = True
            elif signature := self._signature(self.at):
                self.signers.append(signature)
                self.used += self.pieces[self.at : signature.stop]
                self.at = signature.stop
                seen = True
            elif self._name_apart(piece):
                self.used.append(piece)
                self.at += 1
            elif seen and self._more_recipients(piece):
                self._append_recipients()
            elif seen and self._skippable(piece):
                self.at += 1
            else:
                break
        return self._foot() if seen else None

    def _name_apart(self, piece: Piece) -> bool:
        """Gives a name that stands below the recipients to the titles that stand above them."""
        if not (self.recipients and self.signers) or self.signers[0].name or piece.gap is Gap.NONE and piece.column == 1:
            return False
        name = marks.read_name(piece.text)
        if name:
            self.signers[0].name = name
            self.signers[0].end = max(self.signers[0].end, piece.end)
        return name is not None

    # --- recipients

    def _read_recipients(self, rest: str) -> bool:
        intro = self.at
        start = intro + 1
        read = read_entries(self.pieces, start, rest, ends=self._list_ends, full=0, loose=True)
        plausible = any(e.bulleted for e in read.items) or rest or any(e.text.lower().startswith(("như", "lưu")) for e in read.items)
        if read.items and not plausible:
            read.items, read.stop = [], start
        if not read.items and not self._signature_near(start):
            return False
        self.recipients = read.texts
        if read.extent:
            self.extents["recipients"] = read.extent
        self.used += self.pieces[intro : max(read.stop, start)]
        self.at = max(read.stop, start)
        return True

    def _list_ends(self, i: int) -> bool:
        piece = self.pieces[i]
        text = piece.text
        if marks.bullet_end(text):
            return len(text) > 400
        if len(text) > 300 or _ANNEX.match(text) or marks.motto_left(text) is not None or marks.read_kind(text):
            return True
        if piece.column == 2 and i and self.pieces[i - 1].column != 2:
            return True
        if marks.has_authority(text) or (marks.is_caps(text) and marks.has_position(text)):
            return True
        if marks.signed_mark(text) is not None and text[:1] in "([":
            return True
        before = self.pieces[i - 1]
        if marks.read_name(text) and not hangs(before.text) and piece.gap is not Gap.NONE:
            return True
        return bool(self._signature(i)) and not hangs(before.text)

    def _signature_near(self, start: int) -> bool:
        return any(self._signature(i) for i in range(start, min(start + 3, len(self.pieces))))

    def _more_recipients(self, piece: Piece) -> bool:
        """True for entries that a copy prints below the signature, as of a left column longer than the right."""
        return bool(self.recipients and marks.bullet_end(piece.text) and piece.gap <= Gap.BLANK and len(piece.text) < 200) and (
            not self.recipients[-1].lower().startswith("lưu")
        )

    def _append_recipients(self) -> None:
        read = read_entries(self.pieces, self.at, "", ends=self._list_ends, full=0, loose=True)
        self.recipients += read.texts
        self.used += self.pieces[self.at : read.stop]
        self.at = max(read.stop, self.at + 1)

    def _skippable(self, piece: Piece) -> bool:
        """True for marks between the parts of a foot: initials, stamps, a second name of a fused column."""
        text = piece.text
        if marks.is_digital_stamp(text) or marks.is_copy_stamp(text):
            return True
        ahead = self.pieces[self.at + 1 : self.at + 4]
        return len(text) < 60 and not _ANNEX.match(text) and not self.recipients and any(
            _recipients_rest(p.text) is not None for p in ahead
        )

    # --- signature

    def _signature(self, i: int) -> _Signature | None:
        """The signature block that begins at piece i, None if none does."""
        first = self.pieces[i]
        if len(first.text) > 110 or marks.bullet_end(first.text):
            return None
        found = _Signature(start=first.start, end=first.end)
        j = i
        while j < len(self.pieces) and j < i + 10 and self._titles(j, i, found):
            j += 1
        if j == i:
            return None
        found.stop = j
        self._read_signer(j, found)
        after = self.pieces[found.stop] if found.stop < len(self.pieces) else None
        if after and not found.name and marks.is_caps(first.text) and _recipients_rest(after.text) is not None:
            return found  # the name stands below the recipients
        if not found.authority and first.column == 2 and self.recipients and marks.is_caps(first.text):
            return found
        if not found.authority and not (found.name and (marks.is_caps(first.text) or found.signed or self.recipients)):
            return None
        if found.authority and not (found.name or found.signed or found.position or len(found.authority) > 1):
            return None
        return found

    def _titles(self, j: int, i: int, found: _Signature) -> bool:
        """Takes piece j if it is a line of authority or position."""
        piece = self.pieces[j]
        text = piece.text.strip(" *_").rstrip(" .;")
        before = self.pieces[j - 1] if j > i else None
        if len(text) > 110 or marks.bullet_end(piece.text) or (before and piece.gap > Gap.BLANK and not _starts(text)):
            return False
        lines = found.position or found.authority
        if marks.has_authority(text) and not found.position:
            found.authority.append(text)
        elif before is None and not (marks.has_position(text) and not text.endswith((":", ","))):
            return False
        elif lines and before and self._wraps(piece, before, lines):
            lines[-1] += " " + text
        elif marks.has_position(text) and (marks.is_caps(text) or not marks.read_name(text)):
            if not marks.is_caps(text) and len(text) > 70:
                return False
            found.position.append(text)
        elif lines and marks.is_caps(text) and not marks.read_name(text) and marks.signed_mark(text) is None:
            if _ANNEX.match(text) or marks.read_kind(text) or _recipients_rest(text) is not None:
                return False
            lines[-1] += " " + text
        else:
            return False
        found.end = piece.end
        return True

    def _wraps(self, piece: Piece, before: Piece, lines: list[str]) -> bool:
        """True if `piece` goes on with the title of the line before: after a comma, or inside one run of marks."""
        text = piece.text
        if not marks.is_caps(text) and marks.is_caps(before.text):
            return False
        if lines[-1].endswith((",", "-", "–", " VÀ", " và")):
            return True
        if marks.has_authority(text) or marks.signed_mark(text) is not None:
            return False
        return piece.inside and not marks.has_position(text) and marks.is_caps(before.text)

    def _read_signer(self, j: int, found: _Signature) -> None:
        """Reads `(Đã ký)` and the name below the titles."""
        k = j
        while k < len(self.pieces) and k < j + _REACH:
            piece = self.pieces[k]
            signed = marks.signed_mark(piece.text)
            joined = " ".join(p.text for p in self.pieces[k : k + 2])
            following = self.pieces[k + 1] if k + 1 < len(self.pieces) else None
            if signed is not None and not found.signed:
                found.signed = True
                name = marks.read_name(signed) if signed else None
                if name:
                    self._named(found, name, k, piece)
                    return
            elif following and following.inside and len(piece.text.split()) <= 2 and (name := marks.read_name(joined)):
                self._named(found, name, k + 1, following)
                return
            elif name := marks.read_name(piece.text):
                self._named(found, name, k, piece)
                return
            elif not (marks.is_digital_stamp(piece.text) or re.fullmatch(r"\W*|\(.{0,50}\)|\[.{0,30}\]", piece.text)):
                return
            found.stop = k + 1
            found.end = max(found.end, piece.end)
            k += 1

    def _named(self, found: _Signature, name: str, k: int, piece: Piece) -> None:
        found.name, found.stop, found.end = name, k + 1, max(found.end, piece.end)

    # --- the sum

    def _foot(self) -> Foot:
        signer = self.signers[0] if self.signers else _Signature()
        warnings: list[tuple[str, str]] = []
        if len(self.signers) > 1:
            others = ", ".join(s.name for s in self.signers[1:] if s.name)
            warnings.append(("several-signers", f"Văn bản có nhiều người ký; còn: {others}."))
        if not self.signers:
            warnings.append(("no-signer", "Văn bản không có chữ ký."))
        elif signer.name is None:
            warnings.append(("no-signer-name", "Chữ ký không ghi họ tên."))
        if self.signers:
            self.extents["signer"] = (signer.start, signer.end)
        offset = self.lines[0].index if self.lines else 0
        begin = min(p.line for p in self.used) - offset
        end = max(p.line for p in self.used) + 1 - offset
        while end < len(self.lines) and self.lines[end].kind is not Kind.TEXT:
            end += 1
        return Foot(
            recipients=tuple(self.recipients),
            authority=" ".join(signer.authority) or None,
            position=" ".join(signer.position) or None,
            name=signer.name,
            begin=begin,
            end=end,
            extents=self.extents,
            warnings=tuple(warnings),
        )


def _starts(text: str) -> bool:
    return marks.has_authority(text) or (marks.is_caps(text) and marks.has_position(text))


def _recipients_rest(text: str) -> str | None:
    """What follows `Nơi nhận:` on its line ("" if nothing), None if the piece is none."""
    m = _RECIPIENTS.match(text)
    if not m:
        return None
    rest = text[m.end() :].strip()
    return None if rest and not _inline_list(rest) else rest


def unweave(pieces: list[Piece]) -> list[Piece]:
    """`pieces` with the signature below the recipients where a copy has woven its lines into their list.

    Between the entries stand positions, `(Đã ký)` or a name without a bullet; they keep their order.
    """
    intro = next((i for i, p in enumerate(pieces) if _recipients_rest(p.text) is not None), None)
    if intro is None:
        return pieces
    last = intro
    woven: set[int] = set()
    for k in range(intro + 1, min(intro + 80, len(pieces))):
        piece = pieces[k]
        if marks.bullet_end(piece.text):
            last = k
            if marks.fold(piece.text[marks.bullet_end(piece.text) :]).startswith("lưu"):
                break
        elif piece.column == 2 or _signs(piece) or (
            marks.read_name(piece.text) and (k - 1 in woven or pieces[k - 1].text.rstrip()[-1:] in ";.")
        ):
            woven.add(k)
        elif len(piece.text) > 300 or _ANNEX.match(piece.text) or marks.motto_left(piece.text) is not None:
            break
    taken = [pieces[k] for k in sorted(woven) if k < last]
    if not taken:
        return pieces
    kept = [p for k, p in enumerate(pieces[: last + 1]) if k > last or k not in woven]
    return [*kept, replace(taken[0], gap=Gap.BAR), *taken[1:], *pieces[last + 1 :]]


def _signs(piece: Piece) -> bool:
    text = piece.text
    if marks.has_authority(text) or (marks.is_caps(text) and marks.has_position(text)):
        return True
    return text[:1] in "([" and marks.signed_mark(text) is not None


def _inline_list(rest: str) -> bool:
    """True if what stands behind `Nơi nhận:` is a list of recipients and no sentence about a place."""
    low = marks.fold(rest)
    return bool(marks.bullet_end(rest)) or low.startswith("như ") or "lưu" in low or (";" in rest and len(rest) < 300)

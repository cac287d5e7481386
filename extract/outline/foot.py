"""The foot of a document: who receives it and who signed it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.outline import marks, offices
from extract.outline.entries import hangs, read_entries
from extract.outline.lines import Kind, Line
from extract.outline.pieces import Gap, Piece, read_pieces
from extract.outline.signature import ANNEX, REACH, Signature, after_recipients, read_signature, unweave

if TYPE_CHECKING:
    from collections.abc import Sequence

_WINDOWS = (32, 80, 200)  # lines in which a foot often, nearly always, and at most, stands


@dataclass(frozen=True, slots=True)
class Foot:
    """Recipients and signer; None or empty where the text has none.

    `begin` is the index of the first line of the foot, `end` that of the first line after it (annexes
    follow); both are the number of lines where the document has no foot. `extents` has [start, end) in source
    characters of `recipients` and `signer`. `warnings` are (code, message).
    """

    recipients: tuple[str, ...] = ()
    authority: str | None = None
    position: str | None = None
    name: str | None = None
    begin: int = 0
    end: int = 0
    extents: dict[str, tuple[int, int]] = field(default_factory=dict)
    warnings: tuple[tuple[str, str], ...] = ()


_BEGINS = re.compile(
    # a line of running text may begin with `nơi gửi`: small letters need their colon
    r"\W{0,6}(?:(?i:nơi\s{1,4}(?:nhận|nhân|gửi))(?=\W*:)|N(?i:ơi\s{1,4}(?:nhận|nhân|gửi))(?!\s+\w))"
    r"|\W{0,6}(?:T/?\.?M|K/?\.?T|T/?\.?L|T\.?U\.?Q|T/UQ|QCT|THAY MẶT|THỪA|KÝ THAY)[\s./:]"
)
_PAGE = re.compile(r"\d{1,3}")
_COLUMN = re.compile(r"[\t|]| {3,}+")


def read_foot(lines: Sequence[Line], start: int = 0) -> Foot:
    """The first foot at or after line `start`."""
    at = start
    while (begin := _find(lines, at)) is not None:
        for window in _WINDOWS:
            reader = _Reader(lines, begin, window)
            foot = reader.read()
            if len(reader.pieces) - reader.at > REACH + 4 or begin + window >= len(lines):
                break
        if foot:
            return foot
        at = _behind(lines, begin)
    missing = (("no-signer", "Văn bản không có chữ ký."),)
    return Foot(begin=len(lines), end=len(lines), warnings=missing)


def _behind(lines: Sequence[Line], begin: int) -> int:
    """Where to look on after line `begin` began no foot: at the last line of a long run of its like."""
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
    return len(content) <= 70 and (content.isupper() or len(content) < 30) and offices.has_position(content)


class _Reader:
    """Reads one foot whose first line is `begin`."""

    def __init__(self, lines: Sequence[Line], begin: int, window: int):
        self.lines = lines
        self.begin = begin
        self.pieces = unweave(
            [p for p in read_pieces(lines[begin : begin + window]) if not _PAGE.fullmatch(p.text)]
        )
        self.at = 0
        self.recipients: list[str] = []
        self.signers: list[Signature] = []
        self.extents: dict[str, tuple[int, int]] = {}
        self.used: list[Piece] = []

    def read(self) -> Foot | None:
        """The foot, None if what looked like one is none."""
        seen = False
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            rest = after_recipients(piece.text)
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

    def _signature(self, i: int) -> Signature | None:
        return read_signature(self.pieces, i, listed=bool(self.recipients))

    def _name_apart(self, piece: Piece) -> bool:
        """Gives a name that stands below the recipients to the titles that stand above them."""
        if not (self.recipients and self.signers) or self.signers[0].name:
            return False
        name = offices.read_name(piece.text)
        if name:
            self.signers[0].name = name
            self.signers[0].end = max(self.signers[0].end, piece.end)
        return name is not None

    # --- recipients

    def _read_recipients(self, rest: str) -> bool:
        intro = self.at
        start = intro + 1
        read = read_entries(self.pieces, start, rest, ends=self._list_ends, full=0, loose=True)
        plausible = (
            any(e.bulleted for e in read.items)
            or rest
            or any(e.text.lower().startswith(("như", "lưu")) for e in read.items)
        )
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
        if (
            len(text) > 300
            or ANNEX.match(text)
            or marks.motto_left(text) is not None
            or marks.read_kind(text)
        ):
            return True
        if piece.column == 2 and i and self.pieces[i - 1].column != 2:
            return True
        if offices.has_authority(text) or (marks.is_caps(text) and offices.has_position(text)):
            return True
        if offices.signed_mark(text) is not None and text[:1] in "([":
            return True
        before = self.pieces[i - 1]
        if offices.read_name(text) and not hangs(before.text) and piece.gap is not Gap.NONE:
            return True
        return bool(self._signature(i)) and not hangs(before.text)

    def _signature_near(self, start: int) -> bool:
        return any(self._signature(i) for i in range(start, min(start + 3, len(self.pieces))))

    def _more_recipients(self, piece: Piece) -> bool:
        """True for entries that a copy prints below the signature: the left column was the longer one."""
        return bool(
            self.recipients
            and marks.bullet_end(piece.text)
            and piece.gap <= Gap.BLANK
            and len(piece.text) < 200
        ) and (not self.recipients[-1].lower().startswith("lưu"))

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
        return (
            len(text) < 60
            and not ANNEX.match(text)
            and not self.recipients
            and any(after_recipients(p.text) is not None for p in ahead)
        )

    # --- the sum

    def _foot(self) -> Foot:
        signer = self.signers[0] if self.signers else Signature()
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

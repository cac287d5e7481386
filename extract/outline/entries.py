"""The entries of a list of parties: addressees after `Kính gửi`, recipients after `Nơi nhận`, one a dash."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.outline.marks import bullet_end, is_caps
from extract.outline.pieces import Gap, Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_HANGING = re.compile(
    r"(?i)(?:[,:(\-–&/]|\b(?:và|của|các|với|về|cho|tại|theo|trong|thuộc|số|ủy|uỷ|năm|tháng|ngày|do|để|hoặc"
    r"|giữa|đến|từ|trên|dưới|những|một|ở|bằng|được|không|là|ban hành|sửa đổi|bổ sung|phê duyệt|quy định"
    r"|triển khai|thực hiện))$"
)
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+(?=[^\W\d])")
_DETAIL = re.compile(
    r"(?i)[(\[]?\s?(?:địa chỉ|đ/c|mã số thuế|mst|mã số|điện thoại|đt|số điện thoại|tel|fax|email|trụ sở)\b"
    r"\s?[:.]"
)
_INNER_DASH = re.compile(r";\s+[-–]\s+")


@dataclass(slots=True)
class Entry:
    """One party as written, without bullet and closing mark; [start, end) of its pieces."""

    words: list[str]
    start: int
    end: int
    bulleted: bool
    numbered: bool = False

    @property
    def text(self) -> str:
        """The words of all its lines, one blank between them."""
        return " ".join(w for w in self.words if w).strip().rstrip(" ;.,:").strip()


@dataclass(slots=True)
class Entries:
    """A list that is being read, and the piece at which reading stopped."""

    items: list[Entry] = field(default_factory=list)
    stop: int = 0
    last: int = 0

    @property
    def texts(self) -> list[str]:
        """The entries in order, none of them empty, none twice in a row."""
        return [e.text for e in self.items if any(c.isalpha() for c in e.text)]

    @property
    def extent(self) -> tuple[int, int] | None:
        """From the first entry to the last."""
        return (self.items[0].start, max(e.end for e in self.items)) if self.items else None


def hangs(text: str) -> bool:
    """True if `text` cannot end here: it closes with a comma, a preposition or half a name."""
    return bool(_HANGING.search(text.rstrip()))


def goes_on(piece: Piece, before: Piece, full: int) -> bool:
    """True if `piece` continues the sentence of `before`: by marks, small letter, or a full line."""
    if piece.gap >= Gap.WIDE:
        return False
    if piece.inside:
        return True
    first = piece.text[:1]
    if first.islower() or first in '([“"':
        return not re.match(r"[a-zđ]\s?[.)]\s", piece.text)
    if piece.gap is Gap.BLANK:
        return hangs(before.text) and not before.text.rstrip().endswith(":")
    return hangs(before.text) or (full > 0 and before.width >= full)


def full_width(pieces: Sequence[Piece]) -> int:
    """The width from which a line counts as full; 0 where the copy does not wrap its lines.

    Wrapped copies have many lines of nearly one width; a much longer one tells of paragraphs on one line.
    """
    widths = sorted(p.width for p in pieces)
    if not widths or widths[-1] > 135:
        return 0
    return int(widths[int(len(widths) * 0.9)] * 0.86)


def read_entries(
    pieces: Sequence[Piece], at: int, inline: str, *, ends: Callable[[int], bool], full: int, loose: bool
) -> Entries:
    """The entries from `inline`, the rest of the line before `at` that introduced them, and from `at` on.

    `ends(i)` says that piece i belongs to something else. A `loose` list (recipients) takes every line that
    does not end it; a strict one (addressees) only lines that continue an entry.
    """
    out = Entries(stop=at, last=at - 1)
    intro = pieces[at - 1]
    if inline:
        _add_inline(out, inline, intro)
    i = at
    while i < len(pieces) and not ends(i):
        piece = pieces[i]
        bullet = bullet_end(piece.text)
        numbered = _NUMBERED.match(piece.text) if not loose else None
        current = out.items[-1] if out.items else None
        if bullet and not loose and current and current.bulleted and _is_wrapped_dash(current, out):
            current.words.append(piece.text[bullet:])
            current.end = piece.end
        elif bullet or (numbered and all(e.numbered for e in out.items)):
            start = bullet or (numbered.end() if numbered else 0)
            for part in _INNER_DASH.split(piece.text[start:]):
                out.items.append(Entry([part], piece.start, piece.end, True, not bullet))
        elif current is None:
            if piece.gap >= Gap.WIDE and loose and not piece.column:
                break
            _add_inline(out, piece.text, piece)
        elif _DETAIL.match(piece.text) and not loose:
            pass  # the addressee's address and tax number belong to the head, not to the name
        elif _continues(current, piece, pieces[i - 1], full, loose) or (
            not loose and _fills_cell(current, pieces, i)
        ):
            current.words.append(piece.text)
            current.end = piece.end
        elif not current.bulleted and _next_plain(current, piece, loose):
            _add_inline(out, piece.text, piece)
        else:
            break
        out.last = i
        i += 1
    out.stop = i
    return out


def _add_inline(out: Entries, text: str, piece: Piece) -> None:
    bullet = bullet_end(text)
    if bullet:
        for part in _INNER_DASH.split(text[bullet:]):
            out.items.append(Entry([part], piece.start, piece.end, True))
        return
    for part in re.split(r";\s*[-–]?\s*", text):
        if part.strip(" .;"):
            out.items.append(Entry([part], piece.start, piece.end, False))


def _is_wrapped_dash(current: Entry, out: Entries) -> bool:
    """True where a copy put a dash before an entry's second line: its first is an open list after a colon,
    cut at a comma, among entries that close with a semicolon."""
    text = " ".join(current.words).rstrip()
    return (
        text.endswith(",")
        and ":" in text
        and not any(e.words[-1].rstrip().endswith(",") for e in out.items[:-1])
    )


def _continues(current: Entry, piece: Piece, before: Piece, full: int, loose: bool) -> bool:
    text = " ".join(current.words).rstrip()
    closed = (
        text.endswith((";", "."))
        and not text.endswith(("TP.", "P.", "Q.", "Tp."))
        and text.count("(") <= text.count(")")
    )
    if loose and current.bulleted:
        if text.lower().startswith("lưu"):
            return (
                not closed
                and piece.gap <= Gap.BLANK
                and (goes_on(piece, before, full) or len(piece.text) < 25)
            )
        return piece.gap <= Gap.BLANK and not (closed and piece.gap and not piece.text[:1].islower())
    if closed or (piece.gap is Gap.BLANK and not piece.text[:1].islower() and text[-1:] != ","):
        return False
    ends_it = len(piece.text) < 100 and piece.text.rstrip().endswith((";", "."))
    if current.bulleted and piece.gap is Gap.NONE and ends_it and piece.text.count(".") < 2:
        return True  # a copy that wraps short lines: the mark that the entry lacked closes this one
    return goes_on(piece, before, full)


def _fills_cell(current: Entry, pieces: Sequence[Piece], i: int) -> bool:
    """True if piece i is the last of a table's cell that holds one addressee over several lines."""
    alone = len(current.words) == 1 and not current.bulleted and not current.text.endswith((";", "."))
    below = pieces[i + 1] if i + 1 < len(pieces) else None
    return alone and pieces[i].gap is Gap.NONE and below is not None and below.gap is Gap.BAR


def _next_plain(current: Entry, piece: Piece, loose: bool) -> bool:
    """True if a line without a bullet is the next entry of a list without bullets."""
    if piece.gap > Gap.BLANK and not loose:
        return False
    text = current.words[-1].rstrip()
    if loose:
        return piece.gap <= Gap.BLANK and not text.lower().startswith("lưu") and len(piece.text) < 140
    short = len(piece.text) < 120 and not is_caps(piece.text)
    return short and text.endswith((";", ",")) and piece.text.rstrip().endswith((";", ".", ","))

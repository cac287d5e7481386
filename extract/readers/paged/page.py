"""A page as blocks of text in reading order: lines, tables, and the stamps set apart from both."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.readers.paged.columns import unfuse
from extract.readers.paged.lines import Measure, Row, box_of, measure, page_number, rows_of, runs_of
from extract.readers.paged.stamps import take_stamps
from extract.readers.paged.tables import Grid, find_grids

if TYPE_CHECKING:
    from extract.readers.paged.sheet import Box, Frame, Rulings, Sheet

RECOGNISED = "recognised"
"""The layer of a page whose words were recognised."""

_UPPER = 1 / 3  # of the page: a stamp up here stands above the head


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on one line and the box around them on the page as shown: a whole line, or one word where words
    were recognised (`sure`, from 0 to 1)."""

    text: str
    box: Box
    sure: float | None = None


@dataclass(slots=True)
class Line:
    """One line of text, `indent` characters from the margin; `blank` says that a blank line stands above it;
    `number` is the page number that it may be."""

    pieces: list[Piece]
    indent: int = 0
    blank: bool = False
    number: int | None = None

    @property
    def text(self) -> str:
        """The pieces with the blanks between them."""
        return " ".join(p.text for p in self.pieces)


@dataclass(slots=True)
class Table:
    """A ruled table, or the part of one on this page: rows of cells, each its pieces in order."""

    edges: tuple[float, ...]
    rows: list[list[list[Piece]]]


@dataclass(slots=True)
class Page:
    """What stands on a page: `layer` is what its text is worth, `blocks` what it says, in reading order;
    `above` and `below` are its stamps, or what runs along every page; `size` is width and height as shown."""

    layer: str = "good"
    size: tuple[float, float] = (0.0, 0.0)
    blank: bool = False
    blocks: list[Line | Table] = field(default_factory=list)
    above: list[Line] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)


def lay_out(sheet: Sheet, rulings: Rulings) -> Page:
    """The page on which these words and ruling lines stand."""
    stamps, words = take_stamps(sheet.words, sheet.fields)
    grids, rest = find_grids(rulings, words)
    layer = RECOGNISED if any(w.sure is not None for w in sheet.words) else "good"
    out = Page(layer, sheet.frame.size, blank=not words and not stamps)
    _lay(out, rows_of(rest), grids, sheet.frame)
    for rows in stamps:
        lines = [_line(r, sheet.frame) for r in rows]
        lines[0].blank = True
        high = box_of(rows[0].words)[1] < _UPPER * sheet.frame.height
        (out.above if high else out.below).extend(lines)
    return out


def _lay(out: Page, rows: list[Row], grids: list[Grid], frame: Frame) -> None:
    """Puts lines and tables into reading order."""
    numbers = {id(r): n for r in (*rows[:1], *rows[-1:]) if (n := page_number(r, frame.height)) is not None}
    body = [r for r in rows if id(r) not in numbers]
    how = measure(body, frame.width)
    waiting = list(grids)

    def tables_above(base: float) -> bool:
        seen = False
        while waiting and waiting[0].top < base:
            grid = waiting.pop(0)
            out.blocks.append(_table(grid, frame))
            seen = True
        return seen

    before: Row | None = None
    started = False
    first, last = (rows[0], rows[-1]) if rows else (None, None)
    if first is not None and id(first) in numbers and first.base < frame.height / 2:
        out.blocks.append(_line(first, frame, number=numbers.pop(id(first))))
    for item in unfuse(body, how.middle):
        top = item.base if isinstance(item, Row) else min(c[0].base for c in (item.left, item.right) if c)
        if tables_above(top):
            before, started = None, True
        if isinstance(item, Row):
            line = _line(item, frame, how)
            line.blank = how.spaced(before, item) if before is not None else started
            started = True
            out.blocks.append(line)
            before = item
            continue
        for column in (item.left, item.right):
            _column(out, column, frame, how, parted=started)
            started = True
        before = None
    tables_above(frame.height + 1)
    if last is not None and id(last) in numbers:
        out.blocks.append(_line(last, frame, number=numbers[id(last)]))


def _column(out: Page, rows: list[Row], frame: Frame, how: Measure, *, parted: bool) -> None:
    """Appends the lines of one column, a blank line above them if `parted`."""
    for i, row in enumerate(rows):
        line = _line(row, frame)
        line.blank = how.spaced(rows[i - 1], row) if i else parted
        out.blocks.append(line)


def _line(row: Row, frame: Frame, how: Measure | None = None, number: int | None = None) -> Line:
    return Line(pieces_of(row, frame), how.indent(row) if how else 0, number=number)


def _table(grid: Grid, frame: Frame) -> Table:
    return Table(
        grid.edges,
        [[[p for line in cell.lines for p in pieces_of(line, frame)] for cell in row] for row in grid.rows],
    )


def pieces_of(row: Row, frame: Frame) -> list[Piece]:
    """The words of a line with their boxes on the page as shown."""
    if all(w.sure is None for w in row.words):
        return [Piece(row.text, frame.box(*box_of(row.words)))]
    return [
        Piece(
            "".join(w.chars for w in run),
            frame.box(*box_of(run)),
            min((w.sure for w in run if w.sure is not None), default=None),
        )
        for run in runs_of(row.words)
    ]

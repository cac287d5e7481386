"""A PDF page as blocks of text in reading order: lines, tables, and the stamps set apart from both."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from extract.readers.pdf.chars import Box, Frame, Word, read_sheet
from extract.readers.pdf.columns import unfuse
from extract.readers.pdf.layer import layer_of
from extract.readers.pdf.lines import Measure, Row, box_of, measure, page_number, rows_of, words_text
from extract.readers.pdf.rulings import read_rulings
from extract.readers.pdf.stamps import take_stamps
from extract.readers.pdf.tables import Grid, find_grids

if TYPE_CHECKING:
    from collections.abc import Sequence

_UPPER = 1 / 3  # of the page: a stamp up here stands above the head
_DRAWN_LEAST = 8  # objects on a page that is not blank


@dataclass(slots=True)
class Line:
    """One line of text in `box` on the page as shown, `indent` characters from the margin; `blank` says that
    a blank line stands above it; `number` is the page number that it may be."""

    text: str
    box: Box
    indent: int = 0
    blank: bool = False
    number: int | None = None


@dataclass(slots=True)
class Table:
    """A ruled table, or the part of one on this page: rows of cells, each its lines with their boxes."""

    edges: tuple[float, ...]
    rows: list[list[list[tuple[str, Box]]]]


@dataclass(slots=True)
class Page:
    """What stands on a page: `layer` is what its text is worth, `blocks` what it says, in reading order;
    `above` and `below` are its stamps, or what runs along every page."""

    layer: str = "good"
    blank: bool = False
    blocks: list[Line | Table] = field(default_factory=list)
    above: list[Line] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)


def read_page(document: Any, index: int) -> Page:
    """The page `index` of a pypdfium2 document; it is closed again."""
    page, sheet = read_sheet(document, index)
    try:
        rulings = read_rulings(page, sheet.frame)
    finally:
        page.close()
    stamps, words = take_stamps(sheet.words, sheet.fields)
    drawn = [w for w in words if w.drawn]
    layer = layer_of(_plain(drawn))
    pictured = bool(rulings.pictures) or rulings.objects > len(drawn) + _DRAWN_LEAST
    if layer == "none" and not pictured:
        layer = "good"  # a page of few words, or none at all
    if layer != "good":
        return Page(layer)
    grids, rest = find_grids(rulings, words)
    out = Page(blank=not words and not stamps)
    _lay(out, rows_of(rest), grids, sheet.frame)
    for rows in stamps:
        lines = [_line(r, sheet.frame) for r in rows]
        lines[0].blank = True
        high = box_of(rows[0].words)[1] < _UPPER * sheet.frame.height
        (out.above if high else out.below).extend(lines)
    return out


def _plain(words: Sequence[Word]) -> str:
    """The words in the order of the page's content, a line for each baseline."""
    pieces: list[str] = []
    before: Word | None = None
    for word in words:
        if before is not None:
            level = abs(word.base - before.base) < 0.5 * word.size
            pieces.append(
                (" " if word.left - before.right > 0.1 * word.size or before.parted else "")
                if level
                else "\n"
            )
        pieces.append(word.chars)
        before = word
    return "".join(pieces)


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
    return Line(
        words_text(row.words), frame.box(*box_of(row.words)), how.indent(row) if how else 0, number=number
    )


def _table(grid: Grid, frame: Frame) -> Table:
    return Table(
        grid.edges,
        [[[(text, frame.box(*box)) for text, box in cell.lines] for cell in row] for row in grid.rows],
    )

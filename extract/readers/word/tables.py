"""Word's tables: which only lay out a page, and where the cells of the others stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from extract.readers.word.styles import VAL, W, inner, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from extract.readers.word.styles import Styles

_MOST_COLUMNS = 63  # Word's own limit
_BARE_ROWS, _BARE_COLUMNS = 3, 3  # of a table without lines that lays out a head or a foot
_TOLD_ROWS = 6  # of a table whose words say that it does, whatever its lines
_INVISIBLE = frozenset({"nil", "none"})
_SIDES = (("left", "insideV"), ("right", "insideV"), ("top", "insideH"), ("bottom", "insideH"))
_ALIASES = {"left": "start", "right": "end"}  # what the strict standard calls them

# Words that stand in the tables of heads and feet and open no cell of a table of tasks.
_LAYOUT = regex.compile(
    r"(?i)\s*(?:cộng ho[àa]\s+x[ãa] hội|cộng hòa x|đảng cộng sản việt nam|nơi\s+(?:nhận|gửi)\s*:|kính\s+gửi)"
)
_NUMBERED = regex.compile(r"(?i)(?:s\s?|số\s)?tt\.?")  # heads the first column of a table that is one


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its first column in the grid, and its blocks; `covered` if it goes on from the row above."""

    column: int
    element: _Element
    covered: bool


def cells(table: _Element) -> list[list[Cell]]:
    """The rows of a table in the final document, each with its cells from left to right."""
    return [list(_row(row)) for row in inner(table) if row.tag == W + "tr" and not _deleted(row)]


def _deleted(row: _Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _row(row: _Element) -> Iterator[Cell]:
    column = _span(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for cell in inner(row):
        if cell.tag != W + "tc":
            continue
        properties = cell.find(W + "tcPr")
        merges = [] if properties is None else [properties.find(W + x) for x in ("vMerge", "hMerge")]
        covered = any(m is not None and str(m.get(VAL, "continue")) != "restart" for m in merges)
        yield Cell(column, cell, covered)
        column += max(1, _span(None if properties is None else properties.find(W + "gridSpan"), 1))


def _span(element: _Element | None, default: int) -> int:
    return min(max(number(element, default), 0), _MOST_COLUMNS)


def columns(rows: list[list[Cell]]) -> list[list[int]]:
    """For each row the column of each of its cells.

    The grid of a table that was drawn by hand has a line for every edge that is out by a hair. Rows with as
    many cells as most of the widest go by their order; cells of the others stand below the nearest edge.
    """
    widths = Counter(len(row) for row in rows)
    most = max(widths, default=0)
    model = next((row for row in rows if len(row) == most), [])
    edges = [cell.column for cell in model]
    return [
        list(range(most)) if len(row) == most else _below(edges, [cell.column for cell in row])
        for row in rows
    ]


def _below(edges: list[int], starts: list[int]) -> list[int]:
    """Columns for cells that start at `starts`, each at the nearest of `edges`, none twice."""
    found: list[int] = []
    for i, start in enumerate(starts):
        least = found[-1] + 1 if found else 0
        last = len(edges) - (len(starts) - i)
        near = min(range(least, last + 1), key=lambda at: abs(edges[at] - start))
        found.append(near)
    return found


def lays_out(table: _Element, rows: list[list[Cell]], styles: Styles) -> bool:
    """True if a table only puts words beside each other: a head, a foot, a frame around one text."""
    widest = max((len(row) for row in rows), default=0)
    if widest <= 1 or widest > _MOST_COLUMNS:
        return True
    if widest > _BARE_COLUMNS or _NUMBERED.fullmatch(_head(rows[0][0].element) if rows[0] else ""):
        return False
    if len(rows) <= _TOLD_ROWS and any(_LAYOUT.match(_head(c.element)) for row in rows for c in row):
        return True
    return len(rows) <= _BARE_ROWS and not _framed(table, rows, styles)


def _head(cell: _Element) -> str:
    """The first characters of a cell, as they stand in the file."""
    words = ""
    for text in cell.iter(W + "t"):
        words += text.text or ""
        if len(words.strip()) > 40:
            break
    return words.strip()


def _framed(table: _Element, rows: list[list[Cell]], styles: Styles) -> bool:
    """True if lines are drawn around at least half of the cells."""
    sides = _table_sides(table, styles)
    all_cells = [cell.element for row in rows for cell in row]
    framed = sum(_is_framed(cell, sides) for cell in all_cells)
    return framed * 2 >= len(all_cells)


def _table_sides(table: _Element, styles: Styles) -> dict[str, bool]:
    """Whether a table draws lines on each side of its cells, by itself or through its style."""
    properties = table.find(W + "tblPr")
    style = properties.find(W + "tblStyle") if properties is not None else None
    chain = styles.chain(str(style.get(VAL, ""))) if style is not None else []
    given = [properties.find(W + "tblBorders")] if properties is not None else []
    given += [s.find(f"{W}tblPr/{W}tblBorders") for s in chain]
    drawn: dict[str, bool] = {}
    for borders in given:
        for outside, inside in _SIDES:
            for side in (outside, inside):
                if borders is not None and side not in drawn and (line := _line(borders, side)) is not None:
                    drawn[side] = line
    return {outside: drawn.get(outside, False) or drawn.get(inside, False) for outside, inside in _SIDES}


def _is_framed(cell: _Element, table_sides: dict[str, bool]) -> bool:
    own = cell.find(f"{W}tcPr/{W}tcBorders")
    sides = dict(table_sides)
    for side in sides if own is not None else ():
        line = _line(own, side) if own is not None else None
        if line is not None:
            sides[side] = line
    return (sides["left"] or sides["right"]) and (sides["top"] or sides["bottom"])


def _line(borders: _Element, side: str) -> bool | None:
    """Whether a line is drawn on `side`, None where nothing is said of it."""
    line = borders.find(W + side)
    if line is None and side in _ALIASES:
        line = borders.find(W + _ALIASES[side])
    if line is None or line.get(VAL) is None:
        return None
    return line.get(VAL) not in _INVISIBLE and str(line.get(W + "color", "")).upper() != "FFFFFF"

"""Pages woven into one text: form feeds between them, tables and their rows going on over the break."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.readers.paged.page import Line, Page, Piece, Table

if TYPE_CHECKING:
    from extract.readers.placed import Collector, Placed

_SAME = 8.0  # points by which a column's edge may move from page to page
_NUMBER = re.compile(r"(?:\d{1,4}(?:\.\d{1,3}){0,3}|[IVXLC]{1,6}|[A-ZĐ]|[a-zđ])[.)]?|[-+•*]")
_HEAD_ROWS = 3  # rows of a table's head that are repeated on the next page at the most

_Placed = tuple[int, Piece]  # with the number of its page


@dataclass(slots=True)
class _Open:
    """A table that the next page may go on with; `held` is its last row, not yet written."""

    index: int
    edges: tuple[float, ...]
    head: list[list[str]]
    held: list[list[_Placed]]
    rows: int = 0  # written
    numbered: int = 0  # rows whose first cell is a number
    bare: int = 0  # rows, the head aside, whose first cell is empty


class Weaver:
    """Takes pages in order and puts their text into a collector."""

    def __init__(self, out: Collector) -> None:
        self._out = out
        self._table: _Open | None = None
        self._tables = 0
        self._waiting: list[tuple[int, Line] | None] = []  # between two pages; None is the form feed

    def add(self, page: Page, number: int) -> None:
        """Appends a page."""
        if number > 1:
            self._waiting.append(None)
        self._waiting += [(number, line) for line in page.above]
        if page.above and page.blocks and isinstance(first := page.blocks[0], Line):
            first.blank = True
        for i, block in enumerate(page.blocks):
            if isinstance(block, Table):
                self._add_table(block, number, goes_on=i == 0)
            else:
                self._settle()
                self._line(block, number)
        self._waiting += [(number, line) for line in page.below]

    def placed(
        self, *, page_sizes: tuple[tuple[float, float], ...], notes: tuple[tuple[str, str], ...]
    ) -> Placed:
        """All that was woven."""
        self._settle()
        return self._out.placed(pages=len(page_sizes), notes=notes, page_sizes=page_sizes)

    def _settle(self) -> None:
        """Writes what was held back: the last row of a table, then what stands between two pages."""
        if self._table is not None:
            self._write_row(self._table)
            self._table = None
            self._out.fill("\n")
        self._pass()

    def _pass(self) -> None:
        for item in self._waiting:
            if item is None:
                self._out.fill("\f\n")
            else:
                self._line(item[1], item[0])
        self._waiting.clear()

    def _line(self, line: Line, page: int) -> None:
        self._out.fill(("\n" if line.blank else "") + " " * line.indent)
        for i, piece in enumerate(line.pieces):
            if i:
                self._out.fill(" ")
            self._out.add(piece.text, page=page, box=piece.box, sure=piece.sure)
        self._out.fill("\n")

    def _add_table(self, table: Table, page: int, *, goes_on: bool) -> None:
        rows = [[[(page, piece) for piece in cell] for cell in row] for row in table.rows]
        before = self._table
        if before is not None and goes_on and _same_columns(before.edges, table.edges):
            while rows and len(rows) > 1 and _is_repeated(rows[0], len(table.rows) - len(rows), before.head):
                rows.pop(0)
            if rows and _continues(rows[0], before):
                for cell, more in zip(before.held, rows.pop(0), strict=True):
                    cell += more
        else:
            self._settle()
            self._out.fill("\n")
            head = [[_text(c) for c in r] for r in rows[:_HEAD_ROWS]]
            before = self._table = _Open(self._tables, table.edges, head, rows.pop(0))
            self._tables += 1
        before.edges = table.edges
        for row in rows:
            self._write_row(before)
            self._pass()
            before.held = row

    def _write_row(self, table: _Open) -> None:
        out, first = self._out, _text(table.held[0])
        out.fill("| ")
        for column, cell in enumerate(table.held):
            if column:
                out.fill(" | ")
            at = (table.index, table.rows, column)
            for i, (page, piece) in enumerate(cell):
                if i:
                    out.fill(" ")
                words = piece.text.replace("|", " ")
                out.add(words, page=page, box=piece.box, cell=at, sure=piece.sure)
        out.fill(" |\n")
        if table.rows:
            table.numbered += bool(_NUMBER.fullmatch(first))
            table.bare += not first
        table.rows += 1


def _text(cell: list[_Placed]) -> str:
    return " ".join(piece.text for _, piece in cell)


def _same_columns(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return len(a) == len(b) and all(abs(x - y) <= _SAME for x, y in zip(a, b, strict=True))


def _is_repeated(row: list[list[_Placed]], at: int, head: list[list[str]]) -> bool:
    """True if `row` repeats the row `at` of the table's head."""
    return at < len(head) and [_text(c) for c in row] == head[at]


def _continues(row: list[list[_Placed]], table: _Open) -> bool:
    """True if `row`, the first one on a page, is the rest of the row before the break."""
    first = _text(row[0])
    goes_on = any(a and b and _flows(_text(a), _text(b)) for a, b in zip(table.held, row, strict=True))
    if first:
        # no new number where the others are numbered, or words that go on in small letters
        return goes_on and not _NUMBER.fullmatch(first) and (table.numbered > 0 or first[:1].islower())
    return goes_on or table.bare == 0


def _flows(before: str, after: str) -> bool:
    """True if a cell's words go on behind the break."""
    return after[:1].islower() or before.endswith(",") or (before[-1:].islower() and after[:1].isdigit())

"""Cells, rows and tables, and what a cell says of itself: a column's head, a row's number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.outline.labels import roman
from extract.outline.lines import Kind, Line

if TYPE_CHECKING:
    from extract.rulebook import Rulebook

STT = re.compile(r"\d{1,4}(?:\.\d{1,2}){0,3}\.?|[A-H]\.?|[a-zđ][.)]|-")


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines (or a piece of one line) that make one cell: source extents in reading order."""

    extents: tuple[tuple[int, int], ...]
    content: str

    @property
    def empty(self) -> bool:
        """True if nothing stands in it."""
        return not self.content


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells by column; `group` rows head the rows below them and order nothing."""

    cells: tuple[Cell, ...]
    group: bool
    number: str


@dataclass(frozen=True, slots=True)
class Table:
    """`roles` of the columns, the rows, and the range of lines [first, last) they took."""

    roles: tuple[str, ...]
    rows: tuple[Row, ...]
    first: int
    last: int
    body: int  # index of the first line below the column heads


def role_of(content: str, book: Rulebook) -> str | None:
    """The role of the column that these words head (`rules/column.yaml`), None if they head none."""
    folded = " ".join(content.lower().split())
    if not folded or len(folded) > 90:
        return None
    found = book.match("column", folded, folded, 0)
    return found.rule.gives["role"] if found else None


def is_task_head(roles: list[str]) -> bool:
    """True if columns of these roles make a table of tasks."""
    return "task" in roles and any(r in roles for r in ("lead", "coord", "parties", "time"))


def cell_of(lines: list[Line]) -> Cell:
    """The cell that lines make."""
    kept = [x for x in lines if x.kind is Kind.TEXT]
    return Cell(tuple((x.start, x.end) for x in kept), " ".join(x.content for x in kept))


def starts_row(content: str) -> bool:
    """True if a cell reads as the number of a row or a group."""
    return bool(content) and len(content) < 8 and bool(STT.fullmatch(content) or roman(content.rstrip(".")))


def row_of(cells: list[Cell], roles: list[str]) -> Row:
    """The row of these cells, short ones filled up."""
    number = cells[0].content.rstrip(".") if cells and roles[0] == "number" else ""
    filled = [c for c in cells[1 if roles[0] == "number" else 0 :] if not c.empty]
    group = len(filled) < 2 and bool(
        not number or roman(number) or not number[:1].isdigit() or len(roles) > 3
    )
    padded = [*cells, *[Cell((), "")] * (len(roles) - len(cells))]
    return Row(tuple(padded), group, number)

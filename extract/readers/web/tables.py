"""Tables of web pages: which hold data and which only place things, and their cells by column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.readers.web.tree import FOOT, HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_WIDEST = 64  # columns that a span may claim; no table of tasks has more
_MOST = 4_000_000  # slots; beyond it a table is only lines
_BORDER = re.compile(r"(?i)border(?:-\w+)?\s*:[^;]*(?:solid|double|[1-9][\d.]*\s*p[tx])")
_BORDERED = re.compile(r"(?i)table-?bordered|MsoTableGrid|table-?grid|border-?all")
_COLUMNS = re.compile(r"(?i)^\W*(?:tt|stt|số tt|số thứ tự|nội dung|nhiệm vụ|tên\b)")
_NUMBER = re.compile(r"(?i)^\W*số\s*:")
_DATE = re.compile(r"(?i)ngày.{0,20}tháng.{0,20}năm")
_SIGNED = re.compile(r"^\W*(?:TM|KT|TL|TUQ|Q)\s?\.\s?[A-ZĐÀ-Ỹ]{2}")
_LARGE = 1500  # characters of a cell that is a page rather than a cell


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells: `rows` have one slot a column, None where a cell of before reaches into it. `data` is
    False for a table that only places its cells; `by_columns` if its cells are read column by column."""

    rows: tuple[tuple[_Element | None, ...], ...]
    data: bool
    by_columns: bool = False

    def cells(self) -> Iterator[_Element]:
        """The cells in reading order: left before right."""
        rows = zip(*self.rows, strict=True) if self.by_columns and self.rows else iter(self.rows)
        return (cell for row in rows for cell in row if cell is not None)


def read_grid(table: _Element) -> Grid:
    """The cells of `table`, spans laid out, columns without a word left out."""
    rows = _laid_out(list(_rows(table)))
    if len({len(row) for row in rows}) > 1:
        return Grid(tuple(map(tuple, rows)), data=False)
    words = [["" if c is None else _folded(c) for c in row] for row in rows]
    kept = [k for k in range(len(rows[0]) if rows else 0) if any(row[k] for row in words)]
    full = tuple(tuple(row[k] for k in kept) for row in rows)
    said = [[row[k] for k in kept] for row in words]
    filled = [row for row in said if any(row)]
    if _is_data(table, said):
        return Grid(full, data=True)
    edge = any(HEAD.search(w) or FOOT.search(w) or _NUMBER.match(w) for row in said for w in row)
    return Grid(full, data=False, by_columns=edge and len(filled) > 2 and len(kept) < 4)


def _folded(cell: _Element) -> str:
    return " ".join("".join(map(str, cell.itertext())).split())


def _rows(table: _Element) -> Iterator[_Element]:
    parts = [e for e in table if e.tag in ("thead", "tbody", "tfoot", "tr")]
    order = {"thead": 0, "tfoot": 2}
    for part in sorted(parts, key=lambda e: order.get(str(e.tag), 1)):
        if part.tag == "tr":
            yield part
        else:
            yield from (e for e in part if e.tag == "tr")


def _laid_out(rows: list[_Element]) -> list[list[_Element | None]]:
    out: list[list[_Element | None]] = []
    reach: dict[int, int] = {}  # column: rows that a cell of above still takes
    for i, row in enumerate(rows):
        slots: list[_Element | None] = []
        for cell in (e for e in row if e.tag in ("td", "th")):
            while reach.get(len(slots), 0):
                reach[len(slots)] -= 1
                slots.append(None)
            width = min(_span(cell, "colspan"), _WIDEST)
            below = min(_span(cell, "rowspan") or len(rows), len(rows) - i) - 1
            if len(slots) > _WIDEST:
                width, below = 1, 0
            for k in range(max(width, 1)):
                if below > 0:
                    reach[len(slots)] = below
                slots.append(cell if not k else None)
        for column in sorted(c for c, n in reach.items() if n and c >= len(slots)):
            slots += [None] * (column + 1 - len(slots))
            reach[column] -= 1
        out.append(slots)
    width = max(map(len, out), default=0)
    if width * len(out) > _MOST:
        return [[cell for cell in slots if cell is not None] for slots in out]
    for slots in out:
        slots += [None] * (width - len(slots))
    return out


def _span(cell: _Element, which: str) -> int:
    said = (cell.get(which) or "1").strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1


def _is_data(table: _Element, rows: list[list[str]]) -> bool:
    """True if a table's columns mean something."""
    filled = [row for row in rows if any(row)]
    columns = len(rows[0]) if rows else 0
    if columns < 2 or (table.get("role") or "").lower() in ("presentation", "none") or _nests(table):
        return False
    headed = any(_COLUMNS.match(w) for w in filled[0]) or next(table.iter("th"), None) is not None
    bordered = _is_bordered(table)
    if not headed:
        if columns < 4 and _is_edge(filled):
            return False
        if len(filled) == 1 and not (bordered and columns > 2):
            return False
        if columns == 2 and len(filled) < 4 and not bordered:
            return False
    total = sum(len(w) for row in filled for w in row)
    largest = max(len(w) for row in filled for w in row)
    return headed or bordered or largest < max(_LARGE, 0.6 * total)


def _nests(table: _Element) -> bool:
    """True if a table with columns of its own stands in a cell."""
    for inner in table.iterdescendants("table"):
        rows = [[e for e in row if e.tag in ("td", "th")] for row in _rows(inner)]
        if sum(len(row) > 1 for row in rows) > 1:
            return True
    return False


def _is_edge(filled: list[list[str]]) -> bool:
    """True for the head (issuer beside quốc hiệu, number beside date) and the foot (recipients beside
    signature) of a document."""
    words = [w for row in filled for w in row if w]
    if any(HEAD.search(w) for w in words[:8]):
        return True
    if len(filled) <= 3 and any(map(_NUMBER.match, words)) and any(map(_DATE.search, words)):
        return True
    if any(w.lower().startswith("nơi nhận") for w in words):
        return True
    return len(filled) <= 8 and any(map(_SIGNED.match, words))


def _is_bordered(table: _Element) -> bool:
    border = (table.get("border") or "0").strip()
    if border not in ("", "0") or _BORDERED.search(table.get("class") or ""):
        return True
    cells = [cell for row in list(_rows(table))[:2] for cell in row]
    return any(_BORDER.search(e.get("style") or "") for e in [table, *cells[:4]])

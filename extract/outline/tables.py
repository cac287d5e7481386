"""Task tables that lost their lines: cells between pipes, between tabs, or one a line.

A table counts only if its head names a task column and at least one column of who or when
(`rules/column.yaml`); other tables (targets, statistics, schedules) and the pipes that frame a head or a
foot stay plain lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.outline.cells import (
    STT,
    Cell,
    Row,
    Table,
    cell_of,
    is_task_head,
    role_of,
    row_of,
    starts_row,
)
from extract.outline.flat_table import flat_table
from extract.outline.labels import roman
from extract.outline.lines import Kind, Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.rulebook import Rulebook

_GAP_LINES = 60  # more than this without a pipe, and the table is over


def find_tables(lines: list[Line], book: Rulebook) -> list[Table]:
    """The task tables of a text, in order, never overlapping."""
    tables: list[Table] = []
    at = 0
    for i, line in enumerate(lines):
        if i < at or line.kind is not Kind.TEXT or not _may_head(line):
            continue
        table = _inline_table(lines, i, book) or _piped_table(lines, i, book) or flat_table(lines, i, book)
        if table:
            tables.append(table)
            at = table.last
    return tables


_HEAD_WORDS = re.compile(
    r"(?i)\b(?:tt|stt|số tt|số thứ tự|nội dung|nhiệm vụ|công việc|hoạt động|tên|chủ trì|thực hiện|"
    r"các|danh mục|nhóm|giải pháp)\b"
)


def _may_head(line: Line) -> bool:
    return len(line.content) < 300 and bool(_HEAD_WORDS.search(line.content))


# --- cells of one line, parted by pipes or tabs -------------------------------------------------------

_PIPES = re.compile(r"\|")
_TAB = re.compile(r"\t")
_GAPS = re.compile(r"\t+| {3,}")


def _split(line: Line, parter: re.Pattern[str]) -> list[Cell]:
    raw, start = line.raw, line.start
    cells: list[Cell] = []
    at = 0
    for m in [*parter.finditer(raw), None]:
        a, b = at, m.start() if m else len(raw)
        piece = raw[a:b]
        content = " ".join(piece.replace("*", "").split())
        left = len(piece) - len(piece.lstrip(" *\t"))
        right = len(piece.rstrip(" *\t"))
        extents = ((start + a + left, start + a + right),) if content else ()
        cells.append(Cell(extents, content))
        at = m.end() if m else at
    return cells


def _inline_table(lines: list[Line], i: int, book: Rulebook) -> Table | None:
    """Rows of which each stands on one line; a line without parters continues the last cell."""
    for parter in (_PIPES, _TAB, _GAPS):
        if len(parter.findall(lines[i].raw)) < 2:
            continue
        head = _split(lines[i], parter)
        if parter is _PIPES:
            head = head[1:] if head and head[0].empty else head
            head = head[:-1] if head and head[-1].empty else head
        if parter is _TAB and any(c.empty for c in head[1:]):
            continue  # several tabs between two heads: blanks to align them, not empty cells
        roles = [role_of(c.content, book) or ("number" if c.empty else "note") for c in head]
        if len(roles) < 3 or not is_task_head(roles):
            continue
        rows: list[Row] = []
        last = i + 1
        blanks = 0
        for line in lines[i + 1 :]:
            if line.kind in (Kind.RULE, Kind.PAGE):
                last = line.index + 1
                continue
            if line.kind is not Kind.TEXT:
                blanks += 1
                if blanks > 2:
                    break
                continue
            cells = _split(line, parter)
            if parter is _PIPES and line.raw.lstrip().startswith("|"):
                cells = cells[1:]
            cells = cells[: len(roles)]
            if len(cells) < 2:
                break
            blanks = 0
            cells += [Cell((), "")] * (len(roles) - len(cells))
            rows.append(row_of(cells, roles))
            last = line.index + 1
        if rows:
            return Table(tuple(roles), tuple(rows), lines[i].index, last, i + 1)
    return None


# --- cells between pipes that stand on lines of their own ---------------------------------------------


def _piped_table(lines: list[Line], i: int, book: Rulebook) -> Table | None:
    opening = _pipe_before(lines, i)
    if opening is None:
        return None
    segments = list(_segments(lines, opening))
    roles: list[str] = []
    for k, (_, cell, _) in enumerate(segments):
        role = role_of(cell.content, book)
        if role is None:
            if roles and (cell.empty or STT.fullmatch(cell.content) or roman(cell.content.rstrip("."))):
                break
            if k == 0 or len(roles) > 8 or len(cell.content) > 60:
                return None
            role = "note"
        roles.append(role)
    if len(roles) < 3 or not is_task_head(roles):
        return None
    rows, last = _piped_rows(segments[len(roles) :], roles)
    if not rows:
        return None
    return Table(tuple(roles), tuple(rows), lines[i].index, last, segments[len(roles)][0])


def _pipe_before(lines: list[Line], i: int) -> int | None:
    for k in range(i, max(-1, i - 4), -1):
        if lines[k].kind is Kind.PIPE or (k < i and lines[k].raw.rstrip().endswith("|")):
            return k
        if lines[k].raw.lstrip().startswith("|"):
            return k - 1
        if k < i and lines[k].kind is Kind.TEXT and lines[k].raw.strip()[:1] != "*":
            return None
    return None


def _segments(lines: list[Line], opening: int) -> Iterator[tuple[int, Cell, int]]:
    """(first line, cell, line behind) of what stands between one pipe and the next, from the pipe `opening`
    on."""
    held: list[Line] = []
    first = opening + 1
    for line in lines[opening + 1 :]:
        if line.kind is Kind.PIPE:
            yield first, cell_of(held), line.index + 1
            held, first = [], line.index + 1
            continue
        held.append(line)
        if len(held) > _GAP_LINES:
            return


def _piped_rows(segments: list[tuple[int, Cell, int]], roles: list[str]) -> tuple[list[Row], int]:
    """Rows from cells in reading order: a row ends with an empty segment (pipe to pipe) once its columns are
    full, or earlier where the next cell is a row number (merged cells, group rows)."""
    rows: list[Row] = []
    held: list[Cell] = []
    last = segments[0][0] if segments else 0
    for k, (_, cell, behind) in enumerate(segments):
        ahead = segments[k + 1][1].content if k + 1 < len(segments) else ""
        if cell.empty and (not held or len(held) >= len(roles) or starts_row(ahead)):
            if held:
                rows.append(row_of(held, roles))
                last = behind
            held = []
            continue
        if len(held) >= len(roles):  # a copy that dropped the pipe pair between rows
            rows.append(row_of(held, roles))
            held = []
        if not held and len(cell.content) > 600:
            break
        held.append(cell)
        if not cell.empty:
            last = behind
    if held and any(not c.empty for c in held[1:]):
        rows.append(row_of(held, roles))
    return rows, last

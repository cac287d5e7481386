"""Task tables that lost their lines: cells between pipes, between tabs, or one a line.

A table counts only if its head names a task column and at least one column of who or when
(`rules/column.yaml`); other tables (targets, statistics, schedules) and the pipes that frame a head or a
foot stay plain lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.outline.labels import roman
from extract.outline.lines import Kind, Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.rulebook import Rulebook

ROLES = ("number", "task", "lead", "coord", "parties", "time", "product", "note")
_STT = re.compile(r"\d{1,4}(?:\.\d{1,2}){0,3}\.?|[A-H]\.?|[a-zđ][.)]|-")
_HEAD_LINES = 24  # a head of eight columns, each broken over three lines
_GAP_LINES = 60  # more than this without a pipe, and the table is over


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


def find_tables(lines: list[Line], book: Rulebook) -> list[Table]:
    """The task tables of a text, in order, never overlapping."""
    tables: list[Table] = []
    at = 0
    for i, line in enumerate(lines):
        if i < at or line.kind is not Kind.TEXT or not _may_head(line):
            continue
        table = _inline_table(lines, i, book) or _piped_table(lines, i, book) or _flat_table(lines, i, book)
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


def _role(content: str, book: Rulebook) -> str | None:
    folded = " ".join(content.lower().split())
    if not folded or len(folded) > 90:
        return None
    found = book.match("column", folded, folded, 0)
    return found.rule.gives["role"] if found else None


def _is_task_head(roles: list[str]) -> bool:
    return "task" in roles and any(r in roles for r in ("lead", "coord", "parties", "time"))


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
        roles = [_role(c.content, book) or ("number" if c.empty else "note") for c in head]
        if len(roles) < 3 or not _is_task_head(roles):
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
            rows.append(_row(cells, roles))
            last = line.index + 1
        if rows:
            return Table(tuple(roles), tuple(rows), lines[i].index, last, i + 1)
    return None


# --- cells between pipes that stand on lines of their own ---------------------------------------------


def _cell(lines: list[Line]) -> Cell:
    kept = [x for x in lines if x.kind is Kind.TEXT]
    return Cell(tuple((x.start, x.end) for x in kept), " ".join(x.content for x in kept))


def _piped_table(lines: list[Line], i: int, book: Rulebook) -> Table | None:
    opening = _pipe_before(lines, i)
    if opening is None:
        return None
    segments = list(_segments(lines, opening))
    roles: list[str] = []
    for k, (_, cell, _) in enumerate(segments):
        role = _role(cell.content, book)
        if role is None:
            if roles and (cell.empty or _STT.fullmatch(cell.content) or roman(cell.content.rstrip("."))):
                break
            if k == 0 or len(roles) > 8 or len(cell.content) > 60:
                return None
            role = "note"
        roles.append(role)
    if len(roles) < 3 or not _is_task_head(roles):
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
            yield first, _cell(held), line.index + 1
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
        if cell.empty and (not held or len(held) >= len(roles) or _starts_row(ahead)):
            if held:
                rows.append(_row(held, roles))
                last = behind
            held = []
            continue
        if len(held) >= len(roles):  # a copy that dropped the pipe pair between rows
            rows.append(_row(held, roles))
            held = []
        if not held and len(cell.content) > 600:
            break
        held.append(cell)
        if not cell.empty:
            last = behind
    if held and any(not c.empty for c in held[1:]):
        rows.append(_row(held, roles))
    return rows, last


def _starts_row(content: str) -> bool:
    return bool(content) and len(content) < 8 and bool(_STT.fullmatch(content) or roman(content.rstrip(".")))


def _row(cells: list[Cell], roles: list[str]) -> Row:
    number = cells[0].content.rstrip(".") if cells and roles[0] == "number" else ""
    filled = [c for c in cells[1 if roles[0] == "number" else 0 :] if not c.empty]
    group = len(filled) < 2 and bool(
        not number or roman(number) or not number[:1].isdigit() or len(roles) > 3
    )
    padded = [*cells, *[Cell((), "")] * (len(roles) - len(cells))]
    return Row(tuple(padded), group, number)


# --- one cell a line ----------------------------------------------------------------------------------


def _flat_table(lines: list[Line], i: int, book: Rulebook) -> Table | None:
    text = [x for x in lines[i : i + 3 * _HEAD_LINES] if x.kind is Kind.TEXT][:_HEAD_LINES]
    roles, used = _flat_head(text, book)
    if len(roles) < 3 or not _is_task_head(roles):
        return None
    start = text[used - 1].index + 1
    body = [x for x in lines[start:] if x.kind in (Kind.TEXT, Kind.PAGE)]
    numbered = roles[0] == "number"
    chunks = list(_flat_chunks(body, columns=len(roles)) if numbered else _even_chunks(body, roles, book))
    rows = [r for chunk in chunks if (r := _flat_row(chunk, roles))]
    if not rows:
        return None
    return Table(tuple(roles), tuple(rows), lines[i].index, chunks[-1][-1].index + 1, start)


def _flat_head(text: list[Line], book: Rulebook) -> tuple[list[str], int]:
    """Roles read from lines of one column head each, or two or three where a head is broken; and lines
    used."""
    roles: list[str] = []
    k = 0
    while k < len(text):
        for width in (1, 2, 3):
            joined = " ".join(x.content for x in text[k : k + width])
            longer = " ".join(x.content for x in text[k : k + width + 1])
            role = _role(joined, book)
            if (
                role
                and width < 3
                and text[k + width : k + width + 1]
                and text[k + width].content[:1].islower()
            ):
                role = _role(longer, book) and None
            if role:
                roles.append(role)
                k += width
                break
        else:
            break
    return roles, k


def _even_chunks(body: list[Line], roles: list[str], book: Rulebook) -> Iterator[list[Line]]:
    """Lines of one row each of a table without numbers: as many lines as columns, group rows apart. The
    cells of the parties must look like parties, or it is no table of this kind."""
    heads = {r["word"] for r in book.words("heads")}
    parties = [k for k, role in enumerate(roles) if role in ("lead", "coord", "parties")]
    text = [x for x in body if x.kind is Kind.TEXT]
    at = 0
    while at < len(text):
        if _GROUP_LINE.match(text[at].content):
            yield [text[at]]
            at += 1
            continue
        chunk = text[at : at + len(roles)]
        if len(chunk) < len(roles) or _ENDS_TABLE.match(chunk[0].content):
            return
        if not any(_opens_party(chunk[k].content, heads) for k in parties):
            return
        yield chunk
        at += len(roles)


def _opens_party(content: str, heads: set[str]) -> bool:
    words = content.lower().removeprefix("các ").split()
    return any(" ".join(words[:n]).rstrip(",;") in heads for n in (1, 2, 3, 4))


_GROUP_LINE = re.compile(r"(?:[A-ZĐ]|[IVX]{1,5})[.)]\s")
_ENDS_TABLE = re.compile(
    r"(?i)(?:nơi nhận|nguồn tra cứu|phụ lục|tm\.|kt\.|ghi chú\s*:|tổng (?:cộng|số|kinh phí)|cộng\s*:|"
    r"tổng\s*:)"
)


def _flat_chunks(body: list[Line], *, columns: int) -> Iterator[list[Line]]:
    """Lines of one row each. A row begins at the next number (or group numeral) of the count; any other
    number is a cell (an amount of money, a count)."""
    held: list[Line] = []
    count = _Count()
    for line in body:
        if line.kind is Kind.PAGE:
            continue
        number = line.content.rstrip(".")
        if _starts_row(line.content) and not line.content.endswith(")") and count.goes_on(number, len(held)):
            count.take(number)
            if held:
                yield held
            held = [line]
            continue
        if not held:
            return
        if len(held) > 4 * columns + 20 or _ENDS_TABLE.match(line.content):
            break
        held.append(line)
    if held:
        yield held


class _Count:
    """The numbers of the rows so far, by their kind: `1 2 3`, `1.1 1.2`, `I II`, `A B`."""

    def __init__(self) -> None:
        self.last: dict[str, int] = {}

    def goes_on(self, number: str, held: int) -> bool:
        """True if `number` is the next of its kind (one may be left out), or begins anew; `held` lines stand
        in the row before it, of which a row with cells has more than two."""
        if not number or not (number[0].isdigit() or number[0].isupper()):
            return True
        kind, value = self._read(number)
        before = self.last.get(kind, 0)
        if value in (before + 1, before + 2):
            return value == 1 or kind != "arabic" or held != 2 or before == 0
        return value == 1

    def take(self, number: str) -> None:
        """Counts the row of this number; under a group the count of the finer kinds begins anew."""
        kind, value = self._read(number)
        self.last[kind] = value
        if kind in ("roman", "letter"):
            self.last = {k: v for k, v in self.last.items() if k in (kind, "letter") or k == "arabic"}

    def _read(self, number: str) -> tuple[str, int]:
        if roman(number):
            return "roman", roman(number)
        if number.isalpha():
            return "letter", ord(number[0].upper()) - 64
        stem, _, last = number.rpartition(".")
        digits = "".join(c for c in last if c.isdigit())
        return f"arabic {stem}" if stem else "arabic", int(digits or 0)


def _flat_row(chunk: list[Line], roles: list[str]) -> Row | None:
    if roles[0] != "number":
        whole = tuple(_cell([x]) for x in chunk)
        return Row(whole if len(chunk) > 1 else (Cell((), ""), *whole), len(chunk) == 1, "")
    number = chunk[0].content.rstrip(".")
    pieces = [[x] for x in chunk[1:]]
    want = len(roles) - 1
    if not pieces:
        return None
    if number[:1].isupper() and len(pieces) < want:
        return Row((_cell(chunk[:1]), _cell([x for p in pieces for x in p])), True, number)
    while len(pieces) > want:
        k = _weakest_seam(pieces)
        if k is None:
            break
        pieces[k : k + 2] = [pieces[k] + pieces[k + 1]]
    while len(pieces) > want:  # more cells than columns: the task had several paragraphs
        pieces[0:2] = [pieces[0] + pieces[1]]
    cells = [_cell(chunk[:1]), *(_cell(p) for p in pieces)]
    if len(cells) == 2 and want > 1:
        return Row(tuple(cells), True, number)
    return _row(cells, roles)


def _weakest_seam(pieces: list[list[Line]]) -> int | None:
    """Where two neighbouring lines are most surely one cell: the first ends open or the second begins
    small."""
    for k in range(len(pieces) - 1):
        before, after = pieces[k][-1].content, pieces[k + 1][0].content
        if (
            before.endswith((",", "-", "–", "(", "/"))
            or after[:1].islower()
            or before.rsplit(" ", 1)[-1] in _OPEN_WORDS
        ):
            return k
    return None


_OPEN_WORDS = {
    "và",
    "của",
    "về",
    "theo",
    "tại",
    "các",
    "cho",
    "với",
    "trong",
    "đến",
    "từ",
    "Sở",
    "UBND",
    "Bộ",
    "Ban",
}

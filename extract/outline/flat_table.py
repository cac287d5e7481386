"""Task tables of which each cell stands on a line of its own, as copies out of a PDF have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.outline.cells import (
    Cell,
    Row,
    Table,
    cell_of,
    is_task_head,
    role_of,
    row_of,
    starts_row,
)
from extract.outline.labels import roman
from extract.outline.lines import Kind, Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.rulebook import Rulebook

_FIRST = frozenset({"1", "01", "I", "A"})  # numbers of a first row
_HEAD_LINES = 24  # a head of eight columns, each broken over three lines


def flat_table(lines: list[Line], i: int, book: Rulebook) -> Table | None:
    """The table whose head begins on line i, or None."""
    text = [x for x in lines[i : i + 3 * _HEAD_LINES] if x.kind is Kind.TEXT][:_HEAD_LINES]
    roles, used = _flat_head(text, book)
    if len(roles) < 3 or not is_task_head(roles) or "number" in roles[1:]:
        return None  # a title such as `DANH MỤC NHIỆM VỤ` stands above the head
    start = text[used - 1].index + 1
    body = [x for x in lines[start:] if x.kind in (Kind.TEXT, Kind.PAGE)]
    if roles[0] != "number" and body and body[0].content.rstrip(".)") in _FIRST:
        roles = ["number", *roles]  # the rows are numbered, the head of that column is lost
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
            role = role_of(joined, book)
            broken = width < 3 and k + width < len(text) and text[k + width].content[:1].islower()
            if role and not broken:
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
        if starts_row(line.content) and not line.content.endswith(")") and count.goes_on(number, held):
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

    def goes_on(self, number: str, held: list[Line]) -> bool:
        """True if `number` is the next of its kind (one may be left out), or begins anew. A row of the count
        has cells: behind its number and one line more, the next number is a cell too (`held` is that row)."""
        if not number or not (number[0].isdigit() or number[0].isupper()):
            return True
        kind, value = self._read(number)
        before = self.last.get(kind, 0)
        if value == 1:
            return True
        bare = len(held) == 2 and held[0].content[:1].isdigit()
        return value in (before + 1, before + 2) and not (kind == "arabic" and before and bare)

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
        whole = tuple(cell_of([x]) for x in chunk)
        return Row(whole if len(chunk) > 1 else (Cell((), ""), *whole), len(chunk) == 1, "")
    number = chunk[0].content.rstrip(".")
    pieces = [[x] for x in chunk[1:]]
    want = len(roles) - 1
    if not pieces:
        return None
    if number[:1].isupper() and len(pieces) < want:
        return Row((cell_of(chunk[:1]), cell_of([x for p in pieces for x in p])), True, number)
    while len(pieces) > want:
        k = _weakest_seam(pieces)
        if k is None:
            break
        pieces[k : k + 2] = [pieces[k] + pieces[k + 1]]
    while len(pieces) > want:  # more cells than columns: the task had several paragraphs
        pieces[0:2] = [pieces[0] + pieces[1]]
    cells = [cell_of(chunk[:1]), *(cell_of(p) for p in pieces)]
    if len(cells) == 2 and want > 1:
        return Row(tuple(cells), True, number)
    return row_of(cells, roles)


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

"""From characters to an outline: head, tree of the body, task tables, foot, annexes; every node is a span."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.outline.foot import Foot, read_foot
from extract.outline.head import Head, read_head, split_documents
from extract.outline.labels import opens, read_label
from extract.outline.lines import Kind, Line, mark_pages, split_lines
from extract.outline.paragraphs import Layout, group, read_layout
from extract.outline.tables import find_tables
from extract.outline.tree import Tree, TreeBuilder, Unit
from extract.rulebook import Rulebook, lowered
from extract.text import Text, View, ViewBuilder, new_tones

if TYPE_CHECKING:
    from extract.outline.cells import Cell, Table


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of a task table. `cells` maps a role to its view extent; [start, end) runs from the first word
    of the task cell to the last word of the row's last cell."""

    start: int
    end: int
    cells: dict[str, tuple[int, int]]
    path: str
    annex: int
    group: str  # the words of the group row above it
    after: int  # the number of units before it


@dataclass(frozen=True, slots=True)
class Outline:
    """What stands where. Offsets are of `view`; `low` is the view in lower case, of the same length.

    `body` and `annexes` are view extents; `regulations` are those of rules issued with a decision, whose
    articles hold for everyone and order nobody.
    """

    view: View
    low: str
    head: Head
    foot: Foot
    tree: Tree
    rows: tuple[TaskRow, ...]
    regulations: tuple[tuple[int, int], ...]
    warnings: tuple[tuple[str, str], ...]

    def words(self, start: int, end: int) -> str:
        """The folded words of a view extent."""
        return self.view.text[start:end].replace("\n", " ")


_REGULATION = re.compile(r"(?:QUY CHẾ|QUY ĐỊNH|ĐIỀU LỆ|NỘI QUY|QUY TRÌNH|TIÊU CHUẨN|QUY CHUẨN)\b")
_ANNEX_TITLE = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|DANH MỤC|BIỂU|MẪU|DANH SÁCH|KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|HƯỚNG "
    r"DẪN|LỘ TRÌNH)\b"
)
_TERMINAL = (".", ";", ",", "!", "?", "…", "/")
_PIECE = re.compile(r"(\s+)|(\*+|\|+)|([^\s*|]+)")


def outline(text: Text, book: Rulebook) -> Outline:
    """The outline of `text`; whatever a copy lacks is missing from it, nothing is made up."""
    return _Builder(text, book).build()


class _Builder:
    def __init__(self, text: Text, book: Rulebook):
        self.text = text
        self.book = book
        self.view = ViewBuilder()
        self.tree = TreeBuilder()
        self.rows: list[TaskRow] = []
        self.regulations: list[tuple[int, int]] = []
        self.warnings: list[tuple[str, str]] = []

    def build(self) -> Outline:
        lines = split_lines(self.text.chars)
        tables = find_tables(lines, self.book)
        lines = mark_pages(lines, [(t.first, t.last) for t in tables])
        documents = split_documents(lines)
        if len(documents) > 1:
            message = f"Tệp chứa {len(documents)} văn bản; phần đầu và nơi nhận lấy từ văn bản thứ nhất."
            self.warnings.append(("several-documents", message))
        head = read_head(lines)
        foot = read_foot(lines, head.end)
        layout = read_layout(lines[head.end : foot.begin] or lines)
        self._plain(lines[: head.end])
        self._region(lines, head.end, foot.begin, tables, layout)
        self._plain(lines[foot.begin : foot.end])
        self._annexes(lines, foot.end, tables, layout)
        for index in self.tree.jumps:
            label = self.tree.units[index].label
            if label is not None:
                self.warnings.append(("label-gap", f"Thứ tự đánh số bị ngắt quãng trước “{label.text}”."))
        view = self.view.build()
        # some copies write the Icelandic Ð for Đ; both changes keep the length
        view.text = new_tones(view.text).replace("Ð", "Đ").replace("ð", "đ")
        return Outline(
            view,
            lowered(view.text),
            head,
            foot,
            Tree.of(self.tree.units),
            tuple(self.rows),
            tuple(self.regulations),
            (*head.warnings, *foot.warnings, *self.warnings),
        )

    def _annexes(self, lines: list[Line], start: int, tables: list[Table], layout: Layout) -> None:
        first = next((x for x in lines[start:] if x.kind is Kind.TEXT), None)
        if first is None:
            return
        regulation = any(
            _REGULATION.match(x.content) for x in lines[start : start + 12] if x.kind is Kind.TEXT
        )
        self.tree.annex += 1
        self.tree.reset()
        at = self.view.length
        self._region(lines, start, len(lines), tables, layout)
        if regulation:
            self.regulations.append((at, self.view.length))

    def _plain(self, lines: list[Line]) -> None:
        """Lines that are read by their own room; the view keeps their words so that references in them are
        found."""
        for line in lines:
            if line.kind is Kind.TEXT:
                self._words([line])
                self.view.add("\n", line.end, filler=True)

    def _region(self, lines: list[Line], start: int, end: int, tables: list[Table], layout: Layout) -> None:
        at = start
        for table in tables:
            if table.first >= end or table.last <= start:
                continue
            self._paragraphs(lines[at : table.first], layout)
            self._table(table, lines)
            at = table.last
        self._paragraphs(lines[at:end], layout)

    def _paragraphs(self, lines: list[Line], layout: Layout) -> None:
        paragraphs = [(held, " ".join(x.content for x in held)) for held in group(lines, layout)]
        for i, (held, content) in enumerate(paragraphs):
            label = read_label(content)
            if label is not None and not self.tree.takes(label):
                label = None
            if label is None and _ANNEX_TITLE.match(content) and len(content) < 200:
                self.tree.reset()
            start, end = self._words(held)
            body = start + label.length if label is not None else start
            bold = held[0].raw.lstrip(" |").startswith("**") and held[-1].raw.rstrip(" |").endswith("**")
            ahead = read_label(paragraphs[i + 1][1]) if i + 1 < len(paragraphs) else None
            title = (
                len(content) < 160
                and not content.endswith(_TERMINAL)
                and (bold or (ahead is not None and opens(ahead)))
            )
            self.tree.add(min(body, end), end, label, content, bold=bold, heads=label is None and title)
            self.view.add("\n", held[-1].end, filler=True)

    def _table(self, table: Table, lines: list[Line]) -> None:
        self._plain(lines[table.first : table.body])
        group_words = ""
        group_number = ""
        for row in table.rows:
            extents = [self._cell(c) for c in row.cells]
            if row.group:
                group_words = " ".join(c.content for c in row.cells[1:] if not c.empty)
                group_number = row.number
                continue
            by_role: dict[str, tuple[int, int]] = {}
            for role, extent in zip(table.roles, extents, strict=False):
                if extent is not None and role not in by_role:
                    by_role[role] = extent
            task = by_role.get("task")
            if task is None:
                continue
            last = max(e[1] for role, e in by_role.items() if role != "number")
            names = [n for n in (group_number, row.number) if n] or [str(len(self.rows) + 1)]
            path = f"PL{self.tree.annex}." if self.tree.annex else "bảng."
            self.rows.append(
                TaskRow(
                    task[0],
                    last,
                    by_role,
                    path + ".".join(names),
                    self.tree.annex,
                    group_words,
                    len(self.tree.units),
                )
            )

    def _cell(self, cell: Cell) -> tuple[int, int] | None:
        if cell.empty:
            return None
        start: int | None = None
        end = self.view.length
        before = 0  # source offset behind the line before
        for a, b in cell.extents:
            if start is not None:
                self.view.add(" ", before, filler=True)
            s, e = self._slice(a, b)
            if e > s:
                start = s if start is None else start
                end = e
            before = b
        self.view.add("\n", cell.extents[-1][1], filler=True)
        return (start, end) if start is not None else None

    def _words(self, held: list[Line]) -> tuple[int, int]:
        """The view extent of the lines of one paragraph, their words folded into one line."""
        start = self.view.length
        for i, line in enumerate(held):
            if i:
                self.view.add(" ", held[i - 1].end, filler=True)
            self._slice(line.start, line.end)
        return start, self.view.length

    def _slice(self, start: int, end: int) -> tuple[int, int]:
        """The view extent of source characters [start, end), blanks folded and copy marks left out."""
        raw = self.text.chars[start:end]
        at = self.view.length
        stripped = raw.strip()
        if (
            "*" not in raw
            and "|" not in raw
            and "\t" not in raw
            and "  " not in stripped
            and "\xa0" not in raw
        ):
            self.view.add(stripped, start + len(raw) - len(raw.lstrip()))
            return at, self.view.length
        blank: int | None = None
        bullet = re.match(r"\s*\*\s+[^*]*$", raw)
        for m in _PIECE.finditer(raw):
            if m.group(1) is not None:
                blank = m.start()
            elif m.group(2) is not None and not (bullet and self.view.length == at):
                if "|" in m.group():
                    blank = m.start()
            else:
                if blank is not None and self.view.length > at:
                    self.view.add(" ", start + blank, filler=True)
                blank = None
                self.view.add(m.group(), start + m.start())
        return at, self.view.length


__all__ = ["Outline", "TaskRow", "Unit", "outline"]

"""Word files (.docx) read into characters: paragraphs and tables in reading order, numbers of lists restored.

What comes out is the document as its final version reads on paper: tracked changes accepted, hidden text left
out, running heads and feet left out, text boxes at their place, notes at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.readers.placed import Collector, Placed
from extract.readers.word.numbering import Numbering
from extract.readers.word.package import open_package
from extract.readers.word.runs import is_deleted, is_hidden, read_words, was_tracked
from extract.readers.word.styles import Styles, W, inner
from extract.readers.word.tables import cells, columns, lays_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from extract.readers.word.package import Package

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_CONVERTED = ("legacy-encoding", "Văn bản dùng phông chữ cũ (TCVN3 hoặc VNI), đã chuyển sang Unicode.")
_TRACKED = ("tracked-changes", "Văn bản còn dấu vết chỉnh sửa; đọc theo bản sau khi chấp nhận mọi thay đổi.")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its number in reading order, from 0 over the whole document, and its words."""

    index: int
    words: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows, all with the same number of cells."""

    rows: list[list[str]]


def read_docx(data: bytes, name: str) -> Placed:
    """The characters of the Word file `data`: a paragraph a line, a row of a table a line between bars.

    A table that only lays out a head or a foot gives its cells one after the other instead. Places have the
    number of the paragraph, or table, row and column. Raises `ReadError` named `name`.
    """
    package = open_package(data, name)
    walk = _Walk(package)
    out = Collector()
    tables = 0
    for block in walk.document():
        if isinstance(block, Paragraph):
            out.add(block.words, paragraph=block.index)
            out.fill("\n")
            continue
        for row, words in enumerate(block.rows):
            out.row(words, tables, row)
        tables += 1
    notes = [_CONVERTED] if walk.converted else []
    if was_tracked(package.document):
        notes.append(_TRACKED)
    return out.placed(notes=tuple(notes))


class _Walk:
    """Goes through a document in reading order; lists are counted and paragraphs numbered on the way."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(package.styles)
        self.numbering = Numbering(package.numbering, self.styles)
        self.paragraphs = 0
        self.notes: list[tuple[str, str]] = []
        self.converted = False

    def document(self) -> Iterator[Paragraph | Grid]:
        """All blocks: the body's, then the notes in the order in which the text refers to them."""
        body = self.package.document.find(W + "body")
        if body is not None:
            yield from self.blocks(body)
        known = {
            kind: {str(n.get(W + "id", "")): n for n in root.iterfind(W + kind)} if root is not None else {}
            for kind, root in (("footnote", self.package.footnotes), ("endnote", self.package.endnotes))
        }
        at = 0
        while at < len(self.notes):  # a note may refer to another
            kind, key = self.notes[at]
            note = known[kind].pop(key, None)
            at += 1
            if note is not None:
                yield from self.note(note, at)

    def note(self, note: _Element, count: int) -> Iterator[Paragraph | Grid]:
        """The blocks of a note, its number before the first words."""
        mark = f"[{count}] "
        for block in self.blocks(note):
            if mark and isinstance(block, Paragraph) and block.words.strip():
                yield Paragraph(block.index, mark + block.words.strip())
                mark = ""
            else:
                yield block

    def blocks(self, container: _Element) -> Iterator[Paragraph | Grid]:
        """The paragraphs and tables inside `container`; words before a deleted paragraph end run on into the
        next paragraph."""
        held = ""
        for block in inner(container):
            if block.tag == W + "tbl":
                if held:
                    yield Paragraph(self.paragraphs - 1, held.rstrip())
                    held = ""
                yield from self.table(block)
            elif block.tag == W + "p":
                index, self.paragraphs = self.paragraphs, self.paragraphs + 1
                style = self.styles.of(block)
                words = read_words(block, style, self.styles)
                self.converted |= words.converted
                self.notes += words.notes
                for box in words.before:
                    yield from self.blocks(box)
                held += words.line
                if not is_deleted(block):
                    if held.strip() or not is_hidden(block):
                        yield Paragraph(index, self.labelled(block, style, held.rstrip()))
                    held = ""
                for box in words.behind:
                    yield from self.blocks(box)
        if held:
            yield Paragraph(self.paragraphs - 1, held.rstrip())

    def labelled(self, paragraph: _Element, style: str, words: str) -> str:
        """The words of a paragraph behind its number; a bullet before nothing is none."""
        label = self.numbering.label(paragraph, style)
        if not label:
            return words
        bare = words.strip()
        return label + bare if bare else label.strip(" -+")

    def table(self, table: _Element) -> Iterator[Paragraph | Grid]:
        """The table as a grid, or the blocks of its cells one after the other if it only lays them out."""
        rows = cells(table)
        if lays_out(table, rows, self.styles):
            for row in rows:
                for cell in row:
                    if not cell.covered:
                        yield from self.blocks(cell.element)
            return
        places = columns(rows)
        width = max((at[-1] + 1 for at in places if at), default=0)
        grid: list[list[str]] = []
        for row, at in zip(rows, places, strict=True):
            line = [""] * width
            for cell, column in zip(row, at, strict=True):
                if not cell.covered:
                    line[column] = self.words(cell.element)
            if any(line):
                grid.append(line)
        if grid:
            yield Grid(grid)

    def words(self, cell: _Element) -> str:
        """All words of a cell in one line."""
        lines: list[str] = []
        for block in self.blocks(cell):
            rows = [block.words] if isinstance(block, Paragraph) else [" ".join(r) for r in block.rows]
            lines += (" ".join(words.split()) for words in rows)
        return " ".join(filter(None, lines))

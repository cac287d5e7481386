"""The stages in order, on one page: bytes → Text → Outline → Span* → Resolution → Directive* → record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from extract.assemble import assemble
from extract.finders.bibliography import merge
from extract.finders.deadline import DeadlineFinder
from extract.finders.reference import ReferenceFinder
from extract.outline.build import outline
from extract.readers import read
from extract.records import RecordBuilder
from extract.resolve import Resolution, resolve
from extract.rulebook import Rulebook, rulebook
from extract.text import Text
from extract.values.latest import latest_day
from schemas import DocumentRecord


def extract(source: str | Path | bytes, *, name: str = "") -> DocumentRecord:
    """The record of one document; raises `extract.errors.ReadError` where there is nothing to read."""
    return extract_text(read(source, name))


def extract_text(text: Text, book: Rulebook | None = None) -> DocumentRecord:
    """The record of a text that has been read."""
    book = book or rulebook()
    tree = outline(text, book)
    view, low = tree.view.text, tree.low
    references = list(ReferenceFinder(book, own=tree.head.number).find(view, low))
    issued = date.fromisoformat(tree.head.issued_on) if tree.head.issued_on else _latest(view, references)
    # only a date that the document itself bears can make another one the past
    deadlines = DeadlineFinder(book, firm=tree.head.issued_on is not None).find(view, low, issued)
    resolution: Resolution = resolve([*references, *deadlines])
    entries = merge(resolution.of("reference"), book)
    assembly = assemble(tree, resolution, book, issued=issued, doc_type=tree.head.doc_type)
    return RecordBuilder(text, tree, entries, assembly).build()


def _latest(view: str, references: list) -> date | None:  # type: ignore[type-arg]
    """Of a document without a date of its own: the latest full date in it that is not inside a reference."""
    return latest_day(view, [(r.start, r.end) for r in references])

"""The stages in order, on one page: bytes → Text → Outline → Span* → Resolution → Directive* → record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from extract.agencies import BodyTeller
from extract.assemble import assemble
from extract.finders.bibliography import merge
from extract.finders.deadline import DeadlineFinder
from extract.finders.reference import ReferenceFinder
from extract.outline.build import outline
from extract.readers import read
from extract.records import RecordBuilder
from extract.repair import repaired
from extract.resolve import resolve
from extract.rulebook import Rulebook, rulebook
from extract.values.latest import latest_day

if TYPE_CHECKING:
    from pathlib import Path

    from extract.assemble import Assembly
    from extract.finders.bibliography import Entry
    from extract.outline.build import Outline
    from extract.resolve import Resolution
    from extract.text import Text
    from schemas import DocumentRecord


def extract(
    source: str | Path | bytes, *, name: str = "", as_of: date | None = None, expand: bool = False
) -> DocumentRecord:
    """The record of one document; raises `extract.errors.ReadError` where there is nothing to read.

    `as_of` is the day on which successors of agencies are asked for, None for the latest known; with `expand`
    collectives carry their members.
    """
    return extract_text(read(source, name), as_of=as_of, expand=expand)


@dataclass(frozen=True, slots=True)
class Stages:
    """What each stage made of a document, for those who ask why."""

    outline: Outline
    resolution: Resolution
    entries: list[Entry]
    assembly: Assembly
    bodies: BodyTeller
    record: DocumentRecord


def extract_text(
    text: Text, book: Rulebook | None = None, *, as_of: date | None = None, expand: bool = False
) -> DocumentRecord:
    """The record of a text that has been read."""
    return run(text, book or rulebook(), as_of=as_of, expand=expand).record


def run(text: Text, book: Rulebook, *, as_of: date | None = None, expand: bool = False) -> Stages:
    """All stages over a text that has been read."""
    text = repaired(text, book)
    tree = outline(text, book)
    view, low = tree.view.text, tree.low
    dated = date.fromisoformat(tree.head.issued_on) if tree.head.issued_on else None
    references = list(ReferenceFinder(book, own=tree.head.number).find(view, low, dated))
    # without a date of its own a document is as late as the latest date it names; but only its own date can
    # make another one the past
    issued = dated or latest_day(view, [(r.start, r.end) for r in references])
    deadlines = DeadlineFinder(book, firm=dated is not None).find(view, low, issued)
    resolution = resolve([*references, *deadlines])
    entries = merge(resolution.of("reference"), book)
    assembly = assemble(tree, resolution, book, issued=issued, doc_type=tree.head.doc_type)
    bodies = BodyTeller(tree, assembly, book, issued=issued, as_of=as_of, expand=expand)
    record = RecordBuilder(text, tree, entries, assembly, bodies, book, issued=issued).build()
    return Stages(tree, resolution, entries, assembly, bodies, record)

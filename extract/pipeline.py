"""The stages in order, on one page: bytes → Text → Outline → Span* → Resolution → Directive* → record.

Models are heard once the rules have spoken: between directives and records.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from extract.agencies import BodyTeller
from extract.assemble import assemble
from extract.finders.bibliography import merge
from extract.finders.deadline import DeadlineFinder
from extract.finders.reference import ReferenceFinder
from extract.learned.artefact import Model, shipped
from extract.learned.settle import Settler
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
    from extract.learned.settle import Settled
    from extract.outline.build import Outline
    from extract.resolve import Resolution
    from extract.text import Text
    from schemas import DocumentRecord


Use = Model | Literal["shipped"] | None
"""Which model is heard beside the rules: the one in the package, another one, or none."""


def extract(
    source: str | Path | bytes,
    *,
    name: str = "",
    as_of: date | None = None,
    expand: bool = False,
    model: Use = "shipped",
) -> DocumentRecord:
    """The record of one document; raises `extract.errors.ReadError` where there is nothing to read.

    `as_of` is the day on which successors of agencies are asked for, None for the latest known; with `expand`
    collectives carry their members. `model` None leaves all to the rules; a shipped model that is missing or
    damaged raises `extract.learned.artefact.ModelError`.
    """
    return extract_text(read(source, name), as_of=as_of, expand=expand, model=model)


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules alone make of a document."""

    text: Text
    outline: Outline
    resolution: Resolution
    assembly: Assembly
    issued: date | None  # its own day, or the latest one it names


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
    text: Text,
    book: Rulebook | None = None,
    *,
    as_of: date | None = None,
    expand: bool = False,
    model: Use = "shipped",
) -> DocumentRecord:
    """The record of a text that has been read."""
    return run(text, book or rulebook(), as_of=as_of, expand=expand, model=model).record


def run(
    text: Text, book: Rulebook, *, as_of: date | None = None, expand: bool = False, model: Use = "shipped"
) -> Stages:
    """All stages over a text that has been read."""
    ruled = rule(text, book)
    heard = shipped() if model == "shipped" else model
    settled = Settler(ruled.outline, ruled.assembly, heard).settle() if heard is not None else None
    return finish(ruled, settled, book, as_of=as_of, expand=expand)


def rule(text: Text, book: Rulebook) -> Ruled:
    """The stages up to directives, by the rules alone."""
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
    assembly = assemble(tree, resolution, book, issued=issued, doc_type=tree.head.doc_type)
    return Ruled(text, tree, resolution, assembly, issued)


def finish(
    ruled: Ruled, settled: Settled | None, book: Rulebook, *, as_of: date | None = None, expand: bool = False
) -> Stages:
    """The stages from directives to the record; without `settled` the rules have the only word."""
    assembly = settled.assembly if settled is not None else ruled.assembly
    undecided = settled.undecided if settled is not None else []
    entries = merge(ruled.resolution.of("reference"), book)
    bodies = BodyTeller(ruled.outline, assembly, book, issued=ruled.issued, as_of=as_of, expand=expand)
    builder = RecordBuilder(
        ruled.text, ruled.outline, entries, assembly, bodies, book, issued=ruled.issued, undecided=undecided
    )
    return Stages(ruled.outline, ruled.resolution, entries, assembly, bodies, builder.build())

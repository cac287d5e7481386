"""Directives from an outline and the claims that stand: who must do what, inherited through the tree."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.assemble.attributes import AttributeReader
from extract.assemble.fields import FieldReader
from extract.assemble.genre import INVITES
from extract.assemble.periods import HeadingPeriods
from extract.assemble.rows import read_rows
from extract.assemble.walk import Walk
from extract.finders.deadline import read_time_cell, settle
from extract.finders.party import party_reader, short_names

if TYPE_CHECKING:
    from datetime import date

    from extract.assemble.draft import Draft
    from extract.assemble.verdict import Verdict
    from extract.finders.party import ShortName
    from extract.outline.build import Outline
    from extract.resolve import Resolution
    from extract.rulebook import Rulebook
    from extract.span import Span


@dataclass(frozen=True, slots=True)
class Assembly:
    """The drafts of a document in reading order, what reads their fields, what was made of each passage,
    the short names that the text defines."""

    drafts: list[Draft]
    fields: FieldReader
    verdicts: list[Verdict]
    short: list[ShortName]


def assemble(
    outline: Outline, resolution: Resolution, book: Rulebook, *, issued: date | None, doc_type: str | None
) -> Assembly:
    """The directives of `outline` with their parties and deadlines; `issued` is the document's own date."""
    parties = party_reader(book)
    short = list(short_names(outline.view.text, outline.low, book, parties))
    parties = parties.knowing({each.short for each in short})
    # the time and the chair of an invitation are those of a meeting
    attributed, taken = AttributeReader(outline, book, parties).run() if doc_type != INVITES else ([], set())
    walk = Walk(outline, book, parties, doc_type)
    walked = walk.run(taken)
    rows = read_rows(outline, parties, walk.heads_at)
    drafts = sorted([*attributed, *walked, *rows], key=lambda d: (d.start, d.end))
    fields = FieldReader(outline.view.text, outline.low, book, parties)
    deadlines = resolution.of("deadline")
    starts = [d.start for d in deadlines]
    periods = HeadingPeriods(outline, issued)
    for draft in drafts:
        fields.fill(draft)
        _bound(draft, outline, deadlines, starts, issued)
        if not draft.deadlines:
            draft.deadlines = periods.over(draft.start)
    return Assembly(drafts, fields, walk.verdicts, short)


def _bound(
    draft: Draft, outline: Outline, deadlines: list[Span], starts: list[int], issued: date | None
) -> None:
    """Gives the draft the deadlines in its words and those of its time cells and lines."""
    inside = deadlines[bisect_left(starts, draft.start) : bisect_left(starts, draft.end)]
    timed = []
    for a, b in draft.times:
        timed += read_time_cell(outline.view.text, outline.low, a, b, issued)
    outside = [d for d in inside if not any(a < d.end and d.start < b for a, b in draft.times)]
    if draft.fixed_partners and draft.times:
        outside = []
    draft.deadlines = settle([*outside, *timed], outline.view.text)

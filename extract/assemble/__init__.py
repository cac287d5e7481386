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
    from collections.abc import Mapping
    from datetime import date

    from extract.assemble.draft import Draft
    from extract.assemble.verdict import Verdict
    from extract.finders.party import PartyItem, PartyReader, ShortName
    from extract.outline.build import Outline
    from extract.resolve import Resolution
    from extract.rulebook import Rulebook
    from extract.span import Span


@dataclass(frozen=True, slots=True)
class Assembly:
    """The drafts of a document in reading order, what reads their fields and parties, what was made of each
    passage, the short names that the text defines, whom those below a unit inherit (by the unit's index)."""

    drafts: list[Draft]
    fields: FieldReader
    parties: PartyReader
    verdicts: list[Verdict]
    short: list[ShortName]
    leads: Mapping[int, tuple[PartyItem, ...]]
    completer: Completer


class Completer:
    """Gives a draft what stands inside its words: who takes part, who is reported to, by when."""

    def __init__(
        self, outline: Outline, resolution: Resolution, fields: FieldReader, *, issued: date | None
    ) -> None:
        self.outline = outline
        self.fields = fields
        self.issued = issued
        self.deadlines = resolution.of("deadline")
        self._starts = [d.start for d in self.deadlines]
        self._periods = HeadingPeriods(outline, issued)

    def complete(self, draft: Draft) -> None:
        """Fills the fields of `draft`; a heading that bounds the time does so where its own words do not."""
        self.fields.fill(draft)
        draft.deadlines = self._bounds(draft)
        if not draft.deadlines:
            draft.deadlines = self._periods.over(draft.start)

    def within(self, start: int, end: int) -> list[Span]:
        """The standing deadlines that begin in [start, end) of the view."""
        return self.deadlines[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _bounds(self, draft: Draft) -> list[Span]:
        """The deadlines in the words of `draft` and those of its time cells and lines."""
        view, low = self.outline.view.text, self.outline.low
        timed = []
        for a, b in draft.times:
            timed += read_time_cell(view, low, a, b, self.issued)
        inside = self.within(draft.start, draft.end)
        outside = [d for d in inside if not any(a < d.end and d.start < b for a, b in draft.times)]
        if draft.fixed_partners and draft.times:
            outside = []
        return settle([*outside, *timed], view)


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
    completer = Completer(outline, resolution, fields, issued=issued)
    for draft in drafts:
        completer.complete(draft)
    return Assembly(drafts, fields, parties, walk.verdicts, short, walk.leads, completer)

"""The passages that there is something to decide about: those the rules took for directives, those they
turned down."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.assemble import Assembly
    from extract.assemble.draft import Draft
    from extract.assemble.verdict import Outcome, Verdict
    from extract.outline.build import Outline
    from extract.outline.tree import Unit

_TURNED_DOWN = ("none", "heading", "lead_in")
_TABULAR = ("row", "attribute")


@dataclass(slots=True)
class Candidate:
    """A passage [start, end) of the view in the unit `unit`, what the rules made of it and why; `draft` is
    the directive they made, `duty` says that it opens with a word of duty (`phải`, `có trách nhiệm`).

    Of its surroundings it knows the share of directives among its `siblings` in a list (None without any), as
    the rules see them, and nothing of what stands further away: an edit elsewhere changes no row here.
    """

    start: int
    end: int
    unit: Unit
    outcome: Outcome
    by: str
    draft: Draft | None = None
    verdict: Verdict | None = None
    duty: bool = False
    siblings: float | None = None

    @property
    def taken(self) -> bool:
        """True if the rules took it for a directive."""
        return self.draft is not None

    @property
    def tabular(self) -> bool:
        """True if it is a row of a table or a task with attribute lines: its layout says what it is."""
        return self.by.startswith(_TABULAR)


def candidates(outline: Outline, assembly: Assembly) -> list[Candidate]:
    """All of them in reading order, those of the rules' own making first where two begin together."""
    units = outline.tree.units
    starts = [unit.start for unit in units]
    found = []
    for draft in assembly.drafts:
        unit = units[max(0, bisect_right(starts, draft.start) - 1)]
        duty = assembly.parties.bids(outline.view.text, draft.act, draft.end) is not None
        found.append(Candidate(draft.start, draft.end, unit, "directive", draft.by[0], draft, duty=duty))
    for verdict in assembly.verdicts:
        if verdict.outcome in _TURNED_DOWN and verdict.start < verdict.end:
            unit = units[verdict.unit]
            extent = verdict.start, verdict.end
            found.append(Candidate(*extent, unit, verdict.outcome, verdict.by, None, verdict))
    found.sort(key=lambda c: (c.start, c.end))
    _look_around(found)
    return found


def _look_around(found: list[Candidate]) -> None:
    """Fills in what the rules made of the siblings of each that stands in a list."""
    listed = [c for c in found if c.unit.label is not None]
    of_kind = Counter(_kin(c) for c in listed)
    taken = Counter(_kin(c) for c in listed if c.taken)
    for each in listed:
        others = of_kind[_kin(each)] - 1
        if others:
            each.siblings = (taken[_kin(each)] - each.taken) / others


def _kin(candidate: Candidate) -> tuple[int | None, str]:
    """What siblings share: what they stand under, and how they are labelled."""
    label = candidate.unit.label
    return candidate.unit.parent, label.style if label else ""

"""Where a unit of the body stands: under which headings and lead-ins, and what the walk has met so far."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import regex

from extract.assemble.quoted import quoted_units
from extract.assemble.tabular import cell_units
from extract.assemble.verdict import Outcome, Verdict

if TYPE_CHECKING:
    from extract.assemble.scope import Heading
    from extract.finders.party import PartyItem
    from extract.outline.build import Outline
    from extract.outline.tree import Unit

_ANNEXED = regex.compile(
    r"(?i)\(?(?:có |các )?(?:chi tiết|danh mục|nội dung)[^.;)]{0,80}(?:phụ lục|kèm theo|đính kèm)"
)


class Standing:
    """What a walk remembers of the units behind it, and what follows from that for the next one."""

    def __init__(self, outline: Outline):
        self.o = outline
        self.text = outline.view.text
        self.low = outline.low
        self.headings: dict[int, Heading] = {}
        self.leads: dict[int, tuple[PartyItem, ...]] = {}  # what those below a unit inherit from it
        self.verdicts: list[Verdict] = []
        self._beside: dict[int | None, tuple[PartyItem, ...]] = {}  # of the plain paragraph before, by parent
        # of the party line above plain paragraphs, by parent
        self._titled: dict[int | None, tuple[PartyItem, ...]] = {}
        self._starts = [u.start for u in outline.tree.units]
        self._listed: set[int] = set()  # bodies that stand one a line under the order that names them
        self._lead_ins: set[int] = set()  # units that order something and announce a list of it
        self._cells = cell_units(outline)
        self._quoted = quoted_units(outline)
        self._ruled = {u.index for u in outline.tree.units if self._in_regulation(u)}
        self._annexed = self._annexed_sections() if outline.rows else set()

    def heads_at(self, place: int) -> tuple[PartyItem, ...]:
        """The parties of the heading that stands last before `place`, if nothing else stands between."""
        at = bisect_left(self._starts, place) - 1
        heading = self.headings.get(self.o.tree.units[at].index) if at >= 0 else None
        return heading.leads or () if heading is not None else ()

    def _judge(
        self, unit: Unit, outcome: Outcome, by: str, start: int | None = None, end: int | None = None
    ) -> None:
        extent = (unit.start if start is None else start, unit.end if end is None else end)
        self.verdicts.append(Verdict(unit.index, *extent, outcome, by))

    def _closed(self, unit: Unit) -> tuple[Outcome, str] | None:
        """What a unit is that is not read as a task whatever it says; None if it is to be read."""
        if unit.index in self._listed:
            return "part", "lead_in.roster"
        for indices, bar in (
            (self._ruled, "bar.regulation"),
            (self._quoted, "bar.quotation"),
            (self._cells, "bar.cells"),
        ):
            if unit.index in indices:
                return "none", bar
        return None

    def _in_regulation(self, unit: Unit) -> bool:
        return any(a <= unit.start < b for a, b in self.o.regulations)

    def _annexed_sections(self) -> set[int]:
        """Points whose list only names what an annex spells out: `(Chi tiết tại Phụ lục kèm theo)`."""
        found: set[int] = set()
        for unit in self.o.tree.units:
            if unit.annex == 0 and _ANNEXED.match(self.text, unit.start, unit.end):
                found.update(u.index for u in self.o.tree.ancestors(unit))
        return found

    def _kind(self, unit: Unit) -> str | None:
        """The kind of the nearest section above `unit` that has one."""
        for above in self.o.tree.ancestors(unit):
            if above.index in self._lead_ins:
                return "tasks"
            heading = self.headings.get(above.index)
            if heading is not None and heading.kind is not None:
                return heading.kind
            if heading is not None and heading.leads:
                return "tasks"
        return None

    def _inherits(self, unit: Unit) -> tuple[PartyItem, ...] | None:
        """The parties that `unit` inherits; None if it stands under no lead-in with parties."""
        if unit.label is None and self._titled.get(unit.parent):
            return self._titled[unit.parent]
        for above in self.o.tree.ancestors(unit):
            if above.index in self.leads:
                return self.leads[above.index]
        return None

    def _under_parties(self, unit: Unit) -> bool:
        """True if the point stands directly below a heading of parties."""
        heading = self.headings.get(unit.parent) if unit.parent is not None else None
        return heading is not None and bool(heading.leads)

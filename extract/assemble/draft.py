"""A directive before it is a record: view extents and claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.finders.party import PartyItem
    from extract.span import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that give a party its part (`phối hợp với`, `báo cáo`), and the rule that knows them."""

    field: str  # coordinators or report_to
    by: str
    start: int
    end: int


@dataclass(slots=True)
class Draft:
    """One directive. [start, end) is its view extent; `act` where its predicate begins; `inherited` if its
    leads stand outside it; `extra` are view extents outside it that belong to it (attribute lines,
    cells)."""

    start: int
    end: int
    path: str
    by: list[str]
    leads: tuple[PartyItem, ...] = ()
    inherited: bool = False
    act: int = 0
    partners: list[PartyItem] = field(default_factory=list)
    reports: list[PartyItem] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    deadlines: list[Span] = field(default_factory=list)
    times: list[tuple[int, int]] = field(default_factory=list)  # time cells and time lines
    fixed_partners: bool = False  # coordinators come from a column, not from the words
    product: tuple[int, int] | None = None
    task: tuple[int, int] | None = None  # the task cell of a row; elsewhere the predicate to the end
    score: float = 0.9
    sure: dict[str, float] = field(default_factory=dict)  # how likely each field is right, and the row

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the leads, for comparing."""
        return tuple(i.name.casefold() for i in self.leads)

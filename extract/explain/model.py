"""What an explanation holds; extents are [start, end) in characters of the record's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.assemble.verdict import Outcome
    from schemas import DocumentRecord

Field = Literal["lead_in", "order", "leads", "action", "coordinators", "report_to", "deadlines", "references"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field holds what it holds: the rule `by` and the words it went by.

    `value` is what the words came to, where they do not say it themselves (a restored name, a date); `path`
    is the place of a lead-in (`II.3`).
    """

    field: Field
    by: str
    text: str
    span: tuple[int, int]
    value: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """What became of a passage of the body. `directive` is the id of the one it is or belongs to."""

    path: str
    outcome: Outcome
    by: str
    text: str
    span: tuple[int, int]
    directive: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a rule said stands in an extent."""

    by: str
    text: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Collision:
    """Two claims on the same words: which stands, which fell, and why (a code of `reasons.tsv`)."""

    winner: Claim
    loser: Claim
    why: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A record and what decided it: `reasons` by the id of the directive, in the order of the chain."""

    record: DocumentRecord
    reasons: Mapping[str, tuple[Reason, ...]]
    passages: tuple[Passage, ...]
    collisions: tuple[Collision, ...]

    def colliding(self, span: tuple[int, int]) -> tuple[Collision, ...]:
        """The collisions on words inside `span`."""
        return tuple(c for c in self.collisions if span[0] <= c.loser.span[0] < span[1])

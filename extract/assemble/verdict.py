"""What was made of each passage, and what decided it: the memory that explanations are told from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["directive", "part", "lead_in", "heading", "none"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One judgement on the view extent [start, end) of a unit.

    A `directive` begins there, it is `part` of one that has begun, it announces those below as a `lead_in`,
    it is a `heading`, or it is `none`. `by` names the rule or the bar that decided (`rules/words/reasons.tsv`
    and the notes of the rules say what they mean).
    """

    unit: int
    start: int
    end: int
    outcome: Outcome
    by: str

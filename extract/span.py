"""A finder's claim on a piece of the view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """One claim: `label` says what stands in [start, end) of the view, `by` names the rule or model.

    `value` is what the label's values module made of the words (a `Timex`, a `Citation`, …). A `shield` takes
    part in resolution and wins or loses like any claim, but stands for nothing: it keeps others away.
    """

    start: int
    end: int
    label: str
    by: str
    value: Any = None
    score: float = 1.0
    shield: bool = False

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """True if the two share a character."""
        return self.start < other.end and other.start < self.end

"""Whether a confidence can be believed, and what accepting all rows above a threshold costs.

Reliability by bins: Murphy and Winkler (1977); expected calibration error: Naeini et al. (2015).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BINS = 10
THRESHOLDS = (0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5)

Judged = tuple[float, bool]  # how sure, and whether it was right


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of about one confidence: how many, how sure on average, what share was right."""

    count: int
    sure: float
    right: float


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What accepting every row of at least `threshold` comes to: how many of `of` rows, how many wrong."""

    threshold: float
    accepted: int
    wrong: int
    of: int


def reliability(judged: Sequence[Judged], bins: int = BINS) -> list[Bin]:
    """The bins that hold anything, from the least sure; each holds as many answers as the next, so that no
    bin speaks for a handful."""
    ordered = sorted(judged)
    edges = [round(i * len(ordered) / bins) for i in range(bins + 1)]
    out = []
    for first, last in pairwise(edges):
        held = ordered[first:last]
        if held:
            sure, right = sum(s for s, _ in held), sum(r for _, r in held)
            out.append(Bin(len(held), sure / len(held), right / len(held)))
    return out


def calibration_error(judged: Sequence[Judged], bins: int = BINS) -> float:
    """How far confidence is from the share that is right, on average over answers; 0 where there is none.

    >>> calibration_error([(0.5, True), (0.5, False)], bins=1)
    0.0
    """
    if not judged:
        return 0.0
    return sum(b.count * abs(b.sure - b.right) for b in reliability(judged, bins)) / len(judged)


def acceptance(judged: Sequence[Judged], thresholds: Iterable[float] = THRESHOLDS) -> list[Acceptance]:
    """What each threshold comes to."""
    out = []
    for threshold in thresholds:
        held = [right for sure, right in judged if sure >= threshold]
        out.append(Acceptance(threshold, len(held), len(held) - sum(held), len(judged)))
    return out

"""Which claims stand and why the others fell; knows nothing of the tree."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.overlap import leftmost_longest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.span import Span

# Across labels: a claim of the first label takes the characters from one of the second. Pairs that are not
# listed may overlap (a cue may stand inside a party's extent, a deadline inside a task).
POLICY: tuple[tuple[str, str, str], ...] = (
    ("reference", "deadline", "collision.date_of_reference"),
    ("reference", "party", "collision.issuer_of_reference"),
    ("deadline", "party", "collision.time_names_nobody"),
)


@dataclass(frozen=True, slots=True)
class Fallen:
    """A claim that does not stand, the one that beat it, and why (a code of `rules/words/reasons.tsv`)."""

    span: Span
    by: Span
    why: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """The claims that stand, in reading order, and those that fell."""

    kept: list[Span]
    fell: list[Fallen]

    def of(self, label: str) -> list[Span]:
        """The standing claims of one label."""
        return [span for span in self.kept if span.label == label]


def resolve(spans: Iterable[Span]) -> Resolution:
    """The claims that stand: of one label leftmost-longest, across labels by `POLICY`.

    Shields compete within their label and across labels like any claim, and then vanish.
    """
    labels: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        labels[span.label].append(span)
    fell: list[Fallen] = []
    # Strong labels first: a claim that loses to one of them keeps no shorter claim of its own label away.
    for label in sorted(labels, key=_strength):
        for strong, weak, why in POLICY:
            if weak == label and strong in labels:
                labels[label] = _withdrawn(labels[label], labels[strong], why, fell)
        labels[label], beaten = leftmost_longest(labels[label])
        fell += [Fallen(loser, winner, _why(loser, winner)) for loser, winner in beaten]
    kept = [span for claims in labels.values() for span in claims if not span.shield]
    return Resolution(sorted(kept, key=lambda s: (s.start, s.end)), fell)


def _strength(label: str) -> int:
    """The place of a label in `POLICY`; those it does not name come first."""
    return max((i + 1 for i, (_, weak, _) in enumerate(POLICY) if weak == label), default=0)


def _withdrawn(claims: list[Span], strong: list[Span], why: str, fell: list[Fallen]) -> list[Span]:
    """The `claims` that overlap no standing claim of a stronger label; the others are added to `fell`."""
    winners = [span for span in strong if not span.shield]
    starts = [span.start for span in winners]
    stand = []
    for span in claims:
        i = bisect_right(starts, span.start)
        winner = next((w for w in winners[max(i - 1, 0) : i + 1] if w.overlaps(span)), None)
        if winner is None:
            stand.append(span)
        else:
            fell.append(Fallen(span, winner, why))
    return stand


def _why(loser: Span, winner: Span) -> str:
    if winner.shield:
        return "collision.shielded"
    if winner.start < loser.start:
        return "collision.begins_earlier"
    return "collision.longer" if winner.end > loser.end else "collision.earlier_in_book"

"""Linear models as they are used: weights by names, nothing of the library that fitted them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_FAR = 30.0  # beyond it a probability is 0 or 1 to all digits that matter


@dataclass(frozen=True, slots=True)
class Classifier:
    """Tells which of `labels` something is: `weights` has for each feature one for each label, `bias` what
    holds for all."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each label; together 1."""
        known = [self.bias, *(row for row in map(self.weights.get, features) if row is not None)]
        scores = list(map(math.fsum, zip(*known, strict=True)))
        most = max(scores)
        odds = [math.exp(score - most) for score in scores]
        total = sum(odds)
        return {label: each / total for label, each in zip(self.labels, odds, strict=True)}


@dataclass(frozen=True, slots=True)
class Logistic:
    """Tells how likely something is, by a weight for each of a few named quantities."""

    bias: float
    weights: Mapping[str, float]

    def probability(self, quantities: Mapping[str, float]) -> float:
        """From 0 to 1; quantities without a weight say nothing."""
        return sigmoid(
            self.bias + sum(self.weights.get(name, 0.0) * value for name, value in quantities.items())
        )


def sigmoid(x: float) -> float:
    """From 0 to 1.

    >>> sigmoid(0.0), round(sigmoid(2.0), 3)
    (0.5, 0.881)
    """
    return 1.0 / (1.0 + math.exp(-max(-_FAR, min(_FAR, x))))


def logit(p: float, least: float = 1e-4) -> float:
    """The inverse of `sigmoid`; what is nearer than `least` to 0 or 1 counts as being there.

    >>> round(logit(0.881), 1), round(logit(0.0), 1)
    (2.0, -9.2)
    """
    p = min(1 - least, max(least, p))
    return math.log(p / (1 - p))


def best(probabilities: Mapping[str, float], among: Sequence[str]) -> str:
    """The likeliest label `among` some."""
    return max(among, key=lambda label: probabilities[label])

"""Linear models as they are used: weights by names, nothing of the library that fitted them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np

_FAR = 30.0  # beyond it a probability is 0 or 1 to all digits that matter


@dataclass(frozen=True, slots=True)
class Classifier:
    """Tells which of `labels` something is: `weights` has a row for each feature of `rows`, a column for each
    label."""

    labels: tuple[str, ...]
    bias: np.ndarray
    rows: Mapping[str, int]
    weights: np.ndarray

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each label; together 1."""
        import numpy as np

        known = [row for row in map(self.rows.get, features) if row is not None]
        scores = self.weights[known].sum(axis=0) + self.bias
        odds = np.exp(scores - scores.max())
        return dict(zip(self.labels, (odds / odds.sum()).tolist(), strict=True))


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

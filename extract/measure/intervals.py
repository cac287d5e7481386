"""How much a figure would move with other documents: percentile bootstrap over documents (Efron 1979)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.measure.score import MEASURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from extract.measure.score import DocumentScore, Measure

RESAMPLES = 2000
_SEED = 20260305  # the same interval for the same documents, on every machine


def intervals(
    scores: Sequence[DocumentScore], *, resamples: int = RESAMPLES, level: float = 0.95
) -> dict[Measure, tuple[float, float]]:
    """For each measure the interval of its F1 in which `level` of the resamples fall.

    A resample draws as many documents as there are, with replacement: documents differ more from each other
    than the lines within one. Raises `ValueError` where there is no document.
    """
    import numpy as np

    low, high = np.quantile(_resampled(scores, resamples), [(1 - level) / 2, (1 + level) / 2], axis=0)
    return {m: (float(low[i]), float(high[i])) for i, m in enumerate(MEASURES)}


def gains(
    before: Sequence[DocumentScore],
    after: Sequence[DocumentScore],
    *,
    resamples: int = RESAMPLES,
    level: float = 0.95,
) -> dict[Measure, tuple[float, float]]:
    """For each measure the interval of what F1 gains from `before` to `after`, the scores of the same
    documents in the same order: each resample draws both of a document together."""
    import numpy as np

    gained = _resampled(after, resamples) - _resampled(before, resamples)
    low, high = np.quantile(gained, [(1 - level) / 2, (1 + level) / 2], axis=0)
    return {m: (float(low[i]), float(high[i])) for i, m in enumerate(MEASURES)}


def _resampled(scores: Sequence[DocumentScore], resamples: int) -> np.ndarray:
    """The F1 of each of `MEASURES` (columns) in each resample (rows): the same draws for as many
    documents."""
    import numpy as np

    if not scores:
        raise ValueError("no documents to resample")
    counts = np.array(
        [[(t.right, t.invented, t.missed) for t in (s.tallies[m] for m in MEASURES)] for s in scores]
    )
    random = np.random.default_rng(_SEED)
    drawn = random.multinomial(len(scores), np.full(len(scores), 1 / len(scores)), size=resamples)
    right, invented, missed = np.moveaxis(np.tensordot(drawn, counts, axes=1), -1, 0)
    wanted = 2 * right + invented + missed
    # nothing to find and nothing found is all right
    f1: np.ndarray = np.where(wanted == 0, 1.0, 2 * right / np.maximum(wanted, 1))
    return f1

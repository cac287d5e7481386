"""The models fitted. Everything is deterministic: the same documents give the same weights."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.learned.artefact import Model
from extract.learned.certainty import FIELDS
from extract.learned.linear import Classifier, Logistic
from extract.learned.policy import evidence
from extract.learned.settle import DIRECTIVE, Settler
from extract.measure.score import right_fields
from extract.pipeline import finish
from extract.train.examples import KINDS, Example, Reading, sequence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.rulebook import Rulebook

FOLDS = 5
_SELDOM = 2  # a feature of fewer passages is not learned
_FAINT = 0.015  # nor kept with less weight than this for every label
_UNITS_C, _ARBITER_C, _SURE_C = 0.3, 0.3, 0.1  # inverse strength of the L2 penalty
_CRF = {"c1": 0.05, "c2": 0.1, "max_iterations": 120, "feature.possible_transitions": True}


@dataclass(frozen=True, slots=True)
class Material:
    """What is learned from: documents that rules were made with in view, documents that none was (`held`; on
    those the models are weighed against the rules), and composed ones."""

    seen: Sequence[Reading]
    held: Sequence[Reading]
    composed: Sequence[Reading] = ()


def fit(material: Material, book: Rulebook) -> Model:
    """The model; its card is empty.

    What weighs models against rules, and what says how sure a row is, is fitted on predictions for documents
    that the predicting model had not seen (5 folds by document). Models are weighed against rules on the held
    ones alone: there the rules too see the text for the first time. Sureness is fitted on all, hardly bent
    (`_SURE_C`): our own documents are harder than those that arrive, and what makes one of them go wrong need
    not be what makes others.
    """
    real = [*material.seen, *material.held]
    extra = [e for r in material.composed for e in r.examples]
    folds = _folds(real, extra)
    examples = [(e, folds[r.document.name]) for r in material.held for e in r.examples]
    quantities = [evidence(e.candidate, units.probabilities(e.features)[DIRECTIVE]) for e, units in examples]
    arbiter = logistic(quantities, [e.kind == DIRECTIVE for e, _ in examples], _ARBITER_C)
    tags = crf([(r, e) for r in real for e in r.examples])
    certainty = _certainty(real, folds, arbiter, tags, book)
    every = [e for r in real for e in r.examples]
    return Model(classifier([*every, *extra]), arbiter, certainty, tags, {})


def classifier(examples: Sequence[Example]) -> Classifier:
    """The model of `KINDS` for these examples: multinomial logistic regression over the names of features."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    seen = Counter(name for e in examples for name in set(e.features))
    names = sorted(name for name, count in seen.items() if count >= _SELDOM)
    column = {name: i for i, name in enumerate(names)}
    places = [sorted(column[n] for n in set(e.features) if n in column) for e in examples]
    edges = np.cumsum([0, *map(len, places)])
    flat = np.array([i for row in places for i in row], dtype=np.int32)
    matrix = csr_matrix((np.ones(len(flat)), flat, edges), shape=(len(examples), len(names)))
    model = LogisticRegression(C=_UNITS_C, max_iter=400, tol=1e-3).fit(matrix, [e.kind for e in examples])
    weights, kinds = model.coef_.T, list(model.classes_)
    if weights.shape[1] == 1:  # two kinds share one column
        weights = np.hstack([-weights / 2, weights / 2])
    bias = np.array(
        model.intercept_ if len(kinds) > 2 else [-model.intercept_[0] / 2, model.intercept_[0] / 2]
    )
    labels = tuple(kind for kind in KINDS if kind in kinds)
    order = [kinds.index(label) for label in labels]
    kept = np.flatnonzero(np.abs(weights).max(axis=1) >= _FAINT)
    rows = zip(kept, weights[kept][:, order].tolist(), strict=True)
    return Classifier(labels, tuple(bias[order].tolist()), {names[i]: tuple(row) for i, row in rows})


def logistic(quantities: Sequence[Mapping[str, float]], truth: Sequence[bool], strength: float) -> Logistic:
    """The model that tells `truth` from `quantities`; `strength` is the inverse of the L2 penalty's."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    names = sorted({name for each in quantities for name in each})
    matrix = np.array([[each.get(name, 0.0) for name in names] for each in quantities])
    if len(set(truth)) < 2:  # nothing to tell apart: as sure as the share of what was seen
        right = sum(truth)
        return Logistic(float(np.log((right + 1) / (len(truth) - right + 1))), {})
    model = LogisticRegression(C=strength, max_iter=3000).fit(matrix, list(truth))
    return Logistic(
        float(model.intercept_[0]), {n: float(w) for n, w in zip(names, model.coef_[0], strict=True)}
    )


def crf(passages: Sequence[tuple[Reading, Example]]) -> bytes:
    """The bytes of a file of crfsuite (limited-memory BFGS with both penalties)."""
    import pycrfsuite

    trainer: Any = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params(_CRF)
    for reading, example in passages:
        known = sequence(reading, example)
        if known is not None and known[1]:
            trainer.append(*known)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "tags.crfsuite"
        trainer.train(str(file))
        return file.read_bytes()


def _folds(readings: Sequence[Reading], extra: Sequence[Example]) -> dict[str, Classifier]:
    """For each document, by name, a classifier that has not seen it."""
    out: dict[str, Classifier] = {}
    for fold in range(FOLDS):
        away = [r for i, r in enumerate(readings) if i % FOLDS == fold]
        rest = [e for i, r in enumerate(readings) if i % FOLDS != fold for e in r.examples]
        if away:
            units = classifier([*rest, *extra])
            out |= {r.document.name: units for r in away}
    return out


def _certainty(
    readings: Sequence[Reading],
    folds: Mapping[str, Classifier],
    arbiter: Logistic,
    tags: bytes,
    book: Rulebook,
) -> dict[str, Logistic]:
    """For each of `FIELDS` what tells how likely it is right."""
    signs: list[Mapping[str, float]] = []
    right: list[dict[str, bool]] = []
    for reading in readings:
        unsure = Model(folds[reading.document.name], arbiter, {}, tags, {})
        settled = Settler(reading.ruled.outline, reading.ruled.assembly, unsure).settle()
        record = finish(reading.ruled, settled, book).record
        signs += [settled.signs[id(draft)] for draft in settled.assembly.drafts]
        right += right_fields(reading.document, record.model_dump())
    return {field: logistic(signs, [each[field] for each in right], _SURE_C) for field in FIELDS}

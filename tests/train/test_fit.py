"""Models fitted to a few documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus import DOCUMENTS
from extract.learned.artefact import FIGURES, TAGS, UNITS, save
from extract.learned.settle import DIRECTIVE
from extract.measure.gold import read_gold
from extract.rulebook import rulebook
from extract.train.build import Corpus, build
from extract.train.examples import KINDS, readings
from extract.train.fit import classifier, logistic

if TYPE_CHECKING:
    from pathlib import Path

    from extract.train.examples import Reading

FEW = 12


@pytest.fixture(scope="module")
def some() -> list[Reading]:
    documents = list(read_gold(DOCUMENTS))[:FEW]
    return list(readings(documents, rulebook()))


def test_examples_are_what_gold_says(some: list[Reading]) -> None:
    for reading in some:
        named = [e for e in reading.examples if e.gold is not None]
        assert {e.kind for e in reading.examples} <= set(KINDS)
        assert all((e.kind == DIRECTIVE) == (e.gold is not None) for e in reading.examples)
        assert len({e.gold.span for e in named if e.gold}) == len(named) <= len(reading.document.directives)
    assert sum(e.gold is not None for r in some for e in r.examples) > FEW


def test_what_overlaps_a_task_without_being_one_is_no_example(some: list[Reading]) -> None:
    for reading in some:
        home = reading.ruled.outline.view.home
        for e in reading.examples:
            if e.gold is None:
                start, end = home(e.candidate.start, e.candidate.end)
                assert all(end <= d.span[0] or d.span[1] <= start for d in reading.document.directives)


def test_a_classifier_learns_what_it_is_shown(some: list[Reading]) -> None:
    examples = [e for r in some for e in r.examples]
    model = classifier(examples)
    right = sum(max(p := model.probabilities(e.features), key=p.__getitem__) == e.kind for e in examples)
    assert right / len(examples) > 0.95
    assert set(model.labels) == {e.kind for e in examples}


def test_a_figure_that_decides_weighs_most() -> None:
    shown = [{"rain": float(i % 2), "noise": float(i % 3)} for i in range(60)]
    model = logistic(shown, [i % 2 == 1 for i in range(60)], 1.0)
    assert model.weights["rain"] > 1 > abs(model.weights["noise"])
    assert model.probability({"rain": 1.0}) > 0.5 > model.probability({})


def test_where_all_is_right_the_figure_is_high_but_not_certain() -> None:
    model = logistic([{"a": 1.0}] * 20, [True] * 20, 1.0)
    assert 0.9 < model.probability({}) < 1.0


def test_the_same_documents_give_the_same_model(tmp_path: Path) -> None:
    documents = list(read_gold(DOCUMENTS))
    few = Corpus(tuple(documents[:8]), tuple(documents[8:14]), ())
    for name in ("a", "b"):
        save(build(few, rulebook(), composed=4), tmp_path / name)
    for name in (UNITS, FIGURES, TAGS):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()

"""Linear models as they are used."""

from __future__ import annotations

import pytest

from extract.learned.linear import Classifier, Logistic, best, logit, sigmoid


def test_a_classifier_sums_what_it_knows() -> None:
    model = Classifier(("a", "b"), (0.0, 1.0), {"x": (2.0, 0.0), "y": (0.0, 3.0)})
    of = model.probabilities
    assert of(["x"])["a"] == pytest.approx(sigmoid(1.0))
    assert of(["x", "unknown"]) == of(["x"])
    assert of(["x", "y"])["b"] == pytest.approx(sigmoid(2.0))
    assert of([])["b"] == pytest.approx(sigmoid(1.0))
    assert sum(of(["x", "y"]).values()) == pytest.approx(1.0)


def test_quantities_without_a_weight_say_nothing() -> None:
    model = Logistic(-1.0, {"long": 2.0})
    assert model.probability({"long": 0.5, "blue": 9.0}) == pytest.approx(0.5)
    assert model.probability({}) == pytest.approx(sigmoid(-1.0))


@pytest.mark.parametrize("p", [0.001, 0.3, 0.5, 0.99])
def test_logit_is_the_inverse_of_sigmoid(p: float) -> None:
    assert sigmoid(logit(p)) == pytest.approx(p)


def test_nothing_is_further_than_far() -> None:
    assert 0.0 < sigmoid(-1e9) < 1e-12
    assert 1 - 1e-12 < sigmoid(1e9) <= 1.0
    assert logit(0.0) == pytest.approx(-logit(1.0))


def test_the_best_is_looked_for_among_some() -> None:
    assert best({"a": 0.7, "b": 0.1, "c": 0.2}, ["b", "c"]) == "c"

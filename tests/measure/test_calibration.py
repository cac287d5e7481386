"""Confidence against what was right."""

from __future__ import annotations

import pytest

from extract.measure.calibration import Acceptance, Bin, acceptance, calibration_error, reliability


def test_bins_hold_equally_many() -> None:
    judged = [(i / 100, i % 2 == 0) for i in range(100)]
    bins = reliability(judged, bins=4)
    assert [b.count for b in bins] == [25, 25, 25, 25]
    assert bins[0].sure == pytest.approx(0.12)
    assert bins[0].right == pytest.approx(13 / 25)


def test_few_answers_make_few_bins() -> None:
    assert reliability([(0.3, True), (0.9, False)]) == [Bin(1, 0.3, 1.0), Bin(1, 0.9, 0.0)]
    assert reliability([]) == []


def test_the_error_is_how_far_confidence_is_off() -> None:
    assert calibration_error([(0.9, True)] * 9 + [(0.9, False)], bins=1) == pytest.approx(0.0)
    assert calibration_error([(0.9, False)] * 10, bins=1) == pytest.approx(0.9)
    half = [(0.2, False)] * 5 + [(0.8, False)] * 5
    assert calibration_error(half, bins=2) == pytest.approx(0.5)
    assert calibration_error([]) == 0.0


def test_what_accepting_costs() -> None:
    judged = [(0.95, True), (0.9, False), (0.5, True), (0.4, False)]
    assert acceptance(judged, [0.9, 0.45]) == [Acceptance(0.9, 2, 1, 4), Acceptance(0.45, 3, 1, 4)]

"""The interval of a figure: from the documents alone, the same every time."""

from __future__ import annotations

import pytest

from extract.measure.intervals import intervals
from extract.measure.score import MEASURES, DocumentScore, Tally, totals


def document(right: int, invented: int, missed: int) -> DocumentScore:
    """A document with the same tally for every measure."""
    return DocumentScore("d", "CV", dict.fromkeys(MEASURES, Tally(right, invented, missed)))


def test_every_measure_has_an_interval() -> None:
    assert tuple(intervals([document(1, 1, 1)])) == MEASURES


def test_documents_that_are_all_alike_leave_no_room() -> None:
    scores = [document(3, 1, 2)] * 7
    figure = totals(scores)["row"].f1
    assert intervals(scores)["row"] == pytest.approx((figure, figure))


def test_of_two_documents_either_may_be_drawn_twice() -> None:
    assert intervals([document(4, 0, 0), document(0, 1, 3)])["lead"] == (0.0, 1.0)


def test_where_there_is_nothing_to_find_all_is_right() -> None:
    assert intervals([document(0, 0, 0), document(0, 0, 0)])["coord"] == (1.0, 1.0)


def test_an_invention_where_nothing_was_to_be_found_is_all_wrong() -> None:
    low, high = intervals([document(0, 2, 0), document(0, 0, 0)])["coord"]
    assert (low, high) == (0.0, 1.0)


def test_measures_move_on_their_own() -> None:
    mixed = [document(1, 0, 0), document(1, 0, 0)]
    mixed[0].tallies["header"] = Tally(0, 1, 1)
    spread = intervals(mixed)
    assert spread["header"] == (0.0, 1.0)
    assert all(spread[measure] == (1.0, 1.0) for measure in MEASURES if measure != "header")


def test_the_figure_lies_within_and_more_documents_narrow_it() -> None:
    few = [document(n, n % 3, n % 2) for n in range(1, 9)]
    many = few * 10
    figure = totals(few)["directive"].f1
    (low, high), (nearer_low, nearer_high) = intervals(few)["directive"], intervals(many)["directive"]
    assert low < nearer_low < figure < nearer_high < high


def test_a_lower_level_is_a_narrower_interval() -> None:
    scores = [document(n, n % 3, n % 2) for n in range(1, 9)]
    low, high = intervals(scores)["directive"]
    inner_low, inner_high = intervals(scores, level=0.5)["directive"]
    assert low < inner_low < inner_high < high


def test_the_same_documents_have_the_same_interval() -> None:
    scores = [document(n, n % 3, n % 2) for n in range(1, 9)]
    assert intervals(scores) == intervals(scores)


def test_no_documents_have_no_interval() -> None:
    with pytest.raises(ValueError, match="no documents"):
        intervals([])

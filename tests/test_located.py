"""Where words stand: places by extent, the words of a line made one."""

from __future__ import annotations

import pytest

from extract.located import Located
from extract.text import Place, Text

CHARS = "Giao Sở Y tế\nrà soát | kho"


def word(words: str, box: tuple[float, float, float, float] | None = None, **more: object) -> Place:
    """The place of words of CHARS."""
    start = CHARS.index(words)
    values = {"page": 1 if box else None, "box": box, **more}
    return Place(start, start + len(words), **values)  # type: ignore[arg-type]


def located(*places: Place) -> Located:
    return Located(Text(CHARS, places=places))


def shown(places: list[Place]) -> list[str]:
    return [CHARS[place.start : place.end] for place in places]


GIAO = word("Giao", (10, 20, 40, 30), sure=0.9)
SO = word("Sở", (44, 18, 60, 30.5), sure=0.4)
Y = word("Y tế", (64, 21, 90, 30), sure=0.95)
RA = word("rà soát", (10, 36, 60, 46), sure=0.5)
KHO = word("kho", (80, 36, 99, 46), sure=1.0)


def test_the_words_of_a_line_are_one_place_in_one_box() -> None:
    first, second, third = located(GIAO, SO, Y, RA, KHO).lines()
    assert shown([first, second, third]) == ["Giao Sở Y tế", "rà soát", "kho"]
    assert (first.page, first.box) == (1, (10, 18, 90, 30.5))
    assert second.box == RA.box


def test_a_raised_figure_stands_on_its_line_and_the_line_below_does_not() -> None:
    raised = word("Sở", (44, 14, 60, 21))  # 1 of 7 points shared
    assert shown(located(GIAO, raised).lines()) == ["Giao", "Sở"]
    within = word("Sở", (44, 16, 60, 24))
    assert shown(located(GIAO, within).lines()) == ["Giao Sở"]


@pytest.mark.parametrize(
    "other",
    [
        word("Sở", (44, 18, 60, 30), page=2),
        word("Sở", (44, 18, 60, 30), cell=(0, 0, 1)),
        word("Sở", (44, 18, 60, 30), paragraph=1),
        word("Sở"),
        word("Y tế", (44, 18, 60, 30)),  # a word without a place is between them
    ],
)
def test_other_pages_cells_and_paragraphs_are_places_of_their_own(other: Place) -> None:
    assert located(GIAO, other).lines() == [GIAO, other]


def test_pieces_of_one_cell_are_one_place_without_boxes() -> None:
    first, second, third = (word(w, cell=(0, 2, c)) for w, c in (("Giao", 0), ("Sở", 0), ("Y tế", 1)))
    lines = located(first, second, third).lines()
    assert [(CHARS[p.start : p.end], p.cell) for p in lines] == [("Giao Sở", (0, 2, 0)), ("Y tế", (0, 2, 1))]


def test_boxes_are_those_of_the_words_asked_for() -> None:
    places = located(GIAO, SO, Y, RA, KHO)
    assert [p.box for p in places.boxes(5, 7)] == [SO.box]
    assert [p.box for p in places.boxes(6, 9)] == [(44, 18, 90, 30.5)]  # parts of words too
    assert [p.box for p in places.boxes(8, 15)] == [Y.box, RA.box]
    assert [p.box for p in places.boxes(0, len(CHARS))] == [(10, 18, 90, 30.5), RA.box, KHO.box]
    assert places.boxes(4, 5) == places.boxes(12, 13) == []  # blanks


def test_places_without_boxes_have_none() -> None:
    assert located(word("Giao", paragraph=0)).boxes(0, 4) == []
    assert located().boxes(0, 4) == located().lines() == []


def test_how_sure_words_are_counts_by_the_character() -> None:
    places = located(GIAO, SO, Y, RA, KHO)
    assert places.sure(0, 4) == pytest.approx(0.9)
    assert places.sure(0, 7) == pytest.approx((4 * 0.9 + 2 * 0.4) / 6)
    assert places.sure(4, 5) is None


def test_words_that_were_not_recognised_say_nothing_of_how_sure() -> None:
    places = located(word("Giao", (1, 1, 2, 2)), SO)
    assert places.sure(0, 4) is None
    assert places.sure(0, 7) == pytest.approx(0.4)
    assert places.doubtful(0, 7, 1.1) == [(SO.start, SO.end)]


def test_doubtful_words_are_less_sure_than_asked_for() -> None:
    places = located(GIAO, SO, Y, RA, KHO)
    assert places.doubtful(0, len(CHARS), 0.6) == [(SO.start, SO.end), (RA.start, RA.end)]
    assert places.doubtful(0, len(CHARS), 0.5) == [(SO.start, SO.end)]
    assert places.doubtful(8, len(CHARS), 0.5) == []

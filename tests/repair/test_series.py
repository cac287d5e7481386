"""Numbering that goes on by one: parts in Roman numbers, points, rows of tables; and what is no numbering."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.repair.recognised import mended

ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def parts(labels: list[str]) -> str:
    """Headings with these numbers, words between them."""
    return "".join(f"{label}. NỘI DUNG PHẦN NÀY\nCác đơn vị căn cứ vào đó.\n" for label in labels)


# --- parts


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("I H III", "I II III"),
        ("I II HI IV", "I II III IV"),
        ("| II III", "I II III"),
        ("l II", "I II"),
        ("I Il III", "I II III"),
        ("I || III", "I II III"),
        ("I II II IV", "I II III IV"),
        ("I I III", "I II III"),
        ("I II III TV", "I II III IV"),
        ("I II III lV V", "I II III IV V"),
        ("I II III IV V VI VI VIII", "I II III IV V VI VII VIII"),
        ("I II HI", "I II III"),
        ("I II III l II", "I II III I II"),
        ("I II III I H III", "I II III I II III"),  # another list
    ],
)
def test_parts_are_numbered_one_after_the_other(read: str, meant: str) -> None:
    assert mended(parts(read.split())) == parts(meant.split())


def test_rows_that_head_others_are_numbered_one_after_the_other() -> None:
    table = (
        "| I | Nhóm một | |\n| 1 | rà soát | |\n| H | Nhóm hai | |\n| 2 | thống kê | |\n| III | Nhóm ba | |\n"
    )
    assert mended(table) == table.replace("| H |", "| II |")


@pytest.mark.parametrize(
    "labels",
    [
        "I II III IV V",
        "I II I II III",  # restarts
        "I I I",
        "I II III I I II",
        "II III",
        "I V",  # what is between is not known
        "H",
    ],
)
def test_parts_without_evidence_stay_as_they_are(labels: str) -> None:
    assert mended(parts(labels.split())) == parts(labels.split())


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 5)), min_size=1, max_size=5))
def test_valid_numbering_is_never_changed(lists: list[tuple[int, int]]) -> None:
    chars = ""
    for count, points in lists:
        for roman in ROMANS[:count]:
            chars += f"{roman}. PHẦN\n"
            for n in range(1, points + 1):
                chars += f"{n}. Rà soát.\n{n}.1. Thống kê.\n{n}.2. Báo cáo\n| {n} | việc | Quý {roman} |\n"
    assert mended(chars) == chars


@pytest.mark.parametrize(
    "line", ["H. Phú Tân là huyện", "Huyện II, III", "I, II và III", "HĐND tỉnh", "| | |", "TT", "I LÀ MỘT"]
)
def test_words_that_begin_a_line_are_no_parts(line: str) -> None:
    chars = f"Theo các văn bản:\n{line}\ntrong đó có nhiều việc.\n"
    assert mended(chars) == chars


# --- points


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("1, 2. 3.", "1. 2. 3."),
        ("1. 2, 3.", "1. 2. 3."),
        ("1. 2. 3,", "1. 2. 3."),
        ("2. 2,1. 2.2.", "2. 2.1. 2.2."),
        ("2. 2.1, 2.2.", "2. 2.1. 2.2."),
        ("1. 2. 2,1, 2,2. 3.", "1. 2. 2.1. 2.2. 3."),
        ("1. 1.1. 1,1,2. 2.", "1. 1.1. 1.1.2. 2."),
    ],
)
def test_commas_behind_numbers_of_points_become_stops(read: str, meant: str) -> None:
    def points(labels: str) -> str:
        return "".join(f"{label} Sở Y tế rà soát, báo cáo.\n" for label in labels.split())

    assert mended(points(read)) == points(meant)


@pytest.mark.parametrize(
    "chars",
    [
        "1. Sửa đổi\nĐiều 2, Điều 3 của Nghị quyết.\n3. Sở Y tế\n",
        "1. Sửa đổi\nkhoản 2, Điều 3.\n3. Sở Y tế\n",
        "1. Theo các khoản\n2, 3 và 4 của Luật.\n3. Sở Y tế\n",  # no word begins behind it
        "1. Tăng\n2,5 lần.\n3. Sở Y tế\n",
        "1. Tại các phường 1, 2, Tân An.\n3. Sở Y tế\n",  # within a line
        "theo khoản\n7, Điều 5 của Luật\n",  # nothing goes on from it
        "1. Sở Y tế\n2. Sở Nội vụ\n2.1. Thanh tra\n",
    ],
)
def test_lists_in_running_text_and_valid_points_stay_as_they_are(chars: str) -> None:
    assert mended(chars) == chars


# --- rows


def rows(*labels: str) -> str:
    return "".join(f"| {label} | rà soát | Sở Y tế |\n" for label in labels)


@pytest.mark.parametrize("read", ["8", "ẻ", "Zz"])
def test_a_doubtful_number_between_two_others_is_the_one_between(read: str) -> None:
    assert mended(rows("1", read, "3"), **{read: 0.4}) == rows("1", "2", "3")
    assert mended(f"1\n{read}\n3\n", **{read: 0.4}) == "1\n2\n3\n"


@pytest.mark.parametrize("read", ["2'", ".2", "‘2"])
def test_specks_beside_a_number_between_two_others_are_left_out(read: str) -> None:
    assert mended(rows("1", read, "3")) == rows("1", "2", "3")
    assert mended(rows("1", read, "4")) == rows("1", read, "4")


def test_one_doubtful_number_after_the_other_is_put_right() -> None:
    assert mended(rows("9", "x", "11", "y", "13"), x=0.3, y=0.3) == rows("9", "10", "11", "12", "13")


@pytest.mark.parametrize("labels", [("1", "x", "4"), ("3", "x", "1"), ("1", "x", "y"), ("x", "2", "3")])
def test_a_number_that_is_not_between_two_others_stays_as_it_is(labels: tuple[str, ...]) -> None:
    assert mended(rows(*labels), x=0.3, y=0.3) == rows(*labels)


@pytest.mark.parametrize("sure", [0.85, 0.95])
def test_a_number_of_which_the_recogniser_was_sure_stays_as_it_is(sure: float) -> None:
    assert mended(rows("1", "8", "3"), **{"8": sure}) == rows("1", "8", "3")

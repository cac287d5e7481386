"""The list in a browser: how far each deadline is, what the filters and the search leave, what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Opener, Watched

SECOND = """ỦY BAN NHÂN DÂN
TỈNH BÌNH SƠN

Số: 15/UBND-NC
V/v dọn bãi cát

Bình Sơn, ngày 09 tháng 3 năm 2026

Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Y tế tổ chức trực cấp cứu tại bãi tắm.

2. Sở Du lịch kiểm tra các chòi canh trước ngày 30/4/2027.
"""


GAPS = """ỦY BAN NHÂN DÂN
TỈNH BÌNH SƠN

Số: 16/UBND-NC

Bình Sơn, ngày 10 tháng 3 năm 2026

Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Y tế tổ chức trực cấp cứu tại bãi tắm.

2. Sở Du lịch lập danh sách các chòi canh, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/4/2027.

3. Quán triệt tinh thần tiết kiệm nước trong tháng 5/2027.

4. Công an tỉnh xây dựng phương án phân luồng trước ngày 30/4/2027.
"""


def choose(
    watched: Watched, *, agency: str = "", time: str = "", missing: str = "", words: str = ""
) -> list[int]:
    """The numbers of the rows that stand after all filters are set."""
    watched.page.select_option("#agency", agency)
    watched.page.select_option("#time", time)
    watched.page.select_option("#missing", missing)
    watched.page.fill("#find", words)
    return watched.shown()


def test_each_deadline_says_how_far_it_is_on_the_day_of_reading(letter: Watched) -> None:
    left = [letter.row(number).locator(".left") for number in (1, 2, 3, 4)]
    assert [place.text_content() for place in left] == [
        "quá hạn 6 ngày",  # before the 20th: the 19th was its last day
        "còn 4 ngày",
        "hạn cuối hôm nay",
        "còn 189 ngày",
    ]
    assert letter.row(5).locator(".left").count() == 0
    late = letter.page.locator(".late").all_text_contents()
    assert late == ["quá hạn 6 ngày"]


@pytest.mark.parametrize(
    ("time", "left"),
    [
        ("", [1, 2, 3, 4, 5]),
        ("late", [1]),
        ("soon", [2, 3]),
        ("dated", [1, 2, 3, 4]),
        ("undated", [5]),
    ],
)
def test_the_deadline_filter_leaves_what_it_says(letter: Watched, time: str, left: list[int]) -> None:
    assert choose(letter, time=time) == left


def test_the_agency_filter_leaves_tasks_it_leads_or_takes_part_in(letter: Watched) -> None:
    named = letter.page.locator("#agency option").all_text_contents()
    assert named == [
        "Tất cả",
        "Công an tỉnh",
        "Sở Nội vụ",
        "Sở Tài chính",
        "Sở Xây dựng",
        "Sở Y tế",
        "Đài Phát thanh và Truyền hình tỉnh",
    ]
    assert choose(letter, agency="Sở Y tế") == [1]
    assert choose(letter, agency="Sở Tài chính") == [1]
    assert choose(letter, agency="Đài Phát thanh và Truyền hình tỉnh") == [5]
    assert choose(letter, agency="") == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("missing", "left"),
    [
        ("no-lead", [3]),
        ("no-action", []),
        ("no-deadline", [1]),
        ("no-product", [1, 3]),
        ("no-report", [1, 3, 4]),
        ("none", [2]),
    ],
)
def test_the_filter_of_what_is_missing_leaves_the_tasks_that_lack_it(
    opened: Opener, missing: str, left: list[int]
) -> None:
    watched = opened(GAPS)
    assert choose(watched, missing=missing) == left
    assert choose(watched) == [1, 2, 3, 4]


def test_search_does_not_find_what_a_task_lacks(opened: Opener) -> None:
    watched = opened(GAPS)
    assert watched.row(1).locator("dd.missing").text_content() == "thời hạn; sản phẩm; báo cáo"
    assert choose(watched, words="báo cáo") == [2]
    assert choose(watched, words="sản phẩm") == []


def test_the_pointer_is_told_what_a_code_means(opened: Opener) -> None:
    told = opened(GAPS).row(1).locator("dd.missing span").first
    assert told.text_content() == "thời hạn"
    assert told.get_attribute("title") == "Không nêu thời hạn."


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("thuyền", [3]),
        ("thuyen", [3]),
        ("CÁC CẦU TREO", [2]),
        ("  dua tin ", [5]),
        ("Đưa tin", [5]),
        ("to\u031b\u0300 cu\u0309a", [3]),  # giấy tờ của, decomposed as a Mac may type it
        ("kiem tra", [2, 3]),
        ("so tai chinh", [1]),
        ("[a-z]+", []),
    ],
)
def test_search_finds_with_and_without_diacritics(letter: Watched, words: str, left: list[int]) -> None:
    assert choose(letter, words=words) == left


def test_filters_add_up_and_the_counter_says_what_is_left(letter: Watched) -> None:
    counter = letter.page.locator("#shown")
    assert counter.text_content() == "Hiện 5 / 5 nhiệm vụ"
    assert choose(letter, time="dated", words="kiem tra") == [2, 3]
    assert counter.text_content() == "Hiện 2 / 5 nhiệm vụ"
    assert choose(letter, agency="Công an tỉnh", time="dated", words="kiem tra") == [3]
    assert counter.text_content() == "Hiện 1 / 5 nhiệm vụ"
    assert choose(letter, agency="Công an tỉnh", time="undated") == []
    assert counter.text_content() == "Hiện 0 / 5 nhiệm vụ"
    assert choose(letter) == [1, 2, 3, 4, 5]


def test_one_list_counts_and_filters_through_several_documents(opened: Opener, letter_text: str) -> None:
    both = opened(letter_text, SECOND, lang="en")
    assert both.page.title() == "Task list"
    assert both.page.locator("#tasks h2").count() == both.page.locator("#text h2").count() == 2
    assert both.page.locator("#shown").text_content() == "7 of 7 tasks"
    assert choose(both, agency="Sở Y tế") == [1, 6]
    assert choose(both, time="dated") == [1, 2, 3, 4, 7]
    assert both.row(7).locator(".left").text_content() == "308 days left"
    choose(both)
    both.row(6).locator(".goto").click()
    assert both.words(6) == "Sở Y tế tổ chức trực cấp cứu tại bãi tắm."


def test_a_document_without_a_task_that_fits_steps_back(opened: Opener, letter_text: str) -> None:
    both = opened(letter_text, SECOND, lang="en")
    heads = both.page.locator("#tasks h2")
    assert choose(both, agency="Sở Nội vụ") == [4]
    assert [heads.nth(i).is_visible() for i in range(2)] == [True, False]
    choose(both)
    assert [heads.nth(i).is_visible() for i in range(2)] == [True, True]

"""The tree of points: a label is believed for its place in the sequence, and says what stands under what."""

from __future__ import annotations

import pytest

from extract.outline.build import outline
from extract.rulebook import rulebook
from extract.text import Text


def paths(*lines: str) -> list[str]:
    """The path of each paragraph of a text of these lines."""
    return [u.path for u in outline(Text("\n".join(lines) + "\n"), rulebook()).tree.units]


def parents(*lines: str) -> list[int | None]:
    """The index of the paragraph that each stands under."""
    return [u.parent for u in outline(Text("\n".join(lines) + "\n"), rulebook()).tree.units]


def points(labels: str, *, sep: str = ") ") -> list[str]:
    return [f"{x}{sep}Rà soát nội dung thứ {i}." for i, x in enumerate(labels.split())]


@pytest.mark.parametrize(
    "letters",
    [
        "a b c d đ e g h i k l",  # the Vietnamese alphabet
        "a b c d e g h i k l",  # the same without đ
        "a b c d e f g h i j k",  # the English alphabet
        "a b d",  # one is missing
    ],
)
def test_letters_of_every_alphabet_are_one_list(letters: str) -> None:
    lines = ["1. Sở Y tế thực hiện:", *points(letters), "2. Sở Nội vụ theo dõi."]
    assert paths(*lines) == ["1", *(f"1.{x}" for x in letters.split()), "2"]
    assert parents(*lines) == [None, *[0] * len(letters.split()), None]


def test_i_after_h_is_a_letter_and_not_a_roman_numeral() -> None:
    lines = ["1. Sở Y tế thực hiện:", *points("a b c d đ e g h i k"), "2. Sở Nội vụ theo dõi."]
    assert paths(*lines)[8:12] == ["1.h", "1.i", "1.k", "2"]


def test_small_roman_numerals_stand_below_letters() -> None:
    lines = [
        "1. Sở Y tế thực hiện:",
        "a) Rà soát:",
        "i) Trạm y tế;",
        "ii) Bệnh viện;",
        "iii) Nhà thuốc.",
        "b) Báo cáo.",
    ]
    assert parents(*lines) == [None, 0, 1, 1, 1, 0]
    assert paths(*lines)[-1] == "1.b"


def test_levels_of_a_plan() -> None:
    lines = [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "2. Yêu cầu",
        "II. NHIỆM VỤ",
        "1. Tuyên truyền",
        "a) Trên báo chí;",
        "- Báo in;",
        "+ Số hằng ngày;",
        "+ Số cuối tuần;",
        "- Báo nói.",
        "b) Tại cơ sở.",
        "2. Kiểm tra",
    ]
    assert parents(*lines) == [None, 0, 0, None, 3, 4, 5, 6, 6, 5, 4, 3]
    assert paths(*lines) == [
        "I",
        "I.1",
        "I.2",
        "II",
        "II.1",
        "II.1.a",
        "II.1.a",
        "II.1.a",
        "II.1.a",
        "II.1.a",
        "II.1.b",
        "II.2",
    ]


def test_multi_level_numbers_stand_below_their_own_number() -> None:
    lines = [
        "1. Một",
        "1.1. Một một",
        "1.1.1. Một một một",
        "1.1.2. Một một hai",
        "1.2. Một hai",
        "2. Hai",
        "2.1. Hai một",
    ]
    assert parents(*lines) == [None, 0, 1, 1, 0, None, 5]
    assert paths(*lines) == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2", "2.1"]


def test_chapters_articles_and_clauses() -> None:
    lines = [
        "Điều 1. Phê duyệt đề án.",
        "1. Mục tiêu",
        "a) Chung",
        "2. Kinh phí",
        "Điều 2. Tổ chức thực hiện",
        "1. Sở Nội vụ",
    ]
    assert parents(*lines) == [None, 0, 1, 0, None, 4]
    assert paths(*lines)[-1].endswith(".1")


def test_a_count_that_starts_again_under_the_next_point() -> None:
    lines = ["I. PHẦN ĐẦU", "1. Một", "2. Hai", "II. PHẦN SAU", "1. Một", "2. Hai", "3. Ba"]
    assert parents(*lines) == [None, 0, 0, None, 3, 3, 3]


def test_a_count_that_starts_again_under_a_lead_in() -> None:
    lines = [
        "1. Đánh giá",
        "2. Kết luận",
        "Giao các sở thực hiện:",
        "1. Sở Y tế rà soát.",
        "2. Sở Nội vụ rà soát.",
    ]
    assert parents(*lines)[3:] == [2, 2]


def test_bullets_within_bullets_come_back() -> None:
    lines = [
        "1. Sở Y tế:",
        "- Rà soát:",
        "+ Thuốc;",
        "+ Giường.",
        "- Báo cáo.",
        "• Số liệu.",
        "2. Sở Nội vụ.",
    ]
    assert parents(*lines) == [None, 0, 1, 1, 0, 4, None]


def test_a_plain_paragraph_below_a_point_belongs_to_it_and_closes_its_bullets() -> None:
    lines = ["1. Sở Y tế rà soát.", "- Thuốc.", "Đồng thời, kiểm tra các nhà thuốc.", "2. Sở Nội vụ."]
    assert parents(*lines) == [None, 0, 0, None]
    assert paths(*lines) == ["1", "1", "1", "2"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Sở Y tế tổng hợp kết quả khám sức khỏe của học sinh năm", "2024. Các xã gửi danh sách."),
        ("Sở Tài chính bố trí cho mỗi trạm y tế số tiền là", "500. Phần còn lại do xã tự cân đối."),
    ],
)
def test_a_year_or_an_amount_at_the_start_of_a_line_is_no_label(before: str, after: str) -> None:
    lines = ["1. Sở Nội vụ theo dõi.", f"2. {before}", after, "3. Thanh tra tỉnh."]
    assert paths(*lines) == ["1", "2", "3"]


def test_a_date_at_the_start_of_a_line_is_no_label() -> None:
    lines = ["1. Sở Nội vụ gửi báo cáo trước ngày", "15.6.2025 để tổng hợp.", "2. Thanh tra tỉnh."]
    assert [p for p in paths(*lines) if "15" in p] == []


def test_labels_are_no_part_of_the_words() -> None:
    o = outline(Text("1. Sở Y tế:\na) Rà soát.\n- Báo cáo.\n"), rulebook())
    assert [o.words(u.start, u.end) for u in o.tree.units] == ["Sở Y tế:", "Rà soát.", "Báo cáo."]


def test_a_gap_in_a_list_is_reported() -> None:
    o = outline(Text("\n".join(["1. Một.", "2. Hai.", "9. Chín."]) + "\n"), rulebook())
    assert "label-gap" in [code for code, _ in o.warnings]
    o = outline(Text("\n".join(["1. Một.", "2. Hai.", "3. Ba."]) + "\n"), rulebook())
    assert "label-gap" not in [code for code, _ in o.warnings]


def test_ancestors_go_from_the_nearest_to_the_root() -> None:
    tree = outline(Text("I. PHẦN\n1. Mục\na) Điểm.\n"), rulebook()).tree
    assert [u.index for u in tree.ancestors(tree.units[2])] == [1, 0]
    assert tree.children == ((1,), (2,), ())

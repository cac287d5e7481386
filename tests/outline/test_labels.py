"""Numbering labels: what one looks like, and which may follow which."""

from __future__ import annotations

import pytest

from extract.outline.labels import follows, opens, read_label, roman, to_roman


@pytest.mark.parametrize(
    ("paragraph", "text", "style", "value"),
    [
        ("I. MỤC ĐÍCH", "I.", "roman", 1),
        ("XIV. TỔ CHỨC", "XIV.", "roman", 14),
        ("IV - Tổ chức", "IV -", "roman", 4),
        ("1. Sở Y tế", "1.", "number .", 1),
        ("12) Sở Y tế", "12)", "number )", 12),
        ("2/ Sở Y tế", "2/", "number .", 2),
        ("3.Sở Y tế", "3.", "number .", 3),
        ("1.2. Sở Y tế", "1.2.", "multi 2", 2),
        ("2.1.3 Sở Y tế", "2.1.3", "multi 3", 3),
        ("3.1- Sở Y tế", "3.1-", "multi 2", 1),
        ("a) Rà soát", "a)", "letter )", 0),
        ("đ) Rà soát", "đ)", "letter )", 0),
        ("b. Rà soát", "b.", "letter .", 0),
        ("(1) Rà soát", "(1)", "paren", 1),
        ("(a) Rà soát", "(a)", "paren", 0),
        ("(ii) Rà soát", "(ii)", "paren roman", 2),
        ("A. PHẦN CHUNG", "A.", "capital .", 0),
        ("Điều 12. Hiệu lực", "Điều 12.", "article", 12),
        ("Phần I. Chung", "Phần I.", "part phần", 1),
        ("Chương II", "Chương II", "part chương", 2),
        ("- Rà soát", "-", "bullet -", 0),
        ("– Rà soát", "–", "bullet -", 0),
        ("+ Rà soát", "+", "bullet +", 0),
        ("• Rà soát", "•", "bullet •", 0),
        ("1.", "1.", "number .", 1),
    ],
)
def test_what_a_label_looks_like(paragraph: str, text: str, style: str, value: int) -> None:
    label = read_label(paragraph)
    assert label is not None
    assert (label.text, label.style, label.value) == (text, style, value)
    assert paragraph[label.length :] == paragraph[len(text) :].lstrip()


@pytest.mark.parametrize(
    "paragraph",
    [
        "",
        "Sở Y tế rà soát",
        "2025. Các sở báo cáo",  # a year
        "500.000 đồng mỗi hộ",  # an amount
        "1,5 tỷ đồng",
        "30/6/2026 là hạn cuối",
        "3.5 % dân số",
        "0. Không có điểm không",
        "1.05 lần",  # numbers of a list have no leading zero
        "IIII. Không phải số La Mã",
        "Vì vậy, các đơn vị rà soát",
        "a là chữ thường",
        "Điều này cần được làm rõ",
        "TT Nội dung",
        "ubnd) lỗi đánh máy",
    ],
)
def test_what_is_no_label(paragraph: str) -> None:
    assert read_label(paragraph) is None


@pytest.mark.parametrize("number", range(1, 90))
def test_roman_numerals_come_back(number: int) -> None:
    assert roman(to_roman(number)) == number


@pytest.mark.parametrize("numeral", ["", "IIII", "VX", "IC", "VV", "ABC", "IIX"])
def test_what_is_no_roman_numeral(numeral: str) -> None:
    assert roman(numeral) == 0


@pytest.mark.parametrize(
    ("style", "before", "name", "expected"),
    [
        ("number .", "1", "2", True),
        ("number .", "1", "3", True),  # one is missing in the copy
        ("number .", "1", "9", False),
        ("number .", "2", "2", False),
        ("roman", "IX", "X", True),
        ("roman", "X", "IX", False),
        ("letter )", "c", "d", True),
        ("letter )", "d", "đ", True),
        ("letter )", "d", "e", True),
        ("letter )", "đ", "e", True),
        ("letter )", "e", "f", True),  # lists typed with the English alphabet
        ("letter )", "h", "i", True),
        ("letter )", "b", "a", False),
        ("letter )", "a", "h", False),
        ("multi 2", "1.1", "1.2", True),
        ("multi 2", "1.2", "2.1", False),
        ("paren", "1", "2", True),
        ("bullet -", "-", "-", True),
    ],
)
def test_which_label_may_follow_which(style: str, before: str, name: str, expected: bool) -> None:
    assert follows(style, before, name) is expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("1. A", True),
        ("I. A", True),
        ("a) A", True),
        ("2.1. A", True),
        ("- A", True),
        ("(1) A", True),
        ("2. A", False),
        ("b) A", False),
        ("II. A", False),
        ("2.2. A", False),
    ],
)
def test_which_label_may_open_a_list(paragraph: str, expected: bool) -> None:
    label = read_label(paragraph)
    assert label is not None
    assert opens(label) is expected

"""Good text that must not be put right, and what repairs must not break: cases that once went wrong."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.located import Located
from extract.pipeline import extract_text
from extract.repair import repaired
from extract.repair.edits import apply
from extract.rulebook import rulebook
from extract.text import Place, Text
from tests.repair.recognised import mended, recognised
from tests.repair.test_edits import _chars, _edits
from tests.repair.test_series import parts, rows
from tests.repair.test_slots import part


@pytest.mark.parametrize(
    "chars",
    [
        "| 1 | Báo cáo | Hằng quý |\n",
        "| 1 | Báo cáo quý | Sở Y tế |",
        "| 1 | trước ngày 15 tháng 6 | Sở Y tế |",
        "| 5 | ngày 5 tháng 1 | Sở |",
        "Số: 12A/KH-UBND",
        "số 05b/KH-UBND",
        "Nghị quyết số 30A/2008/NQ-CP",
        "| STT | Nội dung |\n| II | Nhóm hai |\n",
        "| I | Nhóm một |\n| Sở Y tế | rà soát |\n| II | Nhóm hai |\n",
        "I. NHIỆM VỤ\nl. Sở Y tế rà soát.\n2. Sở Nội vụ rà soát.\nII. TỔ CHỨC\n",
        "I. NHIỆM VỤ\n10. Sở Y tế\n1l. Sở Nội vụ\n12. Sở Tư pháp\nII. TỔ CHỨC\nIII. KẾT\n",
        "theo khoản\n1, Điều 5 Luật",
        "1. Theo khoản\n2, Điều 5 Luật A\n2. Sở Y tế\n",
        "Chỉ số tăng\n7,5. Trong đó",
        "số 0§/ NQ-CP, ngày 08/5/2025",
        "3O/02/2026",
        parts(["III", "II"]),
        parts(["IV", "II", "III"]),
    ],
)
def test_text_that_only_looks_misread_stays_as_it_is(chars: str) -> None:
    assert mended(chars) == chars


def test_two_brackets_are_an_eleven() -> None:
    assert mended("Hà Nam, ngày 17 tháng ]] năm 2025") == "Hà Nam, ngày 17 tháng 11 năm 2025"


def test_a_leading_nought_is_kept() -> None:
    assert mended(rows("01", "x", "03"), x=0.3) == rows("01", "02", "03")


def test_every_glyph_that_stands_for_a_figure_is_looked_for() -> None:
    digits = [row["glyph"] for row in rulebook().words("lookalikes") if row["digits"]]
    assert [g for g in digits if not part("glyph").fullmatch(g)] == []


def test_what_was_not_recognised_is_not_put_right() -> None:
    t = recognised("Trước 30/02/2026 báo cáo\nảnh quét\n")
    t = replace(t, places=tuple(replace(p, sure=None) if p.start < 24 else p for p in t.places))
    assert repaired(t, rulebook()).chars == t.chars


def test_certainty_nought_leaves_no_confidence() -> None:
    t = recognised("1. Giao Sở Y tế kiểm tra các kho thuốc.\n")
    assert (
        extract_text(replace(t, places=tuple(replace(p, sure=0.0) for p in t.places)))
        .directives[0]
        .confidence
        == 0
    )


@given(st.data())
def test_places_stay_in_order_and_apart(data: st.DataObject) -> None:
    before = recognised(data.draw(_chars))
    after = apply(before, data.draw(_edits(before.chars)))
    assert all(0 <= p.start < p.end <= len(after.chars) for p in after.places)
    assert all(a.end <= b.start for a, b in pairwise(after.places))


@pytest.mark.parametrize("c", ["ngày 13/1 1/2015 x", "ngày l 7 tháng 9 năm 2025"])
def test_every_character_keeps_a_place(c: str) -> None:
    t = repaired(recognised(c), rulebook())
    seen = {i for p in t.places for i in range(p.start, p.end)}
    assert {i for i, ch in enumerate(t.chars) if ch != " "} <= seen


def test_columns_side_by_side_are_two_lines() -> None:
    a, b = Place(0, 4, 1, (10, 20, 40, 30)), Place(5, 7, 1, (300, 20, 340, 30))
    assert Located(Text("Giao\nSở", places=(a, b))).lines() == [a, b]

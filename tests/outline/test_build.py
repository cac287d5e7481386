"""Outlines of whole documents: extents that lead home, annexes, regulations, forwarded letters."""

from __future__ import annotations

import pytest

from extract.outline.build import Outline, outline
from extract.pipeline import extract
from extract.rulebook import rulebook
from extract.text import Text, normalise

DECISION = """ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 811/QĐ-UBND
Lạng Sơn, ngày 12 tháng 5 năm 2025

QUYẾT ĐỊNH
Ban hành Quy chế quản lý chợ nổi

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Theo đề nghị của Giám đốc Sở Công Thương.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý chợ nổi.
Điều 2. Giao Sở Công Thương chủ trì, phối hợp với Ủy ban nhân dân các xã hướng dẫn thực hiện Quy chế này.
Điều 3. Chánh Thanh tra tỉnh, Giám đốc Sở Công Thương chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Hoàng Văn Thụ

"""
REGULATION = """QUY CHẾ
Quản lý chợ nổi
(Kèm theo Quyết định số 811/QĐ-UBND ngày 12 tháng 5 năm 2025)

Điều 1. Phạm vi điều chỉnh
Quy chế này quy định việc quản lý chợ nổi.
Điều 2. Trách nhiệm của ban quản lý
1. Ban quản lý chợ nổi có trách nhiệm kiểm tra phao cứu sinh của các ghe, thuyền mỗi ngày.
2. Sở Công Thương thanh tra việc niêm yết giá.
"""
ANNEX = """PHỤ LỤC
PHÂN CÔNG NHIỆM VỤ
(Kèm theo Quyết định số 811/QĐ-UBND ngày 12 tháng 5 năm 2025)

1. Sở Tài chính bố trí kinh phí trước ngày 30/6/2025.
"""
LETTER = """UBND TỈNH LẠNG SƠN
SỞ CÔNG THƯƠNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 45/SCT-QLTM
Lạng Sơn, ngày 20 tháng 5 năm 2025

Kính gửi: Ủy ban nhân dân các xã.

Sở Công Thương chuyển văn bản nêu trên. Đề nghị Ủy ban nhân dân các xã rà soát chợ tạm trước ngày 01/6/2025.

GIÁM ĐỐC
Lý Thị Mai

"""


def read(text: str) -> Outline:
    return outline(Text(normalise(text)), rulebook())


def test_every_unit_leads_home_to_its_words() -> None:
    text = normalise(DECISION + ANNEX)
    o = outline(Text(text), rulebook())
    assert len(o.tree.units) >= 4
    for u in o.tree.units:
        a, b = o.view.home(u.start, u.end)
        assert " ".join(text[a:b].split()) == o.words(u.start, u.end)


def test_the_lower_view_is_as_long_as_the_view() -> None:
    o = read("1. Sở Y TẾ İstanbul ẞ Ǆ rà soát.\n2. Uỷ ban hoà giải.\n")
    assert len(o.low) == len(o.view.text)


def test_tone_marks_are_read_the_modern_way_in_place() -> None:
    text = "1. Giao Uỷ ban nhân dân tỉnh Khánh Hoà.\n"
    o = read(text)
    assert "Ủy ban nhân dân tỉnh Khánh Hòa" in o.view.text
    assert "quý" in read("1. Trong quý I.\n").view.text  # qu is a consonant


def test_head_and_foot_are_no_units_of_the_body() -> None:
    o = read(DECISION)
    words = [o.words(u.start, u.end) for u in o.tree.units]
    assert not any("CỘNG HÒA" in w or "Nơi nhận" in w or "Hoàng Văn Thụ" in w for w in words)
    assert o.head.number == "811/QĐ-UBND"
    assert o.foot.name == "Hoàng Văn Thụ"


def test_what_stands_behind_the_foot_is_an_annex() -> None:
    o = read(DECISION + ANNEX)
    assert {u.annex for u in o.tree.units if "bố trí kinh phí" in o.words(u.start, u.end)} == {1}
    assert [u.path for u in o.tree.units if "bố trí kinh phí" in o.words(u.start, u.end)] == ["PL1.1"]
    assert o.regulations == ()


def test_the_articles_of_an_annexed_regulation_order_nothing() -> None:
    record = extract((DECISION + REGULATION).encode())
    assert len(read(DECISION + REGULATION).regulations) == 1
    assert [d.text.split()[0] for d in record.directives] == ["Giao", "Chánh"]
    assert max(d.span[1] for d in record.directives) < len(normalise(DECISION))


def test_an_annexed_plan_orders() -> None:
    record = extract((DECISION + ANNEX).encode())
    assert [d.leads[0].name for d in record.directives][-1] == "Sở Tài chính"


@pytest.mark.parametrize("text", [DECISION, LETTER, DECISION + ANNEX])
def test_one_document_is_not_reported_as_two(text: str) -> None:
    assert "several-documents" not in [w.code for w in extract(text.encode()).warnings]


def test_a_forwarded_letter_is_reported() -> None:
    record = extract((LETTER + DECISION).encode())
    assert "several-documents" in [w.code for w in record.warnings]
    assert record.header.number == "45/SCT-QLTM"  # the head is that of the first


def test_a_text_without_a_head_or_a_foot_is_all_body() -> None:
    o = read("Yêu cầu Sở Y tế rà soát.")
    assert [o.words(u.start, u.end) for u in o.tree.units] == ["Yêu cầu Sở Y tế rà soát."]


@pytest.mark.parametrize(
    "text", ["", "\n", "|", "-", "1.", "**", "\x0c", "(((", "Nơi nhận:", "Kính gửi:", "QUYẾT ĐỊNH"]
)
def test_scraps_have_an_outline(text: str) -> None:
    o = read(text)
    assert len(o.low) == len(o.view.text)
    assert all(u.start <= u.end <= len(o.view.text) for u in o.tree.units)

"""What a directive leaves open, judged by its fields and its words."""

from __future__ import annotations

import pytest

from extract import extract
from extract.missing import MESSAGES, SHORT, shortly

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH AN GIANG\n\nSố: 15/UBND-TH\n\nAn Giang, ngày 24 tháng 4 năm 2025\n\n"


def missing(order: str) -> list[str]:
    """What the one directive of a letter with `order` leaves open."""
    (directive,) = extract(
        f"{HEAD}Ủy ban nhân dân tỉnh yêu cầu:\n\n1. {order}\n".encode(), model=None
    ).directives
    return list(directive.missing)


def without(*codes: str) -> list[str]:
    """All codes but `codes`."""
    return [code for code in SHORT if code not in codes]


def test_an_order_that_says_everything_misses_nothing() -> None:
    order = "Sở Y tế xây dựng Kế hoạch tiêm chủng, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/5/2025."
    assert missing(order) == []


def test_an_order_that_says_nothing_misses_everything_but_its_verb() -> None:
    assert missing("Quán triệt tinh thần tiết kiệm.") == without("no-action")


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ("Sở Y tế rà soát kho thuốc.", ()),
        ("Sở Y tế khẩn trương rà soát kho thuốc trong thời gian tới.", ()),
        ("Sở Y tế rà soát kho thuốc trong 10 ngày kể từ ngày nhận được văn bản.", ("no-deadline",)),
        ("Sở Y tế rà soát kho thuốc hằng quý.", ("no-deadline",)),
        ("Sở Y tế rà soát kho thuốc, báo cáo Chủ tịch Ủy ban nhân dân tỉnh.", ("no-report",)),
        ("Sở Y tế rà soát kho thuốc và báo cáo trước ngày 15/5/2025.", ("no-deadline", "no-report")),
        ("Sở Y tế rà soát kho thuốc, báo cáo kết quả.", ("no-product", "no-report")),
        ("Sở Y tế rà soát kho thuốc theo báo cáo của Sở Tài chính.", ()),
        ("Sở Y tế lập danh sách kho thuốc.", ("no-product",)),
        ("Sở Y tế tham mưu ban hành quyết định về kho thuốc.", ("no-product",)),
        ("Sở Y tế thực hiện Kế hoạch số 12/KH-UBND về kho thuốc.", ()),
    ],
)
def test_each_code_stands_where_the_words_leave_it_open(order: str, said: tuple[str, ...]) -> None:
    assert missing(order) == without("no-lead", "no-action", *said)


def test_a_verb_behind_the_words_about_whose_business_it_is_is_a_verb() -> None:
    text = f"{HEAD}1. Giao Sở Y tế theo chức năng, nhiệm vụ rà soát, phân loại kho thuốc.\n"
    (directive,) = extract(text.encode(), model=None).directives
    assert [action.text for action in directive.actions] == ["rà soát, phân loại"]
    assert "no-action" not in directive.missing


def test_a_task_without_a_verb_is_told() -> None:
    table = (
        "| STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành | Sản phẩm |\n"
        "| 1 | Đề án kho thuốc liên xã | Sở Y tế | Quý II/2025 | Đề án |\n"
        "| 2 | Rà soát nhà thuốc | Sở Y tế | Quý III/2025 | |\n"
    )
    first, second = extract(f"{HEAD}{table}".encode(), model=None).directives
    assert first.product is not None
    assert first.missing == ["no-action", "no-report"]
    assert second.missing == ["no-product", "no-report"]


def test_lists_and_sentences_say_each_code_in_both_languages() -> None:
    assert shortly(SHORT, "vi") == "chủ trì; việc; thời hạn; sản phẩm; báo cáo"
    assert shortly([], "vi") == ""
    for words in (SHORT, MESSAGES):
        said = [sentence for each in words.values() for sentence in each]
        assert len(set(said)) == len(said) == 2 * len(SHORT)

"""What a record says besides its spans: the task in words, and warnings that can be read."""

from __future__ import annotations

import pytest

from extract import extract

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH AN GIANG\n\nSố: 15/UBND-TH\n\nAn Giang, ngày 24 tháng 4 năm 2025\n\n"


@pytest.mark.parametrize(
    ("order", "task"),
    [
        ("Giao Sở Y tế rà soát kho thuốc, hoàn thành trước ngày 15/5/2025.", "rà soát kho thuốc"),
        ("Giao Sở Y tế rà soát kho thuốc./.", "rà soát kho thuốc"),
        ("Giao Sở Y tế tổng kiểm tra nhà thuốc, trong đó:", "tổng kiểm tra nhà thuốc"),
    ],
)
def test_task_is_what_is_to_be_done(order: str, task: str) -> None:
    (directive,) = extract(f"{HEAD}1. {order}\n".encode(), model=None).directives
    assert directive.task.rstrip(".") == task


def test_task_of_a_row_is_its_task_cell() -> None:
    table = (
        "| STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành |\n"
        "| 1 | Rà soát kho thuốc | Sở Y tế | Quý II/2025 |\n"
        "| 2 | Kiểm tra nhà thuốc | Công an tỉnh | Quý III/2025 |\n"
    )
    directives = extract(f"{HEAD}{table}".encode(), model=None).directives
    assert [d.task for d in directives] == ["Rà soát kho thuốc", "Kiểm tra nhà thuốc"]


def test_impossible_date_is_told_in_a_sentence() -> None:
    record = extract(f"{HEAD}1. Giao Sở Y tế báo cáo trước ngày 30/02/2026.\n".encode())
    warning = next(w for w in record.warnings if w.code == "impossible-date")
    assert warning.message == "«ngày 30/02/2026» không có trên lịch; bỏ trống."
    assert warning.span is not None
    assert "30/02/2026" in record.text[slice(*warning.span)]


def test_holidays_in_a_count_of_working_days_are_told() -> None:
    record = extract(
        f"{HEAD}1. Giao Sở Y tế báo cáo trong 05 ngày làm việc kể từ ngày ký văn bản này.\n".encode()
    )
    assert record.directives[0].deadlines[0].due == "2025-05-01"  # Monday to Friday, as the guide counts
    warning = next(w for w in record.warnings if w.code == "holiday-in-span")
    assert "05/05/2025" in warning.message

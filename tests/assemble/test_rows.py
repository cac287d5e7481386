"""Rows of task tables and tasks with attribute lines: whose, with whom, by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract import extract

if TYPE_CHECKING:
    from schemas import Directive

HEAD = ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"]
ROW = ["1", "Xây dựng đề án chợ nổi", "Sở Công Thương", "Sở Tài chính; UBND các xã", "Tháng 6/2025"]


def directives(body: str) -> list[Directive]:
    return extract(body.encode(), model=None).directives


def fields(d: Directive) -> tuple[list[str], list[str], list[str | None]]:
    """Leads, coordinators, due dates."""
    return [p.name for p in d.leads], [p.name for p in d.coordinators], [x.due for x in d.deadlines]


# --- tables -------------------------------------------------------------------------------------------


def layouts(rows: list[list[str]]) -> dict[str, str]:
    return {
        "one cell a line": "".join("\n".join(r) + "\n" for r in rows),
        "tabs": "".join("\t".join(r) + "\n" for r in rows),
        "pipes": "".join("| " + " | ".join(r) + " |\n" for r in rows),
        "pipes on lines of their own": "".join("|\n" + "\n|\n".join(r) + "\n|\n" for r in rows),
    }


@pytest.mark.parametrize("layout", layouts([]))
def test_a_row_is_a_directive(layout: str) -> None:
    (d,) = directives("PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n\n" + layouts([HEAD, ROW])[layout])
    assert fields(d) == (["Sở Công Thương"], ["Sở Tài chính", "UBND các xã"], ["2025-06-30"])
    assert d.text.startswith("Xây dựng đề án chợ nổi")
    assert d.text.endswith("Tháng 6/2025")


@pytest.mark.parametrize("layout", layouts([]))
def test_group_rows_are_none(layout: str) -> None:
    group = ["I", "Thương mại", "", "", ""]
    rows = [HEAD, [c for c in group if c] if layout == "one cell a line" else group, ROW]
    assert len(directives("PHỤ LỤC\n\n" + layouts(rows)[layout])) == 1


@pytest.mark.parametrize(
    ("cell", "start", "due", "rrule"),
    [
        ("Quý III/2025", None, "2025-09-30", None),
        ("Trước 15/8/2025", None, "2025-08-15", None),
        ("Giai đoạn 2025 - 2030", "2025-01-01", "2030-12-31", None),
        ("Hằng năm", None, None, "FREQ=YEARLY"),
        ("Năm 2025 và những năm tiếp theo", "2025-01-01", None, None),
    ],
)
def test_the_time_column(cell: str, start: str | None, due: str | None, rrule: str | None) -> None:
    (d,) = directives("PHỤ LỤC\n\n" + layouts([HEAD, [*ROW[:4], cell]])["pipes"])
    assert [(x.start, x.due, x.rrule) for x in d.deadlines] == [(start, due, rrule)]


def test_an_event_that_fills_the_time_column_is_listed_without_a_day() -> None:
    (d,) = directives("PHỤ LỤC\n\n" + layouts([HEAD, [*ROW[:4], "Sau khi Nghị định được ban hành"]])["pipes"])
    assert [(x.start, x.due) for x in d.deadlines] == [(None, None)]


def test_a_row_without_a_party_is_nobodys() -> None:
    (d,) = directives(
        "PHỤ LỤC\n\n" + layouts([HEAD, ["1", "Xây dựng đề án", "", "", "Tháng 6/2025"]])["pipes"]
    )
    assert d.leads == []


def test_one_column_for_both_roles() -> None:
    head = ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì, phối hợp", "Thời gian"]
    row = ["1", "Xây dựng đề án", "Chủ trì: Sở Công Thương; phối hợp: Sở Tài chính", "Tháng 6/2025"]
    (d,) = directives("PHỤ LỤC\n\n" + layouts([head, row])["pipes"])
    assert fields(d) == (["Sở Công Thương"], ["Sở Tài chính"], ["2025-06-30"])


def test_rows_of_a_table_have_paths_of_their_own() -> None:
    found = directives("PHỤ LỤC\n\n" + layouts([HEAD, ROW, ["2", *ROW[1:]]])["pipes"])
    assert len({d.path for d in found}) == len({d.id for d in found}) == 2


# --- attribute lines ----------------------------------------------------------------------------------

LINES = (
    "- Cơ quan chủ trì: Sở Công Thương.\n"
    "- Cơ quan phối hợp: Sở Tài chính; UBND các xã.\n"
    "- Thời gian hoàn thành: tháng 6/2025.\n"
)


def test_a_task_and_its_lines_are_one_directive() -> None:
    (d,) = directives("II. NHIỆM VỤ\n1. Xây dựng đề án chợ nổi.\n" + LINES)
    assert fields(d) == (["Sở Công Thương"], ["Sở Tài chính", "UBND các xã"], ["2025-06-30"])
    assert d.text.startswith("Xây dựng đề án chợ nổi.")
    assert d.text.endswith("tháng 6/2025.")


@pytest.mark.parametrize("mark", ["- ", ""])
def test_bullets_that_share_a_set_of_lines_take_them_all(mark: str) -> None:
    body = "II. NHIỆM VỤ\n1. Chợ nổi\n- Xây dựng đề án chợ nổi.\n- Khảo sát tiểu thương trên sông.\n"
    body += f"{mark}Cơ quan thực hiện: Sở Công Thương.\n{mark}Thời gian: tháng 6/2025.\n"
    found = directives(body)
    assert [d.text.split()[0] for d in found] == ["Xây", "Khảo"]
    assert [fields(d) for d in found] == [(["Sở Công Thương"], [], ["2025-06-30"])] * 2
    assert [d.text.split()[-1] for d in found] == ["nổi.", "sông."]


def test_each_task_takes_its_own_lines() -> None:
    second = LINES.replace("Sở Công Thương", "Cục Thống kê").replace("tháng 6/2025", "tháng 9/2025")
    found = directives(f"II. NHIỆM VỤ\n1. Xây dựng đề án.\n{LINES}2. Khảo sát tiểu thương.\n{second}")
    assert [[p.name for p in d.leads] for d in found] == [["Sở Công Thương"], ["Cục Thống kê"]]
    assert [[x.due for x in d.deadlines] for d in found] == [["2025-06-30"], ["2025-09-30"]]


def test_the_time_and_place_of_a_meeting_are_no_task() -> None:
    body = "II. HỘI NGHỊ\n1. Hội nghị tổng kết\n- Thời gian: 8 giờ ngày 05/6/2025.\n"
    body += "- Địa điểm: Hội trường số 2.\n- Thành phần: lãnh đạo các phòng.\n"
    assert directives(body) == []


def test_attributes_within_the_paragraph_of_their_task() -> None:
    body = "1. Xây dựng đề án chợ nổi. Cơ quan chủ trì: Sở Công Thương. Cơ quan phối hợp: Sở Tài chính. "
    body += "Thời gian hoàn thành: trước ngày 30/6/2025.\n"
    (directive,) = directives("II. NHIỆM VỤ, GIẢI PHÁP\n" + body)
    assert fields(directive) == (["Sở Công Thương"], ["Sở Tài chính"], ["2025-06-30"])


def test_rows_under_the_heading_of_a_party() -> None:
    head = "TT | Nhiệm vụ | Thời gian hoàn thành\n"
    body = "PHÂN CÔNG NHIỆM VỤ\n1. Phòng Bưu chính:\n" + head
    body += "1 | Rà soát điểm bưu điện | Tháng 6/2025\n2 | Kiểm tra trạm phát sóng | Tháng 9/2025\n"
    assert [fields(d)[0] for d in directives(body)] == [["Phòng Bưu chính"], ["Phòng Bưu chính"]]

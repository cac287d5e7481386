"""Headings that are a time bound what stands below them and names none."""

from __future__ import annotations

from extract import extract

BODY = (
    "B. NỘI DUNG\n1. Tháng 02/2026:\n- Sở Nội vụ khảo sát bến cá.\n- Sở Y tế tập huấn trước 10/02/2026.\n"
    "2. Tháng 3/2026: Sở Xây dựng kiểm tra chợ; Sở Tài chính thẩm định giá.\nC. TỔ CHỨC THỰC HIỆN\n"
    "1. Sở Nội vụ theo dõi chung.\n"
)


def dues(body: str) -> list[tuple[str, list[str | None]]]:
    """(words of the first lead, due days) of each directive."""
    found = extract(body.encode(), model=None).directives
    return [(d.leads[0].name, [x.due for x in d.deadlines]) for d in found]


def test_a_month_heads_its_tasks_unless_they_name_a_day() -> None:
    assert dues(BODY) == [
        ("Sở Nội vụ", ["2026-02-28"]),
        ("Sở Y tế", ["2026-02-10"]),
        ("Sở Xây dựng", ["2026-03-31"]),
        ("Sở Tài chính", ["2026-03-31"]),
        ("Sở Nội vụ", []),
    ]


def test_the_deadline_points_at_the_heading() -> None:
    record = extract(BODY.encode(), model=None)
    (deadline,) = record.directives[0].deadlines
    assert record.text[slice(*deadline.span)] == deadline.text == "Tháng 02/2026"


def test_a_heading_that_only_names_a_year_in_passing_bounds_nothing() -> None:
    body = "1. Nhiệm vụ năm 2026:\n- Sở Nội vụ khảo sát bến cá.\n"
    assert dues(body) == [("Sở Nội vụ", [])]


def test_a_row_without_a_cell_for_those_who_help_keeps_its_time() -> None:
    body = (
        "PHỤ LỤC\nTT\nNội dung nhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian hoàn thành\n"
        "1\nRà soát bến cá\nSở Nội vụ\nSở Y tế\nTháng 5/2026\n2\nKiểm tra chợ\nSở Xây dựng\nTháng 6/2026\n3"
        "\nLập hồ sơ bến xe\nSở Tài chính\nCông an tỉnh\nTháng 7/2026\n"
    )
    assert [due for _, due in dues(body)] == [["2026-05-31"], ["2026-06-30"], ["2026-07-31"]]
    second = extract(body.encode(), model=None).directives[1]
    assert second.coordinators == []

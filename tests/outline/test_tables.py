"""Task tables that lost their lines: every layout of one table gives the same rows."""

from __future__ import annotations

import pytest

from extract.outline.build import outline
from extract.outline.lines import split_lines
from extract.outline.tables import find_tables
from extract.pipeline import extract
from extract.rulebook import rulebook
from extract.text import Text

TITLE = "PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n\n"
HEAD = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
ROWS = [
    ("1", "Xây dựng đề án chợ nổi", "Sở Công Thương", "Sở Tài chính; UBND các xã", "Tháng 6/2025"),
    ("2", "Khảo sát nhu cầu của tiểu thương", "Cục Thống kê", "Sở Công Thương", "Quý III/2025"),
    ("3", "Tập huấn cứu hộ cho chủ ghe", "Công an tỉnh", "Sở Y tế", "Trước 30/9/2025"),
]
ROLES = ("number", "task", "lead", "coord", "time")


def markdown(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    rule = "|" + "---|" * len(head) + "\n"
    return "".join("| " + " | ".join(r) + " |\n" + (rule if r is head else "") for r in [head, *rows])


def piped(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Pipes on lines of their own, a pair of them between two rows, as web copies leave them."""
    return "".join("|\n" + "\n|\n".join(r) + "\n|\n" for r in [head, *rows])


def tabbed(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    return "".join("\t".join(r) + "\n" for r in [head, *rows])


def spaced(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    return "".join("    ".join(r) + "\n" for r in [head, *rows])


def flat(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """One cell a line."""
    return "".join("\n".join(c for c in r if c) + "\n" for r in [head, *rows])


def double_flat(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """One cell a line, a blank line behind each."""
    return flat(head, rows).replace("\n", "\n\n")


LAYOUTS = [markdown, piped, tabbed, spaced, flat, double_flat]
MARKED = [markdown, piped, tabbed]  # layouts that show where an empty cell stands


def rows(table: str) -> list[dict[str, str]]:
    """The cells of each task row by role."""
    o = outline(Text(TITLE + table), rulebook())
    return [{role: o.words(a, b) for role, (a, b) in row.cells.items()} for row in o.rows]


def paths(table: str) -> list[str]:
    return [r.path for r in outline(Text(TITLE + table), rulebook()).rows]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_rows(layout) -> None:  # type: ignore[no-untyped-def]
    assert rows(layout(HEAD, ROWS)) == [dict(zip(ROLES, r, strict=True)) for r in ROWS]
    assert paths(layout(HEAD, ROWS)) == ["bảng.1", "bảng.2", "bảng.3"]


@pytest.mark.parametrize("title", ["NHIỆM VỤ", "DANH MỤC NHIỆM VỤ", "Danh mục công việc"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_title_in_the_words_of_a_head_is_no_column(layout, title: str) -> None:  # type: ignore[no-untyped-def]
    assert rows(f"{title}\n{layout(HEAD, ROWS)}") == [dict(zip(ROLES, r, strict=True)) for r in ROWS]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_row_runs_from_its_task_to_its_last_cell(layout) -> None:  # type: ignore[no-untyped-def]
    text = TITLE + layout(HEAD, ROWS)
    o = outline(Text(text), rulebook())
    homes = [o.view.home(r.start, r.end) for r in o.rows]
    assert [text[a:b].split()[0] for a, b in homes] == [r[1].split()[0] for r in ROWS]
    assert [text[a:b].split()[-1] for a, b in homes] == [r[-1].split()[-1] for r in ROWS]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_group_rows_head_the_rows_below_them_and_order_nothing(layout) -> None:  # type: ignore[no-untyped-def]
    blank = ("", "", "")
    table = layout(HEAD, [("I", "Thương mại", *blank), ROWS[0], ("II", "Thống kê", *blank), ROWS[1]])
    assert [r["task"] for r in rows(table)] == [ROWS[0][1], ROWS[1][1]]
    assert paths(table) == ["bảng.I.1", "bảng.II.2"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_empty_last_cell(layout) -> None:  # type: ignore[no-untyped-def]
    found = rows(layout(HEAD, [(*ROWS[0][:4], ""), ROWS[1]]))
    assert found == [dict(zip(ROLES[:4], ROWS[0], strict=False)), dict(zip(ROLES, ROWS[1], strict=True))]


@pytest.mark.parametrize("layout", MARKED)
def test_an_empty_cell_within_a_row(layout) -> None:  # type: ignore[no-untyped-def]
    found = rows(layout(HEAD, [(*ROWS[0][:3], "", ROWS[0][4]), ROWS[1]]))
    assert "coord" not in found[0]
    assert found[0]["time"] == ROWS[0][4]
    assert found[1] == dict(zip(ROLES, ROWS[1], strict=True))


@pytest.mark.parametrize("layout", MARKED)
def test_a_table_without_a_column_of_numbers(layout) -> None:  # type: ignore[no-untyped-def]
    found = rows(layout(HEAD[1:], [r[1:] for r in ROWS]))
    assert found == [dict(zip(ROLES[1:], r[1:], strict=True)) for r in ROWS]


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("STT", "number"),
        ("Số TT", "number"),
        ("Nhiệm vụ, giải pháp", "task"),
        ("Nội dung công việc", "task"),
        ("Đơn vị thực hiện", "lead"),
        ("Cơ quan, đơn vị chủ trì", "lead"),
        ("Đơn vị phối hợp", "coord"),
        ("Thời hạn", "time"),
        ("Tiến độ thực hiện", "time"),
    ],
)
def test_column_heads_have_synonyms(head: str, role: str) -> None:
    heads = tuple(head if r == role else h for r, h in zip(ROLES, HEAD, strict=True))
    assert rows(markdown(heads, ROWS))[0][role] == dict(zip(ROLES, ROWS[0], strict=True))[role]


def test_other_columns_belong_to_the_table() -> None:
    table = markdown(
        (*HEAD, "Sản phẩm", "Ghi chú"), [(*ROWS[0], "Đề án", "Vốn tỉnh"), (*ROWS[1], "Báo cáo", "")]
    )
    found = rows(table)
    assert [r["product"] for r in found] == ["Đề án", "Báo cáo"]
    assert [r.get("note") for r in found] == ["Vốn tỉnh", None]


def test_heads_broken_over_two_lines() -> None:
    head = "TT\nNội dung\nnhiệm vụ\nCơ quan\nchủ trì\nCơ quan\nphối hợp\nThời gian\nhoàn thành\n"
    assert rows(head + flat(ROWS[0], ROWS[1:])) == [dict(zip(ROLES, r, strict=True)) for r in ROWS]


def test_numbered_rows_below_a_head_that_lost_the_name_of_their_column() -> None:
    assert rows(flat(HEAD[1:], ROWS)) == [dict(zip(ROLES, r, strict=True)) for r in ROWS]


def test_cells_broken_over_lines() -> None:
    table = (
        flat(HEAD, [])
        + "1\nXây dựng đề án chợ nổi tại\ncác cửa sông\nSở Công Thương\nSở Tài chính\nTháng 6/2025\n2\n"
    )
    table += "Khảo sát\nCục Thống kê\nSở Y tế, Sở\nNội vụ\nQuý III/2025\n"
    found = rows(table)
    assert found[0]["task"] == "Xây dựng đề án chợ nổi tại các cửa sông"
    assert found[1]["coord"] == "Sở Y tế, Sở Nội vụ"
    assert [r["time"] for r in found] == ["Tháng 6/2025", "Quý III/2025"]


def test_marks_of_a_copy_in_cells() -> None:
    table = markdown(
        tuple(f"**{h}**" for h in HEAD), [("1", "**Xây dựng** đề án", "Sở Công Thương", "", "Tháng 6/2025")]
    )
    assert rows(table)[0]["task"] == "Xây dựng đề án"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_statistics_are_no_tasks(layout) -> None:  # type: ignore[no-untyped-def]
    table = layout(
        ("TT", "Xã, phường", "Dân số", "Diện tích"),
        [("1", "Xã Tân Lập", "8.512", "14,2"), ("2", "Xã Phú Hòa", "6.001", "9,8")],
    )
    assert rows(table) == []


def test_a_head_without_rows_is_no_table() -> None:
    assert find_tables(split_lines(markdown(HEAD, [])), rulebook()) == []
    assert find_tables(split_lines(flat(HEAD, [])), rulebook()) == []


def test_two_tables_never_overlap() -> None:
    lines = split_lines(
        TITLE + markdown(HEAD, ROWS) + "\nĐoạn văn ở giữa hai bảng.\n\n" + markdown(HEAD, ROWS[:2])
    )
    first, second = find_tables(lines, rulebook())
    assert first.last <= second.first
    assert (len(first.rows), len(second.rows)) == (3, 2)


def test_what_stands_behind_a_table_is_read_again() -> None:
    text = (
        "1. Giao Sở Nội vụ theo dõi.\n"
        + markdown(HEAD, ROWS)
        + "\n\n\n2. Giao Thanh tra tỉnh kiểm tra việc thực hiện.\n"
    )
    assert [d.text.split()[0] for d in extract(text.encode()).directives] == [
        "Giao",
        "Xây",
        "Khảo",
        "Tập",
        "Giao",
    ]


def test_amounts_do_not_count_rows() -> None:
    head = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Kinh phí", "Thời gian hoàn thành")
    body = [
        ("1", "Xây dựng đề án chợ nổi", "Sở Công Thương", "50", "Tháng 6/2025"),
        ("2", "Khảo sát tiểu thương", "Cục Thống kê", "70", "Quý III/2025"),
        ("3", "Tập huấn cứu hộ cho chủ ghe", "Công an tỉnh", "8", "Trước 30/9/2025"),
    ]
    assert [r["lead"] for r in rows(flat(head, body))] == ["Sở Công Thương", "Cục Thống kê", "Công an tỉnh"]

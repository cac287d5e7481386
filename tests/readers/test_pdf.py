"""PDF pages drawn for the purpose: columns, tables, page numbers, stamps, turned pages."""

from __future__ import annotations

import pytest

from extract.outline.build import outline
from extract.readers.pdf.reader import read_pdf
from extract.rulebook import rulebook
from extract.text import Text
from tests.readers.notices import ORDER, assert_placed, lines, notice
from tests.readers.sheets import HEIGHT, MARGIN, WIDTH, Sheets

EDGES = (85.0, 115.0, 300.0, 400.0, 480.0, 539.0)
COLUMNS = [["STT"], ["Nội dung nhiệm vụ"], ["Cơ quan chủ trì"], ["Phối hợp"], ["Thời gian"]]


def rows(first: int, count: int) -> list[list[list[str]]]:
    return [
        [
            [f"{n}"],
            [f"Xây dựng danh mục dữ liệu số {n},", "trình ban hành theo quy định"],
            ["Sở Tài chính"],
            ["Các sở"],
            [f"Tháng {n % 12 + 1}"],
        ]
        for n in range(first, first + count)
    ]


def test_a_head_and_a_foot_are_read_column_by_column() -> None:
    found = lines(read_pdf(notice(), "a.pdf"))
    assert found[:6] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH KIÊN MINH",
        "Số: 12/TB-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Kiên Minh, ngày 03 tháng 02 năm 2025",
    ]
    assert found[6] == "THÔNG BÁO"
    assert found[found.index("Nơi nhận:") :] == [
        "Nơi nhận:",
        "- Như trên;",
        "- CT, các PCT UBND tỉnh;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Nguyễn Văn Khải",
    ]


def test_the_address_below_a_head_is_no_line_of_its_left_column() -> None:
    sheets = Sheets()
    sheets.head()
    sheets.centred(155, 124, "V/v rà soát kho thuốc", 12)
    sheets.centred(400, 124, "ĐẾN 03/02", 12)  # a stamp beside it
    sheets.centred(200, 160, "Kính gửi: Sở Y tế", 13)
    sheets.paragraph(200, "Giao Sở Y tế rà soát kho thuốc.")
    chars = read_pdf(sheets.done(), "a.pdf").chars
    assert chars.index("ĐẾN 03/02") < chars.index("Kính gửi")


def test_a_gutter_of_one_blank_parts_the_columns_too() -> None:
    sheets = Sheets()
    sheets.text(60, 70, "ỦY BAN NHÂN DÂN TỈNH KIÊN MINH", 11)
    width = sheets.canvas.stringWidth("ỦY BAN NHÂN DÂN TỈNH KIÊN MINH ", "Viet", 11)
    sheets.text(60 + width + 2, 70, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 11)
    sheets.text(60 + width + 30, 88, "Độc lập - Tự do - Hạnh phúc", 11)
    sheets.paragraph(130, ORDER)
    assert lines(read_pdf(sheets.done(), "a.pdf"))[:3] == [
        "ỦY BAN NHÂN DÂN TỈNH KIÊN MINH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]


def test_the_outline_finds_head_orders_and_foot() -> None:
    placed = read_pdf(notice(), "a.pdf")
    tree = outline(Text(placed.chars), rulebook())
    assert tree.head.number == "12/TB-UBND"
    assert tree.head.issued_on == "2025-02-03"
    assert tree.foot.name == "Nguyễn Văn Khải"
    assert tree.foot.recipients == ("Như trên", "CT, các PCT UBND tỉnh", "Lưu: VT")


def test_every_piece_stands_in_a_box_on_its_page() -> None:
    placed = read_pdf(notice(), "a.pdf")
    assert_placed(placed)
    assert placed.pages == 2
    assert placed.chars.count("\f") == 1
    first = next(p for p in placed.places if placed.chars[p.start :].startswith("1. Giao"))
    assert first.box is not None
    assert first.box[0] == pytest.approx(MARGIN + 36, abs=1)
    break_at = placed.chars.index("\f")
    assert {p.page for p in placed.places if p.end <= break_at} == {1}
    assert {p.page for p in placed.places if p.start > break_at} == {2}


def test_page_numbers_are_left_out_and_other_numbers_are_not() -> None:
    assert "2" not in lines(read_pdf(notice(), "a.pdf"))
    sheets = Sheets()
    sheets.paragraph(120, ORDER)
    sheets.centred(312, 800, "47")
    assert "47" in lines(read_pdf(sheets.done(), "a.pdf"))


def test_page_numbers_that_run_ahead_are_left_out_where_two_pages_agree() -> None:
    sheets = Sheets()
    for k in range(3):
        sheets.centred(312, 40, f"- {k + 16} -")
        sheets.paragraph(120, ORDER)
        sheets.turn()
    found = lines(read_pdf(sheets.done(), "a.pdf"))
    assert not [x for x in found if x.startswith("- 1")]


def test_running_heads_stand_beside_the_page_break() -> None:
    sheets = Sheets()
    for k in range(4):
        if k:
            sheets.turn()
        sheets.text(MARGIN, 40, "CÔNG BÁO KIÊN MINH/Số 12", 10)
        sheets.paragraph(120, ORDER)
    chars = read_pdf(sheets.done(), "a.pdf").chars
    assert chars.count("\f\nCÔNG BÁO KIÊN MINH/Số 12\n") == 3


def test_ruled_tables_become_rows_with_a_cell_for_each_column() -> None:
    sheets = Sheets()
    y = sheets.paragraph(100, ORDER)
    y = sheets.table(y, EDGES, [COLUMNS, *rows(1, 3)])
    sheets.paragraph(y + 30, ORDER)
    placed = read_pdf(sheets.done(), "a.pdf")
    found = [x for x in lines(placed) if x.startswith("|")]
    assert found[0] == "| STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Phối hợp | Thời gian |"
    task = "Xây dựng danh mục dữ liệu số 2, trình ban hành theo quy định"
    assert found[2] == f"| 2 | {task} | Sở Tài chính | Các sở | Tháng 3 |"
    assert len(found) == 4
    assert_placed(placed)
    cells = {p.cell for p in placed.places if p.cell}
    assert cells == {(0, r, c) for r in range(4) for c in range(5)}
    assert placed.chars.index("| STT") > placed.chars.index("theo dõi.")


def test_merged_cells_stand_in_their_first_row_and_column() -> None:
    sheets = Sheets()
    y = sheets.table(100, EDGES, [COLUMNS, *rows(1, 1)])
    sheets.box(85, y, 115, y + 20)
    sheets.box(115, y, 539, y + 20)
    sheets.text(90, y + 14, "I", 11)
    sheets.text(120, y + 14, "Nhóm nhiệm vụ về hạ tầng số", 11)
    sheets.paragraph(y + 60, ORDER)
    found = [x for x in lines(read_pdf(sheets.done(), "a.pdf")) if x.startswith("|")]
    assert found[-1] == "| I | Nhóm nhiệm vụ về hạ tầng số |  |  |  |"


def test_a_table_goes_on_over_the_page_break_with_its_row() -> None:
    sheets = Sheets()
    sheets.table(500, EDGES, [COLUMNS, *rows(1, 2)])
    sheets.centred(312, 820, "1")
    sheets.turn()
    rest = [[""], ["và gửi các địa phương thực hiện"], [""], [""], [""]]
    y = sheets.table(60, EDGES, [COLUMNS, rest, *rows(3, 2)])
    sheets.paragraph(y + 40, ORDER)
    placed = read_pdf(sheets.done(), "a.pdf")
    found = [x for x in lines(placed) if x.startswith("|")]
    assert [x.split(" | ")[0] for x in found] == ["| STT", "| 1", "| 2", "| 3", "| 4"]
    assert "trình ban hành theo quy định và gửi các địa phương thực hiện" in found[2]
    pages = {p.page for p in placed.places if p.cell == (0, 2, 1)}
    assert pages == {1, 2}
    assert_placed(placed)


def test_a_new_table_on_the_next_page_is_no_continuation() -> None:
    sheets = Sheets()
    sheets.table(500, EDGES, [COLUMNS, *rows(1, 2)])
    sheets.turn()
    y = sheets.paragraph(80, ORDER)
    sheets.table(y, EDGES, [COLUMNS, *rows(1, 2)])
    placed = read_pdf(sheets.done(), "a.pdf")
    assert {p.cell[0] for p in placed.places if p.cell} == {0, 1}


def test_a_frame_and_an_underline_are_no_tables() -> None:
    sheets = Sheets()
    sheets.box(40, 40, 555, 802)
    sheets.box(44, 44, 551, 798)
    y = sheets.head(80)
    sheets.canvas.line(330, HEIGHT - 102, 470, HEIGHT - 102)
    sheets.paragraph(y, ORDER)
    assert "|" not in read_pdf(sheets.done(), "a.pdf").chars


def test_a_stamp_stands_above_the_head_on_lines_of_its_own() -> None:
    sheets = Sheets()
    stamp = ("Ký bởi: Ủy ban nhân dân tỉnh", "Email: ubnd@kienminh.gov.vn", "Cơ quan: Tỉnh Kiên Minh")
    y = sheets.head(70)
    sheets.paragraph(y, ORDER)
    for k, line in enumerate((*stamp, "Thời gian ký: 03.02.2025 10:20:30 +07:00")):
        sheets.text(380, 28 + 8 * k, line, 7)
    found = lines(read_pdf(sheets.done(), "a.pdf"))
    assert tuple(found[:3]) == stamp
    assert found[4:6] == ["ỦY BAN NHÂN DÂN", "TỈNH KIÊN MINH"]


def test_what_form_fields_show_is_read_where_it_stands() -> None:
    sheets = Sheets()
    sheets.text(100, 100, "Số:")
    sheets.text(160, 100, "/TB-UBND")
    sheets.canvas.acroForm.textfield(
        x=122, y=HEIGHT - 104, width=34, height=16, value="542", borderWidth=0, fontSize=11
    )
    sheets.paragraph(140, ORDER)
    assert lines(read_pdf(sheets.done(), "a.pdf"))[0] == "Số: 542 /TB-UBND"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_as_it_is_shown(turn: int) -> None:
    sheets = Sheets()  # reportlab is told the size as shown
    canvas = sheets.canvas
    canvas.setPageRotation(turn)
    across, up = (HEIGHT, WIDTH) if turn != 180 else (WIDTH, HEIGHT)
    # drawn so that it stands upright once the page is turned
    canvas.translate(*{90: (across, 0), 180: (across, up), 270: (0, up)}[turn])
    canvas.rotate({90: 90, 180: 180, 270: 270}[turn])
    sheets.head()
    sheets.paragraph(160, ORDER)
    placed = read_pdf(sheets.done(), "a.pdf")
    assert lines(placed)[:2] == ["ỦY BAN NHÂN DÂN", "TỈNH KIÊN MINH"]
    assert_placed(placed)
    box = next(p.box for p in placed.places if placed.chars[p.start :].startswith("Giao"))
    assert box is not None
    assert box[0] == pytest.approx(MARGIN + 36, abs=1)
    assert box[1] == pytest.approx(150, abs=8)


def test_text_drawn_sideways_is_read_along_its_lines() -> None:
    sheets = Sheets()
    sheets.canvas.translate(WIDTH, 0)
    sheets.canvas.rotate(90)
    sheets.height = WIDTH
    sheets.paragraph(120, ORDER)
    placed = read_pdf(sheets.done(), "a.pdf")
    assert " ".join(lines(placed)) == ORDER
    assert_placed(placed)


def test_the_crop_box_is_the_page() -> None:
    sheets = Sheets()
    sheets.canvas.setCropBox((50, 40, 560, 800))
    sheets.text(10, 300, "ngoài khổ")
    sheets.paragraph(142, ORDER)
    placed = read_pdf(sheets.done(), "a.pdf")
    assert "ngoài khổ" not in placed.chars
    assert_placed(placed, 510, 760)
    box = placed.places[0].box
    assert box is not None
    assert box[0] == pytest.approx(MARGIN + 36 - 50, abs=1)
    assert box[3] == pytest.approx(142 - 42 + 3, abs=3)


def test_raised_figures_are_no_part_of_words_but_of_units() -> None:
    sheets = Sheets()
    sheets.text(100, 100, "Diện tích 90 m  và xã Kiên Long")
    width = sheets.canvas.stringWidth("Diện tích 90 m", "Viet", 13)
    sheets.text(100 + width, 95, "2", 7)
    width = sheets.canvas.stringWidth("Diện tích 90 m  và xã Kiên Long", "Viet", 13)
    sheets.text(100 + width, 95, "3", 7)
    sheets.paragraph(140, ORDER)
    assert lines(read_pdf(sheets.done(), "a.pdf"))[0] == "Diện tích 90 m2 và xã Kiên Long 3"

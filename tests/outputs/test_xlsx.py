"""The workbook, read back by another library."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest

from extract.outputs import xlsx

if TYPE_CHECKING:
    from openpyxl import Workbook

    from schemas import DocumentRecord

HEADS = [
    "TT",
    "Nội dung nhiệm vụ",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời hạn",
    "Hạn (ngày)",
    "Văn bản giao",
    "Căn cứ trích dẫn",
    "Còn thiếu",
    "Độ tin cậy",
]


def data(records: list[DocumentRecord], lang: str = "vi") -> bytes:
    out = io.BytesIO()
    xlsx.write(records, out, lang)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.fixture
def book(records: list[DocumentRecord]) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data(records)))


def test_the_layout_is_the_one_clerks_use(book: Workbook, records: list[DocumentRecord]) -> None:
    assert book.sheetnames == ["Nhiệm vụ", "Văn bản", "Cảnh báo"]
    sheet = book["Nhiệm vụ"]
    assert [cell.value for cell in sheet[1]] == HEADS
    assert sheet.max_row == 6
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:J6"
    assert sheet["B2"].alignment.wrap_text
    assert sheet["H2"].value == f"Mục 1.a: {records[0].directives[0].text}"
    assert [cell.value for cell in sheet["I"][1:]] == [
        "sản phẩm; báo cáo",
        None,
        "thời hạn; sản phẩm; báo cáo",
        None,
        "việc; thời hạn",
    ]


def test_pages_print_landscape_on_a4_with_the_head_on_each(book: Workbook) -> None:
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$1:$1"


def test_dues_are_dates_and_confidences_numbers(book: Workbook) -> None:
    sheet = book["Nhiệm vụ"]
    assert sheet["F2"].value == datetime.fromisoformat("2026-07-05")
    assert sheet["F2"].number_format == "dd/mm/yyyy"
    assert sheet["F3"].value == datetime.fromisoformat("2026-06-25T17:00")
    assert sheet["F3"].number_format == "dd/mm/yyyy hh:mm"
    assert sheet["F4"].value is None
    assert sheet["J2"].value == 0.97
    assert book["Văn bản"]["E2"].value == datetime.fromisoformat("2026-03-05")


def test_text_that_begins_like_a_formula_is_text_and_whole(
    book: Workbook, records: list[DocumentRecord]
) -> None:
    sheet = book["Nhiệm vụ"]
    assert sheet["B5"].value == records[1].directives[0].task
    assert sheet["C6"].value == "@Ban Dân tộc"
    assert sheet["B6"].value == "+84 là đầu số liên hệ."
    assert sheet["B5"].quotePrefix
    assert not sheet["B2"].quotePrefix
    assert {cell.data_type for rows in sheet.iter_rows() for cell in rows} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for rows in sheet.iter_rows() for cell in rows)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "'", "https://", " "])
def test_no_character_is_lost(plan: DocumentRecord, start: str) -> None:
    task = f"{start}1+1 rà soát"
    odd = plan.model_copy(update={"directives": [plan.directives[0].model_copy(update={"task": task})]})
    cell = openpyxl.load_workbook(io.BytesIO(data([odd])))["Nhiệm vụ"]["B2"]
    # openpyxl leaves Excel's escapes of control characters as they stand in the file.
    assert openpyxl.utils.escape.unescape(cell.value) == task
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_a_text_longer_than_a_cell_is_cut_with_a_mark(plan: DocumentRecord) -> None:
    long = plan.directives[0].model_copy(update={"task": "𠀀" * 20_000})
    sheet = openpyxl.load_workbook(io.BytesIO(data([plan.model_copy(update={"directives": [long]})])))[
        "Nhiệm vụ"
    ]
    value = sheet["B2"].value
    assert value.startswith("𠀀" * 1000)
    assert value.endswith("… (còn nữa, xem văn bản gốc)")
    assert len(value.encode("utf-16-le")) // 2 <= 32_767


def test_documents_and_warnings_have_their_sheets(book: Workbook) -> None:
    documents = list(book["Văn bản"].values)
    assert documents[1][1:4] == ("24-kh.txt", "Kế hoạch", "24/KH-UBND")
    assert documents[1][7:] == ("Lê Văn Nghĩa", 3, 1)
    assert documents[2][1] == "+thu.txt"
    assert list(book["Cảnh báo"].values)[1] == (1, "24-kh.txt", "no-place", "Không thấy địa danh.", "Số")


def test_an_empty_list_is_a_workbook_with_heads() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(data([])))["Nhiệm vụ"]
    assert [cell.value for cell in sheet[1]] == HEADS
    assert sheet.max_row == 1


def test_heads_and_sheets_in_english(records: list[DocumentRecord]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(data(records, "en")))
    assert book.sheetnames == ["Tasks", "Documents", "Warnings"]
    assert [cell.value for cell in book["Tasks"][1]][1:3] == ["Task", "Lead"]


def test_the_same_records_give_the_same_bytes(records: list[DocumentRecord]) -> None:
    assert data(records) == data(records)

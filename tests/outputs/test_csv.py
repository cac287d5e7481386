"""CSV: what Excel needs to open it rightly, and nothing that Excel would run."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from extract.outputs import csv as output
from extract.outputs.csv import guarded, unguarded

if TYPE_CHECKING:
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


def written(records: list[DocumentRecord]) -> bytes:
    out = io.BytesIO()
    output.write(records, out)
    assert not out.closed
    return out.getvalue()


def test_bytes_begin_with_the_mark_and_lines_end_as_rfc_4180_says(records: list[DocumentRecord]) -> None:
    data = written(records)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\xef\xbb\xbf") == 1
    assert data.count(b"\r\n") == data.count(b"\n") == 6


def test_cells_come_back_as_they_were(records: list[DocumentRecord]) -> None:
    lines = list(csv.DictReader(io.StringIO(written(records).decode("utf-8-sig"), newline="")))
    assert list(lines[0])[: len(HEADS)] == HEADS
    assert lines[0]["Cơ quan phối hợp"] == "Sở Xây dựng"
    assert lines[0]["Hạn (ngày)"] == "2026-07-05"
    assert lines[1]["Hạn (ngày)"] == "2026-06-25T17:00"
    assert lines[2]["Hạn (ngày)"] == ""
    assert lines[0]["Còn thiếu"] == "sản phẩm; báo cáo"
    assert lines[1]["Còn thiếu"] == ""
    assert lines[0]["Độ tin cậy"] == "0.97"
    assert lines[0]["Mã nhiệm vụ"] == "d1"
    assert unguarded(lines[3]["Nội dung nhiệm vụ"]) == records[1].directives[0].task
    assert unguarded(lines[4]["Cơ quan chủ trì"]) == "@Ban Dân tộc"


def test_no_cell_begins_like_a_formula(records: list[DocumentRecord]) -> None:
    for line in csv.reader(io.StringIO(written(records).decode("utf-8-sig"), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line)


@given(st.text(alphabet="'=+-@\t\r\n \uff1daSở") | st.text())
def test_the_guard_comes_off_without_a_trace(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))

"""Collectives expanded: a line for each member beside the group it belongs to, the page as it was."""

from __future__ import annotations

import csv as tables
import io
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pyarrow.parquet as pq
import pytest

from extract.frames import extract_frame
from extract.outputs import csv, html, jsonl, markdown, parquet, table, xlsx
from extract.outputs.frame import frame
from extract.outputs.rows import Row, rows
from extract.pipeline import extract
from schemas import DocumentRecord

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

TEXT = """ỦY BAN NHÂN DÂN
TỈNH KON TUM

Số: 7/KH-UBND
Kon Tum, ngày 06 tháng 5 năm 2024

Ủy ban nhân dân tỉnh yêu cầu:
1. Sở Y tế, Công an tỉnh, UBND các huyện, thành phố (trừ huyện Đăk Hà) rà soát bến đò trước ngày 30/6/2024.
2. Các sở liên quan kiểm tra phao.
3. Sở Tài chính bố trí kinh phí.
"""
GROUP = "UBND các huyện, thành phố"
SINGLES = ("Sở Y tế", "Công an tỉnh Kon Tum")
DISTRICTS = 9


@pytest.fixture(scope="module")
def expanded() -> DocumentRecord:
    """Three tasks: one of two bodies and nine districts, one of nobody in particular, one of one body."""
    return extract(TEXT.encode(), name="7-kh.txt", expand=True)


@pytest.fixture(scope="module")
def whole() -> DocumentRecord:
    """The same without members."""
    return extract(TEXT.encode(), name="7-kh.txt")


def written(write: Callable[[list[DocumentRecord], BinaryIO], None], record: DocumentRecord) -> bytes:
    out = io.BytesIO()
    write([record], out)
    return out.getvalue()


# --- rows ---------------------------------------------------------------------------------------------


def test_singles_stay_together_and_every_member_has_its_row(expanded: DocumentRecord) -> None:
    listed = list(rows([expanded]))
    assert [row.ordinal for row in listed] == list(range(1, 1 + DISTRICTS + 2 + 1))
    first, *members = listed[: 1 + DISTRICTS]
    assert (first.leads, first.group) == (SINGLES, None)
    assert {row.group for row in members} == {GROUP}
    assert all(len(row.leads) == len(row.lead_ids) == 1 for row in members)
    named = [row.leads[0] for row in members]
    assert len(set(named)) == DISTRICTS
    assert "Ủy ban nhân dân thành phố Kon Tum" in named
    assert "Ủy ban nhân dân huyện Đăk Hà" not in named
    assert len({row.lead_ids[0] for row in members}) == DISTRICTS
    assert "uy-ban-nhan-dan-thanh-pho-kon-tum-kon-tum" in {row.lead_ids[0] for row in members}


def test_the_rows_of_a_task_share_everything_else(expanded: DocumentRecord) -> None:
    def rest(row: Row) -> tuple[object, ...]:
        return row.task, row.deadline, row.due, row.citation, row.directive.id, row.confidence

    listed = [row for row in rows([expanded]) if row.directive.path == "1"]
    assert len({rest(row) for row in listed}) == 1


def test_a_collective_without_members_and_a_single_body_keep_one_row(expanded: DocumentRecord) -> None:
    rest = [row for row in rows([expanded]) if row.directive.path != "1"]
    assert [(row.leads, row.group) for row in rest] == [
        (("Các sở liên quan",), None),
        (("Sở Tài chính",), None),
    ]


def test_a_collective_alone_leaves_no_row_for_singles() -> None:
    record = extract(TEXT.replace("Sở Y tế, Công an tỉnh, ", "").encode(), expand=True)
    first = [row for row in rows([record]) if row.directive.path == "1"]
    assert len(first) == DISTRICTS
    assert {row.group for row in first} == {GROUP}


def test_without_members_a_task_has_one_row(whole: DocumentRecord) -> None:
    listed = list(rows([whole]))
    assert [row.group for row in listed] == [None] * 3
    assert listed[0].leads == (*SINGLES, GROUP)


def test_rows_may_stay_whole(expanded: DocumentRecord, whole: DocumentRecord) -> None:
    kept = list(rows([expanded], whole=True))
    assert [(r.ordinal, r.leads, r.group) for r in kept] == [
        (r.ordinal, r.leads, r.group) for r in rows([whole])
    ]


# --- formats ------------------------------------------------------------------------------------------


def test_csv_names_the_group_and_the_id(expanded: DocumentRecord, whole: DocumentRecord) -> None:
    lines = list(tables.DictReader(io.StringIO(written(csv.write, expanded).decode("utf-8-sig"), newline="")))
    assert len(lines) == 1 + DISTRICTS + 2
    assert lines[0]["Cơ quan chủ trì"] == "; ".join(SINGLES)
    assert lines[0]["Thuộc nhóm"] == ""
    assert lines[0]["Mã chủ trì"] == "so-y-te-tinh-kon-tum; cong-an-tinh-kon-tum"
    assert {line["Thuộc nhóm"] for line in lines[1 : 1 + DISTRICTS]} == {GROUP}
    assert len({line["Mã nhiệm vụ"] for line in lines[: 1 + DISTRICTS]}) == 1
    plain = written(csv.write, whole).decode("utf-8-sig").split("\r\n")
    assert plain[0] == written(csv.write, expanded).decode("utf-8-sig").split("\r\n")[0]


def test_the_workbook_has_a_column_for_groups_where_there_are_any(
    expanded: DocumentRecord, whole: DocumentRecord
) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(written(xlsx.write, expanded)))["Nhiệm vụ"]
    head, *lines = sheet.iter_rows(values_only=True)
    at = head.index("Thuộc nhóm")
    assert [line[at] or "" for line in lines] == ["", *[GROUP] * DISTRICTS, "", ""]
    assert lines[1][head.index("Cơ quan chủ trì")].startswith("Ủy ban nhân dân huyện ")
    plain = openpyxl.load_workbook(io.BytesIO(written(xlsx.write, whole)))["Nhiệm vụ"]
    assert "Thuộc nhóm" not in next(plain.iter_rows(values_only=True))


@pytest.mark.parametrize("width", [60, 150])
def test_the_table_names_member_and_group(expanded: DocumentRecord, width: int) -> None:
    out = io.StringIO()
    table.write([expanded], out, "vi", today=date(2024, 6, 1), width=width, colour=False)
    words = out.getvalue().split()
    assert words.count("(UBND") == DISTRICTS
    assert "Plông" in words
    assert "12 nhiệm vụ trong 1 văn bản" in " ".join(words)


def test_markdown_names_member_and_group(expanded: DocumentRecord) -> None:
    lines = [x for x in written(markdown.write, expanded).decode().splitlines() if x[:1].isdigit()]
    assert len(lines) == 1 + DISTRICTS + 2
    assert lines[0].startswith("1. **Sở Y tế; Công an tỉnh Kon Tum**: ")
    assert all(f"** ({GROUP}): " in line for line in lines[1 : 1 + DISTRICTS])
    assert any(line.split(". ", 1)[1].startswith("**Ủy ban nhân dân huyện Kon Plông**") for line in lines)


def test_parquet_and_the_frame_have_a_row_for_each_member(expanded: DocumentRecord) -> None:
    kept = pq.read_table(io.BytesIO(written(parquet.write, expanded))).to_pydict()
    assert kept["group"] == [None, *[GROUP] * DISTRICTS, None, None]
    assert kept["leads"][0] == list(SINGLES)
    assert all(len(leads) == 1 for leads in kept["leads"][1:])
    assert kept["lead_ids"][0] == ["so-y-te-tinh-kon-tum", "cong-an-tinh-kon-tum"]
    assert kept["lead_ids"][1 + DISTRICTS] == [None]
    assert len(set(kept["id"])) == 3
    own = frame([expanded])
    assert list(own["group"].fillna("")) == [group or "" for group in kept["group"]]


def test_a_frame_of_texts_is_expanded_on_demand() -> None:
    import pandas as pd

    texts = pd.DataFrame({"van_ban": [TEXT]})
    assert len(extract_frame(texts, text="van_ban")) == 3
    assert len(extract_frame(texts, text="van_ban", expand=True)) == 1 + DISTRICTS + 2


def test_the_page_keeps_a_row_a_directive(expanded: DocumentRecord, whole: DocumentRecord) -> None:
    page = written(html.write, expanded).decode()
    assert page == written(html.write, whole).decode()
    assert GROUP in page
    assert "Ủy ban nhân dân huyện Kon Plông" not in page


def test_a_record_is_written_with_its_members(expanded: DocumentRecord) -> None:
    again = DocumentRecord.model_validate_json(written(jsonl.write, expanded))
    assert again == expanded
    group = again.directives[0].leads[-1]
    assert (group.text, group.excluding) == (GROUP, ["huyện Đăk Hà"])
    assert len(group.members or ()) == DISTRICTS

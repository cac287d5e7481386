"""The whole job from a source to a record: what the record says of its source, and what it warns of."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest

from extract import extract
from extract.errors import ReadError

if TYPE_CHECKING:
    from pathlib import Path

BODY = "Yêu cầu Sở Y tế rà soát kho thuốc, báo cáo trước ngày 30/6/2026.\n"


def test_a_path_a_string_and_bytes_give_the_same_record(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(BODY, encoding="utf-8")
    first = extract(file)
    assert first == extract(str(file)) == extract(BODY.encode(), name="a.txt")
    assert first.source.name == "a.txt"


def test_the_source_is_described() -> None:
    source = extract(BODY.encode(), name="thu.md").source
    assert source.sha256 == hashlib.sha256(BODY.encode()).hexdigest()
    assert (source.name, source.media_type, source.reader, source.ocr) == (
        "thu.md",
        "text/markdown",
        "text",
        False,
    )


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_copies_of_one_text_have_one_text_and_the_same_rows(form: str, line_end: str) -> None:
    data = unicodedata.normalize(form, BODY).replace("\n", line_end).encode()
    record = extract(data)
    assert record.text == BODY
    assert record.directives == extract(BODY.encode()).directives


def test_old_tone_marks_read_the_same_and_stay_as_written() -> None:
    record = extract("Giao Uỷ ban nhân dân các xã hoà giải tranh chấp đất đai.\n".encode())
    (directive,) = record.directives
    assert directive.text.startswith("Giao Uỷ ban")
    assert directive.leads[0].text == "Uỷ ban nhân dân các xã"


def test_what_cannot_be_read_gives_no_record(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        extract(tmp_path / "missing.txt")
    with pytest.raises(ReadError):
        extract(b"  \n ")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (BODY, "no-head"),
        (BODY, "no-signer"),
        ("1. Giao Sở Y tế báo cáo trước ngày 31/02/2026.\n", "impossible-date"),
        (
            "1. Giao Sở Y tế rà soát.\n2. Giao Sở Nội vụ rà soát.\n9. Giao Thanh tra tỉnh rà soát.\n",
            "label-gap",
        ),
    ],
)
def test_what_a_person_should_look_at_is_said(body: str, code: str) -> None:
    assert code in [w.code for w in extract(body.encode()).warnings]


def test_an_impossible_date_is_listed_without_a_day() -> None:
    (directive,) = extract("Giao Sở Y tế báo cáo trước ngày 31/02/2026.\n".encode()).directives
    assert [x.due for x in directive.deadlines] == [None]


def test_a_year_left_out_follows_the_date_of_issue() -> None:
    head = "Số: 5/TB-UBND\nCà Mau, ngày 20 tháng 11 năm 2025\n\nTHÔNG BÁO\nKết luận về nhà thuốc\n\n"
    (directive,) = extract((head + "Giao Sở Y tế báo cáo trước ngày 15/01.\n").encode()).directives
    assert [x.due for x in directive.deadlines] == ["2026-01-15"]


def test_nothing_is_loaded_before_the_first_call() -> None:
    heavy = "{'pydantic', 'regex', 'yaml', 'holidays', 'dateutil'}"
    code = f"import sys, extract; print([m for m in sys.modules if m.split('.')[0] in {heavy}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

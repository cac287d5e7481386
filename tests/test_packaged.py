"""What a package says beside its document: told where it differs, never taken over."""

from __future__ import annotations

import pytest

from extract.packaged import differences
from extract.pipeline import extract_text
from extract.readers import read
from schemas import Header, Signer

LETTER = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG NGÃI
Số: 05/QĐ-UBND
Quảng Ngãi, ngày 03 tháng 3 năm 2026

QUYẾT ĐỊNH
Về việc kiểm kê kho thuốc

Giao Sở Y tế rà soát kho thuốc, báo cáo trước ngày 30/6/2026.
"""
HEADER = Header(number="05/QĐ-UBND", issued_on="2026-03-03", signer=Signer(name="Trần Văn Hoà"))


@pytest.mark.parametrize(
    "about",
    [
        {},
        {"edxml.code": "5/QĐ-UBND", "edxml.date": "2026-03-03", "edxml.signer": "TRẦN VĂN HÒA"},
        {"edxml.code": "05 / QD-UBND"},
        {"edxml.code": "5"},  # no notation given
        {"edxml.date": "3 tháng 3"},  # no day a program can compare
        {"edxml.due": "2026-03-05", "edxml.from": "Văn phòng UBND tỉnh", "edxml.subject": "Kiểm kê"},
        {"mail.subject": "Chuyển văn bản số 9"},
    ],
)
def test_what_agrees_or_cannot_be_compared_is_not_told(about: dict[str, str]) -> None:
    assert differences(about, HEADER) == []


@pytest.mark.parametrize(
    ("about", "field"),
    [
        ({"edxml.code": "50/QĐ-UBND"}, "number"),
        ({"edxml.code": "05/KH-UBND"}, "number"),
        ({"edxml.code": "7"}, "number"),
        ({"edxml.date": "2026-03-04"}, "day"),
        ({"edxml.signer": "Trần Văn Hoài"}, "signer"),
    ],
)
def test_what_differs_is_told(about: dict[str, str], field: str) -> None:
    assert [found[0] for found in differences(about, HEADER)] == [field]


def test_what_the_text_does_not_say_is_not_filled_from_the_package() -> None:
    about = {"edxml.code": "12/UBND-TH", "edxml.date": "2026-03-02", "edxml.signer": "Trần B"}
    assert differences(about, Header()) == []
    record = extract_text(
        read(
            b"Giao S\xe1\xbb\x9f Y t\xe1\xba\xbf r\xc3\xa0 so\xc3\xa1t kho thu\xe1\xbb\x91c.",
            "a.txt",
            about=about,
        )
    )
    assert (record.header.number, record.header.issued_on, record.header.signer) == (None, None, None)


def test_the_record_warns_and_keeps_what_the_document_says() -> None:
    about = {"edxml.code": "12/UBND-TH", "edxml.date": "2026-03-02"}
    record = extract_text(read(LETTER.encode(), "a.txt", about=about))
    told = [w.message for w in record.warnings if w.code == "package-differs"]
    assert told == [
        "Gói ghi số, ký hiệu «12/UBND-TH», văn bản ghi «05/QĐ-UBND»; lấy theo văn bản.",
        "Gói ghi ngày ban hành «02/03/2026», văn bản ghi «03/03/2026»; lấy theo văn bản.",
    ]
    assert (record.header.number, record.header.issued_on) == ("05/QĐ-UBND", "2026-03-03")
    assert record.source.about == about

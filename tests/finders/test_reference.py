"""Mentions of documents in sentences, and the one entry that each document gets."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from extract.finders.reference import Entry, ReferenceFinder, merge
from extract.rulebook import lowered

if TYPE_CHECKING:
    from extract.span import Span
    from extract.values.citations import Citation


def find(text: str, own: str | None = None) -> list[Span]:
    return [s for s in ReferenceFinder(own=own).find(text, lowered(text)) if not s.shield]


def entries(text: str, own: str | None = None) -> list[Entry]:
    return merge(find(text, own))


def named(text: str, own: str | None = None) -> list[str]:
    """`NQ 57-NQ/TW 2024-12-22` for each entry."""
    said = [e.citation for e in entries(text, own)]
    return [" ".join(str(x) for x in (c.type, c.number or c.title, c.issued_on) if x) for c in said]


def only(text: str) -> Citation:
    (entry,) = entries(text)
    return entry.citation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "các Nghị định số 11/2024/NĐ-CP, 12/2025/NĐ-CP và 13/2025/NĐ-CP ngày 01/02/2025 của Chính phủ",
            ["NĐ 11/2024/NĐ-CP", "NĐ 12/2025/NĐ-CP", "NĐ 13/2025/NĐ-CP 2025-02-01"],
        ),
        (
            "tiếp theo Công điện số 31, 32 và 35/CĐ-UBND ngày 19/11/2023, yêu cầu",
            ["CĐ 31/CĐ-UBND", "CĐ 32/CĐ-UBND", "CĐ 35/CĐ-UBND 2023-11-19"],
        ),
        (
            "các Công văn số 46/UBND-VX ngày 28/8/2023; số 49/UBND-KT ngày 17/9/2023 và số 50/UBND- KGVX",
            ["CV 46/UBND-VX 2023-08-28", "CV 49/UBND-KT 2023-09-17", "CV 50/UBND-KGVX"],
        ),
        (
            "các Quy định số 1-QĐ/TW, 2-QĐ/TW và số 3-QĐ/TW ngày 01/3/2024",
            ["QyĐ 1-QĐ/TW", "QyĐ 2-QĐ/TW", "QyĐ 3-QĐ/TW 2024-03-01"],
        ),
        (
            "tại các văn bản số 54/TTr-SXD ngày 12/9/2023, số 29/BC-SXD ngày 03/10/2023",
            ["TTr 54/TTr-SXD 2023-09-12", "BC 29/BC-SXD 2023-10-03"],
        ),
        (
            "các Công điện của Chủ tịch: số 10/CĐ-UBND ngày 1/1/2025, số 11/CĐ-UBND ngày 2/1/2025",
            ["CĐ 10/CĐ-UBND 2025-01-01", "CĐ 11/CĐ-UBND 2025-01-02"],
        ),
        (
            "mặc dù các Luật số 03/2022/QH15, 57/2024/QH15, 90/2025/QH15 đã sửa",
            ["LUAT 03/2022/QH15", "LUAT 57/2024/QH15", "LUAT 90/2025/QH15"],
        ),
    ],
)
def test_a_list_shares_its_head_or_its_notation(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo Luật Đất đai, Luật Nhà ở và Luật Giá", ["Luật Đất đai", "Luật Nhà ở", "Luật Giá"]),
        ("các Luật: Đất đai, Nhà ở, Đấu thầu", ["Luật Đất đai", "Luật Nhà ở", "Luật Đấu thầu"]),
        ("Luật Hợp tác xã quy định", ["Luật Hợp tác xã"]),
        ("Luật Đầu tư công năm 2024 (sửa đổi)", ["Luật Đầu tư công"]),
        ("Luật Doanh nghiệp số 59/2020/QH14 ngày 17/6/2020", ["Luật Doanh nghiệp"]),
        ("thi hành LUẬT PHÒNG, CHỐNG MA TÚY trên địa bàn", ["Luật Phòng, chống ma túy"]),
        ("Hiến pháp năm 2013, Bộ luật Dân sự", ["Hiến pháp năm 2013", "Bộ luật Dân sự"]),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Dược và Luật Giá; Luật Thú y",
            ["Luật sửa đổi, bổ sung một số điều của Luật Dược và Luật Giá", "Luật Thú y"],
        ),
        (
            "một số điều của Luật Dược và Luật sửa đổi, bổ sung một số điều của Luật Dược",
            ["Luật Dược", "Luật sửa đổi, bổ sung một số điều của Luật Dược"],
        ),
    ],
)
def test_laws_by_name(text: str, expected: list[str]) -> None:
    assert [e.citation.title for e in entries(text)] == expected
    assert all(e.citation.number is None for e in entries(text))


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch này thay cho kế hoạch trước; Luật này, pháp luật, luật sư, Luật và văn bản hướng dẫn",
        "theo TCVN 5574:2018, QCVN 07:2023/BXD, Mẫu số 01/BC-STC, Phụ lục 02/KH",
        "số tài khoản 1234567890, điện thoại 0912 345 678, lãi suất 8%/năm, trực 24/7, ngày 16/11/2025",
        "xe 51A-12345 tại nhà số 12/5A-B đường Lê Lợi, quốc lộ 1A, thửa 15/BĐ",
        "Quyết định số          /QĐ-UBND ngày     tháng     năm 2024; Đề án 06; Nghị quyết Đại hội XIII",
        "báo cáo 12 nội dung, quy định 02 nhóm, kế hoạch 5 năm 2021-2025, Công ty Luật TNHH An Bình",
        "Hiến pháp và pháp luật; kỷ luật lao động; Trường Đại học Luật Hà Nội",
    ],
)
def test_what_names_no_document(text: str) -> None:
    assert named(text) == []


def test_the_document_itself_is_no_reference_but_its_namesake_of_another_year_is() -> None:
    text = "Kèm theo Kế hoạch số 37 /KH-UBND ngày 12/3/2025. Kế hoạch số 37/KH-UBND ngày 1/1/2022"
    assert named(text, own="37/KH-UBND") == []
    found = ReferenceFinder(own="37/KH-UBND").find(text, lowered(text), date(2025, 3, 12))
    assert [s.value.issued_on for s in found] == [date(2022, 1, 1)]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Căn cứ Nghị định số 15/2021/NĐ-CP", "basis"),
        ("Căn cứ Luật Giá; Luật Phí và lệ phí; Nghị định số 15/2021/NĐ-CP", "basis"),
        ("báo cáo kết quả thực hiện nhiệm vụ theo Nghị định số 15/2021/NĐ-CP", "basis"),
        ("triển khai, thi hành Nghị định số 15/2021/NĐ-CP", "implements"),
        ("sửa đổi, bổ sung một số điều của Nghị định số 15/2021/NĐ-CP", "amends"),
        ("được sửa đổi, bổ sung bởi Nghị định số 15/2021/NĐ-CP", "mentions"),
        ("thay thế Quyết định số 1/QĐ-TTg và Nghị định số 15/2021/NĐ-CP", "replaces"),
        ("bãi bỏ khoản 3 Điều 5 Nghị định số 15/2021/NĐ-CP", "replaces"),
        ("Thực hiện tốt công tác này. Xem Nghị định số 15/2021/NĐ-CP", "mentions"),
        ("Thực hiện tốt công tác này\nNghị định số 15/2021/NĐ-CP", "mentions"),
    ],
)
def test_the_nearest_cue_of_the_clause_gives_the_relation(text: str, relation: str) -> None:
    assert entries(text)[-1].citation.relation == relation


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("theo khoản 3 Điều 18 Thông tư số 2/2022/TT-BNV", ("khoản 3 Điều 18",)),
        (
            "tại điểm a khoản 3 Điều 14 và khoản 1, khoản 6 Điều 22 của Thông tư số 2/2022/TT-BNV",
            ("điểm a khoản 3 Điều 14", "khoản 1, khoản 6 Điều 22"),
        ),
        ("Điều 7, 8 và 9 Thông tư số 2/2022/TT-BNV", ("Điều 7, 8 và 9",)),
        ("Phụ lục II ban hành kèm theo Thông tư số 2/2022/TT-BNV", ("Phụ lục II",)),
        ("Điều 7 quy chế này và Thông tư số 2/2022/TT-BNV", ()),
    ],
)
def test_articles_are_cited_as_written(text: str, articles: tuple[str, ...]) -> None:
    assert only(text).articles == articles


@pytest.mark.parametrize(
    ("text", "issuer", "day"),
    [
        ("Nghị quyết số 35-NQ/TW, ngày 22/12/2024 của Bộ Chính trị", "Bộ Chính trị", "2024-12-22"),
        ("Quyết định số 8/QĐ-UBND ngày 1/2/2024 của UBND tỉnh về", "Ủy ban nhân dân tỉnh", "2024-02-01"),
        ("Quyết định số 8/QĐ-TTg của Thủ tướng Chính phủ ngày 2/2/2024", "Thủ tướng Chính phủ", "2024-02-02"),
        ("Ngày 28 tháng 10 năm 2024, Giám đốc Sở đã ban hành Công văn số 3/SNV-TH", None, "2024-10-28"),
        ("Thông tư số 2/2022/TT-BNV", "Bộ Nội vụ", "None"),
        ("Thông tư liên tịch số 2/2012/TTLT-BNV-BTC", None, "None"),
        ("Kế hoạch số 9/KH-UBND", None, "None"),
        ("Công văn số 3/SNV-TH ngày 29/02/2023", None, "None"),
    ],
)
def test_issuer_and_date_are_said_or_missing(text: str, issuer: str | None, day: str) -> None:
    citation = only(text)
    assert (citation.issuer, str(citation.issued_on)) == (issuer, day)


def test_an_impossible_date_is_a_warning() -> None:
    assert only("Công văn số 3/SNV-TH ngày 29/02/2023").warnings == (("impossible-date", "ngày 29/02/2023"),)


def test_mentions_of_one_document_make_one_entry() -> None:
    text = (
        "QUYẾT ĐỊNH SỐ 18/QĐ-TTG\nTheo Quyết định số 18/QĐ-TTg ngày 4/9/2023 của Thủ tướng Chính phủ; "
        "thực hiện Điều 3 Quyết định số 18/QĐ- TTg và Quyết định 18"
    )
    (entry,) = entries(text)
    assert entry.citation.number == "18/QĐ-TTg"
    assert str(entry.citation.issued_on) == "2023-09-04"
    assert entry.citation.relation == "implements"
    assert entry.citation.articles == ("Điều 3",)
    assert [text[s.start : s.end] for s in entry.mentions] == [
        "QUYẾT ĐỊNH SỐ 18/QĐ-TTG",
        "Quyết định số 18/QĐ-TTg ngày 4/9/2023",
        "Quyết định số 18/QĐ- TTg",
        "Quyết định 18",
    ]


def test_a_bare_serial_that_two_documents_share_belongs_to_neither() -> None:
    text = "Nghị quyết số 5-NQ/TW; Nghị quyết số 5/NQ-CP; Nghị quyết 5"
    assert [len(e.mentions) for e in entries(text)] == [1, 1]


def test_an_abbreviated_law_and_its_number_join_the_law() -> None:
    (entry,) = entries("Luật Bảo hiểm xã hội số 41/2024/QH15; theo Luật BHXH và Luật số 41/2024/QH15")
    assert entry.citation.title == "Luật Bảo hiểm xã hội"
    assert entry.citation.law_number == "41/2024/QH15"
    assert len(entry.mentions) == 3


def test_two_years_are_two_laws() -> None:
    text = "Luật Đất đai năm 2013 và Luật Đất đai năm 2024; theo Luật Đất đai"
    assert [(e.citation.law_year, len(e.mentions)) for e in entries(text)] == [(2013, 2), (2024, 1)]


def test_spans_lie_in_the_view_in_order_and_apart() -> None:
    text = "các Luật Giá, Thú y; số 1, 2/KH-UBND; Thông tư 3 và 4/2024/TT-BTC ngày 1/1/2024 của Bộ"
    spans = find(text)
    assert len(spans) >= 4
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    for span in spans:
        for _, (start, end) in span.value.extents:
            assert text[start:end].strip()


def test_a_piece_of_the_view_is_read_by_itself() -> None:
    text = "Nghị định số 15/2021/NĐ-CP. Nghị định số 16/2021/NĐ-CP. Nghị định số 17/2021/NĐ-CP."
    start, end = text.index("Nghị", 5), text.index("17/")
    found = ReferenceFinder().find(text, lowered(text), None, start, end)
    assert [s.value.number for s in found] == ["16/2021/NĐ-CP"]


@pytest.mark.parametrize(
    "unit",
    [
        "1", "1 ", "/", "1/", "1/A,", "1, ", "số ", "số 1, ", "-", "(", "A-", "kế hoạch số 1 ", "Điều 1, ",
        "căn cứ ", "Luật ", "Luật sửa đổi, bổ sung ", "các Luật Giá, Giá, ", "quyết định a b c d e f số 1/A ",
        "1/A và ", "1/KH-A, ", "Điều 1 Luật Giá, ", "a) ",
    ],
)  # fmt: skip
def test_hostile_text_takes_linear_time(unit: str) -> None:
    finder = ReferenceFinder()

    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        low = lowered(text)
        began = time.process_time()
        for _ in finder.find(text, low):
            pass
        return time.process_time() - began

    seconds(1_000)  # compile
    small, large = seconds(12_500), seconds(100_000)
    assert large < 0.2 or large < 8 * 3 * small

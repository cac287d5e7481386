"""Gold that can be read but is not right: each slip is told with its place, and none where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.measure.gold import (
    GoldDeadline,
    GoldDirective,
    GoldDocument,
    GoldHeader,
    GoldReference,
    GoldSigner,
)
from extract.measure.slips import slips

TEXT = """ỦY BAN NHÂN DÂN
XÃ MÂY
Số: 12 /TB-UBND                    Mây, ngày 05 tháng 3 năm 2026
THÔNG BÁO
Về việc dọn chợ
Thực hiện Luật Chợ phiên, Công điện số 7, 8/CĐ-MAY.
1. Giao các Đội: Nước, Lửa phối hợp với Trạm Y
  2
tế quét vôi **trước
ngày 30/6/2026**.
2. Yêu cầu Công an xã kiểm tra kho hằng tuần.
Nơi nhận: Lưu kho.
KT. CHỦ TỊCH
Lò Văn Sếnh
"""
FILE = Path("cho/thong-bao.json")


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def bound(**values: Any) -> GoldDeadline:
    return GoldDeadline(
        **{"text": None, "start": None, "due": None, "before": False, "rrule": None, **values}
    )


def task(words: str, *leads: str, **values: Any) -> GoldDirective:
    base = {"inherited": False, "coordinators": (), "deadlines": ()}
    return GoldDirective(**{"span": span(words), "leads": leads, **base, **values})


FIRST_WORDS = TEXT[slice(TEXT.index("Giao"), TEXT.index("**.") + 3)]
FIRST = task(
    FIRST_WORDS,
    "Đội Nước",
    "Đội Lửa",
    coordinators=("Trạm Y tế",),
    deadlines=(bound(text="trước\n ngày 30/6/2026", due="2026-06-30", before=True),),
)
SECOND_WORDS = "Yêu cầu Công an xã kiểm tra kho hằng tuần."
SECOND = task(SECOND_WORDS, "Công an xã", deadlines=(bound(text="hằng tuần", rrule="FREQ=WEEKLY"),))
HEADER = GoldHeader(
    doc_type="TB",
    number="12/TB-UBND",
    issuer="Ủy ban nhân dân xã Mây",
    place="Mây",
    issued_on="2026-03-05",
    subject="Về việc dọn chợ",
    recipients=("Lưu kho",),
    signer=GoldSigner("KT. CHỦ TỊCH", None, "Lò Văn Sếnh"),
)
REFERENCES = (
    GoldReference("LUAT", None, "Luật Chợ phiên", None),
    GoldReference("CĐ", "7/CĐ-MAY", None, "2026-03-01"),
    GoldReference("CĐ", "8/CĐ-MAY", None, None),
)


def told(
    *directives: GoldDirective,
    header: GoldHeader = HEADER,
    references: tuple[GoldReference, ...] = REFERENCES,
    text: str = TEXT,
) -> list[str]:
    """The places of the slips; each is a whole line in both languages."""
    found = slips(GoldDocument("thong-bao", text, header, references, directives), FILE)
    for slip in found:
        assert slip.line("vi") != slip.line("en")
        assert all(slip.line(lang).startswith(f"{slip.file}: {slip.place}: ") for lang in ("vi", "en"))
    return [slip.place for slip in found]


def test_what_is_right_has_no_slip() -> None:
    assert told(FIRST, SECOND) == []


def test_every_slip_is_told_in_reading_order() -> None:
    wrong = task(SECOND_WORDS, "Công an huyện", deadlines=(bound(text="hằng tháng", rrule="hằng tháng"),))
    header = GoldHeader(number="13/TB-UBND", issued_on="05/3/2026")
    assert told(FIRST, wrong, header=header) == [
        "header.number",
        "header.issued_on",
        "directives[1].leads[0]",
        "directives[1].deadlines[0].text",
        "directives[1].deadlines[0].rrule",
    ]


@pytest.mark.parametrize(
    ("directives", "places"),
    [
        ((SECOND, FIRST), ["directives[1].span"]),
        ((SECOND, SECOND), ["directives[1].span"]),
        ((task("2. " + SECOND_WORDS, "Công an xã"),), ["directives[0].span"]),
        ((task(SECOND_WORDS[1:], "Công an xã"),), ["directives[0].span"]),
        ((task(SECOND_WORDS[:-2], "Công an xã"),), ["directives[0].span"]),
        ((task("êu cầu Công an x", "Công an xã"),), ["directives[0].span"] * 2),
    ],
)
def test_spans_stand_in_order_without_labels_and_cut_no_word(
    directives: tuple[GoldDirective, ...], places: list[str]
) -> None:
    assert told(*directives) == places


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"leads": ("Đội Đất",)}, "leads[0]"),
        ({"leads": ("Đội Nước", "")}, "leads[1]"),
        ({"leads": ("đội nước",)}, "leads[0]"),
        ({"leads": ("Đội Nướ",)}, "leads[0]"),
        ({"coordinators": ("Trạm", "Trạm Lửa")}, "coordinators[1]"),
        ({"leads": (), "inherited": True}, "inherited"),
    ],
)
def test_parties_are_in_the_text_or_share_a_head(values: dict[str, Any], place: str) -> None:
    assert told(task(FIRST_WORDS, **{"leads": (), **values})) == [f"directives[0].{place}"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"text": "trước ngày 30/7/2026"}, "text"),
        ({"text": " "}, "text"),
        ({"due": "2026-02-30"}, "due"),
        ({"due": "20260630"}, "due"),
        ({"due": "2026-06-30T25:00"}, "due"),
        ({"due": "2026-06-30 17:00"}, "due"),
        ({"start": "2026-W10-1"}, "start"),
        ({"start": "2026-07-01", "due": "2026-06-30T17:00"}, "start"),
        ({"rrule": "FREQ=MONTHLY", "due": "2026-06-30"}, "due"),
        ({"rrule": "MONTHLY"}, "rrule"),
        ({"rrule": "FREQ=HANGTHANG"}, "rrule"),
        ({"rrule": "BYMONTHDAY=25"}, "rrule"),
        ({"rrule": "FREQ=WEEKLY;BYDAY=T6"}, "rrule"),
        ({"rrule": "FREQ=DAILY;INTERVAL=0"}, "rrule"),
        ({"rrule": "EXDATE:20260101"}, "rrule"),
        ({"rrule": ""}, "rrule"),
    ],
)
def test_a_deadline_is_quoted_and_on_the_calendar(values: dict[str, Any], field: str) -> None:
    assert told(task(FIRST_WORDS, deadlines=(bound(**values),))) == [f"directives[0].deadlines[0].{field}"]


@pytest.mark.parametrize(
    "values",
    [
        {"due": "2026-06-30T17:00", "start": "2026-06-30"},
        {"due": "2026-06-30", "start": "2026-06-30T07:00"},
        {"rrule": "RRULE:FREQ=WEEKLY;BYDAY=FR;BYHOUR=15"},
        {"text": "**trước ngày"},
        {},
    ],
)
def test_a_deadline_may_be_an_hour_a_rule_or_nothing(values: dict[str, Any]) -> None:
    assert told(task(FIRST_WORDS, deadlines=(bound(**values),))) == []


@given(st.text())
def test_whatever_stands_for_a_rule_is_told_and_breaks_nothing(rule: str) -> None:
    assert told(task(FIRST_WORDS, deadlines=(bound(rrule=rule),))) == ["directives[0].deadlines[0].rrule"]


@pytest.mark.parametrize(
    ("header", "place"),
    [
        (GoldHeader(number="21/TB-UBND"), "number"),
        (GoldHeader(issuer="Ủy ban nhân dân xã Mưa"), "issuer"),
        (GoldHeader(place=""), "place"),
        (GoldHeader(subject="Về việc dọn kho bãi"), "subject"),
        (GoldHeader(addressees=("Đội Nước", "Đội Đất")), "addressees[1]"),
        (GoldHeader(recipients=("Lưu phòng",)), "recipients[0]"),
        (GoldHeader(signer=GoldSigner(name="Lò Văn Sến")), "signer.name"),
        (GoldHeader(issued_on="2026-3-5"), "issued_on"),
    ],
)
def test_the_head_is_in_the_text(header: GoldHeader, place: str) -> None:
    assert told(header=header) == [f"header.{place}"]


@pytest.mark.parametrize(
    ("reference", "place"),
    [
        (GoldReference("CĐ", "9/CĐ-MAY", None, None), "references[3].number"),
        (GoldReference("CĐ", "", None, None), "references[3].number"),
        (GoldReference("LUAT", None, "Luật Chợ đêm", None), "references[3].title"),
        (GoldReference("LUAT", None, None, None), "references[3].number"),
        (GoldReference("LUAT", None, "Luật Chợ", "2026-13-01"), "references[3].issued_on"),
        (REFERENCES[0], "references[3]"),
    ],
)
def test_references_are_in_the_text_and_once(reference: GoldReference, place: str) -> None:
    assert told(references=(*REFERENCES, reference)) == [place]


def test_a_text_without_words_is_the_one_slip() -> None:
    assert told(FIRST, text=" \n") == ["file"]

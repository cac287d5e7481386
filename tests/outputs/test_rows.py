"""The values of the list: who is named, which day counts, which document assigned it."""

from __future__ import annotations

from datetime import date, time

import pytest

from extract.outputs.due import Due, earliest
from extract.outputs.recurrence import in_words
from extract.outputs.rows import assigned, deadline_words, decree_date, rows
from schemas import Deadline, DocumentRecord, Header, Source


def test_one_list_counts_through_all_documents(records: list[DocumentRecord]) -> None:
    listed = list(rows(records))
    assert [row.ordinal for row in listed] == [1, 2, 3, 4, 5]
    assert [row.record.source.name for row in listed] == ["24-kh.txt"] * 3 + ["+thu.txt"] * 2


def test_a_row_names_parties_deadline_document_and_words(plan: DocumentRecord) -> None:
    row = next(rows([plan]))
    assert row.leads == ("Sở Tài chính",)
    assert row.coordinators == ("Sở Xây dựng",)
    assert row.deadline == "trước ngày 05/7/2026"
    assert row.due == Due(date(2026, 7, 5), before=True)
    assert row.assigned_by == "KH 24/KH-UBND ngày 05/3/2026, UBND tỉnh Bình Sơn"
    assert row.citation == f"Mục 1.a: {plan.directives[0].text}"


def test_a_recurrence_is_explained_where_its_words_do_not_say_it(plan: DocumentRecord) -> None:
    quarterly = Deadline(text="báo cáo quý", span=(0, 11), rrule="FREQ=MONTHLY;INTERVAL=3")
    assert deadline_words(quarterly) == "báo cáo quý (hằng quý)"
    english = list(rows([plan], "en"))[1]
    assert english.deadline.endswith("; định kỳ hằng năm (trước ngày 10/12) (every year before day 10/12)")


@pytest.mark.parametrize(
    ("words", "rrule"),
    [
        ("Trước ngày 25 hàng tháng", "FREQ=MONTHLY;BYMONTHDAY=25"),
        ("định kỳ hằng năm (trước ngày 10/12)", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"),
        ("trước 08:00 ngày thứ Sáu hàng tuần", "FREQ=WEEKLY;BYDAY=FR;BYHOUR=8"),
    ],
)
def test_a_recurrence_that_says_it_itself_is_not_said_twice(words: str, rrule: str) -> None:
    assert deadline_words(Deadline(text=words, span=(0, 9), before=True, rrule=rrule)) == words


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (Header(), "x.txt"),
        (Header(issuer="Sở Y tế", subject="Về việc gì đó"), "x.txt"),
        (Header(doc_type="CV", number="12/SYT-VP"), "CV 12/SYT-VP"),
        (Header(number="12/SYT-VP", issued_on="2026-02-09"), "12/SYT-VP ngày 09/02/2026"),
        (
            Header(
                doc_type="CĐ", doc_type_name="Công điện", issued_on="2025-11-17", issuer="Thủ tướng Chính phủ"
            ),
            "Công điện ngày 17/11/2025, Thủ tướng Chính phủ",
        ),
    ],
)
def test_the_assigning_document_says_what_the_head_says_and_no_more(header: Header, expected: str) -> None:
    source = Source(name="x.txt", media_type="text/plain", sha256="", reader="text")
    assert assigned(DocumentRecord(source=source, text="", header=header)) == expected


def test_dates_are_padded_as_decree_30_pads_them() -> None:
    assert decree_date("2025-10-03") == "03/10/2025"
    assert decree_date("2025-01-13") == "13/01/2025"
    assert decree_date("2025-07-01") == "01/7/2025"


def deadline(due: str | None, *, before: bool = False) -> Deadline:
    return Deadline(text="x", span=(0, 1), due=due, before=before)


def test_the_earliest_due_counts() -> None:
    assert earliest([deadline("2026-12-31"), deadline("2026-06-30"), deadline(None)]) == Due(
        date(2026, 6, 30)
    )
    assert earliest([deadline(None)]) is None


def test_on_one_day_the_excluded_day_ends_before_the_hour_and_the_hour_before_the_day() -> None:
    day, hour, excluded = (
        deadline("2026-06-30"),
        deadline("2026-06-30T08:00"),
        deadline("2026-06-30", before=True),
    )
    assert earliest([day, hour]) == Due(date(2026, 6, 30), time(8))
    assert earliest([day, hour, excluded]) == Due(date(2026, 6, 30), before=True)


def test_a_day_that_is_excluded_leaves_one_day_less_but_an_hour_does_not() -> None:
    today = date(2026, 6, 30)
    assert Due(today).days_left(today) == 0
    assert Due(today, before=True).days_left(today) == -1
    assert Due(today, time(17), before=True).days_left(today) == 0


@pytest.mark.parametrize(
    ("rrule", "vi", "en"),
    [
        ("FREQ=DAILY", "hằng ngày", "every day"),
        ("FREQ=DAILY;BYHOUR=13", "13 giờ hằng ngày", "every day at 13:00"),
        ("FREQ=DAILY;BYHOUR=7;BYMINUTE=30", "7 giờ 30 hằng ngày", "every day at 7:30"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "thứ Hai và thứ Năm hằng tuần", "every week on Monday and Thursday"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "ngày cuối cùng hằng tháng", "every month on the last day"),
        ("FREQ=MONTHLY;INTERVAL=6", "6 tháng một lần", "every 6 months"),
        ("FREQ=MONTHLY;INTERVAL=3", "hằng quý", "every quarter"),
        ("FREQ=YEARLY", "hằng năm", "every year"),
        ("FREQ=YEARLY;BYMONTH=12", "tháng 12 hằng năm", "every year in month 12"),
        (
            "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=10",
            "ngày 10/6 và 10/12 hằng năm",
            "every year on day 10/6 and 10/12",
        ),
        (
            "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1",
            "ngày cuối tháng 6 hằng năm",
            "every year on the last day of month 6",
        ),
        ("FREQ=YEARLY;INTERVAL=5", "5 năm một lần", "every 5 years"),
    ],
)
def test_recurrences_in_words(rrule: str, vi: str, en: str) -> None:
    assert in_words(rrule) == vi
    assert in_words(rrule, lang="en") == en


@pytest.mark.parametrize(
    "rrule",
    [
        "FREQ=MONTHLY;BYDAY=2MO",
        "FREQ=YEARLY;COUNT=3",
        "FREQ=HOURLY",
        "INTERVAL=2",
        "FREQ=MONTHLY;BYMONTHDAY=-5",
    ],
)
def test_a_recurrence_that_the_words_cannot_say_is_not_said(rrule: str) -> None:
    assert in_words(rrule) is None

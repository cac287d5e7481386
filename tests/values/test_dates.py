"""Calendar words as periods."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.values.dates import Unresolved, add_months, read_period, read_range

ISSUED = date(2025, 11, 20)


def ends(words: str, issued: date | None = ISSUED) -> tuple[str, str]:
    period = read_period(words, issued)
    return period.first.isoformat(), period.last.isoformat()


@pytest.mark.parametrize(
    "form",
    ["{0}/{1}/{2}", "ngày {0}/{1}/{2}", "{0:02}-{1:02}-{2}", "{0}.{1}.{2}", "ngày {0:02} tháng {1} năm {2}",
     "{0} / {1} / {2}", "{0}/ {1}/{2}", "{0}/{1} năm {2}", "ngày {0} tháng {1}/{2}", "ngày{0}/{1}/{2}"],
)  # fmt: skip
@given(day=st.dates(date(1946, 1, 1), date(2099, 12, 31)))
def test_a_full_date_is_read_in_every_spelling(form: str, day: date) -> None:
    assert ends(form.format(day.day, day.month, day.year), None) == (day.isoformat(), day.isoformat())


@given(
    day=st.dates(date(2020, 1, 1), date(2040, 12, 31)), issued=st.dates(date(2020, 1, 1), date(2040, 12, 31))
)
def test_a_day_without_a_year_is_the_first_on_or_after_the_document(day: date, issued: date) -> None:
    if (day.day, day.month) == (29, 2):
        return
    period = read_period(f"{day.day}/{day.month}", issued)
    assert period.yearless
    assert (period.last.day, period.last.month) == (day.day, day.month)
    assert timedelta(0) <= period.last - issued <= timedelta(days=365)


def test_a_leap_day_waits_for_its_year() -> None:
    assert ends("29/02", date(2025, 3, 1)) == ("2028-02-29", "2028-02-29")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("tháng 2/2028", "2028-02-01", "2028-02-29"),
        ("tháng 10", "2026-10-01", "2026-10-31"),
        ("tháng 11", "2025-11-01", "2025-11-30"),
        ("tháng mười hai năm 2026", "2026-12-01", "2026-12-31"),
        ("tháng này", "2025-11-01", "2025-11-30"),
        ("Quý IV", "2025-10-01", "2025-12-31"),
        ("quý 3/2026", "2026-07-01", "2026-09-30"),
        ("quý I năm nay", "2025-01-01", "2025-03-31"),
        ("6 tháng đầu năm 2026", "2026-01-01", "2026-06-30"),
        ("06 tháng cuối năm", "2025-07-01", "2025-12-31"),
        ("nửa cuối năm 2026", "2026-07-01", "2026-12-31"),
        ("hai tháng cuối năm 2026", "2026-11-01", "2026-12-31"),
        ("năm 2026", "2026-01-01", "2026-12-31"),
        ("năm nay", "2025-01-01", "2025-12-31"),
        ("cuối năm", "2025-10-01", "2025-12-31"),
        ("cuối tháng 6/2026", "2026-06-21", "2026-06-30"),
        ("đầu quý II/2026", "2026-04-01", "2026-04-30"),
        ("ngày cuối cùng của tháng 12/2026", "2026-12-31", "2026-12-31"),
        ("trung tuần tháng 3/2026", "2026-03-11", "2026-03-20"),
        ("tuần cuối tháng 2/2026", "2026-02-22", "2026-02-28"),
        ("tuần thứ nhất tháng 2/2026", "2026-02-01", "2026-02-07"),
        ("hôm nay", "2025-11-20", "2025-11-20"),
        ("tuần này", "2025-11-17", "2025-11-23"),
        ("12/2026", "2026-12-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
    ],
)  # fmt: skip
def test_a_period_has_a_first_and_a_last_day(words: str, first: str, last: str) -> None:
    assert ends(words) == (first, last)


@pytest.mark.parametrize(
    ("words", "code"),
    [("30/2/2025", "impossible-date"), ("31/6", "impossible-date"), ("tháng 13/2025", "impossible-date"),
     ("ngày 00/12/2025", "impossible-date"), ("tuần thứ năm của tháng 2/2026", "impossible-date"),
     ("năm 9999", "impossible-date"), ("sớm", "unreadable-date"), ("", "unreadable-date")],
)  # fmt: skip
def test_what_is_no_date_says_why(words: str, code: str) -> None:
    with pytest.raises(Unresolved) as caught:
        read_period(words, ISSUED)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "words", ["30/9", "tháng 9", "quý III", "cuối năm", "tháng này", "hôm nay", "năm nay"]
)
def test_without_the_documents_date_nothing_is_guessed(words: str) -> None:
    with pytest.raises(Unresolved) as caught:
        read_period(words)
    assert caught.value.code == "no-issue-date"


@pytest.mark.parametrize(
    ("first", "last", "start", "due"),
    [
        ("15", "31/12/2025", "2025-12-15", "2025-12-31"),
        ("ngày 26", "27/12/2011", "2011-12-26", "2011-12-27"),
        ("25/12", "05/01/2026", "2025-12-25", "2026-01-05"),
        ("25/10", "05/11", "2026-10-25", "2026-11-05"),
        ("tháng 11", "12/2025", "2025-11-01", "2025-12-31"),
        ("tháng 11", "tháng 02/2026", "2025-11-01", "2026-02-28"),
        ("quý III", "quý IV năm 2026", "2026-07-01", "2026-12-31"),
        ("năm 2026", "2027", "2026-01-01", "2027-12-31"),
        ("10/2025", "3/2026", "2025-10-01", "2026-03-31"),
    ],
)
def test_a_range_completes_its_first_day_from_its_last(first: str, last: str, start: str, due: str) -> None:
    period = read_range(first, last, ISSUED)
    assert (period.first.isoformat(), period.last.isoformat()) == (start, due)


@pytest.mark.parametrize(
    ("first", "last"), [("40", "50/12/2025"), ("năm 2030", "2025"), ("15/13", "20/12/2025")]
)
def test_a_range_that_cannot_be_is_refused(first: str, last: str) -> None:
    with pytest.raises(Unresolved) as caught:
        read_range(first, last, ISSUED)
    assert caught.value.code == "impossible-date"


@given(day=st.dates(date(1950, 1, 1), date(2090, 1, 1)), count=st.integers(0, 120))
def test_months_are_added_without_leaving_the_month(day: date, count: int) -> None:
    later = add_months(day, count)
    assert (later.year - day.year) * 12 + later.month - day.month == count
    assert later.day == day.day or (later + timedelta(days=1)).day == 1

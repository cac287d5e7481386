"""Counts of working days, by the guide and by the calendar of Viet Nam."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from extract.values.workdays import add_weekdays, add_workdays, is_workday


@given(day=st.dates(date(2000, 1, 1), date(2050, 1, 1)), count=st.integers(1, 300))
def test_the_nth_weekday_is_found_by_counting(day: date, count: int) -> None:
    counted = day
    left = count
    while left:
        counted += timedelta(days=1)
        left -= counted.weekday() < 5
    assert add_weekdays(day, count) == counted


def test_public_holidays_are_no_working_days() -> None:
    assert not is_workday(date(2025, 9, 2))
    assert add_workdays(date(2025, 8, 29), 1) == date(2025, 9, 3)
    assert add_weekdays(date(2025, 8, 29), 1) == date(2025, 9, 1)


def test_a_swapped_saturday_is_worked() -> None:
    assert is_workday(date(2025, 4, 26))
    assert not is_workday(date(2025, 5, 2))

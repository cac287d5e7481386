"""Working days: Monday to Friday, or as Viet Nam's calendar of holidays and swapped days has them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache


def add_weekdays(day: date, count: int) -> date:
    """The `count`-th Monday-to-Friday day after `day`: the annotation guide's reading of `ngày làm việc`.

    >>> add_weekdays(date(2025, 3, 5), 10)  # a Wednesday
    datetime.date(2025, 3, 19)
    >>> add_weekdays(date(2025, 3, 8), 1)  # a Saturday
    datetime.date(2025, 3, 10)
    """
    weeks, rest = divmod(count, 5)
    if day.weekday() > 4:  # counting from a weekend is counting from its Friday
        day -= timedelta(days=day.weekday() - 4)
    day += timedelta(weeks=weeks)
    return day + timedelta(days=rest + (2 if day.weekday() + rest > 4 else 0))


def add_workdays(day: date, count: int) -> date:
    """The `count`-th day after `day` on which offices work: public holidays are left out, swapped days count.

    What the government has not announced yet (the swapped days of a coming year) is not known here either.

    >>> add_workdays(date(2025, 4, 24), 5)  # Saturday 26/4 was worked for Friday 2/5
    datetime.date(2025, 5, 5)
    >>> add_weekdays(date(2025, 4, 24), 5)
    datetime.date(2025, 5, 1)
    """
    while count > 0:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day


def is_workday(day: date) -> bool:
    """True if offices work on `day`.

    >>> [is_workday(date(2025, 4, d)) for d in (25, 26, 27, 30)]
    [True, True, False, False]
    """
    off, worked = _calendar(day.year)
    return day in worked or (day.weekday() < 5 and day not in off)


@cache
def _calendar(year: int) -> tuple[frozenset[date], frozenset[date]]:
    import holidays  # takes half a second, and only counts of working days need it

    calendar = holidays.country_holidays("VN", years=year)
    return frozenset(calendar), frozenset(d for d in calendar.weekend_workdays if d.year == year)

"""The day by which a task is to be done, out of all its deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schemas import Deadline


@dataclass(frozen=True, slots=True)
class Due:
    """A day, with its hour where the text gives one; `before` says that the day itself is excluded."""

    day: date
    hour: time | None = None
    before: bool = False

    @property
    def moment(self) -> datetime:
        """The day at its hour, at midnight where there is none; local, as the text means it."""
        return datetime.combine(self.day, self.hour or time())

    def days_left(self, today: date) -> int:
        """Days from `today` to the last day on which the task is in time; negative when it is overdue.

        >>> Due(date(2026, 6, 30), before=True).days_left(date(2026, 6, 28))
        1
        """
        return (self.last - today).days

    @property
    def last(self) -> date:
        """The last day on which the task is in time."""
        # An hour bounds the day instead of excluding it: `trước 17 giờ 00 ngày 25/4` is in time on the 25th.
        return self.day - timedelta(days=1) if self.before and self.hour is None else self.day

    def shown(self) -> str:
        """The day as dd/mm/yyyy, behind its hour where there is one.

        >>> Due(date(2026, 4, 25), time(17)).shown()
        '17:00 25/04/2026'
        """
        day = f"{self.day:%d/%m}/{self.day.year:04d}"  # %Y does not pad years everywhere
        return f"{self.hour:%H:%M} {day}" if self.hour else day


def earliest(deadlines: Iterable[Deadline]) -> Due | None:
    """The first of `deadlines` that has a due date, None if none has. Raises `ValueError` on a broken one."""
    dues = [parse(deadline.due, before=deadline.before) for deadline in deadlines if deadline.due]
    # On one day: the excluded day ends first, then the hour, then the day as a whole.
    return min(dues, key=lambda d: (d.day, not d.before, d.hour or time.max), default=None)


def parse(iso: str, *, before: bool = False) -> Due:
    """The contract's date (`2026-06-30`) or local date-time (`2026-04-25T17:00`) as `Due`."""
    if "T" in iso:
        moment = datetime.fromisoformat(iso)
        return Due(moment.date(), moment.time(), before)
    return Due(date.fromisoformat(iso), None, before)

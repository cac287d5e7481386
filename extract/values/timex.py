"""Deadlines as values: what a rule `gives`, filled with the words it captured."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Literal

from extract.values.dates import Period, Unresolved, add_months, read_period, read_range
from extract.values.numerals import read_number
from extract.values.recurrences import read_every, read_weekday
from extract.values.workdays import add_weekdays, add_workdays

Kind = Literal["date", "range", "start", "span", "recurrence", "open"]


@dataclass(frozen=True, slots=True)
class Timex:
    """One deadline.

    `due` is the last day, `at` the hour on it; `before` says that the day itself is excluded. `rrule` is an
    RFC 5545 RRULE value. `kind` is `open` where the words bound the task but give no day (an event, a span
    counted from an unknown day). `month_day` is what the words said of a day or month whose year, or
    of a day whose month too, they left out. `workdays` is the number of working days counted. `notes` are
    (code, words) to warn about.
    """

    start: date | None = None
    due: date | None = None
    at: time | None = None
    before: bool = False
    rrule: str | None = None
    kind: Kind = "open"
    month_day: tuple[int | None, int | None] | None = None
    workdays: int | None = None
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def start_iso(self) -> str | None:
        """`start` as the contract has it."""
        return self.start.isoformat() if self.start else None

    @property
    def due_iso(self) -> str | None:
        """`due` as the contract has it: a date, or a local date-time where the words give an hour."""
        if self.due is None:
            return None
        return f"{self.due.isoformat()}T{self.at:%H:%M}" if self.at else self.due.isoformat()

    def due_at_work(self, issued: date) -> date | None:
        """`due` of a count of working days with public holidays left out and swapped days counted.

        The guide counts Monday to Friday, and so does `due`; this is what the calendar of Viet Nam says.
        """
        return add_workdays(issued, self.workdays) if self.workdays and self.due else self.due

    def gives(self) -> dict[str, str]:
        """The values that are there, as rule examples write them."""
        out = {"start": self.start_iso, "due": self.due_iso, "rrule": self.rrule}
        return {k: v for k, v in out.items() if v} | ({"before": "true"} if self.before else {})


Words = Mapping[str, Sequence[str]]  # the words captured under each name, in order of appearance

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2}) ?(?:giờ|h|g|:) ?(?P<minute>\d{2})?(?:[^a-zà-ỹ]*(?:phút)?)? ?"
    r"(?P<part>sáng|trưa|chiều|tối|đêm)?"
)
_SLOT = re.compile(r"\{(\w+)\}")


def read_clock(words: str) -> time | None:
    """The time of day that `words` name, or None; 24 o'clock is the end of a day, as a bare date is.

    >>> [f"{read_clock(w):%H:%M}" for w in ("17 giờ 00", "17h30", "7:05", "12 giờ trưa", "5 giờ chiều", "8g")]
    ['17:00', '17:30', '07:05', '12:00', '17:00', '08:00']
    >>> read_clock("24 giờ"), read_clock("31h")
    (None, None)
    """
    m = _CLOCK.match(words.lower().strip())
    if not m:
        return None
    hour, minute = int(m["hour"]), int(m["minute"] or 0)
    if m["part"] in ("chiều", "tối") and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_timex(gives: Mapping[str, str], words: Words, issued: date | None = None) -> Timex:
    """The deadline that a rule gives.

    `gives` maps `start` and `due` to `{name}`, the period captured under that name: its first or last day; a
    `{first}` and a `{last}` complete each other. `due` may be `issued + {span}`. `before` maps to `true`,
    `rrule` to a template with slots `every`, `dom`, `month`, `months`, `edge_month`, `quarter`, `weekday`. A
    captured `clock` is the hour of it all. What cannot be resolved is left out and noted.

    >>> t = read_timex({"due": "{when}", "before": "true"}, {"when": ["30/6"]}, date(2025, 11, 3))
    >>> t.gives(), t.month_day
    ({'due': '2026-06-30', 'before': 'true'}, (6, 30))
    >>> read_timex({"due": "issued + {span}"}, {"span": ["10 ngày làm việc"]}, date(2025, 3, 5)).gives()
    {'due': '2025-03-19'}
    >>> read_timex({"rrule": "FREQ=YEARLY;BYMONTH={month}"}, {"month": ["6", "12"]}).gives()
    {'rrule': 'FREQ=YEARLY;BYMONTH=6,12'}
    >>> read_timex({"due": "{when}"}, {"when": ["30/2/2025"]}).notes
    (('impossible-date', '30/2/2025'),)
    """
    hours = [c for c in (read_clock(w) for w in words.get("clock", ())) if c]
    at = hours[-1] if hours else None  # `từ 8 giờ đến 17 giờ` ends at 17
    before = gives.get("before") == "true" and "clock" not in words
    try:
        if "rrule" in gives:
            return Timex(rrule=_fill(gives["rrule"], words, hours), at=at, before=before, kind="recurrence")
        if "{first}" in gives.get("start", "") and "{last}" in gives.get("due", ""):
            span = read_range(words["first"][0], words["last"][-1], issued)
            return Timex(span.first, span.last, at, kind="range", notes=_notes(span, words))
        start, due = gives.get("start"), gives.get("due")
        if due and due.startswith("issued"):
            return _counted(words["span"][0], issued)
        if start:
            period = read_period(words[start.strip("{}")][0], issued)
            return Timex(start=period.first, kind="start", notes=_notes(period, words))
        if due:
            return _due(words[due.strip("{}")][-1], issued, at, before)
    except Unresolved as e:
        return Timex(before=before, at=at, month_day=_month_day(e.words), notes=((e.code, e.words),))
    if "dom" in words:
        return Timex(before=before, at=at, month_day=(None, int(words["dom"][0])))
    return Timex(before=before)


def _due(words: str, issued: date | None, at: time | None, before: bool) -> Timex:
    period = read_period(words, issued)
    # `trước tháng 6` excludes the whole month; `trước cuối tháng 6` means its end
    day = period.first if before and "cuối" not in words.lower() else period.last
    timex = due_in(period)
    return replace(timex, due=day, at=at, before=before, notes=_notes(period, {"when": [words]}))


def due_in(period: Period) -> Timex:
    """The deadline at the end of `period`.

    >>> due_in(Period(date(2026, 4, 1), date(2026, 6, 30), yearless=True)).month_day
    (6, None)
    """
    month_day = None
    if period.yearless:  # of a quarter its last month is what recurs
        month_day = (period.last.month, period.last.day if period.first == period.last else None)
    return Timex(due=period.last, kind="date", month_day=month_day)


def _notes(period: Period, words: Words) -> tuple[tuple[str, str], ...]:
    said = next((w for name in ("when", "first", "last") for w in words.get(name, ())), "")
    return (("vague-date", said),) if period.vague else ()


def _month_day(words: str) -> tuple[int | None, int | None] | None:
    m = re.search(r"(\d{1,2}) ?(?:/|tháng) ?(\d{1,2})$", words)
    return (int(m[2]), int(m[1])) if m else None


def _counted(words: str, issued: date | None) -> Timex:
    """`issued` plus the span in `words`."""
    low = words.lower()
    count = read_number(re.split(r" (?:ngày|tuần|tháng|quý|năm|giờ|phút)", low)[0])
    workdays = count if "làm việc" in low else None
    if issued is None:
        raise Unresolved("no-issue-date", words)
    if not count:
        raise Unresolved("unreadable-span", words)
    if count > 5000:
        raise Unresolved("impossible-date", words)
    if workdays:
        due = add_weekdays(issued, workdays)
    elif "tuần" in low:
        due = issued + timedelta(weeks=count)
    elif "ngày" in low:
        due = issued + timedelta(days=count)
    elif "giờ" in low or "phút" in low:
        raise Unresolved("no-issue-hour", words)
    else:
        due = add_months(issued, count * (3 if "quý" in low else 12 if re.search(r"năm$", low) else 1))
    return Timex(due=due, kind="span", workdays=workdays)


def _fill(template: str, words: Words, hours: Sequence[time]) -> str:
    def slot(m: re.Match[str]) -> str:
        name = m.group(1)
        values = dict.fromkeys(_slot(name, w) for w in words.get(name, ()))
        if not values or None in values:
            raise Unresolved("unreadable-recurrence", ", ".join(words.get(name, ())))
        return ",".join(str(v) for v in values)

    rule = _SLOT.sub(slot, template)
    if hours:
        rule += ";BYHOUR=" + ",".join(dict.fromkeys(str(h.hour) for h in hours))
        minutes = dict.fromkeys(str(h.minute) for h in hours)
        rule += ";BYMINUTE=" + ",".join(minutes) if list(minutes) != ["0"] else ""
    return rule


def _slot(name: str, words: str) -> str | int | None:
    if name == "months":  # `4 đến tháng 10`, also over the new year
        first, last = (int(n) for n in re.findall(r"\d+", words))
        if not (1 <= first <= 12 and 1 <= last <= 12):
            raise Unresolved("impossible-date", words)
        months = sorted((first + i - 1) % 12 + 1 for i in range((last - first) % 12 + 1))
        return ",".join(map(str, months))
    if name == "every":
        return read_every(words)
    if name == "weekday":
        return read_weekday(words)
    number = read_number(words)
    if name == "quarter":
        return 3 * number if number and number <= 4 else None
    if name == "edge_month":  # of each quarter
        return "1,4,7,10" if words.startswith("đầu") else "3,6,9,12"
    limit = {"month": 12, "dom": 31}[name]
    if number is None or not 1 <= number <= limit:
        raise Unresolved("impossible-date", words)
    return number

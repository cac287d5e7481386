"""Deadlines in running text and in time columns, by the rules `deadline.*` and `time_cell.*`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from extract.overlap import leftmost_longest
from extract.rulebook import Found, Rulebook, rulebook
from extract.span import Span
from extract.values.dates import Period, Unresolved, read_list
from extract.values.timex import Timex, due_in, read_timex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LABEL = "deadline"
_CELL = "time_cell"
_LATE = timedelta(days=31)
_HALF_YEARLY = "FREQ=MONTHLY;INTERVAL=6"
_IN_YEARS = {"FREQ=YEARLY", _HALF_YEARLY}
_IN_MONTHS = {"FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3"}
_OF_EVERY_YEAR = {"deadline.report_before_day"}  # unless the document's plan is for one year
_ONE_YEAR = re.compile(
    r"(?:\n\W{0,4}|ban hành )(?:kế hoạch|chương trình công tác)\W[^.;:(]{0,250}?"
    r" năm \d{4}(?!\d| ?[-–]| đến| và)"
)
_AND = re.compile(r",? và |, ?")  # between the members of a list: `15/6, ngày 30/6 và 15/7/2026`
_THROUGH = re.compile(r"đến|tới|[-–]")  # from the first to the last: a range, not a list
_YEAR_AHEAD = re.compile(
    r"(?:,| và| hoặc|;)(?: và)? (?:(?:trước|trong|đầu|giữa|cuối|hết) ){0,2}(?:(?:ngày|tháng|quý) )?"
    r"(?:\d{1,2}(?: ?[/-] ?\d{1,2}| tháng \d{1,2})?|iv|i{1,3})(?: ?[/-] ?|,? năm )(\d{4})(?!\d)"
)
_STOP = re.compile(r"[.;?!] |\n")
_PAUSE = re.compile(r"[.;?!,] |\n")


def value(found: Found, issued: date | None) -> Timex:
    """The deadline that a match of a rule gives."""
    return read_timex(found.rule.gives, found.parts, issued)


class DeadlineFinder:
    """Finds what bounds the time of a task in running text.

    `firm` says that `issued` is the date in the document's head, not one completed from its body: then an
    expression that ended more than a month before it tells of the past and bounds nothing.
    """

    name = LABEL

    def __init__(self, book: Rulebook | None = None, *, firm: bool = True):
        self.book = book or rulebook()
        self.firm = firm

    def find(
        self, view: str, low: str, issued: date | None, start: int = 0, end: int | None = None
    ) -> Iterator[Span]:
        """The claims on [start, end) of the view, shields among them."""
        one_year = _plans_one_year(low)
        for found in self.book.search(LABEL, view, low, start, end):
            if one_year and found.rule.id in _OF_EVERY_YEAR:
                continue  # `deadline.before` reads the day
            for span in _spans(found, low, issued):
                if not (self.firm and _past(span, issued)):
                    yield span


def read_time_cell(
    view: str, low: str, start: int, end: int, issued: date | None = None, book: Rulebook | None = None
) -> list[Span]:
    """The deadlines of a time column's cell, or of what follows `Thời gian thực hiện:`, in order.

    Here a bare year or date bounds the task; an event (`Sau khi … được ban hành`) is listed without a day.
    """
    book = book or rulebook()
    cell, low_cell = view[start:end], low[start:end]  # what stands before a cell says nothing about it
    stand, _ = leftmost_longest(f for label in (_CELL, LABEL) for f in book.search(label, cell, low_cell))
    return [span for f in stand if not f.rule.shield for span in _spans(f, low_cell, issued, start)]


def settle(spans: Iterable[Span], view: str = "") -> list[Span]:
    """The deadlines of one directive with each said once.

    A bare recurrence beside a dated one of the same rhythm is not listed again. A day or month without a year
    in one sentence of `view` with a yearly rhythm recurs (`hằng năm … trước ngày 15/12`); so does a day
    without a month with a monthly or quarterly one.
    """
    listed = sorted(spans, key=lambda s: (s.start, s.end))
    rhythms = [s for s in listed if s.value.rrule]
    settled = [_recurring(s, rhythms, view) for s in listed]
    dated = [_rhythm(s.value.rrule) for s in settled if s.value.rrule and ";BY" in s.value.rrule]
    if dated.count("FREQ=YEARLY") > 1:
        dated.append(_HALF_YEARLY)  # `02 lần/năm vào tháng 6 và tháng 12`
    return [s for s in settled if s.value.rrule not in dated]


def _recurring(span: Span, rhythms: list[Span], view: str) -> Span:
    """`span`, made to recur if it is a day without a year (or month) in one sentence with that rhythm."""
    timex: Timex = span.value
    if timex.month_day is None:
        return span
    month, day = timex.month_day
    for other in rhythms:
        rule = _rhythm(other.value.rrule)
        if rule not in (_IN_YEARS if month else _IN_MONTHS):
            continue
        if other.start < span.start:
            near = not _STOP.search(view[other.end : span.start])
        else:  # `trước ngày 10/6 và 10/12 hằng năm`, but not `trước ngày 30/11, hằng năm …`
            near = not _PAUSE.search(view[span.end : other.start])
        if near:
            rule = f"FREQ=YEARLY;BYMONTH={month}" if month else rule
            rule += f";BYMONTHDAY={day}" if day else ""
            value = Timex(rrule=rule, at=timex.at, before=timex.before, kind="recurrence", notes=timex.notes)
            return replace(span, value=value)
    return span


def _rhythm(rrule: str) -> str:
    """The bare recurrence that `rrule` follows: a yearly one in four months is quarterly.

    >>> [_rhythm(f"FREQ={r}") for r in ("WEEKLY;BYDAY=FR", "YEARLY;BYMONTH=12;BYMONTHDAY=1")]
    ['FREQ=WEEKLY', 'FREQ=YEARLY']
    >>> _rhythm("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15")
    'FREQ=MONTHLY;INTERVAL=3'
    """
    bare, _, rest = rrule.partition(";BY")
    months = rest.partition("MONTH=")[2].partition(";")[0].count(",") + 1 if rest.startswith("MONTH=") else 1
    return f"FREQ=MONTHLY;INTERVAL={12 // months}" if months in (2, 3, 4, 6) else bare


def _spans(found: Found, low: str, issued: date | None, shift: int = 0) -> Iterator[Span]:
    """The claims of a match: one, or one for each of a list of days or months that do not join up."""
    start, end, rule = found.start + shift, found.end + shift, found.rule
    if rule.shield:
        yield Span(start, end, LABEL, rule.id, shield=True)
        return
    listed = _listed(found, low, issued)
    if not listed:
        yield Span(start, end, LABEL, rule.id, _value_in_list(found, low, issued))
    for first, last, period in listed:
        yield Span(first + shift, last + shift, LABEL, rule.id, due_in(period))


def _value_in_list(found: Found, low: str, issued: date | None) -> Timex:
    """The deadline of a match; a day, month or quarter without a year takes that of the next member of its
    list: `trước ngày 30/6, 30/9/2026`, `hoàn thành quý II, quý III năm 2026`."""
    timex = value(found, issued)
    ahead = _YEAR_AHEAD.match(low, found.end) if timex.month_day and timex.month_day[0] else None
    return value(found, date(int(ahead.group(1)), 1, 1)) if ahead else timex


def _listed(found: Found, low: str, issued: date | None) -> list[tuple[int, int, Period]]:
    """The members of a list (`trong tháng 6 và tháng 12/2026`) with their extents; none if they join up.

    The cue before the first belongs to it.
    """
    first = found.part("first")
    if first is None:
        return []
    begin = low.index(first, found.start)
    if _THROUGH.search(low, begin, found.end):
        return []
    gaps = list(_AND.finditer(low, begin, found.end))
    starts = [begin, *(m.end() for m in gaps)]
    ends = [*(m.start() for m in gaps), found.end]
    try:
        periods = read_list([low[a:b] for a, b in zip(starts, ends, strict=True)], issued)
    except Unresolved:
        return []  # and the rule's own reading says why
    if len(periods) == 1:
        return []
    return list(zip([found.start, *starts[1:]], ends, periods, strict=True))


def _plans_one_year(low: str) -> bool:
    """True if a document says at its beginning that it is the plan of one year."""
    m = _ONE_YEAR.search(low, 0, 6000)
    return m is not None and "giai đoạn" not in m.group()


def _past(span: Span, issued: date | None) -> bool:
    """True if the words tell of a time well before the document; a year that has begun is still going on."""
    timex: Timex | None = span.value
    if timex is None or issued is None:
        return False
    if timex.due is not None:
        return timex.due < issued - _LATE
    start = timex.start
    return start is not None and start < issued - 3 * _LATE and (start.year, start.month) != (issued.year, 1)

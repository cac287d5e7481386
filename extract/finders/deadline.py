"""Deadlines in running text and in time columns, by the rules `deadline.*` and `time_cell.*`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from extract.overlap import leftmost_longest
from extract.rulebook import Found, Rulebook, rulebook
from extract.span import Span
from extract.values.timex import Timex, read_timex

LABEL = "deadline"
_CELL = "time_cell"
_LATE = timedelta(days=31)


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

    def find(self, view: str, low: str, issued: date | None, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """The claims on [start, end) of the view, shields among them."""
        for found in self.book.search(LABEL, view, low, start, end):
            span = _span(found, issued)
            if not (self.firm and _past(span, issued)):
                yield span


def read_time_cell(
    view: str, low: str, start: int, end: int, issued: date | None = None, book: Rulebook | None = None
) -> list[Span]:
    """The deadlines of a time column's cell, or of what follows `Thời gian thực hiện:`, in reading order.

    Here a bare year or date bounds the task, and an event (`Sau khi … được ban hành`) is listed without a day.
    """
    book = book or rulebook()
    cell, low_cell = view[start:end], low[start:end]  # what stands before a cell says nothing about it
    stand, _ = leftmost_longest(f for label in (LABEL, _CELL) for f in book.search(label, cell, low_cell))
    return [_span(f, issued, start) for f in stand if not f.rule.shield]


def settle(spans: Iterable[Span]) -> list[Span]:
    """The deadlines of one directive with each said once.

    A bare recurrence beside a dated one of the same rhythm is not listed again, and one beside a day without a
    year (`hằng năm … trước ngày 15/12`) makes that day recur.
    """
    listed = sorted(spans, key=lambda s: (s.start, s.end))
    bare = {s.value.rrule: s for s in listed if s.value.rrule and ";BY" not in s.value.rrule}
    out: list[Span] = []
    taken: set[str] = set()
    for span in listed:
        rule = _recurring(span.value, bare)
        if rule:
            taken.add(rule.split(";BY")[0])
            timex = span.value
            span = Span(
                span.start, span.end, span.label, span.by,
                Timex(rrule=rule, at=timex.at, before=timex.before, kind="recurrence", notes=timex.notes),
                span.score,
            )  # fmt: skip
        elif span.value.rrule and ";BY" in span.value.rrule:
            taken.add(span.value.rrule.split(";BY")[0])
        out.append(span)
    return [s for s in out if s.value.rrule not in taken]


def _recurring(timex: Timex, bare: dict[str, Span]) -> str | None:
    """The RRULE of a day without a year (or month) beside a bare recurrence."""
    if timex.month_day is None:
        return None
    month, day = timex.month_day
    rule = "FREQ=YEARLY" if month else "FREQ=MONTHLY"
    if rule not in bare:
        return None
    return f"{rule};BYMONTH={month};BYMONTHDAY={day}" if month else f"{rule};BYMONTHDAY={day}"


def _span(found: Found, issued: date | None, shift: int = 0) -> Span:
    start, end, rule = found.start + shift, found.end + shift, found.rule
    if rule.shield:
        return Span(start, end, LABEL, rule.id, shield=True)
    return Span(start, end, LABEL, rule.id, value(found, issued))


def _past(span: Span, issued: date | None) -> bool:
    timex = span.value
    return bool(issued and timex and timex.due and timex.due < issued - _LATE)

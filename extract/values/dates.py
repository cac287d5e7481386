"""Calendar expressions as periods: a day, a week, a month, a quarter, part of a year, a year.

A year that the words leave out is the first one in which the period ends on or after the document's date.
Nothing is guessed: words that name no date, or an impossible one, raise `Unresolved`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from extract.values.numerals import read_number


class Unresolved(ValueError):
    """Words that give no date; `code` says why, and is the code of the record's warning."""

    def __init__(self, code: str, words: str):
        super().__init__(f"{code}: {words}")
        self.code = code
        self.words = words


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included.

    `yearless` says that the year was completed from the document's date, `vague` that the words have no sharp
    bound (`đầu tháng 6`) and the usual reading was taken (see `_part`).
    """

    first: date
    last: date
    yearless: bool = False
    vague: bool = False


def read_period(words: str, issued: date | None = None) -> Period:
    """The period that `words` name; raises `Unresolved`.

    >>> read_period("ngày 05 tháng 3 năm 2025").last.isoformat()
    '2025-03-05'
    >>> read_period("22/ 12/ 2011").last.isoformat(), read_period("15/4/26").last.isoformat()
    ('2011-12-22', '2026-04-15')
    >>> read_period("30/9", date(2025, 11, 3)).last.isoformat()
    '2026-09-30'
    >>> read_period("tháng 2/2028").last.isoformat(), read_period("quý II năm 2025").first.isoformat()
    ('2028-02-29', '2025-04-01')
    >>> [read_period(w).last.isoformat() for w in ("6 tháng đầu năm 2025", "chín tháng năm 2025")]
    ['2025-06-30', '2025-09-30']
    >>> [read_period(w).last.isoformat() for w in ("tuần thứ hai của tháng 5/2026", "giữa quý I/2026")]
    ['2026-05-14', '2026-02-28']
    >>> read_period("31/6/2025")
    Traceback (most recent call last):
    extract.values.dates.Unresolved: impossible-date: 31/6/2025
    """
    low = " ".join(words.lower().split())
    low = _SHORT.sub(lambda m: "quý " if m[1] == "q" else "tháng ", low)
    for pattern, build in _forms():
        m = pattern.fullmatch(low)
        if m:
            try:
                return build({k: v for k, v in m.groupdict().items() if v is not None}, issued)
            except Unresolved as e:
                raise Unresolved(e.code, words) from None
            except ValueError:
                raise Unresolved("impossible-date", words) from None
    raise Unresolved("unreadable-date", words)


def read_range(first: str, last: str, issued: date | None = None) -> Period:
    """The period from the first day of `first` to the last day of `last`; `first` takes from `last` what it
    leaves out (unit, month, year); raises `Unresolved`.

    >>> r = read_range("15", "ngày 31/12/2025"); r.first.isoformat(), r.last.isoformat()
    ('2025-12-15', '2025-12-31')
    >>> r = read_range("ngày 20/12", "ngày 10/01/2026"); r.first.isoformat(), r.last.isoformat()
    ('2025-12-20', '2026-01-10')
    >>> r = read_range("quý I", "II/2025"); r.first.isoformat(), r.last.isoformat()
    ('2025-01-01', '2025-06-30')
    >>> r = read_range("năm 2025", "2030"); r.first.isoformat(), r.last.isoformat()
    ('2025-01-01', '2030-12-31')
    """
    begin, end = _ends(first, last, issued)
    if begin.first > end.last:
        raise Unresolved("impossible-date", f"{first} – {last}")
    return Period(begin.first, end.last, end.yearless, begin.vague or end.vague)


def read_list(words: Sequence[str], issued: date | None = None) -> list[Period]:
    """The periods of a list such as `15/6, 30/6 và 15/7/2026`, one after the other.

    Those that leave out unit, month or year take it from the last. If no day lies between any two they are
    one period: `tháng 11 và tháng 12/2025` is two months on end. Raises `Unresolved`.

    >>> [p.last.isoformat() for p in read_list(["tháng 6", "12/2026"])]
    ['2026-06-30', '2026-12-31']
    >>> [(p.first.isoformat(), p.last.isoformat()) for p in read_list(["ngày 26", "27", "28/12/2026"])]
    [('2026-12-26', '2026-12-28')]
    >>> [p.last.isoformat() for p in read_list(["quý I", "III", "IV/2026"])]
    ['2026-03-31', '2026-09-30', '2026-12-31']
    """
    *heads, last = words
    unit = re.match(r"quý|tháng|năm", heads[0].lower())
    if unit and not re.match(r"ngày|tháng|quý|năm", last.lower()):
        last = f"{unit.group()} {last}"
    periods = [_ends(head, last, issued)[0] for head in heads] + [_ends(heads[0], last, issued)[1]]
    pairs = list(pairwise(periods))
    if any(a.last >= b.first for a, b in pairs):
        raise Unresolved("impossible-date", ", ".join(words))
    yearless = periods[-1].yearless
    if all(a.last + timedelta(days=1) == b.first for a, b in pairs):
        return [Period(periods[0].first, periods[-1].last, yearless)]
    return [Period(p.first, p.last, yearless or p.yearless, p.vague) for p in periods]


def _ends(first: str, last: str, issued: date | None) -> tuple[Period, Period]:
    """The periods of `first` and `last`, each completed from the other; raises `Unresolved`."""
    head, tail = " ".join(first.lower().split()), " ".join(last.lower().split())
    unit = next((u for u in ("quý", "tháng", "năm") if head.startswith(u)), "")
    if unit and not re.match(r"ngày|tháng|quý|năm|\d+ ?/ ?\d+ ?/", tail):
        tail = f"{unit} {tail}"
    unit = next((u for u in ("quý", "tháng", "năm") if tail.startswith(u)), "")
    if unit and not re.match("ngày|tháng|quý|năm", head):
        head = f"{unit} {head}"
    end = read_period(tail, issued)
    try:
        return read_period(head) if re.search(r"\d{4}", head) else _before(head, end.last), end
    except Unresolved as e:
        raise Unresolved(e.code, f"{first} – {last}") from None


def _before(head: str, last: date) -> Period:
    """`head` completed to the latest period that does not begin after `last`."""
    if re.fullmatch(r"(?:ngày ?)?\d{1,2}", head):
        head = f"{head}/{last.month}"
    for year in range(last.year, last.year - 5, -1):
        try:
            begin = read_period(f"{head}/{year}")
        except Unresolved:
            continue
        if begin.first <= last:
            return begin
    raise Unresolved("impossible-date", head)


def add_months(day: date, count: int) -> date:
    """`day` moved by `count` months, to the month's last day where it is too short.

    >>> add_months(date(2025, 1, 31), 1)
    datetime.date(2025, 2, 28)
    """
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_SHORT = re.compile(r"^([tq])\.? ?(?=[\div])")  # T6/2026, Q.II/2026
_Groups = dict[str, str]
_Build = Callable[[_Groups, "date | None"], Period]

_YEAR = r"(?:,? ?(?:của )?(?:năm|/|-)? ?(?P<year>\d{4}))"
_NAY = r"(?: ?(?P<this>nay|này))"
_LAST = r"(?P<lastday>ngày cuối(?: cùng)?)(?: của)?"
_EDGE = rf"(?:(?:(?P<edge>(?:nửa )?(?:đầu|cuối)|giữa|(?:thượng|trung|hạ) tuần)|{_LAST}) )"
_NAMES = (
    "giêng|hai|ba|tư|bốn|sáu|bảy|bẩy|tám|chín|mười(?: một| hai)?"  # `tháng năm` is too near to `tháng, năm`
)
_COUNTS = "những|các|hai|ba|bốn|năm|sáu|bảy|tám|chín"
_DAY_YEAR = r"(?: ?[/.-] ?|,? năm ?| ?[/-] ?năm ?)(?P<year>\d{4}|\d{2})"
_NTH = r"(?:[1-5] ?(?:[-–,]|và) ?)?(?P<nth>đầu|cuối|thứ \w+|[1-5])(?: tiên| cùng)?"
_FORMS: tuple[tuple[str, str], ...] = (
    (
        "day",
        rf"(?:ngày ?)?(?:m[ồù]ng )?(?P<day>\d\d?) ?(?:/|-|\.|tháng) ?(?P<month>\d\d?)(?:{_DAY_YEAR})?",
    ),
    ("today", r"(?:ngày )?hôm nay|(?:sáng|trưa|chiều|tối|đêm) nay"),
    ("tomorrow", r"(?:ngày|sáng|trưa|chiều|tối|đêm) mai"),
    ("week", rf"tuần {_NTH},? (?:của )?tháng ?(?P<month>\d{{1,2}}){_YEAR}?"),
    ("this_week", r"tuần này"),
    ("next_week", r"tuần (?:sau|tới)"),
    ("next_months", r"(?P<unit>tháng|quý) tới"),
    ("month", rf"{_EDGE}?tháng ?(?P<month>\d{{1,2}}|{_NAMES})(?:{_YEAR}| (?:năm )?{_NAY})?"),
    ("this_month", rf"{_EDGE}?tháng này"),
    ("quarter", rf"{_EDGE}?quý ?(?P<quarter>i{{1,3}}|iv|[1-4])(?:{_YEAR}| (?:năm )?{_NAY})?"),
    ("this_quarter", rf"{_EDGE}?quý{_NAY}"),
    (
        "months",
        rf"(?P<count>\d{{1,2}}|{_COUNTS}) tháng(?: (?P<half>đầu|cuối))?(?:(?: của)? năm)?(?:{_YEAR}|{_NAY})?",
    ),
    ("half", rf"(?:nửa (?P<half>đầu|cuối)) năm(?:{_YEAR}|{_NAY})?"),
    ("year", rf"{_EDGE}năm(?:{_YEAR}|{_NAY})?"),
    ("year", rf"năm (?:(?P<year>\d{{4}})|{_NAY})"),
    ("month", r"(?P<month>\d{1,2}) ?[/-] ?(?P<year>\d{4})"),
    ("year", r"(?P<year>\d{4})"),
)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], _Build], ...]:
    return tuple((re.compile(pattern), _BUILD[name]) for name, pattern in _FORMS)


def _year(g: _Groups, issued: date | None) -> int | None:
    """The year in words, or None where it must be completed."""
    if "year" in g:
        year = int(g["year"])
        return year + 2000 if year < 100 else year
    if "this" in g:
        return _need(issued).year
    return None


def _need(issued: date | None) -> date:
    if issued is None:
        raise Unresolved("no-issue-date", "")
    return issued


def _complete(build: Callable[[int], Period], g: _Groups, issued: date | None) -> Period:
    """`build(year)` for the year in words, else for the first year whose period ends on or after `issued`."""
    year = _year(g, issued)
    if year is not None:
        if not 1900 <= year <= 2199:
            raise ValueError(year)
        return build(year)
    base = _need(issued)
    for candidate in range(base.year, base.year + 9):  # a 29 February is at most eight years away
        try:
            period = build(candidate)
        except ValueError:
            continue
        if period.last >= base:
            return Period(period.first, period.last, True, period.vague)
    raise ValueError("no such day in any year")


def _day(g: _Groups, issued: date | None) -> Period:
    def build(year: int) -> Period:
        day = date(year, int(g["month"]), int(g["day"]))
        return Period(day, day)

    return _complete(build, g, issued)


def _today(_: _Groups, issued: date | None) -> Period:
    day = _need(issued)
    return Period(day, day)


def _tomorrow(_: _Groups, issued: date | None) -> Period:
    day = _need(issued) + timedelta(days=1)
    return Period(day, day)


def _months(year: int, first: int, last: int) -> Period:
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


# First and last day of the beginning, the middle and the end of a month; None is its last day.
_PARTS_OF_MONTH: dict[str, tuple[int, int | None]] = {
    "đầu": (1, 10), "thượng tuần": (1, 10), "giữa": (11, 20), "trung tuần": (11, 20), "cuối": (21, None),
    "hạ tuần": (21, None), "nửa đầu": (1, 15), "nửa cuối": (16, None),
}  # fmt: skip


def _part(period: Period, g: _Groups) -> Period:
    """The part of a month, quarter or year that `đầu, giữa, cuối` name, or all of it; `ngày cuối cùng` is its
    last day. Of a quarter it is a month; of a year the first quarter, the second, the last."""
    if "lastday" in g:
        return Period(period.last, period.last, period.yearless)
    edge = g.get("edge")
    if edge is None:
        return period
    year, months = period.first.year, period.last.month - period.first.month + 1
    if months == 1:
        first, last = _PARTS_OF_MONTH[edge]
        begin = period.first.replace(day=first)
        end = period.first.replace(day=last) if last else period.last
    else:
        size = 1 if months == 3 else 3
        place = {"đầu": 0, "giữa": 1}.get(edge)
        start = period.first.month + (months - size if place is None else place * size)
        part = _months(year, start, start + size - 1)
        begin, end = part.first, part.last
    return Period(begin, end, period.yearless, end != period.last)


def _month(g: _Groups, issued: date | None) -> Period:
    number = read_number(g["month"]) or 0
    return _complete(lambda year: _part(_months(year, number, number), g), g, issued)


def _this_month(g: _Groups, issued: date | None) -> Period:
    day = _need(issued)
    return _part(_months(day.year, day.month, day.month), g)


def _quarter(g: _Groups, issued: date | None) -> Period:
    last = 3 * (read_number(g["quarter"]) or 0)
    return _complete(lambda year: _part(_months(year, last - 2, last), g), g, issued)


def _this_quarter(g: _Groups, issued: date | None) -> Period:
    day = _need(issued)
    last = (day.month + 2) // 3 * 3
    return _part(_months(day.year, last - 2, last), g)


def _part_of_year(g: _Groups, issued: date | None) -> Period:
    count = read_number(g.get("count", "6")) or 3  # `những tháng cuối năm`
    if g.get("half") == "cuối":
        return _complete(lambda year: _months(year, 13 - count, 12), g, issued)
    return _complete(lambda year: _months(year, 1, count), g, issued)


def _whole_year(g: _Groups, issued: date | None) -> Period:
    return _complete(lambda year: _part(_months(year, 1, 12), g), g, issued)


def _week(g: _Groups, issued: date | None) -> Period:
    """The n-th seven days of a month; vague, for offices do not agree on what its n-th week is."""
    month = int(g["month"])
    nth = g["nth"].removeprefix("thứ ")

    def build(year: int) -> Period:
        whole = _months(year, month, month)
        if nth == "cuối":
            return Period(whole.last - timedelta(days=6), whole.last, vague=True)
        number = 1 if nth == "đầu" else read_number(nth) or 0
        first = date(year, month, 7 * number - 6)
        return Period(first, min(first + timedelta(days=6), whole.last), vague=True)

    return _complete(build, g, issued)


def _this_week(_: _Groups, issued: date | None) -> Period:
    monday = _need(issued) - timedelta(days=_need(issued).weekday())
    return Period(monday, monday + timedelta(days=6))


def _next_week(g: _Groups, issued: date | None) -> Period:
    this = _this_week(g, issued)
    return Period(this.first + timedelta(weeks=1), this.last + timedelta(weeks=1))


def _next_months(g: _Groups, issued: date | None) -> Period:
    """The month or quarter after the document's."""
    this = _this_month(g, issued) if g["unit"] == "tháng" else _this_quarter(g, issued)
    first = this.last + timedelta(days=1)
    last = add_months(first, 0 if g["unit"] == "tháng" else 2)
    return _months(first.year, first.month, last.month)


_BUILD: dict[str, _Build] = {
    "day": _day, "today": _today, "tomorrow": _tomorrow, "week": _week, "this_week": _this_week,
    "month": _month, "this_month": _this_month, "quarter": _quarter, "this_quarter": _this_quarter,
    "next_week": _next_week, "next_months": _next_months, "months": _part_of_year, "half": _part_of_year,
    "year": _whole_year,
}  # fmt: skip

"""Deadlines as values."""

from __future__ import annotations

from datetime import date, time

import pytest

from extract.values.timex import Timex, read_clock, read_timex

SIGNED = date(2025, 4, 24)


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("17 giờ 00", time(17)),
        ("17h00", time(17)),
        ("17:00", time(17)),
        ("17 giờ", time(17)),
        ("17g30", time(17, 30)),
        ("12 giờ trưa", time(12)),
        ("5 giờ chiều", time(17)),
        ("8 giờ 30 phút", time(8, 30)),
        ("7h", time(7)),
        ("0 giờ", time(0)),
        ("24 giờ", None),
        ("25:00", None),
        ("10:75", None),
        ("giờ", None),
    ],
)
def test_an_hour_is_read_in_every_spelling(words: str, clock: time | None) -> None:
    assert read_clock(words) == clock


@pytest.mark.parametrize(
    ("span", "due"),
    [
        ("15 ngày", "2025-05-09"),
        ("02 tuần", "2025-05-08"),
        ("01 tháng", "2025-05-24"),
        ("một năm", "2026-04-24"),
        ("05 ngày làm việc", "2025-05-01"),
        ("mười lăm ngày", "2025-05-09"),
        ("15 (mười lăm) ngày", "2025-05-09"),
        ("2 quý", "2025-10-24"),
    ],
)
def test_a_span_is_counted_from_the_day_of_signing(span: str, due: str) -> None:
    timex = read_timex({"due": "issued + {span}"}, {"span": [span]}, SIGNED)
    assert timex.due_iso == due
    assert timex.kind == "span"


def test_a_count_of_working_days_knows_the_calendar_too() -> None:
    timex = read_timex({"due": "issued + {span}"}, {"span": ["05 ngày làm việc"]}, SIGNED)
    assert timex.due == date(2025, 5, 1)  # Monday to Friday, as the guide counts
    assert timex.due_at_work(SIGNED) == date(2025, 5, 5)  # without 30/4, 1/5 and 2/5, with Saturday 26/4


def test_a_span_without_a_day_to_count_from_is_open_and_noted() -> None:
    timex = read_timex({"due": "issued + {span}"}, {"span": ["15 ngày"]})
    assert timex.gives() == {}
    assert timex.notes == (("no-issue-date", "15 ngày"),)


@pytest.mark.parametrize("span", ["24 giờ", "999999 ngày"])
def test_a_span_that_gives_no_day_is_open(span: str) -> None:
    timex = read_timex({"due": "issued + {span}"}, {"span": [span]}, SIGNED)
    assert timex.due is None
    assert timex.notes


def test_an_hour_keeps_its_day_in() -> None:
    words = {"clock": ["17 giờ"], "when": ["ngày 25/4/2026"]}
    timex = read_timex({"due": "{when}", "before": "true"}, words)
    assert (timex.due_iso, timex.before) == ("2026-04-25T17:00", False)


def test_before_a_period_is_before_its_first_day() -> None:
    gives = {"due": "{when}", "before": "true"}
    assert read_timex(gives, {"when": ["tháng 6/2026"]}).due == date(2026, 6, 1)
    assert read_timex(gives, {"when": ["cuối tháng 6/2026"]}).due == date(2026, 6, 30)


def test_hours_go_into_a_recurrence() -> None:
    words = {"clock": ["7 giờ 30", "16 giờ 30"]}
    assert read_timex({"rrule": "FREQ=DAILY"}, words).rrule == "FREQ=DAILY;BYHOUR=7,16;BYMINUTE=30"


@pytest.mark.parametrize("words", [{"month": ["13"], "dom": ["1"]}, {"month": ["12"], "dom": ["45"]}])
def test_a_recurrence_that_cannot_be_is_noted(words: dict[str, list[str]]) -> None:
    timex = read_timex({"rrule": "FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={dom}"}, words)
    assert timex.rrule is None
    assert timex.notes[0][0] == "impossible-date"


def test_a_vague_bound_is_noted() -> None:
    timex = read_timex({"due": "{when}"}, {"when": ["đầu tháng 6/2026"]})
    assert timex.gives() == {"due": "2026-06-10"}
    assert timex.notes == (("vague-date", "đầu tháng 6/2026"),)


def test_a_value_lists_what_it_gives() -> None:
    assert Timex().gives() == {}
    assert Timex(date(2025, 1, 1), date(2025, 12, 31), before=True).gives() == {
        "start": "2025-01-01",
        "due": "2025-12-31",
        "before": "true",
    }

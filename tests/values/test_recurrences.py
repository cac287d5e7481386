"""Recurrences are RRULE values that an implementation of RFC 5545 accepts."""

from __future__ import annotations

from datetime import datetime

import pytest
from dateutil.rrule import rrulestr

from extract.rulebook import rulebook
from extract.values.recurrences import read_every, read_weekday


@pytest.mark.parametrize(
    ("words", "rrule"),
    [
        ("hằng ngày", "FREQ=DAILY"),
        ("mỗi tuần", "FREQ=WEEKLY"),
        ("hàng tháng", "FREQ=MONTHLY"),
        ("hằng quý", "FREQ=MONTHLY;INTERVAL=3"),
        ("Hằng năm", "FREQ=YEARLY"),
        ("6 tháng một lần", "FREQ=MONTHLY;INTERVAL=6"),
        ("sáu tháng", "FREQ=MONTHLY;INTERVAL=6"),
        ("03 (ba) tháng", "FREQ=MONTHLY;INTERVAL=3"),
        ("15 ngày/lần", "FREQ=DAILY;INTERVAL=15"),
        ("hai tuần một lần", "FREQ=WEEKLY;INTERVAL=2"),
        ("năm năm một lần", "FREQ=YEARLY;INTERVAL=5"),
        ("02 lần/năm", "FREQ=MONTHLY;INTERVAL=6"),
        ("mỗi năm hai lần", "FREQ=MONTHLY;INTERVAL=6"),
        ("4 lần/năm", "FREQ=MONTHLY;INTERVAL=3"),
        ("12 lần/năm", "FREQ=MONTHLY"),
        ("5 lần/năm", "FREQ=YEARLY"),
        ("2 lần/quý", "FREQ=MONTHLY;INTERVAL=3"),
        ("1 lần/quý", "FREQ=MONTHLY;INTERVAL=3"),
        ("24 tháng", "FREQ=YEARLY;INTERVAL=2"),
    ],
)
def test_a_rhythm_is_read(words: str, rrule: str) -> None:
    assert read_every(words) == rrule


def test_what_is_no_rhythm_is_none() -> None:
    assert read_every("thường xuyên") is None
    assert read_weekday("thứ tám") is None


def test_every_rrule_in_the_rule_book_is_valid() -> None:
    rules = [e.gives["rrule"] for r in rulebook().rules() for e in r.examples if "rrule" in e.gives]
    assert len(rules) > 60
    for rule in rules:
        assert rrulestr(rule, dtstart=datetime(2025, 1, 1)).after(datetime(2025, 1, 1)) is not None  # noqa: DTZ001

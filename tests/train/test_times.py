"""Deadlines drawn from patterns: what the project reads of their words is what the pattern gives."""

from __future__ import annotations

import random
from datetime import date

import pytest

from extract.finders.deadline import DeadlineFinder
from extract.measure.gold import GoldDeadline
from extract.measure.names import rule_key
from extract.resolve import resolve
from extract.train.lists import rows
from extract.train.pieces import Piece
from extract.train.times import Clock

KINDS = sorted({row["kind"] for row in rows("deadlines")})


def said(words: str, issued: date) -> list[tuple[str, object]]:
    text = f"Sở Nội vụ rà soát, báo cáo kết quả {words}."
    claims = resolve(list(DeadlineFinder().find(text, text.lower(), issued))).of("deadline")
    return [(text[c.start : c.end], c.value) for c in claims]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(12))
def test_words_and_value_agree_with_the_finder(kind: str, seed: int) -> None:
    issued = date(2024 + seed % 3, 1 + seed, 28)
    value = Clock(random.Random(seed), issued, "Thông báo").draw((kind,)).value
    assert value is not None
    [(words, timex)] = said(value.text or "", issued)
    assert words == value.text
    assert (timex.start_iso, timex.due_iso, timex.before) == (value.start, value.due, value.before)
    assert rule_key(timex.rrule) == rule_key(value.rrule)


def test_a_rhythm_and_an_event_stay_and_a_day_does_not() -> None:
    clock = Clock(random.Random(1), date(2026, 5, 4), "Chỉ thị")
    rhythm = Piece(
        "hằng tháng", "deadline", value=GoldDeadline("hằng tháng", None, None, False, "FREQ=MONTHLY")
    )
    event = Piece(
        "ngay sau khi lũ rút", "deadline", value=GoldDeadline("ngay sau khi lũ rút", None, None, False, None)
    )
    day = Piece(
        "trước ngày 5/5/2021",
        "deadline",
        value=GoldDeadline("trước ngày 5/5/2021", None, "2021-05-05", True, None),
    )
    assert clock.instead(rhythm, full=False, after=None) is rhythm
    assert clock.instead(event, full=False, after=None) is event
    new = clock.instead(day, full=False, after=None).value
    assert new is not None
    assert (new.due or "") > "2026-05-04"

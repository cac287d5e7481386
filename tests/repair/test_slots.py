"""Figures in dates, quarters and document numbers: put right by the calendar and by what stands elsewhere."""

from __future__ import annotations

from datetime import date

import pytest
import regex
import yaml
from hypothesis import given
from hypothesis import strategies as st

from extract.rulebook import rulebook
from tests.repair.recognised import mended

FORMS = ("ngày {d} tháng {m} năm {y}", "ngày {d:02} tháng {m:02} năm {y}", "{d}/{m}/{y}", "{d:02}/{m:02}/{y}")
LETTERS = {"0": "OoQDØ", "1": "lI!", "2": "Zz", "4": "A", "6": "Gb", "8": "B", "9": "gq"}  # one figure each
DAYS = st.dates(date(1945, 1, 1), date(2099, 12, 31))


# --- dates


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("ngày l7 tháng 9 năm 2025", "ngày 17 tháng 9 năm 2025"),
        ("Ngày 2Z tháng l0 năm 2O25", "Ngày 22 tháng 10 năm 2025"),
        ("ngày 17 tháng 1l năm 2025", "ngày 17 tháng 11 năm 2025"),
        ("tháng ]]/2025", "tháng 11/2025"),
        ("17/]]/2025", "17/11/2025"),
        ("ngày O5, tháng 6, năm 2026", "ngày 05, tháng 6, năm 2026"),
        ("ngày l 7 tháng 9 năm 2025", "ngày 17 tháng 9 năm 2025"),
        ("trước ngày l5 tháng 6.", "trước ngày 15 tháng 6."),
        ("3O/6/2026", "30/6/2026"),
        ("13/1 1/2015", "13/11/2015"),
        ("13 / l1 / 2015", "13 / 11 / 2015"),
        ("5/3/201 5", "5/3/2015"),
        ("trong tháng l0/2025", "trong tháng 10/2025"),
        ("tháng !2 năm 2O26", "tháng 12 năm 2026"),
    ],
)
def test_letters_in_dates_become_the_figures_they_stand_for(read: str, meant: str) -> None:
    assert mended(f"Hà Nam, {read}") == f"Hà Nam, {meant}"


@given(DAYS, st.sampled_from(FORMS), st.data())
def test_any_one_letter_in_a_date_is_put_right(day: date, form: str, data: st.DataObject) -> None:
    meant = form.format(d=day.day, m=day.month, y=day.year)
    at = data.draw(st.sampled_from([i for i, c in enumerate(meant) if c in LETTERS]))
    letter = data.draw(st.sampled_from(LETTERS[meant[at]]))
    assert mended(f"trước {meant[:at]}{letter}{meant[at + 1 :]}, báo cáo") == f"trước {meant}, báo cáo"


@given(st.lists(st.tuples(DAYS, st.sampled_from(FORMS)), min_size=1, max_size=4))
def test_days_of_the_calendar_are_never_changed(days: list[tuple[date, str]]) -> None:
    chars = "; ".join(form.format(d=day.day, m=day.month, y=day.year) for day, form in days)
    assert mended(f"Từ {chars}.") == f"Từ {chars}."


@given(DAYS, st.sampled_from(["tháng {m}/{y}", "Tháng {m} năm {y}", "ngày 15 tháng {m} tới", "{d}/{m}"]))
def test_dates_with_a_part_left_out_are_never_changed(day: date, form: str) -> None:
    chars = form.format(d=day.day, m=day.month, y=day.year)
    assert mended(f"trong {chars}.") == f"trong {chars}."


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("36/5/2026", "30/5/2026"),
        ("39/6/2026", "30/6/2026"),
        ("15/16/2026", "15/10/2026"),
        ("ngày 31 tháng 17 năm 2026", "ngày 31 tháng 12 năm 2026"),  # November has no such day
        ("tháng 16/2026", "tháng 10/2026"),
        ("12/5/2626", "12/5/2026"),
    ],
)
def test_a_day_that_no_calendar_has_is_the_one_near_it_that_is_named_elsewhere(read: str, meant: str) -> None:
    assert mended(f"trước {read}.") == f"trước {read}."  # it may have been printed so
    assert mended(f"Từ {meant}, trước {read}.") == f"Từ {meant}, trước {meant}."


@pytest.mark.parametrize(
    "read",
    [
        "15/17/2026",  # November or December
        "ngày 15 tháng 17 năm 2026",
        "29/2/2026",
        "31/9/2026",  # nothing is near
        "45/60/2026",  # two figures wrong
        "15/12/1026",  # a year of long ago
        "ngày 2§ tháng 5 năm 2026",  # 25, 28, 26, 29, 23
        "1§/6/2026",
    ],
)
def test_where_there_is_a_choice_or_none_a_date_stays_as_it_is(read: str) -> None:
    assert mended(f"trước {read}.") == f"trước {read}."


@pytest.mark.parametrize(
    ("read", "elsewhere", "meant"),
    [
        ("ngày 2§ tháng 5 năm 2026", "ngày 28 tháng 5 năm 2026", "ngày 28 tháng 5 năm 2026"),
        ("ngày 2§ tháng 5 năm 2026", "28/5/2026", "ngày 28 tháng 5 năm 2026"),
        ("1§/6/2026", "ngày 15 tháng 6 năm 2026", "15/6/2026"),
        ("15/17/2026", "15/12/2026", "15/12/2026"),
        ("tháng § năm 2026", "tháng 8/2026", "tháng 8 năm 2026"),
        ("trước ngày 2§ tháng 5", "trước ngày 25 tháng 5", "trước ngày 25 tháng 5"),
    ],
)
def test_another_mention_tells_which_day_it_is(read: str, elsewhere: str, meant: str) -> None:
    assert mended(f"{read}; {elsewhere}.") == f"{meant}; {elsewhere}."
    assert mended(f"{elsewhere}; {read}.") == f"{elsewhere}; {meant}."


def test_two_other_mentions_leave_a_choice() -> None:
    chars = "trước 1§/6/2026; từ 15/6/2026 đến 18/6/2026"
    assert mended(chars) == chars


def test_another_day_confirms_nothing() -> None:
    chars = "trước 1§/6/2026; từ 15/7/2026 đến 18/6/2025"
    assert mended(chars) == chars


def test_a_day_that_is_no_day_confirms_nothing() -> None:
    chars = "ngày 2§ tháng 2 năm 2026 và 29/2/2026"
    assert mended(chars) == chars


# --- quarters


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Quý HI/2026", "Quý III/2026"),
        ("quý Il năm 2026", "quý II năm 2026"),
        ("Quý |/2026, Quý H/2026", "Quý I/2026, Quý II/2026"),
        ("trong quý TV.", "trong quý IV."),
        ("quý ÏV/2026", "quý IV/2026"),
        ("Quý 1/2026 và quý II/2026", "Quý I/2026 và quý II/2026"),
        ("quý III/2025; quý 1 năm 2026", "quý III/2025; quý I năm 2026"),
        ("Quý 1/2026 và quý Il/2026", "Quý I/2026 và quý II/2026"),  # misread, and Roman all the same
    ],
)
def test_quarters_become_roman(read: str, meant: str) -> None:
    assert mended(f"Hoàn thành {read}") == f"Hoàn thành {meant}"


@pytest.mark.parametrize(
    "chars",
    [
        "Quý 1/2026",
        "Quý 1/2026 và quý 2/2026",
        "Quý 1/2026, theo Phần II",
        "quý I, quý II, quý III, quý IV năm 2026",
        "quý Y/2026",  # there are four
        "Quý khách; quý vị; quý Hội",
    ],
)
def test_other_quarters_stay_as_they_are(chars: str) -> None:
    assert mended(f"Hoàn thành {chars}.") == f"Hoàn thành {chars}."


# --- numbers


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Số: l2/KH-UBND", "Số: 12/KH-UBND"),
        ("Nghị định số 3O/2020/NĐ-CP", "Nghị định số 30/2020/NĐ-CP"),
        ("Nghị quyết số 5l-NQ/TW", "Nghị quyết số 51-NQ/TW"),
        ("Số:1O5 /BC-STC", "Số:105 /BC-STC"),
    ],
)
def test_letters_in_numbers_become_figures(read: str, meant: str) -> None:
    assert mended(read) == meant


def test_a_number_with_several_readings_is_the_one_that_stands_elsewhere() -> None:
    elsewhere = "theo Chương trình 08-CTr/TU"
    assert mended(f"số 0§-CTr/TU {elsewhere}") == f"số 08-CTr/TU {elsewhere}"
    assert mended(f"{elsewhere} và số 0§-CTr/TU") == f"{elsewhere} và số 08-CTr/TU"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "",
        "và 05-CTr/TU, 08-CTr/TU ",
        "và 08-NQ/TU ",  # another sign
        "và 108-CTr/TU ",  # another number
        "và ngày 08/5/2026 ",
    ],
)
def test_a_number_that_nothing_or_too_much_confirms_stays_as_it_is(elsewhere: str) -> None:
    chars = f"{elsewhere}số 0§-CTr/TU"
    assert mended(chars) == chars


@pytest.mark.parametrize(
    "chars",
    ["Số: 12/KH-UBND", "số liệu/Năm", "Sở/Ban/Ngành", "số Il lần", "SỐ LIỆU", "12/2025/NQ-HĐND", "b/c/2015"],
)
def test_other_words_stay_as_they_are(chars: str) -> None:
    assert mended(chars) == chars


# --- data and pattern


def part(name: str) -> regex.Pattern[str]:
    """The characters of a part of the rules."""
    parts = yaml.safe_load((rulebook().folder / "parts/misread.yaml").read_text("utf-8"))
    return regex.compile(next(p["find"] for p in parts if p["part"] == name))


def test_every_roman_lookalike_is_found_by_the_rules() -> None:
    romans = [row["glyph"] for row in rulebook().words("lookalikes") if row["roman"]]
    assert len(romans) > 10
    assert [glyph for glyph in romans if not part("stroke").fullmatch(glyph)] == []


def test_every_letter_that_the_rules_find_has_a_figure_or_a_stroke() -> None:
    rows = {row["glyph"]: row for row in rulebook().words("lookalikes")}
    letters = "".join(c for c in map(chr, range(0x21, 0x1F00)) if not c.isdecimal() and c not in "VX")
    assert [c for c in part("glyph").findall(letters) if not rows[c]["digits"]] == []
    assert [c for c in part("stroke").findall(letters) if not rows[c]["roman"]] == []


def test_a_lookalike_stands_for_figures_and_never_for_itself() -> None:
    rows = rulebook().words("lookalikes")
    assert len({row["glyph"] for row in rows}) == len(rows)
    for row in rows:
        digits = row["digits"].split()
        assert all(regex.fullmatch("[0-9]", digit) for digit in digits)
        assert row["glyph"] not in digits
        assert len(set(digits)) == len(digits)
        assert digits or row["roman"]

"""What stands behind a stem: the unit, however it is said, or something that is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.agencies import register
from extract.agencies.register import COMMITTEE, NAME, NUMBER, UNIT, YOUTH
from extract.agencies.tails import Tail, read_tail, unit_of, units_named
from extract.agencies.units import Unit
from extract.rulebook import rulebook
from tests.agencies.papers import NOW, THEN

if TYPE_CHECKING:
    from datetime import date

PROVINCES = register(rulebook()).provinces


@pytest.mark.parametrize(
    ("rest", "slot", "expected"),
    [
        ("", UNIT, Tail()),
        (" tỉnh", UNIT, Tail("tỉnh")),
        (" Tỉnh", UNIT, Tail("tỉnh")),
        (" tỉnh Kon Tum", "", Tail("tỉnh", "Kon Tum")),
        (" Kon Tum", "", Tail(None, "Kon Tum")),
        (" TP. Đà Nẵng", UNIT, Tail("thành phố", "Đà Nẵng")),
        (" TP.Đà Nẵng", UNIT, Tail("thành phố", "Đà Nẵng")),
        (" thị xã Đức Phổ", UNIT, Tail("thị xã", "Đức Phổ")),
        (" TX Đức Phổ", UNIT, Tail("thị xã", "Đức Phổ")),
        (" quận 7", UNIT, Tail("quận", "7")),
        (" của tỉnh Kon Tum", "", Tail("tỉnh", "Kon Tum")),
        (" - tỉnh Kon Tum", "", Tail("tỉnh", "Kon Tum")),
        (" tỉnh Bà Rịa - Vũng Tàu", UNIT, Tail("tỉnh", "Bà Rịa - Vũng Tàu")),
        (" đặc khu Lý Sơn;", UNIT, Tail("đặc khu", "Lý Sơn")),
        (" xã Ba Tơ, tỉnh Quảng Ngãi", UNIT, Tail("xã", "Ba Tơ", (("tỉnh", "Quảng Ngãi"),))),
        (" Tỉnh ủy Kon Tum", COMMITTEE, Tail("tỉnh", "Kon Tum")),
        (" Thành ủy", COMMITTEE, Tail("thành phố")),
        (" Huyện ủy Ba Tơ", COMMITTEE, Tail("huyện", "Ba Tơ")),
        (" Đảng ủy xã Ba Tơ", COMMITTEE, Tail("xã", "Ba Tơ")),
        (" Tỉnh đoàn Kon Tum", YOUTH, Tail("tỉnh", "Kon Tum")),
        (" Kon Tum", NAME, Tail(None, "Kon Tum")),
        (" XIV", NUMBER, Tail(number="XIV")),
        (" số 5", NUMBER, Tail(number="số 5")),
        (" 1 - Quảng Ngãi", NUMBER, Tail(number="1 - Quảng Ngãi")),
        (" 3 tỉnh Kon Tum", NUMBER, Tail("tỉnh", "Kon Tum", number="3")),
    ],
)
def test_a_tail_is_read_to_its_end(rest: str, slot: str, expected: Tail) -> None:
    assert read_tail(rest, slot) == expected


def test_a_commune_may_say_its_district_and_its_province() -> None:
    tail = read_tail(" xã Nghĩa Kỳ, huyện Tư Nghĩa, tỉnh Quảng Ngãi", UNIT)
    assert tail == Tail("xã", "Nghĩa Kỳ", (("huyện", "Tư Nghĩa"), ("tỉnh", "Quảng Ngãi")))


@pytest.mark.parametrize(
    "rest", [" chủ trì", " tỉnh rà soát", " xã ven biển", " tỉnh Kon Tum báo cáo", " tỉnh, thành phố"]
)
@pytest.mark.parametrize("slot", ["", UNIT, COMMITTEE])
def test_what_is_no_unit_is_no_tail(rest: str, slot: str) -> None:
    assert read_tail(rest, slot) is None


@pytest.mark.parametrize("slot", [COMMITTEE, YOUTH])
def test_a_committee_that_nothing_else_names_must_name_itself(slot: str) -> None:
    assert read_tail(" Kon Tum", slot) == Tail(None, "Kon Tum")
    assert read_tail(" Kon Tum", slot, headed=True) is None


def unit(rest: str, on: date = NOW) -> Unit | None:
    tail = read_tail(rest, UNIT)
    assert tail is not None
    return unit_of(tail, PROVINCES, on)


@pytest.mark.parametrize(
    ("rest", "on", "place", "level"),
    [
        (" tỉnh Kon Tum", THEN, "Kon Tum", "province"),
        (" Kon Tum", THEN, "Kon Tum", "province"),
        (" tỉnh ĐẮK LẮK", NOW, "Đắk Lắk", "province"),
        (" TP Hồ Chí Minh", NOW, "Hồ Chí Minh", "province"),
        (" TP. HCM", NOW, "Hồ Chí Minh", "province"),
        (" thành phố Quảng Ngãi, tỉnh Quảng Ngãi", THEN, "thành phố Quảng Ngãi, Quảng Ngãi", "district"),
        (" thành phố Thủ Đức, TP Hồ Chí Minh", THEN, "thành phố Thủ Đức, Hồ Chí Minh", "district"),
        (" quận 7", THEN, "quận 7", "district"),
        (" xã Ba Tơ, Quảng Ngãi", NOW, "xã Ba Tơ, Quảng Ngãi", "commune"),
        (
            " xã Nghĩa Kỳ, huyện Tư Nghĩa, tỉnh Quảng Ngãi",
            THEN,
            "xã Nghĩa Kỳ, huyện Tư Nghĩa, Quảng Ngãi",
            "commune",
        ),
    ],
)
def test_a_tail_that_names_a_unit(rest: str, on: date, place: str, level: str) -> None:
    found = unit(rest, on)
    assert found is not None
    assert (found.place, found.level) == (place, level)


@pytest.mark.parametrize("rest", [" tỉnh", "", " Ba Tơ", " tỉnh Sao Mai"])
def test_a_tail_that_names_none(rest: str) -> None:
    assert unit(rest) is None


def test_a_city_is_a_districts_where_there_is_no_such_province() -> None:
    assert unit(" thành phố Huế", NOW) == Unit("province", "thành phố", "Huế")
    assert unit(" thành phố Kon Tum", THEN) == Unit("district", "thành phố", "Kon Tum")


def test_names_of_units_in_running_text() -> None:
    text = "Ở xã Ba Tơ và xã Sơn Hạ, xã nào cũng có đò; Huyện ủy An Dương họp."
    assert list(units_named(text, "xã")) == ["Ba Tơ", "Sơn Hạ"]
    assert list(units_named(text, "huyện")) == ["An Dương"]

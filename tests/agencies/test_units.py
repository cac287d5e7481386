"""Provinces, districts and communes of both systems: which there were on a day, and what became of them."""

from __future__ import annotations

from datetime import date

import pytest

from extract.agencies import register
from extract.agencies.units import LEVELS, TWO_TIERS, Unit, day_of
from extract.rulebook import rulebook
from tests.agencies.papers import NOW, THEN

REGISTER = register(rulebook())
PROVINCES, LOWER = REGISTER.provinces, REGISTER.lower
LAST_DAY = date(2025, 6, 30)


def commune(phrase: str, *within: str) -> Unit:
    kind, name = phrase.split(" ", 1)
    return Unit("commune", kind, name, within)


@pytest.mark.parametrize(
    ("unit", "phrase", "place", "province"),
    [
        (Unit("province", "tỉnh", "Kon Tum"), "tỉnh Kon Tum", "Kon Tum", "Kon Tum"),
        (
            Unit("province", "thành phố", "Hồ Chí Minh"),
            "Thành phố Hồ Chí Minh",
            "Hồ Chí Minh",
            "Hồ Chí Minh",
        ),
        (commune("xã Ba Tơ", "Quảng Ngãi"), "xã Ba Tơ", "xã Ba Tơ, Quảng Ngãi", "Quảng Ngãi"),
        (commune("xã Ba Tơ"), "xã Ba Tơ", "xã Ba Tơ", None),
        (Unit("district", "huyện"), "huyện", None, None),
    ],
)
def test_a_unit_in_words(unit: Unit, phrase: str, place: str | None, province: str | None) -> None:
    assert (unit.phrase, unit.place, unit.province) == (phrase, place, province)
    assert unit.level in LEVELS


def test_a_cell_without_a_date_is_none_and_a_bad_one_is_refused() -> None:
    assert day_of("") is None
    assert day_of("2025-03-01") == date(2025, 3, 1)
    with pytest.raises(ValueError, match="01/03/2025"):
        day_of("01/03/2025")


@pytest.mark.parametrize(
    ("on", "count"), [(THEN, 63), (LAST_DAY, 63), (TWO_TIERS, 34), (NOW, 34), (None, 34)]
)
def test_so_many_provinces_there_are(on: date | None, count: int) -> None:
    assert len(PROVINCES.on(on)) == count


@pytest.mark.parametrize(
    ("written", "on", "name", "kind"),
    [
        ("Quảng Ngãi", NOW, "Quảng Ngãi", "tỉnh"),
        ("ĐĂK LĂK", NOW, "Đắk Lắk", "tỉnh"),
        ("Khánh Hoà", NOW, "Khánh Hòa", "tỉnh"),
        ("Bà Rịa-Vũng Tàu", THEN, "Bà Rịa - Vũng Tàu", "tỉnh"),
        ("HCM", NOW, "Hồ Chí Minh", "thành phố"),
        ("Đồng Nai", date(2026, 4, 29), "Đồng Nai", "tỉnh"),
        ("Đồng Nai", date(2026, 4, 30), "Đồng Nai", "thành phố"),
    ],
)
def test_a_province_is_found_as_it_was_on_the_day(written: str, on: date, name: str, kind: str) -> None:
    found = PROVINCES.find(written, on)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)
    assert found.on(on)


def test_no_province_of_that_name() -> None:
    assert PROVINCES.find("Sao Mai", NOW) is None
    assert PROVINCES.heir("Sao Mai", NOW) is None


@pytest.mark.parametrize(
    ("name", "on", "heir", "kind"),
    [
        ("Kon Tum", THEN, "Kon Tum", "tỉnh"),
        ("Kon Tum", LAST_DAY, "Kon Tum", "tỉnh"),
        ("Kon Tum", TWO_TIERS, "Quảng Ngãi", "tỉnh"),
        ("Kon Tum", None, "Quảng Ngãi", "tỉnh"),
        ("Bình Phước", NOW, "Đồng Nai", "tỉnh"),
        ("Bình Phước", None, "Đồng Nai", "thành phố"),
        ("Đồng Nai", None, "Đồng Nai", "thành phố"),
        ("Thừa Thiên Huế", NOW, "Huế", "thành phố"),
        ("Thừa Thiên Huế", THEN, "Thừa Thiên Huế", "tỉnh"),
        ("Cao Bằng", None, "Cao Bằng", "tỉnh"),
    ],
)
def test_what_a_province_belongs_to(name: str, on: date | None, heir: str, kind: str) -> None:
    found = PROVINCES.heir(name, on)
    assert found is not None
    assert (found.name, found.kind) == (heir, kind)


def test_all_communes_of_2026() -> None:
    units = [u for p in PROVINCES.on(NOW) for u in LOWER.communes(p.name, NOW)]
    assert len(units) == len(set(units)) == 3321
    assert {u.kind for u in units} == {"xã", "phường", "đặc khu"}
    assert all(u.name and u.province in {p.name for p in PROVINCES.on(NOW)} for u in units)


def test_the_province_of_two_provinces_has_the_communes_of_both() -> None:
    phrases = {u.phrase for u in LOWER.communes("Quảng Ngãi", NOW)}
    assert len(phrases) == 96
    assert {"xã Ba Tơ", "xã Ba Tô", "phường Kon Tum", "đặc khu Lý Sơn"} <= phrases


def test_districts_until_june_2025() -> None:
    phrases = {u.phrase for u in LOWER.districts("Quảng Ngãi")}
    assert len(phrases) == 13
    assert {"huyện Tư Nghĩa", "thị xã Đức Phổ", "thành phố Quảng Ngãi", "huyện Lý Sơn"} <= phrases
    assert LOWER.districts("Thừa Thiên Huế") == LOWER.districts("Huế") != []
    assert sum(len(LOWER.districts(p.name)) for p in PROVINCES.on(LAST_DAY)) == 696


@pytest.mark.parametrize(
    ("unit", "on", "places"),
    [
        (commune("xã Ba Tơ"), NOW, {"xã Ba Tơ, Quảng Ngãi"}),
        (commune("xã Ba Tơ", "Quảng Ngãi"), NOW, {"xã Ba Tơ, Quảng Ngãi"}),
        (commune("xã Ba Tơ", "Kon Tum"), NOW, set()),
        (commune("thị trấn Ba Tơ"), THEN, {"thị trấn Ba Tơ, huyện Ba Tơ, Quảng Ngãi"}),
        (commune("thị trấn Ba Tơ"), NOW, set()),
        (Unit("commune", "xã"), NOW, set()),
        (Unit("district", "huyện", "Tư Nghĩa"), THEN, {"huyện Tư Nghĩa, Quảng Ngãi"}),
        (Unit("district", "huyện", "Châu Thành", ("Long An",)), THEN, {"huyện Châu Thành, Long An"}),
    ],
)
def test_units_are_found_by_kind_name_and_home(unit: Unit, on: date, places: set[str]) -> None:
    assert {u.place for u in LOWER.find(unit, on)} == places


def test_a_name_that_many_provinces_have_is_all_of_them() -> None:
    homes = LOWER.homes("Châu Thành", "district", THEN)
    assert {"Long An", "Tiền Giang", "Bến Tre", "An Giang"} <= homes
    assert len(LOWER.find(Unit("district", "huyện", "Châu Thành"), THEN)) == len(homes)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (commune("xã Nghĩa Kỳ", "Quảng Ngãi"), "xã Nghĩa Giang, Quảng Ngãi"),
        (commune("thị trấn La Hà", "Quảng Ngãi"), "xã Tư Nghĩa, Quảng Ngãi"),
        (commune("xã Sao Mai", "Quảng Ngãi"), None),
    ],
)
def test_a_commune_went_into_one(before: Unit, after: str | None) -> None:
    found = LOWER.heir(before)
    assert (found.place if found else None) == after


def test_names_that_marks_alone_tell_apart_are_alike() -> None:
    by_phrase = {u.phrase: u for u in LOWER.communes("Quảng Ngãi", NOW)}
    assert by_phrase["xã Ba Tơ"].alike
    assert by_phrase["xã Ba Tô"].alike
    assert not by_phrase["xã Ba Xa"].alike

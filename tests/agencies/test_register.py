"""The register: names in units, days in being, heirs of rows, and ids that are nobody else's."""

from __future__ import annotations

import re
from datetime import date

import pytest

from extract.agencies import Body, register
from extract.agencies.body import AGENCY, slug, typed
from extract.agencies.keys import key
from extract.agencies.register import (
    COMMITTEE,
    KINDS_OF_AGENCY,
    NAME,
    UNIT,
    YOUTH,
    Agency,
    filled,
    read_agencies,
)
from extract.agencies.units import LEVELS, Unit
from extract.rulebook import rulebook, rules_folder
from tests.agencies.papers import NOW, THEN

REGISTER = register(rulebook())
KON_TUM = Unit("province", "tỉnh", "Kon Tum")
DA_NANG = Unit("province", "thành phố", "Đà Nẵng")
BA_TO = Unit("commune", "xã", "Ba Tơ", ("Quảng Ngãi",))


def agency(name: str, level: str, on: date = NOW) -> Agency:
    """The one row of that name and level that is there on a day."""
    (found,) = (a for a in REGISTER.agencies if (a.name, a.level) == (name, level) and a.on(on))
    return found


@pytest.mark.parametrize(
    ("slot", "unit", "words"),
    [
        (UNIT, KON_TUM, "tỉnh Kon Tum"),
        (UNIT, BA_TO, "xã Ba Tơ"),
        (NAME, DA_NANG, "Đà Nẵng"),
        (COMMITTEE, KON_TUM, "Tỉnh ủy Kon Tum"),
        (COMMITTEE, DA_NANG, "Thành ủy Đà Nẵng"),
        (COMMITTEE, Unit("district", "thị xã", "Đức Phổ"), "Thị ủy Đức Phổ"),
        (COMMITTEE, BA_TO, "Đảng ủy xã Ba Tơ"),
        (YOUTH, Unit("district", "quận", "7"), "Quận đoàn 7"),
        (YOUTH, BA_TO, "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã Ba Tơ"),
        ("", KON_TUM, ""),
    ],
)
def test_a_placeholder_is_filled_with_the_unit(slot: str, unit: Unit, words: str) -> None:
    assert filled(slot, unit) == words


def test_a_row_is_named_in_its_unit() -> None:
    committee = agency("Ủy ban nhân dân {đơn vị}", "commune")
    assert committee.named(BA_TO) == "Ủy ban nhân dân xã Ba Tơ"
    assert committee.named(None) == committee.stem == "Ủy ban nhân dân"
    assert agency("Sở Y tế", "province").named(KON_TUM) == "Sở Y tế"


def test_a_body_is_there_from_its_first_to_its_last_day() -> None:
    old = agency("Bộ Thông tin và Truyền thông", "central", THEN)
    assert old.on(date(2025, 2, 28))
    assert not old.on(date(2025, 3, 1))
    assert old.on(None)
    new = agency("Sở Nông nghiệp và Môi trường", "province")
    assert not new.on(date(2025, 2, 28))
    assert new.on(date(2025, 3, 1))


@pytest.mark.parametrize(
    ("name", "level", "then", "on", "heir"),
    [
        ("Bộ Kế hoạch và Đầu tư", "central", THEN, None, "Bộ Tài chính"),
        ("Bộ Kế hoạch và Đầu tư", "central", THEN, date(2025, 2, 28), "Bộ Kế hoạch và Đầu tư"),
        ("Bộ Kế hoạch và Đầu tư", "central", THEN, date(2025, 3, 1), "Bộ Tài chính"),
        ("Sở Giao thông vận tải", "province", THEN, None, "Sở Xây dựng"),
        ("Cục Thuế {đơn vị}", "province", THEN, None, "Thuế {đơn vị}"),
        ("Sở Y tế", "province", NOW, None, "Sở Y tế"),
    ],
)
def test_heirs_of_a_row(name: str, level: str, then: date, on: date | None, heir: str) -> None:
    assert REGISTER.heir(agency(name, level, then), on).name == heir


def test_agencies_of_a_kind_and_a_day() -> None:
    now = [a.name for a in REGISTER.kinds("ministry", level="central", on=NOW)]
    then = [a.name for a in REGISTER.kinds("ministry", level="central", on=THEN)]
    assert "Bộ Xây dựng" in now
    assert "Bộ Xây dựng" in then
    assert "Bộ Giao thông vận tải" in then
    assert "Bộ Giao thông vận tải" not in now
    assert [a.name for a in REGISTER.kinds("ministry", level="central", on=None)] == now


@pytest.mark.parametrize("spelling", ["BYT", "Bộ Y tế", "bộ y tế", "Bộ Y Tế"])
def test_a_row_is_found_by_every_spelling(spelling: str) -> None:
    assert [a.name for a, _ in REGISTER.spelled(key(spelling))] == ["Bộ Y tế"]


def test_nothing_is_spelled_like_that() -> None:
    assert list(REGISTER.spelled(key("Bộ Sông Nước"))) == []


def test_the_shipped_rows_are_sound() -> None:
    agencies, problems = read_agencies(rules_folder())
    assert problems == []
    assert agencies == REGISTER.agencies
    assert len(agencies) > 1000
    assert {a.kind for a in agencies} == set(KINDS_OF_AGENCY)
    assert {a.level for a in agencies} == set(LEVELS)
    assert {a.file.name for a in agencies if a.file} == {"agencies.tsv", "agencies_local.tsv"}


# --- ids ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "level", "unit", "expected"),
    [
        ("Bộ Y tế", "central", None, "bo-y-te"),
        ("Sở Y tế", "province", KON_TUM, "so-y-te-tinh-kon-tum"),
        ("Ủy ban nhân dân {đơn vị}", "province", DA_NANG, "uy-ban-nhan-dan-thanh-pho-da-nang"),
        ("Ủy ban nhân dân {đơn vị}", "commune", BA_TO, "uy-ban-nhan-dan-xa-ba-to-quang-ngai"),
        ("Ủy ban nhân dân {đơn vị}", "commune", None, None),
        ("Ủy ban nhân dân {đơn vị}", "commune", Unit("commune", "xã", "Ba Tơ"), None),
        ("Sở Y tế", "province", None, None),
        ("Sở Y tế", "province", Unit("province", "tỉnh"), None),
    ],
)
def test_an_id_says_body_and_place(name: str, level: str, unit: Unit | None, expected: str | None) -> None:
    row = agency(name, level)
    assert Body(row.named(unit), AGENCY, agency=row, unit=unit).id == expected


def test_who_is_not_of_the_register_has_no_id() -> None:
    assert Body("Đội Tuần tra chợ đêm").id is None


def test_all_communes_of_2026_have_ids_of_their_own() -> None:
    row = agency("Ủy ban nhân dân {đơn vị}", "commune")
    units = [u for p in REGISTER.provinces.on(NOW) for u in REGISTER.lower.communes(p.name, NOW)]
    ids = [Body(row.named(u), AGENCY, agency=row, unit=u).id for u in units]
    assert len(ids) == len(set(ids)) == 3321
    assert all(i and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", i) for i in ids)


def test_districts_have_ids_of_their_own() -> None:
    row = agency("Ủy ban nhân dân {đơn vị}", "district", THEN)
    units = [u for p in REGISTER.provinces.on(THEN) for u in REGISTER.lower.districts(p.name)]
    ids = [Body(row.named(u), AGENCY, agency=row, unit=u).id for u in units]
    assert len(ids) == len(set(ids)) == 696


def test_slugs_fold_marks_and_typed_ones_keep_them() -> None:
    assert slug("Đảng ủy xã Ba Tơ") == "dang-uy-xa-ba-to"
    assert slug("  Sở KH&CN, ") == "so-kh-cn"
    names = ["Ba Tơ", "Ba Tô", "Ba Tố", "Bà Tơ", "Sơn Hà", "Sơn Hạ", "Đa Lộc", "Da Lộc"]
    assert len({typed(name) for name in names}) == len(names)

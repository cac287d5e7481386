"""Where a document stands: its level, province, district and commune, from its head or else its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.agencies.papers import KON_TUM, NOW, THEN, paper, setting

if TYPE_CHECKING:
    from datetime import date

TASK = "Sở Y tế rà soát kho thuốc."


@pytest.mark.parametrize(
    ("issuer", "place", "day", "level", "kind", "places"),
    [
        (
            "ỦY BAN NHÂN DÂN\nTỈNH KON TUM",
            "Kon Tum",
            THEN,
            "province",
            "peoples_committee",
            {"province": "Kon Tum"},
        ),
        (
            "UBND TỈNH QUẢNG NGÃI\nSỞ Y TẾ",
            "Quảng Ngãi",
            NOW,
            "province",
            "department",
            {"province": "Quảng Ngãi"},
        ),
        (
            "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG",
            "Đà Nẵng",
            NOW,
            "province",
            "peoples_committee",
            {"province": "Đà Nẵng"},
        ),
        (
            "ỦY BAN NHÂN DÂN\nXÃ BA XA",
            "Ba Xa",
            NOW,
            "commune",
            "peoples_committee",
            {"province": "Quảng Ngãi", "commune": "xã Ba Xa, Quảng Ngãi"},
        ),
        (
            "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ QUẢNG NGÃI",
            "Quảng Ngãi",
            THEN,
            "district",
            "peoples_committee",
            {"province": "Quảng Ngãi", "district": "thành phố Quảng Ngãi, Quảng Ngãi"},
        ),
        (
            "ỦY BAN NHÂN DÂN\nHUYỆN TƯ NGHĨA",
            "Tư Nghĩa",
            THEN,
            "district",
            "peoples_committee",
            {"province": "Quảng Ngãi", "district": "huyện Tư Nghĩa, Quảng Ngãi"},
        ),
        ("BỘ Y TẾ", "Hà Nội", NOW, "central", "ministry", {}),
        ("THỦ TƯỚNG CHÍNH PHỦ", "Hà Nội", NOW, "central", "government", {}),
    ],
)
def test_the_head_tells(
    issuer: str, place: str, day: date, level: str, kind: str, places: dict[str, str]
) -> None:
    found = setting(paper(TASK, issuer=issuer, place=place, day=day))
    assert (found.level, found.kind) == (level, kind)
    assert {level: unit.place for level, unit in found.units.items()} == places
    assert found.on == day


def test_the_place_line_tells_the_province_of_a_department_without_owner() -> None:
    assert setting(paper(TASK, issuer="SỞ Y TẾ", place="Kon Tum", day=THEN)).province == "Kon Tum"


def test_an_own_unit_is_asked_for_by_level_and_kind() -> None:
    found = setting(paper(TASK, issuer="ỦY BAN NHÂN DÂN\nXÃ BA XA", place="Ba Xa"))
    own = found.unit("commune")
    assert own is not None
    assert found.unit("commune", "xã") == own
    assert found.unit("commune", "phường") is None
    assert found.unit("district") is None


# --- from the text ------------------------------------------------------------------------------------


def test_a_copy_without_its_head_stands_in_the_one_province_it_names() -> None:
    found = setting("Giao Sở Y tế rà soát kho thuốc trên địa bàn tỉnh Cao Bằng.\n")
    assert (found.province, found.level) == ("Cao Bằng", None)


def test_the_province_that_governs_counts_before_those_only_mentioned() -> None:
    text = "Giao Công an tỉnh Cao Bằng kiểm tra đò. Học tập tỉnh Lào Cai và tỉnh Sơn La.\n"
    assert setting(text).province == "Cao Bằng"


def test_several_provinces_are_none() -> None:
    assert setting("Giao UBND tỉnh Cao Bằng, UBND tỉnh Lào Cai rà soát đò ngang.\n").province is None


def test_units_that_only_one_province_has_together_tell_it() -> None:
    text = "Giao UBND huyện Châu Thành và UBND huyện Gò Công Tây rà soát đò ngang trong năm 2024.\n"
    assert setting(text).province == "Tiền Giang"


def test_one_unit_alone_tells_nothing() -> None:
    assert setting("Giao UBND huyện Châu Thành rà soát đò ngang trong năm 2024.\n").province is None


def test_the_head_outweighs_the_text() -> None:
    task = "Sở Y tế học tập kinh nghiệm của tỉnh Cao Bằng, rà soát kho thuốc."
    assert setting(paper(task, **KON_TUM, day=THEN)).province == "Kon Tum"

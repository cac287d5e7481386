"""Collectives and their members: only those that the register and the list of units tell for sure."""

from __future__ import annotations

from datetime import date

import pytest

from tests.agencies.papers import KON_TUM, NOW, THEN, lead, leads, members, paper

MINISTRY = {"issuer": "BỘ Y TẾ", "place": "Hà Nội"}
DA_NANG = {"issuer": "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG", "place": "Đà Nẵng"}
DEPARTMENTS = {
    f"Sở {field}"
    for field in (
        "Nội vụ", "Tư pháp", "Tài chính", "Công Thương", "Nông nghiệp và Môi trường", "Xây dựng",
        "Khoa học và Công nghệ", "Văn hóa, Thể thao và Du lịch", "Giáo dục và Đào tạo", "Y tế",
    )
}  # fmt: skip
MINISTRIES_ENDED = {
    f"Bộ {field}"
    for field in (
        "Kế hoạch và Đầu tư", "Giao thông vận tải", "Nông nghiệp và Phát triển nông thôn",
        "Tài nguyên và Môi trường", "Thông tin và Truyền thông", "Lao động - Thương binh và Xã hội",
    )
}  # fmt: skip


def told(name: str, **head: str | date) -> list[str]:
    found = members(name, **head)
    assert found is not None
    assert len(found) == len(set(found))
    return found


# --- classes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Các sở", "Tất cả các sở", "Giám đốc các sở"])
def test_departments_of_the_documents_province(name: str) -> None:
    assert set(told(name)) == {f"{d} tỉnh Quảng Ngãi" for d in DEPARTMENTS}
    assert set(told(name, **DA_NANG)) == {f"{d} thành phố Đà Nẵng" for d in DEPARTMENTS}


def test_departments_are_those_of_the_day() -> None:
    then = set(told("Các sở", **KON_TUM, day=THEN))
    assert {"Sở Thông tin và Truyền thông tỉnh Kon Tum", "Sở Y tế tỉnh Kon Tum"} <= then
    assert "Sở Nông nghiệp và Môi trường tỉnh Kon Tum" not in then


def test_boards_and_branches_join_the_departments() -> None:
    found = set(told("Các sở, ban, ngành tỉnh"))
    assert {f"{d} tỉnh Quảng Ngãi" for d in DEPARTMENTS} < found
    assert {"Công an tỉnh Quảng Ngãi", "Thanh tra tỉnh Quảng Ngãi", "Thuế tỉnh Quảng Ngãi"} <= found


def test_who_not_every_province_has_is_a_member_only_where_the_document_names_it() -> None:
    name = "Sở Dân tộc và Tôn giáo tỉnh Quảng Ngãi"
    assert name not in told("Các sở")
    text = paper("Sở Dân tộc và Tôn giáo kiểm tra bến đò.", "Các sở rà soát bến đò.")
    assert name in [m.full_name for m in lead(text, expand=True).members or ()]


def test_mass_organisations() -> None:
    found = told("Các tổ chức chính trị - xã hội tỉnh")
    assert set(found) == {
        "Tỉnh đoàn Quảng Ngãi",
        "Hội Liên hiệp Phụ nữ tỉnh Quảng Ngãi",
        "Hội Nông dân tỉnh Quảng Ngãi",
        "Hội Cựu chiến binh tỉnh Quảng Ngãi",
        "Liên đoàn Lao động tỉnh Quảng Ngãi",
    }


@pytest.mark.parametrize(("day", "count"), [(NOW, 14), (THEN, 18)])
def test_ministries_of_a_day(day: date, count: int) -> None:
    found = set(told("Các bộ", **MINISTRY, day=day))
    assert len(found) == count
    assert (found >= MINISTRIES_ENDED) is (day == THEN)
    assert (not found & MINISTRIES_ENDED) is (day == NOW)
    wider = set(told("Các bộ, cơ quan ngang bộ", **MINISTRY, day=day))
    assert {"Thanh tra Chính phủ", "Văn phòng Chính phủ"} <= wider - found


# --- units --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "count", "some"),
    [
        ("UBND cấp xã", 96, "Ủy ban nhân dân đặc khu Lý Sơn"),
        ("UBND các xã", 86, "Ủy ban nhân dân xã Ba Tơ"),
        ("Chủ tịch UBND các xã", 86, "Ủy ban nhân dân xã Ba Tô"),
        ("UBND các xã, phường", 95, "Ủy ban nhân dân phường Kon Tum"),
        ("UBND các xã, phường, đặc khu", 96, "Ủy ban nhân dân xã Ba Tơ"),
        ("Công an các xã", 86, "Công an xã Ba Tơ"),
        ("Đảng ủy các xã, phường", 95, "Đảng ủy xã Ba Tơ"),
        ("UBND các xã trên địa bàn tỉnh Quảng Ngãi", 86, "Ủy ban nhân dân xã Ba Tơ"),
    ],
)
def test_the_communes_of_the_documents_province(name: str, count: int, some: str) -> None:
    found = told(name)
    assert len(found) == count
    assert some in found


@pytest.mark.parametrize(
    ("name", "count", "some"),
    [
        ("UBND các huyện", 9, "Ủy ban nhân dân huyện Đăk Hà"),
        ("UBND các huyện, thành phố", 10, "Ủy ban nhân dân thành phố Kon Tum"),
        ("UBND cấp huyện", 10, "Ủy ban nhân dân huyện Đăk Hà"),
        ("Các huyện ủy, thành ủy", 10, "Thành ủy Kon Tum"),
    ],
)
def test_districts_of_the_province_while_there_were_any(name: str, count: int, some: str) -> None:
    found = told(name, **KON_TUM, day=THEN)
    assert len(found) == count
    assert some in found
    assert told(name) == []  # in 2026


def test_a_city_of_a_province_means_its_own_communes() -> None:
    found = told("UBND các xã, phường", issuer="ỦY BAN NHÂN DÂN\nTHÀNH PHỐ QUẢNG NGÃI", day=THEN)
    assert "Ủy ban nhân dân xã Tịnh Khê" in found
    assert "Ủy ban nhân dân xã Nghĩa Kỳ" not in found  # of a district beside it


@pytest.mark.parametrize(
    ("name", "day", "count"),
    [
        ("UBND các tỉnh, thành phố trực thuộc trung ương", NOW, 34),
        ("UBND các tỉnh, thành phố trực thuộc trung ương", THEN, 63),
        ("UBND các tỉnh", NOW, 28),
        ("UBND các tỉnh", date(2026, 5, 4), 27),  # Đồng Nai is a city
        ("UBND các tỉnh", THEN, 58),
        ("Sở Y tế các tỉnh, thành phố", NOW, 34),
    ],
)
def test_a_ministry_means_every_province(name: str, day: date, count: int) -> None:
    found = told(name, **MINISTRY, day=day)
    assert len(found) == count
    assert all(each.startswith(("Ủy ban nhân dân", "Sở Y tế")) for each in found)


def test_members_have_ids_and_places() -> None:
    found = lead(paper("UBND các xã rà soát bến đò."), expand=True).members or []
    by_name = {m.full_name: m for m in found}
    one, other = by_name["Ủy ban nhân dân xã Ba Tơ"], by_name["Ủy ban nhân dân xã Ba Tô"]
    assert (one.id, one.place) == ("uy-ban-nhan-dan-xa-ba-tow-quang-ngai", "xã Ba Tơ, Quảng Ngãi")
    assert other.id == "uy-ban-nhan-dan-xa-ba-too-quang-ngai"
    assert len({m.id for m in found}) == len(found)


# --- who cannot be told -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "Các sở liên quan",
        "Các sở, ban, ngành liên quan",
        "UBND các xã ven biển",
        "UBND các xã có đò ngang",
        "Các doanh nghiệp",
        "Các địa phương",
        "Các sở tỉnh Kon Tum",
    ],
)
def test_words_that_narrow_a_class_give_no_members(name: str) -> None:
    party = lead(paper(f"{name} rà soát bến đò."), expand=True)
    assert (party.collective, party.kind, party.members) == (True, "collective", [])
    assert (party.known, party.id) == (False, None)


def test_a_ministry_cannot_mean_all_communes() -> None:
    assert told("UBND các xã", **MINISTRY) == []


@pytest.mark.parametrize("expand", [False, True])
def test_members_come_on_demand(expand: bool) -> None:
    one, many = leads(paper("Sở Y tế rà soát bến đò.", "Các sở rà soát bến đò."), expand=expand)
    assert (many[0].members is not None) is expand
    assert one[0].members is None


# --- exceptions ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "excluding", "gone"),
    [
        ("Các sở (trừ Sở Y tế)", ["Sở Y tế"], {"Sở Y tế tỉnh Quảng Ngãi"}),
        ("Các sở (trừ Sở Y tế, Sở Nội vụ)", ["Sở Y tế", "Sở Nội vụ"],
         {"Sở Y tế tỉnh Quảng Ngãi", "Sở Nội vụ tỉnh Quảng Ngãi"}),
        ("Các sở, ban, ngành tỉnh (ngoại trừ Công an tỉnh)", ["Công an tỉnh"], {"Công an tỉnh Quảng Ngãi"}),
        ("UBND các xã, trừ xã Ba Tơ", ["xã Ba Tơ"], {"Ủy ban nhân dân xã Ba Tơ"}),
        ("UBND các xã (trừ xã Ba Tơ và xã Ba Tô)", ["xã Ba Tơ", "xã Ba Tô"],
         {"Ủy ban nhân dân xã Ba Tơ", "Ủy ban nhân dân xã Ba Tô"}),
        ("UBND các phường, đặc khu (không gửi Lý Sơn)", ["Lý Sơn"], {"Ủy ban nhân dân đặc khu Lý Sơn"}),
    ],
)  # fmt: skip
def test_who_is_left_out_is_no_member(name: str, excluding: list[str], gone: set[str]) -> None:
    party = lead(paper(f"{name} rà soát bến đò."), expand=True)
    assert party.excluding == excluding
    whole = name.split(" (")[0].split(", trừ")[0]
    assert set(told(whole)) - {m.full_name for m in party.members or ()} == gone


def test_exceptions_are_told_without_members_too() -> None:
    party = lead(paper("Các sở (trừ Sở Y tế) rà soát bến đò."))
    assert (party.excluding, party.members) == (["Sở Y tế"], None)


def test_those_named_at_another_point_are_left_out() -> None:
    text = paper(
        "Sở Y tế rà soát kho thuốc.",
        "Sở Xây dựng kiểm tra bến.",
        "UBND các xã: Ba Tơ, Ba Tô rà soát đò ngang.",
        "UBND các xã (trừ các xã nêu tại điểm 3) rà soát cầu treo.",
    )
    party = lead(text, expand=True)
    assert party.excluding == ["các xã nêu tại điểm 3"]
    found = {m.full_name for m in party.members or ()}
    assert len(found) == 84
    assert not found & {"Ủy ban nhân dân xã Ba Tơ", "Ủy ban nhân dân xã Ba Tô"}

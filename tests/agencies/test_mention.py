"""Phrases taken apart: honorific, title, body; classes told from single bodies."""

from __future__ import annotations

import pytest

from extract.agencies import register
from extract.agencies.mention import Mention, MentionReader
from extract.rulebook import rulebook

READER = MentionReader(register(rulebook()))


def names(mention: Mention) -> set[str]:
    return {reading.agency.name for readings in mention.readings for reading in readings}


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("Sở Y tế", None, "Sở Y tế"),
        ("Giám đốc Sở Y tế", "Giám đốc", "Sở Y tế"),
        ("Phó Giám đốc Sở Y tế", "Phó Giám đốc", "Sở Y tế"),
        ("GIÁM ĐỐC SỞ Y TẾ", "GIÁM ĐỐC", "SỞ Y TẾ"),
        ("Chánh Thanh tra tỉnh", "Chánh", "Thanh tra tỉnh"),
        ("Chánh Văn phòng UBND tỉnh", "Chánh", "Văn phòng UBND tỉnh"),
        ("Trưởng ban Quản lý Khu kinh tế", "Trưởng", "ban Quản lý Khu kinh tế"),
        ("Trưởng Ban Tổ chức Tỉnh ủy", "Trưởng", "Ban Tổ chức Tỉnh ủy"),
        ("Bộ trưởng Bộ Y tế", "Bộ trưởng", "Bộ Y tế"),
        ("Chủ nhiệm Ủy ban Dân tộc", "Chủ nhiệm", "Ủy ban Dân tộc"),
        ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Bộ trưởng, Chủ nhiệm", "Văn phòng Chính phủ"),
        ("Tổng Thanh tra Chính phủ", "Tổng", "Thanh tra Chính phủ"),
        ("Tổng Kiểm toán nhà nước", "Tổng", "Kiểm toán nhà nước"),
        ("Viện trưởng VKSND tỉnh", "Viện trưởng", "VKSND tỉnh"),
        ("Chủ tịch UBND xã Ba Tơ", "Chủ tịch", "UBND xã Ba Tơ"),
        ("đồng chí Giám đốc Sở Y tế", "Giám đốc", "Sở Y tế"),
        ("Quý Sở Y tế", None, "Sở Y tế"),
    ],
)
def test_a_title_is_cut_off_its_body(text: str, title: str | None, body: str) -> None:
    mention = READER.read(text)
    assert (mention.title, mention.body) == (title, body)
    assert mention.readings
    assert not mention.several


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
        ("Văn phòng Chính phủ", "Văn phòng Chính phủ"),
        ("Thanh tra Chính phủ", "Thanh tra Chính phủ"),
    ],
)
def test_a_name_that_begins_like_a_title_keeps_it(text: str, name: str) -> None:
    mention = READER.read(text)
    assert mention.title is None
    assert name in names(mention)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sở KH&CN", "Sở Khoa học và Công nghệ"),
        ("Sở Y tế - tỉnh Kon Tum", "Sở Y tế"),
        ("Sở Y tế Kon Tum", "Sở Y tế"),
        ("Bộ Khoa học và Công nghệ (Cục Sở hữu trí tuệ)", "Bộ Khoa học và Công nghệ"),
        ("Cục Đường bộ Việt Nam thuộc Bộ Xây dựng", "Cục Đường bộ Việt Nam"),
        ("Cục Đường bộ Việt Nam - Bộ Xây dựng", "Cục Đường bộ Việt Nam"),
        ("Kho bạc Nhà nước khu vực XIV", "Kho bạc Nhà nước khu vực {số}"),
        ("Tỉnh ủy Kon Tum", "{cấp ủy}"),
        ("Văn phòng Tỉnh ủy", "Văn phòng {cấp ủy}"),
    ],
)
def test_what_stands_behind_the_name_is_no_hindrance(text: str, name: str) -> None:
    assert name in names(READER.read(text))


@pytest.mark.parametrize(
    "text", ["Cục Đường bộ Việt Nam rà soát", "Cục Đường bộ Việt Nam thuộc Đội Đò Ngang"]
)
def test_words_that_are_no_owner_are_none(text: str) -> None:
    assert READER.read(text).readings == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("các sở, ban, ngành", None),
        ("Tất cả đơn vị", None),
        ("một số sở", None),
        ("UBND cấp xã", None),
        ("UBND các xã ven biển", None),
        ("Thủ trưởng các sở, ngành", "Thủ trưởng"),
        ("Chủ tịch UBND các xã", "Chủ tịch"),
        ("Công an các xã, phường", None),
        ("5 sở", None),
    ],
)
def test_classes_are_several(text: str, title: str | None) -> None:
    mention = READER.read(text)
    assert mention.several
    assert mention.title == title


@pytest.mark.parametrize("text", ["Đội Tuần tra chợ đêm", "Tập đoàn Than Sao Mai", "Hợp tác xã Đò Ngang"])
def test_nobody_of_the_register(text: str) -> None:
    mention = READER.read(text)
    assert (mention.body, mention.readings, mention.several) == (text, (), False)


def test_the_longest_name_comes_first() -> None:
    first = READER.read("Văn phòng Hội đồng nhân dân tỉnh").readings[0]
    assert {r.agency.stem for r in first} == {"Văn phòng Hội đồng nhân dân"}

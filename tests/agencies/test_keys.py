"""Keys of names: spellings that mean the same meet, others do not, and every word knows where it stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.agencies.keys import Abbreviations, fold, join, key, prefixes, tokens

SHORT = Abbreviations(
    {
        "KH": ["Khoa học"],
        "CN": ["Công nghệ"],
        "NN": ["Nông nghiệp"],
        "PTNT": ["Phát triển nông thôn"],
        "CA": ["Công an"],
        "TTCP": ["Thanh tra Chính phủ", "Thủ tướng Chính phủ"],
    }
)


def readings(text: str) -> list[str]:
    """The ways to read `text`, words by blanks."""
    return [" ".join(t.word for t in way) for way in SHORT.readings(tokens(text), text)]


@given(st.text("aàáảãạăâđeêioôơuưyỳýỷỹỵúòÒÚYỲAĐẮ ,.&-", max_size=60))
def test_folding_keeps_every_offset(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở Y tế", "SỞ Y TẾ"),
        ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
        ("Sở Văn hoá", "Sở Văn hóa"),
        ("Toà án", "Tòa án"),
        ("Quản lí thị trường", "Quản lý thị trường"),
        ("Ban Kĩ thuật", "ban kỹ thuật"),
        ("Sở Kế hoạch - Đầu tư", "Sở Kế hoạch và Đầu tư"),
        ("Sở Khoa học & Công nghệ", "Sở Khoa học và Công nghệ"),
        ("Sở Văn hóa, Thể thao, Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Khoa học\nvà Công nghệ", "Sở Khoa học và Công nghệ"),
        ("KH&CN", "KHCN"),
        ("Ban Quản lý Khu kinh tế và các Khu công nghiệp", "Ban Quản lý Khu kinh tế - Khu công nghiệp"),
    ],
)
def test_ways_of_writing_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("xã Ba Tơ", "xã Ba Tô"),
        ("xã Sơn Hà", "xã Sơn Hạ"),
        ("Sở Y tế", "Bộ Y tế"),
        ("các sở", "sở"),
        ("Hòa", "Hóa"),
        ("Đại Lộc", "Dại Lộc"),
    ],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_words_know_where_they_stood() -> None:
    text = "Giao Sở Y tế, UBND xã"
    assert [text[t.start : t.end] for t in tokens(text)] == ["Giao", "Sở", "Y", "tế", "UBND", "xã"]


def test_beginnings_come_longest_first_and_never_end_in_a_silent_word() -> None:
    words = tokens("Sở Khoa học và Công nghệ")
    assert list(prefixes(words)) == [
        (6, "sởkhoahọccôngnghệ"),
        (5, "sởkhoahọccông"),
        (3, "sởkhoahọc"),
        (2, "sởkhoa"),
        (1, "sở"),
    ]


@given(st.lists(st.sampled_from(["Sở", "Y", "tế", "và", "các", "Công", "an"]), min_size=1, max_size=7))
def test_every_beginning_has_the_key_of_its_words(words: list[str]) -> None:
    read = tokens(" ".join(words))
    for n, beginning in prefixes(read):
        assert beginning == join(read[:n])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở KH&CN", ["sở khoa học công nghệ"]),
        ("Sở KHCN", ["sở khcn"]),
        ("Sở NN & PT NT", ["sở nông nghiệp phát triển nông thôn"]),
        ("Sở NN và PTNT", ["sở nông nghiệp phát triển nông thôn"]),
        ("CA xã", ["công an xã"]),
        ("ca xã", ["ca xã"]),
        ("TTCP", ["thanh tra chính phủ", "thủ tướng chính phủ"]),
        ("Sở Y tế", ["sở i tế"]),
    ],
)
def test_abbreviations_are_written_out(text: str, expected: list[str]) -> None:
    assert readings(text) == expected


def test_written_out_words_point_at_the_abbreviation() -> None:
    text = "Sở KH&CN tỉnh"
    (way,) = SHORT.readings(tokens(text), text)
    assert [text[t.start : t.end] for t in way] == ["Sở", "KH", "KH", "CN", "CN", "tỉnh"]


def test_many_ambiguous_abbreviations_do_not_run_away() -> None:
    text = " ".join(["TTCP"] * 30)
    assert 1 < len(SHORT.readings(tokens(text), text)) <= 4

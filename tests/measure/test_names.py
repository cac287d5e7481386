"""Two ways of writing one thing come to one key, two things never do."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.measure.names import name_key, number_key, party_key, rule_key, subject_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SỞ  Y\ntế", "Sở Y tế"),
        ("Sở Y tế;", "“Sở Y tế”"),
        ("Thành phố Hoà An", "Thành phố Hòa An"),
        ("Uỷ ban nhân dân", "UBND"),
        ("UBND TP. HCM", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("Sở KH&CN", "Sở Khoa học và Công nghệ"),
        ("Sở KHCN", "Sở Khoa học & Công nghệ"),
        ("Sở VH,TT&DL", "Sở Văn hoá, Thể thao và Du lịch"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("UBND, HĐND xã", "Ủy ban nhân dân, Hội đồng nhân dân xã"),
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Bộ NN&MT", "Bộ Nông nghiệp và Môi trường"),
        ("Phòng TN&MT", "Phòng Tài nguyên và Môi trường"),
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("Phòng GD và ĐT", "Phòng GD và Đào tạo"),
        ("Bộ TT&TT", "Bộ Thông tin và Truyền thông"),
        ("Sở VHTT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở GTVT", "Sở Giao thông vận tải"),
        ("Sở LĐTBXH; Phòng LĐ-TBXH", "Sở LĐ-TB&XH, Phòng Lao động - Thương binh và Xã hội"),
        ("UBMTTQ xã, MTTQ huyện", "Ủy ban Mặt trận Tổ quốc xã, Mặt trận Tổ quốc huyện"),
        ("TTCP", "Thủ tướng Chính phủ"),
        ("BCH Quân sự, BCĐ 35 TW", "Ban Chỉ huy Quân sự, Ban Chỉ đạo 35 Trung ương"),
        (unicodedata.normalize("NFD", "Sở Nội vụ"), "Sở Nội vụ"),
    ],
)
def test_one_name_written_in_two_ways_is_one(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở Y tế", "Bộ Y tế"),
        ("Phòng Quý Đôn", "Phòng Qúy Đôn"),  # the mark on qu is no matter of old and new
        ("Ban Hoàn thiện", "Ban Hòan thiện"),  # nor within a syllable that goes on
        ("UBNDX", "Ủy ban nhân dân X"),
    ],
)
def test_two_names_are_two(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(max_size=40))
def test_a_key_has_only_words(name: str) -> None:
    key = name_key(name)
    assert "  " not in key
    assert key == key.strip()
    assert all(c.isalnum() or c in " _" or unicodedata.category(c)[0] == "M" for c in key)


def test_no_name_has_an_empty_key() -> None:
    assert name_key(None) == name_key("") == name_key(" - ") == ""


@pytest.mark.parametrize(
    ("titled", "body"),
    [
        ("Bộ trưởng Bộ Tài chính", "Bộ Tài chính"),
        ("Phó Giám đốc Sở Xây dựng", "Sở Xây dựng"),
        ("Đồng chí Phó Chủ tịch UBND huyện Lũng Mây", "Ủy ban nhân dân huyện Lũng Mây"),
        ("Thủ trưởng các đơn vị", "các đơn vị"),
        ("Lãnh đạo Công an xã", "Công an xã"),
        ("Các đồng chí trưởng thôn", "trưởng thôn"),
    ],
)
def test_a_title_before_a_body_is_the_body(titled: str, body: str) -> None:
    assert party_key(titled) == party_key(body)


@pytest.mark.parametrize("title", ["Chủ tịch xã", "Giám đốc", "Trưởng thôn Bản Mây"])
def test_a_title_alone_is_the_party(title: str) -> None:
    assert party_key(title) == title.casefold()


def test_a_title_within_a_name_stays() -> None:
    assert party_key("Sở Y tế, Giám đốc Bệnh viện") == "sở y tế giám đốc bệnh viện"


@pytest.mark.parametrize("number", ["57-NQ/TW", "57 - NQ/TW", "57–nq/tw", " 57-NQ /\u00a0TW"])
def test_a_number_has_no_blanks_no_case_and_one_dash(number: str) -> None:
    assert number_key(number) == "57-nq/tw"


def test_another_number_is_another() -> None:
    assert len({number_key(number) for number in ("57-NQ/TW", "57/NQ-TW", "5-NQ/TW", None)}) == 4
    assert number_key(None) == ""


@pytest.mark.parametrize("subject", ["V/v siết chặt", "Về việc siết chặt", "về SIẾT CHẶT", "siết chặt"])
def test_a_subject_may_lose_what_leads_to_it(subject: str) -> None:
    assert subject_key(subject) == "siết chặt"


def test_only_the_first_words_lead_to_a_subject() -> None:
    assert subject_key("báo cáo về việc làm") == "báo cáo về việc làm"
    assert subject_key("Vệ sinh") == "vệ sinh"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;BYDAY=FR",
        "BYDAY=FR;FREQ=WEEKLY",
        "RRULE:freq=weekly;byday=fr",
        "FREQ=WEEKLY;BYDAY=FR;BYHOUR=15;BYMINUTE=30;BYSECOND=0;",
    ],
)
def test_a_recurrence_is_its_days(rule: str) -> None:
    assert rule_key(rule) == "BYDAY=FR;FREQ=WEEKLY"


def test_other_days_are_another_recurrence_and_hours_alone_are_none() -> None:
    assert rule_key("FREQ=WEEKLY;BYDAY=MO") != rule_key("FREQ=WEEKLY;BYDAY=FR")
    assert rule_key("FREQ=MONTHLY;INTERVAL=3") != rule_key("FREQ=MONTHLY")
    assert rule_key("BYHOUR=7") is rule_key("") is rule_key(None) is None

"""Parties to bodies: spelled in any way, placed where the document stands, not guessed at."""

from __future__ import annotations

from datetime import date

import pytest

from tests.agencies.papers import KON_TUM, NOW, THEN, lead, leads, paper, record, told

DA_NANG = {"issuer": "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG", "place": "Đà Nẵng"}
CITY_OF_A_PROVINCE = {
    "issuer": "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ QUẢNG NGÃI",
    "place": "Quảng Ngãi",
    "day": THEN,
}
MINISTRY = {"issuer": "BỘ Y TẾ", "place": "Hà Nội"}
SCIENCE = "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi"
HEALTH = "Sở Y tế tỉnh Quảng Ngãi"


# --- spellings ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "full_name"),
    [
        ("Sở KH&CN", SCIENCE),
        ("Sở KHCN", SCIENCE),
        ("Sở KH-CN", SCIENCE),
        ("Sở KH và CN", SCIENCE),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", SCIENCE),
        ("sở khoa học & công nghệ", SCIENCE),
        ("Sở Khoa học - Công nghệ", SCIENCE),
        ("Sở I tế", HEALTH),
        ("Sở Văn hoá, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch tỉnh Quảng Ngãi"),
        ("Sở VH-TT&DL", "Sở Văn hóa, Thể thao và Du lịch tỉnh Quảng Ngãi"),
        ("Sở GD - ĐT", "Sở Giáo dục và Đào tạo tỉnh Quảng Ngãi"),
        ("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Quảng Ngãi"),
        ("UBND Tỉnh", "Ủy ban nhân dân tỉnh Quảng Ngãi"),
        ("Toà án nhân dân tỉnh", "Tòa án nhân dân tỉnh Quảng Ngãi"),
        ("Chi cục Quản lí thị trường tỉnh", "Chi cục Quản lý thị trường tỉnh Quảng Ngãi"),
        ("BCH Quân sự tỉnh", "Bộ Chỉ huy Quân sự tỉnh Quảng Ngãi"),
        ("MTTQ tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Ngãi"),
        ("UBND TP. Đà Nẵng", "Ủy ban nhân dân thành phố Đà Nẵng"),
        ("UBND TP.HCM", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("Sở Y tế tỉnh Gia Lai", "Sở Y tế tỉnh Gia Lai"),
        ("Bộ TC", "Bộ Tài chính"),
        ("UBND xã Ba Tơ", "Ủy ban nhân dân xã Ba Tơ"),
        ("xã Ba Tơ", "Ủy ban nhân dân xã Ba Tơ"),
        ("Đảng ủy xã Ba Tơ", "Đảng ủy xã Ba Tơ"),
        ("Kho bạc Nhà nước khu vực XIV", "Kho bạc Nhà nước khu vực XIV"),
    ],
)
def test_every_spelling_comes_to_the_full_name(phrase: str, full_name: str) -> None:
    body = told(phrase)
    assert body.known
    assert body.full_name == full_name


@pytest.mark.parametrize(
    "written", ["Sở Khoa học và\nCông nghệ", "Sở\nKhoa học và Công\nnghệ", "Sở Khoa  học và Công nghệ"]
)
def test_line_breaks_inside_a_name_are_no_hindrance(written: str) -> None:
    party = lead(paper(f"{written} rà soát bến đò."))
    assert (party.full_name, party.id) == (SCIENCE, "so-khoa-hoc-va-cong-nghe-tinh-quang-ngai")
    assert party.text == "Sở Khoa học và Công nghệ"


def test_elided_heads_come_back() -> None:
    parties = leads(paper("Giao các Sở: Nội vụ, Y tế và Xây dựng kiểm tra bến đò."))[0]
    assert [(p.text, p.full_name) for p in parties] == [
        ("Nội vụ", "Sở Nội vụ tỉnh Quảng Ngãi"),
        ("Y tế", HEALTH),
        ("Xây dựng", "Sở Xây dựng tỉnh Quảng Ngãi"),
    ]
    communes = leads(paper("UBND các xã: Ba Tơ, Ba Tô rà soát đò ngang."))[0]
    assert [p.full_name for p in communes] == ["Ủy ban nhân dân xã Ba Tơ", "Ủy ban nhân dân xã Ba Tô"]
    assert len({p.id for p in communes}) == 2


def test_a_title_shared_by_a_list_stays_in_the_name_and_the_body_is_told() -> None:
    parties = leads(paper("Bộ trưởng các Bộ: Tài chính, Nội vụ rà soát.", **MINISTRY))[0]
    assert [(p.name, p.full_name, p.title) for p in parties] == [
        ("Bộ trưởng Bộ Tài chính", "Bộ Tài chính", "Bộ trưởng"),
        ("Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ", "Bộ trưởng"),
    ]


# --- titles -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "title", "full_name"),
    [
        ("Giám đốc Sở Y tế", "Giám đốc", HEALTH),
        ("Chánh Thanh tra tỉnh", "Chánh", "Thanh tra tỉnh Quảng Ngãi"),
        ("Bộ trưởng Bộ Y tế", "Bộ trưởng", "Bộ Y tế"),
        ("Chủ nhiệm Văn phòng Chính phủ", "Chủ nhiệm", "Văn phòng Chính phủ"),
        ("Tổng Thanh tra Chính phủ", "Tổng", "Thanh tra Chính phủ"),
        ("Trưởng Ban Tổ chức Tỉnh ủy", "Trưởng", "Ban Tổ chức Tỉnh ủy Quảng Ngãi"),
        (
            "Trưởng ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi",
            "Trưởng",
            "Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi",
        ),
    ],
)
def test_a_title_leaves_the_body(phrase: str, title: str, full_name: str) -> None:
    body = told(phrase)
    assert (body.title, body.full_name) == (title, full_name)


def test_people_are_persons() -> None:
    assert told("ông Nguyễn Văn An").sort == "person"
    assert told("Phó Chủ tịch UBND xã Phạm Văn Đức").sort == "person"
    party = lead(paper("Ông Nguyễn Văn An kiểm tra bến đò."))
    assert (party.kind, party.known, party.id) == ("person", False, None)


def test_a_commune_called_after_a_person_is_a_commune() -> None:
    body = told("UBND xã Phạm Văn Cội", "Hồ Chí Minh", THEN)
    assert body.full_name == "Ủy ban nhân dân xã Phạm Văn Cội"


# --- the document's own units -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "head", "full_name", "place"),
    [
        ("Công an tỉnh", {}, "Công an tỉnh Quảng Ngãi", "Quảng Ngãi"),
        ("Công an tỉnh", {**KON_TUM, "day": THEN}, "Công an tỉnh Kon Tum", "Kon Tum"),
        ("Sở Y tế", {**KON_TUM, "day": THEN}, "Sở Y tế tỉnh Kon Tum", "Kon Tum"),
        ("Công an thành phố", DA_NANG, "Công an thành phố Đà Nẵng", "Đà Nẵng"),
        ("Sở Y tế", DA_NANG, "Sở Y tế thành phố Đà Nẵng", "Đà Nẵng"),
        (
            "Công an thành phố",
            CITY_OF_A_PROVINCE,
            "Công an thành phố Quảng Ngãi",
            "thành phố Quảng Ngãi, Quảng Ngãi",
        ),
        (
            "Phòng Y tế",
            CITY_OF_A_PROVINCE,
            "Phòng Y tế thành phố Quảng Ngãi",
            "thành phố Quảng Ngãi, Quảng Ngãi",
        ),
        ("Sở Y tế", CITY_OF_A_PROVINCE, HEALTH, "Quảng Ngãi"),
    ],
)
def test_a_unit_without_a_name_is_the_documents_own(
    phrase: str, head: dict[str, str | date], full_name: str, place: str
) -> None:
    party = lead(paper(f"{phrase} rà soát kho thuốc.", **head))  # type: ignore[arg-type]
    assert (party.full_name, party.place, party.known) == (full_name, place, True)


def test_a_commune_speaks_of_its_own_bodies_and_its_province() -> None:
    head = {"issuer": "ỦY BAN NHÂN DÂN\nXÃ BA XA", "place": "Ba Xa"}
    found = record(paper("Công an xã kiểm tra bến đò, báo cáo UBND tỉnh.", "Phòng Kinh tế rà soát.", **head))
    first, second = found.directives
    assert [(p.full_name, p.place) for p in first.leads] == [("Công an xã Ba Xa", "xã Ba Xa, Quảng Ngãi")]
    assert [p.full_name for p in first.report_to] == ["Ủy ban nhân dân tỉnh Quảng Ngãi"]
    assert [p.full_name for p in second.leads] == ["Phòng Kinh tế xã Ba Xa"]


@pytest.mark.parametrize("phrase", ["Sở Y tế", "UBND tỉnh", "Công an xã"])
def test_a_ministry_writes_to_nobodys_department_in_particular(phrase: str) -> None:
    party = lead(paper(f"{phrase} rà soát kho thuốc.", **MINISTRY))
    assert (party.known, party.place, party.id) == (True, None, None)
    assert party.full_name in {"Sở Y tế", "Ủy ban nhân dân tỉnh", "Công an xã"}


def test_a_province_cannot_mean_one_communes_police() -> None:
    party = lead(paper("Công an xã kiểm tra bến đò."))
    assert (party.level, party.place, party.id) == ("commune", None, None)


# --- who is not known, and who may be several ---------------------------------------------------------


@pytest.mark.parametrize("phrase", ["Đội Tuần tra chợ đêm", "Tập đoàn Than Sao Mai", "Ban Quản lý"])
def test_the_unknown_stay_as_written(phrase: str) -> None:
    party = lead(paper(f"{phrase} rà soát bến đò."))
    assert (party.name, party.known, party.collective) == (phrase, False, False)
    assert (party.id, party.full_name, party.place, party.level, party.valid) == (None,) * 5


@pytest.mark.parametrize(
    ("phrase", "candidates"),
    [
        ("BCT", ("Bộ Chính trị", "Bộ Công Thương")),
        ("TTCP", ("Thủ tướng Chính phủ", "Thanh tra Chính phủ")),
    ],
)
def test_what_may_be_several_is_not_guessed_but_warned_of(phrase: str, candidates: tuple[str, ...]) -> None:
    body = told(phrase)
    assert (body.known, body.id, body.several) == (False, None, candidates)
    found = record(paper(f"{phrase} rà soát bến đò."))
    (party,) = found.directives[0].leads
    assert (party.name, party.known, party.id) == (phrase, False, None)
    (warning,) = (w for w in found.warnings if w.code == "ambiguous-agency")
    assert all(name in warning.message for name in candidates)
    assert warning.span is not None
    assert found.text[slice(*warning.span)] == phrase


# --- the day ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "on", "valid"),
    [
        ("Sở Kế hoạch và Đầu tư", date(2025, 2, 28), True),
        ("Sở Kế hoạch và Đầu tư", date(2025, 3, 1), False),
        ("Sở Nông nghiệp và Môi trường", date(2025, 2, 28), False),
        ("Sở Nông nghiệp và Môi trường", date(2025, 3, 1), True),
        ("UBND tỉnh Kon Tum", date(2025, 6, 30), True),
        ("UBND tỉnh Kon Tum", date(2025, 7, 1), False),
        ("UBND huyện Tư Nghĩa", date(2025, 6, 30), True),
        ("UBND huyện Tư Nghĩa", date(2025, 7, 1), False),
        ("UBND đặc khu Lý Sơn", date(2025, 6, 30), False),
        ("UBND đặc khu Lý Sơn", date(2025, 7, 1), True),
        ("UBND thị trấn La Hà", date(2025, 7, 1), False),
        ("UBND thành phố Huế", date(2024, 12, 31), False),
        ("UBND thành phố Huế", date(2025, 1, 1), True),
        ("Sở Y tế", NOW, True),
    ],
)
def test_a_body_is_valid_on_the_days_it_was_there(phrase: str, on: date, valid: bool) -> None:
    assert told(phrase, "Quảng Ngãi", on).valid is valid


@pytest.mark.parametrize(
    ("phrase", "head", "code", "message"),
    [
        ("Sở Kế hoạch và Đầu tư", {}, "agency-ended", "nay là Sở Tài chính tỉnh Quảng Ngãi"),
        ("UBND tỉnh Kon Tum", {}, "agency-ended", "nay là Ủy ban nhân dân tỉnh Quảng Ngãi"),
        ("UBND huyện Tư Nghĩa", {}, "agency-ended", "không còn vào ngày ban hành."),
        ("Sở Nông nghiệp và Môi trường", {**KON_TUM, "day": THEN}, "agency-not-yet", "chưa có"),
    ],
)
def test_a_body_that_was_not_there_is_warned_of(
    phrase: str, head: dict[str, str | date], code: str, message: str
) -> None:
    found = record(paper(f"{phrase} rà soát kho thuốc.", **head))  # type: ignore[arg-type]
    assert found.directives[0].leads[0].valid is False
    (warning,) = (w for w in found.warnings if w.code.startswith("agency-"))
    assert warning.code == code
    assert f"«{phrase}»" in warning.message
    assert message in warning.message


def test_a_body_that_was_there_is_not_warned_of() -> None:
    found = record(paper("Sở Kế hoạch và Đầu tư rà soát kho thuốc.", **KON_TUM, day=THEN))
    assert found.directives[0].leads[0].valid is True
    assert [w for w in found.warnings if w.code.startswith("agency-")] == []


def test_without_a_day_nobody_is_judged() -> None:
    found = record("Giao Sở Kế hoạch và Đầu tư rà soát kho thuốc.\n")
    assert found.directives[0].leads[0].valid is None
    assert [w for w in found.warnings if w.code.startswith("agency-")] == []

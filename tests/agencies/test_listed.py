"""Short names and words that refer: what a document named before, and what it only seems to have named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.pipeline import run
from extract.rulebook import rulebook
from extract.text import Text
from tests.agencies.papers import lead, leads, paper

if TYPE_CHECKING:
    from schemas import Party

BOARD = "Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi"
DEPARTMENT = {"issuer": "UBND TỈNH QUẢNG NGÃI\nSỞ Y TẾ"}


def meant(party: Party) -> list[str]:
    return [m.full_name for m in party.members or ()]


# --- short names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("long", "defined", "short", "title", "name"),
    [
        (BOARD, "(sau đây gọi tắt là Ban Quản lý)", "Ban Quản lý", None, BOARD),
        (BOARD, "(sau đây gọi tắt là Ban Quản lý)", "Trưởng Ban Quản lý", "Trưởng", BOARD),
        ("Sở Công Thương", "(gọi tắt là “Sở”)", "Sở", None, "Sở Công Thương tỉnh Quảng Ngãi"),
        ("Công ty Cổ phần Đò Sông Trà", "(sau đây gọi là Công ty)", "Giám đốc Công ty", "Giám đốc", None),
    ],
)
def test_a_short_name_is_the_body_it_was_defined_for(
    long: str, defined: str, short: str, title: str | None, name: str | None
) -> None:
    text = paper(f"{long} {defined} rà soát cầu phao.", "Sở Tư pháp kiểm tra.", f"{short} rà soát phao tiêu.")
    first, _, last = leads(text)
    assert last[0].text == short
    assert last[0].title == title
    assert last[0].full_name == first[0].full_name == name
    assert last[0].name == first[0].name
    assert last[0].id == first[0].id


@pytest.mark.parametrize("defined", ["(DSTR)", "(viết tắt là DSTR)", "(sau đây gọi là “DSTR”)"])
def test_an_acronym_that_a_document_gives_is_a_short_name(defined: str) -> None:
    text = Text(paper(f"Công ty Cổ phần Đò Sông Trà {defined} rà soát cầu phao."))
    resolver = run(text, rulebook()).bodies.resolver
    assert resolver.resolve("DSTR").name == "Công ty Cổ phần Đò Sông Trà"
    assert resolver.resolve("DSTX").name == "DSTX"


# --- bare heads ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("phrase", "title"), [("Sở", None), ("Giám đốc Sở", "Giám đốc")])
def test_a_department_that_issues_is_the_department(phrase: str, title: str | None) -> None:
    party = lead(paper("Chi cục Dân số rà soát.", f"{phrase} tổng hợp, kiểm tra kho thuốc.", **DEPARTMENT))
    assert (party.full_name, party.title) == ("Sở Y tế tỉnh Quảng Ngãi", title)


def test_the_one_steering_committee_of_a_document() -> None:
    text = paper("Ban Chỉ đạo 35 tỉnh rà soát bến.", "Sở Y tế rà soát.", "Ban Chỉ đạo kiểm tra phao.")
    assert lead(text).full_name == "Ban Chỉ đạo 35 tỉnh Quảng Ngãi"


def test_one_of_two_steering_committees_is_nobody() -> None:
    text = paper(
        "Ban Chỉ đạo 35 tỉnh rà soát bến.",
        "Ban Chỉ đạo chuyển đổi số tỉnh rà soát bến.",
        "Ban Chỉ đạo kiểm tra phao.",
    )
    party = lead(text)
    assert (party.name, party.known, party.id) == ("Ban Chỉ đạo", False, None)


def test_a_bare_head_without_a_name_before_it_is_nobody() -> None:
    party = lead(paper("Ban Chỉ đạo kiểm tra phao."))
    assert (party.name, party.known) == ("Ban Chỉ đạo", False)


# --- words that refer ---------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["Đơn vị này", "Cơ quan nêu trên", "Cơ quan này"])
def test_the_one_named_last(words: str) -> None:
    party = lead(paper("Sở Y tế rà soát kho thuốc.", f"{words} kiểm tra bến đò."))
    assert (party.text, party.full_name) == (words, "Sở Y tế tỉnh Quảng Ngãi")
    assert not party.collective


def test_after_two_nobody_can_be_the_one() -> None:
    party = lead(paper("Sở Y tế, Sở Nội vụ rà soát kho thuốc.", "Đơn vị này kiểm tra bến đò."))
    assert (party.known, party.id) == (False, None)


def test_those_named_above() -> None:
    text = paper("Giao các Sở: Nội vụ, Y tế kiểm tra đò.", "Các cơ quan nêu trên báo cáo kết quả rà soát.")
    party = lead(text, expand=True)
    assert party.collective
    assert meant(party) == ["Sở Nội vụ tỉnh Quảng Ngãi", "Sở Y tế tỉnh Quảng Ngãi"]


def test_the_nearest_list_counts() -> None:
    text = paper(
        "Giao các Sở: Nội vụ, Y tế kiểm tra đò.",
        "Giao các Sở: Tư pháp, Xây dựng kiểm tra bến.",
        "Các cơ quan nêu trên báo cáo kết quả rà soát.",
    )
    assert meant(lead(text, expand=True)) == ["Sở Tư pháp tỉnh Quảng Ngãi", "Sở Xây dựng tỉnh Quảng Ngãi"]


def test_one_party_alone_is_no_list() -> None:
    text = paper(
        "Giao các Sở: Nội vụ, Y tế kiểm tra đò.",
        "Sở Xây dựng kiểm tra bến.",
        "Các cơ quan nêu trên báo cáo kết quả rà soát.",
    )
    assert meant(lead(text, expand=True)) == ["Sở Nội vụ tỉnh Quảng Ngãi", "Sở Y tế tỉnh Quảng Ngãi"]


def test_communes_are_no_agencies_and_agencies_no_communes() -> None:
    text = paper(
        "Giao các Sở: Nội vụ, Y tế kiểm tra đò.",
        "UBND các xã: Ba Tơ, Ba Tô kiểm tra bến.",
        "Các cơ quan nêu trên rà soát.",
        "Các xã này rà soát.",
    )
    agencies, communes = leads(text, expand=True)[2:]
    assert meant(agencies[0]) == ["Sở Nội vụ tỉnh Quảng Ngãi", "Sở Y tế tỉnh Quảng Ngãi"]
    assert meant(communes[0]) == ["Ủy ban nhân dân xã Ba Tơ", "Ủy ban nhân dân xã Ba Tô"]


def test_without_a_list_above_the_addressees_are_meant() -> None:
    to = "Kính gửi:\n- Sở Y tế;\n- Công an tỉnh;\n- UBND xã Ba Xa.\n\n"
    party = lead(paper("Các cơ quan nêu trên rà soát bến đò.", to=to), expand=True)
    assert meant(party) == ["Sở Y tế tỉnh Quảng Ngãi", "Công an tỉnh Quảng Ngãi"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Các xã nêu tại điểm 3", ["Ủy ban nhân dân xã Ba Tơ", "Ủy ban nhân dân xã Ba Tô"]),
        ("Các cơ quan nêu tại điểm 2", ["Sở Nội vụ tỉnh Quảng Ngãi", "Sở Y tế tỉnh Quảng Ngãi"]),
        ("Các xã nêu tại điểm 77", []),
    ],
)
def test_those_named_at_a_point(words: str, names: list[str]) -> None:
    text = paper(
        "Sở Xây dựng rà soát kho.",
        "Giao các Sở: Nội vụ, Y tế kiểm tra đò.",
        "UBND các xã: Ba Tơ, Ba Tô kiểm tra bến.",
        "Sở Tư pháp rà soát văn bản.",
        f"{words} rà soát cầu treo.",
    )
    party = lead(text, expand=True)
    assert party.collective
    assert meant(party) == names

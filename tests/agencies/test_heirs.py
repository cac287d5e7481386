"""Who does a body's work today, or on the day asked for."""

from __future__ import annotations

from datetime import date

import pytest

from extract.agencies import heir, register
from extract.rulebook import rulebook
from tests.agencies.papers import KON_TUM, NOW, THEN, lead, leads, paper, told

BEFORE_MERGER = date(2025, 4, 1)


def successor(
    phrase: str, as_of: date | None = None, *, place: str | None = None, on: date = THEN
) -> str | None:
    """The full name of the body that came after `phrase`."""
    after = heir(told(phrase, place, on), as_of, register(rulebook()))
    return after.full_name if after else None


@pytest.mark.parametrize(
    ("phrase", "as_of", "expected"),
    [
        ("Sở TT&TT Kon Tum", None, "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi"),
        ("Sở TT&TT Kon Tum", BEFORE_MERGER, "Sở Khoa học và Công nghệ tỉnh Kon Tum"),
        ("Sở TT&TT Kon Tum", date(2025, 2, 28), None),
        ("Sở TT&TT Kon Tum", date(2025, 3, 1), "Sở Khoa học và Công nghệ tỉnh Kon Tum"),
        ("Sở TT&TT Kon Tum", date(2025, 7, 1), "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi"),
        ("Sở Y tế tỉnh Kon Tum", None, "Sở Y tế tỉnh Quảng Ngãi"),
        ("Sở Y tế tỉnh Kon Tum", date(2025, 6, 30), None),
        ("Sở Y tế tỉnh Quảng Ngãi", None, None),
        ("Tỉnh ủy Kon Tum", None, "Tỉnh ủy Quảng Ngãi"),
        ("Cục Thuế tỉnh Kon Tum", None, "Thuế tỉnh Quảng Ngãi"),
        ("Bộ TT&TT", None, "Bộ Khoa học và Công nghệ"),
        ("Bộ TT&TT", date(2025, 2, 1), None),
        ("Bộ Y tế", None, None),
        ("UBND tỉnh Thừa Thiên Huế", None, "Ủy ban nhân dân thành phố Huế"),
        ("Đội Tuần tra chợ đêm", None, None),
        ("các sở, ngành", None, None),
    ],
)
def test_heirs_of_a_body(phrase: str, as_of: date | None, expected: str | None) -> None:
    assert successor(phrase, as_of) == expected


@pytest.mark.parametrize(
    ("phrase", "as_of", "expected"),
    [
        ("UBND tỉnh Đồng Nai", None, "Ủy ban nhân dân thành phố Đồng Nai"),
        ("UBND tỉnh Đồng Nai", date(2026, 4, 29), None),
        ("UBND tỉnh Đồng Nai", date(2026, 4, 30), "Ủy ban nhân dân thành phố Đồng Nai"),
        ("Sở Y tế tỉnh Bình Phước", None, "Sở Y tế thành phố Đồng Nai"),
        ("Sở Y tế tỉnh Bình Phước", date(2025, 8, 1), "Sở Y tế tỉnh Đồng Nai"),
        ("Tỉnh ủy Đồng Nai", None, "Thành ủy Đồng Nai"),
    ],
)
def test_dong_nai_became_a_city(phrase: str, as_of: date | None, expected: str | None) -> None:
    assert successor(phrase, as_of) == expected


@pytest.mark.parametrize(
    "phrase",
    [
        "UBND huyện Tư Nghĩa",
        "Công an huyện Tư Nghĩa",
        "Phòng Nội vụ huyện Tư Nghĩa",
        "Huyện ủy Tư Nghĩa",
        "UBND huyện Lý Sơn",
    ],
)
@pytest.mark.parametrize("as_of", [None, NOW])
def test_nobody_alone_came_after_a_district(phrase: str, as_of: date | None) -> None:
    assert told(phrase, on=THEN).known
    assert successor(phrase, as_of, place="Quảng Ngãi") is None


@pytest.mark.parametrize(
    ("phrase", "as_of", "expected"),
    [
        ("UBND xã Nghĩa Kỳ", None, "Ủy ban nhân dân xã Nghĩa Giang"),
        ("UBND xã Nghĩa Kỳ", BEFORE_MERGER, None),
        ("UBND thị trấn La Hà", None, "Ủy ban nhân dân xã Tư Nghĩa"),
        ("Đảng ủy xã Nghĩa Kỳ", None, "Đảng ủy xã Nghĩa Giang"),
        ("UBND xã Tịnh Khê", None, None),  # its name lives on
    ],
)
def test_a_commune_went_into_the_one_that_took_it(
    phrase: str, as_of: date | None, expected: str | None
) -> None:
    assert successor(phrase, as_of, place="Quảng Ngãi") == expected


# --- in a document ------------------------------------------------------------------------------------

OLD = paper("Sở Thông tin và Truyền thông rà soát loa.", "UBND huyện Đăk Hà kiểm tra.", **KON_TUM, day=THEN)


@pytest.mark.parametrize(
    ("as_of", "id_", "place"),
    [
        (None, "so-khoa-hoc-va-cong-nghe-tinh-quang-ngai", "Quảng Ngãi"),
        (BEFORE_MERGER, "so-khoa-hoc-va-cong-nghe-tinh-kon-tum", "Kon Tum"),
    ],
)
def test_a_party_carries_its_successor(as_of: date | None, id_: str, place: str) -> None:
    (party,), (district,) = leads(OLD, as_of=as_of)
    assert party.id == "so-thong-tin-va-truyen-thong-tinh-kon-tum"
    assert party.valid is True
    assert party.successor is not None
    assert (party.successor.id, party.successor.place) == (id_, place)
    assert party.successor.name == "Sở Khoa học và Công nghệ"
    assert (district.known, district.successor) == (True, None)


def test_while_it_lasts_a_party_has_no_successor() -> None:
    assert (
        lead(paper("Sở Thông tin và Truyền thông rà soát loa.", **KON_TUM, day=THEN), as_of=THEN).successor
        is None
    )
    assert lead(paper("Sở Y tế rà soát kho thuốc.")).successor is None

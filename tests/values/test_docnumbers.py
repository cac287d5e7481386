"""Numbers taken apart, spelt alike, and what kind of document they name."""

from __future__ import annotations

import pytest

from extract.rulebook import rulebook
from extract.values.docnumbers import Kinds, number_key, read_number, share_notation, tidy_number


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    return Kinds.of_rows(rulebook().words("kinds"))


@pytest.mark.parametrize(
    ("written", "serial", "year", "groups"),
    [
        ("35-NQ/TW", "35", None, ("NQ", "TW")),
        ("15/2021/NĐ-CP", "15", 2021, ("NĐ", "CP")),
        ("138/KH- UBND", "138", None, ("KH", "UBND")),
        ("16A/2001/QĐ-BTC", "16A", 2001, ("QĐ", "BTC")),
        ("66.13/2026/NQ-CP", "66.13", 2026, ("NQ", "CP")),
        ("06 TC/TCT", "06", None, ("TC", "TCT")),
        ("127/2007NĐ-CP", "127", 2007, ("NĐ", "CP")),
        ("1597/SXD-QLN& TTBĐS", "1597", None, ("SXD", "QLN", "TTBĐS")),
    ],
)
def test_a_number_in_its_pieces(written: str, serial: str, year: int | None, groups: tuple[str, ...]) -> None:
    number = read_number(written)
    assert number is not None
    assert (number.serial, number.year, number.groups) == (serial, year, groups)


def test_a_serial_that_looks_like_a_year_is_a_serial() -> None:
    number = read_number("2020/QĐ-UBND")
    assert number is not None
    assert (number.serial, number.year) == ("2020", None)


@pytest.mark.parametrize("words", ["", "QĐ-UBND", "số 5"])
def test_what_does_not_begin_with_a_serial_is_no_number(words: str) -> None:
    assert read_number(words) is None


def test_blanks_and_dashes_of_line_breaks_are_tidied() -> None:
    assert tidy_number("27 /TTr – HĐQT") == "27/TTr-HĐQT"


def test_spellings_of_one_number_share_a_key() -> None:
    assert len({number_key(n) for n in ("89/QĐ-TTg", "89/QĐ-TTG", "89 /QÐ – TTg")}) == 1
    assert number_key("89/QĐ-TTg") != number_key("89/2020/QĐ-TTg")
    assert number_key(None) == ""


def test_a_shared_notation_keeps_its_year() -> None:
    assert share_notation("12", "14/2024/TT-BTC") == "12/2024/TT-BTC"


@pytest.mark.parametrize(
    ("form", "number", "code"),
    [
        ("nghị quyết", "35-NQ/TW", "NQ"),
        ("quy định", "12-QĐ/TW", "QyĐ"),
        ("thông báo kết luận", "49/TB-UBND", "TB"),
        ("kế hoạch hành động", "128-KH/TU", "KH"),
        ("văn bản", "07/BC-HNB", "BC"),
        ("văn bản", "812/NHCS-KHNV", "CV"),
        ("công văn", "123/CT-TTHT", "CV"),  # CT is the tax office here
        ("công văn", "621/BC-STC", "BC"),
        ("thông tư", "07/2009/TTLT-BKHCN-BNV", "TTLT"),
        ("luật", "59/2020/QH14", "LUAT"),
        ("nghị quyết", "203/2025/QH15", "NQ"),
        (None, "217/CĐ-TTg", "CĐ"),
        (None, "01-QĐ/TW", "QĐ"),
        (None, "59/2020/QH14", None),
        (None, "812/NHCS-KHNV", None),
    ],
)
def test_the_word_before_a_number_wins_unless_it_says_little(
    kinds: Kinds, form: str | None, number: str, code: str | None
) -> None:
    assert kinds.of_mention(form, number) == code


def test_a_word_further_off_yields_to_a_notation_of_another_kind(kinds: Kinds) -> None:
    assert kinds.of_mention("kế hoạch", "12/BC-STC", direct=True) == "KH"
    assert kinds.of_mention("kế hoạch", "12/BC-STC", direct=False) == "BC"


def test_every_decree_30_kind_with_an_abbreviation_is_known(kinds: Kinds) -> None:
    codes = "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB CV"
    assert set(codes.split()) <= set(kinds.forms.values())

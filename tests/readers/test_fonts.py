"""Font encodings read and written: letter by letter, by run, and by line of a mixed document."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.fonts import converted, from_tcvn3, from_vni, to_tcvn3, to_unicode, to_vni

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents"

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
TONED = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES]
SMALL = [*TONED, *"bcdđghklmnpqrstvx"]
CODED = [*(letter for letter in SMALL if letter.isascii()), *"ăâêôơưđ"]  # capitals that TCVN3 has

# The codes of `MARKED`, written out: the module builds its tables otherwise. TCVN3 agrees with iconv's
# TCVN5712-1, VNI with the published tables of xvnkb.
TCVN3_CODES = """
b5 b6 b7 b8 b9  a8 bb bc bd be c6  a9 c7 c8 c9 ca cb  cc ce cf d0 d1  aa d2 d3 d4 d5 d6  d7 d8 dc dd de
df e1 e2 e3 e4  ab e5 e6 e7 e8 e9  ac ea eb ec ed ee  ef f1 f2 f3 f4  ad f5 f6 f7 f8 f9  fa fb fc fd fe  ae
"""
VNI_CODES = """
aø aû aõ aù aï  aê aè aú aü aé aë  aâ aà aå aã aá aä  eø eû eõ eù eï  eâ eà eå eã eá eä  ì æ ó í ò
oø oû oõ où oï  oâ oà oå oã oá oä  ô ôø ôû ôõ ôù ôï  uø uû uõ uù uï  ö öø öû öõ öù öï  yø yû yõ yù î  ñ
"""
MARKED = [letter for letter in SMALL if not letter.isascii()]

TEXT = "UBND tỉnh giao các Sở, ban ngành thực hiện việc này và báo cáo kết quả của nhân dân."
TCVN3 = "UBND tØnh giao c¸c Së, ban ngµnh thùc hiÖn viÖc nµy vµ b¸o c¸o kÕt qu¶ cña nh©n d©n."
VNI = "UBND tænh giao caùc Sôû, ban ngaønh thöïc hieän vieäc naøy vaø baùo caùo keát quaû cuûa nhaân daân."


def test_the_alphabet_is_whole() -> None:
    assert (len(TONED), len(MARKED)) == (72, 67)


@pytest.mark.parametrize(
    ("letter", "code"), [*zip(MARKED, map(chr, bytes.fromhex(TCVN3_CODES)), strict=True)]
)
def test_small_letters_of_tcvn3(letter: str, code: str) -> None:
    assert (from_tcvn3(code), to_tcvn3(letter)) == (letter, code)
    assert to_unicode(code, ".VnTimeH") == letter.upper()
    assert (to_tcvn3(letter.upper()) == code) is (letter not in "ăâêôơưđ")


@pytest.mark.parametrize(("letter", "code"), [*zip("ĂÂÊÔƠƯĐ", "¡¢£¤¥¦§", strict=True)])
def test_capitals_of_tcvn3(letter: str, code: str) -> None:
    assert (from_tcvn3(code), to_tcvn3(letter)) == (letter, code)


@pytest.mark.parametrize(("letter", "codes"), [*zip(MARKED, VNI_CODES.split(), strict=True)])
def test_letters_of_vni(letter: str, codes: str) -> None:
    assert (from_vni(codes), to_vni(letter)) == (letter, codes)
    assert (from_vni(codes.upper()), to_vni(letter.upper())) == (letter.upper(), codes.upper())
    assert from_vni(codes[0].upper() + codes[1:]) == letter.upper()


@pytest.mark.parametrize(("chars", "font"), [(TCVN3, ".VnTime"), (VNI, "VNI-Times")])
def test_sentences_both_ways(chars: str, font: str) -> None:
    assert to_unicode(chars, font) == TEXT
    assert (to_tcvn3(TEXT) if font == ".VnTime" else to_vni(TEXT)) == chars


@pytest.mark.parametrize(
    ("words", "font", "expected"),
    [
        ("Së", ".VnArial", "Sở"),
        ("Së", ".VNTIMEH", "SỞ"),
        ("Së", ".VnArial NarrowH", "SỞ"),
        ("Së", "ABCDEF+.VnTimeH,Bold", "SỞ"),
        ("Së", ".VnTimeH-BoldItalic", "SỞ"),
        ("Së", '".VnTime", serif', "Sở"),
        ("Sôû", "VNI Times", "Sở"),
        ("SÔÛ", "vni-helve", "SỞ"),
        ("Së", "Times New Roman", "Së"),
        ("Sôû", "VNtimes new roman", "Sôû"),
        ("Sôû", "", "Sôû"),
        ("Sở Y tế – UBND", ".VnTime", "Sở Y tế – UBND"),  # typed in Unicode all the same
        ("\uf053\uf0eb", ".VnTime", "Sở"),  # as symbols
        ("", ".VnTime", ""),
    ],
)
def test_the_name_of_the_font_decides(words: str, font: str, expected: str) -> None:
    assert to_unicode(words, font) == expected


def test_the_soft_hyphen_is_a_letter() -> None:
    assert from_tcvn3("ch\xad¬ng tr×nh, T\xad ph¸p") == "chương trình, Tư pháp"


@pytest.mark.parametrize("read", [from_tcvn3, from_vni])
def test_quotes_and_dashes_as_either_code_page_shows_them(read: type[str]) -> None:
    assert read("\x93a\x94 \x96 \x85\x80") == read("“a” – …€") == "“a” – …€"
    assert read("\x81 20° m² ±") == "\x81 20° m² ±"


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ("QUYÕT §ÞNH", "QUYẾT ĐỊNH"),
        ("ñY BAN NH¢N D¢N", "ỦY BAN NHÂN DÂN"),
        ("Uû BAN NH¢N D¢N tØnh", "UỶ BAN NHÂN DÂN tỉnh"),
        ("Së TµI CHÝNH", "SỞ TÀI CHÍNH"),
        ("TH¦êNG Vô QUèC HéI", "THƯỜNG VỤ QUỐC HỘI"),
        ("Uû ban nh©n d©n", "Uỷ ban nhân dân"),
        ("Bé GTVT", "Bộ GTVT"),
        ("vµ Bµ TRÇN THÞ LAN", "và Bà TRẦN THỊ LAN"),
        ("Sè: 15/Q§-UB", "Số: 15/QĐ-UB"),
        ("ë UBND x·", "ở UBND xã"),
        ("Sè\nKÕT LUËN", "Số\nKẾT LUẬN"),
    ],
)
def test_capitals_come_back_where_the_other_letters_are_capitals(codes: str, words: str) -> None:
    assert from_tcvn3(codes) == words


def test_an_odd_mark_stays() -> None:
    assert from_vni("ø uâ Tuaán") == "ø uâ Tuấn"
    assert from_vni("Quyù, kyï, kyø, hoïp") == "Quý, kỵ, kỳ, họp"


@pytest.mark.parametrize(("chars", "name"), [(TCVN3, "TCVN3 (ABC)"), (VNI, "VNI")])
def test_a_text_is_converted_and_named(chars: str, name: str) -> None:
    assert converted(chars) == (TEXT, name)


@pytest.mark.parametrize("write", [to_tcvn3, to_vni])
def test_only_the_lines_in_the_font_encoding_are_converted(write: type[str]) -> None:
    lines = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "",
        TEXT,
        "Hà Nội, ngày 02 tháng 01 năm 2012",
        "Căn cứ Luật Kế toán; Tòa án nhân dân tối cao; an toàn",
        TEXT.replace("UBND", "Cơ quan"),
        "§ 5 © 2012 «tên» 30° C",
        "(Đã ký)",
        "Cá nhân hoàn thành báo cáo trong tháng",
    ]
    in_font = {2, 5}
    mixed = "\n".join(write(line) if i in in_font else line for i, line in enumerate(lines))
    found = converted(mixed)
    assert found is not None
    assert found[0].split("\n")[:6] == lines[:6]
    assert found[0].split("\n")[7:] == lines[7:]


def test_decomposed_lines_of_a_mixed_document_are_composed() -> None:
    found = converted(unicodedata.normalize("NFD", TEXT) + "\n" + TCVN3)
    assert found == (f"{TEXT}\n{TEXT}", "TCVN3 (ABC)")


@pytest.mark.parametrize(
    "chars", ["", TEXT, TEXT + "\nChữ “cña” là lỗi phông.", "Façade où ñandú", "§ 1 © ® µ ¸ · ­"]
)
def test_what_is_not_in_a_font_encoding_is_left_alone(chars: str) -> None:
    assert converted(chars) is None


def test_no_document_of_the_corpus_is_taken_for_one() -> None:
    documents = list(DOCUMENTS.glob("*.txt"))
    assert documents
    assert [path.name for path in documents if converted(path.read_text(encoding="utf-8"))] == []


ONSETS = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
CODAS = " c ch m n ng nh p t i y o u"
SYLLABLES = st.builds(
    lambda onset, vowels, tone, coda: unicodedata.normalize("NFC", onset + vowels + tone + coda),
    st.sampled_from(ONSETS.split(" ")),
    st.sampled_from([*VOWELS, "iê", "uô", "ươ", "oa", "uâ", "uy"]),
    st.sampled_from(TONES),
    st.sampled_from(CODAS.split(" ")),
)
PHRASES = st.lists(SYLLABLES, min_size=1, max_size=12).map(" ".join)


@given(PHRASES)
def test_phrases_return_from_both_encodings(words: str) -> None:
    assert from_tcvn3(to_tcvn3(words)) == from_vni(to_vni(words)) == words
    assert from_vni(to_vni(words.upper())) == words.upper()
    assert from_vni(to_vni(words.title())) == words.title()
    assert to_unicode(to_tcvn3(words), ".VnTimeH") == words.upper()


@given(st.text(st.sampled_from(CODED) | st.characters(max_codepoint=0xFF)))
def test_any_codes_are_read_in_nfc_without_losing_a_line(chars: str) -> None:
    for read in (from_tcvn3, from_vni):
        words = read(chars)
        assert unicodedata.is_normalized("NFC", words)
        assert words.count("\n") == chars.count("\n")


def test_a_megabyte_is_converted_in_seconds() -> None:
    before = time.perf_counter()
    found = converted((VNI + "\n") * 10_000)
    assert found is not None
    assert found[0] == (TEXT + "\n") * 10_000
    assert converted(TCVN3 * 10_000) is not None
    assert time.perf_counter() - before < 20

"""What is read, what is mended, and what is refused with which words."""

from __future__ import annotations

import os
import random
import time
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from extract.errors import ReadError
from extract.readers import LINE_LIMIT, read
from extract.readers.limits import Limits, Terms

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Ủy ban nhân dân tỉnh giao Sở Tài chính chủ trì, phối hợp với các sở, ngành rà soát “danh mục” – trước "
    "ngày 30/6/2026; gửi ý kiến về Sở để tổng hợp, báo cáo.\nHuỳnh Thị Ngọc Hưởng ký thay.\n"
)


def windows_1258(chars: str) -> bytes:
    """`chars` as Windows writes them: most tones as combining marks behind their vowel."""
    out = bytearray()
    for char in chars:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", char)
            tone = next(m for m in marks if m in "\u0300\u0301\u0303\u0309\u0323")
            out += unicodedata.normalize("NFC", marks.replace(tone, "")).encode("cp1258") + tone.encode(
                "cp1258"
            )
    return bytes(out)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (unicodedata.normalize("NFD", TEXT).encode(), "utf-8"),
        (TEXT.replace("\n", "\r\n").encode(), "utf-8"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"), "utf-32-le"),
        (windows_1258(TEXT), "windows-1258"),
    ],
)
def test_the_same_text_comes_out_of_every_encoding(data: bytes, encoding: str) -> None:
    text = read(data, "a.txt")
    assert text.chars == TEXT
    assert text.encoding == encoding
    assert text.sha256 == sha256(data).hexdigest()


def test_an_old_encoding_is_noted() -> None:
    assert [code for code, _ in read(windows_1258(TEXT)).notes] == ["legacy-encoding"]
    assert read(TEXT.encode()).notes == ()


def test_stray_controls_and_lost_letters_are_kept_and_noted() -> None:
    chars = TEXT * 5 + "\x02 m\ufffdt\n"
    text = read(chars.encode())
    assert text.chars == chars
    assert [code for code, _ in text.notes] == ["control-characters", "lost-characters"]


def test_form_feeds_and_tabs_are_no_noise() -> None:
    assert read(b"\f\tmot\v\n" * 50).notes == ()


IN_UNICODE = "UBND tỉnh giao các Sở, ban ngành thực hiện việc này và báo cáo kết quả của nhân dân"
TCVN3 = "UBND tØnh giao c¸c Së, ban ngµnh thùc hiÖn viÖc nµy vµ b¸o c¸o kÕt qu¶ cña nh©n d©n"
VNI = "UBND tænh giao caùc Sôû, ban ngaønh thöïc hieän vieäc naøy vaø baùo caùo keát quaû cuûa nhaân daân"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
@pytest.mark.parametrize(("chars", "name"), [(TCVN3, "TCVN3"), (VNI, "VNI")])
def test_font_encodings_are_converted_and_noted(chars: str, name: str, encoding: str) -> None:
    text = read(chars.encode(encoding), "a.txt")
    assert text.chars == IN_UNICODE
    ((code, said),) = text.notes
    assert code == "legacy-encoding"
    assert name in said


def test_a_quoted_word_in_a_font_encoding_converts_nothing() -> None:
    assert read((TEXT + "Chữ “cña” là lỗi phông.\n").encode()).chars.endswith("phông.\n")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "tệp rỗng"),
        (b" \n\t\n", "không có chữ nào"),
        (b"\xef\xbb\xbf", "không có chữ nào"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04" + b"\x00" * 26 + b"word/document.xml", ".docx"),
        (b"PK\x03\x04" + b"\x00" * 26 + b"a.txt", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512, ".doc"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"Giao S\x00\x01", "nhị phân"),
        (b"a\x01b\x02c" * 100, "nhị phân"),
        (TEXT.encode()[:-2] + b"\xff\n", r"UTF-8 .*0xFF .*dòng 2"),
        ("Façade, maître, où".encode("latin-1"), "UTF-8"),
        (b"\xff\xfeG", "UTF-16-LE"),
        (b"\xff\xfeG\x00i", "UTF-16-LE"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words) as caught:
        read(data, "a.txt")
    for line in (caught.value.line("vi"), caught.value.line("en")):
        assert line.startswith("a.txt: ")
        assert len(line.splitlines()) == 1


def test_noise_is_refused_whatever_it_is() -> None:
    noise = random.Random(7)
    for size in (1, 20, 999, 100_000):
        with pytest.raises(ReadError):
            read(noise.randbytes(size) + b"\x00")


def test_files_are_named_as_they_were_given(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.MD"
    path.write_text(TEXT, encoding="utf-8")
    assert (read(path).name, read(str(path)).media_type) == ("kế hoạch.MD", "text/markdown")
    assert read(path, "khác.txt").name == "khác.txt"
    for missing in (tmp_path / "không-có.txt", tmp_path, path / "x"):
        with pytest.raises(ReadError) as caught:
            read(missing)
        assert str(caught.value).startswith(f"{missing}: ")


def test_a_text_given_as_a_path_is_told_how_to_be_passed() -> None:
    with pytest.raises(ReadError, match="bytes"):
        read("Giao Sở Y tế rà soát.\n" * 500)


def test_a_name_cannot_break_the_line_or_steer_the_terminal() -> None:
    line = str(ReadError("a\n\x1b[2J\u202e.txt", *[read_error().reason, read_error().mend]))
    assert line.startswith("a\\n\\x1b[2J\\u202e.txt: ")


def read_error() -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(b"")
    return caught.value


def test_too_much_is_refused_without_reading_on(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="64 MB"):
        read("/dev/zero" if os.path.exists("/dev/zero") else b"a" * (65 << 20))  # noqa: PTH110
    with pytest.raises(ReadError, match=r"0\.5 MB"):
        read(b"a " * (1 << 19), terms=Terms(Limits(size=1 << 19)))


def test_one_line_of_50_megabytes_is_refused_at_once() -> None:
    before = time.perf_counter()
    with pytest.raises(ReadError, match=f"{50 << 20} ký tự"):
        read(b"a" * (50 << 20))
    assert time.perf_counter() - before < 10


def test_a_long_text_of_lines_is_read() -> None:
    chars = "Giao Sở Y tế rà soát.\n" * (LINE_LIMIT // 20)
    assert len(chars) > LINE_LIMIT
    assert read(chars.encode()).chars == chars

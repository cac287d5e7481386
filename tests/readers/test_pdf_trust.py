"""What of a PDF is trusted, what is recognised instead, and what is refused."""

from __future__ import annotations

import gc
import random
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from extract.errors import ReadError
from extract.readers.limits import TERMS, Limits, Terms
from extract.readers.pdf.layer import layer_of
from extract.readers.pdf.reader import read_pdf
from tests.readers.pictures import hang, picture_of
from tests.readers.sheets import HEIGHT, MARGIN, PITCH, WIDTH, Sheets, booklet

if TYPE_CHECKING:
    from extract.readers.placed import Placed
from tests.readers.notices import ORDER, assert_placed, lines, notice


def refusal(data: bytes, terms: Terms = TERMS) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_pdf(data, "a.pdf", terms)
    return caught.value


GOOD = "Ủy ban nhân dân tỉnh giao Sở Tài chính chủ trì, phối hợp với các sở, ngành rà soát danh mục."


@pytest.mark.parametrize(
    ("chars", "layer"),
    [
        (GOOD, "good"),
        (GOOD * 20, "good"),
        ("- Lưu: VT, KGVX.\nTL. CHỦ TỊCH", "good"),
        (
            "The Ministry of Finance shall report to the Government on the use of the funds in time." * 5,
            "good",
        ),
        ("1 234 567 890 12 345 6 789 01 234", "good"),
        ("", "none"),
        ("2", "none"),
        ("Ký bởi: Văn phòng\nEmail: a@b.gov.vn\n12.03.2025 08:15:22 +07:00", "none"),
        ("UY BAN NHAN DAN CQNG HOA XA HQI CHU NGHIA VIET NAM Dec lap - Ty. do", "deceptive"),
        ("C?NG HÒA XÃ H?I CH? NGH?A VI?T NAM ??c l?p - T? do - H?nh phúc", "deceptive"),
        (
            "Uy ban nhan dan tinh giao So Tai chinh chu tri, phoi hop voi cac so, nganh ra soat. " * 4,
            "deceptive",
        ),
        ("\ue123\ue124\ue125\ue126 Sở \ue127\ue128 giao", "deceptive"),
        ("Ủy ban nh\ufffdn d\ufffdn t\ufffdnh giao S\ufffd T\ufffdi ch\ufffdnh", "deceptive"),
        ("Uû ban nh©n d©n tØnh chØ ®¹o c¸c Së thùc hiÖn viÖc nµy vµ b¸o c¸o " * 3, "deceptive"),
    ],
)
def test_a_layer_is_judged_by_its_letters(chars: str, layer: str) -> None:
    assert layer_of(chars) == layer


def photograph(sheets: Sheets) -> None:
    """A page that is a picture without words."""
    noise = Image.frombytes("L", (60, 80), random.Random(1).randbytes(4800))
    sheets.canvas.drawImage(ImageReader(noise), 0, 0, WIDTH, HEIGHT)


def scan(sheets: Sheets) -> None:
    """A page that is a picture of an order."""
    drawn = Sheets()
    drawn.paragraph(100, ORDER)
    hang(sheets, picture_of(drawn.done()), (WIDTH, HEIGHT))


def noted(placed: Placed) -> list[str]:
    return [code for code, _ in placed.notes]


def test_a_photograph_has_no_words() -> None:
    sheets = Sheets()
    photograph(sheets)
    assert "không có chữ nào" in str(refusal(sheets.done()))


def test_a_scan_with_a_stamp_is_a_scan() -> None:
    sheets = Sheets()
    scan(sheets)
    sheets.text(380, 30, "Ký bởi: Ủy ban nhân dân tỉnh Kiên Minh", 7)
    sheets.text(380, 38, "Thời gian ký: 03.02.2025 10:20:30 +07:00", 7)
    placed = read_pdf(sheets.done(), "a.pdf")
    assert noted(placed) == ["page-recognised"]
    assert "trước ngày 10/3/2025" in placed.chars
    assert "Ký bởi" in placed.chars
    assert_placed(placed, WIDTH + 1, HEIGHT + 1)


def test_a_deceptive_layer_is_recognised() -> None:
    line = "Uy ban nhan dan tinh thong bao ve viec vieng nghia trang liet si"
    sheets = Sheets()
    for k in range(6):
        sheets.text(MARGIN, 100 + PITCH * k, line)
    placed = read_pdf(sheets.done(), "a.pdf")
    assert noted(placed) == ["page-recognised"]
    assert all(p.sure is not None for p in placed.places)


def test_recognised_pages_are_named_and_pages_without_words_are_pages() -> None:
    sheets = Sheets()
    sheets.paragraph(100, ORDER)
    sheets.turn()
    scan(sheets)
    sheets.turn()
    sheets.turn()  # blank
    sheets.paragraph(100, ORDER)
    placed = read_pdf(sheets.done(), "a.pdf")
    assert noted(placed) == ["page-recognised"]
    assert "Trang 2 (trong 4 trang)" in placed.notes[0][1]
    assert placed.chars.count("\f") == 3
    assert {p.page for p in placed.places} == {1, 2, 4}
    assert {p.page for p in placed.places if p.sure is not None} == {2}


def test_a_pdf_without_words_is_refused() -> None:
    assert "không có chữ" in str(refusal(Sheets().done()))


def test_locked_files_are_refused_and_empty_passwords_open() -> None:
    sheets = Sheets(encrypt="bimat")
    sheets.paragraph(100, ORDER)
    error = refusal(sheets.done())
    assert "mật khẩu" in str(error)
    assert "qpdf" in error.line("en")
    open_to_all = Sheets(encrypt="")
    open_to_all.paragraph(100, ORDER)
    assert lines(read_pdf(open_to_all.done(), "a.pdf"))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.4\n" + bytes(range(256)) * 20])
def test_damaged_files_are_refused(data: bytes) -> None:
    assert "bị hỏng" in str(refusal(data))


def test_cut_and_scrambled_files_are_read_or_refused() -> None:
    data = notice()
    chance = random.Random(7)
    for _ in range(40):
        broken = bytearray(data[: chance.randrange(100, len(data))])
        for _ in range(chance.randrange(60)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            assert_placed(read_pdf(bytes(broken), "a.pdf"), 20_000, 20_000)
        except ReadError as error:
            assert "\n" not in str(error)  # noqa: PT017


def test_too_many_pages_are_refused() -> None:
    assert "2 trang" in str(refusal(notice(), Terms(Limits(pages=1))))


def test_memory_does_not_grow_with_the_pages() -> None:
    def peak(count: int) -> float:
        held = booklet(count, ORDER)
        gc.collect()
        tracemalloc.start()
        read_pdf(held, "a.pdf")
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(80) < 80 / 20 * peak(20)

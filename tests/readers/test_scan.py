"""Scans recognised by Tesseract: words and their places, pages turned or askew, tables, dirt, mixed files."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from corpus.scans import scanned
from extract import extract
from extract.errors import ReadError
from extract.readers import read
from tests.readers.pictures import TOLD, hang, picture_of, place_of, saved, slips, words
from tests.readers.sheets import Sheets

if TYPE_CHECKING:
    from extract.text import Text

WIDE, HIGH = SIZE = (595.0, 420.0)
LEFT, TOP, PITCH = 60.0, 60.0, 22.0
LINES = (
    "Giao Sở Nông nghiệp chủ trì, phối hợp với Đảng ủy xã Kiên",
    "Đông kiểm tra các hồ chứa nước, báo cáo trước ngày 15/5/2025.",
    "Công an tỉnh bố trí lực lượng hướng dẫn tàu thuyền vào bến,",
    "không để người dân ở lại trên lồng bè khi có gió mạnh.",
    "Văn phòng theo dõi, đôn đốc việc thực hiện; tổng hợp kết quả",
    "của từng đơn vị gửi lãnh đạo xem xét vào cuối quý III/2025.",
    "Trường hợp vượt thẩm quyền thì gửi ý kiến bằng văn bản cho",
    "cơ quan cấp trên để được hướng dẫn, giải quyết kịp thời.",
    "Các thôn ven biển dự trữ lương thực đủ dùng trong bảy hôm,",
    "kiểm kê thuốc men, nước sạch và áo phao hiện còn trong kho.",
    "Đài truyền thanh phát tin bão sáng, trưa, chiều mỗi hôm.",
)
TABLE = [[["Số"], ["Nhiệm vụ"], ["Chủ trì"]], [["1"], ["Nạo vét kênh Bắc"], ["Sở Xây dựng"]]]
EDGES = (60.0, 100.0, 330.0, 500.0)


@cache
def drawn() -> bytes:
    """A page with a text layer."""
    sheets = Sheets(SIZE)
    for k, line in enumerate(LINES):
        sheets.text(LEFT, TOP + k * PITCH, line)
    return sheets.done()


@cache
def scan() -> bytes:
    return scanned(drawn(), dpi=300, worn=False)


@cache
def recognised() -> Text:
    return read(scan(), "chỉ thị.pdf")


def spots() -> dict[str, tuple[float, float, float]]:
    """Left, baseline and right of the words that stand on the page once."""
    pen = Sheets(SIZE)
    pen.text(0, 0, "")
    every = words(" ".join(LINES))
    found = {}
    for k, line in enumerate(LINES):
        for i, word in enumerate(words(line)):
            if every.count(word) > 1 or len(word) < 3:  # short ones are cut out roughly
                continue
            left = LEFT + pen.canvas.stringWidth(" ".join([*words(line)[:i], ""]))
            found[word] = (left, TOP + k * PITCH, left + pen.canvas.stringWidth(word))
    return found


def seen_of(text: Text) -> dict[str, tuple[float, float, float, float]]:
    """The boxes of the words of `spots` that were recognised."""
    whole = [text.chars[p.start : p.end] for p in text.places]
    return {
        word: p.box
        for word, p in zip(whole, text.places, strict=True)
        if word in spots() and whole.count(word) == 1 and p.box is not None
    }


def share(text: Text) -> float:
    """How much of the page's words stand in `text` in their order."""
    want, got = words(" ".join(LINES)), words(text.chars)
    best = [0] * (len(got) + 1)
    for word in want:
        row = [0]
        for i, other in enumerate(got):
            row.append(best[i] + 1 if word == other else max(row[i], best[i + 1]))
        best = row
    return best[-1] / len(want)


def codes(text: Text) -> list[str]:
    return [code for code, _ in text.notes]


def of_picture(picture: Image.Image) -> Text:
    return read(saved(picture, "PDF", resolution=300), "a.pdf")


def test_a_scan_is_read() -> None:
    text = recognised()
    assert share(text) > 0.95
    assert (text.reader, text.media_type, text.pages) == ("pdf", "application/pdf", 1)
    assert text.ocr
    assert codes(text) == ["page-recognised"]
    assert "Trang 1 " in text.notes[0][1]
    assert text.page_sizes[0] == pytest.approx(SIZE, abs=1)


def test_a_text_layer_that_can_be_trusted_is_not_recognised() -> None:
    text = read(drawn(), "a.pdf")
    assert not text.ocr
    assert text.notes == ()


def test_every_word_has_a_place_and_tells_how_sure_it_is() -> None:
    text = recognised()
    assert "".join(text.chars[p.start : p.end] for p in text.places) == "".join(text.chars.split())
    for place in text.places:
        assert place.page == 1
        assert place.sure is not None
        assert 0 <= place.sure <= 1
        assert place.box is not None
        left, top, right, bottom = place.box
        assert 0 <= left < right <= WIDE + 1
        assert 0 <= top < bottom <= HIGH + 1


def test_a_word_stands_where_it_was_drawn() -> None:
    seen = seen_of(recognised())
    assert len(seen) > 0.9 * len(spots())
    for word, (left, top, right, bottom) in seen.items():
        at, base, end = spots()[word]
        assert left == pytest.approx(at, abs=3), word
        assert right == pytest.approx(end, abs=3), word
        assert base - 16 < top < base - 5, word
        assert base - 2 < bottom < base + 6, word


def test_a_line_stands_where_the_text_layer_has_it() -> None:
    for line in read(drawn(), "a.pdf").places:
        assert line.box is not None
        inside = [
            p.box
            for p in recognised().places
            if p.box and line.box[1] < (p.box[1] + p.box[3]) / 2 < line.box[3]
        ]
        around = (min(b[0] for b in inside), min(b[1] for b in inside))
        assert around == pytest.approx(line.box[:2], abs=4)
        assert max(b[2] for b in inside) == pytest.approx(line.box[2], abs=4)


def test_the_letter_of_iceland_is_the_one_of_viet_nam() -> None:
    chars = recognised().chars
    assert {"Đảng", "Đông", "Đài"} <= set(words(chars))
    assert "Ð" not in chars
    assert "ð" not in chars


def test_a_worn_scan_is_read() -> None:
    assert share(read(scanned(drawn(), dpi=300, worn=True), "a.pdf")) > 0.85


@pytest.mark.parametrize(
    "turn",
    [
        90,
        180,
        270,
    ],
)
def test_a_turned_page_is_read_upright_with_boxes_on_the_page_as_shown(turn: int) -> None:
    text = of_picture(picture_of(drawn()).rotate(turn, expand=True))  # against the clock
    wide, high = text.page_sizes[0]
    assert (wide > high) == (turn == 180)
    assert share(text) > 0.95
    seen = seen_of(text)
    assert len(seen) > 0.9 * len(spots())
    for word, box in seen.items():
        at, base, end = spots()[word]
        middle = ((at + end) / 2, base - 4)
        x, y = {
            90: (middle[1], WIDE - middle[0]),
            180: (WIDE - middle[0], HIGH - middle[1]),
            270: (HIGH - middle[1], middle[0]),
        }[turn]
        assert box[0] < x < box[2], word
        assert box[1] < y < box[3], word


@pytest.mark.parametrize("tilt", [2, -2])
def test_a_page_askew_is_read_and_boxes_cover_the_words(tilt: int) -> None:
    picture = picture_of(drawn()).rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=255)
    text = of_picture(picture)
    assert share(text) > 0.9
    assert words(text.chars)[:3] == ["Giao", "Sở", "Nông"]
    seen = seen_of(text)
    assert len(seen) > 0.8 * len(spots())
    sin, cos = math.sin(math.radians(tilt)), math.cos(math.radians(tilt))
    for word, (left, top, right, bottom) in seen.items():
        at, base, end = spots()[word]
        across, down = (at + end - WIDE) / 2, base - 4 - HIGH / 2
        assert left < WIDE / 2 + across * cos + down * sin < right, word
        assert top < HIGH / 2 - across * sin + down * cos < bottom, word
        assert bottom - top < 24, word


def test_a_few_lines_askew_are_lines() -> None:
    sheets = Sheets(SIZE)
    sheets.paragraph(140, " ".join(LINES[:4]))
    straight = picture_of(sheets.done())
    askew = straight.rotate(2, resample=Image.Resampling.BICUBIC, fillcolor=255)
    starts = [
        [words(line)[0] for line in of_picture(p).chars.splitlines() if line] for p in (straight, askew)
    ]
    assert len(starts[0]) == 4
    assert starts[1] == starts[0]


def test_a_ruled_table_becomes_rows_with_cells() -> None:
    sheets = Sheets(SIZE)
    sheets.text(LEFT, 60, LINES[0])
    rest = [["2"], ["Sửa cầu treo", "và đường vào bản"], ["Sở Tài chính"]]
    bottom = sheets.table(80, EDGES, [*TABLE, rest])
    sheets.text(LEFT, bottom + 30, LINES[2])
    text = read(scanned(sheets.done(), dpi=300, worn=False), "a.pdf")
    assert [line for line in text.chars.splitlines() if line.startswith("|")] == [
        "| Số | Nhiệm vụ | Chủ trì |",
        "| 1 | Nạo vét kênh Bắc | Sở Xây dựng |",
        "| 2 | Sửa cầu treo và đường vào bản | Sở Tài chính |",
    ]
    assert {p.cell for p in text.places if p.cell} == {(0, r, c) for r in range(3) for c in range(3)}
    assert place_of(text, "Nạo").cell == (0, 1, 1)
    assert place_of(text, "Giao").cell is None
    assert text.chars.index("Giao") < text.chars.index("| Số") < text.chars.index("thuyền")


def test_a_table_one_line_high_is_a_row() -> None:
    sheets = Sheets(SIZE)
    sheets.text(LEFT, 60, LINES[0])
    bottom = sheets.table(80, EDGES, TABLE[1:])
    sheets.text(LEFT, bottom + 30, LINES[2])
    text = read(scanned(sheets.done(), dpi=300, worn=False), "a.pdf")
    assert "\n| 1 | Nạo vét kênh Bắc | Sở Xây dựng |\n" in text.chars


def test_a_streak_through_running_text_is_no_table() -> None:
    picture = picture_of(drawn())
    pixels = np.array(picture)
    pixels[:, 1290:1293] = 40
    text = of_picture(Image.fromarray(pixels))
    assert "|" not in text.chars
    assert share(text) > 0.7


def test_specks_are_no_words() -> None:
    picture = picture_of(slips().done())
    pixels = np.array(picture)
    chance = np.random.default_rng(5)
    for _ in range(80):
        y, x = int(chance.integers(400, pixels.shape[0] - 4)), int(chance.integers(pixels.shape[1] - 4))
        pixels[y : y + 3, x : x + 3] = 50
    assert words(of_picture(Image.fromarray(pixels)).chars) == words(" ".join(TOLD))


def test_a_file_of_both_kinds_of_pages_reads_both_and_names_the_recognised() -> None:
    sheets = slips()
    sheets.turn()
    hang(sheets, picture_of(slips().done()), (420, 150))
    text = read(sheets.done(), "a.pdf")
    assert words(text.chars) == words(" ".join(TOLD * 2))
    assert codes(text) == ["page-recognised"]
    assert "Trang 2 (" in text.notes[0][1]
    assert {p.page for p in text.places if p.sure is None} == {1}
    assert {p.page for p in text.places if p.sure is not None} == {2}


def test_a_deceptive_layer_under_a_picture_is_passed_over() -> None:
    sheets = Sheets(SIZE)
    for k in range(len(LINES)):
        sheets.text(LEFT, TOP + k * PITCH, "Uy ban nhan dan tinh thong bao ve viec phong chong bao lu")
    hang(sheets, picture_of(drawn()), SIZE)
    text = read(sheets.done(), "a.pdf")
    assert share(text) > 0.95
    assert "Uy ban nhan dan" not in text.chars
    assert codes(text) == ["page-recognised"]


def numbered(gap: str, tilt: float = 0.0) -> Text:
    """A scan in whose number a form field is filled in, over what was typed there."""
    typed = Sheets(SIZE)
    for k, line in enumerate((f"Số: 987{gap}/CT-UBND", "", *LINES)):
        typed.text(LEFT, TOP + k * PITCH, line)
    picture = picture_of(typed.done())
    sheets = Sheets(SIZE)
    hang(sheets, picture.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=255), SIZE)
    before = typed.canvas.stringWidth("Số: ")
    sheets.canvas.acroForm.textfield(
        x=LEFT + before - 1, y=HIGH - TOP - 4, width=30, height=16, value="542", borderWidth=0, fontSize=11
    )
    return read(sheets.done(), "a.pdf")


def test_what_form_fields_show_is_taken_from_the_file() -> None:
    text = numbered("   ")
    assert words(text.chars)[:3] == ["Số:", "542", "/CT-UBND"]
    assert place_of(text, "542").sure is None
    assert place_of(text, "/CT-UBND").sure is not None


def test_what_form_fields_show_is_taken_from_the_file_for_a_page_askew_too() -> None:
    assert place_of(numbered("   ", tilt=1.5), "542").sure is None


def test_a_scan_gives_orders_with_lead_and_deadline() -> None:
    sheets = Sheets(SIZE)
    y = sheets.head()
    sheets.paragraph(
        y,
        "1. Sở Nông nghiệp và Môi trường chủ trì kiểm tra các hồ chứa nước, báo cáo Ủy ban "
        "nhân dân tỉnh trước ngày 15/5/2025.",
    )
    record = extract(scanned(sheets.done(), dpi=300, worn=False), name="a.pdf")
    (order,) = record.directives
    assert order.leads[0].name == "Sở Nông nghiệp và Môi trường"
    assert order.deadlines[0].due == "2025-05-15"


@pytest.mark.parametrize("size", [(1, 500), (500_000, 500_000)])
def test_a_page_too_narrow_or_too_wide_to_be_drawn_has_no_words(size: tuple[float, float]) -> None:
    sheets = Sheets(size)
    hang(sheets, Image.new("L", (60, 40), 255), size)
    with pytest.raises(ReadError, match=r"a\.pdf"):
        read(sheets.done(), "a.pdf")

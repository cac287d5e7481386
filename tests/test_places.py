"""Every word of a record stands somewhere: on a page, in a paragraph or a cell; recognised words say so."""

from __future__ import annotations

import io
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from docx import Document

from extract import extract
from extract.pipeline import extract_text
from extract.text import Text
from tests.readers.sheets import MARGIN, Sheets
from tests.repair.recognised import HIGH, WIDE, recognised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas import Directive, DocumentRecord, Place

EDGES = (85.0, 115.0, 270.0, 355.0, 440.0, 490.0, 539.0)
COLUMNS = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Phối hợp", "Sản phẩm", "Thời gian")
ORDER = (
    "Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính, Công an tỉnh rà soát bến cảng theo Nghị quyết số "
    "57-NQ/TW, xây dựng đề án, báo cáo Ủy ban nhân dân tỉnh trước ngày 10/3/2025."
)
OWN = " \n\f|"  # what a reader puts in


def row(n: int) -> list[list[str]]:
    task = [f"Kiểm tra bến cảng số {n},", "lập danh mục bến cũ"]
    return [[f"{n}"], task, ["Sở Xây dựng"], ["Sở Tài chính"], ["Báo cáo"], ["Tháng", f"{n + 4}/2025"]]


@cache
def plan() -> DocumentRecord:
    """Four pages: a head, orders one of which goes on over the page break, a table which does, a foot."""
    sheets = Sheets()
    y = sheets.head()
    sheets.centred(312, y, "KẾ HOẠCH", 14)
    sheets.centred(312, y + 17, "Sắp xếp bến cảng", 14)
    y = sheets.paragraph(y + 50, "I. NHIỆM VỤ")
    for n in range(1, 5):
        y = sheets.paragraph(y, f"{n}. {ORDER}")
    sheets.text(MARGIN + 36, 765, "5. Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ kiểm tra các")
    sheets.text(MARGIN, 782, "trạm y tế ven biển, tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh")
    sheets.turn()
    sheets.centred(312, 40, "2")
    sheets.text(MARGIN, 80, "trước ngày 15/4/2025 theo Công văn số 15/UBND-TH.")
    sheets.paragraph(110, f"6. {ORDER}")
    sheets.turn()
    sheets.centred(312, 40, "3")
    sheets.paragraph(80, "II. PHÂN CÔNG")
    sheets.table(560, EDGES, [[[name] for name in COLUMNS], row(1), row(2)], size=8)
    sheets.turn()
    sheets.centred(312, 40, "4")
    rest = [[""], ["và gửi các địa phương"], [""], [""], [""], [""]]
    y = sheets.table(60, EDGES, [[[name] for name in COLUMNS], rest, row(3)], size=8)
    sheets.foot(y + 60)
    return extract(sheets.done(), name="ke-hoach.pdf")


@cache
def letter() -> DocumentRecord:
    """A Word file with an order and a table."""
    made = Document()
    made.add_paragraph("Số: 12/KH-UBND")
    made.add_paragraph(f"1. {ORDER}")
    table = made.add_table(3, len(COLUMNS), style="Table Grid")
    rows = [COLUMNS, *([" ".join(cell) for cell in row(n)] for n in (1, 2))]
    for i, cells in enumerate(rows):
        for k, words in enumerate(cells):
            table.cell(i, k).text = words
    file = io.BytesIO()
    made.save(file)
    return extract(file.getvalue(), name="ke-hoach.docx")


def spans(record: DocumentRecord) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every extent of a record that is somebody's words, and what it is."""
    for reference in record.references:
        yield "reference", reference.span
    for directive in record.directives:
        yield "directive", directive.span
        for name in ("leads", "coordinators", "report_to", "actions", "deadlines"):
            for part in getattr(directive, name):
                yield name, part.span
        if directive.product is not None:
            yield "product", directive.product.span


def homes(record: DocumentRecord) -> list[Place | None]:
    """The place of each character."""
    found: list[Place | None] = [None] * len(record.text)
    for place in record.places:
        for at in range(*place.span):
            assert found[at] is None, "two places for one character"
            found[at] = place
    return found


def words_of(record: DocumentRecord, place: Place) -> str:
    return record.text[slice(*place.span)]


def order(record: DocumentRecord, path: str) -> Directive:
    return next(d for d in record.directives if d.path.endswith(path))


# --- pages


def test_the_plan_has_words_of_every_kind() -> None:
    kinds = {
        "reference",
        "directive",
        "leads",
        "coordinators",
        "report_to",
        "actions",
        "deadlines",
        "product",
    }
    assert {name for name, _ in spans(plan())} == kinds
    assert len(plan().directives) == 9


def test_every_word_of_a_record_stands_in_a_box_on_its_page() -> None:
    record = plan()
    where = homes(record)
    sizes = record.source.page_sizes
    assert len(sizes) == record.source.pages == 4
    for name, span in spans(record):
        assert any(where[at] for at in range(*span)), name
        for at in range(*span):
            if record.text[at] in OWN:
                continue
            place = where[at]
            assert place is not None, (name, record.text[slice(*span)], record.text[at])
            assert place.page is not None
            assert place.box is not None
            left, top, right, bottom = place.box
            width, height = sizes[place.page - 1]
            assert 0 <= left < right <= width
            assert 0 <= top < bottom <= height


def test_places_come_in_the_order_of_the_text_a_line_each() -> None:
    record = plan()
    for a, b in pairwise(record.places):
        assert a.span[0] < a.span[1] <= b.span[0]
    shown = [words_of(record, place) for place in record.places]
    assert not [words for words in shown if "\n" in words or "|" in words or words != words.strip()]
    assert "trạm y tế ven biển, tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh" in shown
    assert shown.index("TỈNH KIÊN MINH") < shown.index("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert shown[-1] == "Nguyễn Văn Khải"


def test_all_that_is_no_place_was_put_in_by_the_reader() -> None:
    record = plan()
    assert {c for c, place in zip(record.text, homes(record), strict=True) if place is None} <= set(OWN)


def test_boxes_of_a_directive_are_its_lines() -> None:
    record = plan()
    for directive in record.directives:
        start, end = directive.span
        lines = [p for p in record.places if p.span[0] < end and start < p.span[1]]
        assert [(box.page, box.box) for box in directive.boxes] == [(p.page, p.box) for p in lines] != []


def test_a_directive_over_the_page_break_has_boxes_on_both_pages() -> None:
    assert [box.page for box in order(plan(), ".5").boxes] == [1, 1, 2]
    first = order(plan(), "I.1").boxes
    assert {box.page for box in first} == {1}
    assert len(first) >= 3
    assert first[0].box[0] == pytest.approx(MARGIN + 36, abs=25)
    assert [box.box[0] for box in first[1:]] == pytest.approx([MARGIN] * (len(first) - 1), abs=1)


def test_the_row_a_page_breaks_has_boxes_on_both_pages() -> None:
    record = plan()
    broken = next(d for d in record.directives if "bến cảng số 2" in d.text)
    assert {box.page for box in broken.boxes} == {3, 4}
    after = next(d for d in record.directives if "bến cảng số 3" in d.text)
    assert {box.page for box in after.boxes} == {4}
    cells = {p.cell for p in record.places if p.cell is not None}
    assert cells == {(0, r, c) for r in range(4) for c in range(6)}


# --- paragraphs and cells


def test_words_of_a_word_file_stand_in_a_paragraph_or_a_cell() -> None:
    record = letter()
    where = homes(record)
    assert {name for name, _ in spans(record)} >= {"directive", "leads", "deadlines", "product", "reference"}
    for name, span in spans(record):
        for at in range(*span):
            if record.text[at] in OWN:
                continue
            place = where[at]
            assert place is not None, (name, record.text[at])
            assert (place.paragraph is None) != (place.cell is None)
            assert (place.page, place.box) == (None, None)


def test_each_paragraph_and_each_cell_is_one_place() -> None:
    record = letter()
    shown = [(words_of(record, p), p.paragraph, p.cell) for p in record.places]
    assert shown[:3] == [("Số: 12/KH-UBND", 0, None), (f"1. {ORDER}", 1, None), ("TT", None, (0, 0, 0))]
    cells = [cell for _, _, cell in shown if cell is not None]
    assert cells == [(0, r, c) for r in range(3) for c in range(6)]
    assert [d.boxes for d in record.directives] == [[]] * 3
    assert record.source.page_sizes == []


def test_plain_text_has_no_places() -> None:
    record = extract(f"1. {ORDER}\n".encode())
    assert (record.places, record.directives[0].boxes, record.source.page_sizes) == ([], [], [])
    assert not record.source.ocr


# --- what was recognised

SCAN = "Số: l2/KH-UBND\nHà Nam, ngày l7 tháng 9 năm 2025\n\n1. Giao Sở Y tế kiểm tra các kho thuốc.\n"


def scan(**doubted: float) -> DocumentRecord:
    return extract_text(recognised(SCAN, **doubted))


def test_a_recognised_text_says_so_and_a_text_layer_does_not() -> None:
    assert scan().source.ocr
    assert not plan().source.ocr


def test_the_record_is_made_of_the_mended_text_and_tells_what_was_mended() -> None:
    record = scan()
    assert (record.header.number, record.header.issued_on) == ("12/KH-UBND", "2025-09-17")
    told = [w for w in record.warnings if w.code == "ocr-repaired"]
    assert [record.text[slice(*w.span)] for w in told if w.span] == ["12", "17"]
    assert "«l2», sửa thành «12»" in told[0].message
    assert [w.code for w in extract_text(Text(SCAN)).warnings if w.code.startswith("ocr")] == []


def test_doubtful_words_of_a_directive_are_told() -> None:
    record = scan(kho=0.4, thuốc=0.7, Hà=0.1)
    (warning,) = [w for w in record.warnings if w.code == "ocr-unsure"]
    assert "«kho»" in warning.message
    assert warning.span == record.directives[0].span
    assert [w for w in scan().warnings if w.code == "ocr-unsure"] == []


def test_how_sure_the_recogniser_was_lowers_the_confidence() -> None:
    (whole,) = extract_text(Text(SCAN)).directives
    (sure,), (doubted,) = scan().directives, scan(kho=0.2).directives
    assert whole.confidence > sure.confidence > doubted.confidence
    assert whole.field_confidence is not None
    assert doubted.field_confidence is not None
    assert whole.field_confidence.leads > doubted.field_confidence.leads
    assert sure.confidence == pytest.approx(whole.confidence * 0.97, abs=0.001)


def test_lines_of_words_are_places_of_the_record() -> None:
    record = scan()
    assert [words_of(record, p) for p in record.places] == [line for line in record.text.split("\n") if line]
    (box,) = record.directives[0].boxes
    right = WIDE * len(SCAN.splitlines()[-1])
    assert (box.page, box.box) == (1, (WIDE * len("1. "), 2 * HIGH, right, 2 * HIGH + 10))


def test_doubtful_figures_of_the_head_are_told() -> None:
    head = "Số: 44 /CT-UBND\nKiên Minh, ngày 1} tháng 9 năm 2024\nCHỈ THỊ\n"
    doubted = {"44": 0.7, "1}": 0.5, "CHỈ": 0.1}
    told = [w for w in extract_text(recognised(head, **doubted)).warnings if w.code == "ocr-unsure"]
    assert [head[slice(*w.span)] for w in told if w.span] == ["44", "ngày 1} tháng 9 năm 2024"]
    assert [w for w in extract_text(recognised(head)).warnings if w.code == "ocr-unsure"] == []


def test_words_that_got_their_marks_back_are_told_at_once() -> None:
    chars = "1. Giao Sở Y tế tô chức tập huấn.\n2. Giao Sở Y tế tô chức kiêm tra.\n"
    record = extract_text(recognised(chars, tô=0.8, kiêm=0.8))
    (warning,) = [w for w in record.warnings if w.code.startswith("ocr")]
    assert warning.code == "ocr-respelled"
    assert warning.message.endswith("tô → tổ, kiêm → kiểm.")
    assert "tổ chức kiểm tra" in record.text

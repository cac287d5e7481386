"""Sketches of pages: the lines of a page and those of a task on it, as paths; nothing without pages."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import TYPE_CHECKING

from extract import extract
from extract.outputs import html
from extract.outputs.sheets import shown_on, sketches
from tests.readers.sheets import MARGIN, Sheets

if TYPE_CHECKING:
    from schemas import DocumentRecord

ORDER = (
    "Giao Sở Xây dựng chủ trì, phối hợp với Công an tỉnh kiểm tra các bến đò, báo cáo Ủy ban nhân dân tỉnh "
    "trước ngày 10/3/2025."
)
STORY = "Mùa nước năm nay về sớm, nhiều bến đò đã phải tạm nghỉ từ giữa tháng; dân đi lại rất vất vả."


@cache
def letter() -> DocumentRecord:
    """Four pages: an order, a story, an order that goes on over the page break, to a page of another size."""
    sheets = Sheets()
    y = sheets.head()
    sheets.paragraph(y, f"1. {ORDER}")
    sheets.turn()
    sheets.paragraph(80, STORY)
    sheets.turn()
    sheets.text(MARGIN + 36, 780, "2. Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ kiểm tra các trạm y tế")
    sheets.turn()
    sheets.canvas.setPageSize((612.0, 792.0))
    sheets.height = 792.0
    y = sheets.paragraph(80, "ven biển, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/4/2025.")
    sheets.foot(y + 40)
    return extract(sheets.done(), name="thu.pdf")


def plain() -> DocumentRecord:
    return extract(f"1. {ORDER}\n".encode())


def boxes(path: object) -> list[tuple[int, ...]]:
    """The boxes of a path: left, top, right, bottom."""
    assert isinstance(path, str)
    drawn = re.findall(r"M(\d+) (\d+)H(\d+)V(\d+)H(\d+)z", path)
    assert "".join("M{} {}H{}V{}H{}z".format(*each) for each in drawn) == path
    assert all(left == again for left, _, _, _, again in drawn)
    return [tuple(map(int, each[:4])) for each in drawn]


def whole(box: tuple[float, ...]) -> tuple[int, ...]:
    return tuple(map(round, box))


def page(*records: DocumentRecord) -> str:
    out = io.BytesIO()
    html.write(records, out)
    return out.getvalue().decode()


def test_each_page_with_a_task_has_a_sketch_of_its_lines() -> None:
    record = letter()
    sheets = list(sketches(record, 7))
    assert [sheet["id"] for sheet in sheets] == ["s7-1", "s7-3", "s7-4"]
    assert [(sheet["width"], sheet["height"]) for sheet in sheets] == [(595, 842), (595, 842), (612, 792)]
    for sheet, number in zip(sheets, (1, 3, 4), strict=True):
        lines = [whole(p.box) for p in record.places if p.page == number and p.box is not None]
        assert boxes(sheet["lines"]) == lines != []


def test_a_task_is_shown_on_its_pages_among_their_lines() -> None:
    record = letter()
    first, second = record.directives
    (shown,) = shown_on(first, record, 7)
    assert (shown["number"], shown["id"], shown["width"], shown["height"]) == (1, "s7-1", 595, 842)
    assert boxes(shown["boxes"]) == [whole(box.box) for box in first.boxes]
    over = shown_on(second, record, 7)
    assert [(each["number"], each["width"], each["height"]) for each in over] == [
        (3, 595, 842),
        (4, 612, 792),
    ]
    assert [b for each in over for b in boxes(each["boxes"])] == [whole(box.box) for box in second.boxes]
    lines = {sheet["id"]: boxes(sheet["lines"]) for sheet in sketches(record, 7)}
    for each in (shown, *over):
        assert {*boxes(each["boxes"])} < {*lines[each["id"]], (0, 0, 0, 0)}


def test_text_without_pages_has_no_sketches() -> None:
    record = plain()
    assert record.directives
    assert list(sketches(record, 1)) == []
    assert [shown_on(directive, record, 1) for directive in record.directives] == [[]]
    assert "<svg" not in page(record)


def test_the_page_draws_each_sketch_once_and_every_task_on_it() -> None:
    shown = page(letter(), plain(), letter())
    drawn = re.findall(r'<g id="(s\d-\d)">', shown)
    assert drawn == ["s1-1", "s1-3", "s1-4", "s3-1", "s3-3", "s3-4"]
    assert re.findall(r'<use href="#(s\d-\d)"/>', shown) == drawn
    sizes = ["595 842", "595 842", "612 792"]
    assert re.findall(r'viewBox="0 0 (\d+ \d+)"', shown) == [*sizes, *sizes]
    for sheet in sketches(letter(), 1):
        assert shown.count(f'class="lines" d="{sheet["lines"]}"') == 2
    for directive in letter().directives:
        for each in shown_on(directive, letter(), 1):
            assert shown.count(f'class="here" d="{each["boxes"]}"') == 2


def test_the_page_names_the_pages_of_a_task() -> None:
    summaries = re.findall(r'<details class="sheets"><summary>([^<]*)</summary>', page(letter()))
    assert summaries == ["Trang 1", "Trang 3, 4"]

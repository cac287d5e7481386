"""The task list for a mail: what a Markdown reader makes of it is what the record says."""

from __future__ import annotations

import io
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from extract.outputs import markdown, write

if TYPE_CHECKING:
    from extract.errors import Lang
    from schemas import DocumentRecord


LIST = """## KH 24/KH-UBND ngày 05/3/2026, UBND tỉnh Bình Sơn

Tháo gỡ dự án chậm tiến độ

1. **Sở Tài chính** (phối hợp: Sở Xây dựng): rà soát dự án chậm tiến độ. Hạn: **{}**. {} (mục 1.a)
2. **Công an tỉnh**: báo cáo số liệu. Hạn: **{}**. (mục 1.b)
3. **Các sở, ban, ngành tỉnh**: thường xuyên kiểm tra cơ sở dữ liệu dùng chung. {} (mục 1.c)
"""


def written(records: list[DocumentRecord], lang: Lang = "vi") -> str:
    out = io.BytesIO()
    markdown.write(records, out, lang)
    assert not out.closed
    return out.getvalue().decode()


def read(text: str) -> str:
    """What a CommonMark reader shows of `text`, as HTML."""
    return str(MarkdownIt().render(text))


def test_a_document_is_a_heading_and_a_numbered_line_for_each_task(plan: DocumentRecord) -> None:
    days = "trước ngày 05/7/2026", "trước 17 giờ 00 ngày 25/6/2026; định kỳ hằng năm (trước ngày 10/12)"
    gaps = "Còn thiếu: sản phẩm; báo cáo.", "Còn thiếu: thời hạn; sản phẩm; báo cáo."
    assert written([plan]) == LIST.format(days[0], gaps[0], days[1], gaps[1])


def test_a_reader_makes_a_list_of_it_with_bold_parties_and_deadlines(plan: DocumentRecord) -> None:
    shown = read(written([plan]))
    assert shown.count("<h2>") == shown.count("<ol>") == 1
    assert shown.count("<li>") == 3
    assert re.findall(r"<li><strong>(.*?)</strong>", shown) == [
        "Sở Tài chính",
        "Công an tỉnh",
        "Các sở, ban, ngành tỉnh",
    ]
    assert "Hạn: <strong>trước ngày 05/7/2026</strong>." in shown


def test_each_document_counts_from_one_under_its_own_heading(records: list[DocumentRecord]) -> None:
    text = written([*records, records[0]])
    assert re.findall(r"^## .*|^\d+\.", text, re.MULTILINE) == [
        "## KH 24/KH-UBND ngày 05/3/2026, UBND tỉnh Bình Sơn",
        *("1.", "2.", "3."),
        "## +thu.txt",
        *("1.", "2."),
        "## KH 24/KH-UBND ngày 05/3/2026, UBND tỉnh Bình Sơn",
        *("1.", "2.", "3."),
    ]
    assert "\n\n\n" not in text
    assert text.endswith(".c)\n")


def test_a_document_without_tasks_says_so(plan: DocumentRecord) -> None:
    empty = plan.model_copy(update={"directives": []})
    assert written([empty]).splitlines()[-1] == "Không có nhiệm vụ nào."
    assert written([empty], "en").splitlines()[-1] == "No tasks."
    assert written([]) == ""


def test_english_words_around_vietnamese_ones(plan: DocumentRecord) -> None:
    heading, _, _, _, first, *_ = written([plan], "en").splitlines()
    assert heading == "## KH 24/KH-UBND of 05/3/2026, UBND tỉnh Bình Sơn"
    assert "(with: Sở Xây dựng)" in first
    assert "Due: **trước ngày 05/7/2026**. Missing: product; report. (item 1.a)" in first


HOSTILE = (
    "a*b*c và __d__",
    "[mẫu số 1](https://example.org)",
    "![ảnh](x.png) `mã` ~~bỏ~~",
    "<script>alert(1)</script> <b>đậm</b>",
    "| a | b | và # đề mục",
    "C:\\tmp\\*.txt, \\[x\\]",
    "dòng một\n\n## dòng hai\n- dòng ba",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_that_markdown_would_read_as_its_own_stay_words(plan: DocumentRecord, words: str) -> None:
    first = plan.directives[0]
    odd = plan.model_copy(
        update={
            "header": plan.header.model_copy(update={"subject": words}),
            "directives": [
                first.model_copy(
                    update={"task": words, "leads": [first.leads[0].model_copy(update={"name": words})]}
                )
            ],
        }
    )
    shown = read(written([odd]))
    assert set(re.findall(r"<(\w+)", shown)) == {"h2", "p", "ol", "li", "strong"}
    plain = unescape(re.sub(r"<[^>]+>", "", shown))
    line = " ".join(words.split())
    assert plain.splitlines()[1] == line
    assert f"\n{line} (phối hợp: Sở Xây dựng): {line}. Hạn: " in plain


def test_write_knows_the_format_and_takes_explanations(plan: DocumentRecord) -> None:
    from extract.explain import Explanation

    out = io.BytesIO()
    write("md", [Explanation(plan, {}, (), ())], out)
    assert out.getvalue().decode() == written([plan])

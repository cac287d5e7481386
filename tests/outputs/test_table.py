"""The table on a terminal: nothing runs over the edge, nothing is said by colour alone."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from extract.outputs import table

if TYPE_CHECKING:
    from schemas import DocumentRecord

TODAY = date(2026, 6, 28)


def render(records: list[DocumentRecord], width: int, *, colour: bool = False, lang: str = "vi") -> str:
    out = io.StringIO()
    table.write(records, out, lang, today=TODAY, width=width, colour=colour)  # type: ignore[arg-type]
    return out.getvalue()


def flat(shown: str) -> str:
    return " ".join(shown.split())


@pytest.mark.parametrize("width", [40, 80, 140])
def test_no_line_is_wider_than_the_terminal_and_no_task_is_cut(
    records: list[DocumentRecord], width: int
) -> None:
    shown = render(records, width)
    assert max(map(cell_len, shown.splitlines())) <= width
    assert "…" not in shown
    tasks = [directive.task for record in records for directive in record.directives]
    assert {word for task in tasks for word in task.split()} <= set(shown.split())


def test_a_wide_table_has_columns_for_place_and_coordinators(plan: DocumentRecord) -> None:
    head = next(line for line in render([plan], 140).splitlines() if "Nội dung" in line)
    assert re.split(r"\s{2,}", head.strip()) == [
        "TT",
        "Mục",
        "Nội dung nhiệm vụ",
        "Chủ trì",
        "Phối hợp",
        "Thời hạn",
        "Còn thiếu",
    ]


def test_a_narrow_table_still_says_place_and_coordinators(plan: DocumentRecord) -> None:
    shown = flat(render([plan], 80))
    assert "1.a rà soát" in shown
    assert "Phối hợp: Sở" in shown
    assert "Còn thiếu: sản phẩm; báo cáo" in shown


def test_urgency_is_said_in_words_without_any_escape(records: list[DocumentRecord]) -> None:
    shown = render(records, 140)
    assert "\x1b" not in shown
    assert "quá hạn 3 ngày" in shown  # 17:00 on the 25th
    assert "còn 6 ngày" in shown  # before the 5th of July: its last day is the 4th
    assert "còn 186 ngày" in shown
    summary = shown.splitlines()[-1]
    assert summary.startswith("5 nhiệm vụ trong 2 văn bản: 1 quá hạn, 1 đến hạn trong 7 ngày, 1 còn hạn")


@pytest.mark.parametrize(
    ("words", "sgr"), [("quá hạn 3 ngày", "1;31"), ("còn 6 ngày", "33"), ("còn 186 ngày", "32")]
)
def test_each_urgency_has_its_colour(
    records: list[DocumentRecord], words: str, sgr: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert f"\x1b[{sgr}m{words}" in render(records, 140, colour=True)


def test_colour_changes_no_word(records: list[DocumentRecord]) -> None:
    assert re.sub(r"\x1b\[[\d;]*m", "", render(records, 140, colour=True)) == render(records, 140)


def test_escape_sequences_of_a_document_do_not_reach_the_terminal(plan: DocumentRecord) -> None:
    first = plan.directives[0].model_copy(update={"task": "\x1b[2Jxóa màn hình\u202e [red]đỏ[/red]"})
    hostile = plan.model_copy(update={"directives": [first]})
    shown = render([hostile], 140)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[red]đỏ[/red]" in flat(shown)


def test_a_document_without_tasks_says_so_and_shows_its_warnings(plan: DocumentRecord) -> None:
    shown = render([plan.model_copy(update={"directives": []})], 80)
    assert "Không có nhiệm vụ nào." in shown
    assert "! Không thấy địa danh." in shown


def test_english_heads(plan: DocumentRecord) -> None:
    shown = render([plan], 140, lang="en")
    assert "Coordinating" not in shown
    assert "6 days left" in shown
    assert shown.splitlines()[-1].startswith("3 tasks in 1 documents: 1 overdue")

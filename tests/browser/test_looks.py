"""How the page looks and reads: light and dark, without its script, to a screen reader, on paper."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Opener, Watched

PAPER = {"light": "rgb(255, 255, 255)", "dark": "rgb(22, 25, 29)"}


def paper(page: Page) -> str:
    return str(page.eval_on_selector("body", "body => getComputedStyle(body).backgroundColor"))


def other(theme: str) -> str:
    return "dark" if theme == "light" else "light"


# --- light and dark -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_begins_as_the_system_is_turns_when_asked_and_remembers(
    opened: Opener, letter_text: str, theme: str
) -> None:
    page = opened(letter_text, color_scheme=theme).page
    assert paper(page) == PAPER[theme]
    page.locator("#theme").click()
    assert paper(page) == PAPER[other(theme)]
    asked_for = page.url
    page.context.pages[0].close()
    again = page.context.new_page()
    again.goto(asked_for)
    for _ in range(20):  # the browser writes down what it is to remember in its own time
        if paper(again) == PAPER[other(theme)]:
            break
        again.wait_for_timeout(100)
        again.reload()
    assert paper(again) == PAPER[other(theme)]
    again.keyboard.press("t")
    assert paper(again) == PAPER[theme]
    again.reload()
    assert paper(again) == PAPER[theme]


# --- a screen reader ----------------------------------------------------------------------------------------


def barriers(page: Page) -> list[str]:
    """What axe-core calls serious or critical, with the elements."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {node['html'][:120]}"
        for each in found
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_axe_finds_no_barrier(opened: Opener, letter_text: str, theme: str, lang: Any) -> None:
    watched = opened(letter_text, lang=lang, color_scheme=theme)
    page = watched.page
    assert barriers(page) == []
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    watched.row(1).locator(".goto").click()
    assert barriers(page) == []
    page.locator("[data-p]").first.click()
    assert barriers(page) == []
    page.keyboard.press("?")
    assert barriers(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_barrier_on_a_narrow_page_and_on_one_without_tasks(
    opened: Opener, letter_text: str, theme: str
) -> None:
    assert (
        barriers(opened(letter_text, color_scheme=theme, viewport={"width": 400, "height": 800}).page) == []
    )
    empty = opened("Năm 2025, toàn tỉnh đã trồng được 12.000 cây.\n", color_scheme=theme).page
    assert empty.locator("#shown").text_content() == "Hiện 0 / 0 nhiệm vụ"
    assert barriers(empty) == []


def test_axe_does_see_a_barrier_where_there_is_one(letter: Watched) -> None:
    letter.page.evaluate(
        "document.querySelector('#find').closest('label').replaceWith(document.querySelector('#find'))"
    )
    assert [each.split(":")[0] for each in barriers(letter.page)] == ["label"]


def test_nothing_runs_over_the_edge_of_a_narrow_page(opened: Opener, letter_text: str) -> None:
    page = opened(letter_text, viewport={"width": 360, "height": 700}).page
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


# --- without the script -------------------------------------------------------------------------------------


def test_a_page_without_its_script_still_reads(opened: Opener, letter_text: str) -> None:
    watched = opened(letter_text, java_script_enabled=False)
    record = watched.explanations[0].record
    for number, directive in enumerate(record.directives, 1):
        row = watched.row(number)
        assert row.is_visible()
        assert directive.task in row.inner_text()
        assert directive.leads[0].name in row.inner_text()
    assert watched.page.locator(".source").text_content() == record.text
    assert watched.page.locator(".source").is_visible()
    why = watched.row(1).locator("details")
    why.locator("summary").click()
    assert why.locator("ul").is_visible()


# --- on paper -----------------------------------------------------------------------------------------------


def printed(pdf: bytes) -> str:
    """The letters of a PDF that Chromium wrote, in its order, without blanks: the pages show glyphs in
    hexadecimal, and each font says which letters its glyphs stand for."""
    objects = dict(re.findall(rb"(?ms)^(\d+) 0 obj\n(.*?)\nendobj", pdf))

    def stream(number: bytes) -> bytes:
        return zlib.decompressobj().decompress(objects[number].split(b"stream\n", 1)[1])

    pieces: list[str] = []
    for page in (each for each in objects.values() if each.startswith(b"<</Type /Page\n")):
        glyphs: dict[int, str] = {}
        width = 0
        for font, shown in re.findall(
            rb"/F(\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj", stream(re.findall(rb"/Contents (\d+)", page)[0])
        ):
            if font:
                glyphs = _letters(stream(re.findall(rb"/ToUnicode (\d+)", objects[font])[0]).decode())
                width = 4 if b"/Subtype /Type0" in objects[font] else 2
            pieces += [glyphs[int(shown[i : i + width], 16)] for i in range(0, len(shown), width)]
    return "".join("".join(pieces).split())


def _letters(table: str) -> dict[int, str]:
    """The letters by glyph of a `ToUnicode` table."""
    read: dict[int, str] = {}
    for block in re.findall(r"(?s)beginbfchar\n(.*?)endbfchar", table):
        for glyph, letter in re.findall(r"<(\w+)> <(\w+)>", block):
            read[int(glyph, 16)] = bytes.fromhex(letter).decode("utf-16-be")
    for block in re.findall(r"(?s)beginbfrange\n(.*?)endbfrange", table):
        for first, last, letter in re.findall(r"<(\w+)> <(\w+)> <(\w+)>", block):
            for i in range(int(last, 16) - int(first, 16) + 1):
                read[int(first, 16) + i] = chr(int(letter, 16) + i)
    return read


def test_a_page_prints_on_a4_with_every_task_and_the_source(opened: Opener, letter_text: str) -> None:
    watched = opened(letter_text, color_scheme="dark")
    watched.page.emulate_media(media="print")
    assert paper(watched.page) == PAPER["light"]  # no ink for a dark ground
    widths = "panes => new Set(panes.map(each => each.clientWidth).concat(document.body.clientWidth)).size"
    assert watched.page.eval_on_selector_all(".pane", widths) == 1  # one below the other
    pdf = watched.page.pdf(prefer_css_page_size=True)
    boxes = {tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox \[([\d. ]+)\]", pdf)}
    assert [tuple(map(round, box)) for box in boxes] == [(0, 0, 595, 842)]
    assert len(re.findall(rb"/Type /Page\n", pdf)) >= 2  # the source begins on a page of its own
    words = printed(pdf)
    record = watched.explanations[0].record
    for directive in record.directives:
        assert "".join(directive.task.split()) in words
    assert "".join(record.text.split()) in words

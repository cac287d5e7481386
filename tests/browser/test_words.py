"""From a row to its words and back: what is marked, what comes into view, what a click on words answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.explain.words import Glossary

if TYPE_CHECKING:
    from extract.explain import Passage
    from tests.browser.conftest import Opener, Watched


def passages(watched: Watched) -> list[Passage]:
    """The passages without a task, in the order in which the page numbers them."""
    return [p for one in watched.explanations for p in one.passages if p.directive is None]


def test_the_source_pane_is_the_text_itself(letter: Watched) -> None:
    (source,) = letter.page.locator(".source").all_text_contents()
    assert source == letter.explanations[0].record.text
    shown = letter.page.locator(".source").inner_text()
    assert shown.rstrip("\n") == source.rstrip("\n")  # line for line what a reader sees


def test_a_click_on_a_row_marks_its_words_and_its_fields(letter: Watched) -> None:
    directive = letter.explanations[0].record.directives[0]
    letter.row(1).locator(".goto").click()
    assert letter.chosen() == [1]
    assert letter.words(1) == letter.explanations[0].record.text[slice(*directive.span)]
    marked = letter.page.locator(".source .on")
    assert "".join(marked.all_text_contents()) == letter.words(1)
    assert letter.page.locator(".source .on.lead").all_text_contents() == ["Sở Y tế"]
    assert letter.page.locator(".source .on.coord").all_text_contents() == ["Sở Tài chính"]
    assert letter.page.locator(".source .on.time").all_text_contents() == ["trước ngày 20/6/2026"]
    letter.row(2).locator(".goto").click()
    assert letter.chosen() == [2]
    assert "".join(marked.all_text_contents()) == letter.words(2) != letter.words(1)


def test_a_lead_that_stands_elsewhere_is_marked_where_it_stands(opened: Opener) -> None:
    text = (
        "Ủy ban nhân dân tỉnh yêu cầu:\n\n1. Sở Xây dựng:\n\na) Rà soát các cầu treo.\n\n"
        "b) Kiểm tra kè sông.\n\n2. Sở Y tế tổ chức trực cấp cứu.\n"
    )
    watched = opened(text)
    watched.row(2).locator(".goto").click()
    assert watched.words(2) == "Kiểm tra kè sông."
    assert watched.page.locator(".source .on.lead").all_text_contents() == ["Sở Xây dựng"]


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 400}, {"width": 420, "height": 700}])
def test_a_click_on_a_row_brings_its_words_into_view(
    opened: Opener, letter_text: str, viewport: dict[str, int]
) -> None:
    watched = opened(letter_text, viewport=viewport)
    first = '.source [data-d~="5"]'
    assert not watched.in_view(first)
    watched.row(5).locator(".goto").click()
    assert watched.in_view(first)


def test_a_click_on_words_chooses_their_row_and_leaves_the_source_where_it_is(
    opened: Opener, letter_text: str
) -> None:
    watched = opened(letter_text, viewport={"width": 1280, "height": 400})
    words, place = watched.page.locator('.source [data-d~="3"]').first, "pane => pane.scrollTop"
    words.evaluate("each => each.scrollIntoView({block: 'end'})")  # at the edge, not in the middle
    before = watched.page.eval_on_selector("#text", place)
    assert before > 0
    assert not watched.in_view('li[data-row="3"] .goto')
    words.click()
    assert watched.chosen() == [3]
    assert watched.in_view('li[data-row="3"] .goto')
    assert watched.page.evaluate("document.activeElement.closest('li').dataset.row") == "3"
    assert watched.page.eval_on_selector("#text", place) == before


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_click_on_a_passage_that_is_no_task_says_why(opened: Opener, letter_text: str, lang: str) -> None:
    watched = opened(letter_text, lang=lang)
    said = watched.page.locator("#said")
    assert not said.is_visible()
    for number, passage in enumerate(passages(watched), 1):
        watched.page.locator(f'[data-p="{number}"]').first.click()
        told = said.text_content() or ""
        assert said.is_visible()
        assert passage.text in told
        assert Glossary().said(passage.by, lang) in told  # type: ignore[arg-type]
        assert passage.by in told
        assert watched.chosen() == []
    watched.row(1).locator(".goto").click()
    assert not said.is_visible()


def test_a_link_of_the_passages_leads_to_their_words(opened: Opener, letter_text: str) -> None:
    watched = opened(letter_text, viewport={"width": 1280, "height": 400})
    watched.page.locator("#text > details summary").click()
    links = watched.page.locator("a[data-at]")
    assert links.count() == len(passages(watched)) > 1
    for number in range(1, links.count() + 1):
        links.nth(number - 1).click()
        assert watched.in_view(f'[data-p="{number}"]')


def test_a_row_tells_its_reasons_when_asked(letter: Watched) -> None:
    record = letter.explanations[0].record
    why = letter.row(1).locator("details")
    assert not why.locator("ul").is_visible()
    why.locator("summary").click()
    told = why.locator("li").all_text_contents()
    reasons = letter.explanations[0].reasons[record.directives[0].id]
    assert len(told) == len(reasons) + len(letter.explanations[0].colliding(record.directives[0].span))
    for line, reason in zip(told, reasons, strict=False):
        assert Glossary().said(reason.by, "vi").rstrip(".") in line
        assert line.endswith(f" {reason.by}")


def test_a_page_cannot_fetch_even_if_it_is_told_to(letter: Watched) -> None:
    refused = letter.page.evaluate(
        """() => new Promise(done => {
            setTimeout(() => done("nothing"), 3000);
            document.addEventListener("securitypolicyviolation", event => done(event.effectiveDirective));
            const image = new Image();
            image.src = "http://127.0.0.1:9/x.png";
        })"""
    )
    assert refused == "img-src"
    assert letter.noise  # the browser says so, too
    letter.noise.clear()

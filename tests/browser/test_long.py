"""A plan of a hundred pages: it opens, its last task is found, and only what is looked at is laid out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Opener, Watched


@pytest.fixture
def plan(opened: Opener, long_text: str) -> Watched:
    """The page of the plan."""
    watched = opened(long_text)
    assert len(watched.explanations[0].record.directives) > 500
    return watched


def last(watched: Watched) -> int:
    """The number of the last task."""
    return len(watched.explanations[0].record.directives)


def test_the_last_task_can_be_chosen_and_its_words_come_into_view(plan: Watched) -> None:
    end = last(plan)
    assert not plan.in_view(f'.source [data-d~="{end}"]')
    plan.row(end).locator(".goto").click()
    assert plan.chosen() == [end]
    assert plan.in_view(f'.source [data-d~="{end}"]')
    assert plan.in_view(f'li[data-row="{end}"] .goto')


@pytest.mark.parametrize("share", [0.25, 0.5, 0.75])
def test_a_task_in_the_middle_is_found_over_blocks_that_were_never_laid_out(
    plan: Watched, share: float
) -> None:
    middle = int(last(plan) * share)
    plan.row(middle).locator(".goto").click()
    assert plan.in_view(f'.source [data-d~="{middle}"]')
    plan.page.keyboard.press("j")
    assert plan.chosen() == [middle + 1]
    assert plan.in_view(f'.source [data-d~="{middle + 1}"]')
    assert plan.in_view(f'li[data-row="{middle + 1}"] .goto')


def test_words_of_the_last_page_choose_their_row(plan: Watched) -> None:
    end = last(plan)
    plan.page.locator(f'.source [data-d~="{end}"]').first.scroll_into_view_if_needed()
    plan.page.locator(f'.source [data-d~="{end}"]').first.click()
    assert plan.chosen() == [end]
    assert plan.in_view(f'li[data-row="{end}"] .goto')


def test_filters_and_search_work_on_hundreds_of_rows(plan: Watched) -> None:
    directives = plan.explanations[0].record.directives
    theirs = [i for i, each in enumerate(directives, 1) if "Hội Nông dân tỉnh" in each.text]
    plan.page.select_option("#agency", "Hội Nông dân tỉnh")
    assert plan.page.locator("#shown").text_content() == f"Hiện {len(theirs)} / {last(plan)} nhiệm vụ"
    assert plan.shown() == theirs
    plan.page.fill("#find", "ke song so 1")
    named = [i for i in theirs if re.search(r"kè sông số 1", directives[i - 1].text)]
    assert plan.shown() == named
    assert 0 < len(named) < len(theirs)
    plan.page.keyboard.press("Escape")
    for number in named[:3]:
        plan.page.keyboard.press("j")
        assert plan.chosen() == [number]
        assert plan.in_view(f'.source [data-d~="{number}"]')


def test_blocks_out_of_sight_are_left_to_the_browser(plan: Watched) -> None:
    blocks = plan.page.locator(".source > .block")
    styles = blocks.evaluate_all("blocks => blocks.map(each => getComputedStyle(each).contentVisibility)")
    assert set(styles) == {"auto"}
    assert len(styles) > 20
    longest = max(text.count("\n") for text in blocks.all_text_contents())
    assert longest <= 40  # no block holds so many lines that laying it out is felt
    looked_at = "each => each.firstElementChild.checkVisibility({contentVisibilityAuto: true})"
    assert blocks.first.evaluate(looked_at) is True
    assert blocks.last.evaluate(looked_at) is False


def test_find_in_page_and_the_text_itself_reach_blocks_out_of_sight(plan: Watched) -> None:
    assert plan.page.locator(".source").text_content() == plan.explanations[0].record.text
    found = plan.page.evaluate("window.find('đò ngang số 204, lập danh mục')")
    assert found is True
    assert "đò ngang số 204" in plan.page.evaluate("getSelection().toString()")

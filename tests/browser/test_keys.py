"""The page by keyboard: from task to task, to the reasons, to the search and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Watched


@pytest.mark.parametrize(("after", "before"), [("j", "k"), ("ArrowDown", "ArrowUp")])
def test_one_key_goes_to_the_next_task_and_one_to_the_task_before(
    letter: Watched, after: str, before: str
) -> None:
    keys = letter.page.keyboard
    for number in (1, 2, 3, 4, 5, 5):
        keys.press(after)
        assert letter.chosen() == [number]
        assert letter.in_view(f'.source [data-d~="{number}"]')
    for number in (4, 3, 2, 1, 1):
        keys.press(before)
        assert letter.chosen() == [number]


def test_tasks_that_are_filtered_out_are_passed_over(letter: Watched) -> None:
    letter.page.select_option("#time", "soon")
    letter.page.locator("h1").click()
    for number in (2, 3, 3):
        letter.page.keyboard.press("j")
        assert letter.chosen() == [number]


def test_w_opens_and_closes_the_reasons_of_the_chosen_task(letter: Watched) -> None:
    keys = letter.page.keyboard
    keys.press("w")
    assert letter.page.locator("details[open]").count() == 0  # nothing is chosen yet
    keys.press("j")
    keys.press("w")
    assert letter.row(1).locator("details ul").is_visible()
    assert letter.page.locator("details[open]").count() == 1
    keys.press("w")
    assert letter.page.locator("details[open]").count() == 0


def test_a_slash_goes_to_the_search_where_letters_are_letters_and_escape_leaves_it(letter: Watched) -> None:
    keys = letter.page.keyboard
    keys.press("/")
    assert letter.page.evaluate("document.activeElement.id") == "find"
    keys.type("jkwt?/")
    assert letter.page.input_value("#find") == "jkwt?/"
    assert letter.chosen() == []
    assert not letter.page.locator("#keys").is_visible()
    letter.page.fill("#find", "")
    keys.press("Escape")
    assert letter.page.evaluate("document.activeElement.id") != "find"
    keys.press("j")
    assert letter.chosen() == [1]


def test_letters_with_a_control_key_stay_the_browsers(letter: Watched) -> None:
    for chord in ("Control+j", "Alt+j", "Meta+j"):
        letter.page.keyboard.press(chord)
    assert letter.chosen() == []


def test_a_question_mark_shows_the_keys_and_escape_closes_them(letter: Watched) -> None:
    keys, dialog = letter.page.keyboard, letter.page.locator("#keys")
    keys.press("?")
    assert dialog.is_visible()
    assert letter.page.get_by_role("dialog", name="Phím tắt").count() == 1
    assert dialog.locator("kbd").all_text_contents() == ["j", "↓", "k", "↑", "w", "/", "t", "Esc"]
    keys.press("j")
    assert letter.chosen() == []  # the dialog has the keyboard
    keys.press("Escape")
    assert not dialog.is_visible()
    letter.page.locator("#help").click()
    dialog.locator("button").click()
    assert not dialog.is_visible()


def test_escape_puts_an_answer_away(letter: Watched) -> None:
    said = letter.page.locator("#said")
    letter.page.locator("[data-p]").first.click()
    assert said.is_visible()
    letter.page.keyboard.press("Escape")
    assert not said.is_visible()


def test_every_control_can_be_reached_by_tab_in_the_order_of_reading(letter: Watched) -> None:
    reached: list[str] = []
    for _ in range(19):
        letter.page.keyboard.press("Tab")
        reached.append(
            letter.page.evaluate(
                "(e => e.id || `${e.closest('li') ? e.closest('li').dataset.row : ''}${e.tagName}`)"
                "(document.activeElement)"
            )
        )
    rows = [f"{number}{tag}" for number in range(1, 6) for tag in ("BUTTON", "SUMMARY")]
    assert reached[:18] == ["find", "agency", "time", "missing", "theme", "help", "tasks", *rows, "text"]
    assert reached[18] == "SUMMARY"  # the passages that are no tasks

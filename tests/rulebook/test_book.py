"""Where rules match: first words, anchors, beginnings of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.rulebook import Rulebook, lowered

if TYPE_CHECKING:
    from pathlib import Path

RULE = """\
- id: sample.{name}
  find: '{find}'
  examples: [<<x>>]
  never: [y]
"""


def book(folder: Path, head: str, *rules: tuple[str, str, str]) -> Rulebook:
    """A book of one file; a rule is (name, find, further lines)."""
    text = f"label: sample\n{head}rules:\n"
    for name, find, more in rules:
        text += RULE.format(name=name, find=find) + more
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    return Rulebook(folder)


def hits(rules: Rulebook, text: str, start: int = 0, end: int | None = None) -> list[tuple[str, str]]:
    found = rules.search("sample", text, lowered(text), start, end)
    return [(f.rule.id.removeprefix("sample."), text[f.start : f.end]) for f in found]


def test_without_an_anchor_every_match_is_found(tmp_path: Path) -> None:
    rules = book(tmp_path, "", ("one", "một", ""), ("two", "một hai", ""))
    assert hits(rules, "Một hai, một") == [("one", "Một"), ("one", "một"), ("two", "Một hai")]


def test_an_anchor_says_where(tmp_path: Path) -> None:
    rules = book(tmp_path, "anchor: '(?<=, )một'\n", ("one", "một", ""))
    assert hits(rules, "một, một") == [("one", "một")]


def test_overlapping_anchors_are_all_tried(tmp_path: Path) -> None:
    rules = book(tmp_path, "anchor: 'a a|a'\n", ("a", "a a", ""))
    assert hits(rules, "a a a") == [("a", "a a"), ("a", "a a")]


def test_rules_are_tried_at_their_first_words_only(tmp_path: Path) -> None:
    starts = "  starts: [trước, '\\d']\n"
    rules = book(tmp_path, "anchor: '.{1,9}!'\n", ("any", "[^!]{1,9}!", starts))
    assert hits(rules, "trước!") == [("any", "trước!")]
    assert hits(rules, "trướcx! Sau!") == []
    assert hits(rules, "5 ngày!") == [("any", "5 ngày!")]
    assert hits(rules, "x/5 ngày!") == []  # a number inside a document number begins nothing
    assert hits(rules, "trước?") == []  # the anchor does not let it in


def test_the_anchor_start_is_where_lines_and_sentences_begin(tmp_path: Path) -> None:
    rules = book(tmp_path, "anchor: start\n", ("one", "một", ""))
    assert hits(rules, "một một.\nmột; một") == [("one", "một")] * 3


def test_case_is_kept_where_a_rule_asks_for_it(tmp_path: Path) -> None:
    rules = book(tmp_path, "", ("keep", "UBND", "  case: keep\n"), ("fold", "ubnd", ""))
    assert hits(rules, "UBND ubnd") == [("keep", "UBND"), ("fold", "UBND"), ("fold", "ubnd")]


def test_a_search_stays_in_its_extent(tmp_path: Path) -> None:
    rules = book(tmp_path, "", ("one", "một", "  starts: [một]\n"))
    assert hits(rules, "một một một", 4, 8) == [("one", "một")]
    assert hits(rules, "một một", 4, 6) == []


def test_the_longest_match_wins_and_of_equals_the_earlier_rule(tmp_path: Path) -> None:
    rules = book(tmp_path, "", ("short", "một", ""), ("long", "một hai", ""), ("same", "một h.i", ""))
    best = rules.match("sample", "một hai", "một hai", 0)
    assert best is not None
    assert (best.rule.id, best.end) == ("sample.long", 7)
    assert rules.match("sample", "hai", "hai", 0) is None


@pytest.mark.parametrize("text", ["İ", "ẞ ß", "ỦY BAN Đ", "x" * 9])
def test_lowering_keeps_the_length(text: str) -> None:
    assert len(lowered(text)) == len(text)

"""The rule checker finds what it is there to find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.rulecheck import check, check_lexicons, counts

if TYPE_CHECKING:
    from pathlib import Path

RULE = """\
label: deadline
rules:
- id: deadline.before
  find: 'trước (?P<when>ngày \\d{1,2}/\\d{1,2}/\\d{4})'
  gives: {before: true, due: '{when}'}
  examples:
  - text: gửi <<trước ngày 5/6/2026>>
    gives: {before: true, due: 2026-06-05}
  never: [trước đây]
"""
OTHER = """\
- id: deadline.longer
  find: 'gửi trước ngày [\\d/]{1,10}'
  examples: ['<<gửi trước ngày 7/6/2026>>']
  never: [gửi sau]
"""


def problems(folder: Path, text: str, words: str | None = None) -> list[str]:
    (folder / "words").mkdir()
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    if words is not None:
        (folder / "words" / "w.tsv").write_text(words, encoding="utf-8")
    return [str(p) for p in check(folder)]


def test_a_good_book_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, RULE) == []
    assert counts(tmp_path) == {"deadline": {"rules": 1, "examples": 1, "counter-examples": 1}}


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("<<trước ngày 5/6/2026>>", "<<trước mai>>", 7, "does not find «trước mai»"),
        ("gửi <<trước ngày 5/6/2026>>", "<<gửi trước ngày 5/6/2026>>", 7, "finds «trước ngày 5/6/2026», not"),
        ("due: 2026-06-05", "due: 2026-06-06", 7, "gives due: 2026-06-05, before: true, not"),
        (
            "{before: true, due: 2026-06-05}",
            "{due: 2026-06-05}",
            7,
            "gives due: 2026-06-05, before: true, not",
        ),
        ("[trước đây]", "[trước ngày 1/1/2026]", 3, "finds «trước ngày 1/1/2026» in never"),
        ("rules:", "anchor: 'sau'\nrules:", 8, "`anchor` does not reach"),
        ("trước (?P", "(?:(?:t+r+)+ước)? ?(?P", 3, "can run for ever"),
        ("trước (?P", "trước ((?P", 3, "does not compile"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    assert old in RULE
    (problem,) = problems(tmp_path, RULE.replace(old, new, 1))
    assert problem.startswith(f"a.yaml:{line}: deadline.before: ")
    assert said in problem


def test_a_rule_that_takes_the_example_of_another_is_named(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, RULE + OTHER)
    assert "«trước ngày 5/6/2026» is taken by deadline.longer with «gửi trước ngày 5/6/2026»" in problem


def test_a_book_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, RULE.replace("rules:", "rles:")) == [
        "a.yaml:2: -: unknown key 'rles'; use one of anchor, case, label, note, rules, starts"
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("word\tkind\nmột\tsố\nmột\tsố\n", "the row stands twice"),
        ("word\tkind\n\tsố\n", "the first cell is empty"),
        ("word\nhai  ba\n", "two blanks in a row"),
        ("word\nhai\tba\n", "2 cells under 1 heads"),
        ("word\n", "a lexicon without rows"),
    ],
)
def test_a_lexicon_that_is_not_well_formed_is_named(tmp_path: Path, words: str, said: str) -> None:
    (problem,) = problems(tmp_path, RULE, words)
    assert problem.startswith("w.tsv:")
    assert said in problem


@pytest.mark.parametrize("name", ["heads", "predicates"])
def test_a_kind_that_nothing_reads_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / f"{name}.tsv").write_text("word\tkind\nbỗng\tbodi\n", encoding="utf-8")
    (problem,) = check_lexicons(tmp_path)
    assert "«bodi» is no kind" in str(problem)

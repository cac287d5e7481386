"""Each example and each counter-example of the shipped rules is one test."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from extract.rulebook import Example, Rule, rulebook, rules_folder
from extract.rulecheck import check, check_example, check_lexicons, check_never, counts

BOOK = rulebook()


@dataclass(frozen=True)
class Case:
    """One example or counter-example of a rule."""

    rule: Rule
    example: Example | None = None
    never: str = ""

    def __str__(self) -> str:
        words = self.example.text if self.example else f"never {self.never}"
        return f"{self.rule.id}: {words}"


EXAMPLES = [Case(rule, example=example) for rule in BOOK.rules() for example in rule.examples]
NEVER = [Case(rule, never=sentence) for rule in BOOK.rules() for sentence in rule.never]


@pytest.mark.parametrize("case", EXAMPLES, ids=str)
def test_a_rule_finds_its_example_gives_its_value_and_wins(case: Case) -> None:
    assert case.example is not None
    assert [str(p) for p in check_example(BOOK, case.rule, case.example)] == []


@pytest.mark.parametrize("case", NEVER, ids=str)
def test_a_rule_finds_nothing_in_its_counter_example(case: Case) -> None:
    assert [str(p) for p in check_never(BOOK, case.rule, case.never)] == []


def test_lexicons_are_well_formed() -> None:
    assert [str(p) for p in check_lexicons(rules_folder())] == []


def test_the_checker_says_the_same() -> None:
    assert check() == []


def test_there_are_examples_enough() -> None:
    totals = counts()
    assert totals["deadline"]["examples"] + totals["deadline"]["counter-examples"] >= 300
    assert sum(t["examples"] for t in totals.values()) == len(EXAMPLES) >= 300

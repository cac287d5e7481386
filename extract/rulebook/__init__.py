"""Rules are data under `rules/`; this room reads them, refuses bad ones and runs them."""

from extract.rulebook.book import Rulebook, lowered, rulebook, rules_folder
from extract.rulebook.rule import Example, Found, Problem, Rule, RuleError

__all__ = [
    "Example",
    "Found",
    "Problem",
    "Rule",
    "RuleError",
    "Rulebook",
    "lowered",
    "rulebook",
    "rules_folder",
]

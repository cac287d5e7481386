"""What a rule is once it is loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import regex

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a rule file: where, why, and what mends it."""

    file: Path
    line: int
    rule: str
    reason: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line}: {self.rule}: {self.reason}; {self.mend}"


class RuleError(ValueError):
    """A rule file that cannot be used; `problem` names file, line, rule, reason and mend."""

    def __init__(self, problem: Problem):
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the words that a rule must find in it, marked `<<…>>`.

    `start` and `end` are offsets in `text`, from which the marks are gone. `gives` is what the rule must make
    of them; `issued` the date of the document (ISO), where the value needs one.
    """

    text: str
    start: int
    end: int
    gives: Mapping[str, str]
    issued: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Found:
    """One match of one rule: view extent and the words of its named parts, in order of appearance."""

    rule: Rule
    start: int
    end: int
    parts: Mapping[str, list[str]]

    def part(self, name: str) -> str | None:
        """The first words captured under `name`, or None."""
        words = self.parts.get(name)
        return words[0] if words else None


@dataclass(frozen=True)
class Rule:
    """A pattern with a name, what it gives, and the sentences that prove it.

    `note` says in one Vietnamese sentence what the rule sees, `note_en` in English, if somebody wrote it.
    `find` is written with named parts (`{day}`, `{day as first}`); `pattern` is compiled when first used.
    `case` is `fold` (the pattern is lower case and reads the lowered view) or `keep`. `starts` are the words
    it may begin with (`\\d` is a number); empty if it does not say.
    """

    id: str
    label: str
    note: str
    note_en: str
    find: str
    expanded: str
    gives: Mapping[str, str]
    examples: tuple[Example, ...]
    never: tuple[str, ...]
    shield: bool
    case: str
    file: Path
    line: int
    starts: tuple[str, ...]
    lists: Mapping[str, frozenset[str]] = field(repr=False)

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """The compiled pattern; raises `RuleError` if it is malformed."""
        try:
            return regex.compile(self.expanded, **self.lists)
        except regex.error as e:
            raise RuleError(
                Problem(
                    self.file,
                    self.line,
                    self.id,
                    f"pattern does not compile ({e})",
                    "mend `find` or its parts",
                )
            ) from e

    def found(self, match: Any) -> Found:
        """`match` of `pattern` as a `Found`."""
        parts = {name: words for name, words in match.capturesdict().items() if words}
        return Found(self, match.start(), match.end(), parts)

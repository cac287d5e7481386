"""The rule book at work: where the rules of a label match in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from extract.rulebook.load import AT_START, NUMBER, RuleFile, read_lexicon, read_rules
from extract.rulebook.rule import Found, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator


def lowered(text: str) -> str:
    """`text` in lower case, of the same length: the one letter that would grow is left as it is."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


Gated = tuple["regex.Pattern[str] | None", list[Rule]]  # rules of one file, and its anchor


@dataclass(frozen=True, slots=True)
class Starts:
    """The first words of the rules of a label, and which rules each of them may begin."""

    words: re.Pattern[str]
    rules: dict[str, list[Gated]]

    def hits(self, low: str, start: int, stop: int) -> Iterator[tuple[int, list[Rule]]]:
        """The places where rules may start, and the rules that may."""
        for hit in self.words.finditer(low, start, stop):
            at, word = hit.start(), hit.group()
            for gate, rules in self.rules[NUMBER if word.isdigit() else word]:
                if gate is None or gate.match(low, at, stop):
                    yield at, rules


def _starts(files: list[RuleFile]) -> Starts | None:
    """One search for all `files`: the standard library's engine is twice as fast at this as `regex`."""
    by_word: dict[str, list[Gated]] = {}
    for file in files:
        gate = regex.compile(file.anchor, **file.lists) if file.anchor and file.anchor != AT_START else None
        for word in dict.fromkeys(word for rule in file.rules for word in rule.starts):
            rules = [rule for rule in file.rules if word in rule.starts]
            by_word.setdefault(word, []).append((gate, rules))
    if not by_word:
        return None
    words = "|".join(sorted(w for w in by_word if w != NUMBER))
    number = r"|(?<![/.,-])\d{1,3}(?!\d)" if NUMBER in by_word else ""
    return Starts(re.compile(rf"(?<!\w)(?:(?:{words})(?!\w){number})"), by_word)


class Rulebook:
    """All rules by label; patterns are compiled when first used.

    Rules and files say where they may start (`starts`, `anchor`), so that a long text costs one cheap search
    and the rules are tried at few places only.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self._files: dict[str, list[RuleFile]] = {}
        self._anchors: dict[Path, regex.Pattern[str]] = {}
        self._starts: dict[str, Starts | None] = {}
        for file in read_rules(folder):
            self._files.setdefault(file.label, []).append(file)
        self._lexicons: dict[str, list[dict[str, str]]] = {}

    @property
    def labels(self) -> list[str]:
        """The labels that have rules."""
        return list(self._files)

    def rules(self, label: str | None = None) -> list[Rule]:
        """The rules of `label`, or all of them, in the order of the files."""
        files = self._files.get(label, []) if label else [f for fs in self._files.values() for f in fs]
        return [rule for file in files for rule in file.rules]

    def words(self, name: str) -> list[dict[str, str]]:
        """The rows of the lexicon `rules/words/{name}.tsv`."""
        if name not in self._lexicons:
            self._lexicons[name] = read_lexicon(self.folder / "words" / f"{name}.tsv")
        return self._lexicons[name]

    def match(self, label: str, text: str, low: str, at: int, end: int | None = None) -> Found | None:
        """The longest match of a rule of `label` that starts at `at`; of equals the earlier rule; or None."""
        best: Found | None = None
        stop = len(text) if end is None else end
        for file in self._files.get(label, []):
            for rule in file.rules:
                m = rule.pattern.match(low if rule.case == "fold" else text, at, stop)
                if m and m.end() > at and (best is None or m.end() > best.end):
                    best = rule.found(m)
        return best

    def search(
        self, label: str, text: str, low: str, start: int = 0, end: int | None = None
    ) -> Iterator[Found]:
        """Every match of every rule of `label` in [start, end): overlapping ones too.

        Matches that begin at one place come in the order of the rules. A rule is tried where its `starts`
        and the anchor of its file allow; without either it is searched for by itself.
        """
        stop = len(text) if end is None else end
        for file in self._files.get(label, []):
            rules = [rule for rule in file.rules if not rule.starts]
            if not rules:
                continue
            if file.anchor is None:
                for rule in rules:
                    for m in rule.pattern.finditer(low if rule.case == "fold" else text, start, stop):
                        yield rule.found(m)
            elif file.anchor == AT_START:
                for at in _beginnings(low, start, stop):
                    yield from _tried(rules, text, low, at, stop)
            else:
                for hit in self._anchor(file).finditer(low, start, stop, overlapped=True):
                    yield from _tried(rules, text, low, hit.start(), stop)
        starts = self._starts_of(label)
        if starts is not None:
            for at, rules in starts.hits(low, start, stop):
                yield from _tried(rules, text, low, at, stop)

    def _anchor(self, file: RuleFile) -> regex.Pattern[str]:
        if file.path not in self._anchors:
            self._anchors[file.path] = regex.compile(file.anchor or "", **file.lists)
        return self._anchors[file.path]

    def _starts_of(self, label: str) -> Starts | None:
        if label not in self._starts:
            self._starts[label] = _starts(self._files.get(label, []))
        return self._starts[label]


_BEGINNING = re.compile(r"(?:\n|(?<=[.;:!?]) )(?=\S)")


def _beginnings(low: str, start: int, stop: int) -> Iterator[int]:
    """Where lines and sentences begin in [start, stop); `start` itself is one."""
    yield start
    for m in _BEGINNING.finditer(low, start, stop):
        yield m.end()


def _tried(rules: list[Rule], text: str, low: str, at: int, stop: int) -> Iterator[Found]:
    for rule in rules:
        m = rule.pattern.match(low if rule.case == "fold" else text, at, stop)
        if m:
            yield rule.found(m)


def rules_folder() -> Path:
    """Where the shipped rules are: inside the wheel, or at the root of a checkout."""
    shipped = Path(__file__).parent / "rules"
    return shipped if shipped.is_dir() else Path(__file__).parents[2] / "rules"


@cache
def rulebook() -> Rulebook:
    """The shipped rule book, read once a process."""
    return Rulebook(rules_folder())

"""The rule book at work: where the rules of a label match in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import regex

from extract.rulebook.load import RuleFile, read_lexicon, read_rules
from extract.rulebook.rule import Found, Rule


def lowered(text: str) -> str:
    """`text` in lower case, of the same length: the one letter that would grow is left as it is."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where the rules of a label may start: one search for all its files, then each file's own gate."""

    either: regex.Pattern[str]
    gates: list[tuple[RuleFile, regex.Pattern[str] | None]]


class Rulebook:
    """All rules by label; patterns are compiled when first used.

    A label's `anchor` says where its rules may start, so that a long text costs one cheap search and the rules
    are tried at few places only.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self._files: dict[str, list[RuleFile]] = {}
        self._anchors: dict[str, Anchors | None] = {}
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

    def search(self, label: str, text: str, low: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """Every match of every rule of `label` in [start, end): overlapping ones too.

        Matches that begin at one place come in the order of the rules. With an anchor each rule of a file is
        tried at each anchor; without one each rule is searched for by itself.
        """
        stop = len(text) if end is None else end
        files = self._files.get(label, [])
        for file in files:
            if file.anchor is None:
                for rule in file.rules:
                    for m in rule.pattern.finditer(low if rule.case == "fold" else text, start, stop):
                        yield rule.found(m)
        anchors = self._anchors_of(label)
        if anchors is None:
            return
        for hit in anchors.either.finditer(low, start, stop, overlapped=True):
            at = hit.start()
            for file, gate in anchors.gates:
                if gate is not None and not gate.match(low, at, stop):
                    continue
                for rule in file.rules:
                    m = rule.pattern.match(low if rule.case == "fold" else text, at, stop)
                    if m:
                        yield rule.found(m)

    def _anchors_of(self, label: str) -> Anchors | None:
        if label not in self._anchors:
            files = [file for file in self._files.get(label, []) if file.anchor]
            self._anchors[label] = _anchors(files) if files else None
        return self._anchors[label]


def _anchors(files: list[RuleFile]) -> Anchors:
    lists = {name: words for file in files for name, words in file.lists.items()}
    either = regex.compile("|".join(f"(?:{file.anchor})" for file in files), **lists)
    alone = len(files) == 1
    return Anchors(either, [(f, None if alone else regex.compile(f.anchor or "", **f.lists)) for f in files])


def rules_folder() -> Path:
    """Where the shipped rules are: inside the wheel, or at the root of a checkout."""
    shipped = Path(__file__).parent / "rules"
    return shipped if shipped.is_dir() else Path(__file__).parents[2] / "rules"


@cache
def rulebook() -> Rulebook:
    """The shipped rule book, read once a process."""
    return Rulebook(rules_folder())

"""The rule book at work: where the rules of a label match in a text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import regex

from extract.rulebook.load import RuleFile, read_lexicon, read_rules
from extract.rulebook.rule import Found, Rule


def lowered(text: str) -> str:
    """`text` in lower case, of the same length: the one letter that would grow is left as it is."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Rulebook:
    """All rules by label; patterns are compiled when first used.

    A label's `anchor` says where its rules may start, so that a long text costs one cheap search and the rules
    are tried at few places only.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self._files: dict[str, list[RuleFile]] = {}
        self._anchors: dict[int, regex.Pattern[str]] = {}
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
        """Every match of every rule of `label` in [start, end): overlapping ones too, in no fixed order.

        With an anchor each rule is tried at each anchor; without one each rule is searched for by itself.
        """
        stop = len(text) if end is None else end
        for file in self._files.get(label, []):
            if file.anchor is None:
                for rule in file.rules:
                    for m in rule.pattern.finditer(low if rule.case == "fold" else text, start, stop):
                        yield rule.found(m)
                continue
            anchor = self._anchor(file)
            for a in anchor.finditer(low, start, stop):
                for rule in file.rules:
                    m = rule.pattern.match(low if rule.case == "fold" else text, a.start(), stop)
                    if m:
                        yield rule.found(m)

    def _anchor(self, file: RuleFile) -> regex.Pattern[str]:
        key = id(file)
        if key not in self._anchors:
            self._anchors[key] = regex.compile(file.anchor or "", **file.lists)
        return self._anchors[key]


def rules_folder() -> Path:
    """Where the shipped rules are: inside the wheel, or at the root of a checkout."""
    shipped = Path(__file__).parent / "rules"
    return shipped if shipped.is_dir() else Path(__file__).parents[2] / "rules"


@cache
def rulebook() -> Rulebook:
    """The shipped rule book, read once a process."""
    return Rulebook(rules_folder())

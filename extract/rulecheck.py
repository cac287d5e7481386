"""Every rule against its own examples: the code behind `chidao rules check` and the rule tests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from extract.finders import reader
from extract.overlap import leftmost_longest
from extract.rulebook import Example, Found, Problem, Rule, Rulebook, RuleError, lowered, rules_folder
from extract.rulebook.load import read_lexicon
from extract.rulebook.repetition import endless

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def check(folder: Path | None = None) -> list[Problem]:
    """Everything wrong in a folder of rules, in the order of its files; empty if all is well."""
    folder = folder or rules_folder()
    problems = [*check_lexicons(folder), *check_overlap(folder)]
    try:
        book = Rulebook(folder)
    except RuleError as e:
        return [*problems, e.problem]
    for rule in book.rules():
        problems += check_rule(book, rule)
    return problems


def counts(folder: Path | None = None) -> dict[str, dict[str, int]]:
    """The number of rules, examples and counter-examples of each label."""
    book = Rulebook(folder or rules_folder())
    out: dict[str, dict[str, int]] = {}
    for label in book.labels:
        rules = book.rules(label)
        out[label] = {
            "rules": len(rules),
            "examples": sum(len(rule.examples) for rule in rules),
            "counter-examples": sum(len(rule.never) for rule in rules),
        }
    return out


def check_lexicons(folder: Path) -> Iterator[Problem]:
    """What is wrong in the lexicons: surplus cells, empty or repeated rows, doubled blanks, unknown kinds."""
    for path in sorted((folder / "words").glob("*.tsv")):
        try:
            rows = read_lexicon(path)
        except RuleError as e:
            yield e.problem
            continue
        if not rows:
            yield Problem(path, 1, "-", "a lexicon without rows", "write rows under its head, or remove it")
        seen: set[tuple[str, ...]] = set()
        for row in rows:
            cells = tuple(row.values())
            line = _line_of(path, cells[0])
            if not cells[0]:
                yield Problem(path, line, "-", "the first cell is empty", "write the word, or remove the row")
            elif cells in seen:
                yield Problem(path, line, cells[0], "the row stands twice", "remove one of them")
            elif "  " in cells[0]:
                yield Problem(path, line, cells[0], "two blanks in a row", "write one blank")
            known = _KINDS.get(path.stem)
            for kind in row.get("kind", "").split() if known else ():
                if known and kind not in known:
                    mend = f"write one of {', '.join(sorted(known))}"
                    yield Problem(path, line, cells[0], f"«{kind}» is no kind", mend)
            seen.add(cells)


# The kinds that the reader of parties knows; it would pass over any other without a word.
_KINDS = {
    "heads": {"body", "title", "group", "share", "place", "topic", "role", "staff", "self"},
    "predicates": {
        "verb",
        "adverb",
        "start",
        "end",
        "noun",
        "object",
        "attr",
        "mod",
        "only",
        "bid",
    },
}


def check_overlap(folder: Path) -> Iterator[Problem]:
    """Words that stand among the predicates and among the compounds: one says a name ends there, one that it
    goes on."""
    paths = [folder / "words" / f"{name}.tsv" for name in ("predicates", "compounds")]
    if not all(path.exists() for path in paths):
        return
    try:
        verbs, nouns = ({row["word"] for row in read_lexicon(path)} for path in paths)
    except RuleError:
        return  # told by `check_lexicons`
    for word in sorted(verbs & nouns):
        reason = "is a predicate and a compound at once"
        yield Problem(paths[1], _line_of(paths[1], word), word, reason, "keep it in one of the two")


def _line_of(path: Path, word: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((i for i, line in enumerate(lines, 1) if line.split("\t")[0].strip() == word), 1)


def check_rule(book: Rulebook, rule: Rule) -> Iterator[Problem]:
    """What is wrong with one rule: pattern, examples, counter-examples."""
    if group := endless(rule.expanded):
        reason = f"«{group[:40]}» repeats a repetition without end and can run for ever"
        yield Problem(rule.file, rule.line, rule.id, reason, "bound the inner one, as in {1,9}")
        return
    try:
        rule.pattern.match("")
        for example in rule.examples:
            yield from check_example(book, rule, example)
        for sentence in rule.never:
            yield from check_never(book, rule, sentence)
    except RuleError as e:
        yield e.problem


def check_example(book: Rulebook, rule: Rule, example: Example) -> Iterator[Problem]:
    """What is wrong with one example: not matched, another span, another value, beaten by another rule."""
    found = list(book.search(rule.label, example.text, lowered(example.text)))
    own = [f for f in found if f.rule.id == rule.id]
    marked = example.text[example.start : example.end]

    def problem(reason: str, mend: str) -> Problem:
        return Problem(rule.file, example.line, rule.id, reason, mend)

    exact = next((f for f in own if (f.start, f.end) == (example.start, example.end)), None)
    if exact is None:
        if own:
            others = ", ".join(f"«{example.text[f.start : f.end]}»" for f in own)
            yield problem(f"finds {others}, not «{marked}»", "mend the marks or `find`")
        elif rule.pattern.match(_read(rule, example.text), example.start):
            yield problem(f"`anchor` does not reach «{marked}»", "widen the file's anchor")
        else:
            yield problem(f"does not find «{marked}»", "mend `find` or the example")
        return
    stand, fell = leftmost_longest(found)
    if exact not in stand:
        winner = next((w for loser, w in fell if loser is exact), exact)
        words = example.text[winner.start : winner.end]
        yield problem(f"«{marked}» is taken by {winner.rule.id} with «{words}»", "mend one of the two rules")
    given = _value(exact, example)
    if given is not None and dict(example.gives) != given:
        yield problem(
            f"gives {_shown(given)}, not {_shown(example.gives)}", "mend `gives` of the rule or the example"
        )


def check_never(book: Rulebook, rule: Rule, sentence: str) -> Iterator[Problem]:
    """What is wrong with a counter-example: the rule finds something in it that stands."""
    stand, _ = leftmost_longest(book.search(rule.label, sentence, lowered(sentence)))
    for found in stand:
        if found.rule.id == rule.id:
            words = sentence[found.start : found.end]
            yield Problem(
                rule.file, rule.line, rule.id, f"finds «{words}» in never «{sentence}»", "narrow `find`"
            )


def _read(rule: Rule, text: str) -> str:
    return lowered(text) if rule.case == "fold" else text


def _value(found: Found, example: Example) -> dict[str, str] | None:
    """What the label's reader makes of a match, or None where the label has no values."""
    read = reader(found.rule.label)
    if read is None or found.rule.shield:
        return None if not example.gives else {}
    issued = date.fromisoformat(example.issued) if example.issued else None
    return dict(read(found, issued).gives())


def _shown(gives: Mapping[str, str]) -> str:
    return ", ".join(f"{k}: {v}" for k, v in gives.items()) or "nothing"

"""What the loader refuses, and how it says so: file, line, rule, reason, mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.rulebook import Problem, Rulebook, RuleError
from extract.rulebook.load import read_lexicon

if TYPE_CHECKING:
    from pathlib import Path


def refused(folder: Path, rules: str, *, parts: str = "", words: str = "") -> Problem:
    """The problem that a folder with these files is refused for."""
    with pytest.raises(RuleError) as caught:
        book(folder, rules, parts=parts, words=words)
    return caught.value.problem


def book(folder: Path, rules: str, *, parts: str = "", words: str = "") -> Rulebook:
    for place in ("parts", "words"):
        (folder / place).mkdir()
    (folder / "a.yaml").write_text(rules, encoding="utf-8")
    if parts:
        (folder / "parts" / "p.yaml").write_text(parts, encoding="utf-8")
    if words:
        (folder / "words" / "w.tsv").write_text(words, encoding="utf-8")
    return Rulebook(folder)


GOOD = """\
label: sample
rules:
- id: sample.day
  find: 'ngày {number}'
  examples: [hẹn <<ngày 5>> nhé]
  never: [ngày mai]
"""
NUMBER = "- part: number\n  find: '\\d{1,2}'\n"


def test_a_good_file_is_read(tmp_path: Path) -> None:
    rule = book(tmp_path, GOOD, parts=NUMBER).rules("sample")[0]
    assert rule.id == "sample.day"
    assert rule.expanded == r"ngày (?P<number>\d{1,2})"
    assert (rule.examples[0].text, rule.examples[0].start, rule.examples[0].end) == ("hẹn ngày 5 nhé", 4, 10)


def test_strings_stay_strings(tmp_path: Path) -> None:
    rules = GOOD.replace(
        "examples: [hẹn <<ngày 5>> nhé]",
        "gives: {at: 17:00, yes: no, n: 012}\n  examples: [hẹn <<ngày 5>> nhé]",
    )
    assert book(tmp_path, rules, parts=NUMBER).rules()[0].gives == {"at": "17:00", "yes": "no", "n": "012"}


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("{number}", "{nombre}", 4, "unknown part {nombre}"),
        ("id: sample.day", "id: other.day", 3, "an id is `label.what_it_sees`"),
        ("find:", "fnd:", 4, "unknown key 'fnd'"),
        ("<<ngày 5>>", "<<ngày 5", 5, "mark its words once"),
        ("<<ngày 5>>", "<<ngày>> <<5>>", 5, "mark its words once"),
        ("never: [ngày mai]", "never: []", 3, "without an example and a counter-example"),
        ("examples: [hẹn <<ngày 5>> nhé]", "examples: []", 3, "without an example and a counter-example"),
        ("never: [ngày mai]", "never: ngày mai", 6, "expected a list"),
        ("find: 'ngày {number}'", "find: [a]", 4, "expected a string"),
        ("never: [ngày mai]", "case: upper\n  never: [ngày mai]", 3, "unknown case 'upper'"),
        ("never: [ngày mai]", "starts: [từ ngày]\n  never: [ngày mai]", 6, "`starts` has 'từ ngày'"),
        ("never: [ngày mai]", "never: [ngày mai]\n  never: [x]", 7, "key 'never' stands twice"),
        ("label: sample\n", "", 1, "names its label"),
        ("find: 'ngày {number}'", "find: 'ngày {number}", 4, "not YAML"),
    ],
)  # fmt: skip
def test_a_bad_rule_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, line: int, reason: str
) -> None:
    assert old in GOOD
    problem = refused(tmp_path, GOOD.replace(old, new, 1), parts=NUMBER)
    assert reason in problem.reason
    assert problem.mend
    assert problem.file.name == "a.yaml"
    assert abs(problem.line - line) <= (6 if reason == "not YAML" else 0)
    assert str(problem).startswith(f"a.yaml:{problem.line}: ")


def test_an_id_used_twice_is_refused(tmp_path: Path) -> None:
    again = GOOD + GOOD[GOOD.index("- id") :]
    assert "the id is used twice" in refused(tmp_path, again, parts=NUMBER).reason


def test_a_pattern_that_does_not_compile_names_its_rule(tmp_path: Path) -> None:
    bad = book(tmp_path, GOOD.replace("'ngày {number}'", "'ngày (\\d'")).rules()[0]
    with pytest.raises(RuleError, match="pattern does not compile") as caught:
        bad.pattern  # noqa: B018 - compiled when first used
    assert (caught.value.problem.rule, caught.value.problem.line) == ("sample.day", 3)


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ("- part: number\n  find: '{number}'\n", "contains itself"),
        (NUMBER + NUMBER, "used before"),
        ("- part: number\n", "without `find` or `words`"),
        ("- part: number\n  words: missing.tsv\n", "no such lexicon"),
        ("- part: number\n  words: w.tsv\n  where: {kind: x}\n", "no word fits"),
    ],
)
def test_a_bad_part_is_refused(tmp_path: Path, parts: str, reason: str) -> None:
    assert reason in refused(tmp_path, GOOD, parts=parts, words="word\tkind\nmột\ty\n").reason


def test_a_silent_part_is_captured_under_another_name_only(tmp_path: Path) -> None:
    rules = GOOD.replace("{number}", "{number}/{number as month}")
    rule = book(tmp_path, rules, parts="- part: number\n  silent: true\n  find: '\\d{1,2}'\n").rules()[0]
    assert rule.expanded == r"ngày (?:\d{1,2})/(?P<month>\d{1,2})"


def test_a_lexicon_with_a_surplus_cell_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.tsv"
    path.write_text("# note\nword\tkind\nmột\tsố\nhai\tsố\tthừa\n", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_lexicon(path)
    assert (caught.value.problem.line, caught.value.problem.rule) == (4, "hai")


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("label: ngày".encode("utf-16"))
    with pytest.raises(RuleError, match="not UTF-8"):
        Rulebook(tmp_path)

"""The words of explanations: every rule and every decision has a sentence in both languages; none idles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import extract
from extract.explain.words import FIELDS, Glossary
from extract.rulebook import Rule, rulebook

ROOT = Path(extract.__file__).parents[1]
ROWS = rulebook().words("reasons")
CODE = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "extract").rglob("*.py"))}


@pytest.mark.parametrize("rule", rulebook().rules(), ids=lambda rule: rule.id)
def test_a_rule_says_what_it_sees_in_both_languages(rule: Rule) -> None:
    assert rule.note_en.strip(), f"{rule.file.name}:{rule.line}: {rule.id} has no English sentence: add `en:`"
    assert rule.note.strip()
    assert rule.note_en != rule.note


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_a_code_has_a_sentence_in_both_languages(row: dict[str, str]) -> None:
    assert set(row) == {"code", "vi", "en"}
    assert all(cell.strip() == cell != "" for cell in row.values())
    assert row["vi"] != row["en"]
    assert row["vi"].endswith(".")
    assert row["en"].endswith(".")


@pytest.mark.parametrize("code", [row["code"] for row in ROWS])
def test_a_code_is_used_where_something_is_decided(code: str) -> None:
    assert [path.name for path, text in CODE.items() if f'"{code}"' in text or f"'{code}'" in text]


def test_no_code_and_no_rule_is_named_twice() -> None:
    for names in ([row["code"] for row in ROWS], [rule.id for rule in rulebook().rules()]):
        assert len(names) == len(set(names))


def test_every_code_that_decides_something_has_a_sentence() -> None:
    kinds = "|".join(sorted({row["code"].split(".")[0] for row in ROWS}))
    used = {
        (path.relative_to(ROOT).as_posix(), code)
        for path, text in CODE.items()
        for code in re.findall(rf'"((?:{kinds})\.[a-z_]+)"', text)
    }
    assert len(used) >= len(ROWS)
    assert sorted(place for place in used if place[1] not in Glossary()) == []


def test_the_kinds_of_section_that_bar_are_rules() -> None:
    kinds = {rule.gives["kind"] for rule in rulebook().rules("section")}
    assert [f"section.{kind}" for kind in sorted(kinds) if f"section.{kind}" not in Glossary()] == []


def test_fields_are_called_something_else_in_each_language() -> None:
    assert all(said.vi and said.en and said.vi != said.en for said in FIELDS.values())
    for lang in (0, 1):
        assert len({said[lang] for said in FIELDS.values()}) == len(FIELDS)

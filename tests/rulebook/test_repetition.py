"""Patterns that can run for ever are recognised, harmless ones are not suspected."""

from __future__ import annotations

import pytest

from extract.rulebook.repetition import endless


@pytest.mark.parametrize(
    "pattern", [r"(a+)+", r"(?:x(?:a*b?)c?)*", r"(?P<n>\w{2,})+", r"(?:[^)]+)*", r"(a+?)+?"]
)
def test_a_loose_repetition_of_a_loose_repetition_is_endless(pattern: str) -> None:
    assert endless(pattern) is not None


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:a{1,9})+",
        r"(?>a+)+",
        r"(?:a++)+",
        r"(?:\(+x)?",
        r"[(a+)+]",
        r"\(a+\)+",
        r"a+b+(?:c)+",
        r"(?:a+)?",
    ],
)
def test_what_cannot_run_for_ever_is_not_suspected(pattern: str) -> None:
    assert endless(pattern) is None

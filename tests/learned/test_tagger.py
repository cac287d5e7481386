"""Parties and times marked in a passage."""

from __future__ import annotations

from itertools import pairwise

from extract.finders.party import party_reader
from extract.learned.artefact import shipped
from extract.learned.tagger import LABELS, Tagger, marked, tokens_of
from extract.rulebook import lowered, rulebook

TEXT = "Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra kho thuốc, báo cáo trước ngày 30/6/2026."


def test_runs_of_labels_are_spans() -> None:
    assert list(marked(["B-lead", "I-lead", "O", "B-lead", "B-lead", "I-lead"])) == [
        (0, 2, "lead"),
        (3, 4, "lead"),
        (4, 6, "lead"),
    ]
    assert list(marked(["O", "I-lead", "O"])) == []
    assert list(marked(["B-lead", "I-deadline"])) == [(0, 1, "lead")]


def test_only_the_beginning_of_a_long_passage_is_looked_at() -> None:
    assert len(list(tokens_of("từ " * 500, 0, 1500))) < 100
    assert list(tokens_of("a, b", 0, 4)) == [(0, 1), (1, 2), (3, 4)]


def test_the_shipped_tagger_finds_who_and_when() -> None:
    tagger = Tagger(shipped().tagger(), party_reader(rulebook()))
    low = lowered(TEXT)
    spans = list(tagger.find(TEXT, low, None, 0, len(TEXT)))
    assert {span.label for span in spans} <= set(LABELS)
    assert all(0 < span.score <= 1 and span.by == f"learned.{span.label}" for span in spans)
    named = {span.label: TEXT[span.start : span.end] for span in spans}
    assert named["lead"] == "Sở Y tế"
    assert named["coordinator"] == "Công an tỉnh"
    assert named["deadline"] == "trước ngày 30/6/2026"
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_nothing_is_found_in_nothing() -> None:
    tagger = Tagger(shipped().tagger(), party_reader(rulebook()))
    assert list(tagger.find(TEXT, TEXT.lower(), None, 3, 3)) == []

"""Which claims stand, and why the others fell."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from extract.resolve import resolve
from extract.span import Span


def span(start: int, end: int, label: str = "deadline", by: str = "r", *, shield: bool = False) -> Span:
    return Span(start, end, label, by, shield=shield)


def fallen(*spans: Span) -> list[tuple[str, str, str]]:
    return [(f.span.by, f.by.by, f.why) for f in resolve(spans).fell]


def test_the_leftmost_then_the_longest_then_the_first_stands() -> None:
    assert fallen(span(5, 9, by="late"), span(0, 6, by="early")) == [
        ("late", "early", "collision.begins_earlier")
    ]
    assert fallen(span(0, 4, by="short"), span(0, 6, by="long")) == [("short", "long", "collision.longer")]
    assert fallen(span(0, 4, by="one"), span(0, 4, by="two")) == [("two", "one", "collision.earlier_in_book")]


def test_a_shield_wins_and_vanishes() -> None:
    result = resolve([span(0, 9, by="guard", shield=True), span(4, 9, by="claim")])
    assert result.kept == []
    assert [(f.span.by, f.why) for f in result.fell] == [("claim", "collision.shielded")]


def test_a_beaten_shield_keeps_nobody_away() -> None:
    result = resolve([span(0, 9, by="claim"), span(4, 12, by="guard", shield=True), span(10, 12, by="next")])
    assert [s.by for s in result.kept] == ["claim", "next"]


def test_a_reference_takes_the_date_in_it() -> None:
    result = resolve([span(10, 20), span(0, 30, "reference", "ref"), span(40, 50, by="other")])
    assert [s.by for s in result.kept] == ["ref", "other"]
    assert result.fell[0].why == "collision.date_of_reference"


def test_a_reference_before_or_behind_takes_nothing() -> None:
    spans = [span(0, 5, "reference"), span(5, 9), span(9, 12, "reference")]
    assert resolve(spans).kept == spans


def test_labels_without_a_policy_may_overlap() -> None:
    assert len(resolve([span(0, 9, "party"), span(3, 5, "cue")]).kept) == 2


@given(
    st.lists(
        st.builds(
            lambda a, n, label, shield: Span(a, a + n, label, "r", shield=shield),
            st.integers(0, 60),
            st.integers(1, 20),
            st.sampled_from(["deadline", "reference", "x"]),
            st.booleans(),
        )
    )
)
def test_every_claim_stands_or_fell_and_those_that_stand_do_not_overlap(spans: list[Span]) -> None:
    result = resolve(spans)
    shields = sum(s.shield for s in spans) - sum(f.span.shield for f in result.fell)
    assert len(result.kept) + len(result.fell) + shields == len(spans)
    for label in ("deadline", "reference", "x"):
        kept = result.of(label)
        assert all(a.end <= b.start for a, b in pairwise(kept))
    references = result.of("reference")
    assert not any(r.overlaps(d) for r in references for d in result.of("deadline"))
    assert all(f.span.overlaps(f.by) for f in result.fell)

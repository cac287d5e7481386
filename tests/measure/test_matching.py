"""Spans are compared by the words they hold, and each stands for one other at most."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.measure.matching import LEAST_OVERLAP, Words, aligner, pairs

GOLD = "1. Sở Y tế phun thuốc, báo cáo.\n2. Công an xã đi tuần."
WORDS = GOLD.replace(".", " ").replace(",", " ").split()


def held(answered: str, words: str) -> list[str]:
    """The words of GOLD that `words` of the text `answered` hold."""
    start = answered.index(words)
    return [WORDS[i] for i in sorted(aligner(answered, GOLD)((start, start + len(words))))]


def span(first: int, last: int) -> Words:
    return frozenset(range(first, last))


def test_a_span_holds_the_words_within_it() -> None:
    assert held(GOLD, "Sở Y tế") == ["Sở", "Y", "tế"]
    assert held(GOLD, GOLD) == WORDS


def test_a_word_that_a_span_cuts_is_not_held() -> None:
    assert held(GOLD, "ở Y tế phu") == ["Y", "tế"]
    assert held(GOLD, ". ") == []


def test_other_blanks_marks_and_case_are_the_same_words() -> None:
    answered = "1)  SỞ Y TẾ\nphun thuốc;  báo cáo\n\n2)\tCông an xã ĐI TUẦN"
    assert held(answered, "SỞ Y TẾ\nphun") == ["Sở", "Y", "tế", "phun"]
    assert held(answered, "ĐI TUẦN") == ["đi", "tuần"]


def test_words_that_one_text_lacks_are_lost_and_the_rest_is_found() -> None:
    answered = "trang 7 Sở Y tế phunthuốc, báo cáo. Công an thị xã đi tuần."
    assert held(answered, "Sở Y tế phunthuốc, báo cáo.") == ["Sở", "Y", "tế", "báo", "cáo"]
    assert held(answered, "trang 7") == []
    assert held(answered, "Công an thị xã đi tuần") == ["Công", "an", "xã", "đi", "tuần"]


def test_a_text_without_words_holds_nothing() -> None:
    assert aligner("", GOLD)((0, 0)) == frozenset()
    assert aligner(GOLD, "")((0, len(GOLD))) == frozenset()


def test_half_of_the_words_is_enough_and_less_is_not() -> None:
    assert pairs([span(0, 10)], [span(0, 5)]) == [(0, 0)]
    assert pairs([span(0, 11)], [span(0, 5)]) == []
    assert pairs([span(0, 5)], [span(0, 10)]) == [(0, 0)]


def test_the_greatest_overlap_is_paired_first() -> None:
    assert pairs([span(0, 10)], [span(0, 6), span(0, 9)]) == [(0, 1)]
    # the second answer fits both, and the second gold better
    assert pairs([span(0, 6), span(4, 10)], [span(0, 5), span(3, 10)]) == [(1, 1), (0, 0)]


def test_of_equal_overlaps_the_first_is_paired() -> None:
    assert pairs([span(0, 10)], [span(0, 5), span(5, 10)]) == [(0, 0)]
    assert pairs([span(0, 5), span(5, 10)], [span(0, 10)]) == [(0, 0)]


def test_spans_without_words_are_nobodys() -> None:
    assert pairs([frozenset()], [frozenset()]) == []


SPANS = st.lists(
    st.builds(lambda a, n: frozenset(range(a, a + n)), st.integers(0, 15), st.integers(0, 8)), max_size=6
)


@given(SPANS, SPANS)
def test_pairs_are_one_to_one_and_leave_out_nothing_that_fits(
    gold: list[Words], answers: list[Words]
) -> None:
    found = pairs(gold, answers)
    paired_gold, paired_answers = {i for i, _ in found}, {j for _, j in found}
    assert len(paired_gold) == len(paired_answers) == len(found)

    def fits(i: int, j: int) -> bool:
        either = gold[i] | answers[j]
        return bool(either) and len(gold[i] & answers[j]) / len(either) >= LEAST_OVERLAP

    assert all(fits(i, j) for i, j in found)
    free = [(i, j) for i in range(len(gold)) for j in range(len(answers)) if fits(i, j)]
    assert all(i in paired_gold or j in paired_answers for i, j in free)

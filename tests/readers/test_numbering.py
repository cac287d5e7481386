"""Numbers of Word's lists: how they are written, how they count, where they start anew."""

from __future__ import annotations

import pytest

from extract.readers.word.numbering import written
from tests.readers.word import definition, level, lines, listed, p, tbl, tc, use


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("decimal", ["1.", "2.", "3."]),
        ("decimalZero", ["01.", "02.", "03."]),
        ("lowerLetter", ["a.", "b.", "c."]),
        ("upperLetter", ["A.", "B.", "C."]),
        ("lowerRoman", ["i.", "ii.", "iii."]),
        ("upperRoman", ["I.", "II.", "III."]),
        ("bullet", ["-", "-", "-"]),
    ],
)
def test_numbers_of_lists_are_restored(form: str, numbers: list[str]) -> None:
    text = "\uf0b7" if form == "bullet" else "%1."
    found = lines(p("x", listed(1)) * 3, numbering=definition(0, level(0, form, text)) + use(1, 0))
    assert found == [f"{n} x" for n in numbers]


def test_letters_of_lists_are_those_of_word_not_of_vietnamese() -> None:
    assert [written(n, "lowerLetter") for n in (4, 5, 26, 27)] == ["d", "e", "z", "aa"]


def test_levels_count_within_each_other_and_start_anew() -> None:
    numbers = definition(
        0,
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%1.%2.", "<w:isLgl/>"),
        level(2, "lowerLetter", "%3)", '<w:suff w:val="space"/>'),
        level(3, "bullet", "+"),
    ) + use(1, 0)
    order = (0, 1, 2, 2, 1, 2, 3, 0, 1)
    found = lines("".join(p("x", listed(1, at)) for at in order), numbering=numbers)
    assert [x.removesuffix(" x") for x in found] == [
        "I.",
        "1.1.",
        "a)",
        "b)",
        "1.2.",
        "a)",
        "+",
        "II.",
        "2.1.",
    ]


def test_lists_of_one_definition_count_on_unless_they_start_anew() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbers = definition(0, level(0, "decimal", "%1.")) + use(1, 0) + use(2, 0) + use(3, 0, again)
    found = lines("".join(p("x", listed(n)) for n in (1, 1, 2, 3, 3)), numbering=numbers)
    assert [x[0] for x in found] == ["1", "2", "3", "5", "6"]


def test_a_level_may_go_on_after_the_level_above() -> None:
    on = '<w:lvlRestart w:val="0"/>'
    numbers = definition(0, level(0, "decimal", "Chương %1"), level(1, "decimal", "Điều %2.", on)) + use(1, 0)
    found = lines("".join(p("x", listed(1, at)) for at in (0, 1, 1, 0, 1)), numbering=numbers)
    assert found[-1] == "Điều 3. x"


def test_numbers_come_through_styles_and_zero_takes_them_away() -> None:
    styles = (
        f'<w:style w:type="paragraph" w:styleId="D"><w:pPr>{listed(1, 0)}</w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="K"><w:basedOn w:val="D"/></w:style>'
    )
    numbers = (
        definition(0, level(0, "decimal", "Điều %1."), level(1, "decimal", "%2.", '<w:pStyle w:val="K"/>'))
        + definition(1, level(0, "decimal", "%1/"))
        + use(1, 0)
        + use(2, 1)
    )
    d, k = '<w:pStyle w:val="D"/>', '<w:pStyle w:val="K"/>'
    body = p("x", d) + p("x", k) + p("x", k) + p("x", d + listed(0)) + p("x", k + listed(2)) + p("x", d)
    found = lines(body, styles=styles, numbering=numbers)
    assert found == ["Điều 1. x", "1. x", "2. x", "x", "1/ x", "Điều 2. x"]


def test_a_list_may_stand_in_a_style_that_another_definition_links_to() -> None:
    styles = f'<w:style w:type="numbering" w:styleId="L"><w:pPr>{listed(1)}</w:pPr></w:style>'
    link = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
    numbers = definition(0, level(0, "decimal", "(%1)")) + link + use(1, 0) + use(2, 1)
    assert lines(p("x", listed(2)), styles=styles, numbering=numbers) == ["(1) x"]


def test_numbered_cells_without_words_have_their_number() -> None:
    numbers = definition(0, level(0, "decimal", "%1")) + use(1, 0)
    row = tc(p(properties=listed(1)).replace("<w:t ", "<w:x ").replace("</w:t>", "</w:x>")) + tc("việc")
    assert lines(tbl(row, row), numbering=numbers) == ["| 1 | việc |", "| 2 | việc |"]

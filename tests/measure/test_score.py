"""Scores of invented answers, and the proof that `chidao score` counts as the reference scorer does.

`reference/` holds gold documents, answers that are wrong in every way a scorer can see, and what the
reference scorer, which lies beside the repository where the project is made, printed about them. Written in
`reference/` by:

    tool=../../../../shared/tools/score.py
    python $tool gold predictions.jsonl --json > expected.json
    for file in gold/*.json; do
        one=$(mktemp -d); cp "${file%.json}".* "$one"
        python $tool "$one" predictions.jsonl --json
    done > each.jsonl
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.cli import run
from extract.measure.answers import as_answer, read_answers
from extract.measure.gold import (
    GoldDeadline,
    GoldDirective,
    GoldDocument,
    GoldHeader,
    GoldReference,
    GoldSigner,
    read_gold,
)
from extract.measure.names import name_key, party_key
from extract.measure.score import MEASURES, Difference, DocumentScore, Tally, score, totals

if TYPE_CHECKING:
    from random import Random

HERE = Path(__file__).parent / "reference"
GOLD = HERE / "gold"
PREDICTIONS = HERE / "predictions.jsonl"
EXPECTED = json.loads((HERE / "expected.json").read_text("utf-8"))
DOCUMENTS = list(read_gold(GOLD))
EACH = [json.loads(line) for line in (HERE / "each.jsonl").read_text("utf-8").splitlines()]
FIGURES = ("precision", "recall", "f1", "tp", "fp", "fn")
TOOL = Path(__file__).parents[3] / "shared" / "tools" / "score.py"  # absent elsewhere


# --- against the reference scorer ----------------------------------------------------------------------


def said_by_tool(folder: Path) -> Any:
    """The figures that the reference scorer prints for the gold in `folder`."""
    command = [sys.executable, str(TOOL), str(folder), str(PREDICTIONS), "--json"]
    return json.loads(subprocess.run(command, capture_output=True, timeout=60, check=True).stdout)


def figures(said: dict[str, Any]) -> dict[str, list[float]]:
    """The figures of all measures that both scorers print; ours has an interval besides."""
    return {measure: [said[measure][figure] for figure in FIGURES] for measure in MEASURES}


def test_the_command_prints_the_figures_of_the_reference_scorer(capsys: pytest.CaptureFixture[str]) -> None:
    if TOOL.exists():
        assert said_by_tool(GOLD) == EXPECTED
    assert run(["score", str(GOLD), str(PREDICTIONS), "--json"]) == 0
    ours = json.loads(capsys.readouterr().out)
    assert ours["documents"] == EXPECTED["documents"] == len(DOCUMENTS)
    assert figures(ours) == figures(EXPECTED)


@pytest.mark.parametrize(
    ("document", "expected"),
    list(zip(DOCUMENTS, EACH, strict=True)),
    ids=[document.name for document in DOCUMENTS],
)
def test_each_document_has_the_figures_of_the_reference_scorer(
    document: GoldDocument, expected: dict[str, Any], tmp_path: Path
) -> None:
    for ending in (".txt", ".json"):
        shutil.copy(GOLD / f"{document.name}{ending}", tmp_path)
    if TOOL.exists():
        assert said_by_tool(tmp_path) == expected
    tallies = score(document, read_answers(PREDICTIONS).get(document.name)).tallies
    counts = {measure: [t.right, t.invented, t.missed] for measure, t in tallies.items()}
    assert counts == {measure: [expected[measure][n] for n in ("tp", "fp", "fn")] for measure in MEASURES}


def test_the_answers_are_wrong_in_every_way() -> None:
    for measure in MEASURES:
        assert all(EXPECTED[measure][count] for count in ("tp", "fp", "fn")), measure
    answered = read_answers(PREDICTIONS)
    assert {document.name for document in DOCUMENTS} - answered.keys()  # a document without an answer
    assert answered.keys() - {document.name for document in DOCUMENTS}  # an answer without a document
    assert any(answered[d.name]["text"] != d.text for d in DOCUMENTS if d.name in answered)


def spoilt(document: GoldDocument, random: Random) -> dict[str, Any]:
    """The gold of `document` as an answer with whatever `random` did to it."""
    answer: dict[str, Any] = json.loads(json.dumps(as_answer(document)))

    def often() -> bool:
        return random.random() < 0.3

    def party(name: str) -> Any:
        shapes = [name, name.upper(), {"text": name, "name": f"{name} tỉnh"}, {"text": "x", "name": name}]
        return random.choice([*shapes, {"text": None, "name": name}, f"Giám đốc {name}", "Xã Mây"])

    if often():
        kept = [word for word in document.text.split(" ") if random.random() < 0.9]
        answer["text"] = random.choice([" ", "  ", "\n"]).join(kept)
    for directive in answer["directives"]:
        for part in ("leads", "coordinators"):
            directive[part] = [party(name) for name in directive[part] if not often()]
            directive[part] += ["Công an TP"] * often()
        if often():
            directive["span"] = sorted(random.randrange(len(answer["text"]) + 1) for _ in range(2))
        for deadline in directive["deadlines"]:
            if often():
                deadline[random.choice(["start", "due", "rrule"])] = None
            if often():
                deadline["before"] = not deadline["before"]
            if often() and deadline["due"]:
                deadline["due"] = f"{deadline['due'][:10]}T08:00"
            if often():
                deadline["rrule"] = "RRULE:bymonth=3;FREQ=YEARLY;BYHOUR=8"
    answer["directives"] += random.choices(answer["directives"], k=2) if answer["directives"] else []
    random.shuffle(answer["directives"])
    answer["directives"] = [directive for directive in answer["directives"] if not often()]
    for reference in answer["references"]:
        if often():
            reference[random.choice(["number", "issued_on", "title"])] = random.choice([None, "", "9 – X"])
    for part in list(answer["header"]):
        if often():
            answer["header"][part] = None
    return answer


if TOOL.exists():
    _spec = importlib.util.spec_from_file_location("reference_scorer", TOOL)
    assert _spec is not None
    assert _spec.loader is not None
    tool: Any = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(tool)

    @settings(deadline=None, max_examples=200)
    @given(st.sampled_from(DOCUMENTS), st.randoms(use_true_random=False))
    def test_spoilt_answers_have_the_figures_of_the_reference_scorer(
        document: GoldDocument, random: Random
    ) -> None:
        answer = spoilt(document, random)
        gold = json.loads((GOLD / f"{document.name}.json").read_text("utf-8"))
        theirs = {measure: tool.Tally() for measure in MEASURES}
        tool.score_document(gold, document.text, answer, theirs, [], document.name)
        for measure, ours in score(document, answer).tallies.items():
            expected = theirs[measure]
            assert (ours.right, ours.invented, ours.missed) == (expected.tp, expected.fp, expected.fn), answer

    _PIECES = (
        *("hoà", "HOÀ", "quý", "uỷ", "Thuỷ", "khoẻ", "hoàn", "quỳ", "u\u0309y", "oa\u0300", "UBND", "KH&CN"),
        *("VH,TT&DL", "TP.", "HCM", "LĐ-TB&XH", "BCĐ", "&", "(", ",", ";", "–", "/", "’", "V/v", "Về việc"),
        *("đồng chí", "các", "Phó", "Giám đốc", "Bộ trưởng", "Chủ tịch", "Sở", "Bộ", "ủy ban", "Công an"),
    )

    @settings(max_examples=300)
    @given(st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from(["", " ", "  "]))))
    def test_names_have_the_keys_of_the_reference_scorer(pieces: list[tuple[str, str]]) -> None:
        name = "".join(word + blank for word, blank in pieces)
        assert name_key(name) == tool.normalise(name)
        assert party_key(name) == tool.party_key(name)


# --- what the figures are ------------------------------------------------------------------------------

TEXT = "1. Sở Y tế phun thuốc, xong trước ngày 30/6/2026.\n2. Công an xã, dân quân đi tuần mỗi đêm.\n"
FIRST, SECOND = (3, 49), (53, 90)


def until(due: str | None = None, *, before: bool = False, rrule: str | None = None) -> GoldDeadline:
    return GoldDeadline("hạn", None, due, before, rrule)


def document() -> GoldDocument:
    """Two tasks, a reference, a head."""
    return GoldDocument(
        "phun-thuoc",
        TEXT,
        GoldHeader(doc_type="CV", number="7/YT", signer=GoldSigner(position="GIÁM ĐỐC")),
        (GoldReference("KH", "5/KH-UBND", None, "2026-02-01"),),
        (
            GoldDirective(FIRST, ("Sở Y tế",), False, (), (until("2026-06-30", before=True),)),
            GoldDirective(SECOND, ("Công an xã",), False, ("dân quân",), (until(rrule="FREQ=DAILY"),)),
        ),
    )


def answer(**changed: Any) -> dict[str, Any]:
    """The right answer but for what is `changed`."""
    return {**as_answer(document()), **changed}


def first(**changed: Any) -> list[dict[str, Any]]:
    """The right directives but for what is `changed` in the first."""
    one, other = as_answer(document())["directives"]
    return [{**one, **changed}, other]


def wrong(found: DocumentScore) -> dict[str, Tally]:
    """The tallies that are not all right."""
    return {measure: tally for measure, tally in found.tallies.items() if tally.invented or tally.missed}


def test_spans_of_the_sample_are_its_tasks() -> None:
    assert TEXT[slice(*FIRST)] == "Sở Y tế phun thuốc, xong trước ngày 30/6/2026."
    assert TEXT[slice(*SECOND)] == "Công an xã, dân quân đi tuần mỗi đêm."


def test_the_right_answer_is_all_right() -> None:
    found = score(document(), answer())
    assert found.differences == []
    assert wrong(found) == {}
    assert {measure: tally.right for measure, tally in found.tallies.items()} == {
        "directive": 2,
        "lead": 2,
        "coord": 1,
        "deadline": 2,
        "row": 2,
        "reference": 1,
        "ref_date": 1,
        "header": 3,
    }


def test_no_answer_misses_everything() -> None:
    found = score(document(), None)
    right = score(document(), answer())
    for measure in MEASURES:
        assert found.tallies[measure] == Tally(0, 0, right.tallies[measure].right)
    assert found.tallies == score(document(), {"text": None, "directives": None, "header": None}).tallies


def test_an_answer_where_there_is_nothing_to_find_is_invented() -> None:
    empty = GoldDocument("phun-thuoc", TEXT, GoldHeader(), (), ())
    found = score(empty, answer())
    right = score(document(), answer())
    for measure in MEASURES:
        assert found.tallies[measure] == Tally(0, right.tallies[measure].right, 0)


def test_a_wrong_lead_spoils_its_row_and_nothing_else() -> None:
    found = score(document(), answer(directives=first(leads=["Sở Nội vụ"])))
    assert wrong(found) == {"lead": Tally(1, 1, 1), "row": Tally(1, 1, 1)}
    (difference,) = found.differences
    assert difference == Difference("lead", ("sở y tế",), ("sở nội vụ",), TEXT[slice(*FIRST)])


def test_a_missed_directive_takes_its_parties_and_deadlines_along() -> None:
    found = score(document(), answer(directives=first()[1:]))
    missed = Tally(1, 0, 1)
    assert wrong(found) == dict.fromkeys(("directive", "lead", "deadline", "row"), missed)
    assert found.differences[0] == Difference("directive", (TEXT[slice(*FIRST)],), (), TEXT[slice(*FIRST)])


def test_a_missed_directive_without_parties_and_deadlines_is_no_right_row() -> None:
    bare = GoldDocument("bare", TEXT, GoldHeader(), (), (GoldDirective(FIRST, (), False, (), ()),))
    assert wrong(score(bare, {"text": TEXT})) == dict.fromkeys(("directive", "row"), Tally(0, 0, 1))


def test_an_invented_directive_brings_its_parties_and_deadlines_along() -> None:
    invented = {
        "span": [0, 2],
        "leads": ["x"],
        "coordinators": [{"name": "y"}],
        "deadlines": [{"start": "z"}],
    }
    found = score(document(), answer(directives=[invented, *first()]))
    assert {measure: tally.invented for measure, tally in wrong(found).items()} == {
        "directive": 1,
        "lead": 1,
        "coord": 1,
        "deadline": 1,
        "row": 1,
    }
    assert found.differences[0] == Difference("directive", (), ("1.",), "1.")


@pytest.mark.parametrize(
    ("party", "right"),
    [
        ("SỞ Y TẾ", True),
        ("Giám đốc Sở Y tế", True),
        ({"text": "Y tế", "name": "Sở Y tế"}, True),
        ({"text": "Sở Y tế", "name": "Sở Y tế tỉnh Sông La"}, True),
        ({"text": None, "name": "Sở Y tế"}, True),
        ({"text": "Y tế", "name": "Sở Y tế tỉnh"}, False),
        ("Y tế", False),
    ],
)
def test_a_party_goes_by_its_words_or_its_full_name(party: Any, right: bool) -> None:
    found = score(document(), answer(directives=first(leads=[party])))
    assert ("lead" not in wrong(found)) == right


def test_a_party_that_is_neither_counts_by_its_words() -> None:
    found = score(document(), answer(directives=first(leads=[{"text": "Y tế", "name": "Bộ Y tế"}])))
    assert found.differences[0].invented == ("y tế",)


def test_a_party_without_words_is_none() -> None:
    leads = ["Sở Y tế", "", "–", {"text": None, "name": None}]
    assert wrong(score(document(), answer(directives=first(leads=leads)))) == {}


@pytest.mark.parametrize(
    ("deadline", "right"),
    [
        ({"due": "2026-06-30", "before": True}, True),
        ({"due": "2026-06-30T17:00", "before": True, "text": "other words"}, True),
        ({"due": "2026-06-30", "before": False}, False),
        ({"due": "2026-06-30"}, False),
        ({"start": "2026-06-30", "before": True}, False),
        ({"due": "2026-06-29", "before": True}, False),
        ({"due": "2026-06-30", "before": True, "rrule": "FREQ=DAILY"}, False),
        ({"due": "2026-06-30", "before": True, "rrule": "BYHOUR=7"}, True),
    ],
)
def test_a_deadline_goes_by_its_days(deadline: dict[str, Any], right: bool) -> None:
    found = score(document(), answer(directives=first(deadlines=[deadline])))
    assert ("deadline" not in wrong(found)) == right
    assert ("row" not in wrong(found)) == right


def test_a_deadline_that_comes_to_nothing_is_not_scored() -> None:
    more = [*first()[0]["deadlines"], {"text": "khi có lệnh", "before": True}]
    assert wrong(score(document(), answer(directives=first(deadlines=more)))) == {}


def test_a_reference_with_another_date_is_the_same_reference() -> None:
    said = [{"type": "KH", "number": "5 / kh–ubnd", "issued_on": "2026-02-10"}]
    assert wrong(score(document(), answer(references=said))) == {"ref_date": Tally(0, 1, 1)}


def test_a_law_goes_by_its_title() -> None:
    law = GoldDocument("luat", TEXT, GoldHeader(), (GoldReference("LUAT", None, "Luật Thuỷ sản", None),), ())
    assert wrong(score(law, {"text": TEXT, "references": [{"type": "LUAT", "title": "luật Thủy sản"}]})) == {}
    assert "reference" in wrong(score(law, {"references": [{"type": "LUAT", "title": "Luật Thú y"}]}))
    assert "reference" in wrong(score(law, {"references": [{"type": "BL", "title": "Luật Thủy sản"}]}))


def test_a_head_counts_part_by_part() -> None:
    said = {
        "doc_type": "CV",
        "number": "7 /yt",
        "signer": {"position": "Phó Giám đốc", "name": "Lò Văn Suối"},
    }
    found = score(document(), answer(header=said))
    assert wrong(found) == {"header": Tally(2, 2, 1)}
    assert found.differences[0].missed == ("signer.position giám đốc",)
    assert found.differences[0].invented == ("signer.name lò văn suối", "signer.position phó giám đốc")


def test_entries_of_a_list_may_be_words_or_parties() -> None:
    gold = GoldDocument("a", TEXT, GoldHeader(addressees=("UBND xã", "Sở Y tế"), recipients=("VT",)), (), ())
    said = {"addressees": [{"text": "Uỷ ban nhân dân xã"}, {"text": None, "name": "Sở Y tế"}]}
    assert wrong(score(gold, {"header": said})) == {"header": Tally(2, 0, 1)}


def test_figures_of_a_tally() -> None:
    tally = Tally(right=3, invented=1, missed=3)
    assert (tally.precision, tally.recall) == (0.75, 0.5)
    assert tally.f1 == pytest.approx(0.6)
    assert Tally(1, 2, 3) + Tally(10, 20, 30) == Tally(11, 22, 33)


def test_a_tally_of_nothing_is_perfect_and_one_without_a_hit_is_nought() -> None:
    nothing = Tally()
    assert (nothing.precision, nothing.recall, nothing.f1) == (1.0, 1.0, 1.0)
    assert (Tally(invented=2).precision, Tally(invented=2).recall, Tally(invented=2).f1) == (0.0, 1.0, 0.0)
    assert (Tally(missed=2).precision, Tally(missed=2).recall, Tally(missed=2).f1) == (1.0, 0.0, 0.0)


def test_totals_are_sums_over_documents() -> None:
    scores = [score(document(), answer()), score(document(), None)]
    for measure, tally in totals(scores).items():
        assert tally == scores[0].tallies[measure] + scores[1].tallies[measure]
    assert set(totals([]).values()) == {Tally()}

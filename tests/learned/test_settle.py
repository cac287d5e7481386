"""Rules and models brought together, with models of one feature so that what they say is plain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.learned.artefact import Model, shipped
from extract.learned.certainty import FIELDS
from extract.learned.linear import Classifier, Logistic
from extract.learned.policy import ADDED, CEILING, FLOOR, VETOED
from extract.learned.settle import Settler
from extract.pipeline import Stages, extract, rule, run
from extract.rulebook import rulebook
from extract.text import Text

HEAD = "ỦY BAN NHÂN DÂN TỈNH KON TUM\nSố: 5/UBND-VX\nKon Tum, ngày 05 tháng 3 năm 2026\n\n"
SURE, UNSURE = 4.0, -4.0


def believing(word: str, weight: float) -> Model:
    """A model for which a passage that holds `word` is a directive with the logit `weight`, any other one
    with that of 0; the rules have no say."""
    units = Classifier(("directive", "background"), (0.0, 0.0), {f"u={word}": (weight, 0.0)})
    certainty = {field: Logistic(2.0, {}) for field in FIELDS}
    return Model(units, Logistic(0.0, {"model": 1.0}), certainty, shipped().tags, {})


def told(text: str, model: Model | None) -> Stages:
    return run(Text(HEAD + text), rulebook(), model=model)


INVENTED = "1. Sở Y tế mua thóc cho kho.\n2. Trời năm nay mưa nhiều.\n"


def test_a_veto_takes_an_inferred_directive_away_and_says_why() -> None:
    before, after = told(INVENTED, None), told(INVENTED, believing("thóc", UNSURE))
    assert [d.text for d in before.record.directives] == ["Sở Y tế mua thóc cho kho."]
    assert not after.record.directives
    [verdict] = [v for v in after.assembly.verdicts if v.by.startswith("learned.")]
    assert (verdict.outcome, verdict.by) == ("none", "learned.background")


def test_what_was_turned_down_hardly_is_left_to_people() -> None:
    low = believing("thóc", -1.0)  # below the floor, above what nobody need look at
    passages = {p.text: p.probability for p in told(INVENTED, low).record.undecided}
    assert 0 < passages["Sở Y tế mua thóc cho kho."] < FLOOR


ORDERED = "1. Giao Sở Y tế mua thóc cho kho.\n2. Trời năm nay mưa nhiều.\n"
DUTY = "1. Sở Y tế phải mua thóc cho kho.\n2. Trời năm nay mưa nhiều.\n"
LIST = "1. Sở Y tế rà soát kho thóc.\n2. Sở Nội vụ kiểm tra sổ sách.\n3. Công an tỉnh tuần tra kho.\n"


@pytest.mark.parametrize("text", [ORDERED, DUTY, LIST])
def test_orders_duties_and_lists_stand(text: str) -> None:
    rows = [d.text for d in told(text, None).record.directives]
    assert rows
    assert [d.text for d in told(text, believing("thóc", UNSURE)).record.directives] == rows


MISSED = "1. Giao Sở Y tế mua thuốc.\n2. Kho thóc ở xã Đăk Hà hai người trông mỗi đêm.\n"


def test_a_passage_that_no_rule_saw_is_added_where_the_model_is_sure() -> None:
    before, after = told(MISSED, None), told(MISSED, believing("trông", SURE))
    assert len(before.record.directives) == 1
    added = after.record.directives[1]
    assert added.origin[0] == "learned.directive"
    assert added.text == "Kho thóc ở xã Đăk Hà hai người trông mỗi đêm."
    assert any(v.by == "learned.directive" and v.outcome == "directive" for v in after.assembly.verdicts)


def test_a_passage_of_which_it_is_less_sure_is_left_to_people() -> None:
    model = believing("trông", 0.5)
    record = told(MISSED, model).record
    assert len(record.directives) == 1
    [passage] = record.undecided
    assert passage.text.startswith("Kho thóc")
    assert passage.probability < CEILING


def test_sections_and_formulas_are_never_added() -> None:
    text = "1. Giao Sở Y tế mua thóc.\nNay thông báo để các đơn vị biết, trông kho, thực hiện.\n"
    rows = [d.text for d in told(text, None).record.directives]
    assert [d.text for d in told(text, believing("trông", SURE)).record.directives] == rows


def test_an_added_directive_takes_its_deadline_and_the_parties_above() -> None:
    text = "1. Sở Y tế:\na) Mua thuốc.\nb) Kho thóc hai người trông đến hết ngày 30/6/2026.\n"
    record = told(text, believing("trông", SURE)).record
    row = next(d for d in record.directives if "trông" in d.text)
    assert [p.name for p in row.leads] == ["Sở Y tế"]
    assert [d.due for d in row.deadlines] == ["2026-06-30"]


def test_a_row_is_no_surer_than_its_least_sure_field() -> None:
    model = believing("thóc", SURE)
    model = replace(model, certainty={**model.certainty, "leads": Logistic(-1.0, {})})
    for row in told(ORDERED, model).record.directives:
        assert row.field_confidence is not None
        assert row.confidence == row.field_confidence.leads < row.field_confidence.deadlines


def test_rules_alone_have_nothing_undecided() -> None:
    stages = told(MISSED, None)
    assert not stages.record.undecided
    assert not any(v.by.startswith("learned.") for v in stages.assembly.verdicts)


def test_settling_twice_says_the_same() -> None:
    ruled = rule(Text(HEAD + LIST + MISSED), rulebook())
    first = Settler(ruled.outline, ruled.assembly, shipped()).settle()
    second = Settler(ruled.outline, ruled.assembly, shipped()).settle()
    assert [(d.start, d.end, d.sure) for d in first.assembly.drafts] == [
        (d.start, d.end, d.sure) for d in second.assembly.drafts
    ]
    assert first.undecided == second.undecided


def test_the_shipped_model_is_heard_by_default() -> None:
    record = extract((HEAD + ORDERED).encode())
    assert all(d.field_confidence is not None for d in record.directives)
    assert all(0 < d.confidence < 1 for d in record.directives)


def test_the_policy_names_reasons_that_are_explained() -> None:
    codes = {row["code"] for row in rulebook().words("reasons")}
    assert codes >= VETOED | ADDED
    assert {f"learned.{kind}" for kind in shipped().units.labels} <= codes

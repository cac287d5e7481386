"""The order in which to look at rows and passages."""

from __future__ import annotations

from extract.outputs.queue import least_sure, queue
from extract.pipeline import extract
from schemas import DocumentRecord, FieldConfidence, UndecidedPassage

TEXT = "Giao Sở Y tế gửi số liệu trước ngày 30/6/2026.\nĐề nghị Công an xã kiểm tra kho thóc.\nTrời mưa.\n"


def record() -> DocumentRecord:
    """Two rows, one of them hardly sure, and a passage that became none."""
    made = extract(TEXT.encode(), name="a.txt")
    sure = FieldConfidence(directive=0.99, leads=0.97, coordinators=0.98, deadlines=0.96)
    doubtful = FieldConfidence(directive=0.9, leads=0.5, coordinators=0.98, deadlines=0.96)
    first, second = made.directives
    return made.model_copy(
        update={
            "directives": [
                first.model_copy(update={"confidence": 0.94, "field_confidence": sure}),
                second.model_copy(update={"confidence": 0.45, "field_confidence": doubtful}),
            ],
            "undecided": [UndecidedPassage(path="", span=(85, 94), text="Trời mưa.", probability=0.3)],
        }
    )


def test_the_likeliest_correction_comes_first() -> None:
    looks = queue([record()])
    assert [(look.doubt, look.gain) for look in looks] == [
        ("leads", 0.55),
        ("missed", 0.3),
        ("deadlines", 0.06),
    ]
    assert looks[0].id == record().directives[1].id
    assert looks[1].id is None
    assert all(TEXT[look.span[0] : look.span[1]] == look.text for look in looks)


def test_of_the_rules_alone_the_row_is_in_doubt() -> None:
    only = extract(TEXT.encode(), name="a.txt", model=None)
    assert {least_sure(d) for d in only.directives} == {"directive"}
    assert not only.undecided


def test_documents_are_mixed_in_one_order() -> None:
    twice = queue([record(), record()])
    assert [look.gain for look in twice] == sorted((look.gain for look in twice), reverse=True)
    assert len(twice) == 6

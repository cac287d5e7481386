"""Who takes part under the lead, who is reported to, and who is only spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract import extract

if TYPE_CHECKING:
    from schemas import Directive


def only(body: str) -> Directive:
    """The one directive of a body."""
    (directive,) = extract(body.encode(), model=None).directives
    return directive


def partners(body: str) -> list[str]:
    return [p.name for p in only(body).coordinators]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("chủ trì, phối hợp với Sở Nội vụ rà soát kho thuốc", ["Sở Nội vụ"]),
        ("chủ trì, phối hợp với Sở Nội vụ, Công an tỉnh rà soát kho thuốc", ["Sở Nội vụ", "Công an tỉnh"]),
        (
            "chủ trì, phối hợp các cơ quan, đơn vị liên quan rà soát kho thuốc",
            ["các cơ quan, đơn vị liên quan"],
        ),
        ("chủ trì phối hợp Sở Nội vụ rà soát kho thuốc", ["Sở Nội vụ"]),
        ("phối hợp chặt chẽ với Công an tỉnh rà soát kho thuốc", ["Công an tỉnh"]),
        ("rà soát kho thuốc; phối hợp với Sở Tài chính bố trí kinh phí", ["Sở Tài chính"]),
        ("phối hợp với các Sở: Nội vụ, Tài chính rà soát kho thuốc", ["Sở Nội vụ", "Sở Tài chính"]),
        ("rà soát kho thuốc", []),
    ],
)
def test_those_behind_phoi_hop_take_part(clause: str, expected: list[str]) -> None:
    body = f"Giao Sở Y tế {clause}.\n"
    assert partners(body) == expected
    assert [p.name for p in only(body).leads] == ["Sở Y tế"]


@pytest.mark.parametrize("with_", ["", "với "])
def test_a_partner_under_an_inherited_lead(with_: str) -> None:
    directive = only(f"Yêu cầu Sở Y tế:\na) Phối hợp {with_}Sở Nội vụ rà soát biên chế trạm y tế.\n")
    assert [(p.name, p.inherited) for p in directive.leads] == [("Sở Y tế", True)]
    assert [p.name for p in directive.coordinators] == ["Sở Nội vụ"]


def test_a_second_list_that_takes_part() -> None:
    directive = only("Giao Sở Y tế chủ trì, Sở Nội vụ phối hợp rà soát biên chế trạm y tế.\n")
    assert [p.name for p in directive.leads] == ["Sở Y tế"]
    assert [p.name for p in directive.coordinators] == ["Sở Nội vụ"]


@pytest.mark.parametrize(
    "clause",
    [
        "tạo điều kiện cho Công an tỉnh làm nhiệm vụ",
        "tham vấn Hội Luật gia về dự thảo",
        "giám sát các nhà thuốc tư nhân",
        "nâng cao hiệu quả công tác phối hợp giữa các cơ quan trong quản lý thuốc",
    ],
)
def test_those_only_spoken_of_take_no_part(clause: str) -> None:
    assert partners(f"Giao Sở Y tế {clause}.\n") == []


def test_who_is_reported_to() -> None:
    directive = only("Giao Sở Y tế rà soát kho thuốc, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/6/2026.\n")
    assert [p.name for p in directive.report_to] == ["Ủy ban nhân dân tỉnh"]
    assert directive.coordinators == []


def test_the_task_goes_without_parties_and_deadline() -> None:
    directive = only("Giao Sở Y tế rà soát kho thuốc trước ngày 30/6/2026.\n")
    assert directive.task == "rà soát kho thuốc"
    assert directive.text == "Giao Sở Y tế rà soát kho thuốc trước ngày 30/6/2026."


def test_actions_open_the_clauses() -> None:
    directive = only("Giao Sở Y tế rà soát, phân loại kho thuốc; báo cáo Bộ Y tế.\n")
    assert [a.text for a in directive.actions] == ["rà soát, phân loại", "báo cáo"]


def test_a_directive_points_at_the_references_in_its_words() -> None:
    body = (
        "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024.\n"
        "1. Giao Sở Y tế thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2026.\n"
        "2. Giao Sở Nội vụ tập huấn cán bộ.\n"
    )
    record = extract(body.encode(), model=None)
    assert [[record.references[i].number for i in d.references] for d in record.directives] == [
        ["12/KH-UBND"],
        [],
    ]


def test_those_who_share_in_it_take_part() -> None:
    body = "Giao Sở Y tế kiểm tra nhà thuốc với sự tham gia của Công an tỉnh.\n"
    (directive,) = extract(body.encode(), model=None).directives
    assert [p.name for p in directive.coordinators] == ["Công an tỉnh"]


def test_provinces_that_lead_together_are_no_partners() -> None:
    body = (
        "1. Chủ tịch Ủy ban nhân dân các tỉnh: Vĩnh Long, Đồng Tháp phối hợp với Sở Y tế điều tiết thuốc.\n"
    )
    (directive,) = extract(body.encode(), model=None).directives
    assert [p.name for p in directive.coordinators] == ["Sở Y tế"]

"""Two documents as records, with everything a list has to show: dates, hours, recurrences, hostile words."""

from __future__ import annotations

import pytest

from schemas import (
    Deadline,
    Directive,
    DocumentRecord,
    Header,
    Party,
    Quote,
    Reference,
    Signer,
    Source,
    Warning,  # noqa: A004 - the contract's word
)

PLAN = """Số: 24/KH-UBND
1. Nhiệm vụ
a) Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng rà soát dự án chậm tiến độ trước ngày 05/7/2026.
b) Công an tỉnh báo cáo số liệu trước 17 giờ 00 ngày 25/6/2026 và định kỳ hằng năm (trước ngày 10/12).
c) Các sở, ban, ngành tỉnh thường xuyên kiểm tra cơ sở dữ liệu dùng chung.
"""

LETTER = "=HYPERLINK(1) Sở Y tế gửi lại biểu mẫu trong tháng 12/2026.\n@Ban Dân tộc: +84 là đầu số liên hệ.\n"


def extent(text: str, words: str) -> tuple[int, int]:
    """Where `words` stand in `text`."""
    start = text.index(words)
    return start, start + len(words)


def party(text: str, words: str) -> Party:
    """A party named as it is written."""
    return Party(text=words, name=words, span=extent(text, words))


def deadline(text: str, words: str, **values: str | bool | None) -> Deadline:
    """A deadline with the values it was read as."""
    return Deadline.model_validate({"text": words, "span": extent(text, words), **values})


@pytest.fixture
def plan() -> DocumentRecord:
    """A plan with a full head and three tasks: a day, an hour beside a recurrence, no deadline."""
    first = PLAN[slice(*extent(PLAN, PLAN.split("\n")[2][3:]))]
    second, third = PLAN.split("\n")[3][3:], PLAN.split("\n")[4][3:]
    return DocumentRecord(
        source=Source(name="24-kh.txt", media_type="text/plain", sha256="a" * 64, reader="text"),
        text=PLAN,
        header=Header(
            doc_type="KH",
            doc_type_name="Kế hoạch",
            number="24/KH-UBND",
            issuer="Ủy ban nhân dân tỉnh Bình Sơn",
            issued_on="2026-03-05",
            subject="Tháo gỡ dự án chậm tiến độ",
            signer=Signer(position="CHỦ TỊCH", name="Lê Văn Nghĩa"),
        ),
        references=[
            Reference(type="KH", number="24/KH-UBND", text="24/KH-UBND", span=extent(PLAN, "24/KH-UBND"))
        ],
        directives=[
            Directive(
                id="d1",
                path="1.a",
                span=extent(PLAN, first),
                text=first,
                leads=[party(PLAN, "Sở Tài chính")],
                coordinators=[party(PLAN, "Sở Xây dựng")],
                task="rà soát dự án chậm tiến độ",
                actions=[Quote(text="rà soát", span=extent(PLAN, "rà soát"))],
                deadlines=[deadline(PLAN, "trước ngày 05/7/2026", due="2026-07-05", before=True)],
                references=[0],
                missing=["no-product", "no-report"],
                confidence=0.97,
                origin=["directive.assigned"],
            ),
            Directive(
                id="d2",
                path="1.b",
                span=extent(PLAN, second),
                text=second,
                leads=[party(PLAN, "Công an tỉnh")],
                task="báo cáo số liệu",
                deadlines=[
                    deadline(PLAN, "trước 17 giờ 00 ngày 25/6/2026", due="2026-06-25T17:00", before=True),
                    deadline(
                        PLAN,
                        "định kỳ hằng năm (trước ngày 10/12)",
                        rrule="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10",
                        before=True,
                    ),
                ],
                confidence=0.9,
            ),
            Directive(
                id="d3",
                path="1.c",
                span=extent(PLAN, third),
                text=third,
                leads=[party(PLAN, "Các sở, ban, ngành tỉnh")],
                task="thường xuyên kiểm tra cơ sở dữ liệu dùng chung",
                missing=["no-deadline", "no-product", "no-report"],
                confidence=0.6,
            ),
        ],
        warnings=[Warning(code="no-place", message="Không thấy địa danh.", span=(0, 2))],
    )


@pytest.fixture
def letter() -> DocumentRecord:
    """A copy without its head, whose words begin like formulas."""
    first, second = LETTER.splitlines()
    return DocumentRecord(
        source=Source(name="+thu.txt", media_type="text/plain", sha256="b" * 64, reader="text"),
        text=LETTER,
        header=Header(),
        directives=[
            Directive(
                id="e1",
                path="",
                span=extent(LETTER, first),
                text=first,
                leads=[party(LETTER, "Sở Y tế")],
                task=first,
                deadlines=[deadline(LETTER, "trong tháng 12/2026", due="2026-12-31")],
                confidence=0.8,
            ),
            Directive(
                id="e2",
                path="",
                span=extent(LETTER, second),
                text=second,
                leads=[party(LETTER, "@Ban Dân tộc")],
                task="+84 là đầu số liên hệ.",
                missing=["no-action", "no-deadline"],
                confidence=0.5,
            ),
        ],
    )


@pytest.fixture
def records(plan: DocumentRecord, letter: DocumentRecord) -> list[DocumentRecord]:
    """Both documents, for one list."""
    return [plan, letter]

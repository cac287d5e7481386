"""What documents are cut into, and what is left out."""

from __future__ import annotations

from extract.measure.gold import GoldDeadline, GoldDirective, GoldDocument, GoldHeader
from extract.rulebook import rulebook
from extract.train.fragments import Fragments, cut

HEAD = "UBND TỈNH A\nSố: 5/TB-UBND\nA, ngày 04 tháng 5 năm 2024\n\nTHÔNG BÁO\nKết luận\n\n"
OPENING = "Sáu tháng đầu năm, các chợ của tỉnh đã thu gom 120 tấn rác, tăng 5% so với cùng kỳ."
CLOSING = "Thông báo này thay cho thông báo về thu gom rác đã gửi trong tháng trước."


def fragments(point: str, order: GoldDirective | None = None, **gold: object) -> Fragments:
    """Those of a document with one point."""
    text = f"{HEAD}{OPENING}\n\nChủ tịch UBND tỉnh kết luận như sau:\n\n1. {point}\n\n{CLOSING}\n"
    start = text.index(point)
    parts = {"leads": ("Sở Y tế",), "inherited": False, "coordinators": (), "deadlines": ()} | gold
    directive = order or GoldDirective((start, start + len(point)), **parts)  # type: ignore[arg-type]
    header = GoldHeader(doc_type="TB", issued_on="2024-05-04")
    return cut([GoldDocument("a", text, header, (), (directive,))], rulebook())


def task(point: str, **gold: object) -> list[tuple[str, str]] | None:
    """The pieces of the task cut from one point, None if it is left out."""
    found = fragments(point, **gold).tasks
    return [(piece.words, piece.role) for piece in found[0].pieces] if found else None


DAY = GoldDeadline("trước ngày 15/6", None, "2024-06-15", True, None)


def test_a_task_loses_its_party_and_its_partners() -> None:
    point = "Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh phun thuốc ở 12 chợ, xong trước ngày 15/6."
    assert task(point, coordinators=("Công an tỉnh",), deadlines=(DAY,)) == [
        ("phun thuốc ở 12 chợ, xong ", ""),
        ("trước ngày 15/6", "deadline"),
    ]


def test_partners_within_a_task_keep_their_place() -> None:
    point = "Sở Y tế phun thuốc ở các chợ; phối hợp với Công an tỉnh phân luồng."
    assert task(point, coordinators=("Công an tỉnh",)) == [
        ("phun thuốc ở các chợ; phối hợp với ", ""),
        ("Công an tỉnh", "coord"),
        (" phân luồng", ""),
    ]


def test_what_leans_on_its_document_is_left_out() -> None:
    assert task("Sở Y tế phun thuốc ở tất cả các chợ trong tỉnh.")
    assert task("Sở Y tế phun thuốc ở các chợ nêu trên, gồm cả chợ tạm.") is None
    assert task("Sở Y tế phun thuốc ở các chợ; Sở báo cáo kết quả ngay.") is None
    assert task("Sở Y tế phun thuốc ở các chợ trước ngày 15/6 (mùng 10).", deadlines=(DAY,)) is None


def test_a_day_that_is_no_deadline_would_not_stay_one() -> None:
    point = "Sở Y tế tính lại số thuốc đã cấp trước ngày 15/3/2024 cho các chợ."
    assert task(point) is None
    bound = GoldDeadline("trước ngày 15/3/2024", None, "2024-03-15", True, None)
    assert task(point, deadlines=(bound,))


def test_passages_keep_where_they_stood() -> None:
    found = fragments("Sở Y tế phun thuốc ở tất cả các chợ trong tỉnh.")
    assert [p.paragraphs for p in found.openings] == [(OPENING,)]
    assert [p.paragraphs for p in found.closings] == [(CLOSING,)]
    assert found.names == ["Sở Y tế"]

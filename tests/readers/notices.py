"""What the tests of PDF share: a notice of two pages, and what must be true of every text that was read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tests.readers.sheets import HEIGHT, WIDTH, Sheets

if TYPE_CHECKING:
    from extract.readers.placed import Placed

ORDER = (
    "Giao Sở Thông tin và Truyền thông chủ trì, phối hợp với các sở, ban, ngành có liên quan rà soát "
    "danh mục nhiệm vụ, báo cáo Ủy ban nhân dân tỉnh trước ngày 10/3/2025 để tổng hợp, theo dõi."
)


def notice() -> bytes:
    """Two pages: head, orders, page number, foot."""
    sheets = Sheets()
    y = sheets.head()
    sheets.centred(312, y, "THÔNG BÁO", 14)
    sheets.centred(312, y + 17, "Về việc chuyển đổi số", 14)
    y += 50
    for k in range(5):
        y = sheets.paragraph(y, f"{k + 1}. {ORDER}")
    sheets.turn()
    sheets.centred(312, 40, "2")
    y = sheets.paragraph(80, f"6. {ORDER}")
    sheets.foot(y + 20)
    return sheets.done()


def lines(placed: Placed) -> list[str]:
    return [line.strip() for line in placed.chars.split("\n") if line.strip()]


def assert_placed(placed: Placed, width: float = WIDTH, height: float = HEIGHT) -> None:
    """Every character but those of the reader's own stands in a box on its page."""
    covered = [False] * len(placed.chars)
    for a, b in pairwise(placed.places):
        assert a.end <= b.start
    for place in placed.places:
        assert place.page is not None
        assert place.box is not None
        assert 1 <= place.page <= (placed.pages or 0)
        left, top, right, bottom = place.box
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height
        assert placed.chars[place.start : place.end].strip()
        covered[place.start : place.end] = [True] * (place.end - place.start)
    own = {c for c, seen in zip(placed.chars, covered, strict=True) if not seen}
    assert own <= set(" \n\f|")

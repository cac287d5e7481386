"""Pages in a real browser: written to a file, opened offline, watched for noise."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol
from zoneinfo import ZoneInfo

import pytest

from extract.explain import explain
from extract.outputs import html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from extract.errors import Lang
    from extract.explain import Explanation

NOW = datetime(2026, 6, 25, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))

LETTER = """ỦY BAN NHÂN DÂN
TỈNH BÌNH SƠN

Số: 14/UBND-NC
V/v giữ an toàn bến sông

Bình Sơn, ngày 05 tháng 3 năm 2026

Kính gửi: Các sở, ban, ngành tỉnh.

Năm 2025, toàn tỉnh đã xảy ra ba vụ chìm thuyền trên sông Cái, hai người bị thương.

Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát các trạm cấp cứu ven sông, báo cáo Ủy ban nhân dân tỉnh
trước ngày 20/6/2026.

2. Sở Xây dựng kiểm tra các cầu treo theo Nghị quyết số 12/NQ-HĐND ngày 02/02/2026, hoàn thành trước ngày
30/6/2026.

3. Công an tỉnh kiểm tra giấy tờ của chủ thuyền trong ngày 25/6/2026.

4. Sở Nội vụ tổ chức tập huấn cho cán bộ các xã ven sông trong quý IV/2026.

5. Đài Phát thanh và Truyền hình tỉnh đưa tin về mực nước hằng ngày.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Lê Văn Nghĩa
"""


@dataclass
class Watched:
    """A page, what was read for it, and all it said or asked for that it should not have."""

    page: Page
    explanations: list[Explanation]
    noise: list[str] = field(default_factory=list)

    def row(self, number: int) -> Any:
        """The row of the task `number`, counted from 1."""
        return self.page.locator(f'ol.tasks > li[data-row="{number}"]')

    def words(self, number: int) -> str:
        """The text of the source pane that is marked as the words of the task `number`."""
        return "".join(self.page.locator(f'.source [data-d~="{number}"]').all_text_contents())

    def shown(self) -> list[int]:
        """The numbers of the rows that a reader can see."""
        rows = "rows => rows.filter(row => row.checkVisibility()).map(row => Number(row.dataset.row))"
        return list(self.page.eval_on_selector_all("ol.tasks > li", rows))

    def chosen(self) -> list[int]:
        """The numbers of the rows that are marked as chosen."""
        rows = "rows => rows.map(row => Number(row.dataset.row))"
        return list(self.page.eval_on_selector_all("ol.tasks > li.on", rows))

    def in_view(self, selector: str) -> bool:
        """True if the middle of the first element of `selector` is really what stands at its place."""
        return bool(
            self.page.eval_on_selector(
                selector,
                """element => {
                    const box = element.getClientRects()[0];
                    const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                    return element === at || element.contains(at);
                }""",
            )
        )


class Opener(Protocol):
    """Opens a page of `texts`; `options` are those of a browser context."""

    def __call__(self, *texts: str, lang: Lang = "vi", **options: Any) -> Watched: ...


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Opens pages in contexts of their own, on the morning of NOW; none may be noisy by the end of a test."""
    pages: list[Watched] = []

    def open_page(*texts: str, lang: Lang = "vi", **options: Any) -> Watched:
        explanations = [explain(text.encode(), name=f"{i}.txt") for i, text in enumerate(texts, 1)]
        path = tmp_path / f"{len(pages)}.html"
        with path.open("wb") as file:
            html.write(explanations, file, lang)
        settings = {"timezone_id": "Asia/Ho_Chi_Minh", "viewport": {"width": 1280, "height": 600}, **options}
        page = chromium.new_context(**settings).new_page()
        watched = Watched(page, explanations)
        pages.append(watched)
        page.on("console", lambda message: watched.noise.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: watched.noise.append(f"error: {error}"))
        page.on("request", lambda request: watched.noise.append(f"request: {request.url}"))
        page.clock.set_fixed_time(NOW)
        page.goto(path.as_uri())
        assert watched.noise == [f"request: {path.as_uri()}"]
        watched.noise.clear()
        return watched

    yield open_page
    for watched in pages:
        watched.page.context.close()
        assert watched.noise == []


@pytest.fixture
def letter_text() -> str:
    """A letter with five tasks: one overdue, one due within days, one due today, one later, one undated."""
    return LETTER


@pytest.fixture
def letter(opened: Opener, letter_text: str) -> Watched:
    """The page of that letter."""
    return opened(letter_text)

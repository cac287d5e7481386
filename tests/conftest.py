"""What tests of several rooms share: a real Chromium, and a document of a hundred pages."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

_HEADLESS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A Chromium that runs until the tests end: the one at CHROMIUM, else Debian's."""
    from playwright.sync_api import sync_playwright

    program = Path(os.environ.get("CHROMIUM") or "/usr/bin/chromium")
    if not program.is_file():
        pytest.fail(
            f"no Chromium at {program}: apt-get install chromium, or set CHROMIUM to its path", pytrace=False
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(_HEADLESS))
        yield browser
        browser.close()


_HEAD = """ỦY BAN NHÂN DÂN
TỈNH BÌNH SƠN

Số: 88/KH-UBND
Bình Sơn, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Sắp xếp lại mạng lưới bến thuyền

"""
_PARTS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_AREAS = ("bến thuyền", "chợ nổi", "cầu treo", "kè sông", "đò ngang")
_SECTION = """{label}. Khu vực số {n}

Ở khu vực này, {area} được dựng từ nhiều năm trước; ván và lan can đã cũ, dân các thôn qua lại mỗi ngày khá
đông. Mùa nước lên, thuyền nhỏ phải neo xa bờ; người già, trẻ em đi lại rất vất vả, hàng hóa ứ đọng trên bến.
Ba trận lũ liền nhau đã cuốn trôi một đoạn bờ, để lại nhiều hố sâu ngay sát lối đi của học sinh hai thôn bên
sông.

Người dân nhiều lần phản ánh tại các cuộc tiếp xúc; thôn đã góp công đắp tạm bằng đá và cọc tre, song chỉ
giữ được một mùa. Số thuyền neo đậu tăng nhanh vì chợ phiên mở thêm ngày, trong khi nơi tránh bão gần nhất
cách đó hơn ba mươi cây số, đường đi lại vòng qua hai con đèo.

a) Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính, Công an tỉnh rà soát {area} số {n}, lập danh mục
việc phải sửa ngay, báo cáo Ủy ban nhân dân tỉnh trước ngày {day:02}/{month:02}/2026.

b) Giao Sở Nông nghiệp và Môi trường kiểm tra mực nước, cắm biển báo ở {area} số {n} trong tháng {month}/2026.

c) Đề nghị Hội Nông dân tỉnh tuyên truyền cho người dân quanh {area} số {n} về áo phao và giờ chạy thuyền.

"""


@pytest.fixture(scope="session")
def long_text() -> str:
    """A plan of a hundred pages, some 250,000 characters: sections that go on and on, three tasks in each."""
    pieces, n = [_HEAD], 0
    for part in _PARTS:
        pieces.append(f"{part}. NHIỆM VỤ ĐỢT {part}\n\n")
        for label in range(1, 21):
            n += 1
            area, day, month = _AREAS[n % len(_AREAS)], n % 28 + 1, n % 9 + 4
            pieces.append(_SECTION.format(label=label, n=n, area=area, day=day, month=month))
    return "".join(pieces)

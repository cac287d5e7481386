"""How much is read at the most, and who is told of the steps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.errors import ReadError, Wording

if TYPE_CHECKING:
    from collections.abc import Callable

MB = 1024 * 1024
SPLIT = Wording("hãy tách thành từng văn bản", "split it into single documents")
CHECK_SOURCE = Wording("hãy kiểm tra tệp nguồn", "check the source file")
NO_WORDS = Wording("không có chữ nào", "there are no words in it")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a source may come to; beyond it is an error that says so.

    `size`: bytes of one file, also inside a package; the longest laws have some two million characters.
    `pages`: of one document. `memory`: bytes of the process that reads. `pixels`: of one picture; A4 at 600
    dots an inch has 35 million. `seconds`: that a reader may work without finishing a page. `members`: files
    of one package; `nesting`: packages in packages; `total`: bytes unpacked from one source; `ratio`: between
    what comes out of a member and what went in, once more than `ratio_from` bytes came.
    """

    size: int = 64 * MB
    pages: int = 2000
    memory: int = 4096 * MB
    pixels: int = 120_000_000
    seconds: float = 120
    members: int = 1000
    nesting: int = 4
    total: int = 512 * MB
    ratio: int = 200
    ratio_from: int = 16 * MB

    def check_pages(self, count: int, name: str) -> None:
        """Raises `ReadError` named `name` if `count` pages are too many."""
        if count > self.pages:
            reason = Wording(
                f"có {count} trang, quá giới hạn {self.pages} trang",
                f"has {count} pages, more than {self.pages}",
            )
            raise ReadError(name, reason, SPLIT)


LIMITS = Limits()


def _silent(done: int, of: int) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a file is read: its limits, and whom to tell of each page (how many are `done`, `of` how
    many)."""

    limits: Limits = LIMITS
    step: Callable[[int, int], None] = field(default=_silent)


TERMS = Terms()

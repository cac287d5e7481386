"""What a directive leaves open: who, what, by when, with what product, with what report.

Decree 30/2020/NĐ-CP (article 23.2) asks that whoever assigns work names who leads, who takes part and by
when; officials ask for the six clarities (`6 rõ`: person, work, time, responsibility, product, authority).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.errors import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extract.assemble.draft import Draft
    from extract.errors import Lang
    from extract.rulebook import Rulebook
    from schemas import Missing

SHORT: Final[Mapping[Missing, Wording]] = {
    "no-lead": Wording("chủ trì", "lead"),
    "no-action": Wording("việc", "action"),
    "no-deadline": Wording("thời hạn", "deadline"),
    "no-product": Wording("sản phẩm", "product"),
    "no-report": Wording("báo cáo", "report"),
}
"""What is missing in a word or two, for lists."""

MESSAGES: Final[Mapping[Missing, Wording]] = {
    "no-lead": Wording("Không nêu ai chủ trì.", "Nobody is named who leads."),
    "no-action": Wording(
        "Không thấy động từ nói phải làm gì.", "No verb is found that says what is to be done."
    ),
    "no-deadline": Wording("Không nêu thời hạn.", "No deadline is given."),
    "no-product": Wording(
        "Không nêu sản phẩm: văn bản phải làm ra, kết quả phải có.",
        "No product is named: neither a document to be made nor a result to be had.",
    ),
    "no-report": Wording(
        "Không yêu cầu báo cáo, không nêu báo cáo ai.",
        "No report is asked for, and nobody to report to is named.",
    ),
}
"""What is missing, in a sentence."""


def shortly(missing: Iterable[Missing], lang: Lang = "vi") -> str:
    """What is missing as lists show it.

    >>> shortly(["no-lead", "no-deadline"])
    'chủ trì; thời hạn'
    """
    return "; ".join(SHORT[code].said(lang) for code in missing)


class Completeness:
    """Says what the directives of one document leave open."""

    def __init__(self, text: str, low: str, book: Rulebook):
        self.text = text
        self.low = low
        self.book = book

    def missing(self, draft: Draft, *, acts: bool) -> list[Missing]:
        """The codes of what is missing, in the order of `SHORT`; `acts` if a verb says what is to be done."""
        product, report = self._outcome(draft)
        said: Mapping[Missing, bool] = {
            "no-lead": bool(draft.leads),
            "no-action": acts,
            "no-deadline": bool(draft.deadlines),  # also one that comes to no day
            "no-product": product,
            "no-report": report,
        }
        return [code for code in SHORT if not said[code]]

    def _outcome(self, draft: Draft) -> tuple[bool, bool]:
        """Whether a product and whether a report is named, by a field or by the words."""
        product, report = draft.product is not None, bool(draft.reports)
        if not (product and report):
            for found in self.book.search("outcome", self.text, self.low, draft.start, draft.end):
                names = found.rule.gives["names"].split()
                product, report = product or "product" in names, report or "report" in names
                if product and report:
                    break
        return product, report

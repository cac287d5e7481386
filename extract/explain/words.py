"""What the names of rules and bars mean, in words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.errors import Wording
from extract.rulebook import Rulebook, rulebook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.errors import Lang
    from extract.explain.model import Reason

FIELDS: Mapping[str, Wording] = {
    "lead_in": Wording("Lời dẫn", "Lead-in"),
    "order": Wording("Là nhiệm vụ", "Order"),
    "leads": Wording("Chủ trì", "Lead"),
    "action": Wording("Việc", "Action"),
    "coordinators": Wording("Phối hợp", "With"),
    "report_to": Wording("Báo cáo", "Report to"),
    "deadlines": Wording("Thời hạn", "Deadline"),
    "references": Wording("Viện dẫn", "Reference"),
    "missing": Wording("Còn thiếu", "Missing"),
    "collision": Wording("Va chạm", "Collision"),
}
"""What the parts of an explanation are called."""


_BOUNDS = {"from": "từ", "before": "trước", "by": "đến hết"}


def shown_value(reason: Reason, lang: Lang) -> str:
    """What the words of `reason` came to, in `lang`: `by 2026-06-30` is `đến hết 2026-06-30`."""
    if lang == "en" or reason.field != "deadlines":
        return reason.value
    parts = [part.split(" ", 1) for part in reason.value.split(", ") if part]
    return ", ".join(f"{_BOUNDS.get(name, name)} {said}" for name, said in parts)


def cut(words: str, longest: int) -> str:
    """`words`, with an ellipsis for what goes beyond `longest` characters."""
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


class Glossary:
    """The sentence behind each name that explanations use."""

    def __init__(self, book: Rulebook | None = None):
        book = book or rulebook()
        self._said = {row["code"]: (row["vi"], row["en"]) for row in book.words("reasons")}
        self._said |= {rule.id: (rule.note, rule.note_en or rule.note) for rule in book.rules()}

    def __contains__(self, name: str) -> bool:
        return name in self._said

    def said(self, name: str, lang: Lang) -> str:
        """The sentence for `name` in `lang`; a name that nobody explains is shown as it is."""
        vi, en = self._said.get(name, (name, name))
        return en if lang == "en" else vi

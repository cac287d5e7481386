"""The fields that stand inside a directive's words: who takes part, who is reported to, what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.assemble.draft import Cue

if TYPE_CHECKING:
    from extract.assemble.draft import Draft
    from extract.finders.party import PartyItem, PartyReader
    from extract.rulebook import Rulebook

_VERB_GROUP = regex.compile(r"(?:,\s|\s(?:và|hoặc)\s)")
# What may stand between a party and its verb.
_ASIDE = regex.compile(
    r"(?:nhiệm vụ|nội dung(?: công việc| nhiệm vụ| thực hiện)?|công việc|hoạt động) ?: |"
    r"(?:tuyệt đối |kiên quyết )?không (?:được )?|"
    r"theo (?:(?:chức năng|nhiệm vụ|thẩm quyền|lĩnh vực|địa bàn|phạm vi|trách nhiệm)"
    r"(?: (?:quản lý|phụ trách|được giao|được phân công|của mình)){0,2}(?:,| và)?\s){1,4}"
)
_GROUNDS = regex.compile(r"(?:theo|căn cứ|trên cơ sở|trong phạm vi)(?!\w)")


class FieldReader:
    """Reads coordinators, report addressees and actions from the words of a draft."""

    def __init__(self, text: str, low: str, book: Rulebook, parties: PartyReader):
        self.text = text
        self.low = low
        self.book = book
        self.parties = parties

    def fill(self, draft: Draft) -> None:
        """Adds to `draft` who takes part and who is reported to."""
        if not draft.fixed_partners:
            draft.partners = [*draft.partners, *self._named_after("coordination", draft, draft.partners)]
            draft.partners = [*draft.partners, *self._named_before(draft)]
        draft.reports = self._named_after("report", draft, [])

    def _named_after(self, label: str, draft: Draft, known: list[PartyItem]) -> list[PartyItem]:
        out: list[PartyItem] = []
        seen = {i.name.casefold() for i in known}
        behind = draft.start
        for found in sorted(
            self.book.search(label, self.text, self.low, draft.start, draft.end),
            key=lambda f: (f.start, -f.end),
        ):
            if found.start < behind:
                continue
            if label == "coordination" and not self._takes_part(found.start, draft):
                continue
            list_ = self.parties.read(self.text, self.low, found.end, draft.end)
            if list_ is None:
                continue
            behind = list_.end
            role = "coordinators" if label == "coordination" else "report_to"
            draft.cues.append(Cue(role, found.rule.id, found.start, found.end))
            for item in list_.items:
                if item.name.casefold() not in seen:
                    seen.add(item.name.casefold())
                    out.append(item)
        return out

    def _named_before(self, draft: Draft) -> list[PartyItem]:
        """Those who come in as a second subject: `giao A làm chủ đầu tư, B và C phối hợp quản lý`."""
        out: list[PartyItem] = []
        known = {i.name.casefold() for i in (*draft.leads, *draft.partners)}
        named = {i.start for i in draft.leads}
        for m in regex.finditer(r"\s(?:cùng )?phối hợp(?!\w)", self.low, pos=draft.start, endpos=draft.end):
            for seam in regex.finditer(
                r"[,;]\s(?:và )?", self.text, pos=max(draft.start, m.start() - 160), endpos=m.start()
            ):
                if seam.end() in named:
                    break  # `các tỉnh: Vĩnh Long, Đồng Tháp phối hợp …` are all leads
                list_ = self.parties.read(self.text, self.low, seam.end(), draft.end)
                if self.text[seam.end()].islower() and not self.low.startswith(
                    ("các ", "những "), seam.end()
                ):
                    continue  # the rest of a class: `các cơ quan, đơn vị phối hợp`
                if list_ is not None and m.start() <= list_.end <= m.start() + 1:
                    out += [i for i in list_.items if i.name.casefold() not in known]
                    break
        return out

    def _takes_part(self, at: int, draft: Draft) -> bool:
        """True if `phối hợp` at `at` is something the lead does, not a noun (`công tác phối hợp giữa …`)."""
        before = self.low[max(draft.start, at - 24) : at]
        return not regex.search(
            r"(?:công tác|sự|việc|quy chế|cơ chế|quan hệ|hiệu quả|trách nhiệm|đơn vị|cơ quan|kế "
            r"hoạch|chương trình) $",
            before,
        )

    def actions(self, draft: Draft) -> list[tuple[int, int]]:
        """View extents of the verb groups that open the clauses of the task: `rà soát, phân loại`."""
        out: list[tuple[int, int]] = []
        at = draft.act
        seams = [draft.act] + [
            m.end()
            for m in regex.finditer(r"[;.]\s+(?:đồng thời,? )?", self.text, pos=draft.act, endpos=draft.end)
        ]
        for seam in seams:
            at = seam
            extent = self._verbs(at, draft.end)
            if extent is not None:
                out.append(extent)
        if not out and (extent := self._behind_an_aside(draft.act, draft.end)) is not None:
            out.append(extent)
        return out

    def _behind_an_aside(self, at: int, end: int) -> tuple[int, int] | None:
        """The verb group behind the words that stand before it: `theo chức năng, nhiệm vụ | rà soát`."""
        aside = _ASIDE.match(self.low, at, end)
        if aside and (extent := self._verbs(aside.end(), end)) is not None:
            return extent
        if not _GROUNDS.match(self.low, at, end):
            return None
        seams = regex.finditer(r",\s", self.low, pos=at, endpos=min(end, at + 300))
        return next((extent for m in seams if (extent := self._verbs(m.end(), end)) is not None), None)

    def _verbs(self, at: int, end: int) -> tuple[int, int] | None:
        start: int | None = None
        last = at
        while at < end:
            m = self.parties.predicate(self.low, at, end)
            if m is None:
                break
            start = at if start is None else start
            last = m.end()
            seam = _VERB_GROUP.match(self.text, last, end)
            if seam:
                at = seam.end()
            elif last < end and self.text[last] == " ":
                at = last + 1
            else:
                break
        return (start, last) if start is not None else None

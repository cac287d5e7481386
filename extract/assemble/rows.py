"""Directives from the rows of task tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.assemble.draft import Draft
from extract.finders.party import PartyItem, PartyReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.outline.build import Outline

_ROLE_MARKS = regex.compile(
    r"(?i)(?P<lead>(?:cơ quan |đơn vị )?(?:chủ trì|thực hiện)(?: thực hiện)?\s?:)|(?P<coord>(?:cơ "
    r"quan |đơn vị )?phối hợp(?: thực hiện)?(?: với)?\s?:)"
)


_TIME = regex.compile(
    r"(?:(?:trước|trong|đến|từ|hết|chậm nhất|ngày|tháng|quý|năm|cuối|đầu|hằng|hàng|giai đoạn|thường xuyên)"
    r"(?![^\W\d_])|\d|[ /.,;–-]|(?:i{1,3}|iv|v)(?!\w))+"
)


def read_rows(
    outline: Outline, parties: PartyReader, above: Callable[[int], tuple[PartyItem, ...]]
) -> list[Draft]:
    """One draft for each row that has a task and somebody or some time for it. A table without a column for
    those who lead has the parties of the heading `above` it, asked by the row's place."""
    drafts: list[Draft] = []
    for row in outline.rows:
        if not any(r in row.cells for r in ("lead", "coord", "parties", "time")):
            continue
        draft = Draft(row.start, row.end, row.path, ["row.task_table"], act=row.start, score=0.96)
        leads = _parties(outline, parties, row.cells.get("lead"))
        partners = _parties(outline, parties, row.cells.get("coord"))
        cells = dict(row.cells)
        if "time" not in cells and "coord" in cells and _TIME.fullmatch(outline.low, *cells["coord"]):
            # a flattened row without a cell for those who help
            cells["time"], partners = cells.pop("coord"), []
        if "parties" in row.cells:
            both_leads, both_partners = _both(outline, parties, row.cells["parties"])
            leads, partners = leads + both_leads, partners + both_partners
        if not {"lead", "coord", "parties"} & row.cells.keys():
            leads = list(above(row.start))
            draft.inherited = bool(leads)
        draft.leads = tuple(leads)
        draft.partners = partners
        draft.fixed_partners = True
        if "time" in cells:
            draft.times = [cells["time"]]
        draft.product = row.cells.get("product")
        draft.task = row.cells["task"]
        drafts.append(draft)
    return drafts


def _parties(outline: Outline, parties: PartyReader, extent: tuple[int, int] | None) -> list[PartyItem]:
    """The parties of a cell; words that no head opens are one party as written."""
    if extent is None:
        return []
    text, low = outline.view.text, outline.low
    at, end = extent
    items: list[PartyItem] = []
    while at < end:
        while at < end and text[at] in " -–+•;,.:()":
            at += 1
        if at >= end:
            break
        list_ = parties.read(text, low, at, end, names=True)
        if list_ is not None and list_.end > at:
            items += list_.items
            at = list_.end
            rest = text[at:end].strip()
            if rest and not rest.startswith((";", ",", "-", "–", "(", ".")) and items:
                # the cell goes on in words that are no list: they belong to the last name
                last = items[-1]
                stop = _cell_end(text, at, end)
                words = text[last.start : stop].rstrip(" .,;")
                items[-1] = PartyItem(last.start, last.start + len(words), words, last.collective)
                at = stop
            continue
        stop = _cell_end(text, at, end)
        words = text[at:stop].rstrip(" .,;")
        if words and not regex.fullmatch(r"[-–.\s]*|(?i:nt|như trên)", words):
            items.append(PartyItem(at, at + len(words), words))
        at = max(stop, at + 1)
    return items


def _cell_end(text: str, at: int, end: int) -> int:
    m = regex.search(r"[;\n]", text, pos=at, endpos=end)
    return m.start() if m else end


def _both(
    outline: Outline, parties: PartyReader, extent: tuple[int, int]
) -> tuple[list[PartyItem], list[PartyItem]]:
    """A cell that names leads and coordinators: told apart by its own marks; without marks all lead."""
    text = outline.view.text
    start, end = extent
    marks = list(_ROLE_MARKS.finditer(text, start, end))
    if not marks:
        return _parties(outline, parties, extent), []
    leads: list[PartyItem] = []
    partners: list[PartyItem] = []
    for i, m in enumerate(marks):
        stop = marks[i + 1].start() if i + 1 < len(marks) else end
        target = leads if m.lastgroup == "lead" else partners
        target += _parties(outline, parties, (m.end(), stop))
    if marks[0].start() > start:
        leads = _parties(outline, parties, (start, marks[0].start())) + leads
    return leads, partners

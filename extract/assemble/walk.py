"""The walk through the tree: which units order something, to whom, and where each directive begins and
ends."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from extract.assemble.draft import Draft
from extract.assemble.genre import DECISIONS, Genre
from extract.assemble.orders import OrderReader
from extract.assemble.scope import STAFF, Heading, ScopeReader
from extract.assemble.sentences import clauses, sentences
from extract.assemble.standing import Standing
from extract.assemble.turns import goes_on_telling, new_lead, tells_of
from extract.assemble.vertical import Column, ColumnReader

if TYPE_CHECKING:
    from extract.assemble.acting import Clause
    from extract.assemble.verdict import Outcome
    from extract.finders.party import PartyItem, PartyReader
    from extract.outline.build import Outline
    from extract.outline.tree import Unit
    from extract.rulebook import Rulebook

_ORDERS_LIST = regex.compile(
    r"(?:yêu cầu|đề nghị|giao|chỉ đạo|chỉ thị|quyết nghị|thực hiện (?:tốt |nghiêm )?(?:một số|các|"
    r"những))[^.]{0,200}+$"
)
_TOLD = {"background.reported", "background.petition", "background.performed"}  # the whole sentence tells
_PURPOSE = regex.compile(r"(?i)(?:để|nhằm|trên cơ sở|với mục tiêu|về|đối với)\s")
_TELLS_LAW = regex.compile(
    r"(?i)(?:một số |các |những )?(?:nội dung|điểm|quy định)(?: sửa đổi| bổ sung| mới| cơ bản| chủ yếu|"
    r" chính|,)*+[^.:]{0,60}?(?:của|tại|trong) (?:Thông tư|Nghị định|Luật|Bộ luật|Pháp lệnh|"
    r"Quyết định)[^:]*+:$"
)
_ROSTER = regex.compile(r"(?:sau|sau đây|gồm|dưới đây|có tên sau|sau đây[^:;.]{0,200})\s?:$")
_MUST = regex.compile(r"(?:Việc|Nội dung|Quá trình|Phương án|Kế hoạch|Báo cáo) [^,;:.]{3,80}? (?:cần|phải) ")
_DIRECTS = regex.compile(r"Lãnh đạo\s")  # under a party's heading it is what they do, not who they are
_IN_CHARGE = regex.compile(
    r"(?i)(?:^(?:các )?chủ (?!tịch|đầu tư|nhiệm)\w+| này)$"
)  # `các cơ sở này`, `chủ bè`
_GIVES = regex.compile(
    r"(?:khẩn trương |tiếp tục )?(?:yêu cầu|giao|đề nghị|phân công|chỉ đạo)\s(?!như sau|:|một số)"
)
_JOINS_IN = regex.compile(r"(?:cùng )?phối hợp(?! (?:chặt chẽ )?(?:với|cùng)\s)")
_FOLLOWS_ON = regex.compile(
    r"(?i)(?:trước mắt|đồng thời|ngoài ra|bên cạnh đó|cùng với đó|song song|tiếp tục|trong đó|theo "
    r"đó|đặc biệt)(?!\w)"
)
_ENUMERATES = regex.compile(
    r"(?i)(?:cụ thể|trong đó(?:,? (?:lưu ý|tập trung|chú trọng|trọng tâm)[^:]{0,80})?|nhiệm vụ "
    r"(?:cụ thể|trọng tâm)?[^:]{0,20}|như sau|sau)\s?:$"
)


class Walk(Standing):
    """One document's walk. `drafts` are in reading order when it is done."""

    def __init__(self, outline: Outline, book: Rulebook, parties: PartyReader, doc_type: str | None):
        super().__init__(outline)
        self.book = book
        self.scopes = ScopeReader(outline, book, parties)
        self.orders = OrderReader(book, parties)
        self.doc_type = doc_type
        self.drafts: list[Draft] = []
        self.by_unit: dict[int, list[Draft]] = {}
        self._ordered = False  # the preface is over
        self.genre = Genre(outline, book, doc_type, self.headings)
        self._columns = ColumnReader(outline, book, parties).columns()

    def run(self, skip: set[int]) -> list[Draft]:
        """The drafts of all units but those in `skip`, which others have read."""
        for unit in self.o.tree.units:
            if unit.start >= unit.end:
                continue
            closed = self._closed(unit)
            if closed is not None:
                self._judge(unit, *closed)
                continue
            if unit.index in self._columns and unit.index not in skip:
                self._column(self._columns[unit.index])
                continue
            roster = self._roster(unit)
            heading = self.scopes.heading(unit)
            if unit.index in skip:
                self._judge(unit, "part", "attribute.lines")
                if heading is not None and heading.leads:
                    self.leads[unit.index] = heading.leads
                continue
            if heading is not None:
                if (
                    heading.by == STAFF
                    and self._inherits(unit)
                    and not self.scopes.stands_beside_parties(unit)
                ):
                    heading = Heading(None, None, "heading.topic")  # the body above sees to its people
                if heading.leads and _DIRECTS.match(self.text, unit.start) and self._under_parties(unit):
                    heading = Heading("tasks", None, "lead_in.announces")  # `Lãnh đạo UBND tỉnh:` says how
                self.headings[unit.index] = heading
                self._judge(unit, "lead_in" if heading.leads else "heading", heading.by or "heading.plain")
                if unit.label is None and (roster or not self.o.tree.children[unit.index]):
                    self._titled[unit.parent] = roster or heading.leads or ()
                if heading.leads is not None and self._kind(unit) not in ("aims", "contents"):
                    self.leads[unit.index] = roster or heading.leads
                if unit.label is not None or self.scopes.opens_list(unit):
                    self._ordered = True
                continue
            self._unit(unit, roster)
            if unit.label is not None or self.scopes.opens_list(unit):
                self._ordered = True
        return self.drafts

    def _column(self, column: Column) -> None:
        """Takes a list of parties that stand one a line: they act together, or head what stands below."""
        last = column.units[-1]
        self._listed.update(unit.index for unit in column.units[1:])
        self._ordered = True
        if column.act is None:
            self._judge(last, "lead_in", column.by, column.start, last.end)
            self.headings[last.index] = Heading(None, column.items, column.by)
            self.leads[last.index] = column.items
            if not self.o.tree.children[last.index]:
                self._titled[last.parent] = column.items
            return
        self._judge(last, "directive", column.by, column.start, last.end)
        path = column.units[0].path
        draft = Draft(column.start, last.end, path, [column.by], column.items, False, column.act)
        draft.score = 0.9
        self.drafts.append(draft)
        self.by_unit[last.index] = [draft]

    # --- one unit -------------------------------------------------------------------------------------

    def _roster(self, unit: Unit) -> tuple[PartyItem, ...]:
        """The bodies listed one a line under `… các cơ quan sau đây:`; they are no points of their own."""
        below = [self.o.tree.units[i] for i in self.o.tree.children[unit.index]]
        announced = bool(_ROSTER.search(self.text, max(unit.start, unit.end - 300), unit.end))
        if len(below) < 2 or not (announced or self.scopes.names_class(unit)):
            return ()
        found: list[PartyItem] = []
        listed: list[int] = []
        for child in below:
            names = self.scopes.parties.read_names(self.text, self.low, child.start, child.end)
            if names is None or self.o.tree.children[child.index]:
                break
            listed.append(child.index)
            found += names.items
        if len(listed) < (1 if announced else 3):
            return ()
        self._listed.update(listed)
        return tuple(found)

    def _unit(self, unit: Unit, roster: tuple[PartyItem, ...]) -> None:
        kind = self._kind(unit)
        inherited = self._inherits(unit)
        drafts = self._read(unit, kind, inherited)
        if roster and drafts:
            drafts[-1].leads, drafts[-1].end = roster, max(drafts[-1].end, roster[-1].end)
        if self.scopes.opens_list(unit):
            self._opens_list(unit, drafts)
            if unit.label is None and not self.o.tree.children[unit.index] and unit.index in self.leads:
                self._titled[unit.parent] = self.leads[unit.index]  # plain paragraphs follow
        elif unit.label is not None:
            self._titled.pop(unit.parent, None)
        if drafts:
            self.by_unit[unit.index] = drafts
            self.drafts += drafts
            self._ordered = True
            if drafts[-1].leads:
                self.leads.setdefault(unit.index, drafts[-1].leads)
            if unit.label is None:
                self._beside[unit.parent] = drafts[-1].leads
        elif unit.label is None:
            self._beside.pop(unit.parent, None)

    def _opens_list(self, unit: Unit, drafts: list[Draft]) -> None:
        """Remembers what the list below a unit is: tasks if the unit orders, no tasks if it tells or
        promises."""
        last = list(sentences(self.text, unit.start, unit.end))[-1]
        if self._kind(unit) in ("aims", "contents"):
            return
        if _TELLS_LAW.match(self.text, *last):
            drafts = []
            self.leads.pop(unit.index, None)
        if drafts or unit.index in self.leads or _ORDERS_LIST.search(self.text, *last):
            self._lead_ins.add(unit.index)
        elif (
            _TELLS_LAW.match(self.text, *last)
            or self.orders.read(self.text, self.low, *last).by == "clause.narrative"
        ):
            self.headings[unit.index] = Heading("contents", None, "clause.narrative")

    def _read(self, unit: Unit, kind: str | None, inherited: tuple[PartyItem, ...] | None) -> list[Draft]:
        drafts: list[Draft] = []
        current: Draft | None = None
        below = bool(self.o.tree.children[unit.index])
        tells = False  # a sentence of the unit told something: those that name nobody go on telling
        for s, e in sentences(self.text, unit.start, unit.end):
            busy = False
            told = False  # the sentence began by telling what somebody did
            behind = s
            pieces = list(clauses(self.text, s, e))
            ends = [b for _, b in pieces]
            for cs, ce in pieces:
                if cs < behind:  # the semicolon stood inside the list of parties
                    if current is not None:
                        current.end = ce
                    outcome: Outcome = "none" if current is None else "part"
                    self._judge(unit, outcome, "clause.continues", cs, ce)
                    continue
                clause = self.orders.read(self.text, self.low, cs, e if cs == s else ce, busy=busy)
                clause = self._handed_on(clause)
                if clause.kind == "party" and _DIRECTS.match(self.text, cs) and self._under_parties(unit):
                    clause = replace(clause, kind="imperative", leads=(), partners=())
                if clause.by == "order.forbid" and inherited and self._of_people(clause):
                    clause = replace(clause, kind="imperative", leads=(), partners=())
                if (
                    clause.by == "background.agreement"
                    and self._under_parties(unit)
                    and self.low.startswith("thống nhất", cs)
                ):
                    clause = replace(
                        clause, kind="imperative"
                    )  # under a party's heading it is what they must do
                behind = clause.act
                clause = replace(clause, end=ends[bisect_left(ends, clause.act)] if clause.leads else ce)
                ce = clause.end
                bar = self.genre.bar(clause, unit, kind, inherited, ordered=self._ordered)
                told = told or (current is None and tells_of(clause, self.low))
                if bar is None and clause.kind == "party" and goes_on_telling(clause, self.text, told=told):
                    bar = "clause.narrative"
                if cs > s and current is None and clause.kind not in ("order", "party"):
                    self._judge(unit, "none", clause.by or "clause.plain", cs, ce)
                    continue
                if clause.kind in ("order", "party") and bar is None:
                    busy = True
                    if self._announces(clause, unit):
                        self._judge(unit, "lead_in", clause.by, cs, ce)
                        if clause.leads:
                            self.leads[unit.index] = clause.leads
                        return drafts
                    own = self._of_people(clause) or _IN_CHARGE.search(clause.leads[0].name)
                    if clause.kind == "order" and own and current is not None and cs > s:
                        current.end = ce  # `…; yêu cầu giáo viên làm gương` is how the one who acts does it
                        self._judge(unit, "part", "clause.own_people", cs, ce)
                        continue
                    helps = clause.kind == "party" and cs > s
                    if current is not None and helps and _JOINS_IN.match(self.text, clause.act, ce):
                        current.end = ce
                        current.partners += clause.leads
                        self._judge(unit, "part", "clause.joins_in", cs, ce)
                        continue
                    if current is not None and current.names == clause.names:
                        current.end = ce
                        current.partners += clause.partners
                        self._judge(unit, "part", "clause.same_lead", cs, ce)
                        continue
                    if (
                        current is not None
                        and clause.kind == "party"
                        and not new_lead(clause, current, later=cs > s, staff=self._of_people(clause))
                    ):
                        current.end = ce
                        self._judge(unit, "part", "clause.same_lead", cs, ce)
                        continue
                    start = s if cs > s and not drafts and _PURPOSE.match(self.text, s, e) else cs
                    current = Draft(
                        start,
                        ce,
                        unit.path,
                        [clause.by],
                        clause.leads,
                        False,
                        clause.act,
                        list(clause.partners),
                    )
                    current.score = 0.95 if clause.kind == "order" else 0.92
                    drafts.append(current)
                    self._judge(unit, "directive", clause.by, start, ce)
                    continue
                if clause.by in _TOLD:
                    self._judge(unit, "none", clause.by, cs, e)
                    break
                if current is not None:
                    if clause.kind == "background" and cs == s:
                        self._judge(unit, "none", clause.by, cs, e)
                        break
                    if (
                        clause.kind not in ("order", "party")
                        or cs > s
                        or kind not in ("assessment", "contents", "aims")
                    ):
                        current.end = ce
                        self._judge(unit, "part", "clause.continues", cs, ce)
                    continue
                if bar is None and tells and clause.kind == "plain":
                    bar = "clause.plain"
                if bar is not None:
                    tells = tells or clause.kind == "background"
                    self._judge(unit, "none", bar, cs, ce)
                    continue
                if below and ce == unit.end and self._only_heads(unit, cs, clause, inherited):
                    self._judge(unit, "heading", "heading.list", cs, ce)
                    return drafts
                leads, how, bar = self._leads_of(unit, clause, inherited)
                if bar is not None:
                    self._judge(unit, "none", bar, cs, ce)
                    continue
                self._judge(unit, "directive", how, cs, ce)
                current = Draft(cs, ce, unit.path, [how], leads, bool(leads), clause.act)
                current.score = 0.9 if leads else 0.75
                drafts.append(current)
        return drafts

    def _handed_on(self, clause: Clause) -> Clause:
        """The clause of a body below the issuer that gives an order: `Bộ A yêu cầu các trường …` in a
        telegram of the Prime Minister is that ministry's task."""
        if clause.kind not in ("order", "plain") or not _GIVES.search(self.text, clause.start, clause.end):
            return clause
        list_ = self.scopes.parties.read(self.text, self.low, clause.start, clause.end)
        if list_ is None or not _GIVES.match(self.text, list_.end, clause.end):
            return clause
        if not self.genre.is_below(list_.items[0].name):
            return clause
        return replace(clause, kind="party", by="clause.party", leads=list_.leads, partners=(), act=list_.end)

    def _of_people(self, clause: Clause) -> bool:
        return self.scopes.parties.is_staff(self.low, clause.leads[0].start, clause.end)

    def _announces(self, clause: Clause, unit: Unit) -> bool:
        if clause.end != unit.end or not self.scopes.opens_list(unit):
            return False
        return self.scopes.announces(self.text[clause.act : clause.end])

    def _only_heads(
        self, unit: Unit, start: int, clause: Clause, inherited: tuple[PartyItem, ...] | None
    ) -> bool:
        """True if a unit with others below it only names their topic."""
        words = self.text[start : unit.end]
        if words.endswith(":"):
            listed = inherited is not None or self._kind(unit) == "tasks"
            orders = clause.kind == "imperative" or (clause.kind == "plain" and unit.label is not None)
            return not (
                orders
                and (_ENUMERATES.search(words) or (words.endswith("gồm:") and self.scopes.is_task(unit)))
                and listed
                and len(words) < 400
                and not self.scopes.announces(words)
            )
        return False

    def _leads_of(
        self, unit: Unit, clause: Clause, inherited: tuple[PartyItem, ...] | None
    ) -> tuple[tuple[PartyItem, ...], str, str | None]:
        """Whose task an unaddressed clause is, by which rule, and what keeps it from being one."""
        if (
            unit.label is None
            and unit.parent in self._beside
            and _FOLLOWS_ON.match(self.text, clause.start, clause.end)
        ):
            return self._beside[unit.parent], "lead.paragraph_before", None
        must = self._under_parties(unit) and _MUST.match(self.text, clause.start, clause.end)
        if inherited is not None and (unit.label is not None or clause.kind == "imperative" or must):
            return inherited, "lead.inherited", None
        bar = None
        if clause.kind != "imperative":
            bar = clause.by or "clause.plain"
        elif not self._ordered:
            bar = "bar.preface"
        elif self.doc_type in DECISIONS and self._kind(unit) != "tasks":
            bar = "bar.article"
        elif self._kind(unit) != "tasks" and (
            self.doc_type is None or (unit.label is None and self._kind(unit) is None and unit.parent is None)
        ):
            bar = "bar.loose"
        elif any(u.index in self._annexed for u in self.o.tree.ancestors(unit)):
            bar = "bar.annexed"
        return (), "lead.nobody", bar

"""Attribute lines of plans in prose: `Cơ quan chủ trì: … / Cơ quan phối hợp: … / Thời gian: …`.

The lines belong to the task above them; where several bullets share one set of lines, each bullet takes them
all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

import regex

from extract.assemble.draft import Draft
from extract.assemble.sentences import clauses, sentences
from extract.finders.party import NARRATIVE, PREDICATE, PartyItem, PartyReader

if TYPE_CHECKING:
    from extract.outline.build import Outline
    from extract.outline.tree import Unit
    from extract.rulebook import Rulebook


@dataclass(slots=True)
class Attributes:
    """One set of attribute lines: the units it took, and what they say."""

    units: list[Unit] = field(default_factory=list)
    leads: list[PartyItem] = field(default_factory=list)
    partners: list[PartyItem] = field(default_factory=list)
    times: list[tuple[int, int]] = field(default_factory=list)
    product: tuple[int, int] | None = None
    events: bool = False
    rules: list[str] = field(default_factory=list)
    lead_text: tuple[int, int] | None = (
        None  # a lead line that goes on in sentences: each names who does what
    )


class AttributeReader:
    """Finds sets of attribute lines and makes drafts of the tasks they belong to."""

    def __init__(self, outline: Outline, book: Rulebook, parties: PartyReader):
        self.o = outline
        self.text = outline.view.text
        self.low = outline.low
        self.book = book
        self.parties = parties
        self._roles: dict[int, tuple[str, str, int]] = {}
        for u in outline.tree.units:
            found = book.match("attribute", self.text, self.low, u.start, u.end)
            if found is not None:
                self._roles[u.index] = (found.rule.gives["role"], found.rule.id, found.end)

    def run(self) -> tuple[list[Draft], set[int]]:
        """The drafts of tasks with attribute lines, and the units that they and the lines took."""
        drafts: list[Draft] = []
        taken: set[int] = set()
        for owner, lines in self._sets():
            attributes = self._read(lines)
            taken.update(u.index for u in lines)
            if attributes.events:
                taken.update(u.index for u in self._tasks(owner, lines))
                continue
            if not (attributes.leads or attributes.times):
                continue
            tasks = self._tasks(owner, lines)
            drafts += self._drafts(tasks, attributes, lines)
            taken.update(u.index for u in tasks)
        for u in self.o.tree.units:
            if (
                u.index not in taken
                and u.index not in self._roles
                and (inside := self._inside(u)) is not None
            ):
                drafts += self._drafts([u], inside, [u])
                taken.add(u.index)
        return drafts, taken

    def _inside(self, u: Unit) -> Attributes | None:
        """The attributes that follow a task in its own paragraph: `Lập danh sách. Chủ trì: A. Thời gian: …`;
        None if it has none or none that leads."""
        found = None
        for s, _ in islice(sentences(self.text, u.start, u.end), 1, None):
            found = self.book.match("attribute", self.text, self.low, s, u.end)
            if found is not None and self.text[found.end - 1] == ":":
                break
            found = None
        if found is None:
            return None
        out = Attributes(units=[u])
        self._take(out, self._split(found.rule.gives["role"], found.rule.id, found.end, u.end))
        return out if out.leads and not out.events else None

    def _sets(self) -> list[tuple[int | None, list[Unit]]]:
        """Runs of attribute lines that follow each other, with the index of the unit they stand under."""
        sets: list[tuple[int | None, list[Unit]]] = []
        previous: Unit | None = None
        for u in self.o.tree.units:
            role = self._roles.get(u.index)
            if role is None or role[0] == "task":
                if previous is not None and u.parent is not None and self._under_attribute(u):
                    previous = u
                    sets[-1][1].append(u)
                    continue
                previous = None
                continue
            if previous is not None and (self._owner(u) == sets[-1][0]):
                sets[-1][1].append(u)
            else:
                sets.append((self._owner(u), [u]))
            previous = u
        return sets

    def _under_attribute(self, u: Unit) -> bool:
        return any(self._roles.get(a.index, ("task", "", 0))[0] != "task" for a in self.o.tree.ancestors(u))

    def _owner(self, u: Unit) -> int | None:
        """The unit that a line's set stands under: above its own attribute head, if it has one."""
        at = u.parent
        while (
            at is not None and self._roles.get(at, ("task", "", 0))[0] not in ("task",) and at in self._roles
        ):
            at = self.o.tree.units[at].parent
        return at

    def _tasks(self, owner: int | None, lines: list[Unit]) -> list[Unit]:
        """The tasks above the lines: what stands under the same point since the set before; else the point
        itself."""
        first = lines[0].index
        found: list[Unit] = []
        for u in reversed(self.o.tree.units[:first]):
            if owner is not None and u.index <= owner:
                break
            if owner is None and (u.label is not None or len(found) > 0):
                break
            role = self._roles.get(u.index)
            if (role is not None and role[0] != "task") or self._under_attribute(u):
                break
            if owner is not None and not any(a.index == owner for a in self.o.tree.ancestors(u)):
                break
            found.append(u)
        found.reverse()
        if owner is not None and lines[0].parent == owner and not found:
            found = self._beside(self.o.tree.units[owner])
        leaves = [
            u
            for u in found
            if (u.index == owner or not self.o.tree.children[u.index])
            and not self.text[u.start : u.end].endswith(":")
        ]
        if not leaves and owner is not None:
            leaves = [self.o.tree.units[owner]]
        return leaves

    def _beside(self, owner: Unit) -> list[Unit]:
        """The points of a list whose last one, `owner`, bears the lines of all: none before it has any."""
        if owner.label is None or owner.parent is None:
            return []
        among = [self.o.tree.units[i] for i in self.o.tree.children[owner.parent]]
        alike = [u for u in among if u.label is not None and u.label.style == owner.label.style]
        bare = all(not self.o.tree.children[u.index] for u in alike if u.index < owner.index)
        last = alike[-1].index == owner.index
        return alike if len(alike) > 1 and last and bare else []

    def _read(self, lines: list[Unit]) -> Attributes:
        out = Attributes(units=lines)
        for u in lines:
            if u.index in self._roles:
                self._take(out, self._split(*self._roles[u.index], u.end))
        return out

    def _take(self, out: Attributes, pieces: list[tuple[str, str, int, int]]) -> None:
        for role, rule, at, end in pieces:
            out.rules.append(rule)
            if role == "event":
                out.events = True
            if at >= end:
                continue
            if role == "lead":
                self._leads(out, at, end)
            elif role == "coord":
                list_ = self.parties.read(self.text, self.low, at, end)
                out.partners += list_.items if list_ else [self._whole(at, end)]
            elif role == "time":
                out.times.append((at, end))
            elif role == "product":
                out.product = (at, end)

    def _split(self, role: str, rule: str, at: int, stop: int) -> list[tuple[str, str, int, int]]:
        """(role, rule, start, end) of the attributes of one line, from behind its first label at `at` on:
        `Chủ trì: A; phối hợp: B. Thời gian: …` has three."""
        pieces: list[tuple[str, str, int, int]] = []
        for seam in regex.finditer(r"[;.,]\s", self.text, pos=at, endpos=stop):
            found = self.book.match("attribute", self.text, self.low, seam.end(), stop)
            if found is not None and self.text[found.end - 1] == ":":
                pieces.append((role, rule, self._behind(at, seam.start()), seam.start()))
                role, rule, at = found.rule.gives["role"], found.rule.id, found.end
        pieces.append((role, rule, self._behind(at, stop), stop))
        return pieces

    def _behind(self, at: int, end: int) -> int:
        while at < end and self.text[at] in " :":
            at += 1
        return at

    def _leads(self, out: Attributes, at: int, end: int) -> None:
        list_ = self.parties.read(self.text, self.low, at, end)
        if list_ is None:
            out.leads.append(self._whole(at, end))
            return
        if list_.stop == PREDICATE and len(list(clauses(self.text, at, end))) > 1:
            out.lead_text = (at, end)
        out.leads += list_.items
        rest = self.text[list_.end : end]
        m = regex.match(
            r"(?:là (?:cơ quan|đơn vị) )?(?:chủ trì)?[;,.]?\s*(?:(?:cơ quan|đơn vị) )?phối hợp(?: "
            r"với)?\s?:?\s?",
            rest,
        )
        if m and list_.stop != NARRATIVE:
            second = self.parties.read(self.text, self.low, list_.end + m.end(), end)
            if second is not None:
                out.partners += second.items

    def _whole(self, start: int, end: int) -> PartyItem:
        words = self.text[start:end].rstrip(" .;,")
        return PartyItem(start, start + len(words), words)

    def _drafts(self, tasks: list[Unit], a: Attributes, lines: list[Unit]) -> list[Draft]:
        alone = len(tasks) == 1
        drafts: list[Draft] = []
        for task in tasks:
            end = lines[-1].end if alone else task.end
            start = task.start
            draft = Draft(
                start, end, task.path, list(dict.fromkeys(a.rules)), tuple(a.leads), not alone, task.start
            )
            draft.partners = list(a.partners)
            draft.times = list(a.times)
            draft.product = a.product
            draft.score = 0.93 if a.leads else 0.8
            drafts.append(draft)
        if alone and a.lead_text is not None and drafts:
            drafts = self._by_clause(drafts[0], a.lead_text)
        return drafts

    def _by_clause(self, draft: Draft, extent: tuple[int, int]) -> list[Draft]:
        """A lead line of several clauses, each with its own party: one draft for each."""
        out: list[Draft] = []
        for cs, ce in clauses(self.text, *extent):
            list_ = self.parties.read(self.text, self.low, cs, ce)
            if list_ is None or list_.stop != PREDICATE:
                if out:
                    out[-1].end = ce
                continue
            start = draft.start if not out else cs
            new = Draft(start, ce, draft.path, draft.by, list_.items, False, list_.end)
            new.times, new.partners, new.product, new.score = (
                draft.times,
                list(draft.partners),
                draft.product,
                draft.score,
            )
            out.append(new)
        if out:
            out[-1].end = max(out[-1].end, draft.end)
        return out or [draft]

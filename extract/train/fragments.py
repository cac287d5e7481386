"""What annotated documents are cut into: tasks without their parties, and passages that order nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from extract.finders.deadline import DeadlineFinder
from extract.finders.reference import ReferenceFinder
from extract.measure.names import party_key
from extract.outline.build import outline
from extract.resolve import resolve
from extract.text import Text, new_tones
from extract.train.pieces import Piece, small

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.measure.gold import GoldDirective, GoldDocument
    from extract.outline.build import Outline
    from extract.outline.tree import Unit
    from extract.rulebook import Rulebook

KIND_HERE = re.compile(
    r"\b(?:Thông báo|Chỉ thị|Công điện|Kế hoạch|Kết luận|Nghị quyết|Chương trình|Công văn|Quyết định|Văn bản)"
    r"(?: kết luận)? này\b"
)
"""How a document speaks of itself: the kind goes with the document a fragment comes to stand in."""

_YEAR = re.compile(r"(?<![\d.,])20[0-4]\d(?![\d.,]*\d|%)")
_LEAP = re.compile(r"(?<!\d)29(?:/0?2|-0?2| tháng 0?2)(?!\d)")
# What leans on words elsewhere in its document cannot stand in another one.
_LEANS = re.compile(
    r"(?:nêu|nói|kể) trên|trên đây|(?:tại|theo|ở) (?:các )?(?:điểm|mục|khoản|phần|ý)|[Đđ]iều \d|[Pp]hụ lục|"
    r"kèm theo|sau đây|dưới đây|như sau|gửi kèm|đính kèm|"
    r"\b(?:này|đó|ấy|mình|nói chung|nêu tại|còn lại|khác)\b|[Đđ]ồng chí|\.\.\.|…|\b[IVX]+\.\d"
)
_BARE = regex.compile(
    r"\b(?:Sở|Bộ|Cục|Chi cục|Ban|Phòng|Trung tâm|Tập đoàn|Công ty|Tổng công ty|Ủy ban|Viện|Trường|Hội|"
    r"Đảng ủy|Ngành|Thành phố|Tỉnh|Huyện|Xã|Phường|Ban Chỉ đạo|Ban Tổ chức|Văn phòng|Tổ công tác|Đoàn|Quỹ)"
    r"(?=[ ,.;:)]|$)(?! \p{Lu})"
)
_OPENER = re.compile(
    r"(?:(?P<front>.{5,140}?[,:]) )?(?:(?:[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu|[Pp]hân công|[Cc]hỉ đạo) )?"
)
_WITH = re.compile(r"(?:chủ trì,? )?(?:và )?phối hợp(?: chặt chẽ)?(?: với| cùng)? ", re.IGNORECASE)
_JOIN = re.compile(r",? và |[,;] ")
_NOT_A_TASK = re.compile(
    r"(?:có trách nhiệm|chịu trách nhiệm|phải|cần|được|là|đã|theo|căn cứ|không|thuộc|trực thuộc|trên|trong|"
    r"tại|trừ|mỗi|và|với|cùng|chủ trì|phối hợp|thì|để|sẽ|về|ở|do|khi|nếu|việc|những|các|mọi|số|kết quả|"
    r"nội dung|kinh phí|hồ sơ|người|yêu cầu|đề nghị|giao|phân công)\b",
    re.IGNORECASE,
)
_FOLLOWS_ON = re.compile(r"(?:Trước mắt|Đồng thời|Ngoài ra|Bên cạnh đó|Riêng|Trường hợp|Đối với|Tuy nhiên)\b")
_CUE_OUTSIDE = re.compile(
    r"(?:trước|trong|đến|hết|nhất|từ|là|vào|kể|sau|tới|cuối|đầu|giữa|ngay)$", re.IGNORECASE
)
_GROUP = re.compile(
    r"(?:Các|Những|Huyện|Xã|Phường|Thị trấn|Thành phố|Tỉnh|Người|Thủ trưởng|Cơ quan|Đơn vị|Chủ đầu tư|"
    r"Trưởng các)\b"
)
_ENDS = " .;,:/"
_MODAL = re.compile(r"^(?:có trách nhiệm|phải|cần) ")
_NOTED = re.compile(r"[a-zà-ỹ][1-9](?=[.,; ])|[¹²³]|\(\d\)")  # the mark of a footnote
# Kinds whose passages without an order tell as much of any other; a regulation's articles order by law.
_TELLING = {"TB", "CT", "CV", "CĐ", "KH", "KL", "CTr"}
_LONGEST = 900


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done, in small letters and without a mark at its end. `front` are words that stand before
    the party; `issued` is the date of the document it comes from."""

    pieces: tuple[Piece, ...]
    front: tuple[Piece, ...]
    issued: date
    partners: bool
    key: str  # its words as party names are compared


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs that order nothing; `title` is that of the section that holds nothing else."""

    paragraphs: tuple[str, ...]
    issued: date
    kind: str
    title: str = ""


@dataclass(slots=True)
class Fragments:
    """All that documents were cut into, each list in their order.

    `follow_ons` are tasks of a paragraph that goes on for the party before it (`Trước mắt, …`); `topics` are
    headings above directives with what stands between them and the first one.
    """

    tasks: list[Task] = field(default_factory=list)
    follow_ons: list[Task] = field(default_factory=list)
    openings: list[Passage] = field(default_factory=list)
    sections: list[Passage] = field(default_factory=list)
    topics: list[Passage] = field(default_factory=list)
    closings: list[Passage] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def cut(documents: Iterable[GoldDocument], book: Rulebook) -> Fragments:
    """The fragments of `documents`; what cannot stand without its surroundings is left out."""
    out = Fragments()
    for document in documents:
        if document.directives and document.header.issued_on:
            _Cutter(document, book, out).run()
    out.names = list(dict.fromkeys(out.names))
    return out


class _Cutter:
    def __init__(self, document: GoldDocument, book: Rulebook, out: Fragments):
        self.gold = document
        self.out = out
        self.issued = date.fromisoformat(document.header.issued_on or "")
        self.kind = document.header.doc_type or ""
        self.o: Outline = outline(Text(document.text), book)
        text = self.o.view.text
        homes = [self.o.view.home(i, i + 1)[0] for i in range(len(text))]
        self.spans = [
            (bisect_left(homes, d.span[0]), bisect_left(homes, d.span[1])) for d in document.directives
        ]

        # days that bound nothing where they stand (they were past, say) might do so under another date
        low, text = self.o.low, self.o.view.text
        found = DeadlineFinder(book, firm=False).find(text, low, self.issued)
        standing = resolve([*ReferenceFinder(book).find(text, low, self.issued), *found])
        self.dated = [s for s in standing.of("deadline") if s.value.due or s.value.start]

    def run(self) -> None:
        for directive, (start, end) in zip(self.gold.directives, self.spans, strict=True):
            words = self.o.words(start, end).rstrip(_ENDS)
            if "\n" in self.o.view.text[start : start + len(words)] or self._bounds_nothing(
                directive, start, end
            ):
                continue  # of several paragraphs or cells; or it speaks of a time that is no deadline
            task = self._task(directive, words)
            if task is None:
                continue
            words = "".join(piece.words for piece in task.pieces)
            (self.out.follow_ons if _FOLLOWS_ON.match(words) else self.out.tasks).append(task)
        if self.kind in _TELLING:
            self._passages()

    # tasks

    def _task(self, directive: GoldDirective, words: str) -> Task | None:
        if len(words) > _LONGEST or _leans(words) or _LEAP.search(words):
            return None
        front, at = "", 0
        if not directive.inherited and directive.leads:
            group = self._group(directive, words)
            if group is None:
                return None
            opener = _OPENER.fullmatch(words[: group[0]])
            front, at = opener["front"] or "", group[1] + 1  # type: ignore[index]
            if words[group[1] : at] != " " or (front and _NOT_A_TASK.match(words[at:])):
                return None
            at += m.end() if (m := _MODAL.match(words[at:])) else 0
            if not words[at : at + 1].islower():
                return None
        partners, behind = self._partners(directive, words, at)
        if partners is None:
            return None
        body = words[behind:]
        follows = bool(_FOLLOWS_ON.match(body))
        if (
            len(body) < 25
            or _BARE.search(body)
            or ":" in body[-1:]
            or (_NOT_A_TASK.match(body) and not follows)
        ):
            return None
        marked = self._marked(directive, front, body, [] if behind > at else list(directive.coordinators))
        if marked is None:
            return None
        if not follows:
            marked = (marked[0], small(marked[1]))
        return Task(marked[1], marked[0], self.issued, bool(directive.coordinators), f" {party_key(body)} ")

    def _bounds_nothing(self, directive: GoldDirective, start: int, end: int) -> bool:
        """True if a day or a period stands in it that is none of its deadlines."""
        said = [new_tones(" ".join((d.text or "").split())) for d in directive.deadlines]
        times = [self.o.words(s.start, s.end) for s in self.dated if start <= s.start and s.end <= end]
        return any(not any(time in one or one in time for one in said if one) for time in times)

    def _group(self, directive: GoldDirective, words: str) -> tuple[int, int] | None:
        """Where the leads stand, if they do so side by side, behind nothing but an order or a front."""
        leads = [new_tones(lead) for lead in directive.leads]
        start = words.find(leads[0])
        at = start
        for i, lead in enumerate(leads):
            if i:
                joint = _JOIN.match(words, at)
                at = joint.end() if joint else -1
            if at < 0 or not words.startswith(lead, at):
                return None
            at += len(lead)
        opener = _OPENER.fullmatch(words[:start])
        if opener is None or _BARE.search(opener["front"] or ""):
            return None
        self.out.names += [
            lead for lead in leads if lead[0].isupper() and not _BARE.search(lead) and not _GROUP.match(lead)
        ]
        return start, at

    def _partners(self, directive: GoldDirective, words: str, at: int) -> tuple[bool | None, int]:
        """Whether there are any, and where the task begins behind a clause at its head that names them."""
        if not directive.coordinators:
            return False, at
        m = _WITH.match(words, at)
        if m is None:
            return True, at
        end = m.end()
        for i, name in enumerate(map(new_tones, directive.coordinators)):
            if i:
                joint = _JOIN.match(words, end)
                if joint is None:
                    return None, at
                end = joint.end()
            if not words.startswith(name, end):
                return None, at
            end += len(name)
        return (True, end + 1) if words[end : end + 1] == " " and words[end + 1].islower() else (None, at)

    def _marked(
        self, directive: GoldDirective, front: str, body: str, partners: list[str]
    ) -> tuple[tuple[Piece, ...], tuple[Piece, ...]] | None:
        """Front and body as pieces, their deadlines and partners marked; None if one is not found."""
        words = f"{front} {body}" if front else body
        marks: list[tuple[int, int, Piece]] = []
        for deadline in directive.deadlines:
            said = new_tones(" ".join((deadline.text or "").split()))
            found = self._place(said, words, marks, 0)
            if found is None:
                return None
            dated = deadline.start or deadline.due
            if dated and (
                _CUE_OUTSIDE.search(words[: found[0]].rstrip()) or words.startswith(" (", found[1])
            ):
                return None
            marks.append((*found, Piece(words[slice(*found)], "deadline", value=deadline)))
        opened = re.search(r"phối hợp|[Cc]ùng|tham gia", words)
        for name in map(new_tones, partners):
            found = self._place(name, words, marks, opened.start() if opened else 0)
            if found is None:
                return None
            marks.append((*found, Piece(name, "coord")))
        marks.sort(key=lambda mark: mark[0])
        deadlines = [mark for mark in marks if mark[2].role == "deadline"]
        if any(
            re.fullmatch(r"[,;]?(?: và| hoặc| và các)? ?", words[a[1] : b[0]]) for a, b in pairwise(deadlines)
        ):
            return None  # a list of days shares a year or a cue
        edge = len(front) + 1 if front else 0
        if any(start < edge < end for start, end, _ in marks):
            return None
        return tuple(_between(words, 0, edge - 1, marks)), tuple(_between(words, edge, len(words), marks))

    def _place(
        self, said: str, words: str, marks: list[tuple[int, int, Piece]], at: int
    ) -> tuple[int, int] | None:
        for m in re.finditer(rf"(?<!\w){re.escape(said)}(?!\w)", words[at:]) if said else ():
            start, end = m.start() + at, m.end() + at
            if all(end <= a or start >= b for a, b, _ in marks):
                return start, end
        return None

    # passages

    def _passages(self) -> None:
        units = [u for u in self.o.tree.units if not u.annex]
        ordering = {u.index for u in units if any(a < u.end and b > u.start for a, b in self.spans)}
        above = {a.index for u in units if u.index in ordering for a in self.o.tree.ancestors(u)}
        busy = ordering | above
        if not ordering:
            return
        first, last = min(ordering), max(ordering)
        taken: set[int] = set()
        for u in units:
            if u.index in taken or u.index in ordering:
                continue
            below = list(self._below(u))
            if u.index in above:
                self._topic(u)
            elif below and (u.parent is None or u.parent in busy):
                taken.update(b.index for b in below)
                self._add(self.out.sections, below, title=self._words(u))
            elif not below and u.label is None:
                if u.index > last:
                    self._add(self.out.closings, [u])
                elif u.parent is None and u.index < first and not any(a < u.index for a in above):
                    self._add(self.out.openings, [u])

    def _topic(self, u: Unit) -> None:
        """A heading `Về …` above directives, with the paragraphs that stand before the first of them."""
        title = self._words(u)
        if u.label is None or not re.match(r"Về |VỀ |Công tác |Nhiệm vụ ", title) or title.endswith(":"):
            return
        before = []
        for i in self.o.tree.children[u.index]:
            child = self.o.tree.units[i]
            if any(a < child.end and b > child.start for a, b in self.spans) or self.o.tree.children[i]:
                break
            before.append(child)
        self._add(self.out.topics, before, title=title)

    def _add(self, to: list[Passage], units: list[Unit], title: str = "") -> None:
        words = tuple(self._words(u) for u in units)
        if (
            any(
                w.endswith(":")
                or "|" in w
                or len(w) > _LONGEST
                or _LEAP.search(w)
                or _leans(w)
                or _NOTED.search(w)
                for w in (*words, title)
            )
            or len(title) > 150
        ):
            return
        if any(w[-1:] not in ".!?/" for w in words):
            return  # cut off by the end of a page
        if to is not self.out.topics and (not words or any(len(w) < 40 for w in words)):
            return
        to.append(Passage(words, self.issued, self.kind, title))

    def _below(self, u: Unit) -> Iterator[Unit]:
        for i in self.o.tree.children[u.index]:
            yield self.o.tree.units[i]
            yield from self._below(self.o.tree.units[i])

    def _words(self, u: Unit) -> str:
        return self.o.words(u.start, u.end).strip()


def _leans(words: str) -> bool:
    """True if `words` lean on others of their document, not counting how it speaks of itself."""
    return bool(_LEANS.search(KIND_HERE.sub("", words)))


def _between(words: str, start: int, end: int, marks: list[tuple[int, int, Piece]]) -> Iterator[Piece]:
    at = start
    for a, b, piece in marks:
        if start <= a and b <= end:
            if a > at:
                yield Piece(words[at:a])
            yield piece
            at = b
    if end > at:
        yield Piece(words[at:end])


def carried(words: str, issued: date, to: date, kind: str) -> str:
    """`words` of a document of `issued` in one of kind `kind` dated `to`: years go with the documents' own.

    >>> carried("theo Kế hoạch năm 2024, Chỉ thị này", date(2024, 5, 2), date(2026, 1, 9), "Thông báo")
    'theo Kế hoạch năm 2026, Thông báo này'
    """
    years = to.year - issued.year
    moved = _YEAR.sub(lambda m: str(int(m.group()) + years), words)
    return KIND_HERE.sub(f"{kind} này", moved)

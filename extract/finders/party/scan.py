"""One list of parties, read word by word from its first head to where the predicate begins."""

from __future__ import annotations

from typing import Any

import regex

from extract.finders.party.items import (
    ADVERBIAL,
    COLON,
    END,
    NARRATIVE,
    PREDICATE,
    PartyItem,
    PartyList,
    Reading,
)
from extract.finders.party.joins import PERSON
from extract.finders.party.shared import PLACES, SEPARATOR, WORD, numbered
from extract.finders.party.unheaded import UnheadedParties

_GENERIC_TAIL = regex.compile(
    r"(?:đã )?được (?:giao|phân công|phân cấp|phân bổ|thụ hưởng|hỗ trợ|chọn|ủy quyền|bố trí|cấp|"
    r"phê duyệt|đầu tư|kiểm tra|thanh tra|kiểm toán|mời|triệu tập|cử|công nhận|cấp phép|lựa chọn)(?!\w)"
)
_OFFICE = regex.compile(
    r"(?:,|,?\s[-–])\s(?=(?:Phó |Trưởng |Chủ tịch|Giám đốc|Bí thư|Ủy viên|Chánh |Cục trưởng|Thứ trưởng|Bộ "
    r"trưởng|Tổ trưởng|Tổng Giám đốc|Hiệu trưởng|Chi cục trưởng))"
)
_OTHER_OFFICE = regex.compile(r"(?:Phó )?(?:Trưởng|Tổ trưởng|Chủ tịch|Ủy viên|Bí thư|Giám đốc|Thành viên)\s")
_HEADED = regex.compile(
    r"do [^,;.]{5,80}? làm (?:Tổ trưởng|Trưởng (?:ban|đoàn|Ban|Đoàn)|trưởng đoàn|chủ nhiệm)(?=\s)"
)
_CLASS_TAIL = regex.compile(r"(?:đơn vị|cơ quan|địa phương|tổ chức|người|cá nhân)$")
_MODAL = regex.compile(r"\s(?:phải|có trách nhiệm|chịu trách nhiệm|khẩn trương|chủ động|cần)\s")
# What may follow the level of a body within its name, or say which bodies are meant.
_GOES_ON = regex.compile(
    r"(?:của|tại|thuộc|trên|có|được|và|nơi|trực thuộc|trong|ở|liên quan|bị|đang|các|cùng|cấp|giáp|ven|vùng|"
    r"miền|biên|hội|ủy|đoàn|trọng|nghèo|đảo|còn|chưa|đã|sẽ|là|này|khóa|nhiệm kỳ|phụ trách|khác|mới|cũ|sau|"
    r"số)(?!\w)|\p{Lu}|\d"
)
_COMMITTEES = {
    "ban chỉ đạo",
    "tổ công tác",
    "bcđ",
    "văn phòng điều phối",
    "tổ giúp việc",
    "thành viên",
    "ủy ban",
    "hội đồng",
    "cơ quan thường trực",
}
_CENTRAL = (" quốc gia", " trung ương", " nhà nước", " khu vực")
# `Bộ A, cơ quan thường trực Ban Chỉ đạo, | đôn đốc …`
_APPOSITION = regex.compile(
    r",\s(?:là (?:những |các |một trong (?:những |các )?)?(?:cơ quan|đơn vị|địa phương|nơi|thành viên)|"
    r"cơ quan thường trực|thường trực)(?!\w)[^,;:.]{0,90},\s"
)
_LEAVES_OUT = regex.compile(r"(?:ngoại )?trừ ")
_MARK = regex.compile(r"[,;:.(]")


class Scan(UnheadedParties):
    """One reading from one place."""

    def read(self) -> PartyList | None:
        begin, stop = self.at, "item"
        while stop == "item":
            head = self.r.head(self.text, self.low, self.at, self.limit)
            person = PERSON.match(self.text, self.at, self.limit) if head is None else None
            if head is not None:
                stop = self._item(head)
            elif person is not None:
                stop = self._person(person)
            elif (other := self._provinces() or self._stranger_item()) is not None:
                stop = other
            else:
                break
        if not self.items:
            return None
        singly = [numbered(item, self.text) for item in self.items]
        if self.beside is not None:
            self.beside = sum(map(len, singly[: self.beside]))
        self.items = [one for ones in singly for one in ones]
        if len(self.items) > 1:
            self.items = [x for i, x in enumerate(self.items) if not i or not self._is_office_of(i)]
        return PartyList(tuple(self.items), begin, self.at, END if stop == "item" else stop, self.beside)

    def _is_office_of(self, i: int) -> bool:
        """True if item i only says what else the person before it is: `Phó Thủ tướng Hồ Quốc Dũng, Trưởng Ban
        Chỉ đạo`."""
        own = self.r.ends_in_person(self.items[i].name)
        return bool(
            self.r.ends_in_person(self.items[i - 1].name)
            and _OTHER_OFFICE.match(self.items[i].name)
            and not own
        )

    def _person(self, person: Any) -> str:
        """Reads a comrade by name: `đồng chí Nguyễn Văn Thành, Trưởng phòng …, theo dõi`; the office is left
        out."""
        self.items.append(PartyItem(person.start("name"), person.end("name"), person.group("name")))
        self.at = person.end()
        while person.group().startswith(("Các", "các")) and (
            other := self.r.one_person.match(self.text, self.at, self.limit)
        ):
            self.items.append(PartyItem(other.start("name"), other.end("name"), other.group("name")))
            self.at = other.end()
        office = _OFFICE.match(self.text, self.at, self.limit)
        held = Scan(self.r, self.text, self.low, office.end(), self.limit).read() if office else None
        if held is not None:
            self.items += held.items[1:]
            self.at = held.end
            return held.stop
        sep = SEPARATOR.match(self.text, self.at, self.limit)
        if (
            sep
            and not self.r.predicate(self.text, sep.end(), self.limit)
            and (
                PERSON.match(self.text, sep.end(), self.limit)
                or self.r.head(self.text, self.low, sep.end(), self.limit)
            )
        ):
            self.at = sep.end()
            return "item"
        return self._after(self.at)

    def _item(self, head: Any) -> str:
        """Reads one item from its head on; returns what stopped it, "item" if another item begins at
        `self.at`."""
        item = self._open(head)
        if "share" in item.kinds and item.field is not None and item.counted and self._separated(item.at):
            noun = self.text[head.first : head.end()]
            return self._pieces("", noun, noun.lower(), item.field)
        while item.at < self.limit:
            stop = self._step(item)
            if stop is not None:
                return stop
        return self._finish(item, END)

    def _open(self, head: Any) -> Reading:
        """The item that begins with a head, read as far as the head, its compound and its field go."""
        word = head.word
        kinds = self.r.kinds(word)
        honor = head.honorific or ""
        counted = head.quantifier is not None or " các" in word or honor.startswith("các")
        small_group = "group" in kinds and self.text[head.first].islower()
        of_class = (
            "group" in kinds
            and not kinds & {"body", "title"}
            and self.text[head.end() + 1 : head.end() + 2].islower()
        )
        item = Reading(
            start=head.first if honor and honor != "quý" else head.start(),
            at=head.end(),
            end=head.end(),
            head_end=head.end(),
            word=word,
            kinds=kinds,
            counted=counted,
            generic=counted
            or small_group
            or of_class
            or "staff" in kinds
            or word in ("cơ quan", "đơn vị", "địa phương"),
        )
        compound = self.r.compound(self.low, head.first, self.limit)
        if compound and compound.end() > item.at:
            item.at = compound.end()
            item.generic = item.generic or "group" in kinds
        if kinds & {"body", "share"} and self.low[item.at : item.at + 1] == " ":
            field = self.r.field(self.low, item.at + 1, self.limit)
            verb = self.r.predicate(self.text, item.at + 1, self.limit)
            if field and (verb is None or verb.end() < field.end()):
                item.field, item.field_end = field.start(), field.end()
                item.at = field.end()
        item.end = item.at
        return item

    def _step(self, item: Reading) -> str | None:
        """Reads on by one word or mark; returns what stopped the item, None if nothing did."""
        c = self.text[item.at]
        compound = self.r.compound(self.low, item.at + 1, self.limit) if c == " " else None
        if compound and not (item.end > item.head_end and compound.group().startswith("tổ chức ")):
            item.generic = item.generic or compound.group().startswith(("cơ quan", "đơn vị", "tổ chức"))
            item.places = item.places or compound.group().endswith(PLACES)
            item.at = item.end = compound.end()
            return None
        if sep := SEPARATOR.match(self.text, item.at, self.limit):
            return self._at_separator(item, sep)
        if c == "(":
            return self._at_bracket(item)
        if c == ":":
            return self._at_colon(item)
        if c == " ":
            item.at += 1
            if self.text[item.at : item.at + 1] in ("", " "):
                return None
            return self._at_word(item)
        if c == "&":
            item.at += 1
            return None
        m = None if c in "!?" else WORD.match(self.text, item.at, self.limit)
        if m is None:
            return self._finish(item, END)
        item.at = item.end = m.end()
        return None

    def _left_out(self, at: int) -> int | None:
        """Where the list ends of those whom a class leaves out: `các xã | trừ xã A và phường B`."""
        cue = _LEAVES_OUT.match(self.low, at, self.limit)
        others = Scan(self.r, self.text, self.low, cue.end(), self.limit).read() if cue else None
        return others.items[-1].end if others else None

    def _finish(self, item: Reading, stop: str) -> str:
        self._close(item.start, item.end, item.generic)
        self.at = item.at
        return stop

    def _at_separator(self, item: Reading, sep: Any) -> str | None:
        aside = _APPOSITION.match(self.text, item.at, self.limit)
        if aside is not None and self.r.predicate(self.text, aside.end(), self.limit):
            self._close(item.start, item.end, item.generic)
            self.at = aside.end()
            return PREDICATE
        if (
            item.subject
            and not sep.group("semi")
            and not self.r.head(self.text, self.low, sep.end(), self.limit)
        ):
            # `Ban Chỉ đạo về phát triển khoa học, đổi mới sáng tạo`: the subject goes on
            noun = self.r.predicate(self.text, sep.end(), self.limit) or WORD.match(
                self.text, sep.end(), self.limit
            )
            if noun is not None:
                item.at = item.end = noun.end()
                return None
        if self.names and not self.r.head(self.text, self.low, sep.end(), self.limit):
            noun = self.r.attribute(self.text, sep.end(), self.limit)
            if noun is not None:
                item.at = item.end = noun.end()
                return None
        if (other := self._other_provinces(item, sep)) is not None:
            return other
        verdict, behind = self._after_separator(sep, item)
        if verdict in ("continue", "group"):
            item.generic = item.generic or verdict == "group"
            item.at = item.end = behind
            return None
        self._close(item.start, item.end, item.generic)
        if verdict == "item" and self.beside is None and (sep.group("and") or "").startswith("cùng"):
            self.beside = len(self.items)
        if verdict == "shared":
            return self._shared_tail(item.word, behind)
        self.at = item.at if verdict == END else behind
        return verdict

    def _at_bracket(self, item: Reading) -> str | None:
        close = self.text.find(")", item.at, min(self.limit, item.at + 300))
        if close < 0:
            return self._finish(item, END)
        item.at = close + 1
        if item.at >= self.limit or self.text[item.at] in ":.\n" or self._separated(item.at):
            return None
        self._finish(item, END)
        return self._after(item.at)

    def _at_colon(self, item: Reading) -> str:
        listed = self._list(item.start, item.end)
        if listed is not None:
            return listed
        if "title" in item.kinds and item.counted and self._people(item):
            return self._after(self.at)
        bare_title = item.end == item.head_end and "title" in item.kinds and not item.counted
        if bare_title and (bodies := self._bodies_of_title(item.at)) is not None:
            self.at = bodies  # `Tổng Giám đốc: Đài Truyền hình Việt Nam, Thông tấn xã Việt Nam`
            return "item"
        return self._finish(item, COLON)

    def _at_word(self, item: Reading) -> str | None:
        at = item.at
        if (item.generic or item.places) and (left_out := self._left_out(at)) is not None:
            item.at = item.end = left_out
            return None
        if headed := _HEADED.match(self.text, at, self.limit):
            item.at = headed.end()  # `Tổ công tác số 1 do ông A làm Tổ trưởng | làm việc với …`
            return None
        tail = _GENERIC_TAIL.match(self.text, at, self.limit)
        ends = self._tail_end(tail.end(), min(self.limit, at + 160)) if tail else None
        if ends is not None:
            return self._at_tail(item, ends)
        if (narrowed := self._narrowed(item, at)) is not None:
            item.at = item.end = narrowed
            item.narrowed = True
            return None
        if self.names and (noun := tail or self._in_name(item, at)) is not None:
            item.at = item.end = noun.end()
            return None
        if (whole := self._whole_class(item, at)) is not None:
            item.at = item.end = whole
            return None
        if self.r.narrative(self.text, at, self.limit):
            return self._at_narrative(item)
        if self.r.predicate(self.text, at, self.limit):
            if "title" in item.kinds and (behind := self._behind_charge(at)) is not None:
                item.at = item.end = behind
                return None
            if (behind := self._within_name(item, at) or self._second_title(item, at)) is not None:
                item.at = item.end = behind
                return None
            return self._finish(item, PREDICATE)
        if self._complete(item) and not _GOES_ON.match(self.text, at):
            return self._finish(item, PREDICATE)
        if self._may_end(item) and self.r.short_verb(self.text, at, self.limit):
            return self._finish(item, PREDICATE)
        if self.low.startswith("về ", at) and item.word in _COMMITTEES:
            topic = self.r.predicate(self.text, at + 3, self.limit)
            item.at = item.end = topic.end() if topic else at + 2
            item.subject = True
            return None
        if self._has_subject(item, at):
            item.at = item.end = at + 2  # `Trung tâm Quốc gia | về An toàn thông tin`
            return None
        if self.r.adverbial(self.text, at, self.limit):
            return self._finish(item, ADVERBIAL)
        named = self.text[at].isupper() or self.text[at].isdigit()
        if named and (item.generic or item.places) and (listed := self._shares(item.start, at)) is not None:
            return listed
        m = self.r.attribute(self.text, at, self.limit) if item.generic else None
        m = m or WORD.match(self.text, at, self.limit)
        if m is None:
            return None
        item.generic = item.generic or m.group().lower() in ("các", "những")
        item.places = (
            item.places
            or m.group() in ("tỉnh", "huyện", "xã", "phường", "quận", "cấp", "khu")
            or self.text.endswith(("thành phố", "thị xã", "thị trấn"), item.start, m.end())
        )
        item.at = item.end = m.end()
        return None

    def _has_subject(self, item: Reading, at: int) -> bool:
        """True if the name of a central body goes on at `at` with what it is for."""
        return (
            self.text.startswith("về ", at)
            and self.text[at + 3 : at + 4].isupper()
            and self.text[item.start].isupper()
            and self.low.endswith(_CENTRAL, item.start, item.end)
        )

    def _at_tail(self, item: Reading, ends: int) -> str | None:
        """Behind `được giao`: part of a class's name (`các đơn vị được giao kế hoạch vốn`), or not."""
        people = "title" in item.kinds and item.counted  # `các Đảng ủy viên | được phân công …`
        of_class = "group" in item.kinds or people or _CLASS_TAIL.search(self.low, item.start, item.at - 1)
        if item.generic and not item.places and of_class:
            item.at = item.end = ends
            return None
        self._close(item.start, item.end, item.generic)
        return self._after(ends)

    def _at_narrative(self, item: Reading) -> str | None:
        """Where something is told of the party; of a class it may say who is meant."""
        at = item.at
        tail = _MODAL.search(self.text, at, min(self.limit, at + 120)) if item.generic else None
        told = tail is not None and tail.start() <= self.text.find(" ", at)  # `các huyện đã | chủ động …`
        if tail is not None and not told and not _MARK.search(self.text, at, tail.start()):
            item.at = tail.start()  # `các chủ hồ đang thi công phải …`
            item.end = item.at - 4 if self.text.endswith(" thì", at, item.at) else item.at
            return None
        if item.generic and (behind := self._relative_end(item, at)) is not None:
            item.at = item.end = behind
            return None
        return self._finish(item, PREDICATE if self._forbids(at) else NARRATIVE)

    def _bodies_of_title(self, colon: int) -> int | None:
        """Where the bodies begin that a bare title is given for, behind the colon; None if tasks stand
        there."""
        at = colon + 1
        while at < self.limit and self.text[at] == " ":
            at += 1
        body = self.r.head(self.text, self.low, at, self.limit)
        if body is None or "body" not in self.r.kinds(body.word) or not self.text[at].isupper():
            return None
        return at

"""What a unit stands under: the kind of its section, the parties of its lead-in, whether anything was
ordered yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import regex

from extract.assemble.acting import gives_orders
from extract.finders.party import (
    ADVERBIAL,
    COLON,
    END,
    NARRATIVE,
    PREDICATE,
    PartyItem,
    PartyList,
    PartyReader,
)
from extract.rulebook import lowered

if TYPE_CHECKING:
    from extract.outline.build import Outline
    from extract.outline.tree import Unit
    from extract.rulebook import Rulebook

# Words of which a lead-in is made besides its parties and its order verb; anything else makes it a directive.
_ANNOUNCING = (
    "theo|chức năng|nhiệm vụ|quyền hạn|thẩm quyền|được giao|phân công|có|chịu|trách nhiệm|trong|"
    "phạm vi|tập trung|khẩn trương|nghiêm túc|chủ động|tiếp tục|"
    "lãnh đạo|chỉ đạo|đơn vị|cơ quan|trực thuộc|liên quan|tổ chức|triển khai|thực hiện|quán triệt|"
    "tốt|hiệu quả|có hiệu quả|đồng bộ|quyết liệt|kịp thời|đầy đủ|nghiêm|"
    "một số|các|những|nội dung|giải pháp|công việc|công tác|việc|biện pháp|vấn đề|yêu cầu|trọng "
    "tâm|cấp bách|chủ yếu|cụ thể|sau|sau đây|như|dưới đây|về|và|cần|phải|"
    "thường xuyên|ngay|hoàn thành|của|mình|khác|lĩnh vực|quản lý|được|tại|này|chính|quan tâm|chú ý|"
    "lưu ý|chú trọng|thực hiện tốt|để|đảm bảo|bảo đảm|làm tốt|trên|quan trọng|căn cứ|ngành|địa "
    "phương|phối hợp|giao|là|vào|trực tiếp|gửi|báo cáo|lịch"
)
# `Giao Đảng ủy tỉnh | lãnh đạo Ủy ban nhân dân tỉnh | thực hiện các việc sau:`
_THROUGH = regex.compile(
    r"^(?:lãnh đạo|chỉ đạo) \p{Lu}[^,;:.]{3,80}? (?=(?:tổ chức |triển khai )?thực hiện )"
)
_ASKS = regex.compile(r",?\s(?:đề nghị|yêu cầu)\s?:$")
# of a point `1. Bộ trưởng Bộ Công an chỉ đạo:` is whose tasks follow
_DIRECTING = regex.compile(r"(?:trực tiếp |tập trung )?(?:lãnh đạo, )?chỉ đạo\s?:")
_ANNOUNCE = regex.compile(rf"(?i)(?:(?:{_ANNOUNCING})(?:[\s,;]++|(?=:)|$))*+:?")
_PRESIDES = regex.compile(
    r"(?i)(?:là (?:cơ quan|đơn vị) )?(?:chủ trì|(?:làm |là )?đầu mối)(?: (?:tham mưu|thực hiện|"
    r"triển khai|tổ chức thực hiện))*(?=\s?[,:]|$|\sphối hợp)"
    r"(?P<with>,? (?:và )?phối hợp (?:chặt chẽ )?(?:với|cùng)\s)?"
)
_TELEGRAM = regex.compile(
    r"(?i)(?:thủ tướng|phó thủ tướng|bộ trưởng|chủ tịch|trưởng ban|ban chỉ đạo|ủy ban|bộ|ubnd)[^.;:]{0,120} "
    r"điện(?: khẩn)?\s?:"
)
_ORGAN = regex.compile(
    r"(?i)là (?:cơ quan|đơn vị|bộ phận) (?:thường trực|đầu mối|chủ trì|tham mưu|giúp)[^:.;]{0,160}(?:có|"
    r"chịu) (?:trách nhiệm|nhiệm vụ)(?: sau)?\s?:$"
)
_BOUND = regex.compile(
    r"(?i)(?:(?:có|chịu) (?:trách nhiệm|nhiệm vụ)|phải|cần|thực hiện|tập trung|theo (?:chức|nhiệm|thẩm|"
    r"lĩnh))(?!\w)"
)
_LIST_AHEAD = regex.compile(
    r"(?i)(?:(?:một số|các|những|\d+)\s)*(?:nhiệm vụ|nội dung|giải pháp|công việc|việc|biện pháp|công tác|"
    r"vấn đề|yêu cầu|trụ cột|nhóm|lĩnh vực|điểm|mặt|khâu)\b(?:(?:(?! số \d| và (?:khẩn|tập|thực|tiếp|"
    r"triển))[^;:.]){0,160}?\s(?:sau|sau đây|dưới đây|như sau|sau này)|(?:\s(?:trọng tâm|cụ thể|chủ yếu|"
    r"cấp bách|chính|được giao|và|quan trọng|sau|như))*)\s?:$"
)
_ASSIGNS = regex.compile(r"tổ chức (?:triển khai )?thực hiện|phân công|trách nhiệm|tổ chức triển khai")
_TOPIC = regex.compile(r"(?i)(?:về|đối với)\s(?![^:]{0,400}(?:giao|yêu cầu|đề nghị)\s(?:\p{Lu}|các\s))")
_BARE_ORDER = regex.compile(r"(?i)(?:yêu cầu|đề nghị|chỉ đạo|giao nhiệm vụ|giao)\s?:")
_REQUIRES = regex.compile(r"(?i)(?:một số |các |những )?yêu cầu(?!\w)(?!,? (?:mục|và mục))")
_NO_NAME = regex.compile(
    r"(?i)(?:về|đối với|công tác|việc|nhiệm vụ|giải pháp|nội dung|lĩnh vực|tổ chức|kinh phí|thời "
    r"gian|yêu cầu|mục)\s"
)
_CAPS = regex.compile(r"[^\p{Ll}]*\p{Lu}[^\p{Ll}]*")
_TERMINAL = (".", ";", "./", "!", "…", ".”", "/.")


STAFF = "lead_in.staff"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a unit that heads others is: `kind` of section or None, `leads` that those below inherit."""

    kind: str | None
    leads: tuple[PartyItem, ...] | None
    by: str = ""


class ScopeReader:
    """Tells headings and lead-ins from units that order something."""

    def __init__(self, outline: Outline, book: Rulebook, parties: PartyReader):
        self.o = outline
        self.book = book
        self.parties = parties
        self._roots = [u for u in outline.tree.units if u.parent is None]
        self._parties_of: dict[int, Heading | None] = {}
        orders = "|".join(r.expanded for r in book.rules("order"))
        self._order_start = regex.compile(orders)
        self._order_word = regex.compile(rf"(?<!\w)(?:{orders})")

    def heading(self, unit: Unit) -> Heading | None:
        """The heading that `unit` is, or None if it says something of its own."""
        text, low = self.o.view.text, self.o.low
        start, end = unit.start, unit.end
        if start >= end:
            return Heading(None, None)
        words = text[start:end]
        if _TELEGRAM.fullmatch(words):
            return Heading("contents", None, "heading.telegram")
        below = bool(self.o.tree.children[unit.index])
        capitals = len(words) > 3 and bool(_CAPS.fullmatch(words))
        if not below and not capitals and not unit.bold:
            line = unit.label is None and len(words) < 160 and not words.endswith(_TERMINAL)
            return self._lead_heading(unit) if words.endswith(":") or line else None
        leads = self._lead_heading(unit)
        if leads is not None and (below or unit.bold or words.endswith(":")):
            return leads
        if unit.label is None and _BARE_ORDER.fullmatch(words) and not self._states_aims(unit):
            return Heading("tasks", None, "lead_in.order")
        section = self.book.match("section", text, low, start, end)
        if section and _REQUIRES.match(words) and not self._states_aims(unit):
            section = None  # `Một số yêu cầu`: aims only beside a purpose
        if section and words[0].isupper() and self.is_task(unit):
            section = None  # `Xây dựng bộ tài liệu, phát hành trước ngày 10/6, gồm:`
        if words.endswith(":") and below and _TOPIC.match(words):
            return Heading(None, None, "heading.topic")
        short = len(words) < 260 and (not words.rstrip("*").endswith(_TERMINAL) or capitals)
        if not capitals and words.endswith(":") and self._orders_somebody(unit):
            return None
        if capitals or (unit.bold and short):
            return Heading(
                section.rule.gives["kind"] if section else None,
                None,
                section.rule.id if section else "heading.bold",
            )
        if short and ((below and not words.endswith(":")) or (section and len(words) < 120)):
            return Heading(
                section.rule.gives["kind"] if section else None,
                None,
                section.rule.id if section else "heading.plain",
            )
        return None

    def is_task(self, unit: Unit) -> bool:
        """True if a unit of two clauses opens with a verb: it does more than announce what is below."""
        low, comma = self.o.low, self.o.low.find(", ", unit.start, unit.end)
        return (
            comma > 0
            and self.parties.opens_predicate(low, unit.start, comma)
            and self.parties.opens_predicate(low, comma + 2, unit.end)
        )

    def _orders_somebody(self, unit: Unit) -> bool:
        """True if a lead-in tells a party to act: `Để …, Thủ tướng Chính phủ yêu cầu | các tỉnh:`."""
        text, low = self.o.view.text, self.o.low
        return any(
            self.parties.read(text, low, m.end(), unit.end) is not None
            for m in self._order_word.finditer(text, unit.start + 1, unit.end)
        )

    def _states_aims(self, unit: Unit) -> bool:
        """True if `Mục đích` stands beside the unit: `Yêu cầu:` is then the other half of a plan's aims."""
        return any(
            u.parent == unit.parent and self.o.low.startswith("mục đích", u.start) for u in self.o.tree.units
        )

    def _lead_heading(self, unit: Unit) -> Heading | None:
        """A line of nothing but parties, or of parties and the announcement of a list.

        In a list whose points are headed by parties, a heading that no lexicon knows is a party as written.
        """
        known = self._known_heading(unit)
        if known is not None or unit.label is None or not self._is_title(unit):
            return known
        beside = [u for u in self._siblings(unit) if u.index != unit.index]
        parties = sum(1 for u in beside if self._known_heading(u) is not None)
        if parties < 2 or parties <= len(beside) / 2:
            return None
        words = self.o.view.text[unit.start : unit.end].rstrip(" :.;")
        return Heading(
            None, (PartyItem(unit.start, unit.start + len(words), words),), "lead_in.beside_parties"
        )

    def _is_title(self, unit: Unit) -> bool:
        """True if a point with others below it is short and opens with no verb."""
        words = self.o.view.text[unit.start : unit.end]
        if (
            not self.o.tree.children[unit.index]
            or len(words) > 120
            or words.count(",") > 3
            or words.endswith((".", ";"))
        ):
            return False
        list_ = self.parties.read(self.o.view.text, self.o.low, unit.start, unit.end)
        if list_ is not None and unit.end - list_.end > 24:
            return False  # somebody who does something
        return (
            words[:1].isupper()
            and not self.parties.opens_predicate(self.o.low, unit.start, unit.end)
            and not _NO_NAME.match(words)
        )

    def stands_beside_parties(self, unit: Unit) -> bool:
        """True if a point beside `unit` is headed by parties of its own right."""
        beside = (self._known_heading(u) for u in self._siblings(unit) if u.index != unit.index)
        return any(h is not None and h.leads is not None and h.by != STAFF for h in beside)

    def names_class(self, unit: Unit) -> bool:
        """True if the unit is the name of one class of bodies and nothing else: `CÁC BẢO TÀNG`."""
        heading = self._known_heading(unit)
        return (
            heading is not None
            and heading.leads is not None
            and len(heading.leads) == 1
            and heading.leads[0].collective
        )

    def _siblings(self, unit: Unit) -> list[Unit]:
        units = self.o.tree.units
        if unit.parent is not None:
            among = [units[i] for i in self.o.tree.children[unit.parent]]
        else:
            among = self._roots
        return [
            u
            for u in among
            if u.label is not None
            and unit.label is not None
            and u.label.style == unit.label.style
            and self.o.tree.children[u.index]
        ]

    def _known_heading(self, unit: Unit) -> Heading | None:
        if unit.index not in self._parties_of:
            self._parties_of[unit.index] = self._read_parties(unit)
        return self._parties_of[unit.index]

    def _read_parties(self, unit: Unit) -> Heading | None:
        text, low = self.o.view.text, self.o.low
        at, end = unit.start, unit.end
        order = self._order_start.match(text, at, end)
        if order:
            at = order.end()
        if low.startswith("đối với ", at) and (asks := _ASKS.search(text, at, end)):
            end = asks.start()  # `Đối với Ủy ban nhân dân các tỉnh, | đề nghị:`
        list_ = self.parties.read(text, low, at, end)
        staff = False
        if list_ is None and order is None:
            prefixed = regex.match(
                r"(?i)(?:yêu cầu )?(?:đối với|trách nhiệm của|nhiệm vụ của|về phía|về phần)\s",
                text,
                pos=at,
                endpos=end,
            )
            spoken_of = low.startswith(("đối với", "yêu cầu đối với"), at)
            whom = prefixed.end() if prefixed else at
            topic = spoken_of and self.parties.may_be_topic(low, whom, end)
            if prefixed and (not topic or self.parties.is_place(text, low, whom, end)):
                list_ = self.parties.read(text, low, prefixed.end(), end)
            elif prefixed and self.parties.is_staff(low, prefixed.end(), end):
                list_ = self.parties.read(text, low, prefixed.end(), end)
                staff = True
        if list_ is None:
            return None
        if list_.stop in (PREDICATE, NARRATIVE, ADVERBIAL) and end - at < 200 and not self._bids(list_, end):
            list_ = self.parties.read_names(text, low, list_.start, end) or list_
        if order is None and self.parties.may_be_topic(low, at, end) and not self._assigns(unit):
            return None
        rest = text[list_.end : end].strip(" ,")
        if not rest.strip(":.; "):
            # a heading of one bare common noun (`Phòng, chống …`) or a sentence with a full stop is none
            if text[end - 1 : end] in ".;" and not self.o.tree.children[unit.index]:
                return None
            return Heading(None, list_.items, STAFF if staff else "lead_in.parties")
        if (
            list_.stop != COLON
            and gives_orders(text, list_, end)
            and not (unit.label is not None and _DIRECTING.fullmatch(rest))
        ):
            return Heading("tasks", None, "lead_in.authority") if rest.endswith(":") else None
        if self.o.tree.children[unit.index] and _BOUND.match(rest) and _ANNOUNCE.fullmatch(rest):
            return Heading(None, list_.items, "lead_in.announces")  # no colon is needed on a line of its own
        short = (
            end - unit.start < 90
            and text[end - 1 : end] not in ".;:"
            and bool(self.o.tree.children[unit.index])
        )
        if short and list_.stop == PREDICATE and rest.count(" ") < 4 and not order:
            # `Phòng Công nghệ | thông tin`, `Trung tâm … | và xúc tiến`: the line is one name
            last = list_.items[-1]
            name = text[last.start : end]
            return Heading(None, (*list_.items[:-1], replace(last, end=end, name=name)), "lead_in.name")
        if list_.stop in (COLON, END) and not rest.startswith(":"):
            return None
        if self.o.tree.children[unit.index] and (
            _PRESIDES.match(rest) or rest.endswith((" sau", " sau đây"))
        ):
            rest = rest.rstrip(":") + ":"  # a heading on a line of its own needs no colon
        if rest.endswith(":") and self.announces(rest):
            return Heading(None, list_.items, "lead_in.announces")
        return None

    def _bids(self, list_: PartyList, end: int) -> bool:
        """True if a lead-in goes on behind its parties with a duty or the announcement of a list."""
        rest = self.o.view.text[list_.end : end].strip(" ,")
        return bool(_BOUND.match(rest)) or self.announces(rest)

    def _assigns(self, unit: Unit) -> bool:
        """True if a section above `unit` shares out the work, so that its headings are parties."""
        for above in self.o.tree.ancestors(unit):
            if _ASSIGNS.search(self.o.low, above.start, min(above.end, above.start + 300)):
                return True
        return False

    def announces(self, rest: str) -> bool:
        """True if words behind the parties of a lead-in only announce the list below them."""
        rest = _THROUGH.sub("", rest.strip(" ,"))
        presides = _PRESIDES.match(rest)
        if presides:
            rest = rest[presides.end() :].strip(" ,")
            partners = (
                self.parties.read(rest, lowered(rest), 0, len(rest)) if presides.group("with") else None
            )
            rest = rest[partners.end :].strip(" ,") if partners else rest
        if _ANNOUNCE.fullmatch(rest) or _ORGAN.match(rest):
            return True
        m = _ANNOUNCE_PREFIX.match(rest)
        return bool(m and _LIST_AHEAD.match(rest, m.end()))

    def opens_list(self, unit: Unit) -> bool:
        """True if the unit ends with a colon: what follows is its list."""
        return self.o.view.text[unit.start : unit.end].endswith(":")


_ANNOUNCE_PREFIX = regex.compile(
    rf"(?i)(?:(?!(?:nhiệm vụ|nội dung|giải pháp|công việc|biện pháp)[^;:.]*:$)(?:{_ANNOUNCING})[\s,;]++)*?"
    r"(?=(?:(?:một số|các|những|\d+)\s)*(?:nhiệm vụ|nội dung|giải pháp|công việc|việc|biện pháp|công tác|"
    r"vấn đề|yêu cầu|trụ cột|nhóm|lĩnh vực|điểm|mặt|khâu)\b)"
)

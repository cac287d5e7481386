"""Who is told to act in a clause: an order to somebody, somebody who acts, or a bare imperative."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from extract.assemble.acting import (
    CONNECTIVE,
    PETITIONERS,
    PREFIX,
    SAYS,
    ActingReader,
    Clause,
    lists_contacts,
    topic_end,
)
from extract.assemble.restricted import restricted
from extract.finders.party import (
    COLON,
    END,
    NARRATIVE,
    PREDICATE,
    PartyItem,
    PartyList,
    PartyReader,
)

if TYPE_CHECKING:
    from extract.rulebook import Rulebook


class OrderReader(ActingReader):
    """Reads clauses; words and patterns come from the rule book."""

    def __init__(self, book: Rulebook, parties: PartyReader):
        super().__init__(parties)
        self.book = book

    def read(self, text: str, low: str, start: int, end: int, *, busy: bool = False) -> Clause:
        """What the clause [start, end) is; `busy` if somebody is already acting in this sentence."""
        explicit, at = self._explicit(text, low, start, end, busy=busy)
        if explicit is not None:
            asks = self.parties.read(text, low, start, at) if at > start else None
            if (
                asks is not None
                and PETITIONERS.match(asks.items[0].name)
                and _ASKS.search(low, asks.start, asks.end + 12)
            ):
                return Clause("background", start, end, start, by="background.petition")
            acting = self.acting(text, low, start, end) if at > start else None
            # `Ban A rà soát, yêu cầu nhà thầu …`: the one who acts gives the order
            gives = acting is not None and acting.act < at and acting.by != "clause.by_party"
            return acting if acting is not None and gives else explicit
        note = _NOTE.match(text, start, end)
        if note and self.book.match("background", text, low, note.end(), end):
            return Clause("background", start, end, start, by="clause.note")
        first = self.parties.read(text, low, start, end)
        if first is not None:
            first = restricted(first, text, low, end, self.parties, told=False) or first
        if first is not None and _tells(first, low, end):
            return Clause("background", start, end, start, by="clause.narrative")
        if first is not None and first.stop == COLON and lists_contacts(text, first.end, end):
            return Clause("background", start, end, start, by="clause.note")
        found = self.book.match("background", text, low, start, end)
        topic = topic_end(text, start, end)
        if topic is not None and found is None and (first is None or first.stop != COLON):
            spoken = self.parties.read(text, low, topic, end)
            if _ANSWERED.match(low, topic, end) or (spoken is not None and _tells(spoken, low, end)):
                return Clause("background", start, end, start, by="clause.narrative")
        if found is None and topic is not None and (_SUBJECT.match(text, start) or _AGREES.match(low, topic)):
            found = self.book.match("background", text, low, topic, end)
        if found is not None and found.rule.gives.get("strength") == "hard":
            return Clause("background", start, end, start, by=found.rule.id)
        beside = _TOGETHER.match(text, start, end)
        if beside is not None and self.parties.read(text, low, beside.end(), end) is not None:
            return Clause("imperative", start, end, start, by="clause.imperative")
        acting = self.acting(text, low, start, end)
        if acting is not None:
            return acting
        if found is not None:
            return Clause("background", start, end, start, by=found.rule.id)
        act = self._imperative(text, low, start, end)
        if act is not None:
            return Clause("imperative", start, end, act, by="clause.imperative")
        return Clause("plain", start, end, start)

    # --- an order verb and whom it tells --------------------------------------------------------------

    def _explicit(
        self, text: str, low: str, start: int, end: int, *, busy: bool
    ) -> tuple[Clause | None, int]:
        at = start
        for word in self.book.search("order", text, low, start, end):
            if word.start < at:
                continue  # `Thống nhất giao` is one order
            rule, at = word.rule, word.end
            if rule.gives.get("strength") == "weak" and word.start != start:
                continue
            if rule.id in _SHARES_OUT and (_OWN_PEOPLE.match(low, at) or self.parties.is_staff(low, at, end)):
                continue  # `…; phân công từng công chức theo dõi` is how the one who acts does it
            list_ = self.parties.read(text, low, at, end)
            if list_ is None and rule.id in _TELLS_SOMEBODY:
                blamed = self._blamed(text, low, start, word.start, at)
                list_ = blamed or self._unlisted(text, low, at, end)
            if list_ is not None:
                list_ = restricted(list_, text, low, end, self.parties, told=True) or list_
            if list_ is None or (list_.stop == NARRATIVE and list_.end < end):
                continue
            if not self._commands(text, low, start, word.start, busy=busy):
                continue
            if list_.stop == END and list_.end < end - 2 and text[list_.end : list_.end + 1] not in ",.;:(":
                continue
            return self.clause("order", rule.id, text, low, start, end, list_), word.start
        return None, end

    def _blamed(self, text: str, low: str, start: int, order: int, act: int) -> PartyList | None:
        """Those of whom a fault is told in front of an order that names nobody: `Phê bình xã A …, yêu cầu |
        rút kinh nghiệm`, `UBND xã A chậm xử lý …, đề nghị | giải trình`."""
        blames = _BLAMES.match(text, start, order)
        list_ = self.parties.read(text, low, blames.end() if blames else start, order)
        told = list_ is not None and list_.stop == NARRATIVE and _ATONES.match(text, act)
        if list_ is None or not (blames or told):
            return None
        return replace(list_, end=act, stop=PREDICATE)

    def _unlisted(self, text: str, low: str, at: int, end: int) -> PartyList | None:
        """Those told whom no lexicon knows, between the order verb and what they are to do: `đề nghị | già
        làng, trưởng bản | vận động …`."""
        asked_for = self.book.match("asked_for", text, low, at, end) is not None
        if asked_for or self.parties.opens_predicate(low, at, end):
            return None
        stop = min(end, at + 110)
        act = self.parties.next_predicate(text, at, stop)
        if act is None or not 2 <= text.count(" ", at, act) <= 14 or _BREAKS.search(text, at, act):
            return None
        name = text[at : act - 1].rstrip(" ,")
        return PartyList((PartyItem(at, at + len(name), name, collective=True),), at, act - 1, PREDICATE)

    def _commands(self, text: str, low: str, start: int, at: int, *, busy: bool) -> bool:
        """True if the order verb at `at` gives an order here: nothing, a topic, a purpose or the issuer
        precede it."""
        before = text[start:at].rstrip()
        if not before:
            return True
        if before.endswith((":", "”:", "–", "-", "(")):
            return True
        bare = low[start:at].rstrip()
        if _WITHIN.search(bare):
            return False
        if _TOLD_OFTEN.search(bare) or _DOCUMENT_SAYS.search(bare) or _NARRATED.search(bare):
            return False
        if busy and not before.endswith(";"):
            return False
        boundary = max(before.rfind(","), before.rfind(":"), before.rfind(";"), before.rfind(")"))
        piece = bare[boundary + 1 :].strip()
        if regex.search(
            r"(?:^|\s)(?:đã|được|theo|các|những|một số|nhiệm vụ|nội dung|văn bản|có|việc|khi có|để|"
            r"nếu|và|hoặc|phải|sẽ)$",
            piece,
        ):
            return piece in ("và", "hoan nghênh và", "biểu dương và", "đánh giá cao và") and self._settled(
                bare
            )
        piece = regex.sub(
            r"^(?:đồng thời|do đó|vì vậy|do vậy|nay|và|tiếp tục|nếu|theo đó|cùng với đó|ngoài ra|"
            r"bên cạnh đó),? ?",
            "",
            piece,
        )
        if _CONDITION.search(piece) or _FRONTED.match(piece):
            return True
        if not piece:
            lead = bare[:boundary].rsplit(",", 1)[-1].strip()
            if CONNECTIVE.fullmatch(lead + ", "):
                return True
            # `tổng hợp, đề nghị …` is one action of one lead; `Để …, đề nghị …` and `…, nếu có, đề nghị …`
            # are orders
            return (
                not self.parties.opens_predicate(lead, 0, len(lead))
                or bool(PREFIX.match(bare))
                or len(lead.split()) > 6
            )
        if PETITIONERS.match(piece) or _REPORTED.match(bare):
            return False  # somebody's petition, or an order that another document gave
        offset = start + len(before) - len(piece)
        issuer = self.parties.read(text, low, offset, at)
        if issuer is not None and issuer.end >= at - 2:
            return True
        return bool(
            regex.search(
                r"(?:chủ tịch|ubnd|ủy ban nhân dân|thủ tướng|bộ trưởng|bộ|sở|ban|cục|tỉnh|chính "
                r"phủ|giám đốc|thường trực|văn phòng|hđnd|tổng cục|thành phố|phó chủ tịch|cơ "
                r"quan)[^,;:]{0,60}$",
                piece,
            )
        ) and not self.parties.opens_predicate(piece, 0, len(piece))

    def _settled(self, bare: str) -> bool:
        return bool(
            regex.match(
                r"(?:về )?(?:cơ bản )?(?:thống nhất|đồng ý|nhất trí|hoan nghênh|biểu dương|đánh giá cao)",
                bare,
            )
        )

    # --- nobody named ---------------------------------------------------------------------------------

    def _imperative(self, text: str, low: str, start: int, end: int) -> int | None:
        at = start
        m = CONNECTIVE.match(text, at, end)
        if m:
            at = m.end()
        if self.parties.opens_predicate(low, at, end):
            return at
        topic = topic_end(text, at, end)
        if topic is not None and self.parties.opens_predicate(low, topic, end):
            return topic
        if PREFIX.match(text, at, end):
            for seam in regex.finditer(r",\s++", text, pos=at, endpos=min(end, at + 500)):
                behind: int = seam.end()
                told = self.parties.read(text, low, behind, end)
                if told is not None and told.stop == NARRATIVE:
                    return None  # `Nếu còn vướng mắc, Công ty có thể liên hệ …`
                m = self.parties.predicate(text, behind, end)
                if m is not None and (" " in m.group() or m.group() in ("phải", "cần")):
                    return behind
        return None


def _tells(list_: PartyList, low: str, end: int) -> bool:
    """True if what the parties did, agreed to or intend is told."""
    if list_.stop == NARRATIVE or SAYS.search(low[list_.items[-1].start : list_.end]):
        return True
    return bool(_INTENDS.match(low, list_.end, end))


_SHARES_OUT = ("order.allot", "order.assign")
_OWN_PEOPLE = regex.compile(
    r"(?:mỗi|từng|(?:các )?(?:cán bộ|công chức|viên chức|nhân viên|chuyên viên|lực lượng|thành viên|người))\s"
)
_FRONTED = regex.compile(
    r"(?:việc|các nội dung|nội dung|nhiệm vụ|các nhiệm vụ|vấn đề|phần việc)\s"
)  # `… giao Bộ X`
_TOLD_OFTEN = regex.compile(
    r"(?<!\w)đã (?:có (?:công văn|văn bản|công điện|chỉ thị|thông báo)|(?:có )?nhiều|liên tục|"
    r"thường xuyên|kịp thời có|ban hành nhiều)(?!\w)[^;:]*$"
)
# `Công văn số 107/UBND-NC yêu cầu các xã …`, `Căn cứ ý kiến của tỉnh giao Sở A …`
_DOCUMENT_SAYS = regex.compile(
    r"(?:^|[,;]\s)(?:(?:công văn|công điện|chỉ thị|thông báo|kế hoạch|quyết định|nghị quyết|văn bản) số |"
    r"(?:căn cứ|xét) (?:công văn|thông báo|văn bản|ý kiến|quyết định|nghị quyết|kết luận|đề nghị) )[^,;:]*$|"
    r"^[^,;:]{3,120} (?:đã )?(?:có|ban hành|nhận được) (?:công văn|công điện|văn bản|thông báo|chỉ thị|"
    r"kế hoạch) số [^;:]*$"
)
# `Giảm phí neo đậu: | đã có quy định`: what became of a request
_ANSWERED = regex.compile(
    r"(?:đã (?!nêu|giao|đăng ký|ban hành)|chưa có (?:cơ sở|căn cứ|quy định)|phản ánh (?:đúng|không|một phần|"
    r"có cơ sở)|nội dung (?:phản ánh|kiến nghị|khiếu nại|tố cáo) (?:đúng|không|là|có cơ sở))"
)
# `Công ty đề nghị giảm tiền thuê, UBND xã yêu cầu …`: two sides of what is told
_ASKS = regex.compile(r"\s(?:đề nghị|kiến nghị|phản ánh)(?!\w)")
_INTENDS = regex.compile(r"\s?(?:dự kiến|đồng ý|nhất trí)(?!\w)")
# `Chủ tịch tỉnh đã ký Chỉ thị số 02, yêu cầu các sở …`: the order is part of what is told
_NARRATED = regex.compile(
    r"(?<!\w)(?:(?:chủ tịch|ubnd|ủy ban nhân dân|thủ tướng|chính phủ|bộ|lãnh đạo|thường trực|ban thường vụ|"
    r"ban chấp hành|đảng ủy|tỉnh ủy|thành ủy|tòa án|viện kiểm sát|(?:thanh|kiểm) tra|đoàn|gia đình) "
    r"(?:(?! đã |;|:).){0,120}+ đã (?:(?!;|:|(?<!\w)(?:do đó|vì vậy|do vậy|tuy nhiên|nay)(?!\w)).)*,$|"
    r"(?:ông|bà|cụ|nguyên đơn|bị đơn) [^;:]*,$)|"
    r"^(?:dự án|đề án|chương trình|kế hoạch|công trình|nhiệm vụ) [^,;:]{0,80}?được [^;:]*,(?: [^,;:]{3,60})?$"
)
_ATONES = regex.compile(
    r"(?:nghiêm túc |khẩn trương |sớm |phải |kịp thời |tập trung )*(?:rút kinh nghiệm|kiểm điểm|giải trình|"
    r"khắc phục|làm rõ|có văn bản|báo cáo|xử lý|chấn chỉnh|hoàn thành|thực hiện)"
)
_BLAMES = regex.compile(r"(?:Nghiêm khắc p|P)hê bình\s")
# `(trong đó giao Sở A …)`: a bracket that cites what others ordered
_WITHIN = regex.compile(r"\((?:trong đó|về việc|v/v|nội dung)[^()]{0,200}$")
_TELLS_SOMEBODY = ("order.require", "order.request")
_BREAKS = regex.compile(r"[;:.(“\"\d]|\s(?:để|nhằm|khi|nếu|về|tại|do|theo)\s")
_REPORTED = regex.compile(
    r"(?i)tại (?:các |(?:điểm|mục|khoản|điều|phần) [\w.]{1,6} )*+(?:công điện|chỉ thị|quyết định|"
    r"nghị quyết|công văn|thông báo|văn bản|kết luận|cuộc họp|hội nghị|phiên họp)"
)
_TOGETHER = regex.compile(r"Cùng(?: với)?\s")  # `Cùng Sở B kiểm tra …`: B takes part
_AGREES = regex.compile(r"(?:cơ bản |về cơ bản )?(?:thống nhất|đồng ý|nhất trí)(?!\w)")
_SUBJECT = regex.compile(r"(?:Về|Đối với|Kiến nghị|Đề nghị|Đề xuất|Nội dung)\s")
_NOTE = regex.compile(r"(?i)(?:lưu ý|ghi chú)\s?:\s")
_CONDITION = regex.compile(
    r"(?:khó khăn|vướng mắc|phát sinh|cần thiết|đột xuất|nếu có|thì|bất cập|nội dung mới|chưa rõ)$"
)

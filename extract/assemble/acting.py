"""Who acts in a clause: a party at its head, behind a condition or a topic, or named in passing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import regex

from extract.assemble.restricted import restricted
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

Kind = Literal["order", "party", "imperative", "background", "plain"]


@dataclass(frozen=True, slots=True)
class Clause:
    """What a clause is. `leads` act; `partners` are named as taking part beside them; `act` is the view
    offset at which the predicate begins; `by` names the rule."""

    kind: Kind
    start: int
    end: int
    act: int
    leads: tuple[PartyItem, ...] = ()
    partners: tuple[PartyItem, ...] = ()
    stop: str = END
    by: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the leads, for comparing."""
        return tuple(i.name.casefold() for i in self.leads)


# What may stand before the party that acts: connectives, purposes, conditions, topics, times.
CONNECTIVE = regex.compile(
    r"(?i)(?:đồng thời|bên cạnh đó|ngoài ra|trước mắt|trong đó|theo đó|trên cơ sở đó|do đó|do vậy|vì vậy|"
    r"cùng với đó|song song đó|mặt khác|tiếp đó|sau đó|riêng|đặc biệt|cụ thể|lưu ý|riêng đối với|"
    r"trong thời gian tới|thời gian tới|trước hết|nhằm|thứ nhất|thứ hai|thứ ba)(?:\s?[,:])?\s"
)
PREFIX = regex.compile(
    r"(?i)(?:căn cứ|trên cơ sở|trên tinh thần|trong quá trình|trong trường hợp|trường hợp|trong phạm vi|"
    r"trong thời gian|trong năm|trong tháng|trong quý|để|nhằm|nếu|khi|sau khi|trước (?:\d{1,2}|khi|"
    r"nguy cơ|tình hình|tình trạng|diễn biến|yêu cầu|thực trạng)|đối với|về|hằng|hàng|định kỳ|"
    r"trước ngày|trước tháng|chậm nhất|từ ngày|từ nay|từ năm|kể từ|theo|tùy|tuỳ|quá trình|với|ngay sau|"
    r"ngay từ|năm|tháng|quý|đến ngày|"
    r"giai đoạn|vào|thứ (?:hai|ba|tư|năm|sáu|bảy)|sáng|chiều|đợt|ngày|tại|hết|ngoài|riêng|đây là|"
    r"với tinh thần|qua|do|tiếp theo|xét|nhận được|thiết thực|bên cạnh|cùng với|vì|thay mặt|trong)(?!\w)"
)
_TOWARD = regex.compile(r"(?i)(?:riêng )?(?:đối với|về phía|về phần)\s")
_PARTY_AFTER = regex.compile(
    r"[,:]\s++(?:thì |đề nghị )?|(?:vướng mắc|phát sinh|khó khăn|đột xuất|thẩm quyền|thì|cần thiết)\s++|"
    r"(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)\s++|(?:do đó|do vậy|vì vậy|vì thế),?\s++|"
    r"quá trình (?:tổ chức )?(?:triển khai )?(?:thực hiện)?(?: (?!nếu|có)\w+){0,5}?\s(?=(?:các|Thủ trưởng|"
    r"Chủ tịch|Giám đốc)\s)"
)
_REJECTS = regex.compile(
    r"(?i)(?:đã |đang |được |bị |báo cáo (?:đã|chưa|rằng) |"
    r"luôn (?:đồng hành|quan tâm|xác định|coi|là)(?!\w)|"
    r"nhận được |ghi nhận|đánh giá cao|biểu dương|cơ bản thống nhất|"
    r"thống nhất(?: lùi| với| về| chủ trương| chưa| không|:)|đồng ý|nhất trí|"
    r"có ý kiến(?! về tính| đối với| bằng|"
    r" thẩm định| gửi)|kết luận|thông báo(?: để| đến| ý kiến| kết luận| cho [^.]{0,80}? biết|:)|trân trọng|"
    r"kính trình|kính gửi|xác định(?: rõ)? các|ban hành (?:kế hoạch|chỉ thị|quyết định|chương trình|"
    r"hướng dẫn|quy chế|quy định|công điện)[^.;]{0,400}(?:như sau|sau đây|này|:$)|"
    r"xây dựng kế hoạch [^.;]{0,300}(?:như sau|:$)|báo cáo [^.;]{0,300}(?:như sau|sau đây):?$|"
    r"hướng dẫn [^.;:]{0,200}như sau:?$|trả lời|phúc đáp|cho biết|quyết định:|chỉ đạo như sau|"
    r"chủ trì (?:cuộc họp|buổi|hội nghị|phiên)|không (?:phải|bắt buộc|thuộc|quyết định|ủy quyền|phát hiện|"
    r"theo dõi)(?!\w)|(?:không |chưa )?được (?:coi|xem|hiểu|tính|xét|đánh giá|hưởng|nhận)(?!\w)|"
    r"(?:không (?:chấp hành|gửi|thực hiện|báo cáo)[^,;.]{0,80} )?(?:bị|được (?:coi|hiểu|xem)) |còn hiệu lực|"
    r"lẽ ra|thì không|là cơ quan hướng dẫn|có thể |có quyền |dự kiến |giữ nguyên như )"
)
# a lexicon that does not know `đồng ý` reads it into the name before it
SAYS = regex.compile(
    r"(?:(?: hoàn toàn| cơ bản)? (?:đồng ý|nhất trí)| có (?:quyền|công văn|văn bản)(?: .*)?| truyền đạt|"
    r" phản ánh| nêu rõ| cho rằng| (?:kiến nghị|đề nghị))$"
)
_PETITIONS = regex.compile(r"(?:đã )?(?:đề xuất|kiến nghị|đề nghị)(?!\w)")
_LIABLE = regex.compile(
    r"nếu để\s|(?:giải ngân|thực hiện|hoàn thành|triển khai|chấp hành)[^,;.]{0,60} (?:không đạt|"
    r"không đúng|không nghiêm|chậm(?! nhất))\s"
)  # what follows is a sanction, no task
_CONTACT = regex.compile(
    r"\W*(?:(?:số )?(?:điện thoại|đt|fax|email|thư điện tử)\W*)?(?:\d[\d .()/-]{6,}|\S+@\S+)"
)
_ROSTERED = regex.compile(r"\W*(?:\p{Lu}\p{Ll}*+\s?){2,5}[.;]?")  # `Thanh tra thành phố: Bùi Xuân Lộc`
_BY = regex.compile(r"(?<=\s)do\s|\(|(?<=\s)là (?:nhiệm vụ|trách nhiệm) của\s")
_DOES_IT = regex.compile(
    r"(?:chủ trì(?: thực hiện)?|thực hiện|đảm nhiệm|đảm nhận|phụ trách|chịu trách nhiệm|triển "
    r"khai|chuẩn bị|làm chỉ huy|chỉ huy|bố trí)(?:[,;.)]|\s(?:và|hoàn thành|xong|trước|trong)\s)"
)
PRIVATE = regex.compile(
    r"(?i)(?:các )?(?:công ty|doanh nghiệp|người|cá nhân|hộ|cơ sở kinh doanh|tổ chức|nhà đầu tư|"
    r"chủ (?:đầu tư|dự án|cơ sở|hộ))(?!\w)"
)
PETITIONERS = regex.compile(
    r"(?i)(?:các |một số |nhiều )?(?:địa phương|cử tri|nhân dân|người dân|hộ|công ty|doanh nghiệp|hiệp hội|"
    r"đại biểu|nhà đầu tư|ông|bà|tập thể|tỉnh|thành phố)(?!\w)"
)
_REST_OF_CLASS = regex.compile(
    r"(?:ban|ngành|sở|bộ|xã|phường|huyện|quận|đặc khu|thị xã|thị trấn|cơ quan|đơn vị|tổ chức|cá "
    r"nhân|địa phương)(?!\w)"
)
_CONDITIONAL = regex.compile(r"(?i)(?:nếu|khi|trong quá trình|quá trình|trường hợp|để|nhằm)\s")
_GIVES = regex.compile(
    r"(?:tiếp tục |đã )?(?:yêu cầu|đề nghị|giao|phân công|chỉ thị|ra lệnh|có ý kiến|kết luận|lưu ý|"
    r"nhấn mạnh|chỉ đạo(?: như sau| một số| các nội dung)?\s?:|chỉ đạo như sau)(?!\w)"
)
_AUTHORITY = regex.compile(
    r"(?i)(?:phó )?(?:chủ tịch|ubnd|ủy ban nhân dân|thủ tướng|chính phủ|bộ trưởng|bộ|thường trực|"
    r"hđnd|hội đồng nhân dân|ban thường vụ|giám đốc|tỉnh ủy)(?!\w)"
)
_NO_TASK = regex.compile(r"(?i)(?:ông|bà|đồng chí|đ/c|các đồng chí|\d|[“\"(]|gồm|bao gồm|lãnh đạo|đại diện)")
_LEADS_AND = regex.compile(r"(?:là (?:cơ quan|đơn vị) )?(?:chủ trì|đầu mối)(?: thực hiện)?\s?[,;]\s(?:và )?")
_TAKES_PART = regex.compile(r"(?:cùng )?(?:phối hợp|tham gia)")


class ActingReader:
    """Reads clauses in which somebody acts."""

    def __init__(self, parties: PartyReader):
        self.parties = parties

    def acting(self, text: str, low: str, start: int, end: int) -> Clause | None:
        at = start
        m = CONNECTIVE.match(text, at, end)
        if m:
            at = m.end()
        for place in (at, topic_end(text, at, end)):
            if place is None:
                continue
            aside = m is not None and place == at and text[m.start() : m.end()].lower() == "riêng "
            clause = self._acts_at(text, low, start, place, end) or self._acts_behind(
                text, low, start, start if aside else place, end
            )
            if clause is not None:
                return clause
        return self._acts_in_passing(text, low, start, end)

    def _acts_behind(self, text: str, low: str, start: int, at: int, end: int) -> Clause | None:
        """The clause of a party behind the condition, purpose or time that stands at `at`."""
        if not PREFIX.match(text, at, end):
            return None
        toward = _TOWARD.match(text, at, end)
        told = self.parties.read(text, low, toward.end(), end) if toward else None
        if toward and told and self._is_told(text, low, told):
            clause = self._acts_at(text, low, start, toward.end(), end)
            if clause is not None:
                return clause
        named = told.items if told and not told.items[0].collective else ()
        told_of = low.find(" đã ", at, end) >= 0
        within = {item.start for item in named}  # `Đối với Sở A, | Sở B` is one list
        for seam in _PARTY_AFTER.finditer(text, at, min(end, at + 600)):
            if seam.end() in within or _REST_OF_CLASS.match(text, seam.end()):
                continue
            tells = told_of and seam.group() == ", "
            teller = self.parties.read(text, low, seam.end(), end) if tells else None
            if teller is not None and teller.stop == NARRATIVE and text.startswith(" đã ", teller.end):
                return None  # `Tại Công điện số 80, Thủ tướng Chính phủ đã yêu cầu …, thành phố bố trí …`
            clause = self._acts_at(text, low, start, seam.end(), end)
            if clause is not None:
                rule_of_law = low.find("trường hợp", at, seam.end()) >= 0
                private = rule_of_law and PRIVATE.match(text, seam.end())
                return None if private else clause
            if (
                seam.group().startswith(",")
                and self.parties.predicate(text, seam.end(), end)
                and not _CONDITIONAL.match(text, at)
                and not (
                    text.startswith(("Trên cơ sở ", "Căn cứ "), at)
                    and self._ends_in_verb(text, at, seam.start())
                )
            ):
                return None  # the predicate comes without a party of its own
        return None

    def _is_told(self, text: str, low: str, list_: PartyList) -> bool:
        """True if those named behind `Đối với` are told what to do, not what is done about them."""
        if not list_.items[0].collective and text[list_.start].isupper():
            return list_.stop in (COLON, PREDICATE)
        topic = self.parties.may_be_topic(low, list_.start, list_.end)
        return list_.stop == COLON and not topic and not PRIVATE.match(text, list_.start)

    def _ends_in_verb(self, text: str, start: int, at: int) -> bool:
        """True if a verb stands before the comma at `at`: `kế hoạch được điều chỉnh, bổ sung` goes on."""
        first = text.rfind(" ", start, text.rfind(" ", start, at)) + 1
        verb = self.parties.predicate(text, first, at)
        return verb is not None and verb.end() == at

    def _acts_in_passing(self, text: str, low: str, start: int, end: int) -> Clause | None:
        """The clause of a party named as the one who does it: `… do UBND cấp xã thực hiện`, `(Sở Y tế thực
        hiện)`."""
        for m in _BY.finditer(text, start, end):
            list_ = self.parties.read(text, low, m.end(), end)
            if list_ is not None and list_.stop == PREDICATE and _DOES_IT.match(text, list_.end, end):
                return replace(
                    self.clause("party", "clause.by_party", text, low, start, end, list_), act=start
                )
        return None

    def _acts_at(self, text: str, low: str, start: int, at: int, end: int) -> Clause | None:
        list_ = self.parties.read(text, low, at, end)
        if list_ is not None:
            list_ = restricted(list_, text, low, end, self.parties, told=False) or list_
        if list_ is None or list_.stop == NARRATIVE:
            return None
        if list_.stop == COLON:
            behind = list_.end + 1
            if behind >= end - 1 or _REJECTS.match(text, behind + 1, end):
                return None
            if lists_contacts(text, behind, end):
                return None
            each = text.startswith(("mỗi ", "từng "), behind + 1)  # of those just named
            named = None if each else self.parties.read(text, low, behind + 1, end)
            if named is not None and named.stop in (PREDICATE, ADVERBIAL) and list_.items[-1].collective:
                # `Các lực lượng vũ trang: Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh trực …` names who is meant
                return self.clause("party", "clause.party", text, low, start, end, named)
            known = self.parties.opens_predicate(low, behind + 1, end) or PREFIX.match(text, behind + 1, end)
            if not known and (
                self.parties.may_be_topic(low, at, end)
                or _NO_TASK.match(text, behind + 1, end)
                or end - behind < 24
            ):
                return None
        elif (
            list_.stop == END
            or _LIABLE.match(text, list_.end, end)
            or (_PETITIONS.match(text, list_.end, end) and PETITIONERS.match(list_.items[0].name))
            or (
                (verb := self.parties.predicate(text, list_.end, end)) is not None
                and text.startswith(":", verb.end())
            )
            or gives_orders(text, list_, end)
            or _REJECTS.match(text, list_.end, end)
            or SAYS.search(list_.items[-1].name.lower())
            or (list_.stop == PREDICATE and not text[list_.end : end].strip(" .;:").count(" "))
            or (list_.stop == ADVERBIAL and not self._predicate_ahead(text, list_.end, end))
        ):
            return None
        return self.clause("party", "clause.party", text, low, start, end, list_)

    def _predicate_ahead(self, text: str, at: int, end: int) -> bool:
        """True if a predicate follows the adverbial at `at` in this sentence."""
        stop = min(end, at + 500)
        grounds = text.startswith(("căn cứ ", "theo ", "trên cơ sở "), at)  # `… nhiệm vụ đã phân công`
        while True:
            blank = text.find(" ", at, stop)
            if blank < 0:
                return False
            at = blank + 1
            if not grounds and text.startswith(("đã ", "vẫn ", "được hưởng "), at):
                return False  # `công chức xã trước khi sáp nhập đã được chuyển …`
            if text[max(0, blank - 4) : blank] == "được" or not self.parties.predicate(text, at, end):
                continue
            if not _REJECTS.match(text, at, end):
                return True

    def clause(
        self, kind: Kind, by: str, text: str, low: str, start: int, end: int, list_: PartyList
    ) -> Clause:
        act = list_.end
        while act < end and text[act] in " ,:":
            act += 1
        partners: tuple[PartyItem, ...] = ()
        # `Sở A chủ trì, Sở B phối hợp rà soát`: the second list takes part
        m = _LEADS_AND.match(text, act, end)
        if m:
            second = self.parties.read(text, low, m.end(), end)
            if second is not None and second.stop == PREDICATE and _TAKES_PART.match(text, second.end, end):
                partners = (*partners, *second.items)
        return Clause(kind, start, end, act, list_.leads, (*list_.partners, *partners), list_.stop, by)


def gives_orders(text: str, list_: PartyList, end: int) -> bool:
    """True if the parties of a list are those who order: `Chủ tịch Ủy ban nhân dân tỉnh | yêu cầu: …`."""
    if not _GIVES.match(text, list_.end, end):
        return False
    return text[end - 1] == ":" or bool(_AUTHORITY.match(list_.items[-1].name))


def lists_contacts(text: str, at: int, end: int) -> bool:
    """True if a name's colon at `at` is followed by a telephone number, an address or a person: a list of
    contacts, a roster."""
    return bool(_CONTACT.match(text, at, end) or _ROSTERED.fullmatch(text, at, end))


def topic_end(text: str, start: int, end: int) -> int | None:
    """Where the words behind a heading that runs on begin: `Về công tác tham mưu: | Cần …`."""
    colon = text.find(":", start, min(end, start + 420))
    if colon < 0 or colon + 2 >= end or ";" in text[start:colon]:
        return None
    at = colon + 1
    while at < end and text[at] == " ":
        at += 1
    return at

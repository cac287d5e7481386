"""What a document of its kind may order: a law rules, a report asks, an answer explains, a plan assigns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.assemble.acting import PRIVATE
from extract.rulebook import lowered

if TYPE_CHECKING:
    from extract.assemble.acting import Clause
    from extract.assemble.scope import Heading
    from extract.finders.party import PartyItem
    from extract.outline.build import Outline
    from extract.outline.tree import Unit
    from extract.rulebook import Rulebook

_LAWS = {"L", "LUAT", "BL", "PL", "NĐ", "TT", "TTLT", "HP", "NQLT"}
# a regulation that stands alone, a draft or a copy without its decision: its articles hold for everyone
_REGULATES = {"QC", "QCPH", "QCLT", "QCLN", "ĐL", "NQy"}
_UPWARDS = {"TTr", "BC"}
INVITES = "GM"
_TELLS = {INVITES, "BB", "GGT", "GNP"}  # an invitation, minutes: what they list is no task
DECISIONS = {"QĐ", "NQ", *_LAWS}
_EXECUTION = regex.compile(
    r"(?i)chịu trách nhiệm (?:thi hành|thực hiện|tổ chức thực hiện|hướng dẫn)|có trách nhiệm "
    r"(?:thi hành|hướng dẫn)"
)
_DUTY = regex.compile(
    r"(?i)(?:có|chịu) trách nhiệm|chủ trì|(?:chủ động |tích cực )?phối hợp|khẩn trương|theo dõi|"
    r"đôn đốc|giám sát|(?:căn cứ [^,;.:]{3,60}? )?(?:thi hành|tổ chức thực hiện)(?!\w)"
)
_SHARES_OUT = regex.compile(
    r"tổ chức thực hiện|trách nhiệm|phân công|giao |nhiệm vụ|giải pháp|thi hành|yêu cầu"
)
_ISSUER = regex.compile(
    r"(?i)(?:(?:phó )?chủ tịch )?(?:ubnd|ủy ban nhân dân) (?P<kind>tỉnh|thành phố|huyện|xã|phường)$"
)
_BIDS = regex.compile(
    r"(?:phải|cần|khẩn trương|chủ động|tập trung|có trách nhiệm|chịu trách nhiệm|chủ trì|tiếp tục|"
    r"đẩy nhanh|đẩy mạnh)(?!\w)"
)
_HIGHER = regex.compile(
    r"(?:[^,;:]{0,60}, )?(?:Chính phủ|Thủ tướng Chính phủ|Quốc hội|Bộ Chính trị|Ban Bí thư) "
    r"(?:đã )?(?:giao|yêu cầu|chỉ đạo|đề nghị)(?!\w)"
)
_CENTRAL = regex.compile(r"(?i)văn phòng chính phủ|thủ tướng|^chính phủ|quốc hội|trung ương|ban chỉ đạo")
_OF_YEAR = regex.compile(r"\d+/(?:19|20)\d\d/QĐ-")  # so the law numbers decisions that are rules of law
_ORDER_ALONE = 30  # characters of an order word with nothing before it
_ANSWERS = regex.compile(
    r"nhận được (?:công văn|văn bản|phiếu|đơn|thư|câu hỏi|ý kiến)[^.;]{0,200} (?:về|hỏi|vướng mắc)"
)
_TO_VOTERS = regex.compile(r"(?:trả lời|nhận được) (?:các |\d+ )?(?:kiến nghị|ý kiến)[^.;]{0,60} cử tri")


class Genre:
    """The kind of one document; `headings` are those that the walk has met so far."""

    def __init__(self, outline: Outline, book: Rulebook, doc_type: str | None, headings: dict[int, Heading]):
        self.o = outline
        self.book = book
        self.text = outline.view.text
        self.low = outline.low
        self.doc_type = doc_type
        self.headings = headings
        # a decision with chapters is a rule of law
        self._norm = any(
            u.label and u.label.style == "part chương" and not u.annex for u in outline.tree.units
        ) or bool(_OF_YEAR.match(outline.head.number or ""))
        self._answers = doc_type == "CV" and bool(
            _ANSWERS.search(self.low, 0, 6000) or _TO_VOTERS.search(self.low, 0, 2000)
        )

    def bar(
        self,
        clause: Clause,
        unit: Unit,
        kind: str | None,
        inherited: tuple[PartyItem, ...] | None,
        *,
        ordered: bool,
    ) -> str | None:
        """What keeps a clause from being a directive where it stands, None if nothing does: in a section of
        this `kind`, with parties `inherited` from above, something `ordered` before it or not."""
        if self.doc_type in _REGULATES:
            return "bar.regulation"
        if self.doc_type in _LAWS or (self.doc_type == "QĐ" and self._norm):
            return None if self._executes(clause, unit, inherited) else "bar.rule_of_law"
        if clause.kind == "order" and _HIGHER.match(self.text, clause.start) and not self._central():
            return "bar.told_by_others"
        if clause.kind == "order" and self.doc_type == "BC" and self._by_others(clause):
            return "bar.told_by_others"
        if clause.kind == "order" and kind != "aims":
            asks = self.doc_type == "TTr" or (self.doc_type in _UPWARDS and "request" in clause.by)
            return "bar.upwards" if asks else None
        if self.doc_type in _UPWARDS:
            return "bar.upwards"
        if self.doc_type in _TELLS and clause.kind != "order":
            return "bar.tells"
        if clause.kind == "background":
            return clause.by
        if (
            clause.kind == "imperative"
            and inherited is None
            and self._answers
            and "trường hợp" in self.low[clause.start : clause.act]
        ):
            return "bar.answer"  # a rule for whoever it is, told in answer to a question
        if kind in ("aims", "contents"):
            return f"section.{kind}"
        if (
            self._answers
            and clause.kind == "party"
            and inherited is None
            and PRIVATE.match(clause.leads[0].name)
        ):
            return "bar.answer"  # what the law asks of somebody
        if clause.kind == "party" and len(clause.leads) == 1 and self._is_issuer(clause.leads[0].name):
            return "bar.issuer"
        if kind == "assessment":
            bids = clause.kind == "party" and (
                self.low.startswith(("trong thời gian tới", "thời gian tới"), clause.start)
                or _BIDS.match(self.text, clause.act)
            )
            return None if bids else "section.assessment"
        if clause.kind == "party" and self.doc_type in DECISIONS and not self._in_execution(unit):
            return None if _DUTY.match(self.text, clause.act, clause.end) else "bar.article"
        if clause.kind == "party":
            listed = ordered or unit.label is not None
            executes = listed or _EXECUTION.match(self.text, clause.act, clause.end)
            return None if executes else "bar.preface"
        if kind == "funding" and not inherited:
            return "section.funding"
        return None

    def _executes(self, clause: Clause, unit: Unit, inherited: tuple[PartyItem, ...] | None) -> bool:
        """True if a clause of a rule of law tells an authority to carry it out: all else holds for all."""
        if clause.kind == "order":
            return self.doc_type == "QĐ"
        if clause.kind == "party" and _EXECUTION.match(self.text, clause.act, clause.end):
            return True
        told = clause.leads if clause.kind == "party" else inherited if clause.kind == "imperative" else ()
        public = bool(told) and not any(PRIVATE.match(item.name) for item in told or ())
        within = any(u.label and u.label.style == "article" for u in (unit, *self.o.tree.ancestors(unit)))
        return self.doc_type == "QĐ" and public and within and self._in_execution(unit)

    def _by_others(self, clause: Clause) -> bool:
        """True if somebody is named before those who are told: a report tells who gave its issuer a task."""
        return clause.leads[0].start - clause.start > _ORDER_ALONE

    def is_below(self, name: str) -> bool:
        """True if the body called `name` stands below the issuer, as far as both are known."""
        issuer, body = self._rank(self.o.head.issuer or ""), self._rank(name)
        return issuer is not None and body is not None and body > issuer

    def _rank(self, name: str) -> int | None:
        """How far below the Government a body stands, None if its name does not say."""
        level = self.book.match("level", name, lowered(name), 0)
        return int(level.rule.gives["rank"]) if level else None

    def _central(self) -> bool:
        """True if the document speaks for the Government or the Party's centre."""
        issuer = self.o.head.issuer or ""
        return not issuer or bool(_CENTRAL.search(issuer))

    def _is_issuer(self, name: str) -> bool:
        """True if a committee without a name of its own is the one that issues: not `UBND thành phố` in a
        paper of a province."""
        m, issuer = _ISSUER.match(name), (self.o.head.issuer or "").lower()
        if m is None or not issuer.startswith("ủy ban nhân dân"):
            return False
        return m.group("kind").lower() in issuer

    def _in_execution(self, unit: Unit) -> bool:
        """True if no article stands above `unit`, or one that shares out the work: elsewhere an article
        rules."""
        for above in (unit, *self.o.tree.ancestors(unit)):
            heading = self.headings.get(above.index)
            if heading is not None and heading.kind in ("tasks", "funding"):
                return True
            if above.label is not None and above.label.style == "article":
                return bool(_SHARES_OUT.search(self.low, above.start, min(above.end, above.start + 200)))
        return True

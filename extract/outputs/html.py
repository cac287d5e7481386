"""The task list and its source side by side, as one page that needs nothing but itself.

Style, script and data stand in the page; a Content-Security-Policy forbids it to fetch anything. It reads and
prints without the script, which only filters, jumps to the words and answers why.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import Wording
from extract.explain import Explanation
from extract.explain.words import FIELDS, cut, shown_value
from extract.missing import MESSAGES, SHORT
from extract.outputs.highlight import Mark, blocks
from extract.outputs.rows import assigned, rows
from extract.outputs.sheets import shown_on, sketches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from markupsafe import Markup

    from extract.errors import Lang
    from extract.explain import Reason
    from extract.explain.words import Glossary
    from extract.outputs.rows import Row
    from schemas import Directive, DocumentRecord

_SAY = {
    "title": Wording("Danh sách nhiệm vụ", "Task list"),
    "tasks": Wording("Nhiệm vụ", "Tasks"),
    "source": Wording("Văn bản gốc", "Source"),
    "find": Wording("Tìm", "Search"),
    "agency": Wording("Cơ quan", "Agency"),
    "time": Wording("Thời hạn", "Deadline"),
    "all": Wording("Tất cả", "All"),
    "overdue": Wording("Quá hạn", "Overdue"),
    "soon": Wording("Trong 7 ngày tới", "Within 7 days"),
    "dated": Wording("Có ngày hạn", "With a date"),
    "undated": Wording("Không có ngày hạn", "Without a date"),
    "missing": Wording("Còn thiếu", "Missing"),
    "complete": Wording("Không thiếu gì", "Nothing"),
    "theme": Wording("Sáng / tối", "Light / dark"),
    "shortcuts": Wording("Phím tắt", "Keys"),
    "leads": Wording("Chủ trì", "Lead"),
    "coordinators": Wording("Phối hợp", "With"),
    "action": Wording("Việc", "Action"),
    "reference": Wording("Viện dẫn", "Reference"),
    "page": Wording("Trang", "Page"),
    "where": Wording("Trên trang giấy", "On the page"),
    "recognised": Wording(
        "Chữ do máy nhận dạng từ ảnh quét; hãy đối chiếu với bản gốc.",
        "The text was recognised from a scan; compare it with the original.",
    ),
    "why": Wording("Vì sao?", "Why?"),
    "none": Wording("Không có nhiệm vụ nào.", "No tasks."),
    "passages": Wording("Đoạn không thành nhiệm vụ, và vì sao", "Passages that are no tasks, and why"),
    "key_next": Wording("nhiệm vụ sau", "next task"),
    "key_back": Wording("nhiệm vụ trước", "previous task"),
    "key_close": Wording("Đóng", "Close"),
    "key_click": Wording(
        "Bấm vào chữ trong văn bản gốc: đến nhiệm vụ ấy, hoặc biết vì sao đoạn ấy không là nhiệm vụ.",
        "Click on words of the source: to their task, or why they are none.",
    ),
}
_COUNTS = {
    "late": Wording("quá hạn % ngày", "% days overdue"),
    "today": Wording("hạn cuối hôm nay", "due today"),
    "left": Wording("còn % ngày", "% days left"),
    "shown": Wording("Hiện % / % nhiệm vụ", "% of % tasks"),
}
_SHORT = 200  # characters of a passage in the list of those that are none


@dataclass(frozen=True, slots=True)
class _Told:
    """A reason, a collision or a passage as the page says it."""

    said: str
    by: str
    text: str
    part: str = ""
    value: str = ""
    path: str = ""
    index: int = 0


def write(records: Iterable[DocumentRecord | Explanation], out: BinaryIO, lang: Lang = "vi") -> None:
    """Writes one page with all of `records`; an `Explanation` also tells why."""
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    from extract.explain.words import Glossary
    from extract.version import __version__

    folder = Path(__file__).parent / "page"
    template = Environment(loader=FileSystemLoader(folder), autoescape=True).get_template("page.html")
    page = _Page(Glossary(), lang)
    documents = [page.document(one) for one in records]
    title = documents[0]["title"] if len(documents) == 1 else _SAY["title"].said(lang)
    pieces = template.generate(
        lang=lang,
        version=__version__,
        title=title,
        say={name: wording.said(lang) for name, wording in _SAY.items()},
        words=_inert({name: wording.said(lang) for name, wording in _COUNTS.items()}),
        agencies=sorted(page.agencies),
        gaps=[(code, said.said(lang)) for code, said in SHORT.items()],
        documents=documents,
        css=Markup((folder / "page.css").read_text("utf-8")),  # noqa: S704 - our own file
        js=Markup((folder / "page.js").read_text("utf-8")),  # noqa: S704 - our own file
    )
    for piece in pieces:
        out.write(piece.encode())


def _inert(values: dict[str, str]) -> Markup:
    """`values` as JSON that cannot end the script element it stands in."""
    from markupsafe import Markup

    return Markup(json.dumps(values, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704 - escaped here


class _Page:
    """What the template needs; rows, marks and passages are numbered through all documents."""

    def __init__(self, glossary: Glossary, lang: Lang):
        self.glossary = glossary
        self.lang: Lang = lang
        self.agencies: set[str] = set()
        self._documents = 0
        self._rows = 0
        self._passages = 0

    def document(self, one: DocumentRecord | Explanation) -> dict[str, Any]:
        """The values of one document."""
        explanation = one if isinstance(one, Explanation) else None
        record = one.record if isinstance(one, Explanation) else one
        self._documents += 1
        first = self._rows
        told = list(self._passages_of(explanation)) if explanation else []
        marks = list(self._marks(record, first))
        if explanation:
            numbers = iter(told)
            marks += [
                Mark(*passage.span, passage=next(numbers).index)
                for passage in explanation.passages
                if passage.directive is None
            ]
        listed = [self._row(row, explanation) for row in rows([record], self.lang, whole=True)]
        return {
            "title": assigned(record, self.lang),
            "subject": record.header.subject,
            "name": record.source.name,
            "warnings": [warning.message for warning in record.warnings],
            "rows": listed,
            "blocks": list(blocks(record.text, marks)),
            "passages": told,
            "ocr": record.source.ocr,
            "sheets": list(sketches(record, self._documents)),
        }

    def _row(self, row: Row, explanation: Explanation | None) -> dict[str, Any]:
        self._rows += 1
        agencies = [*row.leads, *row.coordinators]
        self.agencies.update(agencies)
        reasons = list(self._reasons(row.directive, explanation)) if explanation else []
        return {
            "index": self._rows,
            "ordinal": self._rows,
            "path": row.directive.path,
            "task": row.task,
            "leads": "; ".join(row.leads),
            "coordinators": "; ".join(row.coordinators),
            "deadline": row.deadline,
            "due": row.due.last.isoformat() if row.due else "",
            "day": row.due.shown() if row.due else "",
            "agencies": "|".join(agencies),
            "missing": [
                (code, SHORT[code].said(self.lang), MESSAGES[code].said(self.lang))
                for code in row.directive.missing
            ],
            "reasons": reasons,
            "pages": shown_on(row.directive, row.record, self._documents),
        }

    def _reasons(self, directive: Directive, explanation: Explanation) -> Iterator[_Told]:
        for reason in explanation.reasons[directive.id]:
            yield self._told(reason, FIELDS[reason.field].said(self.lang))
        for collision in explanation.colliding(directive.span):
            yield _Told(
                self.glossary.said(collision.why, self.lang),
                f"{collision.winner.by} > {collision.loser.by}",
                collision.winner.text,
                FIELDS["collision"].said(self.lang),
                f"“{collision.loser.text}”",
            )

    def _told(self, reason: Reason, part: str) -> _Told:
        said = self.glossary.said(reason.by, self.lang).rstrip(".") + "."
        value = shown_value(reason, self.lang)
        return _Told(said, reason.by, cut(reason.text, _SHORT), part, value, reason.path)

    def _passages_of(self, explanation: Explanation) -> Iterator[_Told]:
        for passage in explanation.passages:
            if passage.directive is None:
                self._passages += 1
                said = self.glossary.said(passage.by, self.lang)
                text = cut(passage.text, _SHORT)
                yield _Told(said, passage.by, text, path=passage.path, index=self._passages)

    def _marks(self, record: DocumentRecord, first: int) -> Iterator[Mark]:
        for number, directive in enumerate(record.directives, first + 1):
            yield Mark(*directive.span, task=number)
            for kind, parts in (
                ("lead", directive.leads),
                ("coord", directive.coordinators),
                ("act", directive.actions),
                ("time", directive.deadlines),
            ):
                for part in parts:
                    yield Mark(*part.span, kind=kind, field_of=number)
        for reference in record.references:
            yield Mark(*reference.span, kind="ref")

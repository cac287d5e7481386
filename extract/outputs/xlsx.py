"""The task list as the workbook that clerks keep: tasks, documents and warnings on three sheets.

Every text is written as text, so nothing a document says is ever a formula, a number or a link; text that
begins like a formula also carries Excel's own quote mark, so that it stays text when somebody edits the cell.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from extract.errors import Wording
from extract.outputs.columns import GROUP, TASKS
from extract.outputs.due import Due
from extract.outputs.rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any, BinaryIO

    from extract.errors import Lang
    from schemas import DocumentRecord

    Cell = str | int | float | date | Due | None

_SHEETS = (Wording("Nhiệm vụ", "Tasks"), Wording("Văn bản", "Documents"), Wording("Cảnh báo", "Warnings"))

_DOCUMENTS: tuple[tuple[Wording, float], ...] = (
    (Wording("TT", "No."), 5),
    (Wording("Tệp", "File"), 24),
    (Wording("Loại văn bản", "Kind"), 14),
    (Wording("Số, ký hiệu", "Number"), 18),
    (Wording("Ngày ban hành", "Issued on"), 12),
    (Wording("Cơ quan ban hành", "Issuer"), 28),
    (Wording("Trích yếu", "Subject"), 50),
    (Wording("Người ký", "Signer"), 20),
    (Wording("Số nhiệm vụ", "Tasks"), 9),
    (Wording("Số cảnh báo", "Warnings"), 9),
)

_WARNINGS: tuple[tuple[Wording, float], ...] = (
    (Wording("TT", "No."), 5),
    (Wording("Tệp", "File"), 24),
    (Wording("Mã cảnh báo", "Code"), 22),
    (Wording("Nội dung", "Message"), 70),
    (Wording("Trích dẫn", "Words"), 60),
)

# Excel's limit for one cell, in UTF-16 units as Excel counts.
_CELL_LIMIT = 32_767
_CUT = Wording(" … (còn nữa, xem văn bản gốc)", " … (more in the source)")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")

_FONT = "Times New Roman"  # that of Decree 30/2020/NĐ-CP
_A4 = 9
_SOON = 7  # days
_DOUBTFUL = 0.8
_LETTERS = 1.25  # that fit into one unit of width: a unit is a digit of Calibri, wider than our letters
_LINE_HEIGHT = 15  # points
_TALLEST = 409  # points, Excel's limit


def write(records: Iterable[DocumentRecord], out: BinaryIO, lang: Lang = "vi") -> None:
    """Writes the workbook of `records`; the same records give the same bytes."""
    import xlsxwriter

    kept = list(records)
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        # Without a date the library asks the clock; this is the one it gives the parts of the file.
        book.set_properties({"created": datetime(1980, 1, 1), "author": "chidao"})  # noqa: DTZ001
        book.set_size(2400, 1400)
        lines = list(rows(kept, lang))
        columns = (*TASKS, GROUP) if any(row.group for row in lines) else TASKS
        tasks = _Sheet(book, _SHEETS[0], [(column.head, column.width) for column in columns], lang)
        for row in lines:
            tasks.add([column.value(row) for column in columns])
        tasks.mark_due(_column("Hạn (ngày)"))
        tasks.mark_doubtful(_column("Độ tin cậy"))
        documents = _Sheet(book, _SHEETS[1], _DOCUMENTS, lang)
        for ordinal, record in enumerate(kept, 1):
            documents.add(_document(ordinal, record))
        warnings = _Sheet(book, _SHEETS[2], _WARNINGS, lang)
        for ordinal, cells in enumerate(_warnings(kept), 1):
            warnings.add([ordinal, *cells])
        for sheet in (tasks, documents, warnings):
            sheet.finish()


def _document(ordinal: int, record: DocumentRecord) -> list[Cell]:
    header = record.header
    return [
        ordinal,
        record.source.name,
        header.doc_type_name or header.doc_type,
        header.number,
        date.fromisoformat(header.issued_on) if header.issued_on else None,
        header.issuer,
        header.subject,
        header.signer.name if header.signer else None,
        len(record.directives),
        len(record.warnings),
    ]


def _warnings(records: Iterable[DocumentRecord]) -> Iterator[list[Cell]]:
    for record in records:
        for warning in record.warnings:
            words = record.text[slice(*warning.span)] if warning.span else None
            yield [
                record.source.name,
                warning.code,
                warning.message,
                " ".join(words.split()) if words else None,
            ]


def _column(head: str) -> int:
    return next(i for i, column in enumerate(TASKS) if column.head.vi == head)


class _Sheet:
    """One sheet under construction: a head that stays in view and on every printed page, then lines."""

    def __init__(
        self, book: Any, title: Wording, columns: Sequence[tuple[Wording, float]], lang: Lang
    ) -> None:
        self._sheet = book.add_worksheet(title.said(lang))
        self._lang = lang
        self._lines = 0
        self._widths = [width for _, width in columns]
        body = {"font_name": _FONT, "font_size": 11, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
        self._text = book.add_format({**body, "text_wrap": True})
        self._quoted = book.add_format({**body, "text_wrap": True, "quote_prefix": True})
        self._number = book.add_format({**body, "align": "center"})
        self._percent = book.add_format({**body, "align": "center", "num_format": "0%"})
        self._day = book.add_format({**body, "align": "center", "num_format": "dd/mm/yyyy"})
        self._moment = book.add_format(
            {**body, "align": "center", "num_format": "dd/mm/yyyy hh:mm", "text_wrap": True}
        )
        self._overdue = book.add_format({"font_color": "#9C0006", "bg_color": "#FFC7CE"})
        self._amber = book.add_format({"font_color": "#7F6000", "bg_color": "#FFF2CC"})
        head = book.add_format(
            {
                **body,
                "bold": True,
                "text_wrap": True,
                "align": "center",
                "valign": "vcenter",
                "bg_color": "#D9E2F3",
            }
        )
        for i, (name, width) in enumerate(columns):
            self._sheet.set_column(i, i, width)
            self._sheet.write_string(0, i, name.said(lang), head)
        self._sheet.set_row(0, 32)
        self._sheet.freeze_panes(1, 0)

    def add(self, cells: Sequence[Cell]) -> None:
        """Writes one line; the type of a value decides its format, the longest text the line's height."""
        self._lines += 1
        texts = (
            (cell, width) for cell, width in zip(cells, self._widths, strict=True) if isinstance(cell, str)
        )
        tallest = max((_wrapped(text, width) for text, width in texts), default=1)
        # Excel fits a line's height to its text when the file is opened, other programs do not.
        self._sheet.set_row(self._lines, min(tallest * _LINE_HEIGHT + 2, _TALLEST))
        for i, cell in enumerate(cells):
            self._write(self._lines, i, cell)

    def mark_due(self, column: int) -> None:
        """Colours the days in `column` that are past, or near, on the day the workbook is opened."""
        cell = f"${chr(ord('A') + column)}2"
        for rule, colour in (
            (f"=AND(ISNUMBER({cell}),INT({cell})<TODAY())", self._overdue),
            (f"=AND(ISNUMBER({cell}),INT({cell})<=TODAY()+{_SOON})", self._amber),
        ):
            self._mark(column, {"type": "formula", "criteria": rule, "format": colour, "stop_if_true": True})

    def mark_doubtful(self, column: int) -> None:
        """Colours the confidences in `column` at which a person should look."""
        self._mark(column, {"type": "cell", "criteria": "<", "value": _DOUBTFUL, "format": self._amber})

    def finish(self) -> None:
        """Sets what needs the number of lines: the filter, and the page for print."""
        sheet = self._sheet
        sheet.autofilter(0, 0, self._lines, len(self._widths) - 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&C&P/&N")

    def _mark(self, column: int, rule: dict[str, Any]) -> None:
        if self._lines:
            self._sheet.conditional_format(1, column, self._lines, column, rule)

    def _write(self, line: int, column: int, cell: Cell) -> None:
        sheet = self._sheet
        match cell:
            case None | "":
                sheet.write_blank(line, column, None, self._text)
            case str():
                form = self._quoted if cell.startswith(_FORMULA_STARTS) else self._text
                sheet.write_string(line, column, _fitted(cell, self._lang), form)
            case Due(day, hour):
                sheet.write_datetime(
                    line, column, cell.moment if hour else day, self._moment if hour else self._day
                )
            case date():
                sheet.write_datetime(line, column, cell, self._day)
            case float():
                sheet.write_number(line, column, cell, self._percent)
            case int():
                sheet.write_number(line, column, cell, self._number)


def _wrapped(text: str, width: float) -> int:
    """How many lines `text` takes in a column of `width`, a little generously."""
    width *= _LETTERS
    lines, used = 1, 0.0
    for word in text.split():
        if used and used + 1 + len(word) > width:
            lines, used = lines + 1, 0
        lines += int(len(word) // width)
        used += len(word) + (1 if used else 0)
    return lines


def _fitted(text: str, lang: Lang) -> str:
    """`text`, cut with a mark where a cell cannot hold it."""
    if len(text) <= _CELL_LIMIT // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _CELL_LIMIT:
        return text
    mark = _CUT.said(lang)
    return units[: 2 * (_CELL_LIMIT - len(mark))].decode("utf-16-le", errors="ignore") + mark

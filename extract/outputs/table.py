"""The task list on a terminal: one table a document, wrapped to the width, coloured by what is due.

Colour says nothing that the words do not say: an overdue task also reads `quá hạn 3 ngày`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from extract.errors import Wording, printable
from extract.outputs.rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import TextIO

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from extract.errors import Lang
    from extract.outputs.due import Due
    from extract.outputs.rows import Row
    from schemas import DocumentRecord

Urgency = Literal["overdue", "soon", "later", "none"]

SOON = 7
"""Days before its last day from which a task counts as due soon."""

_WIDE = 110  # columns from which coordinators and places have room of their own
_STYLES: dict[Urgency, str] = {"overdue": "bold red", "soon": "yellow", "later": "green", "none": "dim"}

_TASK = Wording("Nội dung nhiệm vụ", "Task")
_PATH = Wording("Mục", "Path")
_LEAD = Wording("Chủ trì", "Lead")
_COORDINATORS = Wording("Phối hợp", "With")
_DUE = Wording("Thời hạn", "Deadline")
_MISSING = Wording("Còn thiếu", "Missing")
_NO_TASKS = Wording("Không có nhiệm vụ nào.", "No tasks.")


def write(
    records: Iterable[DocumentRecord],
    out: TextIO,
    lang: Lang = "vi",
    *,
    today: date,
    width: int,
    colour: bool,
) -> None:
    """Writes each of `records` as it comes, then one line that sums up.

    `today` is the day against which deadlines are overdue, `width` that of the terminal in columns.
    """
    from rich.console import Console

    console = Console(
        file=out,
        width=max(width, 40),
        force_terminal=colour,
        no_color=not colour,
        color_system="auto" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    documents = tasks = 0
    urgencies: Counter[Urgency] = Counter()
    for record in records:
        lines = list(rows([record], lang))
        _print_document(console, record, lines, tasks, lang, today)
        documents += 1
        tasks += len(lines)
        urgencies.update(urgency(row.due, today) for row in lines)
    if documents:
        console.print(_summary(documents, tasks, urgencies, lang), style="bold")


def urgency(due: Due | None, today: date) -> Urgency:
    """How pressing a task due by `due` is on `today`."""
    if due is None:
        return "none"
    left = due.days_left(today)
    if left < 0:
        return "overdue"
    return "soon" if left <= SOON else "later"


def _print_document(
    console: Console, record: DocumentRecord, lines: list[Row], before: int, lang: Lang, today: date
) -> None:
    from rich.text import Text

    from extract.outputs.rows import assigned

    title = assigned(record, lang)
    console.print(Text(_shown(title), style="bold"))
    if record.header.subject:
        console.print(Text(_shown(record.header.subject)))
    if title != record.source.name:
        console.print(Text(_shown(record.source.name), style="dim"))
    if lines:
        wide = console.width >= _WIDE
        table = _table(lang, wide=wide)
        for row in lines:
            table.add_row(*_cells(row, before + row.ordinal, lang, today, wide=wide))
        console.print(table)
    else:
        console.print(_NO_TASKS.said(lang), style="dim")
    for warning in record.warnings:
        console.print(Text(f"! {_shown(warning.message)}", style="yellow"))
    console.print()


def _table(lang: Lang, *, wide: bool) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.HORIZONTALS, show_lines=True, expand=True, pad_edge=False, border_style="dim")
    table.add_column("TT" if lang == "vi" else "No.", justify="right", no_wrap=True)
    if wide:
        table.add_column(_PATH.said(lang), overflow="fold", max_width=10)
    table.add_column(_TASK.said(lang), ratio=5, overflow="fold")
    table.add_column(_LEAD.said(lang), ratio=2, overflow="fold")
    if wide:
        table.add_column(_COORDINATORS.said(lang), ratio=2, overflow="fold")
    table.add_column(_DUE.said(lang), ratio=2, overflow="fold")
    if wide:
        table.add_column(_MISSING.said(lang), ratio=1, min_width=9, overflow="fold")
    return table


def _cells(row: Row, ordinal: int, lang: Lang, today: date, *, wide: bool) -> list[Text]:
    """The cells of one line; a narrow table puts the place before the task, what is missing under it, and who
    helps under who leads."""
    from rich.text import Text

    task = Text(_shown(row.task))
    leads = Text(";\n".join(map(_shown, row.leads)))
    if row.group:
        leads = Text.assemble(leads, "\n", (f"({_shown(row.group)})", "dim"))
    coordinators = Text(";\n".join(map(_shown, row.coordinators)))
    path = Text(_shown(row.directive.path), style="dim")
    due = _due(row, lang, today)
    if wide:
        missing = Text(row.missing.replace("; ", ";\n"), style="dim")
        return [Text(str(ordinal)), path, task, leads, coordinators, due, missing]
    if path:
        task = Text.assemble(path, " ", task)
    if row.missing:
        task = Text.assemble(task, "\n", (f"{_MISSING.said(lang)}: {row.missing}", "dim"))
    if coordinators:
        leads = Text.assemble(leads, "\n", (f"{_COORDINATORS.said(lang)}: ", "dim"), coordinators)
    return [Text(str(ordinal)), task, leads, due]


def _due(row: Row, lang: Lang, today: date) -> Text:
    """The words of the deadlines and, where they come to a day, that day and how far it is."""
    from rich.text import Text

    words = Text(_shown(row.deadline))
    if row.due is None:
        return words
    left = row.due.days_left(today)
    if left < 0:
        far = Wording(f"quá hạn {-left} ngày", f"{-left} days overdue")
    elif left == 0:
        far = Wording("hạn cuối hôm nay", "due today")
    else:
        far = Wording(f"còn {left} ngày", f"{left} days left")
    style = _STYLES[urgency(row.due, today)]
    return Text.assemble(words, "\n", (row.due.shown(), style), "\n", (far.said(lang), style))


def _summary(documents: int, tasks: int, urgencies: Counter[Urgency], lang: Lang) -> str:
    total = Wording(f"{tasks} nhiệm vụ trong {documents} văn bản", f"{tasks} tasks in {documents} documents")
    named: tuple[tuple[Urgency, Wording], ...] = (
        ("overdue", Wording("quá hạn", "overdue")),
        ("soon", Wording(f"đến hạn trong {SOON} ngày", f"due within {SOON} days")),
        ("later", Wording("còn hạn", "due later")),
        ("none", Wording("không có ngày hạn", "without a due date")),
    )
    parts = [f"{urgencies[key]} {wording.said(lang)}" for key, wording in named if urgencies[key]]
    return f"{total.said(lang)}: {', '.join(parts)}." if parts else f"{total.said(lang)}."


def _shown(words: str) -> str:
    """`words` on one line, with nothing in them that steers the terminal."""
    return printable(" ".join(words.split()))

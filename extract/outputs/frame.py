"""The task list as a pandas data frame, one row a directive, for analysis and for parquet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.outputs.due import parse
from extract.outputs.rows import Row, rows, shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    import pandas as pd

    from extract.errors import Lang
    from schemas import DocumentRecord

DTYPES: dict[str, str] = {
    "ordinal": "int64",  # through all documents, from 1
    "id": "string",  # the same when the same document is extracted again
    "document": "string",  # the file's name
    "sha256": "string",  # of the file's bytes
    "doc_type": "string",
    "number": "string",
    "issuer": "string",
    "issued_on": "datetime64[ms]",
    "subject": "string",
    "path": "string",  # labels from the root
    "span_start": "int64",  # [start, end) in characters of the record's text
    "span_end": "int64",
    "text": "string",  # the exact words, blanks folded
    "task": "string",
    "leads": "object",  # lists of strings, here and below
    "lead_ids": "object",  # of the register, beside `leads`; None where it does not know the body
    "group": "string",  # where collectives were expanded: the one that the lead belongs to
    "coordinators": "object",
    "report_to": "object",
    "actions": "object",
    "deadlines": "object",  # their words
    "rrules": "object",  # RFC 5545, of those that recur
    "deadline": "string",  # as the list shows it
    "start": "datetime64[ms]",  # the earliest
    "due": "datetime64[ms]",  # the earliest; midnight where there is no hour
    "due_iso": "string",  # the same as the contract has it, so that a day is told from a midnight
    "due_before": "boolean",  # the named day itself is excluded; NA where there is no due
    "product": "string",
    "references": "object",  # type and number, or title
    "missing": "object",  # codes: no-lead, no-deadline, …
    "assigned_by": "string",
    "confidence": "float64",
    "origin": "object",
}


def frame(records: Iterable[DocumentRecord], lang: Lang = "vi") -> pd.DataFrame:
    """The directives of `records` as a data frame with the columns and dtypes of `DTYPES`, even if empty."""
    import pandas as pd

    lines = [_line(row) for row in rows(records, lang)]
    columns = {
        name: pd.Series([line[name] for line in lines], dtype=dtype, name=name)
        for name, dtype in DTYPES.items()
    }
    return pd.DataFrame(columns)


def _line(row: Row) -> dict[str, Any]:
    record, directive, due = row.record, row.directive, row.due
    starts = [parse(deadline.start).moment for deadline in directive.deadlines if deadline.start]
    return {
        "ordinal": row.ordinal,
        "id": directive.id,
        "document": record.source.name,
        "sha256": record.source.sha256,
        "doc_type": record.header.doc_type,
        "number": record.header.number,
        "issuer": record.header.issuer,
        "issued_on": record.header.issued_on,
        "subject": record.header.subject,
        "path": directive.path,
        "span_start": directive.span[0],
        "span_end": directive.span[1],
        "text": directive.text,
        "task": row.task,
        "leads": list(row.leads),
        "lead_ids": list(row.lead_ids),
        "group": row.group,
        "coordinators": list(row.coordinators),
        "report_to": [shown(party) for party in directive.report_to],
        "actions": [action.text for action in directive.actions],
        "deadlines": [deadline.text for deadline in directive.deadlines],
        "rrules": [deadline.rrule for deadline in directive.deadlines if deadline.rrule],
        "deadline": row.deadline,
        "start": min(starts, default=None),
        "due": due.moment if due else None,
        "due_iso": None
        if due is None
        else due.moment.isoformat(timespec="minutes")
        if due.hour
        else due.day.isoformat(),
        "due_before": due.before if due else None,
        "product": directive.product.text if directive.product else None,
        "references": [_reference(record, index) for index in directive.references],
        "missing": list(directive.missing),
        "assigned_by": row.assigned_by,
        "confidence": row.confidence,
        "origin": list(directive.origin),
    }


def _reference(record: DocumentRecord, index: int) -> str:
    reference = record.references[index]
    named = " ".join(word for word in (reference.type, reference.number) if word)
    return reference.title or named or reference.text

"""The columns of the task list that clerks keep, with their heads in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.errors import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.outputs.due import Due
    from extract.outputs.rows import Row


@dataclass(frozen=True, slots=True)
class Column:
    """A head, the value under it, and how wide it stands on a sheet (in characters of the default font)."""

    head: Wording
    value: Callable[[Row], str | int | float | Due | None]
    width: float


TASKS: tuple[Column, ...] = (
    Column(Wording("TT", "No."), lambda row: row.ordinal, 5),
    Column(Wording("Nội dung nhiệm vụ", "Task"), lambda row: row.task, 46),
    Column(Wording("Cơ quan chủ trì", "Lead"), lambda row: "; ".join(row.leads), 20),
    Column(Wording("Cơ quan phối hợp", "Coordinating"), lambda row: "; ".join(row.coordinators), 20),
    Column(Wording("Thời hạn", "Deadline"), lambda row: row.deadline, 18),
    Column(Wording("Hạn (ngày)", "Due"), lambda row: row.due, 12),
    Column(Wording("Văn bản giao", "Assigned by"), lambda row: row.assigned_by, 20),
    Column(Wording("Căn cứ trích dẫn", "Source words"), lambda row: row.citation, 46),
    Column(Wording("Còn thiếu", "Missing"), lambda row: row.missing, 11),
    Column(Wording("Độ tin cậy", "Confidence"), lambda row: row.confidence, 8),
)

# Where collectives were expanded: the one that the lead belongs to.
GROUP = Column(Wording("Thuộc nhóm", "Of the group"), lambda row: row.group or "", 20)

# For machines that read the list: which file, where in it, and the id by which a tracker updates its row.
TRACES: tuple[Column, ...] = (
    Column(Wording("Tệp nguồn", "File"), lambda row: row.record.source.name, 20),
    Column(Wording("Mục", "Path"), lambda row: row.directive.path, 8),
    Column(Wording("Mã nhiệm vụ", "Id"), lambda row: row.directive.id, 18),
    Column(Wording("Mã chủ trì", "Lead id"), lambda row: "; ".join(i or "?" for i in row.lead_ids), 30),
    GROUP,
)

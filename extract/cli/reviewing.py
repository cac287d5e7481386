"""`chidao review`: what to look at first."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from extract.cli.modelling import model_of, model_option
from extract.cli.reading import Reader, limit_options, limits_of, paths_argument
from extract.cli.shape import Command
from extract.errors import ReadError, Wording, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.errors import Lang
    from extract.learned.artefact import Model
    from extract.outputs.queue import Doubt, Look
    from schemas import DocumentRecord

_HELP = Wording(
    "Hàng đợi rà soát: nên xem dòng nào trước.\n\n"
    "Mỗi dòng là một nhiệm vụ, hoặc một đoạn không thành nhiệm vụ mà có thể là nhiệm vụ; đứng đầu là chỗ mà "
    "xem lại dễ phải sửa nhất.",
    "The review queue: which rows to look at first.\n\n"
    "Each line is a task, or a passage that became none although it may be one; on top is where a look is "
    "likeliest to change something.",
)
_DOUBTS: dict[Doubt, Wording] = {
    "directive": Wording("có phải nhiệm vụ", "is it a task"),
    "leads": Wording("chủ trì", "lead"),
    "coordinators": Wording("phối hợp", "coordinators"),
    "deadlines": Wording("thời hạn", "deadline"),
    "missed": Wording("bị bỏ sót?", "missed?"),
}
_HEADS = (
    Wording("Cần xem", "Gain"),
    Wording("Nghi ở", "In doubt"),
    Wording("Tệp", "File"),
    Wording("Mục", "Path"),
    Wording("Nguyên văn", "Words"),
)
_FORMATS = ("table", "csv", "jsonl")


def command(lang: Lang) -> click.Command:
    """The command `review`."""

    def review(
        paths: tuple[str, ...], file_format: str, count: int | None, model: str | None, **limits: int
    ) -> int:
        from extract.learned.artefact import ModelError
        from extract.outputs.queue import queue

        try:
            heard = model_of(model)
        except ModelError as error:
            click.echo(printable(error.line(lang)), err=True)
            return 1
        with Reader(limits_of(limits), lang) as reader:
            records, failed = _records(paths, reader, heard, lang)
        _write(queue(records)[:count], file_format, lang)
        return 1 if failed else 0

    return Command(
        lang=lang,
        name="review",
        callback=review,
        help=_HELP.said(lang),
        params=[
            paths_argument(lang),
            click.Option(
                ["-f", "--format", "file_format"],
                type=click.Choice(_FORMATS),
                default="table",
                help=Wording("Định dạng (mặc định: table).", "Format (default: table).").said(lang),
            ),
            click.Option(
                ["-n", "--count"],
                type=click.IntRange(min=1),
                metavar=Wording("SỐ", "N").said(lang),
                help=Wording("Chỉ những dòng đầu.", "Only so many, from the top.").said(lang),
            ),
            model_option(lang),
            *limit_options(lang),
        ],
    )


def _records(
    paths: Sequence[str], reader: Reader, model: Model | None, lang: Lang
) -> tuple[list[DocumentRecord], int]:
    """The records of what could be read, and how many documents could not: those are named on stderr."""
    from extract.cli.inputs import expand
    from extract.pipeline import extract_text

    records, failed = [], 0
    for given in expand(paths):
        for one in [given] if isinstance(given, ReadError) else reader.documents(given):
            try:
                if isinstance(one, ReadError):
                    raise one
                records.append(extract_text(reader.read(one), model=model))
            except ReadError as error:
                failed += 1
                click.echo(error.line(lang), err=True)
    return records, failed


def _write(looks: Sequence[Look], file_format: str, lang: Lang) -> None:
    if file_format == "jsonl":
        for look in looks:
            click.echo(json.dumps(asdict(look), ensure_ascii=False))
        return
    lines = [(f"{k.gain:.2f}", _DOUBTS[k.doubt].said(lang), k.source, k.path, k.text) for k in looks]
    heads = [head.said(lang) for head in _HEADS]
    if file_format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\r\n")
        writer.writerows([heads, *lines])
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(expand=True, show_lines=False)
    for head, ratio in zip(heads, (1, 2, 4, 1, 10), strict=True):
        table.add_column(head, ratio=ratio)
    for line in lines:
        table.add_row(*(Text(printable(cell)) for cell in line))
    Console(file=sys.stdout, width=None if sys.stdout.isatty() else 120, highlight=False).print(table)

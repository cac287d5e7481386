"""`chidao extract`: documents in, a task list out."""

from __future__ import annotations

import itertools
import sys
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click

from extract.cli.modelling import model_of, model_option
from extract.cli.reading import Reader, limit_options, limits_of, paths_argument
from extract.cli.shape import Command, day_option
from extract.errors import ReadError, Wording, printable
from extract.outputs import BINARY, FILE_FORMATS, record_of
from extract.readers.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from extract.errors import Lang
    from extract.explain import Explanation
    from extract.learned.artefact import Model
    from extract.outputs import FileFormat
    from extract.readers import Document
    from extract.readers.limits import Limits
    from schemas import DocumentRecord

    Extracted = DocumentRecord | Explanation
    Format = FileFormat | Literal["table"]

_FORMATS = ("table", *FILE_FORMATS)
_STANDARD_OUTPUT = "-"
_PAGE_WIDTH = 120  # columns of a table that goes to a file or a pipe

_HELP = Wording(
    "Trích nhiệm vụ từ văn bản.\n\n"
    "ĐƯỜNG_DẪN là tệp (văn bản thuần, Word, PDF, ảnh, trang web, gói), thư mục (gồm cả thư mục con) hoặc - "
    "(đầu vào chuẩn). Mỗi nhiệm vụ là một dòng, kèm nguyên văn và vị trí trong văn bản.\n\n"
    "Mã kết thúc: 0 xong; 1 có văn bản không đọc được (nêu tên trên stderr, các văn bản khác vẫn được "
    "xử lý); 2 dùng sai lệnh.",
    "Extract the tasks of documents.\n\n"
    "PATH is a file (plain text, Word, PDF, picture, web page, package), a folder (with the folders in it) "
    "or - (standard input). Each task is a row, with its exact words and their place.\n\n"
    "Exit codes: 0 all done; 1 some documents failed (named on stderr, the others are done); 2 wrong usage.",
)


@dataclass(slots=True)
class _Tally:
    """What has been done so far; `failed` counts what was named on stderr."""

    documents: int = 0
    tasks: int = 0
    failed: int = 0
    held_back: int = 0  # rows below the confidence that was asked for


@dataclass(frozen=True, slots=True)
class _Options:
    lang: Lang
    file_format: Format
    output: Path | None
    verbose: bool
    today: date
    as_of: date | None = None
    expand: bool = False
    limits: Limits = LIMITS
    model: Model | None = None
    least: float = 0.0  # confidence of a row


class _NothingRead(Exception):
    """No document could be read: an older list must not be replaced by an empty one."""


def command(lang: Lang) -> click.Command:
    """The command `extract`."""

    def extract(
        paths: tuple[str, ...],
        file_format: str | None,
        output: str | None,
        verbose: bool,
        today: datetime | None,
        as_of: datetime | None,
        expand: bool,
        model: str | None,
        min_confidence: float,
        **limits: int,
    ) -> int:
        from extract.learned.artefact import ModelError

        chosen, target = _format_of(file_format, output, lang)
        day = today.date() if today else datetime.now().astimezone().date()
        heirs = as_of.date() if as_of else None
        try:
            heard = model_of(model)
        except ModelError as error:
            click.echo(printable(error.line(lang)), err=True)
            return 1
        options = _Options(
            lang, chosen, target, verbose, day, heirs, expand, limits_of(limits), heard, min_confidence
        )
        return _extract(paths, options)

    return Command(
        lang=lang,
        name="extract",
        callback=extract,
        help=_HELP.said(lang),
        params=[
            paths_argument(lang),
            click.Option(
                ["-f", "--format", "file_format"],
                metavar="F",
                help=Wording(
                    f"Định dạng: {', '.join(_FORMATS)}. Mặc định: table trên màn hình, jsonl khi nối ống.",
                    f"Format: {', '.join(_FORMATS)}. Default: table on a terminal, jsonl in a pipe.",
                ).said(lang),
            ),
            click.Option(
                ["-o", "--output"],
                metavar=Wording("TỆP", "FILE").said(lang),
                help=Wording(
                    "Ghi ra tệp; đuôi tệp quyết định định dạng.",
                    "Write to a file; its ending decides the format.",
                ).said(lang),
            ),
            day_option(
                "--today",
                Wording(
                    "Ngày làm mốc quá hạn trong bảng; mặc định là hôm nay.",
                    "The day against which the table counts; today by default.",
                ),
                lang,
            ),
            day_option(
                "--as-of",
                Wording(
                    "Ngày cần biết cơ quan kế tục; mặc định là mới nhất.",
                    "The day on which successors of agencies are asked for; the latest by default.",
                ),
                lang,
            ),
            click.Option(
                ["--expand"],
                is_flag=True,
                help=Wording(
                    "Nhóm cơ quan chủ trì thành từng cơ quan: “các sở, ban, ngành”, “UBND cấp xã”.",
                    "Collectives that lead become their members: “các sở, ban, ngành”, “UBND cấp xã”.",
                ).said(lang),
            ),
            click.Option(
                ["--min-confidence"],
                metavar="0…1",
                type=click.FloatRange(0, 1),
                default=0.0,
                help=Wording(
                    "Chỉ những nhiệm vụ có độ tin cậy từ mức này; báo có bao nhiêu dòng bị để lại.",
                    "Only tasks of at least this confidence; tells how many were held back.",
                ).said(lang),
            ),
            model_option(lang),
            *limit_options(lang),
            click.Option(
                ["-v", "--verbose"],
                is_flag=True,
                help=Wording(
                    "Báo từng văn bản, và chi tiết khi có lỗi.", "Report each document, and errors in full."
                ).said(lang),
            ),
        ],
    )


def _format_of(named: str | None, output: str | None, lang: Lang) -> tuple[Format, Path | None]:
    """The format and the file to write (None: standard output) that the options come to."""
    target = None if output is None or output == _STANDARD_OUTPUT else Path(output)
    ending = target.suffix.lower().removeprefix(".") if target else ""
    if named is not None and named not in _FORMATS:
        raise click.UsageError(_unknown(named, lang), click.get_current_context())
    if target is not None and ending in FILE_FORMATS and named not in {None, ending}:
        clash = Wording(
            f"--format {named} không hợp với đuôi .{ending} của {target}",
            f"--format {named} contradicts the ending .{ending} of {target}",
        )
        raise click.UsageError(clash.said(lang), click.get_current_context())
    if named is None and target is not None:
        if ending not in FILE_FORMATS:
            raise click.UsageError(_unknown(ending, lang), click.get_current_context())
        named = ending
    terminal = target is None and sys.stdout.isatty()
    if named is None:
        named = "table" if terminal else "jsonl"
    if named in BINARY and terminal:
        shown = Wording(
            f"{named} không hiện được trên màn hình; hãy dùng -o TỆP.{named}",
            f"{named} cannot be shown on a terminal; use -o FILE.{named}",
        )
        raise click.UsageError(shown.said(lang), click.get_current_context())
    return cast("Format", named), target


def _unknown(named: str, lang: Lang) -> str:
    working = ", ".join(_FORMATS)
    return Wording(
        f"chưa có định dạng “{named}”; dùng được: {working}",
        f"no format “{named}” yet; these work: {working}",
    ).said(lang)


def _extract(paths: Iterable[str], options: _Options) -> int:
    """Does the job and gives the exit code."""
    with Reader(options.limits, options.lang) as reader:
        tally = _Tally()
        code = _deliver(_records(paths, reader, options, tally), options, tally)
    if tally.held_back:
        said = Wording(
            f"{tally.held_back} nhiệm vụ có độ tin cậy dưới {options.least:g} không có trong danh sách; "
            "`chidao review` cho xem",
            f"{tally.held_back} tasks of less confidence than {options.least:g} are not in the list; "
            "`chidao review` shows them",
        )
        click.echo(said.said(options.lang), err=True)
    return code


def _deliver(records: Iterator[Extracted], options: _Options, tally: _Tally) -> int:
    """Writes the records where they are wanted and gives the exit code."""
    from extract.cli.target import draft

    if options.output is None:
        try:
            _write(records, sys.stdout.buffer, options)
            sys.stdout.flush()
        except _NothingRead:
            pass
        except BrokenPipeError:
            _hang_up()
        return 1 if tally.failed else 0
    try:
        with draft(options.output) as file:
            _write(records, file, options)
    except _NothingRead:
        return 1
    except OSError as error:
        _complain(
            Wording(f"không ghi được ({error.strerror})", f"cannot be written ({error.strerror})"), options
        )
        # Nothing read yet: the target was wrong from the start. Otherwise the disk failed on the way.
        return 1 if tally.documents or tally.failed else 2
    done = Wording(
        f"Đã ghi {tally.tasks} nhiệm vụ của {tally.documents} văn bản vào {options.output}",
        f"Wrote {tally.tasks} tasks of {tally.documents} documents to {options.output}",
    )
    click.echo(printable(done.said(options.lang)), err=True)
    return 1 if tally.failed else 0


def _write(records: Iterator[Extracted], out: BinaryIO, options: _Options) -> None:
    """Writes `records` as they come, in the chosen format. Raises `_NothingRead` if there is none."""
    first = next(records, None)
    if first is None:
        raise _NothingRead
    records = itertools.chain([first], records)
    if options.file_format == "table":
        _write_table(records, out, options)
    else:
        from extract import outputs

        outputs.write(options.file_format, records, out, options.lang)


def _write_table(records: Iterator[Extracted], out: BinaryIO, options: _Options) -> None:
    import io
    import os
    import shutil

    from extract.outputs import table

    terminal = options.output is None and sys.stdout.isatty()
    text = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
    try:
        table.write(
            map(record_of, records),
            text,
            options.lang,
            today=options.today,
            width=shutil.get_terminal_size((_PAGE_WIDTH, 24)).columns,
            colour=terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
        )
    finally:
        text.detach()


def _records(paths: Iterable[str], reader: Reader, options: _Options, tally: _Tally) -> Iterator[Extracted]:
    """The record of each document, as it is read; one that cannot be read is a line on stderr instead."""
    from extract.cli.inputs import expand

    for document in expand(paths):
        if isinstance(document, ReadError):
            tally.failed += 1
            click.echo(document.line(options.lang), err=True)
            continue
        for one in reader.documents(document):
            if isinstance(one, ReadError):
                tally.failed += 1
                click.echo(one.line(options.lang), err=True)
                continue
            record = _record(one, reader, options)
            if record is None:
                tally.failed += 1
                continue
            record = _trusted(record, options, tally)
            tally.documents += 1
            tasks = len(record_of(record).directives)
            tally.tasks += tasks
            if options.verbose:
                said = Wording(f"{one.label}: {tasks} nhiệm vụ", f"{one.label}: {tasks} tasks")
                click.echo(printable(said.said(options.lang)), err=True)
            yield record


def _trusted(extracted: Extracted, options: _Options, tally: _Tally) -> Extracted:
    """`extracted` without the rows of less confidence than was asked for; they are counted."""
    from schemas import DocumentRecord

    record = record_of(extracted)
    kept = [d for d in record.directives if d.confidence >= options.least]
    if len(kept) == len(record.directives):
        return extracted
    tally.held_back += len(record.directives) - len(kept)
    trusted = record.model_copy(update={"directives": kept})
    return trusted if isinstance(extracted, DocumentRecord) else replace(extracted, record=trusted)


def _record(document: Document, reader: Reader, options: _Options) -> Extracted | None:
    """The record of `document`, for the page its explanation; None and a line on stderr if it has none."""
    run: Callable[..., Extracted]
    if options.file_format == "html":  # the page also says why
        from extract.explain import explain_text as run
    else:
        from extract.pipeline import extract_text as run

    try:
        return run(reader.read(document), as_of=options.as_of, expand=options.expand, model=options.model)
    except ReadError as error:
        click.echo(error.line(options.lang), err=True)
    except Exception as error:  # one document must not take the others with it
        if options.verbose:
            import traceback

            traceback.print_exc()
        reason = Wording(f"lỗi nội bộ ({error!r})", f"internal error ({error!r})")
        mend = Wording(
            "hãy báo lỗi kèm văn bản này; -v cho biết chi tiết",
            "please report it with this document; -v tells more",
        )
        click.echo(printable(ReadError(document.label, reason, mend).line(options.lang)), err=True)
    return None


def _complain(reason: Wording, options: _Options) -> None:
    click.echo(printable(f"{options.output}: {reason.said(options.lang)}"), err=True)


def _hang_up() -> None:
    """Nobody reads on: what is left in the buffer goes nowhere, instead of failing when the process ends."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""`chidao corpus add`: documents and corrections of people, taken into the corpus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli.shape import Command, Group
from extract.errors import Wording, printable
from extract.measure.manifest import CORPUS, NAME, SPLITS, layouts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.errors import Lang
    from extract.measure.intake import Intake, Taken, Wish
    from extract.measure.manifest import Split

_HELP = Wording(
    "Đưa văn bản đã chú giải, hoặc bản chú giải đã sửa, vào kho văn bản.\n\n"
    "Mỗi văn bản là một cặp TÊN.txt và TÊN.json. Mọi chỗ sai được nêu ra; cặp nào sai thì không đưa vào, các "
    "cặp khác vẫn được đưa vào và manifest.tsv được ghi lại. Bỏ qua các thư mục con first và second (lần đọc "
    "của từng người).\n\nMã kết thúc: 0 xong hết; 1 có cặp không được nhận; 2 dùng sai lệnh.",
    "Take annotated documents, or corrected annotations, into the corpus.\n\n"
    "A document is a pair NAME.txt and NAME.json. Every slip is told; a pair with a slip stays out, the "
    "others are taken and manifest.tsv is written anew. Folders named first and second (what single readers "
    "said) are left out.\n\nExit codes: 0 all done; 1 some pairs were refused; 2 wrong usage.",
)
_WAYS = {
    "new": Wording("thêm mới", "added"),
    "replaced": Wording("thay thế", "replaced"),
    "same": Wording("có sẵn", "there already"),
}


def command(lang: Lang) -> click.Group:
    """The group `corpus`."""
    told = Wording("Kho văn bản có chú giải.", "The corpus of annotated documents.")
    group = Group(lang=lang, name="corpus", help=told.said(lang))
    group.add_command(_add_command(lang))
    return group


def _add_command(lang: Lang) -> click.Command:
    def add(
        paths: tuple[Path, ...], to: Path | None, split: Split | None, layout: str | None, replace: bool
    ) -> int:
        from extract.measure.intake import Wish

        wish = Wish(split, None if layout is None else layouts_of(layout), replace)
        return _add(paths, _target(to, lang), wish, lang)

    return Command(
        lang=lang,
        name="add",
        callback=add,
        help=_HELP.said(lang),
        params=[
            click.Argument(
                ["paths"],
                nargs=-1,
                required=True,
                metavar=Wording("TỆP_HOẶC_THƯ_MỤC…", "FILE_OR_FOLDER…").said(lang),
                type=click.Path(path_type=Path),
            ),
            click.Option(
                ["--to"],
                metavar=Wording("THƯ_MỤC", "FOLDER").said(lang),
                type=click.Path(file_okay=False, path_type=Path),
                help=Wording(
                    f"Thư mục của kho; mặc định là {CORPUS} ở thư mục hiện tại.",
                    f"The folder of the corpus; {CORPUS} under the current one by default.",
                ).said(lang),
            ),
            click.Option(
                ["--split"],
                type=click.Choice(SPLITS),
                help=Wording(
                    "train: để học; held: để chỉnh mô hình và độ tin cậy; test: chỉ để chấm. "
                    "Mặc định: như cũ, văn bản mới là train.",
                    "train: to learn from; held: to fit models and confidence on; test: to score only. "
                    "Default: as before, new documents train.",
                ).said(lang),
            ),
            click.Option(
                ["--layout"],
                metavar=Wording("CÁCH,…", "LAYOUT,…").said(lang),
                help=Wording(
                    "Cách trình bày của bản sao, cách nhau bằng dấu phẩy: clean, wrapped, page numbers …",
                    "How untidy the copy is, between commas: clean, wrapped, page numbers …",
                ).said(lang),
            ),
            click.Option(
                ["--replace"],
                is_flag=True,
                help=Wording(
                    "Thay văn bản cùng tên đã có.", "Replace documents of the same name that are there."
                ).said(lang),
            ),
        ],
    )


def _target(to: Path | None, lang: Lang) -> Path:
    if to is not None:
        return to
    if CORPUS.is_dir():
        return CORPUS
    said = Wording(
        f"ở đây không có thư mục {CORPUS}; hãy nêu thư mục của kho bằng --to",
        f"no folder {CORPUS} here; name the folder of the corpus with --to",
    )
    raise click.UsageError(said.said(lang), click.get_current_context())


def _add(paths: Iterable[Path], target: Path, wish: Wish, lang: Lang) -> int:
    from extract.measure.gold import GoldError
    from extract.measure.intake import intake

    try:
        found = intake(paths, target, wish)
    except GoldError as error:
        click.echo(printable(error.line(lang)), err=True)
        return 1
    for slip in found.slips:
        click.echo(printable(slip.line(lang)), err=True)
    if found.refused:
        said = Wording(
            f"{found.refused} văn bản không được nhận ({len(found.slips)} lỗi).",
            f"{found.refused} documents refused ({len(found.slips)} problems).",
        )
        click.echo(said.said(lang), err=True)
    if found.manifest is None:
        said = Wording(
            f"Chưa đưa vào văn bản nào: {target} đang có lỗi.", f"Nothing was taken: mend {target} first."
        )
        click.echo(printable(said.said(lang)), err=True)
    try:
        _write(found, target)
    except OSError as error:
        said = Wording(f"không ghi được ({error.strerror})", f"cannot be written ({error.strerror})")
        click.echo(printable(f"{error.filename or target}: {said.said(lang)}"), err=True)
        return 1
    for taken in found.taken:
        click.echo(printable(_line(taken, lang)))
    return 1 if found.slips else 0


def _write(found: Intake, target: Path) -> None:
    """Writes what is taken, then the manifest: one that names what is not there would be worse than an old
    one."""
    from extract.cli.target import draft

    for taken in found.taken:
        if taken.way == "same":
            continue
        for source in (taken.gold.with_suffix(".txt"), taken.gold):
            content = source.read_bytes()
            with draft(target / source.name) as file:
                file.write(content)
    if found.taken and found.manifest is not None:
        with draft(target / NAME) as file:
            file.write(found.manifest.encode())


def _line(taken: Taken, lang: Lang) -> str:
    entry, tasks = taken.entry, len(taken.document.directives)
    counted = Wording(f"{tasks} nhiệm vụ", f"{tasks} tasks").said(lang)
    return (
        f"{entry.name}: {_WAYS[taken.way].said(lang)}; {entry.split}; {', '.join(entry.layouts)}; {counted}"
    )

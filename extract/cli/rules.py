"""`chidao rules check`: every rule against its own examples, for those who edit rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli.shape import Command, Group
from extract.errors import Wording

if TYPE_CHECKING:
    from extract.errors import Lang


def command(lang: Lang) -> click.Group:
    """The group `rules`."""
    group = Group(
        lang=lang, name="rules", help=Wording("Bộ luật trích xuất.", "The rules of extraction.").said(lang)
    )
    group.add_command(_check_command(lang))
    return group


def _check_command(lang: Lang) -> click.Command:
    folder = Wording("[THƯ_MỤC]", "[FOLDER]").said(lang)

    def check(folder: Path | None) -> int:
        return _check(folder, lang)

    return Command(
        lang=lang,
        name="check",
        callback=check,
        params=[
            click.Argument(
                ["folder"],
                metavar=folder,
                required=False,
                type=click.Path(exists=True, file_okay=False, path_type=Path),
            )
        ],
        help=Wording(
            "Đối chiếu từng luật với các ví dụ của chính nó; mặc định: bộ luật đi kèm.",
            "Check every rule against its own examples; the rules that come with chidao by default.",
        ).said(lang),
    )


def _check(folder: Path | None, lang: Lang) -> int:
    from extract.rulecheck import check, counts

    problems = check(folder)
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        click.echo(Wording(f"{len(problems)} lỗi.", f"{len(problems)} problems.").said(lang), err=True)
        return 1
    by_label = counts(folder)
    total = {
        key: sum(count[key] for count in by_label.values())
        for key in ("rules", "examples", "counter-examples")
    }
    rules, examples, counter = total.values()
    click.echo(
        Wording(
            f"{rules} luật, {examples} ví dụ, {counter} phản ví dụ: đều đúng.",
            f"{rules} rules, {examples} examples, {counter} counter-examples: all right.",
        ).said(lang)
    )
    return 0

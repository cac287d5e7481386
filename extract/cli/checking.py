"""What the commands that check data share: the folder they are given, how they tell what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli.shape import Command
from extract.errors import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extract.errors import Lang
    from extract.rulebook import Problem


def check_command(lang: Lang, told: Wording, check: Callable[[Path | None], int]) -> click.Command:
    """A command `check [FOLDER]` that runs `check` with the folder of rules, None for the shipped ones."""
    return Command(
        lang=lang,
        name="check",
        callback=check,
        params=[
            click.Argument(
                ["folder"],
                metavar=Wording("[THƯ_MỤC]", "[FOLDER]").said(lang),
                required=False,
                type=click.Path(exists=True, file_okay=False, path_type=Path),
            )
        ],
        help=told.said(lang),
    )


def tell(problems: Sequence[Problem], lang: Lang) -> int:
    """The exit code for `problems`, each of which is a line on standard error."""
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        click.echo(Wording(f"{len(problems)} lỗi.", f"{len(problems)} problems.").said(lang), err=True)
    return 1 if problems else 0

"""The command line. Commands are built for one language, so that help and errors are in it throughout."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from extract.cli.shape import Group, usage_line
from extract.cli.speech import language
from extract.errors import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.errors import Lang

_INTERRUPTED = 130  # what shells expect after Ctrl+C


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Runs the command line and ends the process with its exit code."""
    sys.exit(run(sys.argv[1:] if argv is None else argv))


def run(argv: Sequence[str]) -> int:
    """The exit code of the command line `argv`: 0 all done, 1 some documents failed, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # whatever the console's code page: our words are Vietnamese
            stream.reconfigure(encoding="utf-8", errors="replace")
    lang = language(argv, os.environ)
    try:
        code = build(lang).main(args=list(argv), prog_name="chidao", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.ClickException as error:
        click.echo(usage_line(error, lang), err=True)
        return error.exit_code
    except click.Abort:
        click.echo(err=True)
        return _INTERRUPTED
    return code if isinstance(code, int) else 0


def build(lang: Lang) -> click.Group:
    """All commands with their words in `lang`."""
    from extract.cli import (
        agencies,
        contract,
        corpus,
        explaining,
        extraction,
        reviewing,
        rules,
        scoring,
        training,
    )
    from extract.version import __version__

    group = Group(
        lang=lang,
        name="chidao",
        help=Wording(
            "Đọc văn bản hành chính, lập danh sách nhiệm vụ: ai, làm gì, khi nào, theo văn bản nào, "
            "nguyên văn.",
            "Reads Vietnamese administrative documents into a task list: who, what, by when, under which "
            "document, in its own words.",
        ).said(lang),
    )
    click.version_option(
        __version__,
        message="%(prog)s %(version)s",
        help=Wording("In phiên bản.", "Print the version.").said(lang),
    )(group)
    modules = (
        extraction,
        reviewing,
        explaining,
        scoring,
        rules,
        agencies,
        corpus,
        training,
        contract,
    )
    for module in modules:
        group.add_command(module.command(lang))
    return group

"""`chidao rules check`: every rule against its own examples, for those who edit rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from extract.cli.checking import check_command, tell
from extract.cli.shape import Group
from extract.errors import Wording

if TYPE_CHECKING:
    from pathlib import Path

    from extract.errors import Lang


def command(lang: Lang) -> click.Group:
    """The group `rules`."""
    group = Group(
        lang=lang, name="rules", help=Wording("Bộ luật trích xuất.", "The rules of extraction.").said(lang)
    )
    group.add_command(_check_command(lang))
    return group


def _check_command(lang: Lang) -> click.Command:
    told = Wording(
        "Đối chiếu từng luật với các ví dụ của chính nó; mặc định: bộ luật đi kèm.",
        "Check every rule against its own examples; the rules that come with chidao by default.",
    )
    return check_command(lang, told, lambda folder: _check(folder, lang))


def _check(folder: Path | None, lang: Lang) -> int:
    from extract.rulecheck import check, counts

    if code := tell(check(folder), lang):
        return code
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

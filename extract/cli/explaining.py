"""`chidao explain`: why each directive and each field is what it is, and why a passage became none."""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.cli.shape import Command
from extract.errors import ReadError, Wording, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.errors import Lang
    from extract.explain import Explanation, Passage
    from schemas import Directive

_HELP = Wording(
    "Vì sao mỗi nhiệm vụ, mỗi mục thông tin là như vậy; vì sao một đoạn không thành nhiệm vụ.\n\n"
    "ĐƯỜNG_DẪN là một tệp hoặc - (đầu vào chuẩn).",
    "Why each directive and each field is what it is; why a passage became none.\n\n"
    "PATH is a file or - (standard input).",
)
_AT = Wording(
    "Chỉ chỗ này: mã nhiệm vụ, số mục (II.3.a), hoặc vài chữ của đoạn.",
    "Only this place: the id of a directive, its path (II.3.a), or some words of the passage.",
)


def command(lang: Lang) -> click.Command:
    """The command `explain`."""

    def explain(path: str, at: str | None, as_json: bool) -> int:
        return _explain(path, at, lang, as_json=as_json)

    return Command(
        lang=lang,
        name="explain",
        callback=explain,
        help=_HELP.said(lang),
        params=[
            click.Argument(["path"], metavar=Wording("ĐƯỜNG_DẪN", "PATH").said(lang)),
            click.Option(["--at"], metavar=Wording("CHỖ", "PLACE").said(lang), help=_AT.said(lang)),
            click.Option(
                ["--json", "as_json"],
                is_flag=True,
                help=Wording("In dưới dạng JSON.", "Print as JSON.").said(lang),
            ),
        ],
    )


def _explain(path: str, at: str | None, lang: Lang, *, as_json: bool) -> int:
    from extract.explain import explain
    from extract.readers.limits import LIMITS

    try:
        if path == "-":
            explanation = explain(sys.stdin.buffer.read(LIMITS.size + 1), name="stdin")
        else:
            explanation = explain(Path(path))
    except ReadError as error:
        click.echo(error.line(lang), err=True)
        return 1
    directives, passages = _chosen(explanation, at)
    if at is not None and not directives and not passages:
        if _fold(at) in _fold(explanation.record.text):
            _tell_outside(at, lang, as_json=as_json)
            return 0
        missing = Wording(
            "không có nhiệm vụ, mục hay đoạn nào như vậy; hãy lấy mã, số mục hoặc chữ từ chính văn bản",
            "no such directive, path or words; take an id, a path or words from the document itself",
        )
        click.echo(printable(f"{path}: --at {at}: {missing.said(lang)}"), err=True)
        return 1
    if as_json:
        click.echo(json.dumps(_values(explanation, directives, passages), ensure_ascii=False))
        return 0
    _print(explanation, directives, passages, lang)
    return 0


def _tell_outside(at: str, lang: Lang, *, as_json: bool) -> None:
    """Words that stand in the document but in no passage of its body."""
    from extract.explain.words import Glossary

    if as_json:
        passage = {"text": at, "outcome": "none", "by": "bar.outside"}
        click.echo(json.dumps({"directives": [], "passages": [passage]}, ensure_ascii=False))
    else:
        click.echo(printable(f"«{at}»: {Glossary().said('bar.outside', lang)}"))


def _chosen(explanation: Explanation, at: str | None) -> tuple[list[Directive], list[Passage]]:
    """The directives and the passages without one that `at` means: an id, else a path, else words."""
    directives = list(explanation.record.directives)
    passages = [passage for passage in explanation.passages if passage.directive is None]
    if at is None:
        return directives, passages
    tests: tuple[Any, ...] = (
        lambda one: getattr(one, "id", None) == at,
        lambda one: one.path.casefold() == at.casefold(),
        lambda one: _fold(at) in _fold(one.text),
    )
    for test in tests:
        found = list(filter(test, directives)), list(filter(test, passages))
        if any(found):
            return found
    # words that run from one passage into the next
    words = r"\s+".join(map(re.escape, at.split()))
    extents = [m.span() for m in re.finditer(f"(?i){words}", explanation.record.text)] if words else []

    def touched(one: Any) -> bool:
        return any(one.span[0] < end and start < one.span[1] for start, end in extents)

    return list(filter(touched, directives)), list(filter(touched, passages))


def _fold(words: str) -> str:
    return " ".join(words.casefold().split())


def _values(
    explanation: Explanation, directives: Iterable[Directive], passages: Iterable[Passage]
) -> dict[str, Any]:
    from extract.missing import MESSAGES

    return {
        "source": explanation.record.source.name,
        "directives": [
            {
                "id": directive.id,
                "path": directive.path,
                "span": directive.span,
                "reasons": [asdict(reason) for reason in explanation.reasons[directive.id]],
                "missing": [{"code": code, **MESSAGES[code]._asdict()} for code in directive.missing],
                "collisions": [asdict(c) for c in explanation.colliding(directive.span)],
            }
            for directive in directives
        ],
        "passages": [asdict(passage) for passage in passages],
    }


def _print(
    explanation: Explanation, directives: list[Directive], passages: list[Passage], lang: Lang
) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from extract.explain.words import FIELDS, Glossary, cut, shown_value
    from extract.missing import MESSAGES

    glossary = Glossary()
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    console = Console(highlight=False, markup=False, emoji=False, no_color=not colour, soft_wrap=False)

    def because(name: str) -> Text:
        return Text.assemble(_shown(glossary.said(name, lang)), " ", (f"[{name}]", "dim"))

    def cited(words: str, value: str = "") -> Text:
        quote = Text(f"«{cut(_shown(words), _LONGEST)}»", style="cyan")
        return Text.assemble(quote, f" → {_shown(value)}") if value else quote

    for directive in directives:
        console.print(Text(f"{directive.path}  {_shown(directive.task)}".strip(), style="bold"))
        console.print(Text(f"{directive.id} · {directive.confidence:.0%}", style="dim"))
        grid = Table.grid(padding=(0, 2))
        grid.add_column(min_width=max(len(said.said(lang)) for said in FIELDS.values()))
        grid.add_column(ratio=1, overflow="fold")
        before = ""
        for reason in explanation.reasons[directive.id]:
            label = FIELDS[reason.field].said(lang)
            words = cited(reason.text, shown_value(reason, lang))
            if reason.path:
                words = Text.assemble(reason.path, " ", words)
            grid.add_row("" if label == before else label, Text.assemble(words, "  ", because(reason.by)))
            before = label
        for code in directive.missing:
            label = FIELDS["missing"].said(lang)
            message = MESSAGES[code].said(lang)
            grid.add_row("" if label == before else label, Text.assemble(message, " ", (f"[{code}]", "dim")))
            before = label
        for collision in explanation.colliding(directive.span):
            told = Text.assemble(
                cited(collision.winner.text),
                f" [{collision.winner.by}] > ",
                cited(collision.loser.text),
                f" [{collision.loser.by}]  ",
                because(collision.why),
            )
            label = FIELDS["collision"].said(lang)
            grid.add_row("" if label == before else label, told)
            before = label
        console.print(grid)
        console.print()
    if passages:
        head = Wording("Không thành nhiệm vụ", "No directive")
        console.print(Text(head.said(lang), style="bold"))
        for passage in passages:
            place = f"{passage.path} " if passage.path else ""
            console.print(Text.assemble(place, cited(passage.text), "  ", because(passage.by)))


_LONGEST = 160


def _shown(words: str) -> str:
    return printable(" ".join(words.split()))

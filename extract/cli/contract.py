"""`chidao schema`: the contract that other programs validate against."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import click

from extract.cli.shape import Command
from extract.errors import Wording

if TYPE_CHECKING:
    from extract.errors import Lang


def command(lang: Lang) -> click.Command:
    """The command `schema`."""
    return Command(
        lang=lang,
        name="schema",
        callback=_schema,
        help=Wording(
            "In JSON Schema của bản ghi văn bản (định dạng jsonl).",
            "Print the JSON Schema of a document record (format jsonl).",
        ).said(lang),
    )


def _schema() -> int:
    schema = resources.files("schemas") / "json" / "document_record.schema.json"
    click.echo(schema.read_text(encoding="utf-8"), nl=False)
    return 0

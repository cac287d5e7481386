"""Which model the commands hear beside the rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.errors import Wording

if TYPE_CHECKING:
    from extract.errors import Lang
    from extract.learned.artefact import Model

NONE = "none"


def model_option(lang: Lang) -> click.Option:
    """The option `--model`; `model_of` reads it."""
    return click.Option(
        ["--model", "model"],
        metavar=Wording("THƯ_MỤC|none", "FOLDER|none").said(lang),
        help=Wording(
            "Mô hình khác (do `chidao train` tạo), hoặc none: chỉ dùng luật.",
            "Another model (made by `chidao train`), or none: rules only.",
        ).said(lang),
    )


def model_of(named: str | None) -> Model | None:
    """The model that the option names; raises `extract.learned.artefact.ModelError`."""
    from extract.learned.artefact import load, shipped

    if named is None:
        return shipped()
    return None if named == NONE else load(Path(named))

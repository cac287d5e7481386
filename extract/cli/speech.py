"""Which language to speak: `--lang`, else CHIDAO_LANG, else Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from extract.errors import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extract.errors import Lang

VARIABLE = "CHIDAO_LANG"


def language(argv: Sequence[str], environ: Mapping[str, str]) -> Lang:
    """The language that `argv` asks for, else `environ`; what is neither is refused later, with the options.

    Read before the options are, because help and errors about options are in it too.

    >>> language(["extract", "a.txt", "--lang", "en"], {})
    'en'
    >>> language(["extract", "--lang=vi"], {"CHIDAO_LANG": "en"})
    'vi'
    """
    asked = environ.get(VARIABLE, "")
    words = list(argv)
    options = words[: words.index("--")] if "--" in words else words
    for i, word in enumerate(options):
        if word == "--lang" and i + 1 < len(options):
            asked = options[i + 1]
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return "en" if asked == "en" else "vi"


def option(lang: Lang) -> click.Option:
    """The option `--lang`, for help and for refusing other languages; its value is already known."""
    help_text = Wording(
        f"Ngôn ngữ: vi (mặc định) hoặc en; hoặc đặt biến môi trường {VARIABLE}.",
        f"Language: vi (default) or en; or set {VARIABLE}.",
    )
    return click.Option(
        ["--lang"], type=click.Choice(["vi", "en"]), expose_value=False, help=help_text.said(lang)
    )

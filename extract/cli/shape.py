"""Click's commands with the words that click itself says, in our two languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from extract.cli import speech
from extract.errors import Wording, printable

if TYPE_CHECKING:
    from extract.errors import Lang

_OPTIONS = Wording("Tùy chọn", "Options")
_COMMANDS = Wording("Lệnh", "Commands")
_USAGE = Wording("Cách dùng: ", "Usage: ")
_HELP = Wording("In hướng dẫn này.", "Print this help.")
_OPTIONS_WORD = Wording("[TÙY CHỌN]", "[OPTIONS]")
_COMMAND_WORD = Wording("LỆNH …", "COMMAND …")


def day_option(name: str, told: Wording, lang: Lang) -> click.Option:
    """An option that takes a day; the command gets a `datetime`, None without it."""
    day = click.DateTime(["%Y-%m-%d"])
    return click.Option([name], metavar="YYYY-MM-DD", type=day, help=told.said(lang))


class Command(click.Command):
    """A command that speaks `lang`."""

    def __init__(self, *, lang: Lang, **settings: Any) -> None:
        settings["params"] = [*settings.get("params", ()), speech.option(lang)]
        super().__init__(options_metavar=_OPTIONS_WORD.said(lang), **settings)
        self.lang = lang

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click's `--help` with our words."""
        return _translated(super().get_help_option(ctx), self.lang)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the usage line."""
        _write_usage(self, ctx, formatter, self.lang)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options."""
        _write_options(self, ctx, formatter, self.lang)


class Group(click.Group):
    """A group of commands that speaks `lang`."""

    def __init__(self, *, lang: Lang, **settings: Any) -> None:
        super().__init__(
            options_metavar=_OPTIONS_WORD.said(lang),
            subcommand_metavar=_COMMAND_WORD.said(lang),
            params=[speech.option(lang)],
            **settings,
        )
        self.lang = lang

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click's `--help` with our words."""
        return _translated(super().get_help_option(ctx), self.lang)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the usage line."""
        _write_usage(self, ctx, formatter, self.lang)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options, then the commands."""
        _write_options(self, ctx, formatter, self.lang)
        names = [(name, self.commands[name].get_short_help_str(200)) for name in self.list_commands(ctx)]
        with formatter.section(_COMMANDS.said(self.lang)):
            formatter.write_dl(names)


def usage_line(error: click.ClickException, lang: Lang) -> str:
    """What `error` says in `lang`, and where to look."""
    said = printable(_said(error) if lang == "vi" else error.format_message())
    context = error.ctx if isinstance(error, click.UsageError) else None
    line = f"{Wording('Lỗi', 'Error').said(lang)}: {said}"
    if context is None:
        return line
    return f"{line}\n{Wording('Xem', 'See').said(lang)}: {context.command_path} --help"


_GIVEN = re.compile(r"'([^']*)'")  # the value that click's message quotes


def _said(error: click.ClickException) -> str:
    """Click's own errors in Vietnamese; ours are already."""
    match error:
        case click.NoSuchOption():
            hint = f"; có phải {', '.join(error.possibilities)}?" if error.possibilities else ""
            return f"không có tùy chọn {error.option_name}{hint}"
        case click.exceptions.NoSuchCommand():
            hint = f"; có phải {', '.join(error.possibilities)}?" if error.possibilities else ""
            return f"không có lệnh {error.command_name}{hint}"
        case click.MissingParameter():
            return f"thiếu {_name(error)}"
        case click.BadOptionUsage():
            return f"tùy chọn {error.option_name} dùng sai (thiếu hoặc thừa giá trị)"
        case click.BadParameter(param=click.Option(type=click.Choice(choices=choices))):
            return f"{_name(error)} chỉ nhận: {', '.join(choices)}"
        case click.BadParameter(param=click.Parameter(metavar=str(metavar))):
            given = _GIVEN.search(error.message)
            said = f"«{given.group(1)}» không hợp lệ" if given else "giá trị không hợp lệ"
            return f"{said}, cần {metavar.strip('[]')} ({_name(error)})"
        case _:
            return error.format_message()


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return ""
    return (
        error.param.human_readable_name if isinstance(error.param, click.Argument) else error.param.opts[-1]
    )


def _translated(option: click.Option | None, lang: Lang) -> click.Option | None:
    if option is not None:
        option.help = _HELP.said(lang)
    return option


def _write_usage(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, lang: Lang
) -> None:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix=_USAGE.said(lang))


def _write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, lang: Lang
) -> None:
    # Arguments stand in the usage line and are explained in the text.
    options = (param for param in command.get_params(ctx) if isinstance(param, click.Option))
    lines = [line for option in options if (line := option.get_help_record(ctx)) is not None]
    with formatter.section(_OPTIONS.said(lang)):
        formatter.write_dl(lines)

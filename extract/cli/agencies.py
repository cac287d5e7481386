"""`chidao agencies`: who is who in the register, and the register against itself."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from extract.cli.checking import check_command, tell
from extract.cli.shape import Command, Group, day_option
from extract.errors import Wording, printable

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from extract.agencies import Body
    from extract.errors import Lang

_LEVELS = {
    "central": Wording("trung ương", "central"),
    "region": Wording("khu vực", "region"),
    "province": Wording("cấp tỉnh", "province"),
    "district": Wording("cấp huyện", "district"),
    "commune": Wording("cấp xã", "commune"),
}


def command(lang: Lang) -> click.Group:
    """The group `agencies`."""
    group = Group(
        lang=lang,
        name="agencies",
        help=Wording("Sổ đăng ký cơ quan.", "The register of agencies.").said(lang),
    )
    group.add_command(_find_command(lang))
    group.add_command(_check_command(lang))
    return group


def _find_command(lang: Lang) -> click.Command:
    def find(
        phrase: str, place: str | None, on: datetime | None, as_of: datetime | None, as_json: bool
    ) -> int:
        day = on.date() if on else datetime.now().astimezone().date()
        return _find(phrase, place, day, as_of.date() if as_of else None, lang, as_json=as_json)

    return Command(
        lang=lang,
        name="find",
        callback=find,
        params=[
            click.Argument(["phrase"], metavar=Wording("TÊN", "NAME").said(lang)),
            click.Option(
                ["--place"],
                metavar=Wording("NƠI", "PLACE").said(lang),
                help=Wording(
                    "Nơi ban hành của văn bản: “Quảng Ngãi”, “xã Ba Tơ, Quảng Ngãi”.",
                    "Where the document comes from: “Quảng Ngãi”, “xã Ba Tơ, Quảng Ngãi”.",
                ).said(lang),
            ),
            day_option(
                "--on",
                Wording("Ngày của văn bản; mặc định là hôm nay.", "The document's day; today by default."),
                lang,
            ),
            day_option(
                "--as-of",
                Wording(
                    "Ngày cần biết cơ quan kế tục; mặc định là mới nhất.",
                    "The day on which the successor is asked for; the latest by default.",
                ),
                lang,
            ),
            click.Option(
                ["--json", "as_json"], is_flag=True, help=Wording("In JSON.", "Print JSON.").said(lang)
            ),
        ],
        help=Wording(
            "Cho biết TÊN là cơ quan nào.\n\nMã kết thúc: 0 tìm thấy; 1 không biết hoặc không rõ là cơ quan "
            "nào; 2 dùng sai lệnh.",
            "Tell which body NAME is.\n\nExit codes: 0 found; 1 unknown or ambiguous; 2 wrong usage.",
        ).said(lang),
    )


def _find(phrase: str, place: str | None, on: date, as_of: date | None, lang: Lang, *, as_json: bool) -> int:
    from extract.agencies import heir, register
    from extract.agencies.lookup import UnknownPlace, find
    from extract.rulebook import rulebook

    book = rulebook()
    try:
        body = find(phrase, book, place=place, on=on)
    except UnknownPlace as error:
        said = Wording(
            f"không có nơi “{error}”; ghi tên tỉnh, hoặc “xã …, tỉnh …”",
            f"no place “{error}”; write a province, or “xã …, province”",
        )
        raise click.UsageError(said.said(lang), click.get_current_context()) from error
    after = heir(body, as_of, register(book))
    click.echo(_json(body, after) if as_json else "\n".join(_lines(body, after, lang)))
    return 0 if body.known else 1


def _lines(body: Body, after: Body | None, lang: Lang) -> list[str]:
    if body.several:
        return [Wording("Có thể là: ", "May be: ").said(lang) + "; ".join(body.several)]
    if body.agency is None:
        return [Wording(f"Không có trong sổ: {body.name}", f"Not in the register: {body.name}").said(lang)]
    agency = body.agency
    period = f"{agency.since or '…'} – {agency.to or '…'}"
    lines = [
        printable(body.full_name),
        f"  {Wording('mã', 'id').said(lang)}: {body.id or '-'}",
        f"  {Wording('loại', 'kind').said(lang)}: {agency.kind}",
        f"  {Wording('cấp', 'level').said(lang)}: {_LEVELS[agency.level].said(lang)}",
        f"  {Wording('nơi', 'place').said(lang)}: {body.place or '-'}",
        f"  {Wording('tồn tại', 'in being').said(lang)}: {period}"
        + (
            Wording(" (không phải vào ngày hỏi)", " (not on the day asked)").said(lang)
            if body.valid is False
            else ""
        ),
        f"  {Wording('căn cứ', 'source').said(lang)}: {agency.source}",
    ]
    if after is not None:
        lines.append(f"  {Wording('kế tục', 'successor').said(lang)}: {after.full_name}")
    if agency.note:
        lines.append(f"  {Wording('ghi chú', 'note').said(lang)}: {agency.note}")
    return lines


def _json(body: Body, after: Body | None) -> str:
    import json

    agency = body.agency
    said = {
        "name": body.name,
        "full_name": body.full_name,
        "id": body.id,
        "known": body.known,
        "title": body.title,
        "place": body.place,
        "kind": agency.kind if agency else None,
        "level": agency.level if agency else None,
        "valid": body.valid,
        "successor": {"id": after.id, "name": after.name, "full_name": after.full_name, "place": after.place}
        if after
        else None,
        "candidates": list(body.several),
    }
    return json.dumps(said, ensure_ascii=False)


def _check_command(lang: Lang) -> click.Command:
    told = Wording(
        "Đối chiếu sổ đăng ký cơ quan với chính nó: tên, ngày, cơ quan kế tục, cách viết, ví dụ.",
        "Check the register against itself: names, days, successors, spellings, examples.",
    )
    return check_command(lang, told, lambda folder: _check(folder, lang))


def _check(folder: Path | None, lang: Lang) -> int:
    from extract.agencies.check import check_agencies
    from extract.agencies.register import read_agencies
    from extract.rulebook import rules_folder

    if code := tell(check_agencies(folder), lang):
        return code
    agencies, _ = read_agencies(folder or rules_folder())
    spellings = sum(len(a.spellings) for a in agencies)
    click.echo(
        Wording(
            f"{len(agencies)} cơ quan, {spellings} cách viết khác: đều đúng.",
            f"{len(agencies)} agencies, {spellings} other spellings: all right.",
        ).said(lang)
    )
    return 0

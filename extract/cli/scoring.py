"""`chidao score`: how good answers are, against gold annotations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from extract.cli.shape import Command
from extract.errors import ReadError, Wording, printable
from extract.measure.manifest import SPLITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from extract.errors import Lang
    from extract.measure.gold import GoldDocument
    from extract.measure.manifest import Entry
    from extract.measure.score import Answer, DocumentScore, Measure

Grouping = Literal["kind", "layout"]

_MEASURES = {
    "directive": Wording("nhiệm vụ", "directive"),
    "lead": Wording("chủ trì", "lead"),
    "coord": Wording("phối hợp", "coord"),
    "deadline": Wording("thời hạn", "deadline"),
    "row": Wording("cả dòng", "row"),
    "reference": Wording("viện dẫn", "reference"),
    "ref_date": Wording("viện dẫn, ngày", "ref_date"),
    "header": Wording("thể thức", "header"),
}
_HELP = Wording(
    "Chấm kết quả so với bản chuẩn.\n\n"
    "BẢN_CHUẨN là thư mục các cặp TÊN.txt và TÊN.json. KẾT_QUẢ là tệp .jsonl (mỗi dòng một hồ sơ văn bản) "
    "hoặc thư mục của người chú giải khác; bỏ trống thì chấm chính chidao trên các văn bản ấy.",
    "Score answers against gold annotations.\n\n"
    "GOLD is a folder of pairs NAME.txt and NAME.json. PREDICTIONS is a .jsonl file (a document record a "
    "line) or the folder of another annotator; without it chidao itself is scored on these texts.",
)


def command(lang: Lang) -> click.Command:
    """The command `score`."""

    def score(
        gold: Path,
        predictions: Path | None,
        by: Grouping | None,
        split: str | None,
        details: bool,
        as_json: bool,
    ) -> int:
        return _score(gold, predictions, by, split, lang, details=details, as_json=as_json)

    return Command(
        lang=lang,
        name="score",
        callback=score,
        help=_HELP.said(lang),
        params=[
            click.Argument(
                ["gold"],
                metavar=Wording("BẢN_CHUẨN", "GOLD").said(lang),
                type=click.Path(path_type=Path),
            ),
            click.Argument(
                ["predictions"],
                metavar=Wording("[KẾT_QUẢ]", "[PREDICTIONS]").said(lang),
                required=False,
                type=click.Path(path_type=Path),
            ),
            click.Option(
                ["--by"],
                type=click.Choice(["kind", "layout"]),
                help=Wording(
                    "Chia theo loại văn bản hoặc cách trình bày.", "Divide by document kind or by layout."
                ).said(lang),
            ),
            click.Option(
                ["--split"],
                type=click.Choice(SPLITS),
                help=Wording(
                    "Chỉ phần này của kho văn bản, theo manifest.tsv.",
                    "Only this part of the corpus, as its manifest says.",
                ).said(lang),
            ),
            click.Option(
                ["--details"],
                is_flag=True,
                help=Wording("In từng chỗ khác nhau.", "Print every difference.").said(lang),
            ),
            click.Option(
                ["--json", "as_json"],
                is_flag=True,
                help=Wording("In các con số dưới dạng JSON.", "Print the figures as JSON.").said(lang),
            ),
        ],
    )


def _score(
    folder: Path,
    predictions: Path | None,
    by: Grouping | None,
    split: str | None,
    lang: Lang,
    *,
    details: bool,
    as_json: bool,
) -> int:
    from extract.measure.answers import own_answers, read_answers
    from extract.measure.gold import GoldError, read_gold
    from extract.measure.manifest import read_manifest
    from extract.measure.score import score

    try:
        entries = read_manifest(folder)
        gold = [d for d in read_gold(folder) if split is None or _split_of(d, entries, folder) == split]
        if not gold:
            raise GoldError(
                folder,
                "manifest.tsv",
                Wording(f"không có văn bản nào thuộc phần {split}", f"no document in split {split}"),
                Wording("hãy chọn phần khác hoặc bỏ --split", "take another one, or leave out --split"),
            )
        answers = read_answers(predictions) if predictions else dict(own_answers(gold))
    except ReadError as error:
        click.echo(error.line(lang), err=True)
        return 1
    except GoldError as error:
        click.echo(printable(error.line(lang)), err=True)
        return 1
    scores = [score(document, answers.get(document.name)) for document in gold]
    _name_unanswered(gold, answers, lang)
    groups: dict[str, list[DocumentScore]] = {"": list(scores)}
    for one in scores if by else ():
        for group in _groups_of(one, by, entries):
            groups.setdefault(group, []).append(one)
    if as_json:
        click.echo(json.dumps(_figures(groups), ensure_ascii=False))
        return 0
    if details:
        for line in _differences(scores, lang):
            click.echo(printable(line))
    for name, members in sorted(groups.items()):
        click.echo(_table(name, members, lang))
    return 0


def _groups_of(one: DocumentScore, by: Grouping | None, entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """The groups that a document counts in: its kind, or each way in which its copy is untidy."""
    if by == "kind":
        return (one.kind or "-",)
    return entries[one.name].layouts if one.name in entries else ("-",)


def _split_of(document: GoldDocument, entries: Mapping[str, Entry], folder: Path) -> str:
    from extract.measure.gold import GoldError

    if document.name not in entries:
        raise GoldError(
            folder,
            document.name,
            Wording("không có trong manifest.tsv", "not in manifest.tsv"),
            Wording("hãy bỏ --split, hoặc thêm vào đó", "leave out --split, or add it there"),
        )
    return entries[document.name].split


def _name_unanswered(gold: Iterable[GoldDocument], answers: dict[str, Answer], lang: Lang) -> None:
    missing = [document.name for document in gold if document.name not in answers]
    if missing:
        said = Wording(
            f"không có kết quả cho {len(missing)} văn bản, coi như sót hết: {', '.join(missing[:5])}",
            f"no predictions for {len(missing)} documents, counted as all missed: {', '.join(missing[:5])}",
        )
        click.echo(printable(said.said(lang)), err=True)


def _figures(groups: dict[str, list[DocumentScore]]) -> dict[str, Any]:
    """The figures of all documents and, under their names, of each group."""
    named = {name: _group_figures(members) for name, members in groups.items()}
    return {**named.pop(""), **({"groups": named} if named else {})}


def _group_figures(members: list[DocumentScore]) -> dict[str, Any]:
    from extract.measure.intervals import intervals
    from extract.measure.score import totals

    spread = intervals(members)
    figures: dict[str, Any] = {"documents": len(members)}
    for measure, tally in totals(members).items():
        figures[measure] = {
            "precision": round(tally.precision, 4),
            "recall": round(tally.recall, 4),
            "f1": round(tally.f1, 4),
            "interval": [round(bound, 4) for bound in spread[measure]],
            "tp": tally.right,
            "fp": tally.invented,
            "fn": tally.missed,
        }
    return figures


def _table(name: str, members: list[DocumentScore], lang: Lang) -> str:
    from extract.measure.intervals import intervals
    from extract.measure.score import totals

    tallies, spread = totals(members), intervals(members)
    wanted = tallies["directive"].right + tallies["directive"].missed
    head = Wording(
        f"{len(members)} văn bản, {wanted} nhiệm vụ trong bản chuẩn",
        f"{len(members)} documents, {wanted} gold directives",
    ).said(lang)
    columns = Wording("đúng    thừa     sót", "right  invent  missed").said(lang)
    measures = f"{'':16} P      R      F1     [95 %]          {columns}"
    lines = [f"{name}: {head}" if name else head, measures]
    for measure, t in tallies.items():
        low, high = spread[measure]
        # rounded to four digits first, as in the JSON: the same figure wherever it is printed
        shown = "  ".join(f"{round(figure, 4):.3f}" for figure in (t.precision, t.recall, t.f1))
        counts = f"{t.right:5}  {t.invented:6}  {t.missed:6}"
        lines.append(f"{_said(measure, lang):15} {shown}  [{low:.3f}, {high:.3f}]  {counts}")
    return "\n".join(lines) + "\n"


def _differences(scores: Iterable[DocumentScore], lang: Lang) -> Iterator[str]:
    gold, answer = Wording("sót", "missed"), Wording("thừa", "invented")
    for one in scores:
        for d in one.differences:
            parts = [
                f"{side.said(lang)}: {'; '.join(keys)}"
                for side, keys in ((gold, d.missed), (answer, d.invented))
                if keys
            ]
            where = f" | {d.where}" if d.where and d.measure != "directive" else ""
            yield f"{one.name}: {_said(d.measure, lang)}: {' · '.join(parts)}{where}"


def _said(measure: Measure, lang: Lang) -> str:
    return _MEASURES[measure].said(lang)

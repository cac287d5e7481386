"""`chidao train`: the statistical extractors fitted anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.cli.shape import Command
from extract.errors import Wording, printable
from extract.measure.manifest import CORPUS

if TYPE_CHECKING:
    from extract.errors import Lang

_HELP = Wording(
    "Huấn luyện lại các bộ trích thống kê.\n\n"
    "Học từ các văn bản đã chú giải của dự án (phần train và held theo manifest.tsv), cộng với những thư "
    "mục thêm vào, như các chỗ người dùng đã sửa; không đụng đến phần test, chỉ đo trên đó. Cùng dữ liệu "
    "thì ra cùng mô hình.",
    "Fit the statistical extractors anew.\n\n"
    "Learns from the annotated documents of the project (splits train and held of manifest.tsv) and from "
    "extra folders, such as what users corrected; the test split is only measured on. The same data give "
    "the same model.",
)
_STEPS = {
    "read": Wording("đọc văn bản", "reading documents"),
    "fit": Wording("học", "fitting"),
    "measure": Wording("đo trên phần test", "measuring on the test split"),
}


def command(lang: Lang) -> click.Command:
    """The command `train`."""

    def train(
        corpus: Path,
        extra: tuple[Path, ...],
        composed: int | None,
        output: Path | None,
        ablation: tuple[Path, ...],
    ) -> int:
        if ablation:
            return _ablate(ablation, lang)
        return _train(corpus, extra, composed, output, lang)

    return Command(
        lang=lang,
        name="train",
        callback=train,
        help=_HELP.said(lang),
        params=[
            _folder(
                ["--corpus"],
                Wording(f"Kho văn bản chú giải (mặc định: {CORPUS}).", f"The corpus (default: {CORPUS})."),
                lang,
                default=CORPUS,
            ),
            _folder(
                ["--extra"],
                Wording(
                    "Thêm văn bản chú giải để học; có thể lặp lại.",
                    "More annotated documents to learn from; may be repeated.",
                ),
                lang,
                multiple=True,
            ),
            click.Option(
                ["--composed"],
                type=click.IntRange(min=0),
                metavar=Wording("SỐ", "N").said(lang),
                help=Wording(
                    "Số văn bản ghép thêm từ các mảnh của kho (mặc định: như mô hình đi kèm).",
                    "How many documents to compose from pieces of the corpus (default: as shipped).",
                ).said(lang),
            ),
            _folder(
                ["-o", "--output"],
                Wording(
                    "Nơi ghi mô hình; mặc định là mô hình đi kèm chidao. "
                    "Dùng: chidao extract --model THƯ_MỤC.",
                    "Where the model goes; by default the one chidao ships. "
                    "Used by: chidao extract --model FOLDER.",
                ),
                lang,
            ),
            _folder(
                ["--ablation"],
                Wording(
                    "Không huấn luyện; so chỉ luật, chỉ mô hình và cả hai trên bản chuẩn này.",
                    "Train nothing; compare rules, model and both on these gold documents.",
                ),
                lang,
                metavar=Wording("BẢN_CHUẨN", "GOLD"),
                multiple=True,
            ),
        ],
    )


def _folder(
    names: list[str],
    told: Wording,
    lang: Lang,
    *,
    metavar: Wording = Wording("THƯ_MỤC", "FOLDER"),  # noqa: B008 - a tuple
    **settings: Any,
) -> click.Option:
    """An option that takes a folder."""
    kind = click.Path(path_type=Path)
    return click.Option(names, type=kind, metavar=metavar.said(lang), help=told.said(lang), **settings)


def _train(
    corpus: Path, extra: tuple[Path, ...], composed: int | None, output: Path | None, lang: Lang
) -> int:
    from extract.learned.artefact import FOLDER, save
    from extract.measure.gold import GoldError
    from extract.rulebook import rulebook

    try:
        from extract.train.build import COMPOSED, build, read_corpus
    except ImportError as error:
        said = Wording(
            f"thiếu {error.name}; hãy cài: pip install 'chidao[train]'",
            f"{error.name} is missing; install it: pip install 'chidao[train]'",
        )
        click.echo(said.said(lang), err=True)
        return 1
    try:
        found = read_corpus(corpus, extra)
        if not found.train or not found.held:
            raise GoldError(
                corpus,
                "manifest.tsv",
                Wording("không có phần train hoặc held", "there is no train or no held split"),
                Wording("hãy chỉ ra kho văn bản bằng --corpus", "name the corpus with --corpus"),
            )
    except GoldError as error:
        click.echo(printable(error.line(lang)), err=True)
        return 1
    command = " ".join(["chidao train", *(f"--extra {each.name}" for each in extra)])
    command += "" if composed is None else f" --composed {composed}"
    model = build(
        found,
        rulebook(),
        composed=COMPOSED if composed is None else composed,
        command=command,
        step=lambda s: click.echo(_STEPS[s].said(lang) + " …", err=True),
    )
    folder = output or FOLDER
    save(model, folder)
    if model.card["figures"]:
        click.echo(_table(str(corpus), model.card["figures"]["test"], lang))
    said = Wording(f"Đã ghi mô hình vào {folder}", f"Wrote the model to {folder}")
    click.echo(printable(said.said(lang)), err=True)
    return 0


def _ablate(folders: tuple[Path, ...], lang: Lang) -> int:
    from extract.learned.artefact import ModelError, shipped
    from extract.measure.calibration import acceptance, calibration_error
    from extract.measure.gold import GoldError, read_gold
    from extract.rulebook import rulebook
    from extract.train.ablation import ablation
    from extract.train.build import described, judged

    try:
        model = shipped()
        for folder in folders:
            documents = list(read_gold(folder))
            click.echo(_table(str(folder), described(ablation(documents, model, rulebook())), lang))
            rows = judged(documents, model)
            error_line = Wording("sai số hiệu chỉnh", "expected calibration error").said(lang)
            click.echo(f"{error_line}: {calibration_error(rows):.3f}")
            for each in acceptance(rows):
                said = Wording(
                    f"nhận mọi dòng từ {each.threshold:.2f}: {each.accepted}/{each.of}, sai {each.wrong}",
                    f"accept all rows from {each.threshold:.2f}: "
                    f"{each.accepted}/{each.of}, wrong {each.wrong}",
                )
                click.echo(said.said(lang))
    except (GoldError, ModelError) as error:
        click.echo(printable(error.line(lang)), err=True)
        return 1
    return 0


def _table(name: str, figures: dict[str, Any], lang: Lang) -> str:
    from extract.train.ablation import SHOWN, WHO

    head = Wording(
        f"{name}, {figures['documents']} văn bản      luật    mô hình  cả hai   thêm   [95 %]",
        f"{name}, {figures['documents']} documents     rules   model    both     gain   [95 %]",
    )
    lines = [head.said(lang)]
    for measure in SHOWN:
        row = figures[measure]
        gain, low, high = row["gain"]
        shown = "    ".join(f"{row[who]:.3f}" for who in WHO)
        lines.append(f"{measure:24} {shown}    {gain:+.3f}  [{low:+.3f}, {high:+.3f}]")
    return "\n".join(lines)

"""What README.md and the guide for rule authors show, run as it stands there."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

import extract
from extract.pipeline import extract_text
from extract.readers import read
from extract.rulebook import Rulebook
from extract.rulecheck import check, check_lexicons

ROOT = Path(extract.__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "rules" / "HUONG-DAN.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The code blocks of `text` in `language`, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def table(text: str, head: str) -> list[list[str]]:
    """The cells of the table whose head line begins with `head`."""
    lines = text[text.index(head) :].splitlines()
    body = lines[2 : next((i for i, line in enumerate(lines) if not line.startswith("|")), len(lines))]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in body]


# --- commands -----------------------------------------------------------------------------------------------


class Command(NamedTuple):
    line: str
    output: str


def commands(text: str) -> list[Command]:
    """The command lines of the console blocks of `text`, with what stands below each."""
    found = []
    for block in blocks(text, "console"):
        for entry in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, output = entry.partition("\n")
            found.append(Command(line, output))
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the samples and the rules in it, and `chidao` beside it."""
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    command = tmp_path / "bin" / "chidao"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m extract.cli "$@"\n')
    command.chmod(0o755)
    return tmp_path


def said(line: str, desk: Path) -> str:
    """What the shell shows for `line`, without blanks at the ends of lines."""
    environment = {k: v for k, v in os.environ.items() if k not in {"CHIDAO_LANG", "NO_COLOR", "FORCE_COLOR"}}
    environment |= {
        "PATH": f"{desk / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "80",
    }
    done = subprocess.run(
        ["sh", "-c", line],
        cwd=desk,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    return "\n".join(each.rstrip() for each in done.stdout.decode().splitlines())


def pattern(output: str) -> str:
    """A pattern for `output` as the manual shows it, where … stands for anything."""
    wanted = "\n".join(each.rstrip() for each in output.splitlines())
    return ".*?".join(map(re.escape, wanted.split("…")))


@pytest.mark.parametrize("command", [*commands(README), *commands(GUIDE)], ids=lambda c: c.line)
def test_command_says_what_the_manual_shows(command: Command, desk: Path) -> None:
    shown = said(command.line, desk)
    assert re.fullmatch(pattern(command.output), shown, re.DOTALL), shown
    for name in re.findall(r"-o ([\w.-]+)", command.line):
        assert (desk / name).is_file() == (name in shown), name


def test_commands_that_set_up_are_targets_of_the_makefile() -> None:
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = [word for line in blocks(README, "sh")[0].splitlines() for word in line.split()[1:2]]
    named += re.findall(r"`make ([a-z]+)", README)
    assert {"demo", "test", "bench"} <= set(named) <= set(targets)


# --- Python -------------------------------------------------------------------------------------------------


def test_python_gives_what_readme_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    source = "\n".join(blocks(README, "pycon"))
    examples = doctest.DocTestParser().get_doctest(source, {}, "README.md", "README.md", 0)
    assert len(examples.examples) > 10
    report: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(examples, out=report.append)
    assert result.failed == 0, "".join(report)


# --- tables -------------------------------------------------------------------------------------------------

_DOCUMENT = """ỦY BAN NHÂN DÂN
TỈNH AN GIANG

Số: 21/TB-UBND
An Giang, ngày 05 tháng 3 năm 2026

THÔNG BÁO
Kết luận cuộc họp giao ban

1. Giao Sở Nội vụ rà soát, báo cáo Ủy ban nhân dân tỉnh {words}.
"""


@pytest.mark.parametrize("row", table(README, "| words | start |"), ids=lambda row: row[0])
def test_deadline_reads_as_the_table_says(row: list[str]) -> None:
    record = extract.extract(_DOCUMENT.format(words=row[0]).encode())
    (directive,) = record.directives
    (deadline,) = directive.deadlines
    read = [deadline.text, deadline.start, deadline.due, str(deadline.before).lower(), deadline.rrule]
    assert [cell or "" for cell in read] == row


def test_what_is_called_no_deadline_is_none() -> None:
    for words in ("khẩn trương", "trong thời gian tới", "thường xuyên"):
        (directive,) = extract.extract(_DOCUMENT.format(words=words).encode()).directives
        assert directive.deadlines == []


def test_warning_codes_are_those_of_the_code() -> None:
    listed = {
        code for row in table(README, "| code | means |") for code in re.findall(r"`([a-z-]+)`", row[0])
    }
    made = {
        code
        for path in (ROOT / "extract").rglob("*.py")
        if path.parent.name != "package"  # names the fields of letters and messages
        for code in re.findall(r'\("([a-z]+(?:-[a-z]+)+)", ', path.read_text(encoding="utf-8"))
    }
    assert listed == made


def test_codes_of_what_is_missing_are_those_of_the_code() -> None:
    from extract.missing import MESSAGES, SHORT
    from schemas import Missing

    listed = {row[0].strip("`"): row[1] for row in table(README, "| code | list |")}
    assert listed == {code: said.vi for code, said in SHORT.items()}
    assert list(listed) == list(MESSAGES) == list(get_args(Missing))


def test_columns_are_those_of_the_outputs() -> None:
    from extract.outputs.columns import TASKS, TRACES

    listed = [name for row in table(README, "| column | holds |") for name in row[0].split(", ")]
    assert listed == [column.head.vi for column in (*TASKS, *TRACES)]


def test_links_lead_to_files_of_the_repository() -> None:
    for text, folder in ((README, ROOT), (GUIDE, ROOT / "rules")):
        for link in re.findall(r"\]\(([^)]+)\)", text):
            assert (folder / link.partition("#")[0]).exists(), link


# --- the guide ----------------------------------------------------------------------------------------------


class Cure(NamedTuple):
    """A worked example of the guide: a sentence, the row to add, and the leads before and after."""

    lexicon: str
    row: str
    sentence: str
    wrong: str
    right: str


def cures() -> list[Cure]:
    """The worked examples of the guide: a table each, of what was wrong and what is right."""
    found = []
    for section in re.split(r"^### ", GUIDE, flags=re.MULTILINE):
        if "| Câu |" not in section:
            continue
        (lexicon,) = set(re.findall(r"`words/(\w+\.tsv)`", section.splitlines()[0]))
        (row,) = blocks(section, "tsv")
        cells = {name: text for name, text in (line for line in table("\n" + section, "| Câu |")) if text}
        sentence = re.search(r"^\| Câu \| (.*?) \|$", section, re.MULTILINE)
        assert sentence is not None
        found.append(Cure(lexicon, row.strip("\n"), sentence[1], cells["Trước"], cells["Sau"]))
    return found


def shown_row(folder: Path, sentence: str) -> str:
    """The leads and the task that the rules of `folder` read in `sentence`, as the guide shows them."""
    head = _DOCUMENT.partition("1. ")[0]
    order = "Thực hiện Kế hoạch số 12/KH-UBND ngày 02/3/2026, Ủy ban nhân dân tỉnh yêu cầu:"
    text = read(f"{head}{order}\n\n1. {sentence}\n".encode())
    rows = extract_text(text, Rulebook(folder)).directives
    if not rows:
        return "(không có dòng nào)"
    leads = ["; ".join(party.name for party in row.leads) or "(trống)" for row in rows]
    return "<br>".join(f"{lead} → {row.task.rstrip('.')}" for lead, row in zip(leads, rows, strict=True))


@pytest.mark.parametrize("cure", cures(), ids=lambda cure: cure.lexicon)
def test_word_of_the_guide_cures_its_row(cure: Cure, desk: Path) -> None:
    lexicon = desk / "rules" / "words" / cure.lexicon
    word = cure.row.split("\t")[0]
    lines = lexicon.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.split("\t")[0].strip() != word]
    lexicon.write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert shown_row(desk / "rules", cure.sentence) == cure.wrong
    lexicon.write_text("\n".join([*kept, cure.row]) + "\n", encoding="utf-8")
    assert shown_row(desk / "rules", cure.sentence) == cure.right
    assert [p for p in check_lexicons(desk / "rules") if p.file == lexicon] == []


def test_guide_names_every_rule_file_and_lexicon() -> None:
    rules = ROOT / "rules"
    files = [*rules.glob("*.yaml"), *rules.glob("parts/*.yaml"), *rules.glob("words/*.tsv")]
    assert [path.name for path in files if f"`{path.relative_to(rules)}`" not in GUIDE] == []


def test_rule_of_the_guide_is_accepted(desk: Path) -> None:
    (rule,) = [block for block in blocks(GUIDE, "yaml") if block.startswith("label:")]
    mine = desk / "rules" / "order.mine.yaml"
    mine.write_text(rule, encoding="utf-8")
    assert [problem for problem in check(desk / "rules") if problem.file == mine] == []
    mine.write_text(rule.replace("never:", "# never:"), encoding="utf-8")
    assert [problem.file for problem in check(desk / "rules")][-1:] == [mine]


def test_messages_of_the_guide_are_those_of_the_checker() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "extract" / "rulecheck.py", *(ROOT / "extract" / "rulebook").glob("*.py"))
    )
    for message, _ in table(GUIDE, "| Máy báo |"):
        for words in message.replace("``", "").strip("` ").split("…"):
            assert words.strip() in code, message

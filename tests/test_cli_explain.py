"""`chidao explain` as a user meets it: a whole document, one place of it, and what is said about no place."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from extract.explain import Explanation, explain
from extract.explain.words import FIELDS, Glossary
from tests import command

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

LETTER = """ỦY BAN NHÂN DÂN
TỈNH BÌNH SƠN

Số: 14/UBND-NC
V/v giữ an toàn bến sông

Bình Sơn, ngày 05 tháng 3 năm 2026

Kính gửi: Các sở, ban, ngành tỉnh.

Thời gian qua, nhiều bến nhỏ hoạt động không phép.

I. NHIỆM VỤ

1. Sở Xây dựng chủ trì, phối hợp với Sở Tài chính rà soát các bến thuyền, báo cáo trước ngày 25 hằng tháng.

2. Công an tỉnh:

a) Kiểm tra giấy tờ của chủ thuyền.

b) Tuần tra trên sông vào ban đêm trong quý II/2026.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Lê Văn Nghĩa
"""


def chidao(*arguments: str, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    """Runs `chidao explain`, 100 columns wide."""
    return command.chidao("explain", *arguments, **{"COLUMNS": "100", **settings})


def shown(done: subprocess.CompletedProcess[bytes]) -> str:
    """What a run that went well says, on one line."""
    assert (done.returncode, done.stderr) == (0, b"")
    return " ".join(done.stdout.decode().split())


def values(done: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    """What a run that went well gives as JSON: one line."""
    assert (done.returncode, done.stderr) == (0, b"")
    (line,) = done.stdout.decode().splitlines()
    given: dict[str, Any] = json.loads(line)
    return given


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the letter in it."""
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    return tmp_path


@pytest.fixture
def wanted() -> Explanation:
    """The explanation of the letter."""
    one = explain(LETTER.encode(), name="letter.txt")
    assert [directive.path for directive in one.record.directives] == ["I.1", "I.2.a", "I.2.b"]
    return one


# --- a whole document ---------------------------------------------------------------------------------------


def test_a_document_is_told_whole_directive_by_directive(folder: Path, wanted: Explanation) -> None:
    said = shown(chidao("letter.txt", cwd=folder))
    glossary = Glossary()
    for directive in wanted.record.directives:
        assert f"{directive.path} {directive.task} {directive.id}" in said
        for reason in wanted.reasons[directive.id]:
            assert f"«{reason.text}»" in said
            assert f"{glossary.said(reason.by, 'vi')} [{reason.by}]" in said
        for collision in wanted.colliding(directive.span):
            assert f"«{collision.winner.text}» [{collision.winner.by}] > «{collision.loser.text}»" in said
    for passage in wanted.passages:
        if passage.directive is None:
            assert f"«{passage.text}» {glossary.said(passage.by, 'vi')} [{passage.by}]" in said
    assert any(wanted.colliding(directive.span) for directive in wanted.record.directives)
    assert "Không thành nhiệm vụ" in said


def test_lines_keep_to_the_width_and_bear_no_escapes(folder: Path) -> None:
    out = chidao("letter.txt", cwd=folder, COLUMNS="60").stdout.decode()
    assert max(map(len, out.splitlines())) <= 60
    assert "\x1b" not in out


def test_standard_input_is_a_document(folder: Path) -> None:
    piped = chidao("-", "--json", given=LETTER.encode())
    assert values(piped)["source"] == "stdin"
    assert shown(chidao("-", given=LETTER.encode())) == shown(chidao("letter.txt", cwd=folder))


def test_english_labels_and_sentences_when_asked(folder: Path, wanted: Explanation) -> None:
    for english in (
        chidao("letter.txt", "--lang", "en", cwd=folder),
        chidao("letter.txt", cwd=folder, CHIDAO_LANG="en"),
    ):
        said = shown(english)
        for reasons in wanted.reasons.values():
            for reason in reasons:
                assert FIELDS[reason.field].en in said
                assert Glossary().said(reason.by, "en") in said
        assert "No directive" in said
        assert not re.search(r"Chủ trì «|Không thành nhiệm vụ", said)
    assert chidao("--help", "--lang", "en").stdout.startswith(b"Usage: chidao explain")


# --- one place ----------------------------------------------------------------------------------------------


def test_an_id_shows_its_directive_alone(folder: Path, wanted: Explanation) -> None:
    second = wanted.record.directives[1]
    given = values(chidao("letter.txt", "--at", second.id, "--json", cwd=folder))
    assert [each["id"] for each in given["directives"]] == [second.id]
    assert given["passages"] == []
    assert f"I.2.a {second.task}" in shown(chidao("letter.txt", "--at", second.id, cwd=folder))


@pytest.mark.parametrize("path", ["I.2.b", "i.2.B"])
def test_a_path_shows_what_stands_there(folder: Path, wanted: Explanation, path: str) -> None:
    given = values(chidao("letter.txt", "--at", path, "--json", cwd=folder))
    assert [each["id"] for each in given["directives"]] == [wanted.record.directives[2].id]
    assert given["passages"] == []


def test_a_path_of_no_task_shows_why_it_is_none(folder: Path) -> None:
    given = values(chidao("letter.txt", "--at", "I.2", "--json", cwd=folder))
    assert given["directives"] == []
    assert [(each["text"], each["outcome"], each["by"]) for each in given["passages"]] == [
        ("Công an tỉnh:", "lead_in", "lead_in.parties")
    ]


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("giấy tờ của", "I.2.a"),
        ("  KIỂM TRA   giấy tờ ", "I.2.a"),
        ("hằng tháng", "I.1"),
        ("quý II", "I.2.b"),
    ],
)
def test_some_words_show_the_directive_they_stand_in(folder: Path, words: str, path: str) -> None:
    given = values(chidao("letter.txt", "--at", words, "--json", cwd=folder))
    assert [each["path"] for each in given["directives"]] == [path]
    assert given["passages"] == []


def test_words_of_a_passage_that_is_no_task_show_why(folder: Path) -> None:
    said = shown(chidao("letter.txt", "--at", "nhiều bến nhỏ", cwd=folder))
    assert said.startswith("Không thành nhiệm vụ «Thời gian qua, nhiều bến nhỏ hoạt động không phép.»")
    assert said.endswith(f"{Glossary().said('background.past', 'vi')} [background.past]")


@pytest.mark.parametrize("words", ["Kính gửi", "lê văn nghĩa", "Số: 14/UBND-NC", "Lưu: VT"])
def test_words_outside_the_body_are_said_to_be_outside(folder: Path, words: str) -> None:
    said = shown(chidao("letter.txt", "--at", words, cwd=folder))
    assert said == f"«{words}»: {Glossary().said('bar.outside', 'vi')}"


def test_an_unknown_place_is_an_error_that_names_the_mend(folder: Path) -> None:
    for lang, mend in (
        ("vi", "hãy lấy mã, số mục hoặc chữ từ chính văn bản"),
        ("en", "from the document itself"),
    ):
        done = chidao("letter.txt", "--at", "IX.9", "--lang", lang, cwd=folder)
        assert (done.returncode, done.stdout) == (1, b"")
        (line,) = done.stderr.decode().splitlines()
        assert line.startswith("letter.txt: --at IX.9: ")
        assert line.endswith(mend)


# --- as JSON ------------------------------------------------------------------------------------------------


def test_json_has_the_spans_and_rules_of_the_explanation(folder: Path, wanted: Explanation) -> None:
    given = values(chidao("letter.txt", "--json", cwd=folder))
    assert given["source"] == "letter.txt"
    directives = wanted.record.directives
    assert [(each["id"], each["path"], each["span"]) for each in given["directives"]] == [
        (directive.id, directive.path, list(directive.span)) for directive in directives
    ]
    for each, directive in zip(given["directives"], directives, strict=True):
        assert [
            (r["field"], r["by"], r["span"], r["text"], r["value"], r["path"]) for r in each["reasons"]
        ] == [(r.field, r.by, list(r.span), r.text, r.value, r.path) for r in wanted.reasons[directive.id]]
        assert [(c["winner"]["by"], c["loser"]["span"], c["why"]) for c in each["collisions"]] == [
            (c.winner.by, list(c.loser.span), c.why) for c in wanted.colliding(directive.span)
        ]
    left = [passage for passage in wanted.passages if passage.directive is None]
    assert [(p["outcome"], p["by"], p["span"]) for p in given["passages"]] == [
        (passage.outcome, passage.by, list(passage.span)) for passage in left
    ]
    for reason in (reason for each in given["directives"] for reason in each["reasons"]):
        assert " ".join(wanted.record.text[slice(*reason["span"])].split()) == reason["text"]


# --- what cannot be explained -------------------------------------------------------------------------------


def test_a_file_that_is_not_there_is_one_line(folder: Path) -> None:
    done = chidao("missing.txt", cwd=folder)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == "missing.txt: không có tệp này; hãy kiểm tra đường dẫn\n"
    english = chidao("missing.txt", "--lang", "en", cwd=folder)
    assert english.stderr.decode() == "missing.txt: no such file; check the path\n"
    nothing = chidao("-")
    assert (nothing.returncode, nothing.stdout) == (1, b"")
    assert len(nothing.stderr.decode().splitlines()) == 1


def test_one_document_is_asked_for(folder: Path) -> None:
    for arguments in ((), ("letter.txt", "letter.txt"), ("letter.txt", "--att", "1")):
        done = chidao(*arguments, cwd=folder)
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr


def test_escape_sequences_of_a_document_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LETTER.replace("giấy tờ", "\x1b[31mgiấy [red]tờ"), encoding="utf-8")
    for arguments in ((), ("--at", "của chủ thuyền")):
        out = chidao("a.txt", *arguments, cwd=tmp_path).stdout.decode()
        assert "\x1b" not in out
        assert "[red]tờ" in out


def test_what_a_task_does_not_say_is_told_in_a_sentence_with_its_code(folder: Path) -> None:
    letter = str(folder / "letter.txt")
    told = shown(chidao(letter, "--at", "I.2.a"))
    english = shown(chidao(letter, "--at", "I.2.a", "--lang", "en"))
    (task,) = values(chidao(letter, "--at", "I.2.a", "--json"))["directives"]
    assert [each["code"] for each in task["missing"]] == ["no-deadline", "no-product", "no-report"]
    for each in task["missing"]:
        assert f"{each['vi']} [{each['code']}]" in told
        assert f"{each['en']} [{each['code']}]" in english
    assert told.count(FIELDS["missing"].vi) == 1

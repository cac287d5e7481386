"""Gold from a draft: quotations become offsets, and each slip is told with its file and place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from corpus.draft import gold_of, main
from extract.measure.gold import GoldError, read_document

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Số: 12/UBND-VP\n"
    "1. Giao **Phòng Văn\nhóa** soạn kịch bản | trước ngày\n30/6/2026.\n"
    "2. Phòng Văn hóa mượn loa. Đội văn nghệ tập mỗi tối thứ Hai.\n"
)
DRAFT = """
layout: wrapped
header:
  doc_type: CV
  number: 12/UBND-VP
  addressees: [Phòng Văn hóa]
  signer: {position: CHỦ TỊCH, name: Lò Văn Suối}
references:
  - {type: NQ, number: 57-NQ/TW, issued_on: 2024-12-22}
  - {type: LUAT, title: Luật Di sản văn hóa}
directives:
  - starts: Giao Phòng Văn hóa
    ends: trước ngày 30/6/2026.
    leads: [Phòng Văn hóa]
    coordinators: [Đội văn nghệ]
    deadlines: [{text: trước ngày 30/6/2026, due: 2026-06-30, before: true}]
  - starts: Phòng Văn hóa mượn loa.
    leads: [Phòng Văn hóa]
  - starts: Đội văn nghệ
    ends: thứ Hai.
    leads: [Xã Mây]
    inherited: true
    deadlines: [{text: mỗi tối thứ Hai, rrule: FREQ=WEEKLY;BYDAY=MO}]
"""


def draft(folder: Path, said: str = DRAFT, text: str = TEXT) -> Path:
    """A draft beside its text."""
    (folder / "mau.txt").write_text(text, encoding="utf-8")
    file = folder / "mau.yaml"
    file.write_text(said, encoding="utf-8")
    return file


def quoted(gold: dict[str, Any], text: str = TEXT) -> list[str]:
    """What the spans of `gold` hold."""
    return [text[slice(*directive["span"])] for directive in gold["directives"]]


def complaint(file: Path) -> GoldError:
    with pytest.raises(GoldError) as caught:
        gold_of(file)
    assert caught.value.file == file
    return caught.value


def test_quotations_are_found_over_line_ends_bold_marks_and_pipes(tmp_path: Path) -> None:
    assert quoted(gold_of(draft(tmp_path))) == [
        "Giao **Phòng Văn\nhóa** soạn kịch bản | trước ngày\n30/6/2026.",
        "Phòng Văn hóa mượn loa.",
        "Đội văn nghệ tập mỗi tối thứ Hai.",
    ]


def test_the_command_writes_gold_that_can_be_read(tmp_path: Path) -> None:
    file = draft(tmp_path)
    assert main([str(file)]) == 0
    document = read_document(tmp_path / "mau.json")
    assert document.header.number == "12/UBND-VP"
    assert document.header.addressees == ("Phòng Văn hóa",)
    assert document.header.issuer is None
    assert document.header.signer is not None
    assert (document.header.signer.authority, document.header.signer.name) == (None, "Lò Văn Suối")
    assert [(r.type, r.number, r.title, r.issued_on) for r in document.references] == [
        ("NQ", "57-NQ/TW", None, "2024-12-22"),
        ("LUAT", None, "Luật Di sản văn hóa", None),
    ]
    first, second, third = document.directives
    assert (first.leads, first.coordinators, first.inherited) == (
        ("Phòng Văn hóa",),
        ("Đội văn nghệ",),
        False,
    )
    (deadline,) = first.deadlines
    assert (deadline.due, deadline.before, deadline.rrule) == ("2026-06-30", True, None)
    assert (second.coordinators, second.deadlines) == ((), ())
    assert third.inherited
    assert (third.deadlines[0].before, third.deadlines[0].rrule) == (False, "FREQ=WEEKLY;BYDAY=MO")


def test_a_quotation_is_looked_for_behind_the_last_directive(tmp_path: Path) -> None:
    said = "directives:\n - {starts: Đội, ends: tối}\n - {starts: thứ Hai.}\n"
    text = "thứ Hai. Đội tập mỗi tối, nghỉ thứ Hai."
    spans = [directive["span"] for directive in gold_of(draft(tmp_path, said, text))["directives"]]
    assert spans == [[9, 24], [text.rindex("thứ"), len(text)]]


def test_the_last_words_may_be_among_the_first(tmp_path: Path) -> None:
    said = "directives:\n - {starts: Phòng Văn hóa mượn loa., ends: mượn}\n"
    assert quoted(gold_of(draft(tmp_path, said))) == ["Phòng Văn hóa mượn loa."]


def test_text_and_quotation_may_be_decomposed(tmp_path: Path) -> None:
    said = "directives:\n - {starts: Sở Y te\u0302\u0301, ends: trực.}\n"
    gold = gold_of(draft(tmp_path, said, "\ufeffGiao So\u031b\u0309 Y tế\r\ntrực."))
    assert quoted(gold, "Giao Sở Y tế\ntrực.") == ["Sở Y tế\ntrực."]


def test_marks_in_a_quotation_mean_themselves(tmp_path: Path) -> None:
    said = "directives:\n - {starts: 'Tổ (a.b)', ends: '?'}\n"
    assert quoted(
        gold_of(draft(tmp_path, said, "Tổ (aab) hay Tổ (a.b) đi?")), "Tổ (aab) hay Tổ (a.b) đi?"
    ) == ["Tổ (a.b) đi?"]


def test_an_empty_head_and_no_tasks_are_gold_too(tmp_path: Path) -> None:
    file = draft(tmp_path, "layout: no head\n")
    assert main([str(file)]) == 0
    document = read_document(tmp_path / "mau.json")
    assert (document.header.signer, document.references, document.directives) == (None, (), ())


@pytest.mark.parametrize(
    ("said", "place", "key"),
    [
        ("titel: x", "top", "'titel'"),
        ("header: {nummer: 1/CV}", "header", "'nummer'"),
        ("references: [{type: NQ}, {type: NQ, so: 5}]", "references[1]", "'so'"),
        ("directives: [{starts: Giao, lead: [x]}]", "directives[0]", "'lead'"),
        ("directives: [{starts: Giao, deadlines: [{dues: x}]}]", "directives[0].deadlines", "'dues'"),
    ],
)
def test_a_key_that_nobody_reads_is_refused(tmp_path: Path, said: str, place: str, key: str) -> None:
    error = complaint(draft(tmp_path, said))
    assert error.place == place
    assert key in error.reason


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("", "top"),
        ("- starts: Giao", "top"),
        ("header: CV", "header"),
        ("references: [57-NQ/TW]", "references[0]"),
        ("directives: [Giao]", "directives[0]"),
        ("directives: [{starts: Giao, deadlines: [30/6/2026]}]", "directives[0].deadlines"),
    ],
)
def test_what_should_have_keys_is_told(tmp_path: Path, said: str, place: str) -> None:
    error = complaint(draft(tmp_path, said))
    assert error.place == place
    assert "keys" in error.reason


@pytest.mark.parametrize("said", ["directives: [{leads: [x]}]", "directives: [{starts: ' '}]"])
def test_a_directive_without_a_quotation_is_told(tmp_path: Path, said: str) -> None:
    error = complaint(draft(tmp_path, said))
    assert (error.place, error.reason) == ("directives[0].starts", "no words")


def test_words_that_do_not_stand_in_the_text_are_told(tmp_path: Path) -> None:
    error = complaint(draft(tmp_path, "directives: [{starts: Giao Phòng Kinh tế}]"))
    assert error.place == "directives[0].starts"
    assert "'Giao Phòng Kinh tế'" in error.reason


def test_words_out_of_reading_order_are_told_with_what_stands_before(tmp_path: Path) -> None:
    said = "directives: [{starts: Đội văn nghệ, ends: thứ Hai.}, {starts: Phòng Văn hóa mượn}]"
    error = complaint(draft(tmp_path, said))
    assert error.place == "directives[1].starts"
    assert "tập mỗi tối thứ Hai." in error.reason


def test_an_end_before_its_start_is_told(tmp_path: Path) -> None:
    error = complaint(draft(tmp_path, "directives: [{starts: Đội văn nghệ, ends: kịch bản}]"))
    assert error.place == "directives[0].ends"


def test_one_broken_draft_does_not_keep_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad, alone = tmp_path / "tot", tmp_path / "hong", tmp_path / "le"
    for folder in (good, bad, alone):
        folder.mkdir()
    files = [draft(bad, "header: {nummer: 1}"), draft(alone), draft(good)]
    (alone / "mau.txt").unlink()
    assert main([str(file) for file in files]) == 1
    assert [(folder / "mau.json").exists() for folder in (bad, alone, good)] == [False, False, True]
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith(f"{files[0]}: header: ")
    assert str(alone / "mau.txt") in second


def test_a_value_of_another_shape_is_told_by_its_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = draft(tmp_path, "directives: [{starts: Giao, leads: Phòng Văn hóa}]")
    assert main([str(file)]) == 1
    assert f"{tmp_path / 'mau.json'}: directives[0].leads: " in capsys.readouterr().err
    assert not (tmp_path / "mau.json").exists()  # nor is gold that was there written over


def test_broken_yaml_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = draft(tmp_path, "header: {doc_type: CV\n")
    assert main([str(file)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{file}: line 2: ")
    assert said.count("\n") == 1


def test_a_text_in_another_encoding_is_told_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other").mkdir()
    bad, good = draft(tmp_path), draft(tmp_path / "other")
    (tmp_path / "mau.txt").write_bytes("Sở Y tế".encode("utf-16"))
    assert main([str(bad), str(good)]) == 1
    assert str(tmp_path / "mau.txt") in capsys.readouterr().err
    assert (tmp_path / "other" / "mau.json").exists()


def test_strings_stay_strings(tmp_path: Path) -> None:
    said = "header: {number: 012, issued_on: 2026-03-04, place: no}\nreferences: [{type: NQ, number: 1_0}]"
    gold = gold_of(draft(tmp_path, said))
    assert [gold["header"][key] for key in ("number", "issued_on", "place")] == ["012", "2026-03-04", "no"]
    assert gold["references"][0]["number"] == "1_0"
    assert json.loads(json.dumps(gold)) == gold

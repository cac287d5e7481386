"""Texts in a data frame in, tasks in a data frame out: types, names, and texts that cannot be read."""

from __future__ import annotations

import warnings

import pandas as pd
import pytest

import extract
from extract.errors import ReadError
from extract.frames import extract_frame
from extract.outputs.frame import DTYPES, frame

ORDER = """Số: 14/UBND-NC
Bình Sơn, ngày 05 tháng 3 năm 2026

Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Tài chính rà soát quỹ nhà, báo cáo trước ngày 30/6/2026.

2. Công an tỉnh kiểm tra kho bãi.
"""
OTHER = "Giao Sở Y tế kiểm tra các trạm y tế trong quý II/2026.\n"


@pytest.fixture
def documents() -> pd.DataFrame:
    """Two documents and one that orders nothing, with an id and a column of their own."""
    return pd.DataFrame(
        {
            "van_ban": [ORDER, OTHER, "Chào buổi sáng."],
            "ma": ["a/1", "b/2", "c/3"],
            "nguon": ["thư", "điện", "thư"],
        },
        index=[10, 20, 30],
    )


def dtypes(tasks: pd.DataFrame) -> dict[str, str]:
    return {name: str(dtype) for name, dtype in tasks.dtypes.items()}


def test_columns_have_the_documented_types(documents: pd.DataFrame) -> None:
    tasks = extract_frame(documents, text="van_ban")
    assert dtypes(tasks) == DTYPES
    assert list(tasks["ordinal"]) == [1, 2, 3]
    assert [list(leads) for leads in tasks["leads"]] == [["Sở Tài chính"], ["Công an tỉnh"], ["Sở Y tế"]]
    assert tasks["due"][0] == pd.Timestamp("2026-06-30")


def test_tasks_are_those_that_extract_finds(documents: pd.DataFrame) -> None:
    tasks = extract_frame(documents, text="van_ban", name="ma")
    wanted = frame(
        extract.extract(text.encode(), name=name)
        for text, name in zip(documents["van_ban"], documents["ma"], strict=True)
    )
    pd.testing.assert_frame_equal(tasks, wanted)


def test_both_frames_merge_by_name(documents: pd.DataFrame) -> None:
    tasks = extract_frame(documents, text="van_ban", name="ma")
    merged = documents.merge(tasks, left_on="ma", right_on="document", how="left")
    assert list(merged["nguon"]) == ["thư", "thư", "điện", "thư"]
    assert list(merged["task"].isna()) == [False, False, False, True]
    for text, span_start, span_end, words in zip(
        merged["van_ban"][:3],
        merged["span_start"][:3],
        merged["span_end"][:3],
        merged["text"][:3],
        strict=True,
    ):
        assert " ".join(text[int(span_start) : int(span_end)].split()) == words


def test_without_a_name_the_index_names(documents: pd.DataFrame) -> None:
    tasks = extract_frame(documents, text="van_ban")
    assert list(tasks["document"]) == ["10", "10", "20"]
    merged = tasks.merge(
        documents.set_index(documents.index.astype(str)), left_on="document", right_index=True
    )
    assert list(merged["nguon"]) == ["thư", "thư", "điện"]


def test_the_frame_that_came_in_stays_as_it_was(documents: pd.DataFrame) -> None:
    before = documents.copy(deep=True)
    extract_frame(documents, text="van_ban", name="ma")
    pd.testing.assert_frame_equal(documents, before)


def test_bytes_of_a_file_are_decoded() -> None:
    old = b"UBND ti\xd2nh giao S\xf5\xd2 T\xe0i ch\xednh r\xe0 so\xe1t d\xfd\xf2 \xe1n."
    (lead,) = extract_frame(pd.DataFrame({"text": [old]}))["leads"]
    assert list(lead) == ["Sở Tài chính"]


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, "", "  \n", b"", 7])
def test_a_text_that_is_not_there_raises_with_the_name(missing: object) -> None:
    documents = pd.DataFrame({"text": pd.Series([ORDER, missing], dtype="object"), "id": ["một", "hai"]})
    with pytest.raises(ReadError) as caught:
        extract_frame(documents, name="id")
    assert caught.value.name == "hai"


def test_with_errors_warn_the_rest_goes_on() -> None:
    texts = pd.Series([ORDER, None, b"%PDF-1.7\n", OTHER], dtype="object")
    documents = pd.DataFrame({"text": texts, "id": ["một", "hai", "ba", "bốn"]})
    with pytest.warns(UserWarning, match="^(?:hai|ba): ") as caught:
        tasks = extract_frame(documents, name="id", errors="warn")
    assert [str(each.message).split(":")[0] for each in caught] == ["hai", "ba"]
    assert list(tasks["document"]) == ["một", "một", "bốn"]
    assert dtypes(tasks) == DTYPES


def test_no_warning_where_all_can_be_read(documents: pd.DataFrame) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(extract_frame(documents, text="van_ban", errors="warn")) == 3


@pytest.mark.parametrize("texts", [[], ["Chào buổi sáng."]])
def test_no_tasks_are_an_empty_frame_of_the_same_types(texts: list[str]) -> None:
    tasks = extract_frame(pd.DataFrame({"text": pd.Series(texts, dtype="object")}))
    assert len(tasks) == 0
    assert dtypes(tasks) == DTYPES


@pytest.mark.parametrize("columns", [{"text": "noi_dung"}, {"text": "van_ban", "name": "so"}])
def test_a_column_that_is_not_there_raises(documents: pd.DataFrame, columns: dict[str, str]) -> None:
    with pytest.raises(KeyError):
        extract_frame(documents, **columns)  # type: ignore[arg-type]


def test_words_of_the_list_in_english() -> None:
    documents = pd.DataFrame({"text": [ORDER]})
    vietnamese, english = extract_frame(documents), extract_frame(documents, lang="en")
    assert vietnamese["assigned_by"][0] == "14/UBND-NC ngày 05/3/2026"
    assert english["assigned_by"][0] == "14/UBND-NC of 05/3/2026"

"""Every notebook is committed clean and runs from top to bottom in a fresh kernel of this interpreter."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
import pytest
from nbclient import NotebookClient

if TYPE_CHECKING:
    from nbformat import NotebookNode

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
PICTURES = {"00_tour": 4, "10_errors": 7, "20_train": 7}
TIMEOUT = 300  # seconds for a cell, on a machine that does much else

# A slash at which a path begins (not that of a number, a date, a tag or a URL), a drive, a home folder.
ABSOLUTE = re.compile(r"(?<![\w.*/:<)}\]])/[A-Za-z_]|\b[A-Za-z]:[\\/](?!/)|(?<!\w)~/")

every_notebook = pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)


@pytest.fixture
def kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a kernel that is the running interpreter, whatever kernels the machine has; what it leaves
    behind stays in `tmp_path`."""
    spec = {
        "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": "Python 3",
        "language": "python",
    }
    home = tmp_path / "kernels" / "python3"
    home.mkdir(parents=True)
    (home / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))  # looked through first
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.delenv("MPLBACKEND", raising=False)
    return home.name


def executed(notebook: NotebookNode, kernel: str, folder: Path) -> list[NotebookNode]:
    """The outputs of all cells of `notebook`, run in `folder`; raises where a cell does."""
    NotebookClient(
        notebook, kernel_name=kernel, timeout=TIMEOUT, resources={"metadata": {"path": str(folder)}}
    ).execute()
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]


def test_the_notebooks_are_those_whose_pictures_are_counted() -> None:
    assert [file.stem for file in NOTEBOOKS] == sorted(PICTURES)


def test_all_begin_alike() -> None:
    first = [nbformat.read(file, as_version=4).cells[:2] for file in NOTEBOOKS]
    assert {(title.cell_type, setup.id) for title, setup in first} == {("markdown", "setup")}
    assert len({setup.source for _, setup in first}) == 1  # the same colours, letters and tables in each


@every_notebook
def test_every_word_to_the_reader_has_its_english(file: Path) -> None:
    said = [cell.source for cell in nbformat.read(file, as_version=4).cells if cell.cell_type == "markdown"]
    assert [words for words in said if not re.search(r"\n\n\*[^*\n]+\*\Z", words)] == []


@every_notebook
def test_it_is_committed_without_outputs_and_execution_counts(file: Path) -> None:
    notebook = nbformat.read(file, as_version=4)
    nbformat.validate(notebook)
    codes = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.id for cell in codes if cell.outputs or cell.execution_count is not None] == []


@every_notebook
def test_it_names_no_absolute_path(file: Path) -> None:
    notebook = nbformat.read(file, as_version=4)
    said = [cell.source for cell in notebook.cells] + [json.dumps(notebook.metadata)]
    assert [words for words in said if ABSOLUTE.search(words)] == []


@pytest.mark.parametrize("path", ["open('/home/me/x')", 'Path("/tmp")', r"C:\Users", "D:/x", "~/.venv"])
def test_an_absolute_path_is_told(path: str) -> None:
    assert ABSOLUTE.search(path)


@pytest.mark.parametrize(
    "words", ["https://spacy.io/usage", "112/TB-UBND", "</b>", "ROOT / 'x'", "**/*.md", "Note:\\n", "a~b"]
)
def test_other_slashes_are_no_absolute_path(words: str) -> None:
    assert not ABSOLUTE.search(words)


def test_the_kernel_is_the_running_interpreter(kernel: str, tmp_path: Path) -> None:
    cell = nbformat.v4.new_code_cell("import sys\nprint(sys.executable)")
    [output] = executed(nbformat.v4.new_notebook(cells=[cell]), kernel, tmp_path)
    assert output.text.strip() == sys.executable


@every_notebook
@pytest.mark.parametrize("folder", [FOLDER, ROOT], ids=["notebooks", "root"])
def test_it_runs_without_a_complaint_and_draws_its_pictures(file: Path, folder: Path, kernel: str) -> None:
    outputs = executed(nbformat.read(file, as_version=4), kernel, folder)
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []
    assert sum("image/png" in output.get("data", {}) for output in outputs) == PICTURES[file.stem]

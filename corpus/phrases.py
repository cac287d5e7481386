"""The lexicon of words by which misread marks are put right: `python -m corpus.phrases [TEXTS.jsonl.gz …]`.

Words of two syllables that the training documents use and underthesea's dictionary knows, each with the
other words of the same letters: those of the dictionary, and those that any text given beside it uses. Only
words of the training documents are ever put in place of others.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import regex
import underthesea

from extract.readers import read
from extract.repair.words import Pair, bare, pair_of
from extract.rulebook import rules_folder
from extract.text import new_tones, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DOCUMENTS = Path(__file__).parent / "documents"
_DICTIONARY = Path(underthesea.__file__).parent / "corpus" / "data" / "Viet74K.txt"
_PAIR = regex.compile(r"(?<!\p{L})(\p{L}{2,})(?: |\n {0,8})(\p{L}{2,})(?!\p{L})")
_TEXTS_LEAST, _SHARE_LEAST = 3, 0.01  # texts that use a word, also by those that use the one it is like:
# slips of the keyboard are in fewer


def main(argv: list[str] | None = None) -> int:
    """Writes the lexicon anew; 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="*", type=Path)
    options = parser.parse_args(argv)
    used = Counter(pair for text in _training() for pair in set(_pairs(text)))
    seen = used + Counter(pair for text in _texts(options.texts) for pair in set(_pairs(text)))
    dictionary = set(_dictionary())
    alike: dict[Pair, set[Pair]] = {}
    for pair in dictionary | set(seen):
        alike.setdefault((bare(pair[0]), bare(pair[1])), set()).add(pair)
    with (rules_folder() / "words" / "phrases.tsv").open("w", encoding="utf-8") as out:
        out.write(
            "# Từ hai tiếng, để trả lại dấu cho chữ nhận dạng nhầm; other: từ khác cùng chữ, khác dấu.\n"
        )
        out.write("# Làm bằng: python -m corpus.phrases VĂN_BẢN.jsonl.gz\nphrase\tother\n")
        for pair in sorted(dictionary & set(used)):
            least = max(_TEXTS_LEAST, _SHARE_LEAST * seen[pair])
            others = sorted(
                other
                for other in alike[bare(pair[0]), bare(pair[1])]
                if other != pair and (other in dictionary or seen[other] >= least)
            )
            out.write(f"{' '.join(pair)}\t{','.join(map(' '.join, others))}\n")
    return 0


def _training() -> Iterator[str]:
    with (_DOCUMENTS / "manifest.tsv").open(encoding="utf-8", newline="") as manifest:
        for row in csv.DictReader(manifest, delimiter="\t"):
            if row["split"] == "train":
                yield read(_DOCUMENTS / f"{row['name']}.txt").chars


def _texts(files: Iterable[Path]) -> Iterator[str]:
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield normalise(json.loads(line)["text"])


def _dictionary() -> Iterator[Pair]:
    for line in _DICTIONARY.read_text(encoding="utf-8").splitlines():
        if len(line.split()) == 2 and line.replace(" ", "").isalpha():
            yield pair_of(normalise(line.strip()))


def _pairs(text: str) -> Iterator[Pair]:
    for m in _PAIR.finditer(new_tones(text.lower()), overlapped=True):
        yield m[1], m[2]


if __name__ == "__main__":
    sys.exit(main())

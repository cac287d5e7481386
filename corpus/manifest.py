"""The manifest of the corpus written anew: `python -m corpus.manifest`.

Names, splits and layouts are kept as they stand in `documents/manifest.tsv`; what can be read off the files
(hashes, kinds, dates, sizes) is read off them. A document that is not listed is refused: somebody has to say
in which split it is and how untidy its copy, in the file or with `chidao corpus add`.
"""

from __future__ import annotations

import sys

from corpus import DOCUMENTS
from extract.measure.gold import GoldError
from extract.measure.manifest import NAME, listed, read_manifest, written


def manifest() -> str:
    """The text of the manifest as it should be; raises `GoldError` where a document is not listed."""
    pairs = []
    for pair in listed(DOCUMENTS, read_manifest(DOCUMENTS)):
        if isinstance(pair, GoldError):
            raise pair
        pairs.append(pair)
    return written(pairs)


if __name__ == "__main__":
    try:
        text = manifest()
    except GoldError as error:
        sys.exit(str(error))
    (DOCUMENTS / NAME).write_text(text, encoding="utf-8")

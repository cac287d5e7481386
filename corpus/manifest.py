"""The manifest of the corpus written anew: `python -m corpus.manifest`.

Names, splits and layouts are kept as they stand in `documents/manifest.tsv`; what can be read off the files
(hashes, kinds, dates, sizes) is read off them. A document that is not listed is refused: somebody has to say
in which split it is and how untidy its copy.
"""

from __future__ import annotations

import csv
import io
import sys

from corpus import DOCUMENTS
from extract.measure.gold import GoldError, read_document
from extract.measure.manifest import COLUMNS, NAME, digest, read_manifest


def manifest() -> str:
    """The text of the manifest as it should be; raises `GoldError` where a document is not listed."""
    entries = read_manifest(DOCUMENTS)
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for file in sorted(DOCUMENTS.glob("*.json")):
        if file.stem not in entries:
            raise GoldError(DOCUMENTS / NAME, file.stem, "not listed", "add a line with its split and layout")
        document, entry = read_document(file), entries[file.stem]
        header = document.header
        writer.writerow(
            (
                document.name,
                entry.split,
                header.doc_type or "-",
                (header.issued_on or "-")[:4],
                header.issuer or "-",
                ", ".join(entry.layouts),
                len(document.directives),
                len(document.text.split()),
                digest(file.with_suffix(".txt")),
                digest(file),
            )
        )
    return out.getvalue()


if __name__ == "__main__":
    try:
        written = manifest()
    except GoldError as error:
        sys.exit(str(error))
    (DOCUMENTS / NAME).write_text(written, encoding="utf-8")

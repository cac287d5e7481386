"""Documents written for chidao with their gold annotations, and what reads and guards them. Not shipped.

`documents/` holds the pairs and their manifest, `second/` what a second reader said of each without seeing
the first, `first/` the first reading of those whose gold was settled otherwise afterwards.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
DOCUMENTS = FOLDER / "documents"
SECOND = FOLDER / "second"
FIRST = FOLDER / "first"

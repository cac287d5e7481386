"""How likely a row is right, field by field: what is asked of it before a calibrated model answers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import regex

from extract.learned.linear import logit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.assemble.draft import Draft
    from extract.learned.linear import Logistic

FIELDS = ("directive", "leads", "coordinators", "deadlines", "row")
"""What is asked about: is it a directive of this extent, is each field right, is all of it."""

_PARTAKING = regex.compile(r"(?<!\w)(?:phối hợp|cùng|tham gia|giúp)(?!\w)")
_TIME = regex.compile(r"(?<!\w)(?:ngày|tháng|quý|năm|tuần|giờ|hằng|hàng|định kỳ|trước|chậm nhất|kỳ)(?!\w)")
_WORDY = 9  # words of a lead that is a phrase, no name


def signs(draft: Draft, low: str, directive: float | None) -> dict[str, float]:
    """What there is to go by for `draft`: the probability that it is a directive (None where no model was
    asked), and what is known to go wrong in each field."""
    words = low[draft.start : draft.end]
    leads, partners = draft.leads, draft.partners
    claimed = [(d.start, d.end) for d in draft.deadlines]
    times = (m.start() for m in _TIME.finditer(low, draft.start, draft.end))
    stray = [at for at in times if not any(a <= at < b for a, b in claimed)]
    found = {
        "directive": 0.0 if directive is None else logit(directive) / 2,
        "beyond doubt": float(directive is None),
        f"leads={'nobody' if not leads else 'inherited' if draft.inherited else 'own'}": 1.0,
        "leads": math.log1p(len(leads)),
        "leads that are classes": float(any(item.collective for item in leads)),
        "leads that are phrases": float(any(item.name.count(" ") >= _WORDY for item in leads)),
        "partners": math.log1p(len(partners)),
        "partaking without partners": float(not partners and bool(_PARTAKING.search(words))),
        "deadlines": math.log1p(len(claimed)),
        "deadlines without a day": float(any(_unbound(d.value) for d in draft.deadlines)),
        "times that bound nothing": math.log1p(len(stray)),
        "semicolons": math.log1p(words.count(";")),
        "sentences": math.log1p(words.count(". ")),
        "length": math.log1p(len(words)) - 5,
    }
    return {name: value for name, value in found.items() if value}


def certainty(models: Mapping[str, Logistic], found: Mapping[str, float]) -> dict[str, float]:
    """The probability that each of `FIELDS` is right; a row is no surer than its least sure field."""
    sure = {field: models[field].probability(found) for field in FIELDS}
    sure["row"] = min(sure.values())
    return sure


def _unbound(timex: object) -> bool:
    return not any(getattr(timex, name) for name in ("start", "due", "rrule"))

"""Who has the last word, label by label, where rules and models disagree.

directive
    - The rules saw an order given, a table row, attribute lines, a column of parties: it stands. The words or
      the layout say so.
    - The rules saw somebody act, or took the passage for one that inherits or opens with a verb (`VETOED`):
      the model may turn it down below `FLOOR`, unless most of its siblings are directives (a list stands
      together) or a word of duty opens it.
    - The rules saw a plain or a telling sentence, a loose or an early paragraph (`ADDED`): the model may take
      it from `CEILING` on.
    - The rules saw a section of aims, an article, a quotation, a formula, a heading: they know what stands
      above it, and it stays what they say.
lead, coordinator
    - The rules named somebody: they stand. Where both speak, the rules are right far more often.
    - The rules turned the passage down, and the model took it: whom the party reader finds at its head, else
      whom the tagger marks, else whom it inherits.
deadline, reference
    - A value is read, never guessed: the rules alone.

`chidao train --ablation` measures what this is worth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.learned.linear import logit

if TYPE_CHECKING:
    from extract.learned.candidate import Candidate

VETOED = frozenset(
    {"clause.party", "clause.by_party", "lead.inherited", "lead.nobody", "lead.paragraph_before"}
)
ADDED = frozenset({"clause.plain", "clause.narrative", "clause.imperative", "bar.loose", "bar.preface"})
FLOOR, CEILING = 0.3, 0.9
DOUBTED = 0.15  # from here on a passage that became no directive is worth a person's look
_FEW, _MOST = 0.25, 0.75


def open_to_doubt(candidate: Candidate) -> bool:
    """True if a model may overrule what the rules made of `candidate`."""
    if candidate.taken:
        in_list = candidate.siblings is not None and candidate.siblings >= _MOST
        return candidate.by in VETOED and not in_list and not candidate.duty
    return candidate.outcome == "none" and candidate.by in ADDED


def evidence(candidate: Candidate, directive: float) -> dict[str, float]:
    """What speaks for and against `candidate` being a directive: the model's probability, as a logit, what
    the rules said, and what they said of its siblings."""
    share = candidate.siblings
    siblings = "none" if share is None else "few" if share < _FEW else "some" if share < _MOST else "most"
    return {
        "model": logit(directive),
        f"rules={_group(candidate)}": 1.0,
        f"siblings={siblings}": 1.0,
    }


def _group(candidate: Candidate) -> str:
    """What the rules said, without the finer points that few passages share."""
    if candidate.by in VETOED or candidate.by in ADDED:
        return candidate.by
    label = candidate.by.split(".")[0]
    return f"taken {label}" if candidate.taken else f"turned down {label}"

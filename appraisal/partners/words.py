"""How many partners an option has against those that it needs, in sentences for pages and
papers."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from appraisal.casefile.decision_parts import CasePartner
from workbench.numbers.listing import listed

_SAID = {
    "yes": ("has said yes", "have said yes"),
    "no": ("has said no", "have said no"),
    "undecided": ("is undecided", "are undecided"),
    "not-answered": ("has not answered", "have not answered"),
}


def partners_sentence(needed: int | None, answers: Sequence[CasePartner]) -> str:
    """ "5 of 10 needed: 4 have said yes, 1 has said no and 5 have not answered." The minimum is
    left out where none is known, and nothing is said where nobody was asked and none is needed."""
    if not answers:
        if needed is None:
            return ""
        verb = "is" if needed == 1 else "are"
        return f"{needed} {verb} needed, and nobody has been asked yet."
    counts = Counter(one.answer for one in answers)
    parts = [
        f"{counts[answer]} {one if counts[answer] == 1 else many}"
        for answer, (one, many) in _SAID.items()
        if counts[answer]
    ]
    said = listed(parts)
    if needed is None:
        return f"Of {len(answers)} asked, {said}."
    if needed > len(answers):
        return f"{needed} needed, and only {len(answers)} asked: {said}."
    return f"{needed} of {len(answers)} needed: {said}.{_enough(needed, counts)}"


def _enough(needed: int, counts: Counter[str]) -> str:
    """Whether there are enough already, or cannot be any more."""
    if counts["yes"] >= needed:
        return " That is enough."
    if sum(counts.values()) - counts["no"] < needed:
        return " That can no longer be reached."
    return ""


def is_late(answer: CasePartner, today: date) -> bool:
    """Whether the day by which an authority decides has gone by without a yes or a no."""
    open_ = answer.answer in ("undecided", "not-answered")
    return open_ and bool(answer.by) and date.fromisoformat(answer.by) < today

"""What a paper tells of the process: who rated apart, and each step that needed a reason."""

from collections import Counter
from datetime import date, datetime
from typing import Final

from django.utils import timezone

from appraisal.casefile.parts import CaseAppraisal, CaseMove
from appraisal.states import State
from workbench.dates import day
from workbench.numbers.listing import count_words, listed, opening

# What happened, by the state that it led to, where it went back and where it went on.
_BACK: Final = {
    State.SETTING_UP: "The weights were unlocked on {on}",
    State.SCORING: "Scoring was reopened on {on}",
    State.MODERATION: "Moderation was reopened on {on}, after the results had been released",
}
_ON: Final = {
    State.WEIGHTS_LOCKED: (
        "The weights were locked on {on} without any that were agreed, though assessors had given "
        "theirs"
    ),
    State.MODERATION: "Scoring was closed on {on} before every assessor had given every rating",
    State.RELEASED: "The results were released on {on} before every rating was agreed",
}
_AFTER_SCORING: Final = (State.SCORING, State.MODERATION)
_ORDER: Final = list(State)


def process_sentences(part: CaseAppraisal) -> tuple[str, ...]:
    """Who rated the options apart, by the authorities they speak for, which meetings agreed the
    ratings, and each step back or step taken all the same, with its reason. Nothing where one
    officer recorded the ratings."""
    steps = (_step(move) for move in part.moves if move.reason)
    return (*_assessors(part), *_meetings(part), *steps)


def _assessors(part: CaseAppraisal) -> tuple[str, ...]:
    scored = part.assessors
    if not scored:
        return ()
    authorities = list(dict.fromkeys(one.authority for one in scored if one.authority))
    count = opening(count_words(len(scored)))
    who = f"{count} assessor" if len(scored) == 1 else f"{count} assessors"
    speaking = f", speaking for {listed(authorities)}," if authorities else ""
    return (f"{who}{speaking} rated the options apart before the ratings were agreed.",)


def _meetings(part: CaseAppraisal) -> tuple[str, ...]:
    """One sentence for each meeting that agreed ratings, in the sequence in which they stand."""
    agreed = (one for one in part.ratings if not one.assessor)
    found = Counter((one.meeting, one.agreed_on, one.panel) for one in agreed)
    return tuple(_meeting(count, *where) for where, count in found.items() if any(where))


def _meeting(count: int, meeting: str, agreed_on: str, panel: str) -> str:
    ratings = "One rating was" if count == 1 else f"{opening(count_words(count))} ratings were"
    at = f" at the meeting “{meeting}”" if meeting else ""
    on = f" on {day(date.fromisoformat(agreed_on))}" if agreed_on else ""
    by = f" by {panel.strip().rstrip('.')}" if panel.strip() else ""
    return f"{ratings} agreed{at}{on}{by}."


def _step(move: CaseMove) -> str:
    on = day(timezone.localdate(datetime.fromisoformat(move.at)))
    was, now = State(move.from_), State(move.to)
    back = _ORDER.index(now) < _ORDER.index(was)
    words = (_BACK if back else _ON).get(now, f"The appraisal went on to “{now.label}” on {{on}}")
    happened = words.format(on=on)
    if now == State.SETTING_UP and was in _AFTER_SCORING:
        happened += ", after scoring had opened"
    return f"{happened}. The reason given: {move.reason.rstrip('.')}."

"""How an option stands on a criterion, in words."""

from appraisal.engine.result import CellState

# Levels that have a tint of their own, whatever the scale.
TINTED_LEVELS = frozenset({"high", "medium", "low"})
_STATES = {
    CellState.PASS: "pass",
    CellState.FAIL: "fail",
    CellState.EXCUSED: "fail, excused",
    CellState.RATED: "rated",
    CellState.NOT_APPLICABLE: "not applicable",
    CellState.MISSING: "not rated",
    CellState.UNRATED: "not rated",
    CellState.NOT_ASKED: "ruled out",
    CellState.WITHHELD: "withheld",
}


def state_words(state: CellState) -> str:
    """The state of a cell: "pass", "fail, excused"; a rated one says its level or its points."""
    return _STATES[state]

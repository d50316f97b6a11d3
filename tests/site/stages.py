"""Every page of an appraisal whose assessors score apart: whom it answers in which state. A page
that is not here fails the sweep of states."""

from dataclasses import dataclass
from typing import Final

from appraisal.models import Appraisal
from tests.site.gates import IN_A_PROGRAMME, MAY, STRANGERS
from tests.site.pages import PAGES, Gate, addresses

State = Appraisal.State
EVER: Final = frozenset(State)
AFTER: Final = frozenset({State.RELEASED, State.DECIDED})
BEFORE: Final = EVER - AFTER
SETTING_UP: Final = frozenset({State.SETTING_UP})
LOCKED: Final = SETTING_UP | {State.WEIGHTS_LOCKED}
SCORING: Final = frozenset({State.SCORING})
MODERATION: Final = frozenset({State.MODERATION})

# Whom a page lets in, and in which states: somebody is answered where one of these admits them.
Let = tuple[tuple[Gate, frozenset[str]], ...]


@dataclass(frozen=True)
class Stages:
    """`see`: who may open the page and when; `send`: who may send its form and when."""

    see: Let = ()
    send: Let = ()


def read() -> Stages:
    return Stages(((Gate.READER, EVER),))


def written(states: frozenset[str] = EVER) -> Stages:
    """A form of those who write."""
    return Stages(((Gate.WRITER, states),), ((Gate.WRITER, states),))


def pressed(states: frozenset[str] = EVER) -> Stages:
    """A button of those who write, on another page."""
    return Stages((), ((Gate.WRITER, states),))


def said() -> Stages:
    """A form of everybody in the programme."""
    return Stages(((Gate.READER, EVER),), ((Gate.READER, EVER),))


def panel(send: Let = ()) -> Stages:
    """A page of the panel, which says before moderation that it has not begun."""
    return Stages(((Gate.PANEL, EVER),), send)


RESULTS: Final[Let] = ((Gate.READER, AFTER), (Gate.MODERATOR, EVER))
COMPARED: Final[Let] = ((Gate.READER, AFTER), (Gate.PANEL, MODERATION))
MADE: Final[Let] = ((Gate.WRITER, AFTER), (Gate.DECIDER, EVER))
AGREED: Final[Let] = ((Gate.MODERATOR, MODERATION),)
RATED: Final[Let] = ((Gate.ASSESSOR, SCORING), *AGREED)

STAGES: Final[dict[str, Stages]] = {
    "appraisal": read(),
    "appraisal-edit": written(SETTING_UP),
    "appraisal-scheme": written(),
    "appraisal-move": pressed(),
    "appraisal-remove": Stages(((Gate.DECIDER, EVER),), ((Gate.DECIDER, EVER),)),
    "appraisal-copy": written(),
    "options": read(),
    "option": read(),
    "option-new": written(LOCKED),
    "options-several": written(LOCKED),
    "option-edit": written(BEFORE),
    "option-move": pressed(LOCKED),
    "option-remove": written(LOCKED),
    "costs": read(),
    "costs-years": written(BEFORE),
    "option-costs": read(),
    "option-estimates": written(BEFORE),
    "optionline-new": written(BEFORE),
    "optionline-edit": written(BEFORE),
    "optionline-move": pressed(BEFORE),
    "optionline-remove": written(BEFORE),
    "savingline-new": written(BEFORE),
    "savingline-edit": written(BEFORE),
    "savingline-move": pressed(BEFORE),
    "savingline-remove": written(BEFORE),
    "costscenario-new": written(BEFORE),
    "costscenario-edit": written(BEFORE),
    "costscenario-move": pressed(BEFORE),
    "costscenario-remove": written(BEFORE),
    "option-rule-out": written(LOCKED),
    "option-take-back": pressed(LOCKED),
    "option-considerations": written(BEFORE),
    "option-comments": said(),
    "cell-comments": Stages(COMPARED, COMPARED),
    "view-new": written(BEFORE),
    "view-edit": written(BEFORE),
    "view-move": pressed(BEFORE),
    "view-remove": written(BEFORE),
    "partners": read(),
    "partner-new": written(),
    "partner-edit": written(),
    "partner-remove": written(),
    "measures": Stages(((Gate.READER, EVER),), ((Gate.WRITER, BEFORE),)),
    "measure-new": written(BEFORE),
    "measure-edit": written(BEFORE),
    "measure-move": pressed(BEFORE),
    "measure-remove": written(BEFORE),
    "criteria": read(),
    "considerations-take": pressed(SETTING_UP),
    "criteria-several": written(SETTING_UP),
    "criterion-new": written(SETTING_UP),
    "criterion-edit": written(SETTING_UP),
    "criterion-move": pressed(SETTING_UP),
    "criterion-remove": written(SETTING_UP),
    "group-new": written(SETTING_UP),
    "group-edit": written(SETTING_UP),
    "group-move": pressed(SETTING_UP),
    "group-remove": written(SETTING_UP),
    "scale-new": written(SETTING_UP),
    "scale-edit": written(SETTING_UP),
    "scale-move": pressed(SETTING_UP),
    "scale-remove": written(SETTING_UP),
    "weights": Stages(((Gate.READER, EVER),), ((Gate.WRITER, SETTING_UP),)),
    "weights-own": Stages(((Gate.ASSESSOR, SETTING_UP),), ((Gate.ASSESSOR, SETTING_UP),)),
    "process": read(),
    # The step at this address locks the weights.
    "process-step": Stages(((Gate.DECIDER, SETTING_UP),), ((Gate.DECIDER, SETTING_UP),)),
    "scoring": Stages(((Gate.ASSESSOR, EVER), *RESULTS)),
    "scoring-cell": Stages(RATED, RATED),
    "option-scoring": Stages(RATED, RATED),
    "criterion-scoring": Stages(RATED, RATED),
    "moderation": panel(),
    "moderation-cell": panel(AGREED),
    "moderation-meeting": panel(),
    "moderation-meeting-cell": panel(AGREED),
    "moderation-alike": Stages(((Gate.MODERATOR, EVER),), AGREED),
    # In moderation it tells the ranks, which assessors see once they are released.
    "moderation-alone": Stages(((Gate.MODERATOR, EVER), (Gate.ASSESSOR, EVER - MODERATION))),
    "moderation-live": Stages(((Gate.PANEL, MODERATION | AFTER),)),
    "moderation-sitting": Stages(((Gate.MODERATOR, EVER),), ((Gate.MODERATOR, EVER),)),
    "decision": Stages(RESULTS, ((Gate.DECIDER, AFTER),)),
    "appraisal-schemes": Stages(RESULTS),
    "appraisal-schemes-new": Stages(MADE, MADE),
    "condition-new": written(AFTER),
    "condition-edit": written(AFTER),
    "condition-move": pressed(AFTER),
    "condition-remove": written(AFTER),
    "interests": read(),
    "interest-new": said(),
    "interest-edit": written(),
    "interest-remove": written(),
    "what-if": Stages(RESULTS),
    "scenarios": Stages(RESULTS),
    "scenario-new": Stages(MADE, MADE),
    "scenario-edit": Stages(MADE, MADE),
    "scenario-move": Stages((), MADE),
    "scenario-remove": Stages(MADE, MADE),
    "results": Stages(RESULTS),
    "results-meeting": Stages(RESULTS),
    "results-contributions": Stages(RESULTS),
    "results-ranked": Stages(RESULTS),
    "results-value": Stages(RESULTS),
    "results-sure": Stages(RESULTS),
    "results-sure-cancel": Stages((), RESULTS),
    "results-sure-again": Stages((), RESULTS),
    "results-weights": Stages(RESULTS),
    "results-ranks": Stages(RESULTS),
    "results-pictures": Stages(RESULTS),
    "results-picture": Stages(RESULTS),
}
# The states from which each step leads.
STEPS: Final[dict[str, frozenset[str]]] = {
    "lock-weights": SETTING_UP,
    "open-scoring": frozenset({State.WEIGHTS_LOCKED}),
    "begin-moderation": SCORING,
    "release-results": MODERATION,
    "unlock-weights": frozenset({State.WEIGHTS_LOCKED, State.SCORING, State.MODERATION}),
    "reopen-scoring": MODERATION,
    "reopen-moderation": AFTER,
}
SIGN_IN: Final = 302
ANSWERED: Final = 200


def answer_to(name: str, who: str, state: str, *, sends: bool, step: str = "") -> int:
    """What somebody is told who opens a page of an appraisal in this state, or `sends` its form;
    `who` is one of the people of `tests.site.gates`. 200 stands for every answer to a form that is
    taken."""
    stages = STAGES[name]
    let = stages.send if sends else stages.see
    if who == "anonymous":
        return SIGN_IN
    if not let:
        return 405
    if who in STRANGERS:
        return 404
    admitting = [states for gate, states in let if who in MAY[gate]]
    if not admitting:
        return 403
    if step in STEPS:
        admitting = [STEPS[step]]
    return ANSWERED if any(state in states for states in admitting) else 409


def elsewhere(name: str, who: str, *, sends: bool) -> int:
    """What somebody is told on a page that belongs to no appraisal."""
    page = PAGES[name]
    gate = page.send if sends else page.see
    if gate is None:
        return 405
    if who in MAY[gate]:
        return ANSWERED
    return 404 if who in STRANGERS and gate in IN_A_PROGRAMME else 403


def of_appraisals() -> set[str]:
    """The names of all pages that belong to an appraisal."""
    return {n for n, keys in addresses().items() if "appraisal" in keys and not PAGES[n].api}

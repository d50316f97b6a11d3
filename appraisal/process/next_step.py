"""What is next in an appraisal, and who is waited for: one answer for each of its rooms."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext as _

from appraisal.access import AppraisalPlace
from appraisal.casefile.rows import AppraisalRows
from appraisal.models import Criterion
from appraisal.process.asked import asked_of
from appraisal.process.counts import Counts, counts_of
from appraisal.shown.answer import Answer, Task
from appraisal.states import State
from schemes.remembered import Blocks, remembered
from workbench.models import User
from workbench.numbers.listing import shortened

# What is settled before scoring, where assessors score apart, and the decision after it.
_BY_OFFICERS: Final = frozenset({"options", "criteria", "measures", "appraisal-edit", "decision"})


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is next for one person. `sentence` says what they are to do, "" where nothing is asked
    of them; `address` is where. `waited` says who else is waited for, "" where nobody is."""

    sentence: str
    address: str
    waited: str = ""


Afterwards = Callable[[AppraisalPlace], NextStep | None]
# What follows when an appraisal is decided. Apps above add theirs when the site starts.
AFTERWARDS: Final[list[Afterwards]] = []


def next_step(place: AppraisalPlace, user: User, *, now: Answer | None = None) -> NextStep:
    """What is next for this person in the appraisal. `now` is its answer where something was
    written since the place was found."""
    if place.is_apart:
        return _apart(place, user)
    first = _first_tasks(now) if now else _kept(place)
    return _recorded(place, first["sentence"], first["room"])


def _kept(place: AppraisalPlace) -> Blocks:
    return remembered(place, f"{place.address}next", lambda: _first_tasks(place.answer))


def _first_tasks(answer: Answer) -> Blocks:
    """The first task of all, and the first of those that officers see to where assessors score
    apart."""
    weigh = () if answer.withheld else _unweighed(answer.rows)
    tasks = [*weigh, *answer.tasks]
    found = {"sentence": "", "room": "", "of_officers": "", "room_of_officers": ""}
    for task in reversed(tasks):
        found |= {"sentence": task.sentence, "room": task.room}
        if task.room in _BY_OFFICERS:
            found |= {"of_officers": task.sentence, "room_of_officers": task.room}
    return found


def _unweighed(rows: AppraisalRows) -> tuple[Task, ...]:
    """The weights, as long as no criterion has one and nobody has rated."""
    ranking = [row for row in rows.criteria if row.role == Criterion.Role.RANKING]
    weighed = any(row.weight is not None for row in ranking)
    if not rows.options or len(ranking) < 2 or weighed or rows.ratings:
        return ()
    said = _("Give the criteria their weights; without them all count alike.")
    return (Task(said, "weights"),)


def _recorded(place: AppraisalPlace, sentence: str, room: str) -> NextStep:
    """The step of those who write, or who decide; others are told that they are waited for."""
    if not sentence:
        return _afterwards(place)
    if place.may_decide if room == "decision" else place.may_write:
        return NextStep(sentence, place.url(room))
    text = (
        _("The lead officer is waited for: %(sentence)s")
        if room == "decision"
        else _("The project officers are waited for: %(sentence)s")
    )
    return NextStep("", "", text % {"sentence": sentence})


def _afterwards(place: AppraisalPlace) -> NextStep:
    for follows in AFTERWARDS:
        if found := follows(place):
            return found
    return NextStep(_("Read what was decided."), place.url("decision"))


def _apart(place: AppraisalPlace, user: User) -> NextStep:
    """Where assessors score apart: what officers still have to set up comes first."""
    state = place.appraisal.state
    if state == State.DECIDED:
        return _afterwards(place)
    counts = counts_of([place.appraisal])[place.appraisal.pk]
    asked = asked_of(state, counts, place.roles, user.pk)
    own = NextStep(asked.sentence, place.url(asked.room)) if asked else NextStep("", "")
    if state in {State.SETTING_UP, State.RELEASED}:
        first = _kept(place)
        if first["of_officers"]:
            step = _recorded(place, first["of_officers"], first["room_of_officers"])
            return step if step.sentence else replace(own, waited=step.waited)
    waited = _others(state, counts, user.pk, is_asked=asked is not None)
    if asked or waited:
        return replace(own, waited=waited)
    if place.may_decide:
        return NextStep(_("Go on with the process."), place.url("process"))
    return NextStep("", "", _("The lead officer is waited for."))


def _others(state: str, counts: Counts, user: int, *, is_asked: bool) -> str:
    """The others who are waited for, by name where they are assessors, and for what; "" where it is
    the lead."""
    late: set[int] = set()
    text = ""
    if state == State.SETTING_UP:
        late = {one for one, weighed in counts.weighed.items() if not weighed}
        text = _("Waited for: the weights of %(names)s.")
    elif state == State.SCORING:
        late = {one for one in counts.given if counts.left(one)}
        text = _("Waited for: the ratings of %(names)s.")
    if late := late - {user}:
        people = User.objects.filter(pk__in=late)
        rows = people.order_by("last_name", "first_name", "username", "pk")
        return text % {"names": shortened([str(one) for one in rows])}
    if state == State.MODERATION and counts.open and not is_asked:
        return _("Those who moderate are waited for.")
    return ""

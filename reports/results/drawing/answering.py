"""The answer to what was asked: at once where it takes less than a second, otherwise drawn in the
background while the page tells how far it has come."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from appraisal.access import AppraisalPlace
from appraisal.engine.sampling.answer import Acceptability
from reports.jobs.asking import request_draws
from reports.jobs.attending import attend
from reports.jobs.draws import Draws, answer_of, drawn_at_once
from reports.models import Render
from workbench.models import User
from workbench.numbers.text import number


@dataclass(frozen=True, slots=True)
class Waiting:
    """A drawing that is under way or was given up: `sentence` says how it stands."""

    render: Render
    sentence: str

    @property
    def unfinished(self) -> bool:
        return self.render.unfinished


def answer_to(draws: Draws, by: User) -> Acceptability | Waiting:
    """The answer, or how far it has come."""
    known = _at_once(draws)
    if known is not None:
        return known
    title = _("How often each option has each rank, of %(samples)s weightings") % {
        "samples": f"{draws.samples:,}"
    }
    render = attend(request_draws(draws=draws, title=title, by=by))
    try:
        return answer_of(render.read_file())
    except FileNotFoundError:
        return Waiting(render, _sentence(render))


@lru_cache(maxsize=16)
def _at_once(draws: Draws) -> Acceptability | None:
    """The answer where it takes less than a second. The last ones are kept, with those that took
    longer, so that a page that waits does not begin again each time."""
    return drawn_at_once(draws)


def _sentence(render: Render) -> str:
    match render.state:
        case Render.State.WAITING:
            return _("The drawing takes more than a second, and is about to begin.")
        case Render.State.RUNNING:
            done = number(100 * render.steps_done // render.steps) if render.steps else "0"
            return _("Weights are being drawn: %(done)s%% is done.") % {"done": done}
        case Render.State.CANCELLED:
            return _("The drawing was cancelled.")
        case _:
            return render.error or _("The drawing is done.")


def may_cancel(place: AppraisalPlace, render: Render, by: User) -> bool:
    """Whether somebody may stop it for everybody who waits for it: whoever asked first, and those
    who write here."""
    return place.may_write or render.asked_by_id == by.pk

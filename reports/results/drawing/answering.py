"""The answer to what was asked: at once where it takes less than a second, otherwise drawn in the
background while the page tells how far it has come."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from appraisal.access import AppraisalPlace
from appraisal.engine.sampling.answer import Acceptability
from reports.jobs.asking import request_draws
from reports.jobs.attending import found_again, is_left_alone
from reports.jobs.draws import Draws, TooLong, answer_of, drawn_at_once
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
    if isinstance(known, Acceptability):
        return known
    title = _("How often each option has each rank, of %(samples)s weightings") % {
        "samples": f"{draws.samples:,}"
    }
    render = found_again(request_draws(draws=draws, title=title, by=by))
    try:
        return answer_of(render.read_file())
    except FileNotFoundError:
        return Waiting(render, _sentence(render, known))


@lru_cache(maxsize=16)
def _at_once(draws: Draws) -> Acceptability | TooLong:
    """The answer where it takes less than a second. The last ones are kept, with those that took
    longer, so that a page that waits does not begin again each time."""
    return drawn_at_once(draws)


def _sentence(render: Render, known: TooLong) -> str:
    match render.state:
        case Render.State.WAITING:
            if is_left_alone(render):
                return _left_alone(known)
            return _("The drawing takes more than a second, and is about to begin.")
        case Render.State.RUNNING:
            done = number(100 * render.steps_done // render.steps) if render.steps else "0"
            return _("Weights are being drawn: %(done)s%% is done.") % {"done": done}
        case Render.State.CANCELLED:
            return _("The drawing was cancelled.")
        case _:
            return render.error or _("The drawing is done.")


def _left_alone(known: TooLong) -> str:
    """What to do where no worker is there. The drawing waits for one: no page makes it itself,
    for it would hold whoever else reads the site."""
    said = _(
        "The drawing takes more than a second, and nothing draws it: no worker is running. Ask a "
        "site administrator to start one."
    )
    if known.fits:
        fits = number(known.fits)
        said += " " + _("Up to %(fits)s weightings are drawn without one.") % {"fits": fits}
    return said


def may_cancel(place: AppraisalPlace, render: Render, by: User) -> bool:
    """Whether somebody may stop it for everybody who waits for it: whoever asked first, and those
    who write here."""
    return place.may_write or render.asked_by_id == by.pk

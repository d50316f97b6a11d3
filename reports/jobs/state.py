"""Where the making of a file stands, in words and numbers for people."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.models import Render
from workbench.numbers.listing import count_words


@dataclass(frozen=True, slots=True)
class RenderState:
    """`sentence` says it all; `steps_done` of `steps` may be drawn as a bar (0 of 0: not known);
    `step` is the one that goes on; `ahead` counts the files that are made first."""

    state: str
    sentence: str
    step: int
    steps_done: int
    steps: int
    ahead: int
    unfinished: bool


def render_state(render: Render) -> RenderState:
    ahead = _ahead(render) if render.state == Render.State.WAITING else 0
    return RenderState(
        state=render.state,
        sentence=_sentence(render, ahead),
        step=min(render.steps_done + 1, render.steps),
        steps_done=render.steps_done,
        steps=render.steps,
        ahead=ahead,
        unfinished=render.unfinished,
    )


def _ahead(render: Render) -> int:
    before = Render.objects.waiting().filter(queued_at__lt=render.queued_at).count()
    return before + Render.objects.running().count()


def _sentence(render: Render, ahead: int) -> str:
    match render.state:
        case Render.State.WAITING:
            return _waiting(ahead)
        case Render.State.RUNNING:
            return _("%(doing)s.") % {"doing": render.doing}
        case Render.State.FAILED:
            return render.error
        case Render.State.CANCELLED:
            return _("The making of this file was cancelled.")
        case Render.State.DONE:
            return _("The file is ready.")
    raise AssertionError(render.state)


def _waiting(ahead: int) -> str:
    if not ahead:
        return _("The file is about to be made.")
    text = ngettext(
        "The file waits its turn: %(count)s other is made first.",
        "The file waits its turn: %(count)s others are made first.",
        ahead,
    )
    return text % {"count": count_words(ahead)}

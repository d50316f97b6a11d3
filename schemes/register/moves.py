"""The table of moves: from which status a scheme may go to which, and who may move it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from schemes.access import Act, may
from schemes.models import Scheme

Status = Scheme.Status


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed change of status. `words` are the label of its button; `act` is what the person
    must be allowed."""

    start: str
    end: str
    words: str | Promise
    act: Act = Act.WRITE


MOVES: Final = (
    Move(Status.IDEA, Status.DEVELOPING, _("Start working it out")),
    Move(Status.IDEA, Status.STOPPED, _("Stop the scheme")),
    Move(Status.DEVELOPING, Status.APPROVED, _("Approve it"), Act.DECIDE),
    Move(Status.DEVELOPING, Status.IDEA, _("Put it back to an idea")),
    Move(Status.DEVELOPING, Status.STOPPED, _("Stop the scheme")),
    Move(Status.APPROVED, Status.DELIVERING, _("Start delivering it")),
    Move(Status.APPROVED, Status.DEVELOPING, _("Withdraw the approval"), Act.DECIDE),
    Move(Status.APPROVED, Status.STOPPED, _("Stop the scheme"), Act.DECIDE),
    Move(Status.DELIVERING, Status.DELIVERED, _("Record it as delivered")),
    Move(Status.DELIVERING, Status.STOPPED, _("Stop the scheme"), Act.DECIDE),
    Move(Status.DELIVERED, Status.DELIVERING, _("Go back to delivering it")),
    Move(Status.STOPPED, Status.DEVELOPING, _("Take it up again"), Act.DECIDE),
)


def moves_from(status: str, roles: Iterable[str]) -> tuple[Move, ...]:
    """The moves from this status that the roles allow."""
    held = frozenset(roles)
    return tuple(move for move in MOVES if move.start == status and may(held, move.act))


def move_between(start: str, end: str) -> Move | None:
    """The move from one status to another; None where the table has none."""
    return next((move for move in MOVES if (move.start, move.end) == (start, end)), None)

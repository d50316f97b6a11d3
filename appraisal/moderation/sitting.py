"""The meeting at hand: given once, and taken for each rating agreed in it until it is changed. The
browser's session remembers it; what is on record of it stands with each rating."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from appraisal.models import Appraisal
from workbench.dates import day


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting, its day, and who is there."""

    meeting: str = ""
    agreed_on: date | None = None
    panel: str = ""

    @property
    def words(self) -> str:
        """ "Panel of March, 3 March 2026"; "" where nothing is said."""
        return ", ".join(
            filter(None, (self.meeting, day(self.agreed_on) if self.agreed_on else ""))
        )


def sitting_of(session: SessionBase, appraisal: Appraisal) -> Sitting:
    found = session.get(_key(appraisal))
    if not isinstance(found, dict):
        return Sitting()
    on = found["agreed_on"]
    return Sitting(found["meeting"], date.fromisoformat(on) if on else None, found["panel"])


def sit(session: SessionBase, appraisal: Appraisal, sitting: Sitting) -> None:
    """Takes this meeting for what is agreed in this browser from now on."""
    values: dict[str, Any] = {
        "meeting": sitting.meeting,
        "agreed_on": sitting.agreed_on.isoformat() if sitting.agreed_on else "",
        "panel": sitting.panel,
    }
    session[_key(appraisal)] = values


def _key(appraisal: Appraisal) -> str:
    return f"sitting-{appraisal.pk}"

"""The events that copies with exempt matter leave on the trail: who fetched or read which, when."""

from datetime import timedelta
from typing import Final
from uuid import uuid4

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reports.access import PaperPlace
from reports.models import Paper
from reports.output.copies import PaperCopy
from schemes.history.exports import EXPORTED
from schemes.models import Programme
from workbench.models import AuditEvent, User
from workbench.rows.writing import write
from workbench.trail.events import add_events, event_of

# Pages of one copy that are read one after another are one reading.
ONE_READING: Final = timedelta(hours=1)
NOBODY: Final = 0
COMMAND_LINE: Final = _("The command line")
FETCHED: Final = {
    PaperCopy.WHOLE: "fetched the whole paper",
    PaperCopy.PART_TWO: "fetched part 2 of the paper",
}
READ: Final = {
    PaperCopy.WHOLE: "read the whole paper",
    PaperCopy.PART_TWO: "read part 2 of the paper",
}
# They change nothing, so that what was made before them still holds.
ACTIONS: Final = (*FETCHED.values(), *READ.values(), EXPORTED)


def keeps_something(paper: Paper) -> bool:
    """Whether a paper has something that the public may not see."""
    return paper.exemptions.exists() or paper.sections.filter(exempt__isnull=False).exists()


def record_fetched(place: PaperPlace, copy: PaperCopy, file: str, *, by: User) -> None:
    """One event for each file that is fetched with exempt matter in it."""
    _record(place, FETCHED[copy], {"file": file}, by)


def record_read(place: PaperPlace, copy: PaperCopy, *, by: User) -> None:
    """One event for each hour in which somebody reads exempt matter on pages."""
    if copy.is_public or not keeps_something(place.paper):
        return
    lately = AuditEvent.objects.filter(
        actor_id=by.pk,
        programme_id=place.programme.pk,
        subject_id=place.paper.pk,
        action=READ[copy],
        at__gte=timezone.now() - ONE_READING,
    )
    if not lately.exists():
        _record(place, READ[copy], {}, by)


def record_built(programme: Programme, paper: Paper, copy: PaperCopy, file: str) -> None:
    """One event for a copy with exempt matter that was made on the command line, by nobody who is
    signed in. `file` is the name of the file without its folder."""
    _record_command(programme, FETCHED[copy], paper, file)


def record_exported(programme: Programme, file: str) -> None:
    """One event for a programme that was written as a case file on the command line."""
    _record_command(programme, EXPORTED, programme, file)


def _record_command(programme: Programme, action: str, subject: Model, file: str) -> None:
    with transaction.atomic():
        event = event_of(
            at=timezone.now(),
            actor_id=NOBODY,
            actor_name=str(COMMAND_LINE),
            token=uuid4(),
            authority_id=programme.authority_id,
            programme_id=programme.pk,
            action=action,
            subject_type=str(subject._meta.verbose_name),
            subject_id=subject.pk,
            subject=str(subject),
            before={},
            after={"file": file},
        )
        add_events([event])


def _record(place: PaperPlace, action: str, told: dict[str, str], by: User) -> None:
    with write(by=by, token=uuid4()) as writer:
        writer.record(action, place.paper, place.programme, before={}, after=told)

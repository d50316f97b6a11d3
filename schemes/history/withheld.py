"""What of the history somebody may not read yet. Apps above add a rule of their own when the site
starts (`WITHHOLDERS`), since this one knows no appraisal and no paper."""

from collections.abc import Callable

from schemes.exempt import Exempt, withheld_words
from schemes.place import ProgrammePlace
from workbench.models import AuditEvent, User

# Whether the contents of an event are kept from the person for whom the rule was made.
IsWithheld = Callable[[AuditEvent], bool]
# Kinds of rows that say what is exempt and why.
OF_EXEMPT = frozenset({"exemption"})
WITHHOLDERS: list[Callable[[ProgrammePlace, User], IsWithheld]] = []


def withheld_from(user: User, place: ProgrammePlace) -> IsWithheld:
    """All rules together, for one person in one programme."""
    rules = [rule(place, user) for rule in WITHHOLDERS]
    return lambda event: any(rule(event) for rule in rules)


def without_exempt(event: AuditEvent, exempt: Exempt) -> AuditEvent:
    """The event, not saved, without its subject and contents where it tells of what is exempt."""
    values = [event.before or {}, event.after or {}]
    if exempt and (
        event.subject_type in OF_EXEMPT
        or exempt.tells(event.subject_type, event.subject_id, [event.subject], values)
    ):
        event.subject = withheld_words()
        event.before = event.after = None
    return event

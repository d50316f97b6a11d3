"""What of the history somebody may not read yet. Apps above add a rule of their own when the site
starts (`WITHHOLDERS`), since this one knows no appraisal and no paper."""

from collections.abc import Callable

from schemes.place import ProgrammePlace
from workbench.models import AuditEvent, User

# Whether the contents of an event are kept from the person for whom the rule was made.
IsWithheld = Callable[[AuditEvent], bool]
WITHHOLDERS: list[Callable[[ProgrammePlace, User], IsWithheld]] = []


def withheld_from(user: User, place: ProgrammePlace) -> IsWithheld:
    """All rules together, for one person in one programme."""
    rules = [rule(place, user) for rule in WITHHOLDERS]
    return lambda event: any(rule(event) for rule in rules)

"""Who may be asked to approve a paper for a role: those who hold an office of the programme, and
where an office has nobody, whoever a site administrator names."""

from dataclasses import dataclass
from typing import Final

from reports.approvals.writers import Writers
from reports.check.words import content_words, word_set
from reports.models import Approval, Paper
from schemes.access import ALLOWED, Act
from schemes.models import OfficeHolder
from workbench.models import User

# Words of offices that do not say of what: "Finance officer" and "Head of Finance" fit each other.
_TITLES: Final = word_set("officer head director chief lead manager assistant deputy service team")
# An approver answers for the whole paper, so these read what is exempt (`PaperPlace.may_see_all`).
_READS_ALL: Final = ALLOWED[Act.WRITE] | ALLOWED[Act.APPROVE]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who holds an office in the programme and reads its papers whole. `fits`: the office
    is that of the role; `wrote`: they wrote the paper, so they cannot be asked."""

    holder: OfficeHolder
    fits: bool
    wrote: bool


def candidates(paper: Paper, role: str, writers: Writers) -> list[Candidate]:
    """All who hold an office, those whose office fits the role first."""
    rows = OfficeHolder.objects.filter(programme=paper.programme, user__in=readers_of(paper))
    found = [
        Candidate(row, fits(row.office, role), row.user_id in writers.names)
        for row in rows.select_related("user").order_by("office", "pk")
    ]
    return sorted(found, key=lambda one: not one.fits)


def readers_of(paper: Paper) -> list[User]:
    """The people who read the paper whole, by name. A site administrator without a role in the
    programme is none of them."""
    found = User.objects.filter(
        is_active=True,
        memberships__programme=paper.programme,
        memberships__role__in=_READS_ALL,
    )
    return sorted(found.distinct(), key=lambda one: (str(one), one.pk))


def fits(office: str, role: str) -> bool:
    """Whether an office is that of a role: the same words, or one that says of what in common."""
    if office.strip().casefold() == role.strip().casefold():
        return True
    return bool((content_words(office) - _TITLES) & (content_words(role) - _TITLES))


def has_nobody(found: list[Candidate]) -> bool:
    """Whether the role's office has nobody who may answer: nobody holds it, or all wrote the
    paper."""
    return not any(one.fits and not one.wrote for one in found)


def still_holds(approval: Approval) -> bool:
    """Whether the person asked still holds the office for which they were asked, and reads the
    paper whole; by delegation, whether they read it whole."""
    person = approval.asked_of
    if person is None or person not in readers_of(approval.paper):
        return False
    held = OfficeHolder.objects.filter(programme=approval.paper.programme, user=person)
    return bool(approval.delegation) or held.filter(office=approval.office).exists()

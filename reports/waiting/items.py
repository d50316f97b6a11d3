"""What waits for a person in all their programmes. A new kind of it is a function in `WAITING`."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.approvals.writers import WROTE
from reports.comments.subjects import address_of, visible_comments, with_subjects
from reports.models import Approval, Comment
from reports.waiting.follow_up import notices_due, overdue_actions
from reports.waiting.process import steps_of_the_process
from reports.waiting.thing import WaitingItem
from schemes.access import Act, programmes_for
from schemes.models import Membership, Role
from workbench.models import AuditEvent, User
from workbench.numbers.listing import count_words, opening


def waiting(user: User) -> list[WaitingItem]:
    """All that waits for this person, kind by kind, in a constant number of queries."""
    return list(chain.from_iterable(kind(user) for kind in WAITING))


def approvals_asked(user: User) -> Iterator[WaitingItem]:
    """The approvals that this person was asked for and has not answered."""
    rows = Approval.objects.filter(
        asked_of=user,
        state=Approval.State.REQUESTED,
        paper__programme__in=programmes_for(user, Act.READ),
    )
    for row in rows.select_related("paper__programme").order_by(
        *("paper__programme__title", "paper__position", "position", "pk")
    ):
        programme = row.paper.programme
        yield WaitingItem(
            row.paper.title,
            _("Waits for the approval of: %(role)s.") % {"role": row.role},
            reverse("approval-answer", args=[programme.slug, row.paper.slug, row.pk]),
            programme.title,
        )


def comments_open(user: User) -> Iterator[WaitingItem]:
    """The open comments of others on options and papers that this person wrote, and on everything
    in the programmes that they lead: an item for each option, cell or section."""
    rows = visible_comments(user).filter(reply_to=None, resolved_at=None).exclude(by=user)
    counts: dict[str, int] = {}
    first: dict[str, Comment] = {}
    for row in _theirs(user, list(with_subjects(rows).order_by("at", "pk"))):
        address = address_of(row)
        counts[address] = counts.get(address, 0) + 1
        first.setdefault(address, row)
    for address, count in counts.items():
        said = ngettext("One comment is open.", "%(count)s comments are open.", count)
        yield WaitingItem(
            first[address].about,
            said % {"count": opening(count_words(count))},
            address,
            first[address].programme.title,
        )


Waiting = Callable[[User], Iterable[WaitingItem]]
# What waits for people, in the order in which Home and the email tell it.
WAITING: Final[tuple[Waiting, ...]] = (
    steps_of_the_process,
    approvals_asked,
    overdue_actions,
    notices_due,
    comments_open,
)


def _theirs(user: User, rows: list[Comment]) -> list[Comment]:
    """Those of the comments that are on something this person wrote or leads."""
    if not rows:
        return []
    held = Membership.objects.filter(user=user, role=Role.LEAD)
    led = set(held.values_list("programme_id", flat=True))
    wrote = AuditEvent.objects.filter(
        actor_id=user.pk, programme_id__in={row.programme_id for row in rows}
    )
    options = {row.option_id for row in rows if row.option_id}
    papers = {row.paper_id for row in rows if row.paper_id}
    own_options = set(
        wrote.filter(subject_type="option", subject_id__in=options).values_list(
            "subject_id", flat=True
        )
    )
    own_papers: set[int | None] = set()
    for subject, paper in wrote.filter(
        Q(subject_type="paper", subject_id__in=papers, action__in=WROTE)
        | Q(subject_type="section", after__paper__in=list(papers))
    ).values_list("subject_id", "after__paper"):
        own_papers.add(subject if paper is None else paper)
    return [
        row
        for row in rows
        if row.programme_id in led or row.option_id in own_options or row.paper_id in own_papers
    ]

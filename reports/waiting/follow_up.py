"""What follows from decisions and waits for a person: actions and conditions that are overdue, and
contracts of which notice is due. One item of each for a programme, however many there are."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appraisal.follow_up.followed import Followed
from appraisal.follow_up.rows import contract_row, followed_rows, visible_contracts
from reports.waiting.thing import WaitingItem
from schemes.access import Act, programmes_for
from schemes.exempt import NOTHING, exempt_from
from schemes.finance.follow_up import ContractStanding
from schemes.models import OfficeHolder, Programme
from workbench.dates import day
from workbench.models import User
from workbench.numbers.listing import count_words, opening


def overdue_actions(user: User) -> Iterator[WaitingItem]:
    """What is overdue in the programmes that this person writes in; in others, what is overdue of
    an office that they hold there."""
    today = timezone.localdate()
    written = set(programmes_for(user, Act.WRITE).values_list("pk", flat=True))
    held = OfficeHolder.objects.filter(user=user).values_list("programme_id", "office")
    offices = {(programme, office.casefold()) for programme, office in held}
    here = written | {programme for programme, _office in offices}
    programmes = list(programmes_for(user, Act.READ).filter(pk__in=here).order_by("title", "pk"))
    if not programmes:
        return
    late: dict[Programme, list[Followed]] = defaultdict(list)
    # Who writes in a programme reads what is exempt in it.
    exempt = exempt_from(user) if here - written else NOTHING
    for row in followed_rows(programmes, exempt):
        owned = (row.programme.pk, row.one.owner.casefold()) in offices
        if row.one.is_overdue(today) and (row.programme.pk in written or owned):
            late[row.programme].append(row.one)
    for programme in programmes:
        if programme in late:
            show = "overdue" if programme.pk in written else "mine"
            yield WaitingItem(
                _("Actions that are overdue"),
                _late_words(late[programme]),
                f"{reverse('follow-up', args=[programme.slug])}?show={show}",
                programme.title,
            )


def _late_words(rows: list[Followed]) -> str:
    first = min(one.due_day for one in rows if one.due_day is not None)
    text = ngettext(
        "One was due on %(day)s.", "%(count)s are overdue, the first since %(day)s.", len(rows)
    )
    return text % {"count": opening(count_words(len(rows))), "day": day(first)}


def notices_due(user: User) -> Iterator[WaitingItem]:
    """The contracts of which notice is due soon, in the programmes that this person writes in."""
    today = timezone.localdate()
    due: dict[Programme, list[date]] = defaultdict(list)
    for row in visible_contracts(programmes_for(user, Act.WRITE), NOTHING):
        found = contract_row(row)
        standing = found.standing(today, row.programme.notice_days)
        if standing is ContractStanding.NOTICE_DUE and found.term.notice is not None:
            due[row.programme].append(found.term.notice)
    for programme, days in sorted(due.items(), key=lambda pair: (pair[0].title, pair[0].pk)):
        text = ngettext(
            "The last day for notice on one contract is %(day)s.",
            "Notice on %(count)s contracts is due soon, the first by %(day)s.",
            len(days),
        )
        yield WaitingItem(
            _("Notice on contracts"),
            text % {"count": count_words(len(days)), "day": day(min(days))},
            reverse("contracts", args=[programme.slug]),
            programme.title,
        )

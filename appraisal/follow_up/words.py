"""Actions, conditions and contracts in sentences, for pages and papers."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appraisal.follow_up.followed import Followed, FollowedContract
from schemes.finance.follow_up import ContractStanding
from workbench.dates import day
from workbench.numbers.listing import count_words, listed, opening
from workbench.numbers.text import number


def actions_sentence(rows: Sequence[Followed], on: date | None) -> str:
    """How many actions and conditions there are, how many are open and how many overdue; without a
    day, nothing is said of the last."""
    if not rows:
        return ""
    still = [one for one in rows if one.is_open(on)]
    total = ngettext("one action or condition", "%(count)s actions and conditions", len(rows))
    told = opening(total % {"count": count_words(len(rows))})
    if not still:
        return _("%(told)s: all done.") % {"told": told}
    parts = [_count(len(still), _("one is open"), _("%(count)s are open"))]
    if late := sum(one.is_overdue(on) for one in rows):
        parts.append(_count(late, _("one is overdue"), _("%(count)s are overdue")))
    elif on is not None:
        parts.append(_("none is overdue"))
    if unowned := sum(not one.owner for one in still):
        parts.append(_count(unowned, _("one has no owner"), _("%(count)s have no owner")))
    if undated := sum(one.due is None for one in still):
        parts.append(_count(undated, _("one has no date"), _("%(count)s have no date")))
    return f"{told}: {listed(parts)}."


def contracts_sentence(rows: Sequence[FollowedContract], on: date | None, days: int) -> str:
    """How many contracts there are, and of how many the last day for notice is near or past."""
    if not rows:
        return ""
    total = ngettext("One contract", "%(count)s contracts", len(rows))
    told = total % {"count": opening(count_words(len(rows)))}
    if on is None:
        return f"{told}."
    found = [one.standing(on, days) for one in rows]
    words = {
        ContractStanding.NOTICE_DUE: (
            _("notice on one is due within %(days)d days"),
            _("notice on %(count)s is due within %(days)d days"),
        ),
        ContractStanding.NOTICE_PASSED: (
            _("the last day for notice on one has passed"),
            _("the last day for notice on %(count)s has passed"),
        ),
        ContractStanding.ENDED: (_("one has ended"), _("%(count)s have ended")),
        ContractStanding.OPEN: (_("of one no end is known"), _("of %(count)s no end is known")),
    }
    parts = [
        (one if found.count(kind) == 1 else many)
        % {"count": count_words(found.count(kind)), "days": days}
        for kind, (one, many) in words.items()
        if kind in found
    ]
    return f"{told}: {listed(parts)}." if parts else f"{told}."


def as_at_words(on: date | None) -> str:
    """As at which day what is overdue is told."""
    if on is None:
        return _(
            "Nothing is said of what is overdue: the paper has no date of its meeting, and no "
            "delivery."
        )
    return _("As at %(day)s.") % {"day": day(on)}


def late_words(one: Followed, on: date) -> str:
    """ "Overdue by 12 days"."""
    days = (on - one.due_day).days if one.due_day else 0
    return ngettext("Overdue by one day", "Overdue by %(days)s days", days) % {"days": number(days)}


def notice_words(one: FollowedContract, on: date) -> str:
    """ "Notice is due within 30 days", "Notice is due today"."""
    days = (one.term.notice - on).days if one.term.notice else 0
    if not days:
        return _("Notice is due today")
    text = ngettext("Notice is due within one day", "Notice is due within %(days)d days", days)
    return text % {"days": days}


def _count(count: int, one: str, many: str) -> str:
    return one if count == 1 else many % {"count": count_words(count)}

"""Tables of actions, conditions and contracts, for pages and papers."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from appraisal.follow_up.followed import Followed, FollowedContract
from appraisal.follow_up.words import late_words, notice_words
from schemes.finance.follow_up import ContractStanding
from schemes.models import Contract
from workbench.dates import day
from workbench.numbers.text import pounds_and_pence
from workbench.pages.tables import Cell, Column, Row, Table


def actions_table(rows: Sequence[Followed], on: date | None) -> Table:
    """What is to be done, by whom, by when, what it belongs to, and where it stands on a day; with
    links where one can be said to be done."""
    finished = any(one.finish for one in rows)
    headings = (_("Action"), _("Belongs to"), _("Owner"), _("Due"), _("Standing"))
    return Table(
        caption=_("Actions and conditions"),
        name="actions",
        columns=(*map(Column, headings), *((Column(_("When it is done")),) if finished else ())),
        rows=tuple(
            Row(
                Cell(one.what, note=one.source, href=one.href),
                (
                    Cell(one.about or _("The programme")),
                    _told(one.owner, _("Nobody yet")),
                    _told(one.due.text if one.due else "", _("No date")),
                    _standing(one, on),
                    *((_finish(one),) if finished else ()),
                ),
            )
            for one in rows
        ),
    )


def _standing(one: Followed, on: date | None) -> Cell:
    if one.is_overdue(on) and on is not None:
        return Cell(late_words(one, on), "fail")
    if one.is_open(on):
        return Cell(_("Open"))
    done = _("Done, %(day)s") % {"day": day(one.done_on)} if one.done_on else ""
    return Cell(done, "pass", note=one.done)


def _finish(one: Followed) -> Cell:
    if one.finish:
        return Cell(_("Say that it is done"), href=one.finish)
    return Cell(_("Done") if one.done_on else _("Said with the decision"))


def contracts_table(rows: Sequence[FollowedContract], on: date | None, days: int) -> Table:
    """Each contract with its end, the last day for notice, what leaving costs, and where it stands
    on a day; `days` are those of the warning."""
    return Table(
        caption=_("Contracts, their ends and their notice"),
        name="contracts",
        columns=(
            Column(_("Contract")),
            Column(_("Scheme")),
            Column(_("Ends")),
            Column(_("Last day for notice")),
            Column(_("Standing")),
            Column(_("Value a year"), numeric=True),
            Column(_("Exit cost"), numeric=True),
        ),
        rows=tuple(
            Row(
                Cell(one.part.title, note=_about(one), href=one.href),
                (
                    Cell(one.part.scheme or _("The programme")),
                    _day(one.term.ends, note=one.part.extension),
                    _notice(one),
                    _stands(one, on, days),
                    _money(one.part.annual_value),
                    _money(one.part.exit_cost),
                ),
            )
            for one in rows
        ),
    )


def _about(one: FollowedContract) -> str:
    return ". ".join(text.rstrip(".") for text in (one.part.supplier, one.part.note) if text)


def _notice(one: FollowedContract) -> Cell:
    if one.part.notice is None:
        return _told("", _("No notice known"))
    unit = dict(Contract.Unit.choices)[one.part.notice_in]
    note = _("%(count)d %(unit)s before it ends") % {"count": one.part.notice, "unit": unit}
    return _day(one.term.notice, note=note)


def _stands(one: FollowedContract, on: date | None, days: int) -> Cell:
    if on is None:
        return Cell(_("Not told"), "not-applicable")
    given = one.term.given
    cells = {
        ContractStanding.ENDED: Cell(_("Ended")),
        ContractStanding.NOTICE_GIVEN: Cell(_("Notice given"), note=day(given) if given else ""),
        ContractStanding.NOTICE_PASSED: Cell(_("Last day for notice has passed"), "fail"),
        ContractStanding.NOTICE_DUE: Cell(notice_words(one, on), "fail"),
        ContractStanding.OPEN: Cell(_("No end known"), "missing"),
        ContractStanding.RUNNING: Cell(_("Running")),
    }
    return cells[one.standing(on, days)]


def _day(on: date | None, note: str = "") -> Cell:
    if on is None:
        return Cell(_("Not known"), "missing", note=note)
    return Cell(day(on), note=note)


def _money(amount: Decimal | None) -> Cell:
    if amount is None:
        return Cell(_("Not known"), "missing")
    return Cell(pounds_and_pence(Fraction(amount)), value=str(amount))


def _told(text: str, none: str) -> Cell:
    return Cell(text) if text else Cell(none, "missing")

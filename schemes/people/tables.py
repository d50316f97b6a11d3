"""Tables of people: those of a programme, and all of the site."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schemes.models import Membership
from schemes.people.taking_part import Participant
from schemes.people.words import state_of
from schemes.place import ProgrammePlace
from workbench.models import OneTimeLink, User
from workbench.numbers.listing import count_words, opening
from workbench.pages.tables import Cell, Column, Row, Table, listing

Invitations = Mapping[int, OneTimeLink]


def participants_table(
    place: ProgrammePlace, found: Sequence[Participant], waiting: Invitations, at: datetime
) -> Table:
    """Who is what in a programme. Emails, and how each account stands, are for those who give
    roles."""
    columns = [
        Column(_("Person")),
        Column(_("Roles")),
        Column(_("Speaks for")),
        Column(_("Offices")),
    ]
    if place.may_decide:
        columns.append(Column(_("Account")))
    rows = []
    for one in found:
        cells = [
            listing(one.role_names, _("None")),
            Cell(str(one.authority or _("No authority"))),
            listing((held.office for held in one.offices), _("None")),
        ]
        heading = Cell(str(one.user))
        if place.may_decide:
            heading = _person(one.user, place.url("member", one.user.pk))
            cells.append(Cell(state_of(one.user, waiting.get(one.user.pk), at)))
        rows.append(Row(heading, tuple(cells)))
    return Table(_("Who is what"), tuple(columns), tuple(rows), name="people")


def people_state(found: Sequence[Participant], waiting: Invitations) -> str:
    """How many take part, and how many have not answered."""
    count = len(found)
    told = ngettext("One person takes part.", "%(count)s people take part.", count)
    silent = sum(one.user.pk in waiting for one in found)
    if not silent:
        return told % {"count": opening(count_words(count))}
    more = ngettext(
        "One has not answered their invitation.",
        "%(silent)s have not answered their invitations.",
        silent,
    )
    values = {"count": opening(count_words(count)), "silent": opening(count_words(silent))}
    return f"{told} {more}" % values


def accounts_table(
    users: Sequence[User],
    roles: Mapping[int, Sequence[Membership]],
    waiting: Invitations,
    at: datetime,
) -> Table:
    """People of the site with their roles, for site administrators."""
    columns = (
        Column(_("Person")),
        Column(_("Works for")),
        Column(_("Roles")),
        Column(_("Account")),
    )
    rows = tuple(
        Row(
            _person(user, reverse("person", args=[user.pk])),
            (
                Cell(str(user.authority or _("No authority"))),
                listing(_roles(user, roles.get(user.pk, ())), _("None yet")),
                Cell(state_of(user, waiting.get(user.pk), at)),
            ),
        )
        for user in users
    )
    return Table(_("People"), columns, rows, name="people")


def _roles(user: User, held: Sequence[Membership]) -> list[str]:
    own = [_("Site administrator")] if user.is_superuser else []
    return own + [
        _("%(role)s of %(programme)s")
        % {"role": one.get_role_display(), "programme": one.programme.title}
        for one in held
    ]


def _person(user: User, address: str) -> Cell:
    return Cell(str(user), href=address, note=user.email or _("No email"))

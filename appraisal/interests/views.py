"""Interests: what was declared on an appraisal. Everybody in the programme declares their own;
officers put right what stands here."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.casefile.mapped import INTEREST
from appraisal.interests.actions import INTERESTS, declare
from appraisal.interests.forms import InterestForm
from appraisal.interests.tables import interests_table
from appraisal.models import Interest
from schemes.access import Act
from schemes.models import Membership
from workbench.models import User
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import person
from workbench.pages.forms import WorkbenchForm
from workbench.pages.row_pages import Editing, ListPages, Removing


class InterestPages(ListPages[Interest, AppraisalPlace]):
    """A new one starts from what is known of the person, and is theirs."""

    def asked(
        self, request: HttpRequest, place: AppraisalPlace, row: Interest | None, **kept: Any
    ) -> WorkbenchForm:
        if row is None:
            kept = {"initial": known_of(person(request), place)}
        return super().asked(request, place, row, **kept)

    def add(self, place: AppraisalPlace, /, **values: Any) -> object:
        return declare(appraisal=place.appraisal, **values)


def _pages(act: Act) -> InterestPages:
    return InterestPages(
        rows=INTERESTS,
        place=partial(appraisal_for, act=act),
        way=lambda place: ((_("Interests"), place.url("interests")),),
        room="interests",
        form=InterestForm,
        editing=Editing(
            add=gettext_lazy("Declare your interest"),
            added=gettext_lazy("It is declared."),
            change=gettext_lazy("Change what %(name)s declared"),
            changed=gettext_lazy("It is saved."),
        ),
        removing=Removing(
            heading=gettext_lazy("Remove what %(name)s declared?"),
            button=gettext_lazy("Remove it"),
            done=gettext_lazy("It is removed."),
        ),
        goes=lambda row: [
            row.interest or _("That there is no interest to declare."),
            _("The history keeps every word of it."),
        ],
    )


PAGES = _pages(Act.WRITE)
# Whoever reads an appraisal may declare an interest of their own.
OWN = _pages(Act.READ)


def known_of(user: User, place: AppraisalPlace) -> dict[str, Any]:
    """The authority that a person speaks for in the programme."""
    held = Membership.objects.filter(user=user, programme=place.programme)
    speaks = held.exclude(speaks_for=None).select_related("speaks_for").first()
    authority = speaks.speaks_for if speaks else user.authority
    return {"authority": str(authority) if authority else ""}


@require_safe
def interests(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """What was declared, with the names of the people, who are named on this site alone."""
    place = appraisal_for(person(request), programme, appraisal, Act.READ)
    rows = list(place.appraisal.interests.select_related("user").order_by("position", "pk"))
    names = [str(row.user) if row.user else "" for row in rows]
    table = interests_table([INTEREST.part_of(row) for row in rows], names=names)
    context = place.context(
        _("Interests"),
        (_("Interests"), None),
        room="interests",
        state=state_of(rows),
        rows=rows,
        table=table if rows else None,
    )
    return render(request, "appraisal/interests/interests.html", context)


def state_of(rows: list[Interest]) -> str:
    """How many people declared something, in a sentence."""
    if not rows:
        return _("Nobody has declared anything yet.")
    some = sum(bool(row.interest) for row in rows)
    if not some:
        return ngettext(
            "One person has declared that there is none.",
            "%(count)s people have declared that there is none.",
            len(rows),
        ) % {"count": opening(count_words(len(rows)))}
    text = ngettext("One interest is declared.", "%(count)s interests are declared.", some)
    return text % {"count": opening(count_words(some))}

"""The people of a programme: read by everybody in it, changed by its lead officer."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act
from schemes.models import Membership, OfficeHolder, Partner, Role
from schemes.people.actions import (
    add_partner,
    give_office,
    give_role,
    remove_partner,
    speak_for,
    take_office,
    take_role,
)
from schemes.people.forms import OfficeForm, PartnerForm, RoleForm, SpeaksForForm
from schemes.people.tables import participants_table, people_state
from schemes.people.taking_part import Participant, authorities_of, invited, participants
from schemes.people.words import state_of
from schemes.place import ProgrammePlace, programme_for
from workbench.models import Authority
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm, WorkbenchForm


@require_safe
def programme_people(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.READ)
    found = participants(place.programme)
    now = timezone.now()
    waiting = invited(one.user for one in found)
    partners = Partner.objects.filter(programme=place.programme).select_related("authority")
    context = place.context(
        _("People of %(programme)s") % {"programme": place.programme.title},
        (_("People"), None),
        state=people_state(found, waiting),
        table=participants_table(place, found, waiting, now),
        owner=place.programme.authority,
        partners=list(partners.order_by("authority__name", "pk")),
        alone=len(found) == 1,
    )
    return render(request, "schemes/people/programme_people.html", context)


@require_safe
def member(request: HttpRequest, programme: str, person: int) -> HttpResponse:
    place, one = member_of(request, programme, person)
    now = timezone.now()
    waits = invited([one.user]).get(one.user.pk)
    context = context_of(
        place,
        str(one.user),
        state=_state(one),
        one=one,
        stands=state_of(one.user, waits, now),
        waits=waits is not None and one.user.is_active,
        open=waits is not None and waits.is_open(now),
        more_roles=set(Role.values) - {row.role for row in one.roles},
        button=WorkbenchForm(),
    )
    return render(request, "schemes/people/member.html", context)


def _state(one: Participant) -> str:
    values = {"authority": one.authority or _("no authority")}
    return _("Speaks for %(authority)s here.") % values


@require_http_methods(["GET", "HEAD", "POST"])
def role_give(request: HttpRequest, programme: str, person: int) -> HttpResponse:
    place, one = member_of(request, programme, person)
    held = {row.role for row in one.roles}
    form = RoleForm(sent(request), roles=[role for role in Role.values if role not in held])
    return _of_member(
        request,
        place,
        one,
        form,
        partial(give_role, place.programme, one.user),
        heading=_("Give %(name)s a role") % {"name": one.user},
        said=_("The role is given."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def office_give(request: HttpRequest, programme: str, person: int) -> HttpResponse:
    place, one = member_of(request, programme, person)
    return _of_member(
        request,
        place,
        one,
        OfficeForm(sent(request)),
        partial(give_office, place.programme, one.user),
        heading=_("Give %(name)s an office") % {"name": one.user},
        said=_("The office is given."),
        state=_(
            "Whoever holds an office, and is an approver or lead officer, approves papers for it."
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def member_speaks(request: HttpRequest, programme: str, person: int) -> HttpResponse:
    place, one = member_of(request, programme, person)
    initial = {"authority": str(one.authority.pk) if one.authority else ""}
    form = SpeaksForForm(
        sent(request), authorities=authorities_of(place.programme), initial=initial
    )
    return _of_member(
        request,
        place,
        one,
        form,
        partial(speak_for, place.programme, one.user),
        heading=_("For whom %(name)s speaks") % {"name": one.user},
        said=_("The authority is saved."),
        state=_("Each person speaks for one authority in a programme."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def membership_take(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    place = programme_for(person(request), programme, Act.DECIDE)
    rows = Membership.objects.filter(programme=place.programme, pk=pk)
    row = rows.select_related("user").first()
    if row is None:
        return gone(request, place.url("programme-people"))
    row.programme = place.programme
    values = {"name": row.user, "role": str(row.get_role_display()).lower()}
    goes = [_("What %(name)s has done stays in the history.") % values]
    if Membership.objects.filter(programme=place.programme, user=row.user).count() == 1:
        goes.append(
            _("It is their only role: they will see the programme no more, and hold no office.")
        )
    return _removal(
        request,
        place,
        partial(take_role, row),
        heading=_("Take the role of %(role)s from %(name)s?") % values,
        label=_("Take the role"),
        said=_("The role is taken."),
        goes=goes,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def office_take(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    place = programme_for(person(request), programme, Act.DECIDE)
    rows = OfficeHolder.objects.filter(programme=place.programme, pk=pk)
    row = rows.select_related("user").first()
    if row is None:
        return gone(request, place.url("programme-people"))
    row.programme = place.programme
    values = {"name": row.user, "office": row.office}
    return _removal(
        request,
        place,
        partial(take_office, row),
        heading=_("Take the office “%(office)s” from %(name)s?") % values,
        label=_("Take the office"),
        said=_("The office is taken."),
        goes=[_("Approvals that they gave stand.")],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def partner_new(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.DECIDE)
    apart = authorities_of(place.programme)
    none_left = not Authority.objects.exclude(pk__in=[one.pk for one in apart]).exists()
    more = _("Every authority of this site takes part. A site administrator can add another.")
    return form_page(
        request,
        "pages/form.html",
        PartnerForm(sent(request), apart=apart),
        lambda values: add_partner(place.programme, **values),
        done=place.url("programme-people"),
        said=_("The authority takes part. Next, give somebody a role who speaks for it."),
        context=context_of(
            place,
            _("Add an authority that takes part"),
            state=more if none_left else _("Its people read and rate beside yours."),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def partner_remove(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    place = programme_for(person(request), programme, Act.DECIDE)
    rows = Partner.objects.filter(programme=place.programme, pk=pk)
    row = rows.select_related("authority").first()
    if row is None:
        return gone(request, place.url("programme-people"))
    row.programme = place.programme
    values = {"authority": row.authority}
    return _removal(
        request,
        place,
        partial(remove_partner, row),
        heading=_("Remove %(authority)s from the programme?") % values,
        label=_("Remove the authority"),
        said=_("The authority takes part no more."),
        goes=[_("Nobody speaks for it here any more. It stays on the site.")],
    )


def member_of(
    request: HttpRequest, programme: str, user: int
) -> tuple[ProgrammePlace, Participant]:
    """A programme and somebody with a role in it, for its lead officer; 404 for anybody else's
    key."""
    place = programme_for(person(request), programme, Act.DECIDE)
    found = participants(place.programme, user)
    if not found:
        raise Http404
    return place, found[0]


def context_of(
    place: ProgrammePlace, heading: str, *, one: Participant | None = None, **more: Any
) -> dict[str, Any]:
    back = more.pop("back", "") or place.url("programme-people")
    way = ((_("People"), place.url("programme-people")), (heading, None))
    return place.context(heading, *way, back=back, one=one, **more)


def sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _of_member(
    request: HttpRequest,
    place: ProgrammePlace,
    one: Participant,
    form: WorkbenchForm,
    act: Any,
    *,
    heading: str,
    said: str,
    state: str = "",
) -> HttpResponse:
    back = place.url("member", one.user.pk)
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: act(**values),
        done=back,
        said=said,
        context=context_of(place, heading, state=state, back=back),
    )


def _removal(
    request: HttpRequest,
    place: ProgrammePlace,
    act: Any,
    *,
    heading: str,
    label: str,
    said: str,
    goes: list[str],
) -> HttpResponse:
    return form_page(
        request,
        "pages/remove.html",
        RemoveForm(sent(request), label=label),
        lambda values: act(**values),
        done=place.url("programme-people"),
        said=said,
        context=context_of(place, heading, goes=goes),
    )

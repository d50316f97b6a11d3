"""How a lead officer brings somebody into a programme: by their email, with an invitation where the
site does not know them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from schemes.access import Act
from schemes.people.actions import Joined, join
from schemes.people.forms import MemberForm
from schemes.people.taking_part import authorities_of, may_hand_over
from schemes.people.views import context_of, member_of, sent
from schemes.place import programme_for
from workbench.models import User
from workbench.pages.answering import button_act, form_page, person
from workbench.people.actions import send_link, withdraw_link
from workbench.people.links import NewLink
from workbench.people.sending import answer_with


@require_http_methods(["GET", "HEAD", "POST"])
def member_new(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.DECIDE)
    joined: list[Joined] = []
    back = place.url("programme-people")
    response = form_page(
        request,
        "pages/form.html",
        MemberForm(sent(request), authorities=authorities_of(place.programme)),
        lambda values: joined.append(join(place.programme, **values)),
        done=back,
        said=_("The role is given."),
        context=context_of(
            place,
            _("Give somebody a role"),
            state=_("Somebody without an account is invited by a link that works for seven days."),
        ),
    )
    links = [one.link for one in joined if one.link is not None]
    return answer_with(request, response, links, back=back)


@require_POST
def member_invite(request: HttpRequest, programme: str, person: int) -> HttpResponse:
    """Invites somebody again who has not answered."""
    place, one = member_of(request, programme, person)
    made: list[NewLink] = []
    back = place.url("member", one.user.pk)
    if one.user.has_usable_password():
        return _refused(request, back)
    response = button_act(
        request,
        lambda values: made.append(send_link(one.user, **values)),
        done=back,
        said=_("There is a new invitation. Earlier ones have stopped working."),
    )
    return answer_with(request, response, made, back=back, otherwise=_otherwise(request, one.user))


@require_POST
def member_withdraw(request: HttpRequest, programme: str, person: int) -> HttpResponse:
    """Ends an invitation that nobody answered."""
    place, one = member_of(request, programme, person)
    back = place.url("member", one.user.pk)
    if one.user.has_usable_password() or not may_hand_over(_lead(request), one.user):
        return _refused(request, back)
    return button_act(
        request,
        lambda values: withdraw_link(one.user, **values),
        done=back,
        said=_("The invitation is withdrawn, and its link leads nowhere now."),
    )


def _otherwise(request: HttpRequest, user: User) -> str:
    """What is said instead of showing a link to a lead officer whom it would give more than they
    have."""
    if may_hand_over(_lead(request), user):
        return ""
    told = _(
        "No email could be sent. %(name)s has roles in programmes that you do not lead, so that a "
        "site administrator has to hand the link over."
    )
    return told % {"name": user}


def _refused(request: HttpRequest, back: str) -> HttpResponse:
    messages.error(
        request,
        _("Only a site administrator does this for somebody with an account or roles elsewhere."),
    )
    return redirect(back)


def _lead(request: HttpRequest) -> User:
    return person(request)

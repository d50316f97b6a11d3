"""The account of the person who is signed in: name, email and password."""

from typing import Any

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from workbench.models import User
from workbench.numbers.listing import count_words, listed, opening
from workbench.pages.answering import form_page, person
from workbench.pages.forms import WorkbenchForm
from workbench.people.forms import NameForm, OwnEmailForm, OwnPasswordForm
from workbench.people.links import NewLink
from workbench.people.own_actions import (
    ask_for_email,
    change_own_name,
    change_own_password,
    set_own_email,
)
from workbench.people.second_factor.actions import called
from workbench.people.second_factor.factors import factors_of
from workbench.people.sending import answer_with
from workbench.people.sessions.ending import sessions_of


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    user = person(request)
    works_for = user.authority or _("no authority: you administer this site")
    change = _("Change")
    context = {
        "heading": _("Your account"),
        "state": _("You sign in as %(name)s.") % {"name": user.username},
        "crumbs": _crumbs(),
        "rows": (
            (_("Name"), str(user), reverse("account-name"), change),
            (_("Email"), user.email or _("None yet"), reverse("account-email"), change),
            (_("Password"), _("Only you know it"), reverse("account-password"), change),
            (_("Second factor"), _second_factor(user), reverse("second-factor"), change),
            (_("Signed in"), _signed_in(user), reverse("account-sessions"), _("See")),
            (_("Works for"), str(works_for), "", ""),
        ),
        "without_email": not user.email,
    }
    return render(request, "workbench/people/account.html", context)


def _second_factor(user: User) -> str:
    told = listed(called(factor) for factor in factors_of(user))
    return opening(told) or _("None: your password alone signs you in")


def _signed_in(user: User) -> str:
    count = sessions_of(user).count()
    return ngettext("In one place", "In %(count)s places", count) % {"count": count_words(count)}


@require_http_methods(["GET", "HEAD", "POST"])
def account_name(request: HttpRequest) -> HttpResponse:
    user = person(request)
    form = NameForm(_sent(request), initial={"name": str(user)})
    return _page(
        request,
        form,
        lambda values: change_own_name(user, **values),
        heading=_("Change your name"),
        said=_("Your name is saved."),
        state=_("What you did before stays in the history under the name you had."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def account_email(request: HttpRequest) -> HttpResponse:
    user = person(request)
    made: list[NewLink] = []
    form = OwnEmailForm(_sent(request), request=request, user=user)

    def act(values: dict[str, Any]) -> None:
        given = {key: value for key, value in values.items() if key != "current_password"}
        if settings.MAIL_CONFIGURED:
            made.append(ask_for_email(user, **given))
        else:
            set_own_email(user, **given)

    now = _("It is %(email)s now.") % {"email": user.email} if user.email else _("You have none.")
    said = _("Your email is saved.")
    if settings.MAIL_CONFIGURED:
        said = _("Your old email stands until you open the link in your new mailbox.")
    response = _page(request, form, act, heading=_("Change your email"), said=said, state=now)
    # The link proves the mailbox, so that it is never shown here.
    otherwise = _("No email could be sent just now. Try again later.")
    return answer_with(request, response, made, back=reverse("account"), otherwise=otherwise)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def account_password(request: HttpRequest) -> HttpResponse:
    user = person(request)
    form = OwnPasswordForm(_sent(request), request=request, user=user)

    def act(values: dict[str, Any]) -> None:
        given = {"by": values["by"], "token": values["token"], "password": values["password"]}
        change_own_password(user, **given)
        # This window stays signed in, all others are signed out.
        update_session_auth_hash(request, user)

    return _page(
        request,
        form,
        act,
        heading=_("Change your password"),
        said=_("Your password is saved. Wherever else you were signed in, you are signed out."),
        state=_(
            "Wherever else you are signed in, you will be signed out, and your access tokens end."
        ),
    )


def _page(
    request: HttpRequest, form: WorkbenchForm, act: Any, *, heading: str, said: str, state: str
) -> HttpResponse:
    back = reverse("account")
    context = {
        "heading": heading,
        "state": state,
        "crumbs": _crumbs((heading, None)),
        "back": back,
    }
    return form_page(request, "pages/form.html", form, act, done=back, said=said, context=context)


def _crumbs(*last: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    own = reverse("account") if last else None
    return [(_("Home"), reverse("home")), (_("Your account"), own), *last]


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None

"""Somebody's own second factors: all of them, an authenticator app, recovery codes; an
administrator takes them away."""

from typing import Any, Final

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import InvalidToken
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from workbench.dates import moment
from workbench.models import User
from workbench.numbers.listing import count_words
from workbench.pages.answering import form_page, person
from workbench.pages.forms import RemoveForm, WorkbenchForm
from workbench.pages.place import Crumb
from workbench.people.people_views import administrator, context_of
from workbench.people.proof.proving import needs_proof
from workbench.people.second_factor.actions import (
    add_app,
    called,
    remove_factor,
    renew_codes,
    take_away_factors,
)
from workbench.people.second_factor.factors import (
    app_of,
    factors_of,
    has_to_have_one,
    passkeys_of,
    recovery_codes_of,
)
from workbench.people.second_factor.forms import CODE, AppForm

_SHOWN: Final = "app_key"


@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """What somebody has, with what can be done to it."""
    user = person(request)
    app, passkeys = app_of(user), passkeys_of(user)
    left = len(recovery_codes_of(user)) if app or passkeys else 0
    state = _("You have none yet: your password alone signs you in.")
    if app or passkeys:
        state = _("Signing in takes your password and a code of your app, or a passkey.")
    context = {
        "heading": _("Second factor"),
        "state": state,
        "crumbs": crumbs(),
        "app": app,
        "app_since": moment(app.created_at) if app else "",
        "passkeys": [
            (row, _("since %(day)s") % {"day": moment(row.created_at)}) for row in passkeys
        ],
        "has_any": bool(app or passkeys),
        "asked": has_to_have_one(user),
        "codes": ngettext(
            "%(count)s recovery code is left.", "%(count)s recovery codes are left.", left
        )
        % {"count": count_words(left).capitalize()},
    }
    return render(request, "workbench/people/second_factor/factors.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@needs_proof
def app_new(request: HttpRequest) -> HttpResponse:
    user = person(request)
    if app_of(user):
        return redirect("second-factor")
    secret = _secret_of(request)
    form = AppForm(request.POST if request.method == "POST" else None, secret=secret)

    def act(values: dict[str, Any]) -> None:
        counter = values.pop(CODE)
        add_app(user, secret=secret, counter=counter, **values)
        del request.session[_SHOWN]

    adapter = get_adapter()
    svg = adapter.build_totp_svg(adapter.build_totp_url(user, secret))
    context = {
        "heading": _("Add an authenticator app"),
        "state": _("An app on your phone or computer that shows a new code every half minute."),
        "crumbs": crumbs((_("Add an authenticator app"), None)),
        "back": reverse("second-factor"),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        # Made of numbers alone; the policy of pages lets no data: picture by.
        "picture": mark_safe(svg),  # noqa: S308
    }
    return form_page(
        request,
        "workbench/people/second_factor/app.html",
        form,
        act,
        done=reverse("recovery-codes"),
        said=_("The app is added. Keep these recovery codes, for when you have lost it."),
        context=context,
    )


def _secret_of(request: HttpRequest) -> str:
    """The secret that the page shows, kept encrypted in the session until the app has proved it."""
    adapter = get_adapter()
    kept = request.session.get(_SHOWN)
    if kept and request.method == "POST":
        try:
            return str(adapter.decrypt(kept))
        except InvalidToken:
            pass
    secret: str = generate_totp_secret()
    request.session[_SHOWN] = adapter.encrypt(secret)
    return secret


def own_factor(request: HttpRequest, pk: int) -> Authenticator:
    """A factor of whoever asks. Whether there is another under this number is told to nobody."""
    found = factors_of(person(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@needs_proof
def factor_remove(request: HttpRequest, factor: int) -> HttpResponse:
    found = own_factor(request, factor)
    last = factors_of(person(request)).count() == 1
    heading = _("Remove %(what)s?") % {"what": called(found)}
    goes = [_("It proves nothing any more. Remove it on your device as well.")]
    if last:
        goes.append(_("It is your last: your recovery codes go with it."))
    return form_page(
        request,
        "pages/remove.html",
        RemoveForm(_sent(request), label=_("Remove it")),
        lambda values: remove_factor(found, **values),
        done=reverse("second-factor"),
        said=_("It is removed."),
        context={
            "heading": heading,
            "crumbs": crumbs((heading, None)),
            "back": reverse("second-factor"),
            "goes": goes,
        },
    )


class _NewCodes(WorkbenchForm):
    submit_label = _("Make new recovery codes")


@require_http_methods(["GET", "HEAD", "POST"])
@needs_proof
def recovery_codes(request: HttpRequest) -> HttpResponse:
    user = person(request)
    codes = recovery_codes_of(user)
    context = {
        "heading": _("Recovery codes"),
        "state": _("Each signs you in once, in place of your app or passkey."),
        "crumbs": crumbs((_("Recovery codes"), None)),
        "codes": [f"{code[:5]} {code[5:]}" for code in codes],
        "back": reverse("second-factor"),
    }
    return form_page(
        request,
        "workbench/people/second_factor/recovery_codes.html",
        _NewCodes(_sent(request)),
        lambda values: renew_codes(user, **values),
        done=reverse("recovery-codes"),
        said=_("These are new. The earlier ones have stopped working."),
        context=context,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs_proof
def person_factors_take(request: HttpRequest, pk: int) -> HttpResponse:
    """For somebody who has lost their phone."""
    administrator(request)
    user = get_object_or_404(User, pk=pk)
    if user == request.user:
        raise Http404
    name = {"name": user}
    goes = (
        _("Make sure that it is %(name)s who asks: call them on a number you know.") % name,
        _("%(name)s is signed out everywhere and signs in by password alone from then on.") % name,
    )
    own = reverse("person", args=[pk])
    heading = _("Take away the second factor of %(name)s?") % name
    return form_page(
        request,
        "pages/remove.html",
        RemoveForm(_sent(request), label=_("Take it away")),
        lambda values: take_away_factors(user, **values),
        done=own,
        said=_("%(name)s signs in by password alone now.") % name,
        context=context_of(heading, back=own, of=user, goes=goes),
    )


def crumbs(*last: Crumb) -> list[Crumb]:
    """The way to a page beneath one's own second factors."""
    own = reverse("second-factor") if last else None
    return [
        (_("Home"), reverse("home")),
        (_("Your account"), reverse("account")),
        (_("Second factor"), own),
        *last,
    ]


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None

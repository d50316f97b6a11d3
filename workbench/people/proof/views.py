"""The second step of signing in, and proving anew who one is: by a code, a passkey, the password or
the provider of single sign-on."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from workbench.models import User
from workbench.pages.answering import person
from workbench.people.proof.entering import (
    BY_PROVIDER,
    ENTERED_BY,
    enter,
    mark_proved,
    waiting,
)
from workbench.people.proof.forms import CodeForm, OwnPasswordAgainForm
from workbench.people.proof.proving import is_kept
from workbench.people.second_factor.factors import has_second_factor, passkeys_of
from workbench.people.second_factor.forms import PasskeyForm
from workbench.people.second_factor.passkeys import check_passkey, options_to_sign_in
from workbench.people.trail import PROVED_ANEW, note

_HOW = ["GET", "HEAD", "POST"]


@login_not_required
@sensitive_post_parameters()
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """The second step, after the password."""
    if request.user.is_authenticated:
        return redirect("home")
    found = waiting(request)
    return _code(request, *found) if found else redirect("sign-in")


@require_http_methods(_HOW)
def _code(request: HttpRequest, user: User, on: str) -> HttpResponse:
    form = CodeForm(_sent(request), request=request, user=user)
    if request.method == "POST" and form.is_valid():
        enter(request, user, by=f"password and {form.by}")
        return redirect(on)
    context = {
        "form": form,
        "heading": _("Your second factor"),
        "state": _("Your password is right. Now prove that it is you."),
        "passkey": reverse("sign-in-passkey") if passkeys_of(user) else "",
        "lost": True,
    }
    return _answer(request, "workbench/people/proof/prove.html", form, context)


@login_not_required
def sign_in_passkey(request: HttpRequest) -> HttpResponse:
    """A passkey proves both: that it is there, and whose it is."""
    return redirect("home") if request.user.is_authenticated else _passkey(request)


@require_http_methods(_HOW)
def _passkey(request: HttpRequest) -> HttpResponse:
    found = waiting(request)
    on = found[1] if found else _onward(request)
    form = PasskeyForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        user = check_passkey(request, form, only=found[0] if found else None)
        if user is not None:
            enter(request, user, by="passkey")
            return redirect(on)
    context = {
        "heading": _("Sign in with a passkey"),
        "state": _("Your device asks for your finger, your face or its own code."),
        "options": options_to_sign_in(found[0] if found else None),
        "crumbs": [(_("Sign in"), reverse("sign-in")), (_("Passkey"), None)],
        "next": on,
    }
    return _answer(request, "workbench/people/proof/passkey.html", form, context)


@require_http_methods(_HOW)
@sensitive_post_parameters()
def prove(request: HttpRequest) -> HttpResponse:
    """Asks for a code, of an app or a recovery code, where somebody has a second factor; else for
    their password, which proves less than they signed in with."""
    user, on = person(request), _onward(request)
    form: Any = None
    if has_second_factor(user):
        form = CodeForm(_sent(request), request=request, user=user)
    elif user.has_usable_password():
        form = OwnPasswordAgainForm(_sent(request), request=request, user=user)
    if request.method == "POST" and form is not None and form.is_valid():
        return _proved(request, user, by=form.by, on=on)
    provider = settings.SINGLE_SIGN_ON
    way = urlencode({"next": on})
    context = {
        "heading": _("Prove that it is you"),
        "state": _("It is more than ten minutes since you last did. Nothing is done before."),
        "passkey": f"{reverse('prove-passkey')}?{way}" if passkeys_of(user) else "",
        "provider": provider.name if provider and _came_by_provider(request, user) else "",
        "provider_at": f"{reverse('single-sign-on')}?{way}" if provider else "",
        "next": on,
        "kept": is_kept(on),
    }
    return _answer(request, "workbench/people/proof/prove.html", form, context)


@require_http_methods(_HOW)
def prove_passkey(request: HttpRequest) -> HttpResponse:
    user, on = person(request), _onward(request)
    form = PasskeyForm(_sent(request))
    if request.method == "POST" and form.is_valid() and check_passkey(request, form, only=user):
        return _proved(request, user, by="passkey", on=on)
    context = {
        "heading": _("Prove that it is you"),
        "state": _("Your device asks for your finger, your face or its own code."),
        "options": options_to_sign_in(user),
        "next": on,
    }
    return _answer(request, "workbench/people/proof/passkey.html", form, context)


def _proved(request: HttpRequest, user: User, *, by: str, on: str) -> HttpResponse:
    mark_proved(request)
    note(PROVED_ANEW, request, user, by=by)
    return redirect(on)


def _came_by_provider(request: HttpRequest, user: User) -> bool:
    return request.session.get(ENTERED_BY) == BY_PROVIDER or not user.has_usable_password()


def _onward(request: HttpRequest) -> str:
    """The page that is wanted, where it is one of this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    here = {request.get_host()}
    if url_has_allowed_host_and_scheme(wanted, here, require_https=request.is_secure()):
        return wanted
    return reverse("home")


def _answer(
    request: HttpRequest, template: str, form: Any, context: dict[str, Any]
) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, template, {**context, "form": form}, status=status)


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None

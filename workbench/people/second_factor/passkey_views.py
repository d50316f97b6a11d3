"""Somebody's own passkeys: made, named, removed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workbench.pages.answering import form_page, person
from workbench.people.proof.proving import needs_proof
from workbench.people.second_factor.actions import add_passkey, called, rename_passkey
from workbench.people.second_factor.factors import Type, passkeys_of
from workbench.people.second_factor.forms import NewPasskeyForm, PasskeyNameForm
from workbench.people.second_factor.passkeys import check_made, options_to_make
from workbench.people.second_factor.views import crumbs, own_factor
from workbench.people.sessions.devices import device_in_words


@require_http_methods(["GET", "HEAD", "POST"])
@needs_proof
def passkey_new(request: HttpRequest) -> HttpResponse:
    user = person(request)
    named = device_in_words(request.headers.get("User-Agent", ""))
    form = NewPasskeyForm(_sent(request), initial={"name": named})

    def act(values: dict[str, Any]) -> None:
        check_made(values["credential"])
        add_passkey(user, **values)

    had = bool(passkeys_of(user))
    return form_page(
        request,
        "workbench/people/second_factor/passkey.html",
        form,
        act,
        done=reverse("second-factor") if had else reverse("recovery-codes"),
        said=_("The passkey is made. You can sign in with it alone."),
        context={
            "heading": _("Make a passkey"),
            "state": _("This device, your phone or a security key keeps it; nobody can copy it."),
            "crumbs": crumbs((_("Make a passkey"), None)),
            "back": reverse("second-factor"),
            # Asked for as the page is drawn: the answer to a form is held against those before.
            "options": lambda: options_to_make(user),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs_proof
def passkey_name(request: HttpRequest, factor: int) -> HttpResponse:
    found = own_factor(request, factor)
    if found.type != Type.WEBAUTHN:
        return redirect("second-factor")
    heading = _("Rename %(what)s") % {"what": called(found)}
    return form_page(
        request,
        "pages/form.html",
        PasskeyNameForm(_sent(request), initial={"name": found.data["name"]}),
        lambda values: rename_passkey(found, **values),
        done=reverse("second-factor"),
        said=_("The name is saved."),
        context={
            "heading": heading,
            "crumbs": crumbs((heading, None)),
            "back": reverse("second-factor"),
        },
    )


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None

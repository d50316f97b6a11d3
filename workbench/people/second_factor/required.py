"""Leads whoever has to have a second factor, and has none, to where it is set up."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from workbench.models import User
from workbench.people.proof.entering import BY_PROVIDER, ENTERED_BY
from workbench.people.second_factor.factors import has_second_factor, has_to_have_one

# Pages that somebody without the factor they have to have may use.
_OPEN: Final = {
    "second-factor",
    "second-factor-app",
    "recovery-codes",
    "passkey-new",
    "prove",
    "prove-passkey",
    "sign-out",
    "single-sign-on",
    "openid_connect_callback",
}


class SecondFactorRequired:
    """Who came by single sign-on has proved at the provider what the council asks for there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        user, match = request.user, request.resolver_match
        if (
            not isinstance(user, User)
            or not getattr(view, "login_required", True)
            or not has_to_have_one(user)
            or (match is not None and match.url_name in _OPEN)
            or request.session.get(ENTERED_BY) == BY_PROVIDER
            or has_second_factor(user)
        ):
            return None
        messages.warning(request, _("Set up a second factor first. This site asks you for one."))
        return redirect("second-factor")

"""Somebody comes back from the provider: signed in, proved anew, or told whom to ask."""

import logging
from datetime import timedelta

from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from workbench.models import User
from workbench.people.proof.entering import BY_PROVIDER, enter, mark_proved
from workbench.people.proof.proving import RECENT
from workbench.people.single_sign_on.actions import Unknown, person_of, take_up_administration
from workbench.people.single_sign_on.claims import Claims, Contradiction, claims_of
from workbench.people.trail import FAILED, PROVED_ANEW, note, note_typed, noted_lately

log = logging.getLogger(__name__)
# How much the clocks of the two machines may differ.
_CLOCKS = timedelta(minutes=1)


def arrive(request: HttpRequest, login: SocialLogin) -> HttpResponse:
    """The answer to somebody whom the provider knows."""
    try:
        claims = claims_of(login)
    except Contradiction:
        return not_reached(request, None)
    try:
        user = person_of(claims)
    except Unknown:
        return _stranger(request, login, claims)
    on = str((login.state or {}).get("next") or "")
    if not url_has_allowed_host_and_scheme(
        on, {request.get_host()}, require_https=request.is_secure()
    ):
        on = reverse("home")
    if isinstance(request.user, User):
        return _proved(request, user, claims, on)
    granted = settings.SINGLE_SIGN_ON.granted if settings.SINGLE_SIGN_ON else ()
    take_up_administration(user, claims.groups, granted)
    import_string(settings.ROLES_OF_GROUPS)(user, claims.groups, granted)
    enter(request, user, by=BY_PROVIDER)
    return redirect(on)


def _proved(request: HttpRequest, user: User, claims: Claims, on: str) -> HttpResponse:
    """Somebody signed in went to the provider to prove anew who they are. It has to say when they
    last did so there, and that has to be just now."""
    lately = claims.proved_at and timezone.now() - claims.proved_at <= RECENT + _CLOCKS
    if user != request.user:
        messages.error(request, _("You came back as somebody else. You are signed in as before."))
    elif not lately:
        messages.error(
            request, _("It was not said that you proved anew who you are. Use another way.")
        )
    else:
        mark_proved(request)
        note(PROVED_ANEW, request, user, by=BY_PROVIDER)
    return redirect(on)


def _stranger(request: HttpRequest, login: SocialLogin, claims: Claims) -> HttpResponse:
    """Says whom to ask. On the trail stands what the provider calls them."""
    emails = [one.email for one in login.email_addresses]
    typed = emails[0] if emails else login.account.uid
    if noted_lately(FAILED, hours=1, subject=typed) < settings.AXES_FAILURE_LIMIT:
        note_typed(FAILED, request, typed)
    context = {
        "heading": _("You have no account here"),
        "state": _("Signing in at %(name)s worked; this site does not know you.")
        % {"name": login.provider.name},
        "email": emails[0] if emails else "",
        "unverified": bool(emails) and not claims.email,
    }
    return render(request, "workbench/people/single_sign_on/stranger.html", context, status=403)


def not_reached(request: HttpRequest, error: Exception | None) -> HttpResponse:
    """Signing in at the provider was broken off, or the provider did not answer."""
    if error is not None:
        log.warning("Single sign-on failed: %s", type(error).__name__)
    messages.error(
        request, _("Signing in there did not work. Try again, or use your password here.")
    )
    return redirect("home" if isinstance(request.user, User) else "sign-in")

"""The answers to a form that arrives without a session, or with a safety token that is too old."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_BAD_ORIGIN
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from workbench.kept.keeping import TooLong, is_typed_in, keep, page_before, sign_in_for
from workbench.kept.whose import owner_of
from workbench.models import User

# Sent by scripts: the first by those which change a page in place and have what was typed still in
# it, the second, with it, by those which go where the answer says (`GOES_ON`).
IN_PLACE = "X-In-Place"
KEEP = "X-Keep"
GOES_ON = "X-Goes-On"
_BAD_ORIGIN = REASON_BAD_ORIGIN.partition("%s")[0]


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For a form whose safety token is missing or an older one, because somebody signed in anew in
    another window. Its owner finds it filled in again; otherwise the page says what to do."""
    match = request.resolver_match
    is_of_people = match is not None and getattr(match.func, "login_required", True)
    found = go_on(request) if is_of_people and not reason.startswith(_BAD_ORIGIN) else None
    return found or _refused(request)


def go_on(request: HttpRequest) -> HttpResponse | None:
    """On to the page where what was typed stands again, by way of signing in where nobody is signed
    in; None where it cannot be said whose it is."""
    in_place = IN_PLACE in request.headers
    if request.method != "POST" or (in_place and KEEP not in request.headers):
        return None
    owner = owner_of(request)
    if owner is None:
        return None
    typed = is_typed_in(request)
    try:
        address = keep(request, owner) if typed else page_before(request)
    except TooLong:
        return _refused(request, too_long=True)
    if not isinstance(request.user, User):
        address = sign_in_for(address)
    elif request.user != owner:
        return _refused(request, kept=typed)
    elif not typed:
        messages.warning(request, _("That was not done: you had signed in anew. Do it once more."))
    return HttpResponse(status=403, headers={GOES_ON: address}) if in_place else redirect(address)


def _refused(request: HttpRequest, **context: bool) -> HttpResponse:
    return render(request, "403_csrf.html", context, status=403)

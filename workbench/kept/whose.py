"""For whom a page with a form was made, told from the safety token of the form.

Every sign-in gives a browser another secret, from which the tokens of its forms are made. A signed
cookie remembers which person had which of the last secrets. So a form can be given back to the one
it was made for after their session has ended, and to nobody else; and a form that no page of ours
sent has no owner.
"""

from hashlib import sha256
from typing import Any, Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.middleware import csrf

from workbench.models import User

COOKIE: Final = f"{settings.BOUND_COOKIES}pages-of"
SALT: Final = "workbench.kept.whose"
MOST: Final = 5  # sign-ins of one browser that are remembered
LASTS: Final = 7 * 24 * 60 * 60  # seconds


def owner_of(request: HttpRequest) -> User | None:
    """The person for whom the page was made whose form this is; None where nobody can say."""
    secret = _secret(str(request.POST.get("csrfmiddlewaretoken", "")))
    for known, person in _remembered(request):
        if known == _sum(secret):
            return User.objects.filter(pk=person, is_active=True).first()
    return None


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Puts down in the cookie of the browser whom its forms are for now."""
    secret = request.META.get("CSRF_COOKIE")
    if not secret or not isinstance(request.user, User):
        return
    entry = [_sum(_secret(secret)), request.user.pk]
    others = _remembered(request)
    if entry in others:
        return
    found = [entry, *(one for one in others if one[0] != entry[0])][:MOST]
    response.set_cookie(
        COOKIE,
        signing.dumps(found, salt=SALT),
        max_age=LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _remembered(request: HttpRequest) -> list[list[Any]]:
    """Sums of secrets, each with the person who had it, the newest first."""
    try:
        found: list[list[Any]] = signing.loads(
            request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS
        )
    except signing.BadSignature:
        return []
    return found


def _secret(token: str) -> str:
    """The secret from which a token was made; a token that is none has no secret."""
    if not set(token) <= set(csrf.CSRF_ALLOWED_CHARS):
        return ""
    if len(token) == csrf.CSRF_TOKEN_LENGTH:
        return str(csrf._unmask_cipher_token(token))  # type: ignore[attr-defined]
    return token if len(token) == csrf.CSRF_SECRET_LENGTH else ""


def _sum(secret: str) -> str:
    return sha256(f"{SALT}{secret}".encode()).hexdigest()[:24] if secret else "none"

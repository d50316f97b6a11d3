"""Keeping what was typed, and giving it back to the person who typed it."""

from datetime import timedelta
from typing import Final
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from workbench.models import KeptForm, User

PARAMETER: Final = "kept"
MOST: Final = 2_000_000  # characters of one form: ten of the longest sections
MOST_FORMS: Final = 10  # of one person
LASTS: Final = timedelta(days=1)
# They belong to the page and are not typed; of them the version goes along.
NOT_TYPED: Final = frozenset({"csrfmiddlewaretoken", "write_token", "version", "next"})


class TooLong(Exception):
    """The form holds more than can be kept."""


def is_typed_in(request: HttpRequest) -> bool:
    """Whether a form holds anything that somebody typed or chose, files left out."""
    return any(
        name not in NOT_TYPED and any(request.POST.getlist(name)) and "password" not in name
        for name in request.POST
    )


def keep(request: HttpRequest, owner: User) -> str:
    """Keeps the form for its owner for a day, passwords and files left out; gives the address where
    it stands filled in again. Raises `TooLong`."""
    sent = [
        [name, request.POST.getlist(name)]
        for name in request.POST
        if name != "csrfmiddlewaretoken" and "password" not in name
    ]
    if sum(len(name) + sum(map(len, values)) for name, values in sent) > MOST:
        raise TooLong
    now = timezone.now()
    with transaction.atomic():
        KeptForm.objects.filter(kept_at__lt=now - LASTS).delete()
        older = KeptForm.objects.filter(user=owner).order_by("-kept_at", "-pk")
        KeptForm.objects.filter(
            pk__in=list(older.values_list("pk", flat=True)[MOST_FORMS - 1 :])
        ).delete()
        row = KeptForm.objects.create(
            user=owner, path=request.path, sent=sent, files=bool(request.FILES), kept_at=now
        )
    query = request.GET.copy()
    query[PARAMETER] = str(row.key)
    return f"{request.path}?{query.urlencode()}"


def kept_for(request: HttpRequest, user: User) -> KeptForm | None:
    """The form that this address names, where this person typed it here."""
    try:
        key = UUID(request.GET.get(PARAMETER, ""))
    except ValueError:
        return None
    return KeptForm.objects.filter(
        key=key, user=user, path=request.path, kept_at__gte=timezone.now() - LASTS
    ).first()


def typed_of(row: KeptForm) -> QueryDict:
    """What was sent, as it was sent."""
    typed = QueryDict(mutable=True)
    for name, values in row.sent:
        typed.setlist(name, values)
    return typed


def page_before(request: HttpRequest) -> str:
    """The page that a button stood on, as the browser tells it; home where it does not."""
    came = request.headers.get("Referer", "")
    here = {request.get_host()}
    if came and url_has_allowed_host_and_scheme(came, here, require_https=request.is_secure()):
        parts = urlsplit(came)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return reverse("home")


def sign_in_for(address: str) -> str:
    """The address to sign in at that leads on to another."""
    return f"{reverse('sign-in')}?{urlencode({'next': address})}"

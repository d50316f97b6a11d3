"""How many wrong passwords are allowed, by name and address and by address alone. django-axes
counts them."""

from ipaddress import ip_address
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest

from workbench.models import User


class NameAndAddress(AxesDatabaseHandler):  # type: ignore[misc]
    """Counts the two apart, each with a limit of its own, so that an office behind one address is
    not closed by five slips of five people. Who signs in clears their own count alone."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """How far the visitor is on the way to the limit of one name, by whichever is nearer."""
        of_name, of_address = (
            attempts.aggregate(failures=Sum("failures_since_start"))["failures"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        )
        limit = settings.AXES_FAILURE_LIMIT
        return int(max(of_name, of_address * limit // settings.ADDRESS_FAILURE_LIMIT))

    def reset_user_attempts(
        self, request: HttpRequest, credentials: dict[str, Any] | None = None
    ) -> int:
        of_name, _of_address = self.filter_user_attempts(request, credentials)
        return int(of_name.delete()[0])


def address_of(request: HttpRequest) -> str:
    """The network address of a visitor. X-Real-IP is read only where the settings say that the
    proxy writes it, since a visitor can send it as well."""
    of_connection = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.REAL_IP:
        return of_connection
    try:
        return str(ip_address(request.META.get("HTTP_X_REAL_IP", "").strip()))
    except ValueError:
        return of_connection


def forget_tries(user: User) -> int:
    """Lets this person try again, from wherever they tried before: forgets the wrong passwords
    under their name, and those from the same addresses. Gives how many were forgotten."""
    under = AccessAttempt.objects.filter(username__in=names_of(user))
    addresses = set(under.values_list("ip_address", flat=True)) - {None, ""}
    of_addresses = AccessAttempt.objects.filter(ip_address__in=addresses)
    return int(under.delete()[0]) + int(of_addresses.delete()[0])


def names_of(user: User) -> list[str]:
    """What this person may have typed as their name."""
    return [name for name in (user.username, user.email) if name]

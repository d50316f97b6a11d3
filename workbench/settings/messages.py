"""What pages say after an act, in a cookie until the next page."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


class BoundMessages(CookieStorage):
    """Under a name that browsers take over TLS alone, from this host alone."""

    cookie_name = f"{settings.BOUND_COOKIES}messages"

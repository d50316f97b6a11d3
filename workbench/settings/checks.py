"""System checks for `manage.py check --deploy`: what would be wrong with the site in service."""

import os
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from workbench.settings.environment import has_own_key
from workbench.settings.signing_in import SingleSignOn

# Where anybody makes an address for themselves.
PUBLIC_MAIL: Final = {
    "aol.com",
    "btinternet.com",
    "gmail.com",
    "googlemail.com",
    "hotmail.co.uk",
    "hotmail.com",
    "icloud.com",
    "live.co.uk",
    "live.com",
    "me.com",
    "msn.com",
    "outlook.com",
    "proton.me",
    "protonmail.com",
    "yahoo.co.uk",
    "yahoo.com",
}
LOCAL: Final = {"localhost", "127.0.0.1", "[::1]"}


@register(Tags.security, deploy=True)
def plain_http(**_kwargs: Any) -> list[CheckMessage]:
    if not settings.PLAIN_HTTP:
        return []
    return [
        Error(
            "Passwords and sessions would travel in the clear.",
            hint="Unset WORKBENCH_PLAIN_HTTP and serve the site behind TLS.",
            id="workbench.E001",
        )
    ]


@register(Tags.security, deploy=True)
def hosts(**_kwargs: Any) -> list[CheckMessage]:
    if set(settings.ALLOWED_HOSTS) - LOCAL:
        return []
    return [
        Warning(
            "The site answers to this machine alone.",
            hint="Set WORKBENCH_HOSTS to the names people type, separated by commas.",
            id="workbench.W001",
        )
    ]


def _embedded() -> bool:
    return bool(settings.DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3")


@register(Tags.database, deploy=True)
def server_database(**_kwargs: Any) -> list[CheckMessage]:
    """A warning where nobody has said where the data stand. Whoever names a file means it."""
    if not _embedded() or "WORKBENCH_SQLITE" in os.environ:
        return []
    return [
        Warning(
            "The embedded database serves one machine and takes one writer at a time.",
            hint="Set WORKBENCH_DATABASE_URL to a PostgreSQL database; or, where one machine is "
            "enough, WORKBENCH_SQLITE to the file, as /var/lib/workbench/workbench.sqlite3.",
            id="workbench.W002",
        )
    ]


@register(Tags.security, deploy=True)
def shared_key(**_kwargs: Any) -> list[CheckMessage]:
    """An error where several machines can use the database, and each would have its own key."""
    if _embedded() or has_own_key():
        return []
    return [
        Error(
            "The secret key is one that this machine made for itself: on another machine, or after "
            "a new installation, everybody is signed out and links that were sent do not work.",
            hint="Set WORKBENCH_SECRET_KEY to what `python3 -c 'import secrets; "
            "print(secrets.token_urlsafe(60))'` prints, the same on every machine.",
            id="workbench.E003",
        )
    ]


@register(Tags.security, deploy=True)
def address_of_the_site(**_kwargs: Any) -> list[CheckMessage]:
    """A warning where the daily email has no links that lead to the site."""
    if settings.CSRF_TRUSTED_ORIGINS:
        return []
    return [
        Warning(
            "The site does not know its own address, with which links in the daily email begin.",
            hint="Set WORKBENCH_ORIGINS to the names of WORKBENCH_HOSTS, each with https://.",
            id="workbench.W005",
        )
    ]


@register(Tags.security, deploy=True)
def address_of_visitors(**_kwargs: Any) -> list[CheckMessage]:
    """A warning where a proxy hides the addresses of visitors: somebody who guesses passwords would
    close the site for everybody."""
    if settings.SECURE_PROXY_SSL_HEADER is None or settings.REAL_IP:
        return []
    return [
        Warning(
            "Behind the proxy all visitors have one address, so that one person's wrong passwords "
            "count for everybody.",
            hint="Let the proxy set X-Real-IP to the visitor's address; set WORKBENCH_REAL_IP=1.",
            id="workbench.W004",
        )
    ]


@register(Tags.staticfiles, deploy=True)
def packed_files(**_kwargs: Any) -> list[CheckMessage]:
    if not settings.COLLECTED:
        return [
            Warning(
                "Style sheets and scripts are sent unpacked and asked for on every visit.",
                hint="Run `manage.py collectstatic` and set WORKBENCH_COLLECTED_STATIC=1.",
                id="workbench.W003",
            )
        ]
    return []


@register(Tags.staticfiles, deploy=True)
def manifest(**_kwargs: Any) -> list[CheckMessage]:
    """An error where the settings say that static files are collected and they are not: every page
    would fail."""
    made = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not settings.COLLECTED or made.exists():
        return []
    return [
        Error(
            f"WORKBENCH_COLLECTED_STATIC is 1, but {made} is not there.",
            hint="Run `manage.py collectstatic --no-input` first.",
            id="workbench.E002",
        )
    ]


@register(Tags.security)
def addresses_of_the_provider(**_kwargs: Any) -> list[CheckMessage]:
    """Errors where the operator says that a provider's addresses are verified and they cannot be:
    somebody elsewhere could write another's address into their own account, and be signed in as
    them."""
    provider: SingleSignOn | None = settings.SINGLE_SIGN_ON
    if provider is None or not provider.vouched_domains:
        return []
    found: list[CheckMessage] = []
    if provider.is_for_any_organisation:
        found.append(
            Error(
                "WORKBENCH_OIDC_VERIFIED_DOMAINS calls addresses verified, and "
                "WORKBENCH_OIDC_SERVER signs in people of any organisation, who write into their "
                "accounts whatever address they like.",
                hint="Set WORKBENCH_OIDC_SERVER to the council's own directory, as "
                "https://login.microsoftonline.com/DIRECTORY-ID/v2.0, or take "
                "WORKBENCH_OIDC_VERIFIED_DOMAINS out.",
                id="workbench.E004",
            )
        )
    found += [
        Error(
            f"WORKBENCH_OIDC_VERIFIED_DOMAINS has {domain}, where anybody makes an address for "
            "themselves: no council can say whose it is.",
            hint="Leave it out and name the domains of the council's own addresses alone.",
            id="workbench.E005",
        )
        for domain in sorted(provider.vouched_domains & PUBLIC_MAIL)
    ]
    return found

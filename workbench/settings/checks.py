"""System checks for `manage.py check --deploy`: what would be wrong with the site in service."""

from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

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


@register(Tags.database, deploy=True)
def server_database(**_kwargs: Any) -> list[CheckMessage]:
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
        return []
    return [
        Warning(
            "The embedded database serves one machine and takes one writer at a time.",
            hint="Set WORKBENCH_DATABASE_URL to a PostgreSQL database.",
            id="workbench.W002",
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

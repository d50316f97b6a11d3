"""Checks of the settings: the roles that groups of single sign-on give, and in which programmes."""

from difflib import get_close_matches
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import Error as DatabaseUnready

from schemes.models import Programme, Role
from workbench.numbers.listing import shortened


@register(Tags.security)
def roles_of_groups(**_kwargs: Any) -> list[CheckMessage]:
    granted = settings.SINGLE_SIGN_ON.granted if settings.SINGLE_SIGN_ON else ()
    return [
        Error(
            f"WORKBENCH_OIDC_GROUPS gives the role {one.role!r}, which there is not.",
            hint=f"Write one of {', '.join(Role.values)}.",
            id="schemes.E001",
        )
        for one in granted
        if one.programme and one.role not in Role.values
    ]


@register(Tags.database, deploy=True)
def programmes_of_groups(**_kwargs: Any) -> list[CheckMessage]:
    """Warnings where groups give roles in programmes that are not there: their people would sign in
    and have no role. No error, which would stop the command that adds an administrator as well.
    The database is asked where a programme is named, and never while commands begin."""
    granted = settings.SINGLE_SIGN_ON.granted if settings.SINGLE_SIGN_ON else ()
    named = sorted({one.programme for one in granted if one.programme})
    if not named:
        return []
    try:
        there = sorted(Programme.objects.values_list("slug", flat=True))
    except DatabaseUnready:
        return [
            Warning(
                "WORKBENCH_OIDC_GROUPS names programmes, and the database does not say whether "
                "they are there.",
                hint="See that it answers, run `manage.py migrate`, then this check again.",
                id="schemes.W002",
            )
        ]
    return [
        Warning(
            f"WORKBENCH_OIDC_GROUPS gives roles in the programme {slug!r}, which is not there: "
            "people of its groups get no role.",
            hint=_mend(slug, there),
            id="schemes.W001",
        )
        for slug in named
        if slug not in there
    ]


def _mend(slug: str, there: list[str]) -> str:
    if not there:
        return "Start the programme, and write the name that its address then has."
    close = get_close_matches(slug, there, n=1)
    written = close or [shortened(there, "or")]
    return (
        f"Write it as the address of its page names it, as {written[0]}; start the programme; or "
        "take the entry out."
    )

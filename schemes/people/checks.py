"""A check of the settings: the roles that groups of single sign-on give."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from schemes.models import Role


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

"""What the provider said of somebody, read strictly."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from allauth.socialaccount.models import SocialLogin
from django.conf import settings

from workbench.models import User
from workbench.settings.signing_in import SingleSignOn


@dataclass(frozen=True, slots=True)
class Claims:
    """`uid` is the provider's lasting name for somebody; `email` is empty where it is not verified,
    as the provider says or, where it says nothing of that, by the domains that the operator named;
    `proved_at` is when they last proved there who they are, None where it is not said."""

    uid: str
    email: str
    groups: frozenset[str]
    proved_at: datetime | None


class Contradiction(Exception):
    """The provider's two answers are of two people."""


def claims_of(login: SocialLogin) -> Claims:
    """Raises `Contradiction`."""
    said: dict[str, Any] = login.account.extra_data
    info, token = said.get("userinfo") or {}, said.get("id_token") or {}
    if info and token and info.get("sub") != token.get("sub"):
        raise Contradiction
    asked: SingleSignOn | None = settings.SINGLE_SIGN_ON
    verified = [one.email for one in login.email_addresses if one.verified]
    if asked and "email_verified" not in info and "email_verified" not in token:
        verified = [one.email for one in login.email_addresses if asked.vouches_for(one.email)]
    groups = info.get(asked.claim, token.get(asked.claim)) if asked else None
    return Claims(
        uid=login.account.uid,
        email=User.objects.normalize_email(verified[0]) if verified else "",
        groups=_names(groups),
        proved_at=_moment(token.get("auth_time")),
    )


def _names(groups: Any) -> frozenset[str]:
    found = groups if isinstance(groups, list) else [groups]
    return frozenset(name for name in found if isinstance(name, str) and name)


def _moment(seconds: Any) -> datetime | None:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None

"""How people sign in: who needs a second factor, and the provider of single sign-on."""

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from workbench.settings import environment

FACTORS: Final = ("optional", "administrators", "everybody")
ADMINISTRATOR: Final = "administrator"
# There is one provider; allauth tells several apart by a name.
PROVIDER: Final = "council"
_MICROSOFT: Final = {"login.microsoftonline.com", "login.microsoftonline.us", "login.windows.net"}
_ANY_ORGANISATION: Final = {"common", "organizations", "consumers"}
_DOMAIN: Final = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


@dataclass(frozen=True, slots=True)
class Granted:
    """What people of one group of the provider have here: a role in a programme, by its slug, or
    the site's administration, where `programme` is empty."""

    group: str
    programme: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class SingleSignOn:
    """The provider of single sign-on, as the settings describe it."""

    server: str
    client: str
    secret: str = field(repr=False)
    name: str = "your council’s account"
    claim: str = "groups"
    granted: tuple[Granted, ...] = ()
    vouched_domains: frozenset[str] = frozenset()

    @property
    def is_for_any_organisation(self) -> bool:
        """Whether this is the address at which Microsoft signs in people of any organisation."""
        parts = urlsplit(self.server)
        tenant = parts.path.strip("/").partition("/")[0].lower()
        return parts.hostname in _MICROSOFT and tenant in _ANY_ORGANISATION

    def vouches_for(self, email: str) -> bool:
        """Whether the operator says that the provider gives such an address to nobody but its
        owner."""
        return email.rpartition("@")[2].lower() in self.vouched_domains

    def for_allauth(self) -> dict[str, object]:
        app = {
            "provider_id": PROVIDER,
            "name": self.name,
            "client_id": self.client,
            "secret": self.secret,
            "settings": {"server_url": self.server},
        }
        return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


def second_factor() -> str:
    """Who has to have a second factor: nobody (optional), administrators, or everybody."""
    name = "WORKBENCH_SECOND_FACTOR"
    value = environment.text(name, FACTORS[0])
    if value not in FACTORS:
        raise ImproperlyConfigured(f"{name} is {value!r}: set it to one of {', '.join(FACTORS)}.")
    return value


def former_keys() -> list[str]:
    """Secret keys that were in use before: what they signed or encrypted can still be read."""
    name = "WORKBENCH_FORMER_SECRET_KEYS"
    keys = environment.words(name, "")
    if any(len(key) < 50 for key in keys):
        raise ImproperlyConfigured(
            f"{name} has a key shorter than 50 characters: write whole keys, separated by commas."
        )
    return keys


def single_sign_on(*, plain_http: bool) -> SingleSignOn | None:
    """None where no provider is named. One that is half described is refused."""
    names = ("WORKBENCH_OIDC_SERVER", "WORKBENCH_OIDC_CLIENT", "WORKBENCH_OIDC_SECRET")
    given = {name: environment.text(name, "") for name in names}
    button = environment.text("WORKBENCH_OIDC_NAME", "your council’s account")
    claim = environment.text("WORKBENCH_OIDC_GROUPS_CLAIM", "groups")
    granted = _granted(environment.text("WORKBENCH_OIDC_GROUPS", ""))
    vouched = _domains("WORKBENCH_OIDC_VERIFIED_DOMAINS")
    missing = [name for name, value in given.items() if not value]
    if len(missing) == len(names):
        for name, value in (("GROUPS", granted), ("VERIFIED_DOMAINS", vouched)):
            if value:
                raise ImproperlyConfigured(
                    f"WORKBENCH_OIDC_{name} is set without a provider: set {names[0]}, "
                    f"{names[1]} and {names[2]}, or take it out."
                )
        return None
    if missing:
        raise ImproperlyConfigured(
            f"Single sign-on is described by half: set {' and '.join(missing)} as well, or take "
            "out every WORKBENCH_OIDC_ setting."
        )
    server = given[names[0]].rstrip("/")
    parts = urlsplit(server)
    schemes = {"https", "http"} if plain_http else {"https"}
    if parts.scheme not in schemes or not parts.hostname or parts.query or parts.fragment:
        raise ImproperlyConfigured(
            f"{names[0]} is {server!r}: write the address of the provider without its "
            "/.well-known/ part, as https://login.example.org/realms/council."
        )
    return SingleSignOn(server, given[names[1]], given[names[2]], button, claim, granted, vouched)


def _domains(name: str) -> frozenset[str]:
    """What follows the @ of addresses, separated by commas."""
    found = [word.lower() for word in environment.words(name, "")]
    for domain in found:
        if not _DOMAIN.fullmatch(domain):
            raise ImproperlyConfigured(
                f"{name} has {domain!r}: write what follows the @ of the council's addresses, as "
                "example.gov.uk, and a comma between two. There is no sign for every domain."
            )
    return frozenset(found)


def _granted(text: str) -> tuple[Granted, ...]:
    """Reads `group=administrator; group=programme:role`."""
    found = []
    for entry in filter(None, map(str.strip, text.split(";"))):
        group, equals, what = (part.strip() for part in entry.rpartition("="))
        programme, colon, role = (part.strip() for part in what.partition(":"))
        if not (equals and group) or not (what == ADMINISTRATOR or (colon and programme and role)):
            raise ImproperlyConfigured(
                f"WORKBENCH_OIDC_GROUPS has {entry!r}: write group=administrator, or "
                "group=programme:role with the programme as its address names it, and put a "
                "semicolon between two."
            )
        found.append(Granted(group, programme, role) if colon else Granted(group))
    return tuple(found)

"""The API of a site as programs read it, for the sweeps."""

from collections.abc import Iterator
from typing import Any, Final

from django.http import HttpResponse
from django.test import Client

from tests.factories import make_access_token
from tests.site.pages import PAGES, url
from tests.site.site import Site
from workbench.models import AccessToken, User

ANSWERS: Final = sorted(name for name, page in PAGES.items() if page.api == 401)
# It gives a file, and puts on record that it did.
FILE: Final = "api-version-pdf"
Scope = AccessToken.Scope
# The scope that each address asks for, by the words of its name.
SCOPES: Final = {
    "api-programme": Scope.PROGRAMMES,
    "api-programmes": Scope.PROGRAMMES,
    "api-appraisal": Scope.APPRAISALS,
    "api-appraisals": Scope.APPRAISALS,
    "api-results": Scope.APPRAISALS,
    "api-papers": Scope.PAPERS,
    "api-version": Scope.PAPERS,
    "api-version-pdf": Scope.PAPERS,
    "api-versions": Scope.PAPERS,
}


def scope_of(name: str) -> AccessToken.Scope:
    return SCOPES.get(name, Scope.SCHEMES)


def token_for(user: User, **values: Any) -> str:
    """The text of a new token of this person."""
    return make_access_token(user, **values)[1]


def ask(address: str, token: str, method: str = "GET") -> HttpResponse:
    """The answer to a program that sends this token; without one where it is ""."""
    sent = {"HTTP_AUTHORIZATION": f"Bearer {token}"} if token else {}
    return Client().generic(method, address, **sent)


def told(user: User, site: Site, **parameters: Any) -> Iterator[tuple[str, int, str]]:
    """Every address with the status and the text of what this person's programs are answered."""
    token = token_for(user)
    for name in ANSWERS:
        address = url(name, site.parameters | parameters)
        answer = ask(address, token)
        yield address, answer.status_code, answer.content.decode(errors="replace")

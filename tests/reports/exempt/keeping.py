"""The page of what a paper keeps from the public, for the tests that open it."""

from urllib.parse import quote

from django.test import Client

from reports.models import Exemption, Paper
from tests.reports.workshop import PAPER

EXEMPT = f"{PAPER}exempt/"
MUTUAL = f"{EXEMPT}new/?kind=option&name=A1/B"
WHY = {"paragraph": "3", "reason": "Bids are open."}


def kept(paper: Paper, **values: object) -> Exemption:
    about = {"kind": "option", "name": "A1/B", "paragraph": "3", "reason": "Bids are open."}
    return Exemption.objects.create(paper=paper, **about | values)


def keeping(kind: str, name: str) -> str:
    """The address of the form that keeps this."""
    return f"{EXEMPT}new/?kind={kind}&name={quote(name, safe='')}"


def room(client: Client, query: str = "") -> str:
    return client.get(EXEMPT + query).content.decode()

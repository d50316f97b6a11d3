"""Results that are not released are in no page, file, history, search or answer of the site, but for
those who moderate."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Final

import pikepdf
import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from appraisal.models import Appraisal, Criterion, CriterionGroup, Decision, Rating
from appraisal.states import State
from schemes.models import Programme
from tests.factories import rate, sign_in
from tests.reports.office import printed_text
from tests.site.gates import MAY
from tests.site.pages import PAGES, addresses, url
from tests.site.site import Site, make_site
from tests.site.stages import STAGES

AGREED: Final = "The panel settled on this in the end."
OWN: Final = "What one assessor thinks by himself."
# Weights by which every total is a number that stands nowhere else.
WEIGHTS: Final = (Decimal("617.3"), Decimal("402.9"))
TOTALS: Final = ("3060.6", "2040.4", "1020.2", "3,060.6", "2,040.4", "1,020.2")
DECIDED: Final = "Because the staff wish it so dearly."
# What was issued while its results were released stays open to all who read the programme.
ISSUED: Final = ("paper-version", "paper-version-file", "paper-version-changes")

pytestmark = pytest.mark.usefixtures("no_contexts")


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """Made once, and its papers with it: nothing here writes anything else."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        with whole:
            site = in_moderation()
            with django_db_blocker.block():
                yield site
            transaction.set_rollback(True)


@pytest.fixture
def site(kept: Site, db: None) -> Site:
    return kept


def in_moderation() -> Site:
    """A site in the moderation of its first appraisal, with all that it comes to."""
    site = make_site()
    world = site.world
    for row, weight in zip(world.rankings, WEIGHTS, strict=True):
        Criterion.objects.filter(pk=row.pk).update(weight=weight)
        # The one criterion of a group carries what its group does.
        CriterionGroup.objects.filter(criteria=row.pk).update(weight=weight)
    Rating.objects.all().delete()
    for option, level in zip(world.options, ("low", "high", "medium"), strict=True):
        rate(option, world.gateway, "pass", reason=AGREED)
        for row in world.rankings:
            rate(option, row, level, reason=AGREED)
            rate(option, row, level, assessor="assessor-9", reason=OWN)
    decision = Decision.objects.create(
        appraisal=world.appraisal, preferred=world.options[1], reason=DECIDED
    )
    Programme.objects.filter(pk=world.programme.pk).update(scoring="apart")
    Appraisal.objects.filter(pk=world.appraisal.pk).update(
        state=State.MODERATION, decision=decision
    )
    return site


def readings(client: Client, site: Site, who: str) -> Iterator[tuple[str, str]]:
    """Every address of the site that can be opened, with all that its answer says to this person;
    of those that refuse everybody in their role, one for each gate. A refusal is the same page
    everywhere, and the sweep of roles sees that they refuse."""
    refused = set()
    for name in sorted(addresses()):
        page = PAGES[name]
        if page.see is None or name in ISSUED:
            continue
        # Whom a page of an appraisal refuses depends on its state as well.
        if who not in MAY[page.see] and name not in STAGES:
            if page.see in refused:
                continue
            refused.add(page.see)
        address = url(name, site.parameters) + page.query
        answer = client.get(address, follow=True)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        yield address, text_of(body)


def text_of(body: bytes) -> str:
    """What an answer says."""
    return (
        text_of_file(body) if body.startswith((b"PK", b"%PDF")) else body.decode(errors="replace")
    )


@cache
def text_of_file(body: bytes) -> str:
    """What a file says, its parts and attachments as well; most people are sent the same file."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            return "".join(parts.read(one).decode(errors="replace") for one in parts.namelist())
    with pikepdf.open(io.BytesIO(body)) as pdf:
        attached = [one.get_file().read_bytes() for one in pdf.attachments.values()]
    return "".join(printed_text(body)) + "".join(one.decode(errors="replace") for one in attached)


def not_found(wanted: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Which of these stand in none of the texts; reads until all of them are found."""
    missing = list(dict.fromkeys(wanted))
    for text in texts:
        missing = [one for one in missing if one not in text]
        if not missing:
            break
    return missing


@pytest.mark.parametrize("who", ["officer", "assessor", "member", "approver"])
def test_nobody_but_moderators_finds_results(site: Site, who: str) -> None:
    user = site.people[who]
    assert user is not None
    # The panel sees all ratings in moderation, and what is agreed as it is agreed.
    kept = (*TOTALS, DECIDED, *(() if who == "assessor" else (AGREED, OWN)))
    found = [
        (address, secret)
        for address, text in readings(sign_in(user), site, who)
        for secret in kept
        if secret in text
    ]
    assert found == []


@pytest.mark.parametrize("who", ["lead", "moderator"])
def test_moderators_find_them(site: Site, who: str) -> None:
    """What the hunt looks for is there to be found."""
    user = site.people[who]
    assert user is not None
    told = (text for _address, text in readings(sign_in(user), site, who))
    assert not_found(("3060.6", AGREED, DECIDED), told) == []


def test_everybody_finds_them_once_they_are_released(site: Site) -> None:
    Appraisal.objects.filter(pk=site.world.appraisal.pk).update(state=State.RELEASED)
    told = (text for _address, text in readings(sign_in(site.world.member), site, "member"))
    assert not_found(("3060.6", AGREED, DECIDED), told) == []

"""The price of an exempt option, compared with those of others, cannot be worked out from anything
that is served to a reader who may not see it: the test tries to, by arithmetic."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction as F
from typing import Any, Final

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from appraisal.models import Appraisal, Criterion, CriterionGroup, Option, Rating
from reports.models import Exemption
from schemes.models import Programme
from tests.factories import rate, sign_in
from tests.site.exempt_site import COST, make_exempt_site
from tests.site.pages import PAGES, addresses, url
from tests.site.site import Site
from tests.site.test_results_kept_back import ISSUED, text_of

POINTS: Final = 30
WEIGHT: Final = 7
PRICES: Final = {"A": 9_123_457, "B": 11_765_431}
# What the two other criteria give each option, weight times points and weight times value: they
# weigh 60 and 40.
OTHERS: Final = {"A": 100, "B": 300}
VALUED: Final = {"A": 0, "B": 10_000}
WHOLE: Final = 60 + 40 + WEIGHT
GREATEST: Final = 3 * 100 + POINTS * WEIGHT
NUMBER: Final = re.compile(r"(?<![\w.,])(\d[\d,]*)(\.\d+)?(?:/(\d[\d,]*))?(?![\w,]*\d)")
NEAR: Final = F(1, 1000)  # of the price: who knows it that well knows it
SHOWS_APPRAISALS: Final = frozenset(
    {"appraisal", "option", "paper", "home", "programme", "programme-history", "way-forward"}
)
ROOMS_APART: Final = ("results-sure", "results-pictures", "results-ranked", "scenarios", "what-if")
FIGURES: Final = (
    "results-contributions",
    "results-picture",
    "results-ranks",
    "results-value",
    "results-weights",
)

pytestmark = pytest.mark.usefixtures("no_contexts")


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """Made once: nothing here writes anything that stays."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        with whole:
            site = priced_site()
            with django_db_blocker.block():
                yield site
            transaction.set_rollback(True)


@pytest.fixture
def site(kept: Site, db: None) -> Site:
    return kept


def priced_site() -> Site:
    """A site of which one option is exempt and the cheapest, in a criterion that compares costs."""
    site = make_exempt_site()
    world = site.world
    for code, price in PRICES.items():
        Option.objects.filter(appraisal=world.appraisal, code=code).update(cost=Decimal(price))
    Criterion.objects.create(
        appraisal=world.appraisal,
        code="P",
        slug="p",
        name="Price",
        role=Criterion.Role.RANKING,
        price_from="cost",
        linear_points=Decimal(POINTS),
        weight=Decimal(WEIGHT),
        position=9,
    )
    return site


def numbers_in(text: str) -> Iterator[tuple[F, F]]:
    """Each number of a text that is stated to four figures or more, with half of its last place."""
    for found in set(NUMBER.findall(text)):
        whole, places, under = found
        if len((whole.replace(",", "") + places[1:]).lstrip("0")) < 4:
            continue
        number = F(whole.replace(",", "") + places)
        if under:
            if int(under.replace(",", "")):
                yield number / int(under.replace(",", "")), F(0)
            continue
        yield number, F(1, 2) / 10 ** max(len(places) - 1, 0)


def prices_from(number: F, option: str) -> Iterator[F]:
    """The lowest price, were the number the points of an option, what they add to its total, or
    that total, in any of the forms that totals have."""
    own, rest, valued = F(PRICES[option]), F(OTHERS[option]), F(VALUED[option])
    as_value = F(POINTS, 100)
    for points in (
        number,  # as they are
        number * as_value,  # or as a part of the scale
        number / WEIGHT,
        number * WHOLE / WEIGHT,
        (number - rest) / WEIGHT,
        (number * WHOLE - rest) / WEIGHT,
        number * WHOLE / WEIGHT * as_value,
        (number * WHOLE - valued) / WEIGHT * as_value,
        (number / 100 * GREATEST - rest) / WEIGHT,
    ):
        yield points * own / POINTS


def tells(text: str) -> list[str]:
    """The numbers of a text from which the price of the exempt option follows."""
    secret = F(COST)
    found = []
    for number, half in numbers_in(text):
        for option in PRICES:
            for low, high in zip(
                prices_from(number - half, option), prices_from(number + half, option), strict=True
            ):
                close = high - low <= secret * NEAR
                if close and low - secret * NEAR / 100 <= secret <= high + secret * NEAR / 100:
                    found.append(f"{float(number)} of {option}")
    return found


def answers(client: Client, site: Site) -> Iterator[tuple[str, str, int, str]]:
    """Each page that an appraisal shows on, with its name, address, status and words."""
    for name, keys in sorted(addresses().items()):
        page, about = PAGES[name], {name, *keys}
        if page.see is None or name in ISSUED or not about & SHOWS_APPRAISALS:
            continue
        address = url(name, site.parameters) + page.query
        answer = client.get(address, follow=True)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        yield name, address, answer.status_code, text_of(body)


@pytest.mark.parametrize("total_as", ["points", "average", "percent", "value"])
def test_the_price_follows_from_what_a_lead_is_shown(site: Site, total_as: str) -> None:
    """What the test looks for is there to be found."""
    Appraisal.objects.filter(pk=site.world.appraisal.pk).update(total_as=total_as)
    client = sign_in(site.world.lead)
    for name in ("results", "results-ranked", "results-contributions", "scoring"):
        page = client.get(url(name, site.parameters)).content.decode()
        assert tells(page), name


def test_no_reader_can_work_the_price_out(site: Site) -> None:
    """An assessor of a panel sees most of all those who may not see what is exempt."""
    Programme.objects.filter(pk=site.world.programme.pk).update(scoring="apart")
    Appraisal.objects.update(state="released")
    served = list(answers(sign_in(site.world.assessor), site))
    assert [(address, told) for _n, address, _s, text in served if (told := tells(text))] == []
    refused = {name for name, _address, status, _text in served if status == 409}
    assert {*ROOMS_APART, *FIGURES} <= refused


def test_a_reader_is_told_why_and_still_sees_ranks(site: Site) -> None:
    client = sign_in(site.world.member)
    page = client.get(url("results", site.parameters)).content.decode()
    assert "its price could be worked out from the points and the totals of the others" in page
    assert "Its points and its total are withheld." in page
    assert 'data-label="Rank"' in page
    assert "Total" not in page.partition("Options in order of rank")[2].partition("</table>")[0]
    for refused in (*ROOMS_APART, "results-contributions"):
        assert reverse(refused, args=["2018-21", "a1"]) not in page, refused
    for at in range(1, 9):
        shown = client.get(f"{url('results-meeting', site.parameters)}?at={at}").content.decode()
        assert tells(shown) == []
    grid = client.get(url("scoring", site.parameters)).content.decode()
    assert "Withheld" in grid


def test_an_exempt_option_without_a_price_withholds_no_totals(site: Site) -> None:
    Criterion.objects.filter(code="P").delete()
    client = sign_in(site.world.member)
    page = client.get(url("results", site.parameters)).content.decode()
    assert "300" in page.partition("Options in order of rank")[2].partition("</table>")[0]
    assert client.get(url("results-contributions", site.parameters)).status_code == 200
    # By other weights and bands its ratings would still follow from the place that it takes.
    asked: dict[str, Any] = {"w-r1": "0", "w-r2": "1"}
    for where, said in (("what-if", 409), ("results-sure", 200)):
        answer = client.get(url(where, site.parameters), asked | {"move": "R1", "draw": "even"})
        assert answer.status_code == said
        assert "Whoever tries other weights, ratings or bands" in answer.content.decode()
    assert sign_in(site.world.lead).get(url("what-if", site.parameters)).status_code == 200


def test_all_may_try_and_see_once_it_is_public(site: Site) -> None:
    Exemption.objects.filter(kind="option").delete()
    client = sign_in(site.world.member)
    assert tells(client.get(url("results", site.parameters)).content.decode())
    assert client.get(url("what-if", site.parameters)).status_code == 200


def test_a_reader_has_nothing_to_solve_without_weights(site: Site) -> None:
    """Without weights reasons give the points themselves."""
    Criterion.objects.update(weight=None)
    CriterionGroup.objects.update(weight=None)
    Rating.objects.filter(option=site.world.options[1]).delete()
    rate(site.world.options[1], site.world.gateway, "pass")
    for one in site.world.rankings:
        rate(site.world.options[1], one, "low")
    page = sign_in(site.world.lead).get(url("results", site.parameters)).content.decode()
    assert tells(page)
    client = sign_in(site.world.member)
    for name in ("results", "results-meeting", "scoring", "option"):
        assert tells(client.get(url(name, site.parameters)).content.decode()) == [], name

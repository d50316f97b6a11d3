"""What the API says: the same as pages, page by page, and in a sentence where it says nothing."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reports.api.api import description
from reports.models import Paper, PaperVersion
from schemes.models import Membership, Programme, Role
from schemes.savings.inputs import recompute
from tests.factories import (
    World,
    make_access_token,
    make_appraisal,
    make_programme,
    make_scheme,
    sign_in,
)
from tests.schemes.savings.lines import make_line
from tests.site.api import ANSWERS, ask, token_for
from tests.site.pages import addresses

pytestmark = pytest.mark.django_db
DOCS = Path(settings.BASE_DIR) / "docs" / "api.md"
HERE = "/api/v1/programmes/2018-21"


def read(world: World, address: str) -> Any:
    answer = ask(address, token_for(world.member))
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_results_say_what_the_page_says(world: World) -> None:
    world.rate_everything()
    found = read(world, f"{HERE}/appraisals/a1/results")
    assert [(one["name"], one["rank"], one["total"]) for one in found["options"]] == [
        ("Staff mutual", 1, "300"),
        ("Shared service", 2, "200"),
        ("As now", 3, "100"),
    ]
    page = sign_in(world.member).get(reverse("results", args=["2018-21", "a1"])).content.decode()
    assert found["answer"]
    for told in (found["answer"], *(said for one in found["options"] for said in one["reasons"])):
        assert told in page


def test_savings_add_up_to_what_the_portfolio_counts(world: World) -> None:
    scheme = make_scheme(world.programme, reference="S-1", title="Fewer buildings")
    make_line(scheme, name="Rent", kind="saving", amounts={"2018/19": "1000.10"}, lasts=True)
    make_line(
        scheme,
        name="Moves",
        kind="one-off-cost",
        amounts={"2018/19": {"low": "50", "high": "90"}, "2019/20": {"missing": "not received"}},
    )
    recompute(world.programme)
    own = read(world, f"{HERE}/schemes/s-1/savings")
    assert own["years"][0]["net"] == own["all_years"]["net"] == "1000.1"
    assert own["all_years"]["one_off"] == "70"
    assert len(own["gaps"]) == 1
    rent, moves = read(world, f"{HERE}/schemes/s-1/savings/lines")["items"]
    assert (rent["low"], rent["central"], rent["missing"]) == ("1000.1", "1000.1", [])
    assert (moves["low"], moves["central"], moves["high"]) == ("50", "70", "90")
    assert "not received" in moves["missing"][0]
    whole = read(world, f"{HERE}/savings")
    assert (whole["target"], whole["lasting"], whole["gap"]) == ("1677660", "1000.1", "1676659.9")
    (listed,) = read(world, f"{HERE}/schemes")["items"]
    assert (listed["net"], listed["missing"], listed["counted"]) == ("1000.1", 1, True)


def test_very_large_and_negative_amounts_stay_exact(world: World) -> None:
    amount = Decimal("-123456789012345678.123456")
    make_scheme(world.programme, reference="S-1", headline_amount=amount)
    found = read(world, f"{HERE}/schemes/s-1")
    assert found["headline"]["amount"] == "-123456789012345678.123456"


def add(world: World, first: int, last: int) -> None:
    """One more of everything that is listed for each number, in the programme and beside it."""
    for number in range(first, last):
        make_line(make_scheme(world.programme, reference=f"S-{number}"), name="Rent")
        if number:
            make_line(world.programme.schemes.get(reference="S-0"), name=f"Rent {number}")
            make_appraisal(world.programme)
            other = make_programme()
            Membership.objects.create(programme=other, user=world.member, role=Role.MEMBER)
        Paper.objects.create(
            programme=world.programme,
            reference=f"P-{number}",
            slug=f"p-{number}",
            house_format="cabinet-report",
            title="Report",
        )
        PaperVersion.objects.create(
            paper=Paper.objects.earliest("pk"),
            number=f"1.{number}",
            issued_by=world.lead,
            issued_at="2026-01-01T00:00Z",
        )
    recompute(world.programme)


LISTS = {
    "/api/v1/programmes": "slug",
    f"{HERE}/schemes": "slug",
    f"{HERE}/schemes/s-0/savings/lines": "name",
    f"{HERE}/appraisals": "slug",
    f"{HERE}/papers": "slug",
    f"{HERE}/papers/p-0/versions": "number",
}


def test_lists_come_page_by_page_in_as_many_queries_for_one_as_for_thirty(world: World) -> None:
    token = token_for(world.member)
    add(world, 0, 1)
    ask("/api/v1/programmes", token)  # puts down that it was used today
    counts = {}
    for address in LISTS:
        with CaptureQueriesContext(connection) as asked:
            assert ask(address, token).json()["count"] == 1
        counts[address] = len(asked)
    add(world, 1, 30)
    for address, named in LISTS.items():
        with CaptureQueriesContext(connection) as asked:
            whole = ask(address, token).json()
        assert (whole["count"], whole["pages"], whole["next"]) == (30, 1, None), address
        assert len(asked) <= counts[address], [one["sql"] for one in asked]
        names, following = [], f"{address}?size=7"
        while following:
            part = ask(following, token).json()
            assert len(part["items"]) <= 7
            names += [one[named] for one in part["items"]]
            following = part["next"]
        assert names == [one[named] for one in whole["items"]], address
        assert len(set(names)) == 30
        assert ask(f"{address}?page=99", token).json()["items"] == []


@pytest.mark.parametrize("query", ["page=0", "size=101", "page=x", "size=0", "page=100001"])
def test_wrong_query_is_told_in_a_sentence(world: World, query: str) -> None:
    answer = ask(f"{HERE}/schemes?{query}", token_for(world.member))
    assert answer.status_code == 422
    assert re.fullmatch(r"“(page|size)”: .+\.", answer.json()["error"])


def test_month_that_nothing_was_planned_for_is_not_there(world: World) -> None:
    found = read(world, f"{HERE}/delivery")
    assert (found["at"], found["months"], found["schemes"]) == (None, [], 0)
    token = token_for(world.member)
    assert ask(f"{HERE}/delivery?at=2026-04", token).status_code == 404
    assert ask(f"{HERE}/delivery?at=April", token).status_code == 422


def test_description_is_for_everybody_and_names_every_address(client: Client) -> None:
    answer = client.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    found = answer.json()
    assert found == json.loads(json.dumps(description()))
    asked = {path: tuple(re.findall(r"{(\w+)}", path)) for path in found["paths"]}
    assert sorted(asked.values()) == sorted(addresses()[name] for name in ANSWERS)
    for operations in found["paths"].values():
        assert list(operations) == ["get"]
        assert {"200", "401", "403", "404", "422", "429"} <= set(operations["get"]["responses"])
        assert operations["get"]["security"] == [{"Bearer": []}]


def test_page_of_documentation_names_every_address_and_its_scope() -> None:
    told = dict(re.findall(r"^\| `(/api/v1/[^`]+)` \| (\w+) \|", DOCS.read_text(), re.MULTILINE))
    found = {
        path: operations["get"]["tags"][0].lower()
        for path, operations in description()["paths"].items()
    }
    scopes = {"savings": "schemes", "delivery": "schemes"}
    assert told == {path: scopes.get(tag, tag) for path, tag in found.items()}


def test_examples_of_the_documentation_are_answered_so(world: World) -> None:
    """Each `curl` with the answer that stands beneath it."""
    world.rate_everything()
    Programme.objects.filter(pk=world.programme.pk).update(summary="Three boroughs together.")
    text = DOCS.read_text()
    examples = re.findall(r"```sh\n(curl .*?)```\n+```json\n(.*?)```", text, re.DOTALL)
    assert len(examples) >= 3
    for command, answer in examples:
        (address,) = re.findall(r"https://workbench\.example\.gov\.uk(/\S*?)[\"'\s]", command)
        token = token_for(world.member) if "Authorization" in command else ""
        assert ask(address, token).json() == json.loads(answer), command


def test_altered_version_is_not_shown(world: World) -> None:
    paper = Paper.objects.create(
        programme=world.programme,
        reference="P",
        slug="p",
        house_format="cabinet-report",
        title="Report",
    )
    PaperVersion.objects.create(
        paper=paper, number="1.0", issued_by=world.lead, issued_at="2026-01-01T00:00Z"
    )
    _row, token = make_access_token(world.member)
    answer = ask(f"{HERE}/papers/p/versions/1.0", token)
    assert answer.status_code == 409
    assert answer.json()["error"].startswith("Version 1.0 is not what was issued.")

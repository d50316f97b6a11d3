"""Several options at once: the baseline asked for, the others a line each."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.models import Appraisal, Option
from appraisal.options.several.actions import code_for
from schemes.models import Role
from tests.factories import (
    add_member,
    make_appraisal,
    make_programme,
    make_world,
    sent,
    sign_in,
)
from workbench.models import AuditEvent


def address(appraisal: Appraisal) -> str:
    return (
        f"/programmes/{appraisal.programme.slug}/appraisals/{appraisal.slug}/options/new/several/"
    )


def typed(**values: Any) -> dict[str, Any]:
    return sent(None, **({"baseline": "", "names": ""} | values))


@pytest.mark.django_db
def test_options_come_with_the_baseline_first_and_codes_of_their_names() -> None:
    appraisal = make_appraisal(make_programme())
    officer = sign_in(add_member(appraisal.programme, Role.OFFICER, "officer"))
    page = officer.get(address(appraisal)).content.decode()
    assert "How is the service run now?" in page
    data = typed(
        baseline="In-house service as now",
        names="Public service mutual\n\n  NHS   shared service \nPartnership\nPublic sector model\n",
    )
    for _time in range(2):
        assert officer.post(address(appraisal), data).status_code == 302
    rows = appraisal.options.order_by("position").values_list("name", "code", "slug", "baseline")
    assert list(rows) == [
        ("In-house service as now", "IHSN", "ihsn", True),
        ("Public service mutual", "PSM", "psm", False),
        ("NHS shared service", "NSS", "nss", False),
        ("Partnership", "PAR", "par", False),
        ("Public sector model", "PSM2", "psm2", False),
    ]
    assert AuditEvent.objects.filter(action="added option").count() == 5


@pytest.mark.django_db
def test_baseline_is_asked_for_once_and_may_come_later() -> None:
    appraisal = make_appraisal(make_programme())
    officer = sign_in(add_member(appraisal.programme, Role.OFFICER, "officer"))
    officer.post(address(appraisal), typed(names="Sell\nKeep"))
    officer.post(address(appraisal), typed(baseline="As now"))
    assert appraisal.options.get(baseline=True).name == "As now"
    page = officer.get(address(appraisal)).content.decode()
    assert "How is the service run now?" not in page
    assert (
        officer.post(address(appraisal), typed(baseline="Other", names="Wait")).status_code == 302
    )
    assert not appraisal.options.filter(name="Other").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Write the name of an option on a line."),
        ({"names": "Sell\n\nstaff mutual"}, "Line 3: “staff mutual” is an option already."),
        ({"names": "Sell\nsell"}, "Line 2: “sell” stands above."),
        ({"names": "S" * 201}, "Line 1: shorten the name to 200 characters; it has 201."),
        ({"names": "\n".join(map(str, range(61)))}, "Add at most 60 at once"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_added(values: dict[str, Any], said: str) -> None:
    world = make_world()
    answer = sign_in(world.officer).post(address(world.appraisal), typed(**values))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert world.appraisal.options.count() == 3
    assert not AuditEvent.objects.exists()


@pytest.mark.django_db
def test_reader_may_not() -> None:
    world = make_world()
    assert sign_in(world.member).post(address(world.appraisal), typed()).status_code == 403


@given(st.lists(st.text(min_size=1, max_size=200), max_size=20))
def test_every_name_gets_a_short_code_of_its_own(names: list[str]) -> None:
    taken: set[str] = set()
    longest = Option._meta.get_field("code").max_length or 0
    for name in names:
        code = code_for(name, taken)
        assert code
        assert code.casefold() not in taken
        assert len(code) <= longest
        taken.add(code.casefold())

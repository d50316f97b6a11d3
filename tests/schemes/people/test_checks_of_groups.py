"""What `check --deploy` says of programmes that groups of single sign-on give roles in."""

from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from schemes.models import Programme
from schemes.people.checks import programmes_of_groups
from tests.factories import World, make_programme
from workbench.settings.signing_in import Granted, SingleSignOn

pytestmark = pytest.mark.django_db


def given(settings: Settings, *granted: Granted) -> None:
    settings.SINGLE_SIGN_ON = SingleSignOn(
        "https://login.example.org", "workbench", "secret", granted=granted
    )


def told(settings: Settings, *slugs: str) -> list[str]:
    given(settings, *(Granted("finance", slug, "officer") for slug in slugs))
    return [f"{one.id}: {one.msg} {one.hint}" for one in programmes_of_groups()]


def test_programme_that_is_not_there_is_named_with_what_to_write(
    world: World, settings: Settings
) -> None:
    slug = world.programme.slug
    assert told(settings, slug) == []
    assert told(settings, slug, slug, f"{slug}x") == [
        f"schemes.W001: WORKBENCH_OIDC_GROUPS gives roles in the programme '{slug}x', which is not "
        "there: people of its groups get no role. Write it as the address of its page names it, as "
        f"{slug}; start the programme; or take the entry out."
    ]
    for _number in range(4):
        make_programme()
    (found,) = told(settings, "zzz")
    assert "and two more" not in found
    assert "or two more; start the programme" in found
    assert len(told(settings, "zzz", "yyy", slug)) == 2


def test_site_without_a_programme_is_told_to_start_it(settings: Settings) -> None:
    (found,) = told(settings, "savings")
    assert found.endswith("Start the programme, and write the name that its address then has.")


def test_database_is_asked_for_programmes_of_groups_alone(settings: Settings) -> None:
    with CaptureQueriesContext(connection) as asked:
        settings.SINGLE_SIGN_ON = None
        assert programmes_of_groups() == []
        given(settings, Granted("it-admins"))
        assert programmes_of_groups() == []
    assert len(asked) == 0


def test_database_that_does_not_answer_is_said(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_args: Any, **_kwargs: Any) -> None:
        raise OperationalError

    monkeypatch.setattr(Programme.objects, "values_list", away)
    (found,) = told(settings, "savings")
    assert found.startswith("schemes.W002")
    assert "run `manage.py migrate`" in found


def test_check_for_service_says_it_and_no_other_command(settings: Settings) -> None:
    given(settings, Granted("finance", "no-such-programme", "officer"))
    call_command("check", fail_level="WARNING")
    with pytest.raises(SystemCheckError, match="'no-such-programme', which is not there"):
        call_command("check", deploy=True, fail_level="WARNING")

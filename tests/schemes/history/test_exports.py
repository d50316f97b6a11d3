"""A file that takes much of a programme off the site leaves an event that names it."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.urls import reverse
from django.utils import timezone

from schemes.history.exports import EXPORTED
from tests.factories import World, make_scheme, sign_in
from workbench.models import AuditEvent, User

OF_A_PROGRAMME = {
    "portfolio-csv": "schemes-2018-21.csv",
    "portfolio-xlsx": "schemes-2018-21.xlsx",
    "schemes-export": "schemes-2018-21.xlsx",
    "reconciliation-csv": "reconciliation-2018-21.csv",
    "programme-history-csv": "history-2018-21.csv",
}


@pytest.mark.parametrize("name", OF_A_PROGRAMME)
def test_export_is_an_event_once_an_hour(world: World, name: str) -> None:
    make_scheme(world.programme)
    address, client = reverse(name, args=["2018-21"]), sign_in(world.member)
    for method in (client.head, client.get, client.get):
        assert method(address).status_code == 200
    (event,) = AuditEvent.objects.filter(action=EXPORTED)
    assert (event.actor_id, event.programme_id) == (world.member.pk, world.programme.pk)
    assert event.after == {"file": OF_A_PROGRAMME[name]}
    later = timezone.now() + timedelta(minutes=61)
    with patch("django.utils.timezone.now", return_value=later):
        sign_in(world.member).get(address)
    assert AuditEvent.objects.filter(action=EXPORTED).count() == 2


def test_export_of_results_and_of_the_site_are_events(world: World) -> None:
    world.rate_everything()
    sign_in(world.member).get(reverse("results-ranked", args=["2018-21", "a1"]))
    administrator = User.objects.create_superuser("root")
    sign_in(administrator).get(reverse("audit-csv"))
    events = AuditEvent.objects.filter(action=EXPORTED).order_by("pk")
    assert [(one.programme_id, (one.after or {})["file"]) for one in events] == [
        (world.programme.pk, "ranked-a1.csv"),
        (None, "events-of-the-site.csv"),
    ]


def test_refused_export_is_none(world: World) -> None:
    assert (
        sign_in(world.stranger).get(reverse("portfolio-csv", args=["2018-21"])).status_code == 404
    )
    assert not AuditEvent.objects.exists()

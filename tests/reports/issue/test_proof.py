"""Whoever issues a paper has proved at most ten minutes ago who they are; nothing typed is lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reports.models import Paper, PaperVersion
from tests.factories import sent as sent_with
from tests.factories import sign_in
from tests.reports.issue.test_version_pages import ADDRESS, lead, paper, sent  # noqa: F401
from tests.workbench.people.test_second_factor import Clock, add_app, clock  # noqa: F401
from workbench.models import AuditEvent, KeptForm, User
from workbench.people.proof.entering import PROVED

PASSWORD = "a long and plain sentence"
ISSUE = f"{ADDRESS}issue/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(lead: User) -> Client:  # noqa: F811
    """In which the lead officer proved eleven minutes ago who they are."""
    lead.set_password(PASSWORD)
    lead.save()
    client = sign_in(lead)
    session = client.session
    session[PROVED] = (timezone.now() - timedelta(minutes=11)).isoformat()
    session.save()
    return client


def prove(client: Client, way: str, **typed: str) -> Any:
    on = client.get(way).context["next"]
    return client.post(reverse("prove"), sent_with(next=on, **typed))


def test_form_that_was_sent_too_late_stands_filled_in(
    paper: Paper,  # noqa: F811
    browser: Client,
) -> None:
    assert browser.get(ISSUE).headers["Location"].startswith(reverse("prove"))
    way = browser.post(ISSUE, sent(reason="Typed with care.")).headers["Location"]
    assert not PaperVersion.objects.exists()
    assert "What you typed is kept" in browser.get(way).content.decode()
    assert prove(browser, way, password="wrong").status_code == 422
    back = prove(browser, way, password=PASSWORD).headers["Location"]
    assert back.startswith(ISSUE)
    page = browser.get(back).content.decode()
    assert "Typed with care." in page
    assert "Nothing was saved before" in page
    assert not PaperVersion.objects.exists()
    assert browser.post(back, sent(reason="Typed with care.")).status_code == 302
    assert PaperVersion.objects.get().reason == "Typed with care."
    assert not KeptForm.objects.exists()
    event = AuditEvent.objects.get(action="proved who they are")
    assert event.after["by"] == "password"


def test_code_proves_it_where_there_is_an_app(
    paper: Paper,  # noqa: F811
    lead: User,  # noqa: F811
    browser: Client,
    clock: Clock,  # noqa: F811
) -> None:
    secret = add_app(lead, clock)
    way = browser.get(ISSUE).headers["Location"]
    assert prove(browser, way, password=PASSWORD).status_code == 422
    assert prove(browser, way, one_time_password=clock.code(secret)).headers["Location"] == ISSUE
    assert browser.get(ISSUE).status_code == 200


def test_wrong_tries_count_and_lead_nowhere_else(paper: Paper, browser: Client) -> None:  # noqa: F811
    away = sent_with(next="https://example.org/", password=PASSWORD)
    assert browser.post(reverse("prove"), away).headers["Location"] == reverse("home")
    for count in range(1, 6):
        answer = browser.post(reverse("prove"), sent_with(password="wrong"))
        assert answer.status_code == (422 if count < 5 else 429)
    assert browser.post(reverse("prove"), sent_with(password=PASSWORD)).status_code == 429

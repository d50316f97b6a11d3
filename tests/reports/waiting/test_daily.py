"""The daily email: to those who chose it, once a day, only where something waits."""

from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from reports.models import Approval, DailyEmail, Paper
from reports.waiting import daily
from reports.waiting.daily import send_daily
from tests.factories import World, sent, sign_in
from tests.reports.workshop import PAPER, asked, paper
from workbench.models import AuditEvent, User

__all__ = ["paper"]
SITE = "https://options.example.org"
ADDRESS = "/account/daily/"
DAY = date(2026, 3, 4)


def chose(user: User, **values: Any) -> DailyEmail:
    User.objects.filter(pk=user.pk).update(email=f"{user.username}@example.org")
    return DailyEmail.objects.create(user=user, **{"wanted": True} | values)


def command(*more: str) -> str:
    out = StringIO()
    call_command("send_daily", "--site", SITE, *more, stdout=out)
    return out.getvalue()


def test_email_goes_once_a_day_even_if_run_twice(world: World, paper: Paper) -> None:
    paper.title = "100% of %(address)s"
    paper.save()
    approval = asked(paper, world.approver)
    row = chose(world.approver)
    assert command() == "1 sent\n"
    assert command() == "0 sent\n"
    (message,) = mail.outbox
    assert message.to == ["approver@example.org"]
    assert message.subject == "One thing waits for you"
    assert f"{SITE}{PAPER}approvals/{approval.pk}/" in message.body
    assert "100% of %(address)s (Saving together)" in message.body
    assert f"{SITE}{ADDRESS}" in message.body
    row.refresh_from_db()
    assert row.sent_on == timezone.localdate()
    assert send_daily(on=timezone.localdate() + timedelta(days=1), site=SITE).sent == 1


def test_nothing_goes_to_others_or_where_nothing_waits(world: World, paper: Paper) -> None:
    asked(paper, world.approver)
    chose(world.lead)
    assert send_daily(on=DAY, site=SITE).sent == 0, "nothing waits for the lead"
    row = chose(world.approver, wanted=False)
    assert send_daily(on=DAY, site=SITE).sent == 0, "it is not wanted"
    DailyEmail.objects.filter(pk=row.pk).update(wanted=True)
    for values in ({"is_active": False}, {"email": ""}):
        kept = User.objects.filter(pk=world.approver.pk).values(*values).get()
        User.objects.filter(pk=world.approver.pk).update(**values)
        assert send_daily(on=DAY, site=SITE).sent == 0, values
        User.objects.filter(pk=world.approver.pk).update(**kept)
    # Nothing of this counted as sent, so that it goes later in the day.
    assert send_daily(on=DAY, site=SITE).sent == 1
    assert [one.to for one in mail.outbox] == [["approver@example.org"]]


def test_one_that_cannot_be_sent_is_tried_again(
    world: World, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(paper, world.approver)
    asked(paper, world.lead, "Director")
    chose(world.approver)
    chose(world.lead)
    usual = daily.send_mail

    def refused(subject: str, text: str, by: None, to: list[str]) -> int:
        if to == ["approver@example.org"]:
            raise ConnectionRefusedError("refused")
        return usual(subject, text, by, to)

    monkeypatch.setattr(daily, "send_mail", refused)
    with pytest.raises(CommandError, match="tried again next time: approver: refused"):
        command()
    assert [one.to for one in mail.outbox] == [["lead@example.org"]]
    monkeypatch.setattr(daily, "send_mail", usual)
    assert command() == "1 sent\n"
    assert len(mail.outbox) == 2


def test_of_two_that_run_at_once_one_sends(
    world: World, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(paper, world.approver)
    chose(world.approver)
    found = daily.waiting

    def meanwhile(user: User) -> Any:
        monkeypatch.setattr(daily, "waiting", found)
        assert send_daily(on=DAY, site=SITE).sent == 1
        return found(user)

    monkeypatch.setattr(daily, "waiting", meanwhile)
    assert send_daily(on=DAY, site=SITE).sent == 0
    assert len(mail.outbox) == 1


def test_command_says_what_is_missing(db: None, settings: Any) -> None:
    with pytest.raises(CommandError, match="Say where the site stands"):
        call_command("send_daily", "--site", "options.example.org")


def test_person_chooses_it_and_stops_it(world: World) -> None:
    assert Client().get(ADDRESS).status_code == 302
    client = sign_in(world.member)
    refused = client.post(ADDRESS, sent(wanted="on"))
    assert refused.status_code == 422
    assert "Your account has no email address" in refused.content.decode()
    User.objects.filter(pk=world.member.pk).update(email="member@example.org")
    for wanted, action in (("on", "chose a daily email"), ("", "chose no daily email")):
        form = sent(**({"wanted": wanted} if wanted else {}))
        assert client.post(ADDRESS, form)["Location"] == "/"
        row = DailyEmail.objects.get()
        assert (row.user, row.wanted) == (world.member, bool(wanted))
        event = AuditEvent.objects.latest("pk")
        assert (event.action, event.programme_id, event.authority_id) == (action, None, None)
        page = client.get(ADDRESS).content.decode()
        assert ("is sent to member@example.org" in page) is bool(wanted)
    assert ADDRESS in client.get("/").content.decode()


def test_email_says_nothing_that_others_wrote(world: World, paper: Paper) -> None:
    Approval.objects.update(comment="Secret.")
    asked(paper, world.approver, comment="Secret.")
    chose(world.approver)
    send_daily(on=DAY, site=SITE)
    assert "Secret" not in mail.outbox[0].body

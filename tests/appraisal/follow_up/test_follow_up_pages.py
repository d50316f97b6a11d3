"""Actions beside conditions, and contracts, on their pages and at home: written, filtered, warned
of, and kept from those who may not read them."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from appraisal.follow_up.actions import ACTIONS, CONTRACTS
from appraisal.models import Condition
from reports.models import Exemption, Paper
from reports.waiting.items import waiting
from schemes.exempt import Exempt
from schemes.models import Contract, OfficeHolder, ProgrammeAction
from tests.factories import World, make_scheme, sent, sign_in
from tests.workbench.pages.days import day_in
from workbench.models import AuditEvent, User

LONG = "Agree with every provider of care at home how many hours it will still offer, and where, "
TODAY = timezone.localdate()


def at(world: World, name: str, *more: object) -> str:
    return reverse(name, args=[world.programme.slug, *more])


def page(world: World, user: User, name: str, query: str = "") -> str:
    return sign_in(user).get(at(world, name) + query).content.decode()


def an_action(world: World, **values: Any) -> ProgrammeAction:
    about = {"action": LONG, "owner_role": "Head of Care", "due_on": TODAY - timedelta(days=12)}
    return ProgrammeAction.objects.create(programme=world.programme, **about | values)


def a_contract(world: World, **values: Any) -> Contract:
    about = {"title": "Care at home", "notice": 1, "notice_in": "weeks"}
    return Contract.objects.create(programme=world.programme, **about | values)


def test_action_is_added_changed_done_and_removed(world: World) -> None:
    client = sign_in(world.officer)
    scheme = make_scheme(world.programme, reference="S7", slug="s7")
    values = {
        "action": "Agree the timetable.",
        "source": "review",
        "source_title": "Audit of May 2026",
        "scheme": str(scheme.pk),
        "appraisal": "A1",
        "owner_role": "Head of Care",
        "due_on": "September 2031",
    }
    assert client.post(at(world, "action-new"), sent(**values)).status_code == 302
    row = ProgrammeAction.objects.get()
    assert (row.due_on, row.due_as) == (date(2031, 9, 30), "September 2031")
    assert (row.scheme, row.appraisal, row.source) == (scheme, "A1", "review")
    shown = page(world, world.officer, "follow-up")
    assert "Review: Audit of May 2026" in shown
    assert "September 2031" in shown
    assert "30 September 2031" not in shown
    assert "One action or condition: one is open and none is overdue." in shown
    edit = at(world, "action-edit", row.pk)
    assert 'value="September 2031"' in client.get(edit).content.decode()
    assert client.post(edit, sent(1, **values | {"due_on": "1 May 2031"})).status_code == 302
    done = at(world, "action-done", row.pk)
    assert day_in(client.get(done).content.decode()) == str(TODAY)
    late = {"done_on": str(TODAY + timedelta(days=1)), "done": "Agreed."}
    refused = client.post(done, sent(2, **late))
    assert "That day is still to come." in refused.content.decode()
    assert client.post(done, sent(2, done_on=str(TODAY), done="")).status_code == 422
    assert client.post(done, sent(2, done_on=str(TODAY), done="Agreed.")).status_code == 302
    assert client.post(done, sent(2, done_on=str(TODAY), done="Again.")).status_code == 409
    row.refresh_from_db()
    assert (row.done_on, row.done, row.due_as) == (TODAY, "Agreed.", "")
    assert "all done" in page(world, world.officer, "follow-up")
    assert client.post(at(world, "action-remove", row.pk), sent(3)).status_code == 302
    told = [one.action for one in AuditEvent.objects.order_by("pk")][-4:]
    assert told == ["added action", "changed action", "changed action", "removed action"]


def test_half_of_what_was_done_is_refused_where_it_is_typed(world: World) -> None:
    client = sign_in(world.officer)
    values = {"action": "Agree.", "source": "other", "owner_role": "Board", "due_on": "1 May 2031"}
    for half, said in (
        ({"done": "Agreed."}, "Enter the day on which it was done."),
        ({"done_on": str(TODAY)}, "Say what was done."),
    ):
        refused = client.post(at(world, "action-new"), sent(**values | half))
        assert refused.status_code == 422
        assert said in refused.content.decode()
    for needed in ("owner_role", "due_on", "action"):
        assert (
            client.post(at(world, "action-new"), sent(**values | {needed: ""})).status_code == 422
        )


def test_filters_show_what_is_open_overdue_and_mine(world: World) -> None:
    an_action(world, action="First late", owner_role="HEAD OF CARE")
    an_action(world, action="Second coming", due_on=TODAY, owner_role="Board")
    an_action(world, action="Third done", done_on=TODAY, done="Sent.")
    Condition.objects.create(
        appraisal=world.appraisal, text="Fourth condition", owner_role="Board", due_on=TODAY
    )
    OfficeHolder.objects.create(programme=world.programme, user=world.member, office="Head of Care")
    names = ("First late", "Second coming", "Third done", "Fourth condition")
    for query, seen in (
        ("", names),
        ("?show=rubbish", names),
        ("?show=open", (names[0], names[1], names[3])),
        ("?show=overdue", names[:1]),
        ("?show=mine", names[:1]),
    ):
        shown = page(world, world.member, "follow-up", query)
        assert [name for name in names if name in shown] == list(seen), query
    assert "Overdue by 12 days" in page(world, world.member, "follow-up")
    assert "owned by an office that you hold" in page(
        world, world.officer, "follow-up", "?show=mine"
    )
    ProgrammeAction.objects.filter(action=names[0]).update(due_on=TODAY - timedelta(days=4000))
    assert "Overdue by 4,000 days" in page(world, world.member, "follow-up")
    assert "three are open and one is overdue" in page(world, world.member, "follow-up")


@pytest.mark.parametrize(
    ("days", "told", "warned"),
    [
        (-1, "Last day for notice has passed", False),
        (0, "Notice is due today", True),
        (1, "Notice is due within one day", True),
        (90, "Notice is due within 90 days", True),
        (91, "Running", False),
    ],
)
def test_page_and_home_warn_before_a_notice_date_passes(
    world: World, days: int, told: str, warned: bool
) -> None:
    a_contract(world, ends_on=TODAY + timedelta(days=days + 7))
    assert told in page(world, world.member, "contracts")
    items = [one.title for one in waiting(world.officer)]
    assert ("Notice on contracts" in items) == warned
    assert "Notice on contracts" not in [one.title for one in waiting(world.member)]
    Contract.objects.update(notice_given_on=TODAY)
    assert "Notice given" in page(world, world.member, "contracts")
    assert "Notice on contracts" not in [one.title for one in waiting(world.officer)]


def test_how_early_it_warns_is_set_for_the_programme(world: World) -> None:
    client = sign_in(world.officer)
    a_contract(world, ends_on=TODAY + timedelta(days=107))
    assert "Running" in page(world, world.officer, "contracts")
    where = at(world, "contract-warning")
    version = world.programme.version
    assert client.post(where, sent(version, notice_days="0")).status_code == 422
    assert client.post(where, sent(version, notice_days="100")).status_code == 302
    assert "Notice is due within 100 days" in page(world, world.officer, "contracts")
    assert client.post(where, sent(version, notice_days="50")).status_code == 409


def test_contract_is_written_in_the_browser(world: World) -> None:
    client = sign_in(world.officer)
    values = {
        "title": "Care at home, north",
        "supplier": "Carers Ltd",
        "annual_value": "£1.2m",
        "ends_on": "31 August 2031",
        "notice": "6",
        "notice_in": "months",
        "exit_cost": "9,999,999,999",
    }
    new = at(world, "contract-new")
    assert client.post(new, sent(**values | {"notice_in": ""})).status_code == 422
    assert client.post(new, sent(**values | {"notice": ""})).status_code == 422
    assert client.post(new, sent(**values | {"exit_cost": "-1"})).status_code == 422
    assert client.post(new, sent(**values)).status_code == 302
    shown = page(world, world.member, "contracts")
    for said in ("28 February 2031", "6 months before it ends", "£1,200,000", "£9,999,999,999"):
        assert said in shown
    row = Contract.objects.get()
    edit = at(world, "contract-edit", row.pk)
    assert day_in(client.get(edit).content.decode()) == "2031-08-31"
    assert client.post(at(world, "contract-remove", row.pk), sent(1)).status_code == 302


def test_home_tells_writers_and_those_who_hold_the_office_what_is_overdue(world: World) -> None:
    an_action(world)
    an_action(world, due_on=TODAY - timedelta(days=3), owner_role="Board")
    Condition.objects.create(
        appraisal=world.appraisal, text="Agreed.", due_on=TODAY - timedelta(days=40)
    )
    OfficeHolder.objects.create(programme=world.programme, user=world.member, office="board")
    (item,) = (one for one in waiting(world.officer) if one.title == "Actions that are overdue")
    assert item.sentence.startswith("Three are overdue, the first since ")
    assert item.address == at(world, "follow-up") + "?show=overdue"
    (own,) = (one for one in waiting(world.member) if one.title == "Actions that are overdue")
    assert own.sentence.startswith("One was due on ")
    assert own.address.endswith("?show=mine")
    assert "Actions that are overdue" in sign_in(world.officer).get("/").content.decode()
    assert not [one for one in waiting(world.approver) if one.title == item.title]
    ProgrammeAction.objects.update(done_on=TODAY, done="Sent.")
    Condition.objects.update(met_on=TODAY)
    assert not [one for one in waiting(world.officer) if one.title == item.title]


def test_what_belongs_to_an_exempt_scheme_is_shown_to_those_who_may_read_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheme = make_scheme(world.programme, reference="S7", slug="s7")
    an_action(world, action="Of the scheme", scheme=scheme)
    an_action(world, action="Of its appraisal", appraisal=world.appraisal.reference)
    an_action(world, action="Of nothing kept back")
    Condition.objects.create(appraisal=world.appraisal, text="Its condition")
    a_contract(world, title="Its contract", scheme=scheme)
    a_contract(world, title="Another contract")
    kept = Exempt(
        schemes=frozenset({scheme.pk}),
        serving=frozenset({world.appraisal.pk}),
        names={"Nothing of that name": "Withheld"},
    )
    monkeypatch.setattr("schemes.place.exempt_in", lambda _programmes: kept)
    monkeypatch.setattr("reports.waiting.follow_up.exempt_from", lambda _user: kept)
    hidden = ("Of the scheme", "Of its appraisal", "Its condition", "Its contract")
    told = {
        user: page(world, user, "follow-up") + page(world, user, "contracts")
        for user in (world.member, world.officer)
    }
    assert not [words for words in hidden if words in told[world.member]]
    assert not [words for words in hidden if words not in told[world.officer]]
    assert "Of nothing kept back" in told[world.member]
    assert "Another contract" in told[world.member]
    OfficeHolder.objects.create(programme=world.programme, user=world.member, office="Head of Care")
    (item,) = (one for one in waiting(world.member) if one.title == "Actions that are overdue")
    assert item.sentence.startswith("One was due")


def test_history_keeps_back_what_belongs_to_an_exempt_scheme(world: World) -> None:
    scheme = make_scheme(world.programme, reference="S7", slug="s7", title="Depot sale")
    world.appraisal.scheme = scheme
    world.appraisal.save()
    for at_place, more in enumerate(({"scheme": scheme}, {"appraisal": "A1"}, {})):
        words = f"Secret {at_place}" if more else "Plain"
        for rows, name in ((ACTIONS, "action"), (CONTRACTS, "title")):
            if rows is CONTRACTS and "appraisal" in more:
                continue
            row = rows.add(
                world.programme, by=world.lead, token=uuid4(), **{name: f"{words} {name}"} | more
            )
            rows.move(row, up=True, by=world.lead, token=uuid4(), version=1)
    paper = Paper.objects.create(
        programme=world.programme, reference="obc", slug="obc", title="OBC", house_format="x"
    )
    Exemption.objects.create(
        paper=paper, kind="scheme", name="S7", paragraph="3", reason="Talks go on."
    )
    shown = page(world, world.member, "programme-history")
    assert "Secret" not in shown
    assert "Plain action" in shown
    assert "Plain title" in shown
    assert "Secret 1 action" in page(world, world.officer, "programme-history")


@pytest.mark.parametrize(("name", "queries"), [("follow-up", 9), ("contracts", 7)])
def test_page_of_thirty_takes_as_many_queries_as_of_one(
    world: World, django_assert_max_num_queries: Any, name: str, queries: int
) -> None:
    client, where = sign_in(world.officer), at(world, name)

    def add(number: int) -> None:
        scheme = make_scheme(world.programme, reference=f"S{number}", slug=f"s{number}")
        an_action(world, action=LONG * 5, appraisal="A1", scheme=scheme, position=number)
        Condition.objects.create(appraisal=world.appraisal, text=LONG * 3, position=number)
        a_contract(world, title=LONG[:80] * 3, scheme=scheme, position=number)

    add(0)
    client.get(where)
    with django_assert_max_num_queries(queries):
        client.get(where)
    for number in range(1, 30):
        add(number)
    with django_assert_max_num_queries(queries):
        client.get(where)


def test_empty_pages_say_what_belongs_there(world: World) -> None:
    assert "What follows from decisions, reviews" in page(world, world.member, "follow-up")
    assert "Contracts that savings rest on" in page(world, world.member, "contracts")
    assert not [one for one in waiting(world.officer) if "overdue" in one.title]

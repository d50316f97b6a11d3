"""Steps on their page: what they follow, months that stay months, and moving what follows."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from reports.casefile.file import CaseRefused, check_case
from schemes.casefile.rows import programme_parts
from schemes.models import Programme, Role, StepFollows, TimedStep
from schemes.reconciliation.reconciling import findings_of
from tests.factories import add_member, make_programme, sent, sign_in
from tests.reports.cases.cases import small
from tests.schemes.planned import follow, make_step, make_steps
from workbench.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    programme = make_programme()
    add_member(programme, Role.OFFICER, "officer")
    return programme


@pytest.fixture
def client(programme: Programme) -> Any:
    return sign_in(programme.memberships.get().user)


def at(programme: Programme, name: str, *more: object) -> str:
    return reverse(name, args=[programme.slug, *more])


def test_step_known_by_its_month_stays_so_everywhere(client: Any, programme: Programme) -> None:
    values = {"name": "Award", "starts_on": "September 2012", "ends_on": "end of July 2013"}
    assert client.post(at(programme, "step-new"), sent(**values)).status_code == 302
    row = TimedStep.objects.get()
    page = client.get(at(programme, "timetable")).content.decode()
    assert "September 2012" in page
    assert "1 September 2012" not in page
    form = client.get(at(programme, "step-edit", row.pk)).content.decode()
    assert 'value="September 2012"' in form
    assert 'value="end of July 2013"' in form
    part, _schemes = programme_parts(programme)
    assert (part.periods[0].from_, part.periods[0].to) == ("September 2012", "end of July 2013")
    client.post(at(programme, "step-edit", row.pk), sent(1, **values | {"name": "Awarded"}))
    part, _schemes = programme_parts(programme)
    assert (part.periods[0].name, part.periods[0].from_) == ("Awarded", "September 2012")


def test_next_step_is_asked_for_its_months(client: Any, programme: Programme) -> None:
    values = {"name": "Consult", "by_month": "yes", "starts_on": "May 2016", "ends_on": "July 2016"}
    assert client.post(at(programme, "step-new"), sent(**values)).status_code == 302
    timetable = programme_parts(programme)[0].plan.timetable
    assert timetable is not None
    assert [(one.name, one.from_, one.to) for one in timetable.steps] == [
        ("Consult", "2016-05", "2016-07")
    ]
    assert timetable.months == ("2016-05", "2016-07")
    for wrong in ({"starts_on": "3 May 2016"}, {"ends_on": ""}, {"ends_on": "end of July 2016"}):
        refused = client.post(at(programme, "step-new"), sent(**values | wrong))
        assert refused.status_code == 422
        assert "Enter the month alone" in refused.content.decode()


@pytest.mark.parametrize("text", ["soon", "31 April 2012", "2012", "13/13/2012"])
def test_date_that_cannot_be_read_is_refused_with_what_to_write(
    client: Any, programme: Programme, text: str
) -> None:
    refused = client.post(at(programme, "step-new"), sent(name="Award", starts_on=text))
    assert refused.status_code == 422
    assert text in refused.content.decode()


def test_step_that_begins_too_early_is_raised_on_the_page_and_in_the_reconciliation(
    client: Any, programme: Programme
) -> None:
    tender = make_steps(programme)
    assert "begins too early" not in client.get(at(programme, "timetable")).content.decode()
    tender.ends_on = date(2012, 7, 7)
    tender.save()
    page = client.get(at(programme, "timetable")).content.decode()
    assert "One step begins before what it follows has ended." in page
    assert "Begins 5 days before “Tender advertised” ends" in page
    (found,) = (one for one in findings_of(programme) if one.kind == "order")
    assert (found.computed, found.agrees, found.is_open) == (5, False, True)
    told = "Days that “Contract awarded” begins before “Tender advertised” ends"
    assert told in client.get(at(programme, "reconciliation")).content.decode()


def test_circle_is_refused_with_the_names(client: Any, programme: Programme) -> None:
    tender = make_steps(programme)
    award = programme.steps.get(name="Contract awarded")
    start = follow(make_step(programme, "Service starts"), award)
    values = {"name": tender.name, "follows": [str(start.pk)]}
    refused = client.post(at(programme, "step-edit", tender.pk), sent(1, **values))
    assert refused.status_code == 422
    told = "“Tender advertised” follows “Service starts” follows “Contract awarded” follows"
    assert told in refused.content.decode()
    assert not tender.following.exists()
    assert StepFollows.objects.count() == 2


def test_step_follows_none_whose_name_several_have_and_takes_no_name_of_another(
    client: Any, programme: Programme
) -> None:
    twins = [make_step(programme, "Award") for _ in range(2)]
    values = sent(name="Start", follows=[str(twins[0].pk)])
    assert "Rename one of them" in client.post(at(programme, "step-new"), values).content.decode()
    again = client.post(at(programme, "step-new"), sent(name="Award"))
    assert "Another step has this name" in again.content.decode()
    # One that has its name already may be changed otherwise.
    kept = client.post(at(programme, "step-edit", twins[0].pk), sent(1, name="Award", fixed="on"))
    assert kept.status_code == 302


def test_history_has_what_a_step_follows(client: Any, programme: Programme) -> None:
    tender = make_steps(programme)
    award = programme.steps.get(name="Contract awarded")
    client.post(at(programme, "step-edit", award.pk), sent(1, name=award.name))
    event = AuditEvent.objects.latest("pk")
    assert (event.before["follows"], event.after["follows"]) == ([tender.name], [])


def moved_tender(client: Any, programme: Programme) -> tuple[TimedStep, str]:
    """A tender that ends ten days later than it did; and where its form leads to."""
    tender = make_steps(programme)
    values = {"name": tender.name, "starts_on": "30 April 2012", "ends_on": "25 June 2012"}
    answer = client.post(at(programme, "step-edit", tender.pk), sent(1, **values))
    return tender, answer["Location"]


def test_moving_a_step_offers_to_move_what_follows(client: Any, programme: Programme) -> None:
    tender, onwards = moved_tender(client, programme)
    assert onwards == f"{at(programme, 'step-following', tender.pk)}?days=10"
    award = programme.steps.get(name="Contract awarded")
    start = follow(make_step(programme, "Start", starts_on=date(2012, 8, 1)), award)
    done = make_step(programme, "Letter sent", starts_on=date(2012, 7, 1), finished=True)
    follow(done, tender)
    page = client.get(onwards)
    text = page.content.decode()
    assert "It is ten days later." in text
    assert "2 July 2012" in text
    assert "12 July 2012" in text
    assert "Letter sent: finished" in text
    seen = page.context["form"].initial["seen"]
    before = AuditEvent.objects.count()
    data = sent(days="10", seen=seen)
    for _twice in range(2):
        answer = client.post(onwards, data)
        assert answer["Location"] == at(programme, "timetable")
    for row, day in (
        (award, date(2012, 7, 12)),
        (start, date(2012, 8, 11)),
        (done, done.starts_on),
    ):
        row.refresh_from_db()
        assert row.starts_on == day
    assert AuditEvent.objects.count() == before + 2
    last = AuditEvent.objects.latest("pk")
    assert (last.action, last.subject) == ("moved step with what it follows", "Start")


def test_nothing_moves_where_somebody_changed_a_step_meanwhile(
    client: Any, programme: Programme
) -> None:
    tender, onwards = moved_tender(client, programme)
    seen = client.get(onwards).context["form"].initial["seen"]
    award = programme.steps.get(name="Contract awarded")
    award.version += 1
    award.save()
    refused = client.post(onwards, sent(days="10", seen=seen))
    assert refused.status_code == 422
    assert "Somebody else changed a step meanwhile." in refused.content.decode()
    award.refresh_from_db()
    assert award.starts_on == date(2012, 7, 2)
    assert f'value="{award.pk}:{award.version}"' in refused.content.decode()
    assert tender.pk != award.pk


@pytest.mark.parametrize("days", ["", "0", "x", "99999999", "-"])
def test_days_that_are_none_are_not_found(client: Any, programme: Programme, days: str) -> None:
    tender = make_steps(programme)
    where = f"{at(programme, 'step-following', tender.pk)}?days={days}"
    assert client.get(where).status_code == 404


def test_step_with_nothing_behind_it_leads_back(client: Any, programme: Programme) -> None:
    row = make_step(programme, "Award", starts_on=date(2012, 5, 1))
    values = {"name": "Award", "starts_on": "9 May 2012"}
    answer = client.post(at(programme, "step-edit", row.pk), sent(1, **values))
    assert answer["Location"] == at(programme, "timetable")


def test_thirty_steps_take_as_many_queries_as_two(
    client: Any, programme: Programme, django_assert_num_queries: Any
) -> None:
    last = make_steps(programme)
    where = at(programme, "timetable")
    client.get(where)
    with django_assert_num_queries(6):
        client.get(where)
    for number in range(30):
        last = follow(make_step(programme, f"Step {number} " + "with a long name " * 15), last)
    with django_assert_num_queries(6):
        client.get(where)


@pytest.mark.parametrize(
    ("follows", "told"),
    [
        (["Nothing"], '"Nothing" is not a step of this file'),
        (["Award"], "a step cannot follow itself"),
        (["Tender", "Tender"], '"Tender" is named already'),
        (["Build"], 'circle: "Award" follows "Build" follows "Award"'),
        (["Twin"], '"Twin" is the name of more than one step'),
    ],
)
def test_file_is_refused_for_what_its_steps_follow(follows: list[str], told: str) -> None:
    periods = [
        {"name": "Tender"},
        {"name": "Award", "follows": follows},
        {"name": "Twin"},
        {"name": "Twin"},
    ]
    steps = [{"name": "Build", "from": "2016-03", "to": "2016-04", "follows": ["Award"]}]
    with pytest.raises(CaseRefused) as refused:
        check_case(small(**{"programme.periods": periods, "programme.plan.timetable.steps": steps}))
    assert told in str(refused.value)

"""Workstreams, the project budget and events on their pages, and what the file has of them."""

import importlib
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.urls import reverse

from reports.casefile.file import check_case
from reports.stored.exporting import programme_case
from reports.stored.importing import import_case
from schemes.casefile.plan_parts import CasePlan
from schemes.casefile.rows import programme_parts
from schemes.models import Activity, BudgetItem, PlanEvent, Programme, Role, Workstream
from schemes.plan.forms import BudgetItemForm
from tests.factories import add_member, make_programme, sent, sign_in
from tests.reports.cases.cases import small
from tests.reports.cases.full import PLAN
from workbench.casefile.parts import read, written

pytestmark = pytest.mark.django_db

LONG = "A name that runs on as such names do when a committee has had its say about each " * 2


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


def plan(programme: Programme) -> CasePlan:
    return programme_parts(programme)[0].plan


def test_workstream_and_its_activities_are_written_in_the_browser(
    client: Any, programme: Programme
) -> None:
    values = {"name": "Public consultation", "purpose": "Asks the public."}
    assert client.post(at(programme, "workstream-new"), sent(**values)).status_code == 302
    stream = Workstream.objects.get()
    products = "A document\n\nA summary\nA document"
    said = sent(activity="Write it.", products=products)
    assert client.post(at(programme, "activity-new", stream.pk), said).status_code == 302
    (part,) = plan(programme).workstreams
    assert (part.name, part.purpose) == ("Public consultation", "Asks the public.")
    assert part.activities[0].products == ("A document", "A summary")
    activity = Activity.objects.get()
    edit = at(programme, "activity-edit", stream.pk, activity.pk)
    assert "A document\nA summary" in client.get(edit).content.decode()
    client.post(edit, sent(1, activity="Write and print it.", products=""))
    assert plan(programme).workstreams[0].activities[0].activity == "Write and print it."
    page = client.get(at(programme, "workstreams")).content.decode()
    assert "One workstream with one activity." in page
    client.post(at(programme, "workstream-remove", stream.pk), sent(1))
    assert plan(programme) == CasePlan()


def test_workstreams_without_an_activity_are_told_without_a_nought(
    client: Any, programme: Programme
) -> None:
    Workstream.objects.create(programme=programme, name="Homes", position=0)
    page = client.get(at(programme, "workstreams")).content.decode()
    assert "One workstream with no activity yet." in page


def test_activity_of_another_programme_is_not_found(client: Any, programme: Programme) -> None:
    other = Workstream.objects.create(programme=make_programme(), name="Elsewhere")
    row = Activity.objects.create(workstream=other, activity="Elsewhere")
    for name in ("activity-edit", "activity-remove"):
        assert client.get(at(programme, name, other.pk, row.pk)).status_code == 404
    assert client.get(at(programme, "activity-new", other.pk)).status_code == 404


@pytest.mark.parametrize(
    ("amounts", "total", "told"),
    [
        (["70000", "27000"], "97000", "Two items come to £97,000. The stated total agrees."),
        (["70000", "27000"], "100000", "The stated total is £100,000."),
        (["-1"], "", "One item comes to −£1."),
        (["9999999999"] * 30, "", "30 items come to £299,999,999,970."),
        ([{"missing": "not priced"}, "5"], "5", "One item comes to £5. One has no amount."),
        ([{"low": "1", "high": "3"}], "2", "One item comes to £1 to £3. The stated total agrees."),
    ],
)
def test_project_budget_is_added_up_and_held_against_its_total(
    client: Any, programme: Programme, amounts: list[Any], total: str, told: str
) -> None:
    for place, amount in enumerate(amounts):
        BudgetItem.objects.create(
            programme=programme, item=f"{LONG}{place}", amount=amount, position=place
        )
    if total:
        words = sent(1, total=total, approximate="on", note="Without VAT.", caption="")
        assert client.post(at(programme, "budget-words"), words).status_code == 302
    page = client.get(at(programme, "project-budget")).content.decode()
    assert told in page
    programme.refresh_from_db()
    budget = plan(programme).budget
    assert budget is not None
    assert [one.amount for one in budget.items] == amounts
    assert (budget.total is not None) == bool(total)


def test_words_of_the_plan_are_taken_away_again(client: Any, programme: Programme) -> None:
    where = at(programme, "timetable-words")
    client.post(where, sent(1, caption="Next stage"))
    programme.refresh_from_db()
    assert programme.plan == {"timetable": {"caption": "Next stage"}}
    assert client.post(where, sent(1, caption="Other")).status_code == 409
    client.post(where, sent(2, caption=""))
    programme.refresh_from_db()
    assert programme.plan == {}


def test_event_is_written_as_papers_print_it(client: Any, programme: Programme) -> None:
    values = {"title": "Co-production workshops", "when": "5 and 6 March 2012", "sessions": "4"}
    assert client.post(at(programme, "event-new"), sent(**values)).status_code == 302
    (part,) = plan(programme).events
    assert (part.title, part.when, part.sessions) == (values["title"], values["when"], 4)
    refused = client.post(at(programme, "event-new"), sent(**values | {"sessions": "0"}))
    assert refused.status_code == 422
    assert PlanEvent.objects.count() == 1


@pytest.mark.parametrize("name", ["workstreams", "project-budget", "events", "timetable"])
def test_page_with_nothing_says_what_belongs_there(
    client: Any, programme: Programme, name: str
) -> None:
    page = client.get(at(programme, name)).content.decode()
    assert "for example" in page
    assert "Add a" in page


@pytest.mark.parametrize("count", [1, 30])
def test_plan_of_any_size_comes_out_as_it_went_in(programme: Programme, count: int) -> None:
    officer = programme.memberships.get().user
    many = {
        "workstreams": [
            {"name": f"{LONG}{at}", "activities": [{"activity": LONG, "products": [LONG] * count}]}
            for at in range(count)
        ],
        "timetable": {
            "caption": LONG,
            "months": ["2016-03", "2016-04"],
            "steps": [
                {
                    "name": f"Step {at}",
                    "from": "2016-03",
                    "to": "2016-04",
                    **({"follows": [f"Step {at - 1}"]} if at else {}),
                }
                for at in range(count)
            ],
        },
        "milestones": {
            "points": [{"key": f"p{at}", "label": LONG} for at in range(count)],
            "rows": [
                {"name": LONG, "steps": [{"from": "p0", "to": f"p{at}", "text": LONG}]}
                for at in range(count)
            ],
        },
        "budget": {"items": [{"item": LONG, "amount": "9999999999"}] * count},
        "events": [{"when": LONG, "title": LONG}] * count,
    }
    case = check_case(small(**{"programme.plan": many}))
    made = import_case(by=officer, token=uuid4(), case=case, authority="Elsewhere")
    assert written(programme_parts(made)[0].plan) == many
    assert programme_case(made).programme.plan == case.case.programme.plan


@pytest.mark.parametrize("given", [PLAN, {}, {"budget": {"items": []}}, {"events": PLAN["events"]}])
def test_plan_that_stood_in_one_column_moves_into_rows_and_back(
    programme: Programme, given: dict[str, Any]
) -> None:
    """The steps of a plan of old follow nothing."""
    steps = [{"name": "Build", "from": "2016-03", "to": "2016-04"}]
    old = given | (
        {"timetable": PLAN["timetable"] | {"steps": steps}} if "timetable" in given else {}
    )
    moving = importlib.import_module("schemes.migrations.0010_plan_rows")
    programme.plan = written(read(CasePlan, old))
    programme.save()
    moving.into_rows(apps, None)
    programme.refresh_from_db()
    assert plan(programme) == read(CasePlan, old)
    moving.out_of_rows(apps, None)
    programme.refresh_from_db()
    assert read(CasePlan, programme.plan) == read(CasePlan, old)
    assert not programme.workstreams.exists()


@pytest.mark.parametrize(
    ("named", "asked"),
    [
        (
            "Buildngs",
            '“Buildngs” is not among the workstreams of the plan; did you mean "Buildings"?',
        ),
        ("Xyz", "“Xyz” is not among the workstreams of the plan."),
        ("Buildings", ""),
        ("", ""),
    ],
)
def test_misspelt_workstream_of_an_item_is_asked_about(named: str, asked: str) -> None:
    typed = sent(item="Rent", amount="70k", workstream=named)
    form = BudgetItemForm(typed, workstreams={"Buildings", "People"})
    assert form.is_valid() == (not asked)
    if asked:
        ((_value, label),) = form.fields["confirmed"].choices
        assert str(label) == asked
    assert BudgetItemForm(typed).is_valid()
    assert BudgetItemForm(
        typed, workstreams={"Buildings"}, initial={"workstream": named}
    ).is_valid()

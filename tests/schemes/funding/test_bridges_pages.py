"""Funding bridges, budgets and timetables on their pages: checked, and kept as they were typed."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from schemes.casefile.rows import BRIDGE
from schemes.funding.tables import budgets_table, shown_bridge
from schemes.models import Bridge, Budget, Programme, Role, TimedStep
from schemes.reconciliation.reconciling import findings_of
from schemes.timetable.linking import all_linked
from schemes.timetable.tables import step_verdict, timetable_table
from tests.factories import add_member, make_programme, sent, sign_in
from tests.schemes.figures import make_bridge

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    programme = make_programme()
    add_member(programme, Role.OFFICER, "officer")
    return programme


@pytest.fixture
def client(programme: Programme) -> Any:
    return sign_in(programme.memberships.get().user)


def address(programme: Programme, name: str, *more: object) -> str:
    return reverse(name, args=[programme.slug, *more])


def side(*amounts: Any) -> list[dict[str, Any]]:
    return [{"name": f"Row {at}", "amount": amount} for at, amount in enumerate(amounts)]


@pytest.mark.parametrize(
    ("uses", "sources", "precision", "sentence", "balances"),
    [
        (
            "2608000",
            "2608000",
            None,
            "It balances: uses and sources both come to £2,608,000.",
            True,
        ),
        (
            "2608000",
            "2608400",
            1000,
            "It balances within its rounding: uses £2,608,000, sources £2,608,400.",
            True,
        ),
        (
            "2608000",
            "2608600",
            1000,
            "Sources are £600 more than uses: £2,608,600 against £2,608,000.",
            False,
        ),
        ("10", "4", None, "Sources are £6 less than uses: £4 against £10.", False),
        (
            {"low": "5", "high": "15"},
            "10",
            None,
            "It may balance: sources are at most £5 less than uses, or at most £5 more.",
            None,
        ),
        (
            {"low": "5", "high": "10"},
            "10",
            None,
            "It may balance: sources are at most £5 more than uses.",
            None,
        ),
        (
            {"low": "10", "high": "15"},
            "10",
            None,
            "It may balance: sources are at most £5 less than uses.",
            None,
        ),
        (
            "10",
            {"missing": "not received"},
            None,
            "Whether it balances cannot be told: Row 0: not received. Sources are at most £10 short "
            "of uses.",
            None,
        ),
        (
            {"missing": "not priced"},
            "10",
            None,
            "Whether it balances cannot be told: Row 0: not priced. Sources are at most £10 more "
            "than uses.",
            None,
        ),
    ],
)
def test_bridge_says_whether_it_balances(
    programme: Programme, uses: Any, sources: Any, precision: Any, sentence: str, balances: Any
) -> None:
    row = make_bridge(programme, uses=side(uses), sources=side(sources), precision=precision)
    shown = shown_bridge(BRIDGE.part_of(row))
    assert (shown.sentence, shown.balances) == (sentence, balances)
    # The reconciliation must not say otherwise.
    finding = findings_of(programme)[0]
    assert finding.differs == (balances is False)


def test_bridge_table_shows_both_sides_and_their_sums(programme: Programme) -> None:
    table = shown_bridge(BRIDGE.part_of(make_bridge(programme))).table
    told = [(row.heading.text, row.heading.note, row.cells[0].text) for row in table.rows]
    assert told == [
        ("Shortfall", "Use", "2,608,000"),
        ("All uses", "", "2,608,000"),
        ("Early savings", "Source", "1,073,000"),
        ("Risk reserve", "Source", "1,535,000"),
        ("All sources", "", "2,608,000"),
    ]


def test_bridge_is_added_changed_and_removed(client: Any, programme: Programme) -> None:
    values = {
        "title": "Shortfall",
        "use_1_name": "Shortfall",
        "use_1_amount": "2,608k",
        "source_1_name": "Penalty",
        "source_1_amount": "40k to 241k",
        "source_2_name": "Reserve",
        "source_2_amount": "not received",
    }
    answer = client.post(address(programme, "bridge-new"), sent(**values))
    assert answer.headers["Location"] == address(programme, "bridges")
    bridge = Bridge.objects.get()
    assert bridge.uses == [{"name": "Shortfall", "amount": "2608000"}]
    assert bridge.sources == [
        {"name": "Penalty", "amount": {"low": "40000", "high": "241000"}},
        {"name": "Reserve", "amount": {"missing": "not received"}},
    ]
    page = client.get(address(programme, "bridges")).content.decode()
    assert "cannot be told" in page
    edit = address(programme, "bridge-edit", bridge.pk)
    form = client.get(edit).context["form"]
    kept = {n: form[n].value() for n in form.fields if form[n].value() not in (None, "")}
    assert client.post(edit, kept).status_code == 302
    again = Bridge.objects.get()
    assert (again.version, again.uses, again.sources) == (2, bridge.uses, bridge.sources)
    client.post(address(programme, "bridge-remove", bridge.pk), sent(2))
    assert not Bridge.objects.exists()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({}, "Enter at least one use or source."),
        ({"use_1_name": "Gap"}, "Enter the amount, or “not received”."),
        ({"use_1_amount": "5"}, "Name this row, or empty its amount."),
        ({"use_1_name": "Gap", "use_1_amount": "-5"}, "without a minus sign"),
        ({"use_1_name": "Gap", "use_1_amount": "5", "precision": "-1"}, "a precision above 0"),
    ],
)
def test_bridge_is_refused_with_what_to_do(
    client: Any, programme: Programme, values: dict[str, str], told: str
) -> None:
    refused = client.post(address(programme, "bridge-new"), sent(title="Gap", **values))
    assert refused.status_code == 422
    assert told in refused.content.decode()


def test_budgets_show_the_change_from_year_to_year(client: Any, programme: Programme) -> None:
    Programme.objects.filter(pk=programme.pk).update(first_year="2011/12")
    for year, amount in (("2012/13", "6,144,000"), ("2011/12", "9,854,000")):
        answer = client.post(address(programme, "budget-new"), sent(year=year, amount=amount))
        assert answer.status_code == 302
    rows = list(Budget.objects.order_by("year"))
    told = [[cell.text for cell in row.cells] for row in budgets_table(rows).rows]
    assert told == [
        ["9,854,000", "first year stated", "1"],
        ["6,144,000", "\N{MINUS SIGN}3,710,000", "1"],
    ]
    twice = client.post(address(programme, "budget-new"), sent(year="2011/12", amount="1"))
    assert "This programme has a budget for this year." in twice.content.decode()
    wrong = client.post(address(programme, "budget-new"), sent(year="2011/13", amount="1"))
    assert "is not a financial year" in wrong.content.decode()
    edit = address(programme, "budget-edit", rows[0].pk)
    assert client.post(edit, sent(1, year="2011/12", amount="£8m")).status_code == 302
    assert Budget.objects.get(pk=rows[0].pk).amount == Decimal(8_000_000)
    client.post(address(programme, "budget-remove", rows[0].pk), sent(2))
    assert Budget.objects.count() == 1


def step(programme: Programme, **values: Any) -> TimedStep:
    about = {
        "name": "Tender advertised",
        "starts_on": date(2012, 4, 30),
        "ends_on": date(2012, 6, 15),
        "stated": 45,
        "unit": "days",
        "sense": "exactly",
    }
    return TimedStep.objects.create(programme=programme, **about | values)


@pytest.mark.parametrize(
    ("values", "verdict", "note"),
    [
        ({}, "agrees", "counting neither date"),
        ({"stated": 46}, "agrees", "counting one of the two dates"),
        ({"stated": 50}, "differs", "the dates give 46 days"),
        ({"stated": 40, "sense": "at-least"}, "agrees", "counting one of the two dates"),
        ({"ends_on": None}, "cannot be checked: a date is lacking", ""),
        ({"stated": None, "unit": "", "sense": ""}, "no length stated", ""),
        (
            {
                "starts_on": date(2012, 9, 1),
                "starts_as": "September 2012",
                "ends_on": date(2012, 12, 31),
                "ends_as": "December 2012",
                "stated": 90,
            },
            "agrees",
            "",
        ),
    ],
)
def test_stated_length_is_held_against_the_dates(
    programme: Programme, values: dict[str, Any], verdict: str, note: str
) -> None:
    cell = step_verdict(step(programme, **values))
    assert cell.text == verdict
    assert note in cell.note


def test_timetable_says_what_differs(client: Any, programme: Programme) -> None:
    step(programme)
    step(programme, name="Award", stated=90)
    page = client.get(address(programme, "timetable")).content.decode()
    assert "One stated length differs from its dates." in page
    assert "the dates give 46 days" in page
    steps = list(TimedStep.objects.all())
    row = timetable_table(steps, all_linked(steps), {}).rows[1]
    texts = [cell.text for cell in row.cells[:4]]
    assert texts == ["30 April 2012", "15 June 2012", "nothing", "90 days"]


def test_step_is_added_changed_and_removed(client: Any, programme: Programme) -> None:
    values = {"name": "Award", "starts_on": "2012-06-15", "ends_on": "2012-06-20"}
    assert client.post(address(programme, "step-new"), sent(**values)).status_code == 302
    row = TimedStep.objects.get()
    edit = address(programme, "step-edit", row.pk)
    assert 'value="15 June 2012"' in client.get(edit).content.decode()
    length = {"stated": "5", "unit": "days", "sense": "at-least"}
    assert client.post(edit, sent(1, **values, **length)).status_code == 302
    row.refresh_from_db()
    assert (row.stated, row.unit, row.sense) == (5, "days", "at-least")
    client.post(address(programme, "step-remove", row.pk), sent(2))
    assert not TimedStep.objects.exists()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"ends_on": "2012-01-01"}, "Enter a day on or after the one it starts."),
        ({"stated": "5"}, "Choose what the length is counted in."),
        ({"sense": "exactly", "unit": "days"}, "Enter the length, or choose that none is stated."),
        ({"stated": "5", "unit": "days"}, "Choose how the length is meant."),
    ],
)
def test_step_is_refused_with_what_to_do(
    client: Any, programme: Programme, values: dict[str, str], told: str
) -> None:
    about = {"name": "Award", "starts_on": "2012-06-15"}
    refused = client.post(address(programme, "step-new"), sent(**about | values))
    assert refused.status_code == 422
    assert told in refused.content.decode()

"""Pages of measures: one grid, saved whole, and what stands behind it."""

from decimal import Decimal

import pytest

from appraisal.models import Appraisal, Criterion, GatewayTest, Measure, MeasureValue, Option
from tests.factories import World, make_option, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from workbench.models import AuditEvent

HERE = "/programmes/2018-21/appraisals/a1/measures/"


@pytest.fixture
def payback(world: World) -> Measure:
    return Measure.objects.create(
        appraisal=world.appraisal, key="payback", name="Payback period", unit="years"
    )


def square(measure: Measure, option: Option) -> str:
    return f"value-{measure.pk}-{option.pk}"


def stand() -> dict[str, str]:
    return {row.option.code: str(row.value) for row in MeasureValue.objects.order_by("pk")}


def test_measures_page_refuses_the_wrong_visitors(world: World, payback: Measure) -> None:
    refuses_the_wrong_visitors(world, HERE, writes=False)
    for page in ("new/", f"{payback.pk}/edit/", f"{payback.pk}/remove/"):
        refuses_the_wrong_visitors(world, HERE + page, writes=True)
        refuses_writing(world, HERE + page, sent(1))
    refuses_writing(world, HERE, sent(1))


def test_measures_are_saved_whole_in_one_event(world: World, payback: Measure) -> None:
    first, second, _third = world.options
    client = sign_in(world.officer)
    data = sent(1, **{square(payback, first): "3", square(payback, second): " 1,000.50 "})
    assert client.post(HERE, data)["Location"] == HERE
    assert stand() == {"A": "3", "B": "1000.50"}
    event = AuditEvent.objects.get()
    assert event.after == {
        "Payback period, As now": "3",
        "Payback period, Staff mutual": "1000.50",
    }
    client.post(HERE, sent(2, **{square(payback, first): "", square(payback, second): "1000.50"}))
    assert stand() == {"B": "1000.50"}
    last = AuditEvent.objects.order_by("-pk")[0]
    assert (last.before, last.after) == (
        {"Payback period, As now": "3"},
        {"Payback period, As now": None},
    )


def test_measures_sent_twice_are_saved_once(world: World, payback: Measure) -> None:
    client, data = sign_in(world.officer), sent(1, **{square(payback, world.options[0]): "3"})
    for _ in range(2):
        assert client.post(HERE, data).status_code == 302
    assert AuditEvent.objects.count() == 1
    assert Appraisal.objects.get().version == 2


def test_measures_refused_keep_what_was_typed(world: World, payback: Measure) -> None:
    name = square(payback, world.options[0])
    answer = sign_in(world.officer).post(HERE, sent(1, **{name: "three"}))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Enter “Payback period” of As now. “three” is a number in words" in page
    assert f'href="#id_{name}"' in page
    assert 'value="three"' in page
    assert not MeasureValue.objects.exists()


def test_measures_changed_by_two_show_the_second_both(world: World, payback: Measure) -> None:
    name = square(payback, world.options[0])
    sign_in(world.lead).post(HERE, sent(1, **{name: "3"}))
    answer = sign_in(world.officer).post(HERE, sent(1, **{name: "4"}))
    assert answer.status_code == 409
    assert answer.context["form"].conflicts == [("Payback period (years), As now", "3", "4")]
    assert stand() == {"A": "3"}


def test_measures_take_squares_of_this_appraisal_alone(world: World, payback: Measure) -> None:
    sign_in(world.officer).post(HERE, sent(1, **{f"value-{payback.pk}-999": "3"}))
    assert not MeasureValue.objects.exists()


def test_new_measure_takes_its_key_from_its_name(world: World) -> None:
    client = sign_in(world.officer)
    client.post(f"{HERE}new/", sent(1, name="Payback period", unit="years", key=""))
    measure = Measure.objects.get()
    assert (measure.key, measure.name, measure.unit) == (
        "payback_period",
        "Payback period",
        "years",
    )


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "Payback", "key": "payback"}, "key"),
        ({"name": "Total", "key": "total_savings"}, "key"),
        ({"name": "£"}, "key"),
    ],
)
def test_new_measure_refused_points_at_the_field(
    world: World, payback: Measure, values: dict[str, str], field: str
) -> None:
    answer = sign_in(world.officer).post(f"{HERE}new/", sent(1, **values))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert Measure.objects.count() == 1


def test_measure_is_renamed_and_keeps_its_key(world: World, payback: Measure) -> None:
    address = f"{HERE}{payback.pk}/edit/"
    client = sign_in(world.officer)
    client.post(address, sent(1, name="Pays back in", unit="months"))
    payback.refresh_from_db()
    assert (payback.key, payback.name, payback.unit) == ("payback", "Pays back in", "months")
    assert client.post(address, sent(1, name="Mine", unit="")).status_code == 409


def test_measure_goes_with_its_values_and_once(world: World, payback: Measure) -> None:
    MeasureValue.objects.create(measure=payback, option=world.options[0], value=Decimal(3))
    client, data = sign_in(world.officer), sent(1)
    address = f"{HERE}{payback.pk}/remove/"
    assert "it has one" in client.get(address).content.decode()
    for _ in range(2):
        assert client.post(address, data)["Location"] == HERE
    assert not MeasureValue.objects.exists()
    assert AuditEvent.objects.get().before["values"] == {"A": "3"}


def test_measure_that_a_criterion_reads_stays(world: World, payback: Measure) -> None:
    gate = Criterion.objects.create(
        appraisal=world.appraisal, code="G2", slug="g2", name="Pays back", role="gateway"
    )
    GatewayTest.objects.create(criterion=gate, kind="measure", measure=payback, at_most=Decimal(5))
    answer = sign_in(world.officer).post(f"{HERE}{payback.pk}/remove/", sent(1))
    assert answer.status_code == 422
    assert "Change that criterion first." in answer.content.decode()
    assert Measure.objects.exists()


def test_measures_page_shows_what_finance_gives_but_asks_nothing_of_it(world: World) -> None:
    Appraisal.objects.update(savings_target=Decimal(1960000))
    Option.objects.filter(code="B").update(total_savings=Decimal(1677660))
    answer = sign_in(world.officer).get(HERE)
    row = answer.context["table"].rows[1]
    assert [cell.text for cell in row.cells] == [
        "£1,677,660",
        "86%",
        "Not known",
        "Not known",
        "Not known",
    ]
    assert answer.context["form"].squares == {}


def test_measures_that_finance_gives_are_named_by_the_case_and_not_entered(world: World) -> None:
    Option.objects.filter(code="B").update(total_savings=Decimal(1677660))
    named = Measure.objects.create(
        appraisal=world.appraisal, key="total_savings", name="Savings in all", unit="GBP"
    )
    answer = sign_in(world.officer).get(HERE)
    assert answer.context["table"].columns[1].heading == "Savings in all"
    assert answer.context["measures"] == []
    MeasureValue.objects.create(measure=named, option=world.options[0], value=Decimal(1))
    assert len(sign_in(world.officer).get(HERE).context["measures"]) == 1


def test_measure_that_is_a_share_is_entered_as_a_per_cent(world: World) -> None:
    measure = Measure.objects.create(
        appraisal=world.appraisal, key="staff", name="Staff who agree", unit="share"
    )
    client = sign_in(world.officer)
    client.post(HERE, sent(1, **{square(measure, world.options[0]): "85%"}))
    assert stand() == {"A": "0.85"}
    page = client.get(HERE).content.decode()
    assert "Staff who agree (%)" in page
    assert 'value="85%"' in page


def test_amount_of_a_measure_that_may_be_a_slip_is_asked_about(world: World) -> None:
    """On a page that lays its form out by itself."""
    measure = Measure.objects.create(
        appraisal=world.appraisal, key="cost", name="Unit cost", unit="GBP"
    )
    client, box = sign_in(world.officer), square(measure, world.options[0])
    client.post(HERE, sent(1, **{box: "£313k"}))
    assert stand() == {"A": "313000"}
    version = world.appraisal.__class__.objects.get(pk=world.appraisal.pk).version
    asked = client.post(HERE, sent(version, **{box: "313"}))
    assert asked.status_code == 422
    page = asked.content.decode()
    assert "£313 stands where £313,000 stood, 1,000 times less." in page
    assert 'name="confirmed"' in page
    assert "Tick it if it is right" in page
    mark = str(asked.context["form"].fields["confirmed"].choices[0].value)
    assert client.post(HERE, sent(version, **{box: "313", "confirmed": mark})).status_code == 302
    assert stand() == {"A": "313"}


def test_measures_page_asks_as_many_queries_for_many_as_for_few(
    world: World, payback: Measure, django_assert_num_queries
) -> None:
    client = sign_in(world.lead)
    client.get(HERE)
    with django_assert_num_queries(15):
        client.get(HERE)
    for number in range(4):
        Measure.objects.create(appraisal=world.appraisal, key=f"k{number}")
        make_option(world.appraisal, f"X{number}")
    with django_assert_num_queries(15):
        client.get(HERE)


def test_measures_are_read_as_figures_by_those_who_may_not_write(
    world: World, payback: Measure
) -> None:
    MeasureValue.objects.create(measure=payback, option=world.options[0], value=Decimal("1234.50"))
    answer = sign_in(world.member).get(HERE)
    assert [row.cells[0].text for row in answer.context["values"].rows] == [
        "1,234.5",
        "Not given",
        "Not given",
    ]
    assert "<input" not in answer.content.decode().split("<main")[1]

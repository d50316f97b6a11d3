"""A criterion that compares prices, from the form to the answer: of costs as stated, of lines, and
of a measure."""

from decimal import Decimal
from fractions import Fraction as F
from typing import Any

import pytest
from django.urls import reverse

from appraisal.casefile.parts import CaseAppraisal, CaseLinear
from appraisal.casefile.problem import cost_without_lines, problem_of
from appraisal.casefile.rows import AppraisalRows
from appraisal.engine import evaluate
from appraisal.models import Appraisal, Criterion, Measure, MeasureValue, Option, OptionLine
from tests.factories import World, sent, sign_in
from workbench.casefile.parts import read


def url(world: World, name: str, *more: Any) -> str:
    return reverse(name, args=[world.programme.slug, world.appraisal.slug, *more])


def add(world: World, **typed: Any) -> Any:
    """Sends the form of a criterion that compares prices."""
    given = {"role": "ranking-price", "name": "Price", "code": "P", "full": "50", "weight": "50"}
    return sign_in(world.officer).post(url(world, "criterion-new"), sent(None, **given | typed))


def cost(world: World, *costs: str | None) -> None:
    for option, amount in zip(world.options, costs, strict=True):
        value = None if amount is None else Decimal(amount)
        Option.objects.filter(pk=option.pk).update(cost=value)


def earned(world: World) -> list[F | None]:
    cells = AppraisalRows.of(world.appraisal).result.cells
    return [one.points for one in cells if one.criterion == "P"]


def test_costs_are_compared_and_the_page_says_what_the_points_rest_on(world: World) -> None:
    cost(world, "300", "200", "700")
    assert add(world).status_code == 302
    world.rate_everything()
    assert earned(world) == [F(100, 3), F(50), F(100, 7)]
    client = sign_in(world.officer)
    page = client.get(url(world, "criteria")).content.decode()
    assert "50 points for the lowest cost of the options that no gateway stops" in page
    assert (
        "rest on the options that are present" in client.get(url(world, "results")).content.decode()
    )
    grid = client.get(url(world, "scoring")).content.decode()
    assert "Cost: £200" in grid
    assert "by the lowest price over" in client.get(url(world, "weights")).content.decode().lower()
    assert client.get(url(world, "what-if")).status_code == 200


def test_a_price_can_be_a_measure(world: World) -> None:
    measure = Measure.objects.create(appraisal=world.appraisal, key="tender", unit="GBP")
    for option, value in zip(world.options, (4, 2, 8), strict=True):
        MeasureValue.objects.create(measure=measure, option=option, value=Decimal(value))
    assert add(world, price="tender").status_code == 302
    row = Criterion.objects.get(code="P")
    assert (row.price_from, row.linear_measure) == ("measure", measure)
    assert earned(world) == [25, 50, F(25, 2)]
    edit = sign_in(world.officer).get(url(world, "criterion-edit", row.slug)).content.decode()
    assert '<option value="tender" selected' in edit


@pytest.mark.parametrize("typed", [{"full": "0"}, {"full": ""}, {"price": "other"}])
def test_what_cannot_be_compared_by_is_refused(world: World, typed: dict[str, str]) -> None:
    assert add(world, **typed).status_code == 422
    assert not Criterion.objects.filter(code="P").exists()


def test_a_cost_of_nought_is_to_mend(world: World) -> None:
    cost(world, "0", "200", None)
    add(world)
    client, option = sign_in(world.officer), world.options[0]
    page = client.get(url(world, "criteria")).content.decode()
    assert "As now has a price of 0, which cannot be compared" in page
    assert "needs prices above 0" in page
    assert f'href="{url(world, "option-edit", option.slug)}">As now has a price' in page
    assert "As now: As now" not in client.get(url(world, "appraisal")).content.decode()
    # Once lines give the costs, the price is corrected among them.
    nothing = {"amounts": {"2026/27": "0"}, "amounts_are": "once"}
    OptionLine.objects.create(option=option, name="Running", kind="cost", position=1, **nothing)
    years = {"costs_first_year": "2026/27", "costs_years": 1, "price_base": "2026/27"}
    Appraisal.objects.update(costs_from="lines", **years)
    page = client.get(url(world, "criteria")).content.decode()
    assert f'href="{url(world, "option-costs", option.slug)}">As now has a price' in page


def test_a_measure_of_nought_is_mended_where_it_was_typed(world: World) -> None:
    measure = Measure.objects.create(appraisal=world.appraisal, key="tender", unit="GBP")
    for option, value in zip(world.options, (4, 0, 8), strict=True):
        MeasureValue.objects.create(measure=measure, option=option, value=Decimal(value))
    add(world, price="tender")
    client, square = sign_in(world.officer), f"id_value-{measure.pk}-{world.options[1].pk}"
    page = client.get(url(world, "criteria")).content.decode()
    assert f'href="{url(world, "measures")}#{square}">{world.options[1]} has a price' in page
    assert f'id="{square}"' in client.get(url(world, "measures")).content.decode()


def lined() -> CaseAppraisal:
    """Two options of which lines give the costs: £100 in each of two years against £500 once."""
    line = {"name": "Running", "kind": "cost", "amounts": {"2020/21": "100", "2021/22": "100"}}
    once = {"name": "Building", "kind": "one-off-cost", "amounts": {"2020/21": "500"}}
    return read(
        CaseAppraisal,
        {
            "reference": "A1",
            "title": "How",
            "finance": {
                "first_year": "2020/21",
                "years": 2,
                "price_base": "2019/20",
                "costs_from": "lines",
            },
            "options": [
                {"code": "A", "name": "As now", "lines": [line], "cost": "9"},
                {"code": "B", "name": "New", "lines": [once], "cost": "1"},
            ],
            "criteria": [
                {
                    "code": "P",
                    "name": "Price",
                    "role": "ranking",
                    "scale": {"kind": "price", "points": "10"},
                }
            ],
        },
    )


def test_costs_come_from_lines_where_lines_give_them() -> None:
    part = lined()
    problem = problem_of(part)
    costs = [one.cost for one in problem.options]
    assert [one.points for one in evaluate(problem).cells] == [10, 10 * costs[0] / costs[1]]
    assert isinstance(part.criteria[0].scale, CaseLinear)
    # What stands for lines that are withheld leaves every option what it earned.
    for option, whole in zip(part.options, costs, strict=True):
        kept = cost_without_lines(option, part)
        assert kept is not None
        assert abs(F(kept) - whole) < F(1, 10**11)

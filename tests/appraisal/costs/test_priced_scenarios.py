"""Scenarios of costs where a criterion compares what the options cost: it scores by them too."""

from typing import Any

from appraisal.casefile.problem import answer_to, problem_of
from appraisal.costs.scenarios.pricing import Valued, valued_under
from tests.reports.cases.typed import typed

YEARS = ("2018/19", "2019/20")


def costs(first: int, second: int) -> dict[str, Any]:
    amounts = dict(zip(YEARS, (str(first), str(second)), strict=True))
    return {"name": "Staff", "kind": "cost", "amounts": amounts, "amounts_are": "once"}


def under(*scenarios: dict[str, str]) -> tuple[Valued, ...]:
    """A costs 100 at first, B 96 in the second year; they are compared by what they cost."""
    data = {
        "format": "options-appraisal-case/1",
        "programme": {"reference": "P", "title": "P", "first_year": YEARS[0], "years": 2},
        "appraisals": [
            {
                "reference": "R",
                "title": "R",
                "total_as": "points",
                "finance": {"first_year": YEARS[0], "years": 2, "costs_from": "lines"},
                "options": [
                    {"code": "A", "name": "A", "lines": [costs(100, 0)]},
                    {"code": "B", "name": "B", "lines": [costs(0, 99)]},
                ],
                "criteria": [
                    {
                        "code": "1",
                        "name": "Price",
                        "role": "ranking",
                        "weight": "1",
                        "scale": {"kind": "price", "points": "10"},
                    }
                ],
                "cost_scenarios": list(scenarios),
            }
        ],
    }
    part = typed(data).appraisals[0]
    problem = problem_of(part)
    return valued_under(part, (problem, answer_to(problem)), part.cost_scenarios)


def ranks(found: Valued) -> dict[str, int | None]:
    return {one.code: one.rank for one in found.result.options}


def test_prices_follow_the_costs_of_a_scenario() -> None:
    central, dearer, later = under(
        {"name": "All dearer", "cost_change": "0.5"},
        {"name": "Dearer each year", "cost_yearly": "0.1"},
    )
    assert ranks(central) == {"A": 2, "B": 1}
    assert ranks(dearer) == ranks(central)
    assert ranks(later) == {"A": 1, "B": 2}
    totals = {one.code: one.total for one in later.result.options}
    assert totals["A"] == 10
    assert later.value is not None


def test_what_costs_nothing_cannot_be_compared_and_is_left_out() -> None:
    found = under(
        {"name": "For nothing", "cost_change": "-1"}, {"name": "More", "cost_change": "1"}
    )
    assert [one.scenario.name for one in found] == ["Central", "More"]

"""Many small appraisals at once, the same in every run, true ties among them."""

import random
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction as F
from functools import cache

from hypothesis import HealthCheck, Phase, given, settings

from appraisal.engine.outcome import evaluate
from appraisal.engine.problem import Better, LinearScale, Problem, TotalAs
from reports.casefile.findings import Findings
from tests.appraisal.engine.problems import HML, TEN, Cell, appraise, drawn_problems, ranking

LINEAR = LinearScale("unit_cost", F(900), F(400), F(100))


@cache
def tied_appraisals(count: int) -> tuple[Findings, ...]:
    """Options whose ratings are the same points in another sequence, under weights with decimals:
    equal totals by sums that floats add up differently."""
    chance = random.Random(20160307)
    made = []
    for _ in range(count):
        criteria = [
            ranking(
                f"r{at}", F(chance.choice((1, 2, 3, 7, 10, 15, 35)), 10), chance.choice((HML, TEN))
            )
            for at in range(chance.randint(3, 6))
        ]
        weights = [c.weight for c in criteria]
        table: dict[str, list[Cell]] = {}
        for code in "ABCDEF":
            cells: list[Cell] = [
                chance.choice("hml") if c.scale is HML else F(chance.randint(0, 100), 10)
                for c in criteria
            ]
            table[code] = cells
        # Two that swap what stands on criteria of equal weight and scale tie for certain.
        for one in range(len(criteria)):
            for other in range(one):
                if weights[one] == weights[other] and criteria[one].scale is criteria[other].scale:
                    swapped = list(table["A"])
                    swapped[one], swapped[other] = swapped[other], swapped[one]
                    table["B"] = swapped
        if chance.random() < 0.2:
            table["C"][0] = "n/a"
        made.append(
            _findings(
                appraise(
                    criteria,
                    table,
                    total_as=chance.choice(tuple(TotalAs)),
                    better=chance.choice(tuple(Better)),
                )
            )
        )
    return tuple(made)


@cache
def measured_appraisal() -> Findings:
    costs = {"A": "400", "B": "650", "C": "733.10", "D": "1000"}
    criteria = [ranking("cost", 20, LINEAR), ranking("fit", 80)]
    return _findings(appraise(criteria, {code: ["m"] for code in costs}, {"unit_cost": costs}))


@cache
def drawn_appraisals(count: int, *, weighted: bool | None = None) -> tuple[Findings, ...]:
    """Appraisals with every kind of gate, scale and gap."""
    made: list[Findings] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn_problems(weighted=weighted, least_ranking=1))
    def collect(problem: Problem) -> None:
        made.append(_findings(problem))

    draw: Callable[[], None] = collect
    draw()
    return tuple(made)


def _findings(problem: Problem) -> Findings:
    return Findings(problem, evaluate(replace(problem, reference="drawn")))

"""Appraisals of every size by chance, the same in every run: scales of every kind, groups, prices
with pence and sevenths of a pound, gaps, what does not apply, gateways and excuses."""

import random
from dataclasses import replace
from fractions import Fraction as F

from appraisal.engine import evaluate
from appraisal.engine.gateway_kinds import MeasureTest, PassTest
from appraisal.engine.problem import (
    Better,
    Criterion,
    Excuse,
    Group,
    LinearScale,
    PriceScale,
    Problem,
    Role,
    Shortlist,
    TotalAs,
)
from appraisal.engine.ranking.grouped import weighed
from reports.casefile.findings import Findings
from tests.appraisal.engine.problems import (
    FALLING,
    HML,
    RISING,
    TEN,
    Cell,
    appraise,
    conditional,
    gateway,
    ranking,
)

LINE = LinearScale("m", F(40), F(8), F(100))
PRICE = PriceScale("option_cost", F(100))
WEIGHTS = (0, 1, 2, 3, 20, 40, "3.5", "15.25", "7.75")


def findings_by_chance(count: int) -> list[Findings]:
    """So many appraisals, each worked through."""
    made = (_problem(random.Random(seed)) for seed in range(count))
    return [Findings(problem, evaluate(problem)) for problem in made]


def _problem(chance: random.Random) -> Problem:
    better = Better.LOWER if chance.random() < 0.2 else Better.HIGHER
    criteria, groups = _weighed(chance, better)
    if chance.random() < 0.5:
        criteria.append(gateway("g"))
    if chance.random() < 0.3:
        criteria.append(gateway("limit", MeasureTest("m", F(10), chance.choice((None, F(20))))))
    if chance.random() < 0.3:
        of = tuple(one.code for one in criteria if one.scale is HML)[:3]
        excuse = Excuse(chance.randint(1, len(of)), of, "high") if of else None
        criteria.append(conditional("c", excuse))
    codes = [f"O{at}" for at in range(chance.choice((1, 2, 3, 4, 5, 6, 9, 12)))]
    known = {
        "m": {code: F(chance.randint(8, 120), 4) for code in codes},
        "option_cost": {code: _cost(chance) for code in codes},
    }
    return appraise(
        criteria,
        {code: _cells(chance, criteria) for code in codes},
        {key: {c: v for c, v in of.items() if chance.random() < 0.98} for key, of in known.items()},
        total_as=chance.choice(list(TotalAs)),
        better=better,
        shortlist=chance.choice((Shortlist(), Shortlist("top", 1), Shortlist("top", 3))),
        groups=groups,
    )


def _weighed(chance: random.Random, better: Better) -> tuple[list[Criterion], tuple[Group, ...]]:
    scales = (HML, HML, TEN, LINE, *((PRICE,) if better is Better.HIGHER else ()))
    criteria = []
    for at in range(chance.choice((1, 2, 3, 4, 5, 8, 12))):
        scale = chance.choice(scales) if at else HML
        source = chance.choice((None, None, RISING, FALLING)) if scale is HML else None
        weight = F(chance.choice(WEIGHTS)) if at else F(1)
        criteria.append(ranking(f"r{at}", weight, scale, from_measure=source))
    if len(criteria) < 3 or chance.random() < 0.7:
        return criteria, ()
    for at in (0, 1):
        one = criteria[at]
        criteria[at] = replace(one, group="Quality", within=one.weight or F(1), weight=None)
    groups = (Group("Quality", F(chance.choice((30, 55)))),)
    return list(weighed(criteria, groups)), groups


def _cells(chance: random.Random, criteria: list[Criterion]) -> list[Cell]:
    cells: list[Cell] = []
    for one in criteria:
        if isinstance(one.test, PassTest):
            cells.append(chance.choice("pppppf"))
        elif one.role is Role.RANKING and one.from_measure is None and one.scale in (HML, TEN):
            rated = chance.choice("hml") if one.scale is HML else F(chance.randint(0, 40), 4)
            cells.append(chance.choice((*[rated] * 58, None, "n/a")))
    return cells


def _cost(chance: random.Random) -> F:
    """Of pounds, of tenths of a pound, of pence, and of no exact pence."""
    return chance.choice(
        (
            F(chance.randint(100, 2000)),
            F(chance.randint(1000, 20000), 10),
            F(chance.randint(10**6, 10**8), 100),
            F(chance.randint(10**4, 10**5), 7),
        )
    )

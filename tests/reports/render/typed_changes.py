"""Appraisals of every kind, and changes that somebody might type into their sheets."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction as F
from functools import cache
from typing import Any

from appraisal.engine.outcome import evaluate
from appraisal.engine.problem import (
    Better,
    Criterion,
    Group,
    LevelScale,
    PointScale,
    PriceScale,
    Problem,
    Rating,
    Role,
    Shortlist,
    TotalAs,
)
from appraisal.engine.ranking.grouped import weighed
from appraisal.engine.what_if.change import Change as Tried
from appraisal.engine.what_if.change import changed
from reports.casefile.findings import Findings
from reports.render.xlsx.scoring.ratings import is_measured
from reports.render.xlsx.scoring.sheet import Scoring, scoring_sheet
from tests.appraisal.engine.problems import (
    RISING,
    TEN,
    Cell,
    appraise,
    conditional,
    gateway,
    ranking,
)
from tests.reports.appraisals import LINEAR, drawn_appraisals, measured_appraisal

Typed = str | float | int | None


@dataclass(frozen=True)
class Change:
    """What somebody types into a sheet (by address), and the appraisal as it would then be; None
    where no appraisal can be so, and the sheet says `instead`."""

    what: str
    typed: dict[str, Typed]
    problem: Problem | None
    instead: str = ""


@dataclass(frozen=True)
class Changed:
    """An appraisal on its sheet, and one change of it."""

    findings: Findings
    change: Change


def findings_of(problem: Problem) -> Findings:
    return Findings(problem, evaluate(problem))


# Appraisals


def appraisal_of(
    count: int, *, weighted: bool, grouped: bool = False, by_price: bool = False, **more: Any
) -> Findings:
    """So many options on every kind of scale and gate, ties and gaps among them. `grouped` lets the
    first and the last ranking criterion stand in a group, `by_price` scores the third by the lowest
    price."""
    chance = random.Random(count * 2 + weighted)
    weights = [F(30), F(25), F("12.5"), F(0)] if weighted else [None] * 4
    criteria = [
        gateway("g"),
        ranking("a", weights[0]),
        ranking("b", weights[1], TEN),
        ranking("c", weights[2], PriceScale("unit_cost", F(50)) if by_price else LINEAR),
        ranking("d", weights[3], from_measure=RISING),
        conditional("x"),
    ]
    if grouped:
        inner = {"a": F(2), "d": F(1)}
        criteria = [
            replace(one, group="Quality", within=inner[one.code]) if one.code in inner else one
            for one in criteria
        ]
        more["groups"] = (Group("Quality", F(50)),)
        criteria = list(weighed(criteria, more["groups"]))
    table: dict[str, list[Cell]] = {}
    for at in range(count):
        table[f"O{at}"] = [
            chance.choice("ppppf"),
            chance.choice("hml"),
            F(chance.randint(0, 20), 2),
            chance.choice("ppf"),
        ]
    if count > 3:
        table["O1"], table["O2"][1] = table["O0"], "n/a"
        table["O3"][2] = None
    measures = {
        "unit_cost": {code: chance.choice((400, 650, "733.10", 1000)) for code in table},
        "m": {code: chance.choice((5, 10, 15, 20)) for code in table},
    }
    return findings_of(appraise(criteria, table, measures, **more))


@cache
def appraisals() -> tuple[Findings, ...]:
    top, lower = Shortlist("top", 2), Better.LOWER
    return (
        appraisal_of(1, weighted=True),
        appraisal_of(1, weighted=False),
        appraisal_of(6, weighted=True, total_as=TotalAs.PERCENT, shortlist=top),
        appraisal_of(6, weighted=False, total_as=TotalAs.PERCENT, shortlist=top),
        appraisal_of(5, weighted=True, better=lower, total_as=TotalAs.AVERAGE),
        appraisal_of(5, weighted=False, better=lower),
        appraisal_of(8, weighted=True, shortlist=Shortlist("threshold", total=F(200))),
        appraisal_of(7, weighted=True, total_as=TotalAs.VALUE),
        appraisal_of(7, weighted=False, total_as=TotalAs.VALUE),
        appraisal_of(6, weighted=True, grouped=True, by_price=True, total_as=TotalAs.VALUE),
        appraisal_of(5, weighted=True, by_price=True),
        appraisal_of(30, weighted=True),
        appraisal_of(30, weighted=False),
        measured_appraisal(),
        *drawn_appraisals(12),
    )


# Changes


def changes(findings: Findings, chance: random.Random) -> Iterator[Change]:
    """One change of every kind that the appraisal allows, at a place by chance."""
    scoring = scoring_sheet(findings)
    assert scoring is not None
    problem = findings.problem
    options = [option.code for option in findings.result.judged]
    for at, criterion in enumerate(findings.rated_criteria):
        # The one that comes first, so that most changes move it.
        option = findings.result.in_rank_order[0].code if at % 3 else chance.choice(options)
        if (option, criterion.code) in scoring.rated and (len(options) < 30 or at < 3):
            gate = criterion.role is not Role.RANKING
            kind = chance.choice((_cleared, _rated, _rated if gate else _not_applicable))
            if change := kind(problem, scoring, option, criterion, chance):
                yield change
    if scoring.weights:
        first = next(iter(scoring.weights))
        all_places = list(scoring.weights.values())
        yield Change("no weight", {scoring.weights[first]: None}, None, "A weight is missing")
        none = "A weight is missing" if problem.groups else "All weights are zero"
        yield Change("nought", dict.fromkeys(all_places, 0), None, none)
        yield Change("weight 7", {scoring.weights[first]: 7}, _weighing(problem, first, F(7)))
    for name, place in scoring.groups.items():
        moved = changed(problem, Tried(groups=((name, F(7)),)))
        yield Change("group 7", {place: 7}, replace(moved, decision=problem.decision))


def _cleared(
    problem: Problem, scoring: Scoring, option: str, criterion: Criterion, _: random.Random
) -> Change | None:
    place = scoring.rated[option, criterion.code]
    if is_measured(criterion):
        if not scoring.is_typed(place) or scoring.grid.known(place) == "Not applicable":
            return None  # the measure stands elsewhere
        measure = _measure(criterion)
        left = [m for m in problem.measurements if (m.option, m.measure) != (option, measure)]
        bare = without(problem, option, criterion.code)
        return Change(f"{place} cleared", {place: None}, replace(bare, measurements=tuple(left)))
    return Change(f"{place} cleared", {place: None}, without(problem, option, criterion.code))


def _rated(
    problem: Problem,
    scoring: Scoring,
    option: str,
    criterion: Criterion,
    chance: random.Random,
) -> Change | None:
    place = scoring.rated[option, criterion.code]
    if is_measured(criterion):
        measure = _measure(criterion)
        known = [m for m in problem.measurements if (m.option, m.measure) == (option, measure)]
        if (
            not known
            or not scoring.is_typed(place)
            or scoring.grid.known(place) == "Not applicable"
        ):
            return None
        value = chance.choice((F(0), F(12), F(400), F(10**6)))
        moved = [replace(m, value=value) if m is known[0] else m for m in problem.measurements]
        bare = without(problem, option, criterion.code)
        return Change(
            f"{place} {value}", {place: float(value)}, replace(bare, measurements=tuple(moved))
        )
    scale = criterion.scale
    if criterion.role is not Role.RANKING:
        word = chance.choice(("Pass", "Fail", "Fail", "Fail"))
        rating = Rating(option, criterion.code, level=word.lower())
    elif isinstance(scale, PointScale):
        word = float(chance.randint(0, 10))
        rating = Rating(option, criterion.code, points=F(int(word)))
    else:
        assert isinstance(scale, LevelScale)
        key = chance.choice(scale.levels).key
        word, rating = key.capitalize(), Rating(option, criterion.code, level=key)
    bare = without(problem, option, criterion.code)
    return Change(f"{place} {word}", {place: word}, replace(bare, ratings=(*bare.ratings, rating)))


def _not_applicable(
    problem: Problem, scoring: Scoring, option: str, criterion: Criterion, _: random.Random
) -> Change | None:
    if is_measured(criterion):
        return None  # its measure may stand on other criteria too
    place = scoring.rated[option, criterion.code]
    bare = without(problem, option, criterion.code)
    rating = Rating(option, criterion.code, not_applicable="It does not arise.")
    return Change(
        f"{place} n/a", {place: "Not applicable"}, replace(bare, ratings=(*bare.ratings, rating))
    )


def without(problem: Problem, option: str, criterion: str) -> Problem:
    left = (r for r in problem.ratings if (r.option, r.criterion) != (option, criterion))
    return replace(problem, ratings=tuple(left))


def _measure(criterion: Criterion) -> str:
    if criterion.from_measure:
        return criterion.from_measure.measure
    return getattr(criterion.scale, "measure", "") or getattr(criterion.test, "measure", "")


def _weighing(problem: Problem, code: str, weight: F) -> Problem:
    moved = changed(problem, Tried(weights=((code, weight),)))
    return replace(moved, decision=problem.decision)

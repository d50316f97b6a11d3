"""Scenarios between the case file and the engine: no database."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from appraisal.casefile.problem import exact
from appraisal.casefile.scenarios.parts import (
    CaseBand,
    CaseExcuse,
    CaseScenario,
    CaseStood,
    CaseTriedBands,
    CaseTriedExcuse,
    CaseTriedGroup,
    CaseTriedRating,
    CaseTriedWeight,
)
from appraisal.engine.problem import Band, Excuse, Problem, Rating
from appraisal.engine.ranking.grouped import members_of
from appraisal.engine.what_if.change import Change
from appraisal.engine.what_if.scenario import Scenario, stands_now
from workbench.numbers.exact import exact_text


def scenario_of(part: CaseScenario) -> Scenario:
    """A scenario of the case file as the engine takes it."""
    tried = Change(
        weights=tuple((one.criterion, Fraction(one.weight)) for one in part.weights),
        ratings=tuple(
            Rating(one.option, one.criterion, one.level or None, exact(one.points))
            for one in part.ratings
        ),
        bands=tuple((one.criterion, _bands(one.bands)) for one in part.bands),
        excuses=tuple((one.criterion, _excuse(one.excused_by)) for one in part.excuses),
        groups=tuple((one.group, Fraction(one.weight)) for one in part.groups),
    )
    was = Change(
        weights=tuple(
            (one.criterion, Fraction(one.was)) for one in part.weights if one.was is not None
        ),
        ratings=tuple(
            Rating(
                one.option,
                one.criterion,
                one.was.level or None,
                exact(one.was.points),
                one.was.not_applicable or None,
            )
            for one in part.ratings
            if one.was is not None
        ),
        bands=tuple((one.criterion, _bands(one.was)) for one in part.bands if one.was),
        excuses=tuple((one.criterion, _excuse(one.was)) for one in part.excuses if one.was),
        groups=tuple((one.group, Fraction(one.was)) for one in part.groups if one.was is not None),
    )
    return Scenario(
        part.name,
        part.reason,
        tried,
        was,
        stood_in={one.criterion: one.stood_in for one in part.weights if one.stood_in is not None},
        held={one.group: one.held for one in part.groups if one.held},
    )


def case_scenario(name: str, reason: str, problem: Problem, tried: Change) -> CaseScenario:
    """A change that fits the appraisal as a scenario of the case file, with what stands now."""
    was = stands_now(problem, tried)
    weights, bands, excuses = dict(was.weights), dict(was.bands), dict(was.excuses)
    groups, stood_in = dict(was.groups), {one.code: one.group for one in problem.criteria}
    return CaseScenario(
        name,
        reason,
        weights=tuple(
            CaseTriedWeight(code, decimal_of(weight), _maybe(weights.get(code)), stood_in[code])
            for code, weight in tried.weights
        ),
        groups=tuple(
            CaseTriedGroup(
                name,
                decimal_of(weight),
                _maybe(groups.get(name)),
                tuple(one.code for one in members_of(problem, name)),
            )
            for name, weight in tried.groups
        ),
        ratings=tuple(
            CaseTriedRating(
                one.option,
                one.criterion,
                one.level or "",
                _maybe(one.points),
                CaseStood(stood.level or "", _maybe(stood.points), stood.not_applicable or ""),
            )
            for one, stood in zip(tried.ratings, was.ratings, strict=True)
        ),
        bands=tuple(
            CaseTriedBands(code, _case_bands(moved), _case_bands(bands.get(code, ())))
            for code, moved in tried.bands
        ),
        excuses=tuple(
            CaseTriedExcuse(code, _case_excuse(excuse), _case_excuse(excuses.get(code)))
            for code, excuse in tried.excuses
        ),
    )


def _bands(bands: Iterable[CaseBand]) -> tuple[Band, ...]:
    return tuple(Band(one.level, exact(one.from_), exact(one.to)) for one in bands)


def _excuse(part: CaseExcuse | None) -> Excuse | None:
    return None if part is None else Excuse(part.at_least, part.of, part.level)


def _case_bands(bands: Iterable[Band]) -> tuple[CaseBand, ...]:
    return tuple(CaseBand(one.level, _maybe(one.at_least), _maybe(one.at_most)) for one in bands)


def _case_excuse(excuse: Excuse | None) -> CaseExcuse | None:
    return None if excuse is None else CaseExcuse(excuse.at_least, excuse.of, excuse.level)


def _maybe(value: Fraction | None) -> Decimal | None:
    return None if value is None else decimal_of(value)


def decimal_of(value: Fraction) -> Decimal:
    """A number that somebody entered, so that it is a decimal, to the digit."""
    return Decimal(exact_text(value))

"""Relative price scoring: points from a price of each option, the lowest price over its own.

Source: docs/design.md, 4, point 4. The one kind of criterion whose points rest on the options that
are present: the lowest is taken among the options that no gateway of either kind stops and that
have a price. Where every one with a price is stopped, it is taken among all with a price. An option
that was stopped and is cheaper still earns full points and no more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from appraisal.engine.gateways import Gate, judge
from appraisal.engine.problem import Criterion, Option, PriceScale, Problem
from appraisal.engine.readings import (
    Reading,
    Sheet,
    lay_out,
    ranking_criteria,
    read_option,
)
from appraisal.engine.result import CellState


@dataclass(frozen=True, slots=True)
class Priced:
    """One option before prices are compared: what it is at every gate, and what else is missing of
    it."""

    option: Option
    readings: Mapping[str, Reading]
    gates: tuple[Gate, ...]

    @property
    def is_stopped(self) -> bool:
        return any(gate.is_fatal for gate in self.gates)

    @property
    def may_be_stopped(self) -> bool:
        """Whether what is missing of it could still stop it at a gate."""
        return any(gate.state is CellState.MISSING or gate.excuse_open for gate in self.gates)


def priced_criteria(problem: Problem) -> tuple[Criterion, ...]:
    """The ranking criteria that are scored by relative price, in page sequence."""
    return tuple(c for c in ranking_criteria(problem) if isinstance(c.scale, PriceScale))


def priced(problem: Problem) -> Problem:
    """The problem with the lowest price on every scale that is relative to it."""
    if not priced_criteria(problem):
        return problem
    sheet = lay_out(problem)
    options = _options(sheet)
    return replace(
        problem, criteria=tuple(_with_lowest(sheet, one, options) for one in problem.criteria)
    )


def unsettled(problem: Problem) -> dict[str, tuple[str, ...]]:
    """Of each criterion scored by relative price, the options whose gaps could still make another
    price the lowest, all by code: those without a price and, where each of the cheapest may yet be
    stopped, these. A criterion of which none could is left out."""
    criteria = priced_criteria(problem)
    if not criteria:
        return {}
    sheet = lay_out(problem)
    options = _options(sheet)
    found = {
        one.code: tuple(_unsettling(sheet, one, one.scale, options))
        for one in criteria
        if isinstance(one.scale, PriceScale)
    }
    return {code: options for code, options in found.items() if options}


def _options(sheet: Sheet) -> list[Priced]:
    options = sheet.problem.options
    readings = [read_option(sheet, option) for option in options]
    return [
        Priced(option, of, judge(sheet, option, of))
        for option, of in zip(options, readings, strict=True)
    ]


def _with_lowest(sheet: Sheet, criterion: Criterion, options: Sequence[Priced]) -> Criterion:
    scale = criterion.scale
    if not isinstance(scale, PriceScale):
        return criterion
    all_prices = [price for _, price in _prices(sheet, criterion, scale, options)]
    prices = [
        price for one, price in _prices(sheet, criterion, scale, options) if not one.is_stopped
    ]
    lowest = min(prices or all_prices, default=None)
    return replace(criterion, scale=replace(scale, lowest=lowest))


def _prices(
    sheet: Sheet, criterion: Criterion, scale: PriceScale, options: Sequence[Priced]
) -> Iterator[tuple[Priced, Fraction]]:
    """The options to which the criterion applies that have a price."""
    for one in options:
        price = sheet.measured.get((one.option.code, scale.measure))
        if price is not None and not _is_apart(one, criterion):
            yield one, price


def _is_apart(one: Priced, criterion: Criterion) -> bool:
    return one.readings[criterion.code].state is CellState.NOT_APPLICABLE


def _unsettling(
    sheet: Sheet, criterion: Criterion, scale: PriceScale, options: Sequence[Priced]
) -> Iterator[str]:
    known = {
        one.option.code: price
        for one, price in _prices(sheet, criterion, scale, options)
        if not one.is_stopped
    }
    for one in options:
        lacks = one.option.code not in known and not _is_apart(one, criterion)
        if lacks and not one.is_stopped:
            yield one.option.code
    lowest = min(known.values(), default=None)
    cheapest = [one for one in options if known.get(one.option.code) == lowest]
    if lowest is not None and all(one.may_be_stopped for one in cheapest):
        yield from (one.option.code for one in cheapest)

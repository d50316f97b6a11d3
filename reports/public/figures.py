"""A single figure kept from the public: out of the case goes what it is made from, so that nobody
can work it out from its neighbours. What was judged by it stays, as a rating without its measure.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from appraisal.casefile.parts import (
    CaseAppraisal,
    CaseFinance,
    CaseLinear,
    CaseOptionFinance,
    CaseRating,
)
from reports.casefile.findings import case_findings
from reports.casefile.parts import Case
from workbench.rows.slugs import slug_for

OPTION_FINANCE = frozenset(
    {
        "total_savings",
        "share_of_target",
        "revised_budget",
        "confidence",
        "wider_savings_delivered",
        "total_benefit",
    }
)
_JUDGED = "Judged by a figure that is exempt from publication."


class CannotKeep(ValueError):
    """A figure that cannot be kept from the public by itself; the message says what to do."""


def without_figure(case: Case, name: str) -> Case:
    """The case without what the figure of this name ("PSM.total_savings", "finance.target",
    "budget.total", "a-r-6-173.headline") is made from. Raises `CannotKeep`."""
    programme = case.programme
    if name == "programme.target" and programme.target is not None:
        return replace(case, programme=replace(programme, target=None))
    if name == "budget.total" and programme.plan.budget is not None:
        plan = replace(programme.plan, budget=None)
        return replace(case, programme=replace(programme, plan=plan))
    for scheme in case.schemes:
        if name == f"{slug_for(scheme.reference)}.headline" and scheme.headline is not None:
            less = replace(scheme, headline=None)
            schemes = tuple(less if one is scheme else one for one in case.schemes)
            return replace(case, schemes=schemes)
    for appraisal in case.appraisals:
        kept = _without(case, appraisal, name.removeprefix(f"{appraisal.reference}."))
        if kept is not None:
            appraisals = tuple(kept if one is appraisal else one for one in case.appraisals)
            return replace(case, appraisals=appraisals)
    raise CannotKeep(
        f"The figure {name!r} cannot be kept from the public by itself. "
        "Make the option, scheme or table that it belongs to exempt."
    )


def _without(case: Case, part: CaseAppraisal, name: str) -> CaseAppraisal | None:
    """The appraisal without the figure, or None where it is none of its own."""
    first, _, key = name.partition(".")
    nothing = getattr(CaseFinance(), key, None)
    if first == "finance" and getattr(part.finance, key, nothing) != nothing:
        # Every option's share of a target, and so on, would give it away.
        judged = _judged(case, part, OPTION_FINANCE)
        less: Any = {key: nothing}
        return replace(judged, finance=replace(judged.finance, **less))
    if first not in {option.code for option in part.options}:
        return None
    if key in OPTION_FINANCE:
        judged = _judged(case, part, OPTION_FINANCE)
        return _of_option(judged, first, finance=CaseOptionFinance())
    if key == "cost":
        return _of_option(part, first, cost=None)
    measured = tuple(
        one for one in part.measures if not (one.option == first and one.measure == key)
    )
    if len(measured) == len(part.measures):
        return None
    return replace(_judged(case, part, {key}), measures=measured)


def _of_option(part: CaseAppraisal, code: str, **values: Any) -> CaseAppraisal:
    options = tuple(replace(one, **values) if one.code == code else one for one in part.options)
    return replace(part, options=options)


def _judged(case: Case, part: CaseAppraisal, measures: Collection[str]) -> CaseAppraisal:
    """The appraisal with every criterion that one of these measures gives rated as it gave it, so
    that outcomes stay as they are. Raises `CannotKeep` for a gate or a scale that shows it."""
    given = set()
    for one in part.criteria:
        shown = one.scale.measure if isinstance(one.scale, CaseLinear) else ""
        tested = one.test.measure if one.test else ""
        if shown in measures or tested in measures:
            raise CannotKeep(
                f"The criterion {one.name!r} turns on the figure itself. "
                "Make its options exempt instead."
            )
        if one.from_measure and one.from_measure.measure in measures:
            given.add(one.code)
    if not given:
        return part
    ratings = tuple(
        CaseRating(cell.option, cell.criterion, level=cell.level, reason=_JUDGED)
        for cell in case_findings(case, part).result.cells
        if cell.criterion in given and cell.level is not None
    )
    criteria = tuple(
        replace(one, from_measure=None) if one.code in given else one for one in part.criteria
    )
    return replace(part, criteria=criteria, ratings=(*part.ratings, *ratings))

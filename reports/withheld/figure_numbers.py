"""The numbers that an exempt figure is made from: where they stand in a case, and how to change
them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from appraisal.casefile.parts import CaseAppraisal, CaseOption
from reports.casefile.case import case_of
from reports.casefile.findings import case_findings
from reports.casefile.naming import part
from reports.casefile.parts import Case
from reports.figures.appraisals import appraisal_figures
from reports.figures.figure import Figure, FigureKind
from reports.figures.gather import figures_of
from reports.figures.money import money_figures
from reports.figures.registry import Figures, NoFigure
from reports.figures.sources.evidence import evidence_figures
from reports.figures.sources.funding import funding_figures
from reports.figures.sources.option_costs import option_cost_figures
from reports.withheld.amounts import Change, numbers_in, with_number
from reports.withheld.items import CannotKeep
from workbench.numbers.listing import opening

Back = Callable[[Any], Case]
Changing = Callable[[Case, Change], Case]
_TRIED = 3  # a number is changed to a third of it, to see which figures move
_NO_AMOUNT = frozenset({FigureKind.RANK, FigureKind.DATE, FigureKind.MONTH, FigureKind.TEXT})
_NOT_ALONE = (
    "The figure {name!r} is worked out from several others or is no amount, and cannot be kept "
    "from the public by itself. Keep the figures, the option, the scheme or the table that it is "
    "worked out from."
)


@dataclass(frozen=True, slots=True)
class Holder:
    """A part of a case that holds numbers: `back` puts a changed part into the case, and `figures`
    are those that it can change."""

    part: Any
    back: Back
    figures: Callable[[Case], Mapping[str, Figure]]


@dataclass(frozen=True, slots=True)
class FigureNumbers:
    """Where the numbers stand that a figure, by its full `name`, is made from: in which of the
    parts that can hold them, and at which `places` within it. They stand there in every case that
    is made from the same one by changing numbers and words."""

    name: str
    holder: int
    places: tuple[int, ...]

    def values(self, case: Case) -> tuple[Decimal, ...]:
        held = [*numbers_in(self._of(case).part)]
        return tuple(held[at] for at in self.places)

    def changed(self, case: Case, change: Change) -> Case:
        """The case with every one of these numbers changed."""
        holder = self._of(case)
        part = holder.part
        for at in self.places:
            part = with_number(part, at, change)
        return holder.back(part)

    def _of(self, case: Case) -> Holder:
        return [*holders(case, self.name)][self.holder]


def numbers_of(case: Case, name: str) -> FigureNumbers:
    """Where the numbers stand that this figure is made from. Raises `CannotKeep` for a figure that
    is worked out from more than one part, or is no number."""
    full = full_name(case, name)
    return case.memo.once(f"numbers of {full}", case, lambda: _numbers_of(case, full))


def _numbers_of(case: Case, full: str) -> FigureNumbers:
    if not is_amount(known_figures(case)[full]):
        raise CannotKeep(_NOT_ALONE.format(name=full))
    for number, holder in enumerate(holders(case, full)):
        before = holder.figures(case)
        if full not in before:
            continue
        moved = tuple(
            at
            for at, value in enumerate(numbers_in(holder.part))
            if value and _moves(holder, at, full, before[full])
        )
        if moved:
            return FigureNumbers(full, number, moved)
    raise CannotKeep(_NOT_ALONE.format(name=full))


def known_figures(case: Case) -> Figures:
    """Every figure of a case of one paper, gathered once."""
    return case.memo.once("figures", case, lambda: figures_of(case_of(case)))


def is_amount(figure: Figure) -> bool:
    """Whether a figure can be an amount by itself: not a rank, a day or words, and none of an
    appraisal's results, which are made from everything."""
    results = figure.page is not None and figure.page.route == "results"
    return figure.kind not in _NO_AMOUNT and not results


def full_name(case: Case, name: str) -> str:
    """The name that never changes. Raises `CannotKeep` where no figure is called so."""
    figures = known_figures(case)
    try:
        return figures.find(name).name
    except NoFigure as error:
        low = name.casefold()
        alike = [one for one in figures if f".{one}".casefold().endswith(f".{low}")]
        if len(alike) == 1:
            return alike[0]
        raise CannotKeep(opening(str(error))) from error


def _moves(holder: Holder, at: int, name: str, was: Figure) -> bool:
    changed = with_number(holder.part, at, lambda number: number / _TRIED)
    try:
        now = holder.figures(holder.back(changed)).get(name)
    except ValueError:
        return True  # What cannot be worked out any more depends on it.
    return now is None or now.value != was.value


def _named(figures: Iterator[Figure]) -> Mapping[str, Figure]:
    return {one.name: one for one in figures}


def holders(case: Case, name: str) -> Iterator[Holder]:
    """The parts that a figure of this name can be made from, the likeliest first."""
    first = name.partition(".")[0]
    for one in case.appraisals:
        if first == part(one.reference):
            yield from _of_appraisal(case, one, name.removeprefix(f"{first}."))
    for at, scheme in enumerate(case.schemes):
        if first == part(scheme.reference):
            yield _scheme(case, at)
    match first:
        case "programme":
            yield _target(case)
        case "evidence":
            yield from _evidence(case)
        case "budget" | "budgets" | "bridges" | "stated":
            yield _funding(case)


def _of_appraisal(case: Case, own: CaseAppraisal, rest: str) -> Iterator[Holder]:
    def back(changed: CaseAppraisal) -> Case:
        kept = tuple(changed if one is own else one for one in case.appraisals)
        return replace(case, appraisals=kept)

    def figures(seen: Case) -> Mapping[str, Figure]:
        (found,) = (one for one in seen.appraisals if one.reference == own.reference)
        costs = option_cost_figures(seen.programme, found)
        judged = appraisal_figures(case_findings(seen, found), found.decision)
        return _named(iter((*judged, *costs)))

    first = rest.partition(".")[0]
    if first == "finance":
        yield Holder(own.finance, lambda part: back(replace(own, finance=part)), figures)
    for option in own.options:
        if part(option.code) == first:
            yield _option(own, option, back, figures)


def _option(
    own: CaseAppraisal,
    option: CaseOption,
    back: Callable[[CaseAppraisal], Case],
    figures: Callable[[Case], Mapping[str, Figure]],
) -> Holder:
    """An option's money and measures."""
    measured = tuple(one for one in own.measures if one.option == option.code)

    def put(changed: tuple[CaseOption, Any]) -> Case:
        options = tuple(changed[0] if one is option else one for one in own.options)
        of = {(one.option, one.measure): one for one in changed[1]}
        measures = tuple(of.get((one.option, one.measure), one) for one in own.measures)
        return back(replace(own, options=options, measures=measures))

    return Holder((option, measured), put, figures)


def _scheme(case: Case, at: int) -> Holder:
    scheme = case.schemes[at]

    def back(changed: Any) -> Case:
        schemes = (*case.schemes[:at], changed, *case.schemes[at + 1 :])
        return replace(case, schemes=schemes)

    def figures(seen: Case) -> Mapping[str, Figure]:
        alone = replace(
            seen,
            programme=replace(seen.programme, bridges=(), stated=(), budgets=()),
            schemes=(seen.schemes[at],),
        )
        return _named(iter((*money_figures(alone), *funding_figures(alone))))

    return Holder(scheme, back, figures)


def _target(case: Case) -> Holder:
    def back(changed: Any) -> Case:
        return replace(case, programme=replace(case.programme, target=changed))

    return Holder(
        case.programme.target, back, lambda seen: _named(money_figures(replace(seen, schemes=())))
    )


def _funding(case: Case) -> Holder:
    programme = case.programme
    held = (programme.plan.budget, programme.budgets, programme.bridges, programme.stated)

    def back(changed: Any) -> Case:
        budget, budgets, bridges, stated = changed
        plan = replace(programme.plan, budget=budget)
        kept = replace(programme, plan=plan, budgets=budgets, bridges=bridges, stated=stated)
        return replace(case, programme=kept)

    return Holder(held, back, lambda seen: _named(funding_figures(replace(seen, schemes=()))))


def _evidence(case: Case) -> Iterator[Holder]:
    def figures(seen: Case) -> Mapping[str, Figure]:
        return _named(evidence_figures(seen))

    for owner in (None, *range(len(case.schemes))):
        held = case.programme if owner is None else case.schemes[owner]

        def back(changed: Any, owner: int | None = owner) -> Case:
            if owner is None:
                return replace(case, programme=replace(case.programme, evidence=changed))
            own = replace(case.schemes[owner], evidence=changed)
            schemes = (*case.schemes[:owner], own, *case.schemes[owner + 1 :])
            return replace(case, schemes=schemes)

        if held.evidence:
            yield Holder(held.evidence, back, figures)

"""The case as it would be with other exempt numbers: what stays the same in all of these, the
public may see."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from appraisal.casefile.parts import CaseAppraisal
from reports.casefile.findings import case_findings
from reports.casefile.parts import Case
from reports.casefile.schemes import stated_in
from reports.withheld.amounts import Change, with_numbers
from reports.withheld.figure_numbers import full_name, known_figures, numbers_of
from reports.withheld.items import WithheldItem, figure_prefix
from schemes.casefile.parts import CaseTable

# What the exempt numbers are multiplied by. Great changes move even what is rounded; small ones
# leave every outcome as it is where a great one would not.
FACTORS = ("0.53", "1.87", "0.81", "1.23", "0.93", "1.08", "0.983", "1.019")
WANTED = 2
# What a line's amount is multiplied by: with the amounts alone, all sums move by one measure, and
# what agreed still agrees.
_OF_SCHEME = frozenset({"volume", "periods", "likelihood"})


def worlds(hidden: Case, items: Iterable[WithheldItem], whole: Case) -> tuple[Case, ...]:
    """At most two cases like the `hidden` one in which every exempt number is another: with the
    same outcomes where any has them. Figures are found by their names in the `whole` case. Raises
    `CannotKeep` for a figure that cannot be kept by itself."""
    moving = _moving(tuple(items), whole)
    if not moving:
        return ()
    wanted = _signature(hidden)
    alike: list[Case] = []
    others: list[Case] = []
    for factor in FACTORS:
        world = _moved(hidden, moving, Decimal(factor), whole)
        try:
            same = _signature(world) == wanted
        except ValueError:
            continue  # no such case can be
        (alike if same else others).append(world)
        if len(alike) == WANTED:
            break
    return tuple([*alike, *others][:WANTED])


def _moving(items: tuple[WithheldItem, ...], whole: Case) -> list[WithheldItem]:
    """What has numbers that move: a figure of something that is withheld itself moves with it."""
    moving = [one for one in items if one.kind not in ("attachment", "figure")]
    prefixes = tuple(filter(None, map(figure_prefix, moving)))
    tables = {one.name for one in moving if one.kind == "evidence"}
    figures = known_figures(whole)
    for item in items:
        if item.kind == "figure":
            name = full_name(whole, item.name)
            if not name.startswith(prefixes) and figures[name].source not in tables:
                moving.append(replace(item, name=name))
    return moving


def _moved(hidden: Case, items: Iterable[WithheldItem], factor: Decimal, whole: Case) -> Case:
    case = hidden
    for at, item in enumerate(items):
        # Each moves by its own measure, so that no ratio of two of them stays as it is.
        own = 1 + (factor - 1) * (10 + at % 7) / 10
        case = _with(case, item, own, whole)
    return case


def _with(case: Case, item: WithheldItem, factor: Decimal, whole: Case) -> Case:
    def change(number: Decimal) -> Decimal:
        return number * factor

    match item.kind:
        case "figure":
            return numbers_of(whole, item.name).changed(case, change)
        case "option":
            kept = (
                _option_moved(one, item.code, change) if one.reference == item.appraisal else one
                for one in case.appraisals
            )
            return replace(case, appraisals=tuple(kept))
        case "scheme":
            schemes = (
                with_numbers(one, change, _OF_SCHEME) if one.reference == item.code else one
                for one in case.schemes
            )
            return replace(case, schemes=tuple(schemes))
    programme = replace(case.programme, evidence=_tables(case.programme.evidence, item, change))
    schemes = (replace(one, evidence=_tables(one.evidence, item, change)) for one in case.schemes)
    return replace(case, programme=programme, schemes=tuple(schemes))


def _tables(
    tables: tuple[CaseTable, ...], item: WithheldItem, change: Change
) -> tuple[CaseTable, ...]:
    return tuple(with_numbers(one, change) if one.title == item.phrase else one for one in tables)


def _option_moved(part: CaseAppraisal, code: str, change: Change) -> CaseAppraisal:
    """The appraisal with other money and measures of one option."""
    return replace(
        part,
        options=tuple(
            with_numbers(one, change) if one.code == code else one for one in part.options
        ),
        measures=tuple(
            with_numbers(one, change) if one.option == code else one for one in part.measures
        ),
    )


def _signature(case: Case) -> object:
    """What becomes of every option, and which stated figures agree."""
    return (_outcomes(case), tuple((one.where, one.agrees) for one in stated_in(case)))


def _outcomes(case: Case) -> tuple[object, ...]:
    found = [case_findings(case, one) for one in case.appraisals if one.options and one.criteria]
    return tuple(
        (
            tuple((o.outcome, o.rank, o.joint) for o in one.result.options),
            tuple((cell.state, cell.level) for cell in one.result.cells),
            tuple((row.option, row.rank) for row in one.finance),
        )
        for one in found
    )

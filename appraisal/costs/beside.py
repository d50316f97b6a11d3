"""What was stated of options, held against what their lines come to. Neither is ever adjusted."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from appraisal.casefile.costs import OptionCosts
from appraisal.casefile.costs_of_rows import costs_with
from appraisal.casefile.grouping import grouped
from appraisal.models import Appraisal, Option, OptionLine
from schemes.finance.amounts import Amount
from schemes.finance.reconciliation import agrees
from schemes.finance.worth.whole_life import WholeLife
from schemes.models import Programme
from schemes.reconciliation.findings import ReconciledFigure, ReconciledKind
from workbench.numbers.text import plain_pounds


def stated_beside(reference: str, every: Iterable[OptionCosts]) -> tuple[ReconciledFigure, ...]:
    """The stated cost and total savings of each option that has lines, in the sequence given.

    A stated cost is held against all costs over all years, before optimism bias and not
    discounted; total savings against the new net saving of all years, before set-up costs, which
    is what a scheme's headline is held against."""
    return tuple(one for costs in every for one in _of_option(reference, costs))


def stated_of_options(programme: Programme) -> Iterator[ReconciledFigure]:
    """What was stated of the programme's options beside their lines, as the case file's answer has
    it. One query where no option has lines, three where any has."""
    rows = OptionLine.objects.filter(option__appraisal__programme=programme)
    lines = grouped(rows, "option_id")
    if not lines:
        return
    options = Option.objects.filter(appraisal__programme=programme).order_by("position", "pk")
    of = grouped(options, "appraisal_id")
    for appraisal in Appraisal.objects.filter(programme=programme).order_by("position", "pk"):
        appraisal.programme = programme
        own = [one for one in of.get(appraisal.pk, ()) if one.pk in lines]
        if own:
            yield from stated_beside(appraisal.reference, costs_with(appraisal, own, lines))


def _of_option(reference: str, costs: OptionCosts) -> Iterator[ReconciledFigure]:
    life = costs.life
    if life is None:
        return
    where = f"{reference} / {costs.code}"
    if costs.stated_cost is not None:
        spent = life.whole.running + life.whole.set_up
        yield _held(f"{where} cost", costs.stated_cost, spent, life)
    if costs.stated_savings is not None:
        net = life.net_new_saving
        yield _held(f"{where} total savings", costs.stated_savings, net, life)


def _held(where: str, stated: Fraction, found: Amount, life: WholeLife) -> ReconciledFigure:
    gaps = "; ".join(gap.text for gap in life.gaps)
    within = found.is_range and found.low <= stated <= found.high
    return ReconciledFigure(
        where=where,
        scheme="",
        kind=ReconciledKind.LINES,
        stated=stated,
        computed=None if gaps else found.central,
        agrees=not gaps and (within or agrees(stated, found.central, Fraction(1))),
        working=f"the lines of the option: {plain_pounds(found.central)}",
        unchecked=gaps,
    )

"""Every figure of a case, gathered from its parts."""

from collections.abc import Iterator

from reports.casefile.case import PaperCase
from reports.casefile.naming import part
from reports.figures.appraisals import appraisal_figures
from reports.figures.figure import Figure
from reports.figures.money import money_figures
from reports.figures.registry import Figures
from reports.figures.results import sure_figures
from reports.figures.sources.assessors import assessor_figures
from reports.figures.sources.cost_order import cost_order_figures
from reports.figures.sources.delivery import delivery_figures
from reports.figures.sources.engagement import engagement_figures
from reports.figures.sources.evidence import evidence_figures
from reports.figures.sources.follow_up import follow_up_figures
from reports.figures.sources.funding import funding_figures
from reports.figures.sources.option_costs import option_cost_figures
from reports.figures.sources.people import people_figures
from reports.figures.sources.plan import plan_figures


def figures_of(case: PaperCase) -> Figures:
    """The figures of a paper's case, its own appraisal at home: those of that appraisal are found
    by the ends of their names first. What composes a paper, checks it and compares it asks for the
    same, so they are gathered once a case."""
    home = part(case.findings.problem.reference) if case.findings else ""
    gathered = f"figures of {case.paper.reference}"
    return case.whole.memo.once(
        gathered, case.whole, lambda: Figures(_all(case), home, lambda: _sentences(case))
    )


def _sentences(case: PaperCase) -> Iterator[Figure]:
    """The figures that are whole sentences, which take long to work out."""
    for strand in case.strands:
        at = part(strand.findings.problem.reference)
        yield from sure_figures(strand.findings, at)
        yield from assessor_figures(strand.findings, at)


def _all(case: PaperCase) -> Iterator[Figure]:
    for strand in case.strands:
        yield from appraisal_figures(strand.findings, strand.decision)
        yield from option_cost_figures(case.whole.programme, strand.part)
        yield from cost_order_figures(case.whole, strand.part)
    yield from money_figures(case.whole)
    yield from delivery_figures(case.whole)
    yield from funding_figures(case.whole)
    yield from evidence_figures(case.whole)
    yield from plan_figures(case.whole)
    yield from engagement_figures(case.whole)
    yield from follow_up_figures(case)
    yield from people_figures(case)

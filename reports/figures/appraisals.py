"""Figures of one appraisal: its counts, each option's money, measures, total and rank."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from appraisal.casefile.decision_parts import CaseDecision
from appraisal.engine.option_finance import FINANCE_MEASURES, OptionFinanceRow
from appraisal.engine.value.words import switching_sentences
from reports.casefile.findings import Findings
from reports.casefile.naming import part, unlike
from reports.figures.figure import Figure, FigureKind, FigurePage, count
from reports.figures.naming import kind_of
from reports.figures.results import count_figures, result_figures
from workbench.numbers.listing import listed

_MONEY = (
    *((one.key, one.name, kind_of(one.unit)) for one in FINANCE_MEASURES),
    ("confidence", "Confidence in wider savings", FigureKind.SHARE),
)
_BASIS = (
    ("in_scope_value", "Value of the services in scope"),
    ("target", "Savings target"),
    ("wider_savings", "Wider savings"),
)


def appraisal_figures(findings: Findings, decision: CaseDecision | None = None) -> Iterator[Figure]:
    """Every figure of the appraisal. A missing amount has none, so that quoting it is an error."""
    problem = findings.problem
    at = part(problem.reference)
    yield from count_figures(findings, at)
    page = FigurePage("measures", appraisal=problem.reference)
    for key, label in _BASIS:
        value = getattr(findings.basis, key)
        if value is not None:
            source = f"Option finance of {problem.title}"
            yield Figure(f"{at}.finance.{key}", label, FigureKind.MONEY, value, source, page=page)
    for row in findings.finance:
        yield from _money(findings, row, at, page)
    yield from _measures(findings, at, page)
    yield from _value(findings, at)
    yield from result_figures(findings, at)
    yield from _weights(findings, at)
    if decision is not None:
        yield from _decided(findings, decision, at)


def _money(
    findings: Findings, row: OptionFinanceRow, at: str, page: FigurePage
) -> Iterator[Figure]:
    option, title = findings.options[row.option], findings.problem.title
    name, source = f"{at}.{part(row.option)}", f"Option finance of {title}"
    for key, what, kind in _MONEY:
        value = getattr(row, key)
        if value is not None:
            label = f"{option.name}: {what.lower()}"
            yield Figure(f"{name}.{key}", label, kind, value, source, page=page)
    if row.rank is not None:
        label = f"{option.name}: rank by total benefit"
        rank = Fraction(row.rank)
        yield Figure(
            f"{name}.finance_rank", label, FigureKind.RANK, rank, source, page=page, joint=row.joint
        )


def _value(findings: Findings, at: str) -> Iterator[Figure]:
    """What one point of an option costs, and which options are cheapest, highest and best value."""
    found, title = findings.value, findings.problem.title
    if found is None:
        return
    source = f"Cost against benefit of {title}"
    page = FigurePage("results", appraisal=findings.problem.reference)
    for one in found.options:
        if one.per_point is not None:
            name = f"{at}.{part(one.code)}.cost_per_point"
            label = f"{findings.options[one.code].name}: cost of one point"
            yield Figure(name, label, FigureKind.MONEY, one.per_point, source, page=page)
    for key, label, codes in (
        ("cheapest", "Cheapest of those taken forward", found.cheapest),
        ("highest", "Best score of those taken forward", found.highest),
        ("best_value", "Least cost for a point of those taken forward", found.best_value),
    ):
        if codes:
            names = listed([findings.options[code].name for code in codes])
            yield Figure(f"{at}.value.{key}.name", label, FigureKind.TEXT, names, source, page=page)
    for key, told in switching_sentences(findings.problem, found).items():
        label = "How long that holds, in a sentence"
        yield Figure(f"{at}.value.{key}.holds", label, FigureKind.TEXT, told, source, page=page)


def _measures(findings: Findings, at: str, page: FigurePage) -> Iterator[Figure]:
    problem = findings.problem
    told = {one.key: one for one in problem.measure_definitions}
    from_finance = {one.key for one in FINANCE_MEASURES} if findings.finance else set()
    for one in problem.measurements:
        if one.measure in from_finance:
            continue
        definition = told.get(one.measure)
        what, unit = (definition.name, definition.unit) if definition else (one.measure, "")
        yield Figure(
            f"{at}.{part(one.option)}.{part(one.measure)}",
            f"{findings.options[one.option].name}: {what.lower()}",
            kind_of(unit),
            one.value,
            f"Measures of {problem.title}",
            unit,
            page,
        )


def _weights(findings: Findings, at: str) -> Iterator[Figure]:
    page = FigurePage("criteria", appraisal=findings.problem.reference)
    for one in findings.problem.criteria:
        name, label = f"{at}.criteria.{part(one.code)}.name", f"Criterion {one.code}: name"
        yield Figure(name, label, FigureKind.TEXT, one.name, findings.problem.title, page=page)
    yield from _groups(findings, at)
    for weight in findings.result.weights:
        yield Figure(
            f"{at}.criteria.{part(weight.criterion)}.weight",
            f"{findings.criteria[weight.criterion].name}: weight",
            FigureKind.SHARE,
            weight.share,
            f"Weights of {findings.problem.title}",
            page=page,
        )


def _groups(findings: Findings, at: str) -> Iterator[Figure]:
    """What each group of criteria carries of all weight, and each criterion of its group."""
    page = FigurePage("weights", appraisal=findings.problem.reference)
    source, groups = f"Groups of criteria of {findings.problem.title}", findings.result.groups
    criteria = {one.name for one in findings.problem.criteria}
    for key, group in zip(unlike([one.name for one in groups]), groups, strict=True):
        if group.share is None:
            continue
        # People say "Quality carries 60% of the weight", but for a criterion that is called so.
        of = "weight of the group" if group.name in criteria else "weight"
        name, label = f"{at}.groups.{key}", f"{group.name}: {of}"
        yield Figure(f"{name}.weight", label, FigureKind.SHARE, group.share, source, page=page)
        for code, share in group.within.items():
            if share is not None:
                label = f"{findings.criteria[code].name}: weight within {group.name}"
                within = f"{name}.within.{part(code)}"
                yield Figure(within, label, FigureKind.SHARE, share, source, page=page)


def _decided(findings: Findings, decision: CaseDecision, at: str) -> Iterator[Figure]:
    problem = findings.problem
    page, source = (
        FigurePage("decision", appraisal=problem.reference),
        f"Decision on {problem.title}",
    )
    for key, label in (
        ("preferred", "Preferred option"),
        ("with_a_view_to", "Option kept in view"),
    ):
        option = findings.options.get(getattr(decision, key))
        if option is not None:
            name = f"{at}.decision.{key}"
            yield Figure(name, label, FigureKind.TEXT, option.name, source, page=page)
    for key, label in (
        ("present", "Authorities present at the decision"),
        ("entitled", "Authorities entitled to decide"),
    ):
        of = getattr(decision, key)
        if isinstance(of, int):
            yield count(f"{at}.decision.{key}", label, of, source=source, page=page)
    if decision.decided_on:
        yield from _day(decision.decided_on, f"{at}.decision.decided_on", source, page)
    for key, label in (("for_", "for"), ("against", "against"), ("abstained", "abstained")):
        if decision.votes:
            votes = sum(getattr(one, key) for one in decision.votes)
            name = f"{at}.decision.votes.{key.strip('_')}"
            yield count(name, f"Votes {label}", votes, source=source, page=page, unit="votes")


def _day(said: str, name: str, source: str, page: FigurePage) -> Iterator[Figure]:
    """The day of the decision; nothing where it is not written as one."""
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return
    yield Figure(name, "Day of the decision", FigureKind.DATE, day, source, page=page)

"""The maker of each kind of block of a house format. `reports/formats/blocks.py` lists the
kinds."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from appraisal.engine.problem import Criterion
from appraisal.engine.words.answer import answer_sentence
from appraisal.engine.words.rules import rule_sentence
from reports.blocks import sign_off
from reports.blocks.appraisal import gateways, money, options, pictures, ranking
from reports.blocks.appraisal.drawn import blocks as drawn
from reports.blocks.appraisal.groups import groups_table
from reports.blocks.appraisal.scenarios import scenario_blocks
from reports.blocks.appraisal.sure.pictures import ranks_chart, room_chart
from reports.blocks.appraisal.sure.tables import robust_blocks
from reports.blocks.appraisal.worth.costs import cost_blocks
from reports.blocks.appraisal.worth.value import value_blocks
from reports.blocks.recommendations import recommendation_blocks
from reports.blocks.schemes import funding, plan, steps
from reports.blocks.schemes.engagement import engagement_blocks
from reports.blocks.schemes.follow_up import actions_blocks, contracts_blocks
from reports.casefile.findings import Findings
from reports.compose import scheme_makers
from reports.compose.brief_makers import in_brief
from reports.compose.composer import Composer, Insert, Maker, Makers
from reports.compose.delivery_makers import DELIVERY_MAKERS
from reports.compose.strands import STRAND_INSERTED, STRAND_MAKERS
from reports.document.content import Block, ChartBlock, Fact, Facts, Heading, TableBlock, plain
from reports.formats.format import FormatBlock
from reports.formats.statements import ready_statement
from schemes.casefile.parts import CasePeriod, CaseProgramme
from schemes.plan.milestone_tables import milestones_table
from schemes.plan.tables import budget_table, events_table
from workbench.charts.chart import Chart
from workbench.pages.tables import Table

Part = TypeVar("Part")
Planned = TypeVar("Planned")

ROWS_READ_AT_ONCE = ranking.ROWS_READ_AT_ONCE
BACKGROUND = "a list of background papers"
STEPS, BUDGETS, BRIDGE = "a timetable of steps", "budgets", "a funding bridge"
_FINANCE_MEASURES = frozenset(
    {
        "total_savings",
        "share_of_target",
        "revised_budget",
        "wider_savings_delivered",
        "total_benefit",
    }
)


def _table(table: Table | None, *, splits: bool = False) -> list[Block]:
    return [] if table is None else [TableBlock(table, splits)]


def _chart(chart: Chart | None) -> list[Block]:
    return [] if chart is None else [ChartBlock(chart), TableBlock(chart.table)]


def _text(composer: Composer, block: FormatBlock, level: int) -> Iterable[Block]:
    told = block.told
    none = ready_statement(told.get("empty", ""), composer.under[1], composer.above)
    return composer.text(block.section, level, none=none, optional=told.get("optional", False))


def _recommendations(composer: Composer, block: FormatBlock, level: int) -> Iterable[Block]:
    as_list = block.told.get("style") == "list"
    written = composer.text(block.section, level)
    return recommendation_blocks(written, block.told.get("lead_in", ""), as_list=as_list)


def _facts(composer: Composer, block: FormatBlock, _level: int) -> Iterable[Block]:
    given = composer.given(block.told["facts"])
    if label := block.told.get("appendices"):
        given = (*given, Fact(label, composer.appendices()))
    yield Facts(given, block.told.get("caption", ""))


def _approvals(composer: Composer, block: FormatBlock) -> list[Block]:
    paper = composer.case.paper
    if not paper.prints_approvals:
        return []
    caption = block.told.get("caption")
    return _table(sign_off.approvals_table(paper.approvals, composer.form.approvals, caption))


def _finance(findings: Findings) -> list[Block]:
    basis = money.finance_basis(findings)
    return [*([plain(basis)] if basis else []), *_table(money.finance_table(findings))]


def _answer(findings: Findings) -> list[Block]:
    return [
        plain(answer_sentence(findings.problem, findings.result), lead=True),
        *(plain(sentence) for sentence in findings.result.statements),
    ]


def _robust(findings: Findings) -> list[Block]:
    """Sentences and tables, then their pictures, whose numbers stand in the tables."""
    charts = filter(None, (room_chart(findings), ranks_chart(findings)))
    return [*robust_blocks(findings), *map(ChartBlock, charts)]


def _finance_chart(findings: Findings) -> list[Block]:
    """The finance chart without its table: the block "finance" prints the numbers."""
    chart = pictures.finance_chart(findings)
    return [] if chart is None else [ChartBlock(chart)]


def _steps_chart(periods: Sequence[CasePeriod]) -> list[Block]:
    """The chart of timed steps without its own table: the block "periods" prints that."""
    chart = steps.steps_chart(steps.steps_of(periods))
    return [] if chart is None else [ChartBlock(chart)]


def _ranked(composer: Composer, _block: FormatBlock, _level: int) -> Iterable[Block]:
    """The ranked table with its reasons. Scores stand beside it where the format has no matrix."""
    has_matrix = any(
        block.kind == "gateway-matrix" for one in composer.form.walked for block in one.blocks
    )
    return composer.of_appraisal(
        lambda findings: ranking.ranked_blocks(findings, with_scores=not has_matrix)
    )


def _options(composer: Composer, _block: FormatBlock, level: int) -> Iterable[Block]:
    from reports.compose.composer import AN_APPRAISAL

    if not composer.case.options:
        return composer.lacking(AN_APPRAISAL)
    return options.option_blocks(composer.case.options, level + 1)


def _option_costs(composer: Composer, _block: FormatBlock, _level: int) -> Iterable[Block]:
    part = composer.case.subject
    if part is None:
        return ()
    whole = composer.case.whole
    withheld = {code for of, code in whole.withheld if of == part.part.reference}
    return cost_blocks(whole.programme, part.part, withheld)


def _each_criterion(composer: Composer, block: FormatBlock, level: int) -> Iterable[Block]:
    def one(findings: Findings, criterion: Criterion) -> Iterable[Block]:
        key = block.section_on(criterion.code)
        yield Heading(level + 1, criterion.name, key)
        yield plain(rule_sentence(criterion, findings.problem), lead=True)
        yield from composer.text(key, level + 1)
        source = criterion.from_measure
        if source is not None and source.measure in _FINANCE_MEASURES:
            for kind in block.told.get("where_finance", ()):
                yield from MAKERS[kind](composer, FormatBlock(kind), level + 1)
        if criterion in findings.rated_criteria:
            yield TableBlock(gateways.ratings_table(findings, criterion), splits=True)

    return composer.of_appraisal(
        lambda findings: [b for c in findings.problem.criteria for b in one(findings, c)]
    )


def _criteria(findings: Findings) -> Iterator[Block]:
    """The criteria and how they act; where they stand in groups, what each of these carries."""
    yield from _table(gateways.criteria_table(findings), splits=True)
    groups = groups_table(findings)
    if groups is not None:
        yield from _table(groups, splits=True)


def _of_appraisal(make: Callable[[Findings], Iterable[Block]]) -> Maker:
    return lambda composer, _block, _level: composer.of_appraisal(make)


def _of_programme(
    part_of: Callable[[CaseProgramme], Part | None],
    what: str,
    make: Callable[[Part], Iterable[Block]],
) -> Maker:
    return lambda composer, _block, _level: composer.of_programme(part_of, what, make)


def _filled(part: Planned | None, rows: str) -> Planned | None:
    """A part of the plan, where it has rows; a caption alone prints nothing."""
    return part if part is not None and getattr(part, rows) else None


MAKERS: Mapping[str, Maker] = {
    "text": _text,
    "recommendations": _recommendations,
    "facts": _facts,
    "approvals": lambda c, b, _: _approvals(c, b),
    "background-papers": lambda c, _, __: (
        sign_off.background_blocks(c.case.paper.background) or c.lacking(BACKGROUND)
    ),
    "revisions": lambda c, b, _: _table(
        sign_off.revisions_table(c.case.paper.revisions, b.told.get("caption"))
    ),
    "answer": _of_appraisal(_answer),
    "options": _options,
    "criteria": _of_appraisal(_criteria),
    "each-criterion": _each_criterion,
    "gateway-matrix": _of_appraisal(lambda f: _table(gateways.gateway_matrix(f))),
    "ranked": _ranked,
    "finance": _of_appraisal(_finance),
    "finance-chart": _of_appraisal(_finance_chart),
    "value-for-money": _of_appraisal(value_blocks),
    "robustness": _of_appraisal(_robust),
    "scenarios": _of_appraisal(scenario_blocks),
    "weights-chart": _of_appraisal(drawn.weights_blocks),
    "changes-chart": _of_appraisal(drawn.changes_blocks),
    "profiles-chart": _of_appraisal(drawn.profiles_blocks),
    "assessors-chart": _of_appraisal(drawn.assessors_blocks),
    "contributions-chart": _of_appraisal(lambda f: _chart(pictures.contributions_chart(f))),
    "saving-lines": _of_appraisal(lambda f: _table(money.saving_lines_table(f))),
    "option-costs": _option_costs,
    "schemes-summary": scheme_makers.schemes_summary,
    "portfolio": scheme_makers.portfolio,
    "reconciliation": scheme_makers.reconciliation,
    "each-scheme": scheme_makers.each_scheme,
    **STRAND_MAKERS,
    **DELIVERY_MAKERS,
    "in-brief": in_brief,
    "timetable": _of_programme(
        lambda one: _filled(one.plan.timetable, "steps"),
        "a timetable",
        lambda part: _table(plan.timetable_table(part)),
    ),
    "workstreams": lambda c, _, level: c.of_programme(
        lambda one: one.plan.workstreams,
        "workstreams",
        lambda part: plan.workstream_blocks(part, level + 1),
    ),
    "milestones": _of_programme(
        lambda one: (
            one.plan.milestones if one.plan.milestones and one.plan.milestones.rows else None
        ),
        "milestones",
        lambda part: _table(milestones_table(part)),
    ),
    "budget": _of_programme(
        lambda one: _filled(one.plan.budget, "items"),
        "a budget",
        lambda part: [*_table(budget_table(part)), *plan.budget_note(part)],
    ),
    "events": _of_programme(
        lambda one: one.plan.events,
        "events",
        lambda part: _table(events_table(part), splits=True),
    ),
    "engagement": lambda c, _block, _level: engagement_blocks(c.case.whole),
    "actions": lambda c, _block, _level: actions_blocks(c.case),
    "contracts": lambda c, _block, _level: contracts_blocks(c.case),
    "periods": _of_programme(
        lambda one: one.periods,
        STEPS,
        lambda part: _table(
            steps.steps_table(steps.steps_of(part)), splits=len(part) > ROWS_READ_AT_ONCE
        ),
    ),
    "periods-chart": _of_programme(lambda one: one.periods, STEPS, _steps_chart),
    "budgets-by-year": _of_programme(
        lambda one: one.budgets, BUDGETS, lambda part: _table(funding.budgets_table(part))
    ),
    "bridges": _of_programme(lambda one: one.bridges, BRIDGE, funding.bridge_blocks),
}


def _placed(kind: str) -> Insert:
    """The maker of a block without settings that a text inserts."""
    return lambda composer, _which: MAKERS[kind](composer, FormatBlock(kind), 1)


# What officers may insert in a text: `{{ insert: ranked }}`.
INSERTED: Mapping[str, Insert] = {
    kind: _placed(kind)
    for kind in (
        *("answer", "criteria", "gateway-matrix", "ranked", "finance", "finance-chart"),
        *("schemes-summary", "portfolio", "reconciliation"),
        *("options-compared", "considerations", "way-forward", "decision", "partners"),
        *(
            "contributions-chart",
            "weights-chart",
            "changes-chart",
            "profiles-chart",
            "assessors-chart",
            "value-for-money",
            "option-costs",
            "robustness",
            "saving-lines",
            "timetable",
            "milestones",
            "budget",
            "events",
        ),
        *("periods", "periods-chart", "budgets-by-year", "bridges", "engagement"),
        *("actions", "contracts"),
        *DELIVERY_MAKERS,
    )
} | STRAND_INSERTED
ALL_MAKERS = Makers(MAKERS, INSERTED)

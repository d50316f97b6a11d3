"""A paper: a case and its officers' text, put in the order of a house format."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from appraisal.engine.problem import Criterion
from appraisal.engine.rules import rule_sentence
from reports.blocks import gateways, money, options, pictures, plan, ranking
from reports.case import Case, SectionText
from reports.content import (
    Block,
    ChartBlock,
    Contents,
    Cover,
    Document,
    Fact,
    Facts,
    Heading,
    Landscape,
    TableBlock,
    plain,
)
from reports.figures import FigureError, figures_of, fill_in
from reports.findings import Findings
from reports.house_format import CoverFact, FormatBlock, FormatHeading, HouseFormat
from reports.markdown import blocks_of
from workbench import wording
from workbench.charts import Chart
from workbench.tables import Table

AN_APPRAISAL = "an appraisal with options and criteria"
_FINANCE_MEASURES = frozenset(
    {
        "total_savings",
        "share_of_target",
        "revised_budget",
        "wider_savings_delivered",
        "total_benefit",
    }
)


def compose(case: Case, form: HouseFormat) -> Document:
    """The whole paper. Raises `FigureError` for all the figures its text quotes amiss."""
    return _Composer(case, form).document()


class _Composer:
    """Composes one paper, collecting warnings and faults on the way."""

    def __init__(self, case: Case, form: HouseFormat) -> None:
        self.case = case
        self.form = form
        self.warnings: list[str] = []
        self.faults: list[str] = []
        self.figures = figures_of(case.findings, case.plan)
        self.sections = {section.key: section for section in case.paper.sections}
        self.printed: set[str] = set()

    def document(self) -> Document:
        main = [block for one in self.form.headings for block in self.heading(one, 1)]
        behind = [block for one in self.form.appendices for block in self.heading(one, 1)]
        for key in self.sections:
            if key not in self.printed:
                self.warnings.append(f"The house format has no place for the section {key!r}.")
        if self.faults:
            raise FigureError(tuple(self.faults))
        if self.case.findings is not None:
            self.warnings.extend(self.case.findings.result.warnings)
        numbered = (
            *_numbered(main, self.form.numbering_depth, str),
            *_numbered(behind, self.form.numbering_depth, _letter, self.form.appendix_label),
        )
        paper = self.case.paper
        facts = self.facts()
        return Document(
            reference=paper.reference,
            title=paper.title,
            authority=self.case.authority,
            header=self.form.header.format_map(facts),
            footer=self.form.footer.format_map(facts),
            cover=Cover(paper.title, self.form.kind, self.case.authority, self.cover_facts()),
            blocks=_once((self.contents(), *numbered)),
            dated=next((str(paper.facts[f.fact]) for f in self.dates()), ""),
            warnings=tuple(self.warnings),
        )

    # The cover and what runs on every page

    def dates(self) -> Iterable[CoverFact]:
        return (f for f in self.form.cover if f.is_date and self.case.paper.facts.get(f.fact))

    def fact(self, wanted: CoverFact) -> str:
        said = str(self.case.paper.facts.get(wanted.fact) or "")
        if said and wanted.is_date:
            try:
                return wording.day(date.fromisoformat(said))
            except ValueError:
                self.warnings.append(f"{wanted.label}: {said!r} is not a date such as 2016-03-07.")
        return said

    def facts(self) -> dict[str, str]:
        said = {one.fact: self.fact(one) or f"{one.label} not given" for one in self.form.cover}
        return said | {
            "title": self.case.paper.title,
            "reference": self.case.paper.reference,
            "authority": self.case.authority,
            "programme": self.case.programme,
        }

    def cover_facts(self) -> Facts:
        facts = []
        for wanted in self.form.cover:
            said = self.fact(wanted)
            if not said:
                self.warnings.append(f"The cover lacks a fact: {wanted.label.lower()}.")
            facts.append(Fact(wanted.label, said or "Not given"))
        return Facts(tuple(facts))

    def contents(self) -> Contents:
        heading = Heading(1, self.form.contents_heading, "contents")
        return Contents(heading, self.form.contents_depth)

    # Headings and what stands beneath them

    def heading(self, wanted: FormatHeading, level: int) -> list[Block]:
        head = Heading(level, wanted.heading, wanted.key, opens_page=wanted.new_page)
        own: list[Block] = [head]
        for block in wanted.blocks:
            own.extend(self.block(block, level))
        for inner in wanted.headings:
            own.extend(self.heading(inner, level + 1))
        return [Landscape(tuple(own))] if wanted.landscape else own

    def block(self, wanted: FormatBlock, level: int) -> Iterable[Block]:
        if wanted.kind == "text":
            return self.text(wanted.section, level)
        if wanted.kind == "each-criterion":
            return self.each_criterion(wanted, level)
        return MAKERS[wanted.kind](self, level)

    def text(self, key: str, level: int) -> tuple[Block, ...]:
        self.printed.add(key)
        section = self.sections.get(key)
        if section is None or not section.text.strip():
            self.warnings.append(f"The section {key!r} has not been written.")
            return (plain("This section has not been written."),)
        if section.exempt:
            return (plain("This section is exempt from publication."),)
        return blocks_of(self.filled(section), under=level, key=key)

    def filled(self, section: SectionText) -> str:
        try:
            return fill_in(section.text, self.figures, section.key)
        except FigureError as error:
            self.faults.extend(error.faults)
            return ""

    def each_criterion(self, wanted: FormatBlock, level: int) -> list[Block]:
        findings = self.case.findings
        if findings is None:
            return self.lacking(AN_APPRAISAL)
        blocks: list[Block] = []
        for criterion in findings.problem.criteria:
            key = wanted.section.replace("{code}", criterion.code)
            blocks.append(Heading(level + 1, criterion.name, key))
            blocks.append(plain(rule_sentence(criterion, findings.problem), lead=True))
            blocks.extend(self.text(key, level + 1))
            if _from_finance(criterion):
                for kind in wanted.where_finance:
                    blocks.extend(MAKERS[kind](self, level + 1))
            if criterion in findings.rated_criteria:
                blocks.append(TableBlock(gateways.ratings_table(findings, criterion), splits=True))
        return blocks

    def lacking(self, what: str) -> list[Block]:
        """Says on the paper, and warns, that a block has nothing to show."""
        warning = f"The paper has no {what.removeprefix('an ').removeprefix('a ')}."
        if warning not in self.warnings:
            self.warnings.append(warning)
        return [plain(f"This paper does not yet have {what}.")]

    def of_appraisal(self, make: Callable[[Findings], Iterable[Block]]) -> Iterable[Block]:
        findings = self.case.findings
        return self.lacking(AN_APPRAISAL) if findings is None else make(findings)

    def of_plan(self, key: str, what: str, make: Callable[..., Iterable[Block]]) -> Iterable[Block]:
        part = self.case.plan.get(key)
        return make(part) if part else self.lacking(what)

    def options(self, level: int) -> Iterable[Block]:
        if not self.case.options:
            return self.lacking(AN_APPRAISAL)
        return options.option_blocks(self.case.options, level + 1)


ROWS_READ_AT_ONCE = 10


def _table(table: Table | None, *, splits: bool = False) -> list[Block]:
    return [] if table is None else [TableBlock(table, splits)]


def _chart(chart: Chart | None) -> list[Block]:
    return [] if chart is None else [ChartBlock(chart), TableBlock(chart.table)]


def _finance(findings: Findings) -> list[Block]:
    basis = money.finance_basis(findings)
    return [*([plain(basis)] if basis else []), *_table(money.finance_table(findings))]


def _answer(findings: Findings) -> list[Block]:
    return [
        plain(ranking.answer(findings), lead=True),
        *(plain(sentence) for sentence in findings.result.statements),
    ]


def _finance_chart(findings: Findings) -> list[Block]:
    """Without the chart's own table: the finance table beside it has the numbers."""
    chart = pictures.finance_chart(findings)
    return [] if chart is None else [ChartBlock(chart)]


MAKERS: Mapping[str, Callable[[_Composer, int], Iterable[Block]]] = {
    "answer": lambda c, _: c.of_appraisal(_answer),
    "options": lambda c, level: c.options(level),
    "criteria": lambda c, _: c.of_appraisal(
        lambda f: _table(gateways.criteria_table(f), splits=True)
    ),
    "gateway-matrix": lambda c, _: c.of_appraisal(lambda f: _table(gateways.gateway_matrix(f))),
    # A ranked table that fits on a page is read as one; only a long one runs on.
    "ranked": lambda c, _: c.of_appraisal(
        lambda f: _table(ranking.ranked_table(f), splits=len(f.result.options) > ROWS_READ_AT_ONCE)
    ),
    "finance": lambda c, _: c.of_appraisal(_finance),
    "finance-chart": lambda c, _: c.of_appraisal(_finance_chart),
    "contributions-chart": lambda c, _: c.of_appraisal(
        lambda f: _chart(pictures.contributions_chart(f))
    ),
    "saving-lines": lambda c, _: c.of_appraisal(lambda f: _table(money.saving_lines_table(f))),
    "timetable": lambda c, _: c.of_plan(
        "timetable", "a timetable", lambda part: _table(plan.timetable_table(part))
    ),
    "workstreams": lambda c, level: c.of_plan(
        "workstreams", "workstreams", lambda part: plan.workstream_blocks(part, level + 1)
    ),
    "milestones": lambda c, _: c.of_plan(
        "milestones",
        "milestones",
        lambda part: _table(plan.milestones_table(part, c.case.findings)),
    ),
    "budget": lambda c, _: c.of_plan(
        "budget",
        "a budget",
        lambda part: [*_table(money.budget_table(part)), *plan.budget_note(part)],
    ),
    "events": lambda c, _: c.of_plan(
        "events", "events", lambda part: _table(plan.events_table(part), splits=True)
    ),
}


def _from_finance(criterion: Criterion) -> bool:
    source = criterion.from_measure
    return source is not None and source.measure in _FINANCE_MEASURES


def _letter(count: int) -> str:
    """A, B, ... Z, AA."""
    text = ""
    while count:
        count, rest = divmod(count - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _numbered(
    blocks: Iterable[Block], depth: int, first: Callable[[int], str], label: str = ""
) -> tuple[Block, ...]:
    """The blocks with their headings numbered down to `depth`: 1, 1.1, or Appendix A, A.1."""
    counts: list[int] = []

    def number(heading: Heading) -> Heading:
        del counts[heading.level :]
        counts.extend([0] * (heading.level - len(counts)))
        counts[-1] += 1
        if heading.level > depth:
            return heading
        parts = [first(counts[0]), *map(str, counts[1:])]
        text = ".".join(parts)
        return replace(heading, number=f"{label} {text}" if label and not counts[1:] else text)

    def renumbered(block: Block) -> Block:
        if isinstance(block, Heading):
            return number(block)
        if isinstance(block, Landscape):
            return Landscape(tuple(map(renumbered, block.blocks)))
        return block

    return tuple(map(renumbered, blocks))


def _once(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with every heading's anchor used once."""
    seen: Counter[str] = Counter()

    def own(block: Block) -> Block:
        if isinstance(block, Heading):
            seen[block.key] += 1
            count = seen[block.key]
            return block if count == 1 else replace(block, key=f"{block.key}-{count}")
        if isinstance(block, Landscape):
            return Landscape(tuple(map(own, block.blocks)))
        return block

    return tuple(map(own, blocks))

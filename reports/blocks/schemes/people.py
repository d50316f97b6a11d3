"""The dependencies, risks and impacts of a scheme in a paper."""

from reports.document.content import Block, ItemList, TableBlock, plain
from schemes.casefile.parts import CaseImpact, CaseRisk, CaseScheme
from schemes.impacts.protected import characteristic
from schemes.models import Grade, Impact
from schemes.risks.tables import gravest_first, score_cell
from workbench.numbers.listing import opening
from workbench.pages.tables import Cell, Column, Row, Table

_GRADES = {str(grade.value): str(grade.label) for grade in Grade}
NOT_JUDGED = Cell("Not judged")
NOBODY_SAYS = Cell("Not stated")


def dependency_blocks(scheme: CaseScheme, titles: dict[str, str]) -> list[Block]:
    """A list of what the scheme depends on: schemes of the programme, and anything outside it.
    `titles` are those of all schemes, by reference."""
    needs = [
        f"{one} {titles.get(one, '')}".strip() + ", a scheme of this programme"
        for one in scheme.depends_on
    ]
    needs += scheme.depends_on_outside
    if not needs:
        return []
    items = tuple((plain(one),) for one in needs)
    return [plain("It depends on:"), ItemList(items)]


def risk_blocks(scheme: CaseScheme) -> list[Block]:
    """The risks of a scheme, the gravest first. Columns that are empty for every risk are left
    out."""
    risks = gravest_first(scheme.risks)
    if not risks:
        return []
    judged = any(one.likelihood or one.impact for one in risks)
    columns = [Column("Risk")]
    if judged:
        columns += [Column("Likelihood"), Column("Impact"), Column("Score")]
    owned = any(one.owner_role for one in risks)
    if owned:
        columns.append(Column("Owner"))
    columns.append(Column("What is done about it"))
    rows = tuple(Row(Cell(one.risk), _risk(one, judged, owned)) for one in risks)
    name = "scheme-risks" if judged else "scheme-risks-unjudged"
    table = Table("Risks, the gravest first", tuple(columns), rows, name=name)
    return [TableBlock(table, splits=True)]


def _risk(risk: CaseRisk, judged: bool, owned: bool) -> tuple[Cell, ...]:
    cells = []
    if judged:
        cells += [_grade(risk.likelihood), _grade(risk.impact), score_cell(risk)]
    if owned:
        cells.append(Cell(risk.owner_role) if risk.owner_role else NOBODY_SAYS)
    cells.append(Cell(risk.mitigation) if risk.mitigation else NOBODY_SAYS)
    return tuple(cells)


def _grade(grade: str) -> Cell:
    return Cell(_GRADES[grade]) if grade else NOT_JUDGED


def impact_blocks(scheme: CaseScheme) -> list[Block]:
    """The impacts of a scheme by kind, each with the group it affects and its mitigation."""
    if not scheme.impacts:
        return []
    kinds = [str(kind) for kind in Impact.Kind.values]
    rows = tuple(map(_impact, sorted(scheme.impacts, key=lambda one: kinds.index(one.kind))))
    columns = (
        Column("Who"),
        Column("Kind of impact"),
        Column("Impact"),
        Column("What is done about it"),
    )
    table = Table("Impacts by kind", columns, rows, name="scheme-impacts")
    return [TableBlock(table, splits=True)]


def _impact(impact: CaseImpact) -> Row:
    group = " ".join(impact.group.split()) or "Everybody who is affected"
    protected = characteristic(group)
    return Row(
        Cell(
            protected or opening(group),
            note="Protected characteristic" if protected else "",
        ),
        (
            Cell(str(Impact.Kind(impact.kind).label)),
            Cell(impact.text),
            Cell(impact.mitigation) if impact.mitigation else NOBODY_SAYS,
        ),
    )

"""Maps programmes and schemes between database rows and parts of the case file. Each model has one
mapping, used for reading and for writing."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db.models import Model

from schemes.addresses import RESERVED
from schemes.casefile.follow_up.rows import MAPPED as OF_FOLLOW_UP
from schemes.casefile.follow_up.rows import actions_of, contracts_of, create_follow_up
from schemes.casefile.parts import (
    CaseBridge,
    CaseBudget,
    CaseConfidence,
    CaseDeliveryOption,
    CaseExplanation,
    CaseFromOption,
    CaseHeadline,
    CaseImpact,
    CaseLine,
    CaseLive,
    CaseOfLines,
    CaseProgramme,
    CaseRisk,
    CaseScheme,
    CaseStated,
    CaseTable,
)
from schemes.casefile.plan_parts import CasePlan
from schemes.casefile.plan_rows import MAPPED as OF_PLAN
from schemes.casefile.plan_rows import (
    create_plan,
    plan_of,
    sessions_of,
    words_of_plan,
)
from schemes.casefile.step_rows import periods_of, steps_in_order, timetable_of
from schemes.models import (
    Bridge,
    Budget,
    DeliveryOption,
    Dependency,
    EvidenceTable,
    Explanation,
    Impact,
    Programme,
    Risk,
    SavingsLine,
    Scheme,
    StatedFigure,
)
from schemes.search.matching import found_by
from workbench.casefile.bulk import parts_by_owner
from workbench.casefile.mapping import Known, Mapped, Named, Within, Worked
from workbench.casefile.parts import converters
from workbench.models import Authority
from workbench.rows.slugs import slug_for, slugs

Row = TypeVar("Row", bound=Model)

_SLUG = {"slug": "worked out from the reference"}
_OF_SCHEME = {"programme": "the programme, which the owner says"}


def _source(row: StatedFigure) -> CaseOfLines | None:
    """The savings lines that a stated figure is checked against; None for another source."""
    if row.source != StatedFigure.Source.LINES:
        return None
    return CaseOfLines(row.lines or "all", row.year, row.take)


def _lines(value: CaseOfLines | None, known: Known) -> Mapping[str, Any]:
    if value is None:
        return {}
    lines = [] if value.lines == "all" else value.lines
    return {
        "source": StatedFigure.Source.LINES,
        "lines": lines,
        "year": value.year,
        "take": value.take,
    }


def _parts(source: str) -> Worked:
    """Maps what adds up or multiplies to a stated figure, for figures with this source."""
    to, back = converters(str | CaseLive)

    def of(row: StatedFigure) -> tuple[Any, ...]:
        return tuple(map(to, row.parts)) if row.source == source else ()

    def into(value: tuple[Any, ...], known: Known) -> Mapping[str, Any]:
        return {"source": source, "parts": [*map(back, value)]} if value else {}

    return Worked(("source", "parts"), of, into)


LINE = Mapped(SavingsLine, CaseLine, owner="scheme")
RISK = Mapped(Risk, CaseRisk, owner="scheme")
IMPACT = Mapped(Impact, CaseImpact, owner="scheme")
DELIVERY_OPTION = Mapped(DeliveryOption, CaseDeliveryOption, owner="scheme")
STATED = Mapped(
    StatedFigure,
    CaseStated,
    owner="scheme",
    columns={
        "sum_of": _parts("sum-of"),
        "product_of": _parts("product-of"),
        "of_lines": Worked(("source", "lines", "year", "take"), _source, _lines),
    },
    lists=("explained",),
    apart=_OF_SCHEME,
)
TABLE = Mapped(EvidenceTable, CaseTable, owner="scheme", apart=_OF_SCHEME)
BUDGET = Mapped(Budget, CaseBudget, owner="programme")
BRIDGE = Mapped(Bridge, CaseBridge, owner="programme")
EXPLANATION = Mapped(
    Explanation,
    CaseExplanation,
    owner="programme",
    apart={"by": "a name, which stays on the site", "at": "with the name it belongs to"},
)
SCHEME = Mapped(
    Scheme,
    CaseScheme,
    owner="programme",
    columns={
        "delivery_confidence": Within(
            CaseConfidence,
            {"rating": "confidence", "reason": "confidence_reason"},
            present="confidence",
        ),
        "headline": Within(
            CaseHeadline,
            {
                "amount": "headline_amount",
                "precision": "headline_precision",
                "year": "headline_year",
            },
            present="headline_amount",
        ),
        "from_option": Within(
            CaseFromOption,
            {"appraisal": "from_appraisal", "option": "from_option"},
            present="from_appraisal",
        ),
    },
    lists=(
        *("lines", "depends_on", "risks", "impacts", "stated", "evidence", "delivery"),
        "delivery_options",
    ),
    apart=_SLUG
    | {
        "figures": "worked out from the lines",
        "found_by": "worked out from the names that search looks through",
    },
)
PROGRAMME = Mapped(
    Programme,
    CaseProgramme,
    owner="authority",
    columns={"authority": Named("authority", "name")},
    lists=(
        *("stated", "evidence", "budgets", "bridges", "periods", "explanations"),
        *("plan", "sessions", "actions", "contracts"),
    ),
    apart=_SLUG | {"plan": "what its plan has besides rows, which plan_rows.py puts together"},
)
MAPPED = (
    LINE,
    RISK,
    IMPACT,
    DELIVERY_OPTION,
    STATED,
    TABLE,
    BUDGET,
    BRIDGE,
    EXPLANATION,
    SCHEME,
    PROGRAMME,
    *OF_PLAN,
    *OF_FOLLOW_UP,
)


def programme_parts(
    programme: Programme, only: Scheme | None = None, *, planned: bool = True
) -> tuple[CaseProgramme, tuple[CaseScheme, ...]]:
    """The parts of a programme and its schemes, or of the scheme `only`, without explanations of
    differences; unless `planned` without what has no stated figures: the plan, the sessions, the
    actions, the contracts and the delivery options.
    The number of queries does not grow with the size of the programme."""
    stated, evidence = stated_of(programme), evidence_of(programme)
    lines, risks, impacts = (_of_schemes(one, programme, only) for one in (LINE, RISK, IMPACT))
    options = _of_schemes(DELIVERY_OPTION, programme, only) if planned else {}
    needs = _needs(programme, only)
    rows = programme.schemes.order_by("position", "pk")
    schemes = tuple(
        SCHEME.part_of(
            row,
            lines=lines.get(row.pk, ()),
            depends_on=needs.get(row.pk, ()),
            risks=risks.get(row.pk, ()),
            impacts=impacts.get(row.pk, ()),
            delivery_options=options.get(row.pk, ()),
            stated=stated.get(row.pk, ()),
            evidence=evidence.get(row.pk, ()),
        )
        for row in (rows.filter(pk=only.pk) if only else rows)
    )
    return programme_part(programme, stated, evidence, planned=planned), schemes


def programme_part(
    programme: Programme,
    stated: Mapping[int | None, tuple[CaseStated, ...]],
    evidence: Mapping[int | None, tuple[CaseTable, ...]],
    *,
    planned: bool = True,
) -> CaseProgramme:
    """A programme by itself, with its stated figures and tables that are of no scheme."""
    steps = steps_in_order(programme)
    plan = plan_of(programme, steps) if planned else CasePlan(timetable=timetable_of(steps, None))
    return PROGRAMME.part_of(
        programme,
        stated=stated.get(None, ()),
        evidence=evidence.get(None, ()),
        budgets=tuple(map(BUDGET.part_of, programme.budgets.order_by("pk"))),
        bridges=tuple(map(BRIDGE.part_of, programme.bridges.order_by("position", "pk"))),
        periods=periods_of(steps),
        plan=plan,
        sessions=sessions_of(programme) if planned else (),
        actions=actions_of(programme) if planned else (),
        contracts=contracts_of(programme) if planned else (),
    )


def stated_of(programme: Programme) -> dict[int | None, tuple[CaseStated, ...]]:
    """The stated figures by the key of their scheme, None for the programme's own; one query."""
    return _owned(STATED, programme.stated.order_by("position", "pk"))


def evidence_of(programme: Programme) -> dict[int | None, tuple[CaseTable, ...]]:
    """The tables of evidence likewise; one query."""
    return _owned(TABLE, programme.evidence.order_by("position", "pk"))


def _owned(mapped: Mapped[Any, Any], rows: Iterable[Any]) -> dict[int | None, tuple[Any, ...]]:
    found: dict[int | None, list[Any]] = {}
    for row in rows:
        found.setdefault(row.scheme_id, []).append(mapped.part_of(row))
    return {scheme: tuple(parts) for scheme, parts in found.items()}


def _of_schemes(
    mapped: Mapped[Any, Any], programme: Programme, only: Scheme | None
) -> dict[int, tuple[Any, ...]]:
    """The parts that rows of schemes are, by the key of their scheme; one query."""
    rows = mapped.model._default_manager.filter(**_whose(programme, only))
    return parts_by_owner(mapped, rows.order_by("position", "pk"))


def _needs(programme: Programme, only: Scheme | None) -> dict[int, tuple[str, ...]]:
    """The references of what each scheme depends on; one query."""
    rows = Dependency.objects.filter(**_whose(programme, only)).order_by("position", "pk")
    found: dict[int, tuple[str, ...]] = {}
    for scheme, reference in rows.values_list("scheme_id", "needs__reference"):
        found[scheme] = (*found.get(scheme, ()), reference)
    return found


def _whose(programme: Programme, only: Scheme | None) -> dict[str, Any]:
    return {"scheme": only} if only else {"scheme__programme": programme}


def programme_row(part: CaseProgramme, authority: Authority, taken: set[str]) -> Programme:
    """The row of a programme, not yet saved. `taken` are the slugs that programmes already have."""
    known = {"authority": {part.authority: authority}}
    row = PROGRAMME.row_of(part, known=known, slug=slug_for(part.reference, taken))
    row.authority = authority
    row.plan = words_of_plan(part.plan)
    return row


def create_rows(
    part: CaseProgramme, schemes: tuple[CaseScheme, ...], programme: Programme
) -> dict[str, Scheme]:
    """Saves the schemes of a checked case, its stated figures, tables, budgets, bridges, steps,
    plan, sessions, actions and contracts, but no explanations. Returns the schemes by reference.
    The caller holds the transaction."""
    made = create_schemes(schemes, programme)
    BUDGET.create([(programme, part.budgets)])
    BRIDGE.create([(programme, part.bridges)])
    create_plan(part, programme)
    create_follow_up(part, programme, made)
    rows = [(made[one.reference], one) for one in schemes]
    STATED.create([(None, part.stated)], programme=programme)
    STATED.create([(row, one.stated) for row, one in rows], programme=programme)
    TABLE.create([(None, part.evidence)], programme=programme)
    TABLE.create([(row, one.evidence) for row, one in rows], programme=programme)
    return made


def create_schemes(parts: Iterable[CaseScheme], programme: Programme) -> dict[str, Scheme]:
    """Saves schemes with their lines, dependencies, risks and impacts. Returns them by
    reference."""
    given = list(parts)
    slug = slugs(RESERVED)
    rows = []
    for position, part in enumerate(given):
        row = SCHEME.row_of(part, programme=programme, slug=slug(part.reference), position=position)
        row.found_by = found_by(row)
        rows.append(row)
    schemes = {one.reference: one for one in Scheme.objects.bulk_create(rows)}
    pairs = [(schemes[one.reference], one) for one in given]
    LINE.create((row, one.lines) for row, one in pairs)
    RISK.create((row, one.risks) for row, one in pairs)
    IMPACT.create((row, one.impacts) for row, one in pairs)
    DELIVERY_OPTION.create((row, one.delivery_options) for row, one in pairs)
    Dependency.objects.bulk_create(
        Dependency(scheme=row, needs=schemes[needed], position=position)
        for row, one in pairs
        for position, needed in enumerate(one.depends_on)
    )
    return schemes

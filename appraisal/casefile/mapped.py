"""How the rows of an appraisal and the parts of the case file give one another: one mapping a
model."""

from appraisal.casefile.decision_parts import (
    CaseCondition,
    CaseConsidered,
    CaseDecision,
    CaseInterest,
    CaseNotTogether,
    CasePartner,
    CaseRuledOut,
)
from appraisal.casefile.parts import (
    CaseAppraisal,
    CaseAssessor,
    CaseAssessorWeight,
    CaseCostScenario,
    CaseCriterion,
    CaseEstimates,
    CaseEvidence,
    CaseFinance,
    CaseFromMeasure,
    CaseGroup,
    CaseLevel,
    CaseLinear,
    CaseLineEstimates,
    CaseMeasureDefinition,
    CaseMeasurement,
    CaseMove,
    CaseOption,
    CaseOptionFinance,
    CaseOptionLine,
    CaseRating,
    CaseScale,
    CaseShortlist,
    CaseTest,
    CaseView,
)
from appraisal.casefile.scenarios.parts import CaseBand, CaseExcuse, CaseScenario
from appraisal.casefile.spread.parts import CaseSpread
from appraisal.models import (
    Appraisal,
    Assessor,
    AssessorWeight,
    Band,
    Condition,
    ConsiderationAnswer,
    CostScenario,
    Criterion,
    CriterionGroup,
    Decision,
    Evidence,
    Excuse,
    GatewayTest,
    Interest,
    Level,
    Measure,
    MeasureValue,
    NotTogether,
    Option,
    OptionLine,
    PartnerAnswer,
    Rating,
    RuledOut,
    Scale,
    Scenario,
    Spread,
    StakeholderView,
    StateChange,
)
from workbench.casefile.mapping import Known, Mapped, Named, Renamed, Within, Worked

_SLUG = {"slug": "worked out from what the row is called"}


def _scale_of(row: Criterion) -> str | CaseLinear:
    if row.linear_points is None:
        return "" if row.scale is None else row.scale.key
    return CaseLinear(
        "price" if row.price_from else "linear",
        "" if row.linear_measure is None else row.linear_measure.key,
        row.linear_worst,
        row.linear_best,
        points=row.linear_points,
    )


def _scale_columns(value: str | CaseLinear, known: Known) -> dict[str, object]:
    if isinstance(value, str):
        return {"scale": known["scale"][value]} if value else {}
    price = ("measure" if value.measure else "cost") if value.kind == "price" else ""
    return {
        "price_from": price,
        "linear_measure": known["measure"][value.measure] if value.measure else None,
        "linear_worst": value.worst,
        "linear_best": value.best,
        "linear_points": value.points,
    }


def _appraisal_of_other(row: NotTogether) -> str:
    return row.other.appraisal.reference


def _bands_apart(_row: Criterion) -> None:
    """The bands are rows of their own: who reads them puts them in."""


def _banded(value: CaseFromMeasure | None, known: Known) -> dict[str, object]:
    return {"banded_measure": None if value is None else known["measure"][value.measure]}


LEVEL = Mapped(Level, CaseLevel, owner="scale")
SCALE = Mapped(
    Scale,
    CaseScale,
    owner="appraisal",
    lists=("levels",),
    apart=_SLUG | {"key": "the key under which the scale stands"},
)
MEASURE = Mapped(
    Measure,
    CaseMeasureDefinition,
    owner="appraisal",
    apart={"key": "the key under which the definition stands"},
)
VIEW = Mapped(
    StakeholderView,
    CaseView,
    owner="option",
    apart={"kind": "which of the two lists it stands in"},
)
OPTION = Mapped(
    Option,
    CaseOption,
    owner="appraisal",
    columns={
        "finance": Within(
            CaseOptionFinance, {"total_savings": "total_savings", "confidence": "confidence"}
        ),
        "estimates": Within(
            CaseEstimates,
            {name: name for name in ("cost_bias", "saving_bias", "bias_reason", "below", "above")},
        ),
    },
    lists=("benefits", "drawbacks", "lines"),
    apart=_SLUG,
)
OPTION_LINE = Mapped(
    OptionLine,
    CaseOptionLine,
    owner="option",
    columns={
        "estimates": Within(
            CaseLineEstimates, {name: name for name in ("bias", "bias_reason", "below", "above")}
        )
    },
)
BAND = Mapped(
    Band,
    CaseBand,
    owner="criterion",
    columns={
        "level": Named("level", "key"),
        "from_": Renamed("at_least"),
        "to": Renamed("at_most"),
    },
)
TEST = Mapped(
    GatewayTest,
    CaseTest,
    owner="criterion",
    columns={"measure": Named("measure", "key"), "criterion": Named("ranking", "code")},
)
EXCUSE = Mapped(Excuse, CaseExcuse, owner="criterion", lists=("of",))
GROUP = Mapped(CriterionGroup, CaseGroup, owner="appraisal")
CRITERION = Mapped(
    Criterion,
    CaseCriterion,
    owner="appraisal",
    columns={
        "scale": Worked(
            (
                "scale",
                "linear_measure",
                "linear_worst",
                "linear_best",
                "linear_points",
                "price_from",
            ),
            _scale_of,
            _scale_columns,
        ),
        "from_measure": Worked(("banded_measure",), _bands_apart, _banded),
        "group": Named("group", "name"),
    },
    lists=("test", "excused_by"),
    apart=_SLUG,
)
MEASUREMENT = Mapped(
    MeasureValue,
    CaseMeasurement,
    owner="",
    columns={"option": Named("option", "code"), "measure": Named("measure", "key")},
)
EVIDENCE = Mapped(Evidence, CaseEvidence, owner="rating")
RATING = Mapped(
    Rating,
    CaseRating,
    owner="",
    columns={"option": Named("option", "code"), "criterion": Named("criterion", "code")},
    lists=("evidence",),
)
DECISION = Mapped(
    Decision,
    CaseDecision,
    owner="appraisal",
    columns={
        "preferred": Named("preferred", "code"),
        "with_a_view_to": Named("with_a_view_to", "code"),
    },
)
ASSESSOR = Mapped(
    Assessor, CaseAssessor, owner="appraisal", apart={"user": "people stay on their site"}
)
ASSESSOR_WEIGHT = Mapped(
    AssessorWeight,
    CaseAssessorWeight,
    owner="",
    columns={"criterion": Named("criterion", "code")},
)
MOVE = Mapped(
    StateChange,
    CaseMove,
    owner="appraisal",
    columns={"from_": Renamed("was"), "to": Renamed("now")},
    apart={"by": "people stay on their site"},
)
CONDITION = Mapped(
    Condition,
    CaseCondition,
    owner="appraisal",
    columns={
        "condition": Renamed("text"),
        "owner": Renamed("owner_role"),
        "by": Renamed("due_on"),
    },
)
PARTNER = Mapped(
    PartnerAnswer,
    CasePartner,
    owner="",
    columns={"option": Named("option", "code"), "by": Renamed("due_on")},
)
RULED_OUT = Mapped(
    RuledOut,
    CaseRuledOut,
    owner="",
    columns={"option": Named("option", "code"), "when": Renamed("ruled_on")},
)
CONSIDERED = Mapped(
    ConsiderationAnswer,
    CaseConsidered,
    owner="",
    columns={"option": Named("option", "code"), "criterion": Named("criterion", "code")},
)
INTEREST = Mapped(
    Interest,
    CaseInterest,
    owner="appraisal",
    columns={"on": Renamed("declared_on")},
    apart={"user": "people stay on their site"},
)
NOT_TOGETHER = Mapped(
    NotTogether,
    CaseNotTogether,
    owner="programme",
    columns={
        "option": Named("option", "code"),
        "appraisal": Worked((), _appraisal_of_other, lambda _reference, _known: {}),
        "other": Named("other", "code"),
    },
)
SCENARIO = Mapped(Scenario, CaseScenario, owner="appraisal")
COST_SCENARIO = Mapped(CostScenario, CaseCostScenario, owner="appraisal")
SPREAD = Mapped(
    Spread,
    CaseSpread,
    owner="appraisal",
    apart={"rules_sha256": "the sum of the rules as the spread came, which the site works out"},
)
APPRAISAL = Mapped(
    Appraisal,
    CaseAppraisal,
    owner="programme",
    columns={
        "scheme": Named("scheme", "reference"),
        "finance": Within(
            CaseFinance,
            {
                "in_scope_value": "in_scope_value",
                "target": "savings_target",
                "wider_savings": "wider_savings",
                "lines": "saving_lines",
                "first_year": "costs_first_year",
                "years": "costs_years",
                "price_base": "price_base",
                "costs_from": "costs_from",
            },
        ),
        "shortlist": Within(
            CaseShortlist,
            {"kind": "shortlist", "count": "shortlist_count", "total": "shortlist_total"},
        ),
    },
    lists=(
        "options",
        "criteria",
        "scales",
        "measure_definitions",
        "measures",
        "ratings",
        "decision",
        "assessors",
        "weights_of",
        "moves",
        "conditions",
        "partners",
        "ruled_out",
        "considered",
        "interests",
        "not_together",
        "groups",
        "scenarios",
        "cost_scenarios",
        "spread",
    ),
    apart=_SLUG | {"decision": "the newest of the decisions, which the file has by itself"},
)
MAPPED = (
    LEVEL,
    SCALE,
    MEASURE,
    VIEW,
    OPTION,
    OPTION_LINE,
    BAND,
    TEST,
    EXCUSE,
    GROUP,
    CRITERION,
    MEASUREMENT,
    EVIDENCE,
    RATING,
    DECISION,
    ASSESSOR,
    ASSESSOR_WEIGHT,
    MOVE,
    CONDITION,
    PARTNER,
    RULED_OUT,
    CONSIDERED,
    INTEREST,
    NOT_TOGETHER,
    SCENARIO,
    COST_SCENARIO,
    SPREAD,
    APPRAISAL,
)

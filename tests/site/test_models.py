"""Every model is known here: what may change, and how each rule of the database is broken."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

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
    ExcusingCriterion,
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
from reports.models import (
    Approval,
    Comment,
    DailyEmail,
    Exemption,
    Explained,
    IssuedFile,
    OwnFormat,
    Paper,
    PaperHeading,
    PaperVersion,
    Render,
    RenderFile,
    Revision,
    Section,
)
from schemes.models import (
    Activity,
    Attachment,
    AttachmentContent,
    Bridge,
    Budget,
    BudgetItem,
    Contract,
    DeliveryClose,
    DeliveryOption,
    DeliveryPeriod,
    Dependency,
    EngagementSession,
    EvidenceTable,
    Explanation,
    Feedback,
    Impact,
    Membership,
    Milestone,
    MilestonePoint,
    MilestoneRow,
    NextStep,
    OfficeHolder,
    Partner,
    PlanEvent,
    Programme,
    ProgrammeAction,
    Risk,
    Role,
    SavingsLine,
    Scheme,
    SchemeDelivery,
    SchemesImport,
    StatedFigure,
    StepFollows,
    TimedStep,
    Workstream,
)
from tests.factories import World, make_access_token, make_authority, make_programme, rate
from tests.reports.jobs.renders import make_render
from tests.schemes.savings.lines import make_line
from workbench.models import (
    AccessToken,
    AuditEvent,
    AuditHead,
    Authority,
    AuthorityLogo,
    CostlyTurn,
    ErasedEvent,
    Frozen,
    FrozenQuerySet,
    KeptForm,
    OneTimeLink,
    Removal,
    RemovedRow,
    Session,
    User,
    Versioned,
)
from workbench.rows.fields import ExactDecimalField

FROZEN: Final[set[type[models.Model]]] = {
    AuditEvent,
    Decision,
    DeliveryClose,
    ErasedEvent,
    IssuedFile,
    PaperVersion,
    StateChange,
}
# Changed through a form that carries its version.
VERSIONED: Final[set[type[models.Model]]] = {
    Activity,
    Appraisal,
    Approval,
    AssessorWeight,
    AuthorityLogo,
    Bridge,
    Budget,
    BudgetItem,
    Comment,
    Condition,
    Contract,
    CostScenario,
    Criterion,
    CriterionGroup,
    DeliveryOption,
    EngagementSession,
    EvidenceTable,
    Exemption,
    Explained,
    Explanation,
    Feedback,
    Impact,
    Interest,
    MeasureValue,
    Milestone,
    MilestonePoint,
    MilestoneRow,
    NextStep,
    NotTogether,
    Option,
    OptionLine,
    OwnFormat,
    Paper,
    PaperHeading,
    PartnerAnswer,
    PlanEvent,
    Programme,
    ProgrammeAction,
    Rating,
    Revision,
    Risk,
    RuledOut,
    SavingsLine,
    Scale,
    Scenario,
    Scheme,
    SchemeDelivery,
    SchemesImport,
    Section,
    StakeholderView,
    StatedFigure,
    TimedStep,
    Workstream,
}
# Changed as a part of a versioned row, or by a site administrator.
PARTS: Final[set[type[models.Model]]] = {
    AccessToken,
    Assessor,
    Attachment,
    AttachmentContent,
    Authority,
    Band,
    DailyEmail,
    ConsiderationAnswer,
    DeliveryPeriod,
    Dependency,
    Evidence,
    Excuse,
    ExcusingCriterion,
    GatewayTest,
    Level,
    Measure,
    Membership,
    OfficeHolder,
    OneTimeLink,
    Partner,
    Spread,
    StepFollows,
    User,
}
# Changed by the machine: under a run of its own (`tests/reports/jobs/`), with every event
# (`tests/workbench/trail/`), when a form arrives without a session (`tests/workbench/kept/`), with a
# removal (`tests/reports/removals/`), and
# with whatever a person does (`tests/workbench/people/`).
MADE: Final[set[type[models.Model]]] = {
    AuditHead,
    CostlyTurn,
    KeptForm,
    Render,
    RenderFile,
    Removal,
    RemovedRow,
    Session,
}
OURS: Final = [
    model
    for name in ("workbench", "schemes", "appraisal", "reports")
    for model in apps.get_app_config(name).get_models(include_auto_created=False)
]


def named(model: type[models.Model]) -> str:
    return model.__name__


@pytest.mark.parametrize("model", OURS, ids=named)
def test_model_is_classed_as_frozen_versioned_or_part(model: type[models.Model]) -> None:
    kinds = [kind for kind in (FROZEN, VERSIONED, PARTS, MADE) if model in kind]
    assert len(kinds) == 1, f"Say in this file how {model.__name__} may change."
    assert (model in FROZEN) == issubclass(model, Frozen)
    assert (model in VERSIONED) == issubclass(model, Versioned)


@pytest.mark.parametrize("model", OURS, ids=named)
def test_model_keeps_the_house_style(model: type[models.Model]) -> None:
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}("), "a docstring says what one row is"
    assert model.__str__ is not models.Model.__str__
    assert not model._meta.ordering, "order explicitly, where the rows are read"
    floats = [f.name for f in model._meta.fields if isinstance(f, models.FloatField)]
    binary = [f.name for f in model._meta.fields if isinstance(f, models.DecimalField)]
    assert not floats + binary, f"use {ExactDecimalField.__name__}"


def test_every_versioned_model_begins_at_one() -> None:
    for model in VERSIONED:
        assert model._meta.get_field("version").get_default() == 1


# Frozen rows


def frozen_row(model: type[models.Model], world: World) -> models.Model:
    if model is Decision:
        row: models.Model = a_decision(world)
    elif model is PaperVersion:
        row = a_version(world)
    elif model is IssuedFile:
        row = an_issued_file(world)
    elif model is DeliveryClose:
        row = a_close(world)
    elif model is StateChange:
        row = a_move(world)
    elif model is ErasedEvent:
        row = ErasedEvent(event=1, sha256="0" * 64, erasure=UUID(int=7))
    else:
        assert model is AuditEvent, f"Make a row of {model.__name__} here."
        row = an_event()
    row.save()
    return row


def a_decision(world: World, **values: Any) -> Decision:
    return Decision(
        appraisal=world.appraisal, preferred=world.options[1], decided_on=date(2015, 9, 8), **values
    )


def a_move(world: World, **values: Any) -> StateChange:
    states = {"was": "setting-up", "now": "weights-locked"} | values
    return StateChange(appraisal=world.appraisal, at=timezone.now(), **states)


def a_close(world: World, **values: Any) -> DeliveryClose:
    given = {"period": "2026-06", "number": 1, "act": "closed", "at": timezone.now()} | values
    return DeliveryClose(programme=world.programme, **given)


def a_delivery(world: World, **values: Any) -> SchemeDelivery:
    return saved(SchemeDelivery(scheme=a_scheme(world), **values))


def a_period(world: World, **values: Any) -> DeliveryPeriod:
    return DeliveryPeriod(delivery=a_delivery(world), **{"period": "2026-06"} | values)


def a_version(world: World) -> PaperVersion:
    texts = ("case", "public", "content", "whole_content")
    return PaperVersion(
        paper=a_paper(world),
        number="1.0",
        issued_at=timezone.now(),
        issued_by=world.lead,
        author="Lead officer",
        status="Issued",
        reason="First issue",
        engine="1.0.0",
        case_sha256="0" * 64,
        public_sha256="0" * 64,
        **dict.fromkeys(texts, "{}"),
    )


def an_issued_file(world: World, copy: str = "public") -> IssuedFile:
    return IssuedFile(
        version=saved(a_version(world)),
        copy=copy,
        suffix=".pdf",
        sha256="0" * 64,
        made_at=timezone.now(),
    )


def an_event(**values: Any) -> AuditEvent:
    return AuditEvent(
        at=timezone.now(),
        actor_name="Officer",
        action="changed option",
        subject_type="option",
        subject="Mutual",
        **{"actor_id": 1, "token": uuid4()} | values,
    )


@pytest.mark.parametrize("model", sorted(FROZEN, key=named), ids=named)
def test_frozen_row_cannot_be_changed_or_removed(model: type[models.Model], world: World) -> None:
    row = frozen_row(model, world)
    rows = model._default_manager.filter(pk=row.pk)
    assert isinstance(rows, FrozenQuerySet)
    column = {AuditEvent: "subject", IssuedFile: "suffix", ErasedEvent: "sha256"}.get(
        model, "reason"
    )
    before = rows.values().get()
    setattr(row, column, "Something else")
    for attempt in (
        row.save,
        row.delete,
        lambda: rows.update(**{column: "Something else"}),
        lambda: rows.bulk_update([row], [column]),
        lambda: rows.update_or_create({column: "Something else"}, pk=row.pk),
        rows.delete,
    ):
        with pytest.raises(TypeError, match="frozen"):
            attempt()
    again = model._default_manager.get(pk=row.pk)
    with pytest.raises(TypeError, match="frozen"):
        again.save(update_fields=[column])
    assert rows.values().get() == before


# Rules of the database


def changed(row: models.Model, **values: Any) -> models.Model:
    """The row with other values, not yet saved."""
    row.refresh_from_db()
    for name, value in values.items():
        setattr(row, name, value)
    return row


def again(row: models.Model, **values: Any) -> models.Model:
    """A second row like this one but for `values`, not yet saved."""
    other = type(row)._base_manager.get(pk=row.pk)
    other.pk = None
    other._state.adding = True
    for name, value in values.items():
        setattr(other, name, value)
    return other


def saved(row: models.Model) -> Any:
    row.save()
    return row


def a_group(world: World) -> CriterionGroup:
    return saved(CriterionGroup(appraisal=world.appraisal, name="Quality"))


def a_measure(world: World) -> Measure:
    return saved(Measure(appraisal=world.appraisal, key="payback"))


def a_value(world: World) -> MeasureValue:
    return saved(MeasureValue(measure=a_measure(world), option=world.options[0], value=Decimal(1)))


def a_rating(world: World) -> Rating:
    return rate(world.options[0], world.rankings[0], "high")


def an_assessor(world: World) -> Assessor:
    return saved(Assessor(appraisal=world.appraisal, code="assessor-1", user=world.assessor))


def an_own_weight(world: World) -> AssessorWeight:
    given = {"assessor": "assessor-1", "weight": Decimal(50)}
    return saved(AssessorWeight(criterion=world.rankings[0], **given))


def apart(world: World, **values: Any) -> NotTogether:
    pair = {"option": world.options[0], "other": world.options[1]} | values
    return NotTogether(programme=world.programme, reason="They clash.", **pair)


def a_scenario(world: World, **values: Any) -> Scenario:
    tried = {"weights": [{"criterion": "1", "weight": "2"}]} | values
    return Scenario(appraisal=world.appraisal, name="More", reason="Asked.", **tried)


def an_answer(world: World, **values: Any) -> PartnerAnswer:
    return PartnerAnswer(option=world.options[1], authority="Borough", **values)


def a_word(world: World) -> ConsiderationAnswer:
    about = {"role": "consideration", "code": "K", "slug": "k", "name": "Fits"}
    criterion = saved(Criterion(appraisal=world.appraisal, **about))
    words = {"option": world.options[0], "criterion": criterion, "text": "It fits."}
    return saved(ConsiderationAnswer(**words))


def an_excuse(world: World) -> Excuse:
    return saved(Excuse(criterion=world.gateway, at_least=1, level="high"))


def a_paper(world: World) -> Paper:
    return saved(
        Paper(programme=world.programme, reference="1", slug="1", house_format="x", title="Paper")
    )


def a_comment(world: World, **values: Any) -> Comment:
    """A comment on a cell."""
    about = {"option": world.options[0], "criterion": world.rankings[0], "text": "Why?"}
    return Comment(
        **{"programme": world.programme, "by": world.member, "at": timezone.now()} | about | values
    )


def an_approval(world: World) -> Approval:
    return saved(Approval(paper=a_paper(world), role="Legal officer"))


def an_exemption(world: World) -> Exemption:
    about = {"kind": "option", "name": "A1/B", "paragraph": "3", "reason": "Bids are open."}
    return saved(Exemption(paper=a_paper(world), **about))


def a_line(world: World) -> SavingsLine:
    return make_line(a_scheme(world))


def an_option_line(world: World) -> OptionLine:
    return saved(OptionLine(option=world.options[0], name="Building", kind="one-off-cost"))


def a_cost_scenario(world: World, **values: Any) -> CostScenario:
    about = {"name": "Inflation 5%", "cost_yearly": Decimal("0.05")} | values
    return CostScenario(appraisal=world.appraisal, **about)


def an_import(world: World) -> SchemesImport:
    return SchemesImport.objects.create(
        programme=world.programme,
        file_name="schemes.xlsx",
        sha256="0" * 64,
        by="Officer",
        by_id=world.officer.pk,
        at=timezone.now(),
        state="ready",
    )


def a_scheme(world: World) -> Scheme:
    """The one scheme of the world, made when it is first asked for."""
    values = {"slug": "1", "title": "Scheme"}
    rows = Scheme.objects
    return rows.get_or_create(programme=world.programme, reference="1", defaults=values)[0]


def a_need(world: World) -> Dependency:
    other = Scheme(programme=world.programme, reference="2", slug="2", title="Other")
    return saved(Dependency(scheme=a_scheme(world), needs=saved(other)))


def an_explanation(world: World, **values: Any) -> Explanation:
    about = {"where": "Budget", "stated": Decimal(1), "computed": "2", "text": "It is."}
    return Explanation(programme=world.programme, **about | values)


def a_stated_figure(world: World, **values: Any) -> StatedFigure:
    about = {"name": "Budget", "amount": Decimal(1)}
    return StatedFigure(programme=world.programme, **about | values)


def a_stream(world: World) -> Workstream:
    return saved(Workstream(programme=world.programme, name="People"))


def a_session(world: World) -> EngagementSession:
    return saved(EngagementSession(programme=world.programme, title="Evening"))


def an_action(world: World, **values: Any) -> ProgrammeAction:
    return ProgrammeAction(programme=world.programme, **{"action": "Agree it."} | values)


def a_contract(world: World, **values: Any) -> Contract:
    return Contract(programme=world.programme, **{"title": "Care at home"} | values)


def a_milestone(world: World, **values: Any) -> Milestone:
    point = saved(MilestonePoint(programme=world.programme, key="a", label="Start"))
    row = saved(MilestoneRow(programme=world.programme, name="All"))
    return Milestone(row=row, starts=point, ends=point, **values)


def a_step(world: World, **values: Any) -> TimedStep:
    return TimedStep(programme=world.programme, name="Award", **values)


def a_link(world: World, **values: Any) -> OneTimeLink:
    about = {"purpose": "invitation", "key_sha256": "0" * 64, "made_at": timezone.now()}
    lasts = {"expires_at": timezone.now() + timedelta(days=7)}
    return OneTimeLink(user=world.officer, **about | lasts | values)


def a_token(world: World, **values: Any) -> AccessToken:
    row, _text = make_access_token(world.officer)
    return changed(row, **values)


def a_kept_form(world: World) -> KeptForm:
    return KeptForm(user=world.officer, path="/", sent=[], kept_at=timezone.now())


def a_removal(world: World) -> Removal:
    return Removal.objects.create(
        model="schemes.risk", key=1, by=world.lead, token=uuid4(), at=timezone.now()
    )


def a_removed_row(world: World) -> RemovedRow:
    return RemovedRow(removal=a_removal(world), model="schemes.risk", key=1, values={})


def a_level(world: World) -> Level:
    return world.scale.levels.get(key="high")


def asking(world: World, **values: Any) -> models.Model:
    """The gateway's test, asking something else."""
    return changed(world.gateway.test, **values)


Break = Callable[[World], models.Model]

# For each rule the rows that break it: each alone is refused.
BREAKS: Final[dict[str, list[Break]]] = {
    "approval_role_once": [lambda w: again(an_approval(w))],
    "approval_state_known": [lambda w: changed(an_approval(w), state="perhaps")],
    "appraisal_costs_years_whole": [
        lambda w: changed(w.appraisal, costs_years=3),
        lambda w: changed(w.appraisal, costs_first_year="2026/27"),
        lambda w: changed(w.appraisal, costs_first_year="2026/27", costs_years=61),
        lambda w: changed(w.appraisal, costs_first_year="2026/27", costs_years=0),
    ],
    "appraisal_costs_from_known": [
        lambda w: changed(w.appraisal, costs_from="lines"),
        lambda w: changed(w.appraisal, costs_from="hope"),
        lambda w: changed(
            w.appraisal, costs_from="lines", costs_first_year="2026/27", costs_years=3
        ),
    ],
    "appraisal_better_known": [lambda w: changed(w.appraisal, better="newest")],
    "appraisal_reasons_for_known": [lambda w: changed(w.appraisal, reasons_for="some")],
    "appraisal_reference_once": [lambda w: again(w.appraisal, slug="other")],
    "appraisal_shortlist_whole": [
        lambda w: changed(w.appraisal, shortlist="top"),
        lambda w: changed(w.appraisal, shortlist="top", shortlist_count=0),
        lambda w: changed(w.appraisal, shortlist="threshold"),
        lambda w: changed(w.appraisal, shortlist="threshold", shortlist_count=2),
        lambda w: changed(w.appraisal, shortlist_count=2),
        lambda w: changed(w.appraisal, shortlist_total=Decimal(2)),
        lambda w: changed(w.appraisal, shortlist="some"),
    ],
    "appraisal_slug_once": [lambda w: again(w.appraisal, reference="Other")],
    "appraisal_state_known": [lambda w: changed(w.appraisal, state="paused")],
    "appraisal_total_as_known": [lambda w: changed(w.appraisal, total_as="stars")],
    "appraisal_weights_as_known": [lambda w: changed(w.appraisal, weights_as="stars")],
    "assessor_code_once": [lambda w: again(an_assessor(w), user=None)],
    "assessor_person_once": [lambda w: again(an_assessor(w), code="assessor-2")],
    "assessor_weight_not_negative": [lambda w: changed(an_own_weight(w), weight=Decimal(-1))],
    "assessor_weight_once": [lambda w: again(an_own_weight(w))],
    "erased_event_once": [lambda w: again(frozen_row(ErasedEvent, w))],
    "audit_event_once": [lambda w: again(saved(an_event()))],
    "band_one_edge": [
        lambda w: Band(
            criterion=w.rankings[0], level=a_level(w), at_least=Decimal(1), at_most=Decimal(2)
        )
    ],
    "bridge_title_once": [lambda w: again(saved(Bridge(programme=w.programme, title="Gap")))],
    "budget_year_once": [
        lambda w: again(saved(Budget(programme=w.programme, year="2018/19", amount=Decimal(1))))
    ],
    "comment_on_one_thing": [
        lambda w: a_comment(w, option=None, criterion=None),
        lambda w: a_comment(w, paper=a_paper(w)),
        lambda w: a_comment(w, section="summary"),
        lambda w: a_comment(w, option=None, criterion=None, paper=a_paper(w)),
        lambda w: a_comment(w, option=None, paper=a_paper(w), section="summary"),
    ],
    "comment_resolved_whole": [
        lambda w: a_comment(w, resolved_by=w.lead),
        lambda w: a_comment(w, resolved_at=timezone.now()),
    ],
    "comment_says_something": [lambda w: a_comment(w, text="")],
    "consideration_once": [lambda w: again(a_word(w))],
    "criterion_bands_need_scale": [lambda w: changed(w.gateway, banded_measure=a_measure(w))],
    "criterion_code_once": [lambda w: again(w.gateway, slug="other")],
    "criterion_group_for_ranking": [lambda w: changed(w.gateway, group=a_group(w))],
    "criterion_group_name_once": [lambda w: again(a_group(w))],
    "criterion_group_weight_not_negative": [lambda w: changed(a_group(w), weight=Decimal(-1))],
    "criterion_linear_whole": [
        lambda w: changed(w.rankings[0], scale=None, linear_measure=a_measure(w)),
        lambda w: changed(w.rankings[0], linear_worst=Decimal(1)),
        lambda w: changed(w.rankings[0], price_from="cost"),
        lambda w: changed(w.rankings[0], scale=None, price_from="measure", linear_points=1),
    ],
    "criterion_role_known": [lambda w: changed(w.gateway, role="hurdle")],
    "criterion_scale_for_ranking": [
        lambda w: changed(w.rankings[0], scale=None),
        lambda w: changed(w.gateway, scale=w.scale),
        lambda w: changed(w.gateway, weight=Decimal(1)),
        lambda w: changed(
            w.rankings[0],
            linear_measure=a_measure(w),
            linear_worst=Decimal(0),
            linear_best=Decimal(1),
            linear_points=Decimal(10),
        ),
    ],
    "criterion_slug_once": [lambda w: again(w.gateway, code="Other")],
    "criterion_weight_not_negative": [
        lambda w: changed(w.rankings[0], weight=Decimal("-0.5")),
    ],
    "decision_attendance": [lambda w: a_decision(w, present=12, entitled=11)],
    "decision_made_by_known": [lambda w: a_decision(w, made_by="lot")],
    "decision_view_is_another": [lambda w: a_decision(w, with_a_view_to=w.options[1])],
    "delivery_carried_not_below_nought": [lambda w: a_period(w, carried=Decimal(-1))],
    "delivery_close_known": [lambda w: a_close(w, act="opened")],
    "delivery_close_month": [
        lambda w: a_close(w, period="2026-13"),
        lambda w: a_close(w, period="2026-Q1"),
    ],
    "delivery_close_once": [lambda w: again(saved(a_close(w)))],
    "delivery_close_says_why": [lambda w: a_close(w, number=2)],
    "delivery_lost_has_reason": [lambda w: a_period(w, lost=Decimal(1))],
    "delivery_lost_not_below_nought": [
        lambda w: a_period(w, lost=Decimal(-1), lost_why="It was counted twice.")
    ],
    "delivery_milestone_named": [
        lambda w: SchemeDelivery(scheme=a_scheme(w), next_milestone_on=date(2026, 6, 1))
    ],
    "delivery_period_form": [
        lambda w: a_period(w, period="2026-13"),
        lambda w: a_period(w, period="2026-Q5"),
        lambda w: a_period(w, period="2026/27"),
    ],
    "delivery_period_once": [lambda w: again(saved(a_period(w)))],
    "delivery_periods_known": [lambda w: SchemeDelivery(scheme=a_scheme(w), periods="weeks")],
    "delivery_reason_of_a_status": [lambda w: a_period(w, why="It is late.")],
    "delivery_replaced_is_lost": [
        lambda w: a_period(w, replaced=Decimal(1), replaced_by="Fewer hours."),
        lambda w: a_period(w, lost_why="It is late."),
        lambda w: a_period(w, replaced_by="Fewer hours."),
    ],
    "delivery_replaced_is_named": [
        lambda w: a_period(w, lost=Decimal(2), lost_why="Late.", replaced=Decimal(1))
    ],
    "delivery_replaced_not_below_nought": [
        lambda w: a_period(
            w, lost=Decimal(2), lost_why="Late.", replaced=Decimal(-1), replaced_by="Hours."
        )
    ],
    "delivery_status_known": [lambda w: a_period(w, status="pink")],
    "dependency_on_another": [lambda w: changed(a_need(w), needs=a_scheme(w))],
    "dependency_once": [lambda w: again(a_need(w))],
    "evidence_title_once": [
        lambda w: again(saved(EvidenceTable(programme=w.programme, title="Grants")))
    ],
    "excuse_at_least_one": [lambda w: Excuse(criterion=w.gateway, at_least=0, level="high")],
    "excusing_criterion_once": [
        lambda w: again(saved(ExcusingCriterion(excuse=an_excuse(w), ranking=w.rankings[0])))
    ],
    "explanation_once": [lambda w: again(saved(an_explanation(w)))],
    "explanation_says_why": [lambda w: an_explanation(w, text="")],
    "gateway_test_whole": [
        lambda w: asking(w, level="high"),
        lambda w: asking(w, measure=a_measure(w)),
        lambda w: asking(w, kind="measure", at_most=Decimal(5)),
        lambda w: asking(w, kind="measure", measure=a_measure(w)),
        lambda w: asking(w, kind="minimum-level", level="high"),
        lambda w: asking(w, kind="minimum-level", ranking=w.rankings[0]),
        lambda w: asking(
            w, kind="minimum-level", ranking=w.rankings[0], level="high", points=Decimal(1)
        ),
        lambda w: asking(w, kind="hope"),
    ],
    "cost_scenario_changes_something": [lambda w: a_cost_scenario(w, cost_yearly=None)],
    "cost_scenario_in_range": [
        lambda w: a_cost_scenario(w, cost_change=Decimal("-1.01")),
        lambda w: a_cost_scenario(w, cost_change=Decimal("10.01")),
        lambda w: a_cost_scenario(w, cost_yearly=Decimal("1.01")),
        lambda w: a_cost_scenario(w, saving_change=Decimal("-1.01")),
        lambda w: a_cost_scenario(w, saving_yearly=Decimal("-1.01")),
        lambda w: a_cost_scenario(w, discount_rate=Decimal("0.21")),
        lambda w: a_cost_scenario(w, discount_rate=Decimal("-0.01")),
    ],
    "cost_scenario_name_is_its_own": [lambda w: a_cost_scenario(w, name="Central")],
    "cost_scenario_name_once": [lambda w: again(saved(a_cost_scenario(w)))],
    "delivery_option_named": [lambda w: DeliveryOption(scheme=a_scheme(w), name="")],
    "delivery_option_once": [
        lambda w: again(saved(DeliveryOption(scheme=a_scheme(w), name="One lot")))
    ],
    "scheme_from_an_option": [
        lambda w: changed(a_scheme(w), from_appraisal="A1"),
        lambda w: changed(a_scheme(w), from_option="B"),
    ],
    "impact_kind_known": [lambda w: Impact(scheme=a_scheme(w), kind="mixed", text="Moves.")],
    "import_state_known": [lambda w: changed(an_import(w), state="lost")],
    "issued_file_copy_known": [lambda w: an_issued_file(w, copy="part-3")],
    "issued_file_once": [lambda w: again(saved(an_issued_file(w)))],
    "interest_before_action": [
        lambda w: Interest(appraisal=w.appraisal, role="Treasurer", action="Left the room.")
    ],
    "level_key_once": [lambda w: again(a_level(w))],
    "line_amounts_are_known": [lambda w: changed(a_line(w), amounts_are="perhaps")],
    "line_kind_known": [lambda w: changed(a_line(w), kind="hope")],
    "line_name_once": [lambda w: again(a_line(w))],
    "line_risk_known": [lambda w: changed(a_line(w), risk="grave")],
    "line_stays_as_it_says": [
        lambda w: changed(a_line(w), amounts_are="once", lasts=True),
        lambda w: changed(a_line(w), amounts_are="new-and-lasting", lasts=False),
    ],
    "token_lasts": [lambda w: a_token(w, expires_at=timezone.now() - timedelta(days=1))],
    "token_has_a_name": [lambda w: a_token(w, name="")],
    "link_lasts": [lambda w: a_link(w, expires_at=timezone.now() - timedelta(days=8))],
    "link_purpose_known": [lambda w: a_link(w, purpose="gift")],
    "link_used_or_revoked": [
        lambda w: a_link(w, used_at=timezone.now(), revoked_at=timezone.now())
    ],
    "measure_key_once": [lambda w: again(a_measure(w))],
    "measure_value_once": [lambda w: again(a_value(w))],
    "membership_role_known": [
        lambda w: Membership(programme=w.programme, user=w.stranger, role="guest")
    ],
    "membership_role_once": [
        lambda w: Membership(programme=w.programme, user=w.lead, role=Role.LEAD)
    ],
    "office_holder_once": [
        lambda w: again(
            saved(OfficeHolder(programme=w.programme, user=w.approver, office="Finance"))
        )
    ],
    "option_code_once": [lambda w: again(w.options[1], slug="other")],
    "option_confidence_share": [
        lambda w: changed(w.options[1], confidence=Decimal("1.01")),
        lambda w: changed(w.options[1], confidence=Decimal("-0.01")),
    ],
    "option_one_baseline": [lambda w: changed(w.options[1], baseline=True)],
    "option_partners_at_least_one": [lambda w: changed(w.options[1], partners_needed=0)],
    "option_estimates_in_range": [
        lambda w: changed(w.options[1], bias_reason="New", cost_bias=Decimal("10.01")),
        lambda w: changed(w.options[1], bias_reason="New", cost_bias=Decimal("-0.01")),
        lambda w: changed(w.options[1], bias_reason="New", saving_bias=Decimal("1.01")),
        lambda w: changed(w.options[1], below=Decimal("1.01")),
        lambda w: changed(w.options[1], above=Decimal("-0.01")),
    ],
    "option_bias_has_a_reason": [lambda w: changed(w.options[1], cost_bias=Decimal("0.1"))],
    "option_line_estimates_in_range": [
        lambda w: changed(an_option_line(w), bias_reason="New", bias=Decimal("10.01")),
        lambda w: changed(
            an_option_line(w), kind="saving", bias_reason="New", bias=Decimal("1.01")
        ),
        lambda w: changed(an_option_line(w), below=Decimal("1.01")),
        lambda w: changed(an_option_line(w), above=Decimal("-0.01")),
    ],
    "option_line_bias_has_a_reason": [lambda w: changed(an_option_line(w), bias=Decimal(0))],
    "option_line_funding_has_no_estimates": [
        lambda w: changed(an_option_line(w), kind="funding", above=Decimal(0))
    ],
    "option_line_amounts_are_known": [
        lambda w: changed(an_option_line(w), amounts_are="sometimes")
    ],
    "option_line_kind_known": [lambda w: changed(an_option_line(w), kind="hope")],
    "option_line_name_once": [lambda w: again(an_option_line(w))],
    "option_line_risk_known": [lambda w: changed(an_option_line(w), risk="grave")],
    "option_line_stays_as_it_says": [
        lambda w: changed(an_option_line(w), amounts_are="once", lasts=True)
    ],
    "option_slug_once": [lambda w: again(w.options[1], code="Other")],
    "exemption_kind_known": [lambda w: changed(an_exemption(w), kind="page")],
    "exemption_once": [lambda w: again(an_exemption(w))],
    "explained_once": [
        lambda w: again(saved(Explained(paper=a_paper(w), mark="abc", why="It was rounded.")))
    ],
    "paper_reference_once": [lambda w: again(a_paper(w), slug="other")],
    "paper_slug_once": [lambda w: again(a_paper(w), reference="Other")],
    "not_together_differs": [lambda w: apart(w, other=w.options[0])],
    "not_together_once": [lambda w: again(saved(apart(w)))],
    "partner_answer_known": [lambda w: an_answer(w, answer="perhaps")],
    "partner_answer_once": [lambda w: again(saved(an_answer(w)))],
    "partner_once": [
        lambda w: again(saved(Partner(programme=w.programme, authority=make_authority())))
    ],
    "programme_first_year_form": [
        lambda w: changed(w.programme, first_year="2018-19"),
        lambda w: changed(w.programme, first_year="18/19"),
    ],
    "programme_reference_once": [lambda w: again(w.programme, slug="other")],
    "programme_scoring_known": [lambda w: changed(w.programme, scoring="alone")],
    "programme_years_range": [
        lambda w: changed(w.programme, years=0),
        lambda w: changed(w.programme, years=61),
    ],
    "rating_once": [lambda w: again(a_rating(w))],
    "rating_one_value": [
        lambda w: changed(a_rating(w), level=""),
        lambda w: changed(a_rating(w), points=Decimal(1)),
        lambda w: changed(a_rating(w), not_applicable="It does not apply."),
        lambda w: changed(a_rating(w), level="", points=Decimal(1), not_applicable="None."),
        lambda w: changed(a_rating(w), level="", abstained="I have an interest."),
        lambda w: changed(a_rating(w), assessor="assessor-1", abstained="I have an interest."),
    ],
    "removal_once": [lambda w: again(a_removal(w))],
    "removed_row_once": [lambda w: again(saved(a_removed_row(w)))],
    "render_done_has_size": [lambda w: changed(make_render(w.lead), state="done")],
    "render_has_content": [lambda w: changed(make_render(w.lead), content=None)],
    "render_once": [lambda w: again(make_render(w.lead))],
    "render_runs_with_a_heart": [
        lambda w: changed(make_render(w.lead), state="running"),
        lambda w: changed(make_render(w.lead, state="running"), heartbeat_at=None),
        lambda w: changed(make_render(w.lead, state="running"), run=None),
        lambda w: changed(make_render(w.lead, state="running"), state="waiting"),
    ],
    "render_state_known": [lambda w: changed(make_render(w.lead), state="asleep")],
    "render_steps_within": [lambda w: changed(make_render(w.lead), steps_done=1)],
    "risk_grades_known": [
        lambda w: Risk(scheme=a_scheme(w), risk="Delay", likelihood="sure"),
        lambda w: Risk(scheme=a_scheme(w), risk="Delay", impact="grave"),
    ],
    "scale_key_once": [lambda w: again(w.scale, slug="other")],
    "scale_range_whole": [
        lambda w: changed(w.scale, minimum=Decimal(5), maximum=Decimal(5)),
        lambda w: changed(w.scale, minimum=Decimal(10), maximum=Decimal(9)),
        lambda w: changed(w.scale, minimum=Decimal(0)),
        lambda w: changed(w.scale, maximum=Decimal(5)),
    ],
    "scale_slug_once": [lambda w: again(w.scale, key="Other")],
    "scenario_name_once": [lambda w: again(saved(a_scenario(w)))],
    "scenario_tries_something": [lambda w: a_scenario(w, weights=[])],
    "scheme_confidence_has_reason": [lambda w: changed(a_scheme(w), confidence="red")],
    "scheme_confidence_known": [
        lambda w: changed(a_scheme(w), confidence="blue", confidence_reason="It is.")
    ],
    "scheme_headline_whole": [lambda w: changed(a_scheme(w), headline_precision=Decimal(1000))],
    "scheme_reference_once": [lambda w: again(a_scheme(w), slug="other")],
    "scheme_slug_once": [lambda w: again(a_scheme(w), reference="Other")],
    "scheme_status_known": [lambda w: changed(a_scheme(w), status="asleep")],
    "heading_key_once": [lambda w: again(saved(PaperHeading(paper=a_paper(w), key="summary")))],
    "section_key_once": [lambda w: again(saved(Section(paper=a_paper(w), key="summary")))],
    "stated_lines_of_a_scheme": [lambda w: a_stated_figure(w, source="of-lines")],
    "stated_source_known": [lambda w: a_stated_figure(w, source="hearsay")],
    "stated_take_known": [lambda w: a_stated_figure(w, take="most")],
    "version_number_once": [lambda w: again(saved(a_version(w)))],
    "state_change_known": [lambda w: a_move(w, now="paused")],
    "activity_says_what": [
        lambda w: Activity(workstream=a_stream(w), activity=""),
    ],
    "action_says_what": [lambda w: an_action(w, action="")],
    "action_source_known": [lambda w: an_action(w, source="rumour")],
    "action_done_whole": [
        lambda w: an_action(w, done="It was agreed."),
        lambda w: an_action(w, done_on=date(2026, 5, 1)),
    ],
    "contract_has_title": [lambda w: a_contract(w, title="")],
    "contract_ends_in_reach": [lambda w: a_contract(w, ends_on=date(1899, 12, 31))],
    "contract_notice_whole": [
        lambda w: a_contract(w, notice=6),
        lambda w: a_contract(w, notice_in="months"),
        lambda w: a_contract(w, notice=0, notice_in="months"),
        lambda w: a_contract(w, notice=1000, notice_in="weeks"),
        lambda w: a_contract(w, notice=6, notice_in="years"),
    ],
    "contract_annual_value_not_below_nought": [lambda w: a_contract(w, annual_value=Decimal(-1))],
    "contract_exit_cost_not_below_nought": [lambda w: a_contract(w, exit_cost=Decimal(-1))],
    "programme_notice_days_range": [
        lambda w: changed(w.programme, notice_days=0),
        lambda w: changed(w.programme, notice_days=731),
    ],
    "budget_item_says_what": [
        lambda w: BudgetItem(programme=w.programme, item="", amount="1"),
    ],
    "event_has_title_and_time": [
        lambda w: PlanEvent(programme=w.programme, title="", when="May"),
        lambda w: PlanEvent(programme=w.programme, title="Workshop", when=""),
    ],
    "event_sessions_counted": [
        lambda w: PlanEvent(programme=w.programme, title="Workshop", when="May", sessions=0),
    ],
    "feedback_option_whole": [
        lambda w: Feedback(session=a_session(w), theme="Cost", said="Too dear.", option="A"),
        lambda w: Feedback(session=a_session(w), theme="Cost", said="Too dear.", appraisal="A1"),
    ],
    "feedback_says_what": [
        lambda w: Feedback(session=a_session(w), theme="", said="Too dear."),
        lambda w: Feedback(session=a_session(w), theme="Cost", said=""),
    ],
    "milestone_point_has_label": [
        lambda w: MilestonePoint(programme=w.programme, key="a", label=""),
    ],
    "milestone_point_once": [
        lambda w: again(saved(MilestonePoint(programme=w.programme, key="a", label="Start"))),
    ],
    "milestone_row_has_name": [lambda w: MilestoneRow(programme=w.programme, name="")],
    "milestone_says_what": [lambda w: a_milestone(w, text="")],
    "session_ends_after_start": [
        lambda w: changed(a_session(w), starts_on=date(2016, 5, 2), ends_on=date(2016, 5, 1)),
    ],
    "session_kind_known": [lambda w: changed(a_session(w), kind="party")],
    "step_by_month_whole": [
        lambda w: a_step(w, by_month=True),
        lambda w: a_step(w, by_month=True, starts_on=date(2016, 5, 1)),
        lambda w: a_step(
            w,
            by_month=True,
            starts_on=date(2016, 5, 1),
            ends_on=date(2016, 5, 31),
            stated=1,
            unit="days",
            sense="exactly",
        ),
    ],
    "step_ends_after_start": [
        lambda w: a_step(w, starts_on=date(2012, 6, 2), ends_on=date(2012, 6, 1))
    ],
    "step_follows_another": [
        lambda w: StepFollows(step=(one := saved(a_step(w))), follows=one),
    ],
    "step_follows_once": [
        lambda w: again(saved(StepFollows(step=saved(a_step(w)), follows=saved(a_step(w))))),
    ],
    "step_length_whole": [
        lambda w: a_step(w, stated=5),
        lambda w: a_step(w, stated=5, unit="days"),
        lambda w: a_step(w, sense="exactly"),
        lambda w: a_step(w, unit="days", sense="exactly"),
    ],
    "user_email_once": [
        lambda w: again(
            changed_and_saved(w.officer, email="pat.reed@example.org"), username="other"
        )
    ],
    "authority_logo_has_content": [
        lambda w: AuthorityLogo(authority=w.programme.authority, content=b"", sha256="0" * 64),
        lambda w: AuthorityLogo(authority=w.programme.authority, content=b"<svg/>", sha256=""),
    ],
    "user_has_authority": [lambda w: changed(w.officer, authority=None)],
    "view_kind_known": [
        lambda w: StakeholderView(option=w.options[0], kind="worry", group="Staff", text="Why?")
    ],
    "workstream_has_name": [lambda w: Workstream(programme=w.programme, name="")],
}
CONSTRAINTS: Final = {
    constraint.name: (model, constraint) for model in OURS for constraint in model._meta.constraints
}


def test_every_rule_of_the_database_is_broken_here() -> None:
    assert set(BREAKS) == set(CONSTRAINTS)


@pytest.mark.parametrize(
    ("name", "variant"),
    [(name, index) for name, rows in BREAKS.items() for index in range(len(rows))],
)
def test_row_that_breaks_a_rule_is_refused(name: str, variant: int, world: World) -> None:
    model, constraint = CONSTRAINTS[name]
    row = BREAKS[name][variant](world)
    assert type(row) is model
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        row.save()
    assert name in str(caught.value) or names_columns(str(caught.value), model, constraint)


def names_columns(
    message: str, model: type[models.Model], constraint: models.BaseConstraint
) -> bool:
    """SQLite tells the columns of a rule of uniqueness, not its name."""
    if not isinstance(constraint, models.UniqueConstraint):
        return False
    columns = [model._meta.get_field(field).column for field in constraint.fields]
    told = ", ".join(f"{model._meta.db_table}.{column}" for column in columns)
    return message == f"UNIQUE constraint failed: {told}"


UNIQUE_COLUMNS: Final = {
    ("AccessToken", "key"),
    ("AccessToken", "key_sha256"),
    ("Authority", "name"),
    ("AuthorityLogo", "authority"),
    ("User", "username"),
    ("Programme", "slug"),
    ("Appraisal", "decision"),
    ("DailyEmail", "user"),
    ("GatewayTest", "criterion"),
    ("Excuse", "criterion"),
    ("KeptForm", "key"),
    ("OneTimeLink", "key_sha256"),
    ("OwnFormat", "key"),
    ("RuledOut", "option"),
    ("SchemeDelivery", "scheme"),
    ("Spread", "appraisal"),
}


def test_every_unique_column_is_known() -> None:
    found = {
        (model.__name__, field.name)
        for model in OURS
        for field in model._meta.fields
        if field.unique and not field.primary_key
    }
    assert found == UNIQUE_COLUMNS


@pytest.mark.parametrize(
    "twice",
    [
        lambda w: again(w.programme.authority),
        lambda w: again(w.lead, pk=None),
        lambda w: again(w.programme, reference="Other"),
        lambda w: again(saved(DailyEmail(user=w.lead))),
        lambda w: GatewayTest(criterion=w.gateway, kind="pass"),
        lambda w: again(saved(a_kept_form(w))),
        lambda w: again(saved(a_link(w))),
        lambda w: again(a_token(w), key_sha256="0" * 64),
        lambda w: again(a_token(w), key="00000000"),
        lambda w: Excuse(criterion=an_excuse(w).criterion, level="high"),
        lambda w: SchemeDelivery(scheme=a_delivery(w).scheme),
        lambda w: again(saved(Spread(appraisal=w.appraisal))),
        lambda w: again(
            saved(RuledOut(option=w.options[2], stage="Long list", why="It is too dear."))
        ),
        lambda w: again(
            changed_and_saved(w.appraisal, decision=saved(a_decision(w))),
            reference="Other",
            slug="other",
        ),
    ],
)
def test_unique_column_refuses_a_second_row(twice: Break, world: World) -> None:
    row = twice(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def changed_and_saved(row: models.Model, **values: Any) -> models.Model:
    return saved(changed(row, **values))


def test_same_reference_in_another_authority_is_allowed(world: World) -> None:
    make_programme(reference=world.programme.reference, slug="other")
    assert Programme.objects.filter(reference=world.programme.reference).count() == 2


def test_baseline_of_another_appraisal_is_allowed(world: World) -> None:
    other = saved(again(world.appraisal, reference="A2", slug="a2"))
    Option.objects.create(appraisal=other, code="A", slug="a", name="As now", baseline=True)
    assert Option.objects.filter(baseline=True).count() == 2


def test_ratings_of_different_assessors_stand_side_by_side(world: World) -> None:
    first = a_rating(world)
    saved(again(first, assessor="Assessor 1"))
    assert Rating.objects.count() == 2


def test_criterion_may_have_a_banded_measure_on_a_scale(world: World) -> None:
    saved(changed(world.rankings[0], banded_measure=a_measure(world)))
    assert Criterion.objects.filter(banded_measure__isnull=False).count() == 1

"""Every list that people put in order: how to make a row of it, and where it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.urls import reverse

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
    Evidence,
    ExcusingCriterion,
    Interest,
    Level,
    Measure,
    MeasureValue,
    Option,
    OptionLine,
    PartnerAnswer,
    Rating,
    RuledOut,
    Scale,
    Scenario,
    StakeholderView,
)
from reports.models import Approval, Exemption, Paper, PaperHeading, Revision, Section
from schemes.models import (
    Activity,
    Bridge,
    BudgetItem,
    Contract,
    DeliveryOption,
    Dependency,
    EngagementSession,
    EvidenceTable,
    Feedback,
    Impact,
    Membership,
    Milestone,
    MilestonePoint,
    MilestoneRow,
    NextStep,
    PlanEvent,
    Programme,
    ProgrammeAction,
    Risk,
    Role,
    SavingsLine,
    Scheme,
    StatedFigure,
    TimedStep,
    Workstream,
)
from tests.factories import (
    World,
    make_appraisal,
    make_option,
    make_programme,
    make_scheme,
)
from tests.schemes.figures import make_bridge, make_evidence, make_stated
from tests.schemes.planned import make_milestone
from tests.schemes.savings.lines import make_line
from workbench.models import Ordered
from workbench.rows.slugs import slug_for

OWN: Final = "own"  # the slug of whatever a list stands beneath

# Put in order by something else than buttons.
ELSEWHERE: Final[dict[type[Ordered], str]] = {
    Level: "typed in order in the form of its scale",
    Band: "typed in order in the form of its criterion",
    ExcusingCriterion: "chosen in the form of its criterion",
    Evidence: "typed in order in the form of its rating",
    Rating: "shown in a grid of options and criteria",
    Assessor: "listed as they began to score",
    AssessorWeight: "typed in the order of the criteria",
    MeasureValue: "shown in a grid of options and measures",
    ConsiderationAnswer: "typed in the order of the criteria",
    PartnerAnswer: "listed as the authorities were asked",
    RuledOut: "listed in the order of the options",
    Interest: "listed as people declared them",
    NextStep: "a timed step, put in order with the others",
    Section: "its house format says where it stands",
    Approval: "its house format says where it stands",
}


@dataclass(frozen=True)
class Ground:
    """A programme of its own, of which the world's lead, officer and member are members."""

    programme: Programme

    @property
    def scheme(self) -> Scheme:
        found = self.programme.schemes.filter(slug=OWN).first()
        return found or make_scheme(self.programme, reference="Own scheme", slug=OWN)

    @property
    def appraisal(self) -> Appraisal:
        found = self.programme.appraisals.filter(slug=OWN).first()
        return found or make_appraisal(self.programme, reference="Own appraisal", slug=OWN)

    @property
    def workstream(self) -> Workstream:
        return self.programme.workstreams.get_or_create(name="Own workstream")[0]

    @property
    def milestones(self) -> MilestoneRow:
        self.programme.points.get_or_create(key="own", label="Own point")
        return self.programme.milestone_rows.get_or_create(name="Own row")[0]

    @property
    def session(self) -> EngagementSession:
        return self.programme.sessions.get_or_create(title="Own session")[0]

    @property
    def option(self) -> Option:
        found = self.appraisal.options.filter(slug=OWN).first()
        return found or make_option(self.appraisal, "Own", slug=OWN)

    @property
    def paper(self) -> Paper:
        found = self.programme.papers.filter(slug=OWN).first()
        return found or self.make_paper("own")

    def make_paper(self, name: str) -> Paper:
        return Paper.objects.create(
            programme=self.programme,
            reference=name,
            slug=slug_for(name),
            title=name,
            house_format="outline-business-case",
            position=7,
        )

    def url(self, name: str, *more: object) -> str:
        return reverse(name, args=[self.programme.slug, *more])


def make_ground(world: World) -> Ground:
    programme = make_programme(title="Put in order", authority=world.programme.authority)
    for role in (Role.LEAD, Role.OFFICER, Role.MEMBER):
        user = getattr(world, role)
        Membership.objects.create(programme=programme, user=user, role=role)
    return Ground(programme)


@dataclass(frozen=True)
class ListInOrder:
    """One list. `make` makes a row of a name, all at one place, as they may stand in an imported
    case; `page` shows them and is where a move leads back to; `move` is the address that moves a
    row. `moved` is what the history says, `spoken` how the buttons call the row "A"; a `quiet`
    move leaves the version of the row."""

    model: type[Ordered]
    make: Callable[[Ground, str], Any]
    page: Callable[[Ground], str]
    move: Callable[[Ground, Any], str]
    moved: str
    spoken: str
    quiet: bool = False


def _need(ground: Ground, name: str) -> Dependency:
    needed = make_scheme(ground.programme, reference=name)
    return Dependency.objects.create(scheme=ground.scheme, needs=needed, position=7)


def _view(ground: Ground, name: str) -> StakeholderView:
    about = {"kind": "benefit", "group": "Staff", "text": name}
    return StakeholderView.objects.create(option=ground.option, position=7, **about)


def _exemption(ground: Ground, name: str) -> Exemption:
    about = {"kind": "option", "name": name, "paragraph": "3", "reason": "Bids are open."}
    return Exemption.objects.create(paper=ground.paper, position=7, **about)


def _measure(ground: Ground, name: str) -> Measure:
    assert ground.option.pk  # the measures are shown once there are options
    return Measure.objects.create(
        appraisal=ground.appraisal, key=name.lower(), name=name, position=7
    )


def _scale(ground: Ground, name: str) -> Scale:
    ends = {"minimum": Decimal(0), "maximum": Decimal(10)}
    return Scale.objects.create(
        appraisal=ground.appraisal, key=name, slug=slug_for(name), position=7, **ends
    )


LISTS: Final = (
    ListInOrder(
        Risk,
        lambda on, name: Risk.objects.create(scheme=on.scheme, risk=name, position=7),
        lambda on: on.url("risks", OWN),
        lambda on, row: on.url("risk-move", OWN, row.pk),
        "moved risk",
        "risk A",
    ),
    ListInOrder(
        Impact,
        lambda on, name: Impact.objects.create(
            scheme=on.scheme, kind="negative", group="Age", text=name, position=7
        ),
        lambda on: on.url("impacts", OWN),
        lambda on, row: on.url("impact-move", OWN, row.pk),
        "moved impact",
        "impact A",
    ),
    ListInOrder(
        DeliveryOption,
        lambda on, name: DeliveryOption.objects.create(scheme=on.scheme, name=name, position=7),
        lambda on: on.url("scheme-options", OWN),
        lambda on, row: on.url("deliveryoption-move", OWN, row.pk),
        "moved delivery option",
        "delivery option A",
    ),
    ListInOrder(
        Dependency,
        _need,
        lambda on: on.url("needs", OWN),
        lambda on, row: on.url("need-move", OWN, row.pk),
        "moved need",
        "need A",
    ),
    ListInOrder(
        SavingsLine,
        lambda on, name: make_line(on.scheme, name, position=7),
        lambda on: on.url("savings", OWN),
        lambda on, row: on.url("line-move", OWN, row.pk),
        "moved savings line",
        "A",
    ),
    ListInOrder(
        StatedFigure,
        lambda on, name: make_stated(on.programme, name=name, position=7),
        lambda on: on.url("reconciliation"),
        lambda on, row: on.url("stated-move", row.pk),
        "moved stated figure",
        "stated figure A",
    ),
    ListInOrder(
        EvidenceTable,
        lambda on, name: make_evidence(on.programme, title=name, position=7),
        lambda on: on.url("evidence"),
        lambda on, row: on.url("evidence-move", row.pk),
        "moved table of evidence",
        "table of evidence A",
    ),
    ListInOrder(
        Bridge,
        lambda on, name: make_bridge(on.programme, title=name, position=7),
        lambda on: on.url("bridges"),
        lambda on, row: on.url("bridge-move", row.pk),
        "moved funding bridge",
        "funding bridge A",
    ),
    ListInOrder(
        TimedStep,
        lambda on, name: TimedStep.objects.create(programme=on.programme, name=name, position=7),
        lambda on: on.url("timetable"),
        lambda on, row: on.url("step-move", row.pk),
        "moved step",
        "step A",
    ),
    ListInOrder(
        Workstream,
        lambda on, name: Workstream.objects.create(programme=on.programme, name=name, position=7),
        lambda on: on.url("workstreams"),
        lambda on, row: on.url("workstream-move", row.pk),
        "moved workstream",
        "workstream A",
    ),
    ListInOrder(
        Activity,
        lambda on, name: Activity.objects.create(
            workstream=on.workstream, activity=name, position=7
        ),
        lambda on: on.url("workstreams"),
        lambda on, row: on.url("activity-move", row.workstream_id, row.pk),
        "moved activity",
        "activity A",
    ),
    ListInOrder(
        BudgetItem,
        lambda on, name: BudgetItem.objects.create(
            programme=on.programme, item=name, amount="1", position=7
        ),
        lambda on: on.url("project-budget"),
        lambda on, row: on.url("budgetitem-move", row.pk),
        "moved budget item",
        "budget item A",
    ),
    ListInOrder(
        PlanEvent,
        lambda on, name: PlanEvent.objects.create(
            programme=on.programme, title=name, when="May", position=7
        ),
        lambda on: on.url("events"),
        lambda on, row: on.url("event-move", row.pk),
        "moved event",
        "event A",
    ),
    ListInOrder(
        MilestonePoint,
        lambda on, name: MilestonePoint.objects.create(
            programme=on.programme, key=name, label=name, position=7
        ),
        lambda on: on.url("milestones"),
        lambda on, row: on.url("point-move", row.pk),
        "moved point of time",
        "point of time A",
    ),
    ListInOrder(
        MilestoneRow,
        lambda on, name: MilestoneRow.objects.create(programme=on.programme, name=name, position=7),
        lambda on: on.url("milestones"),
        lambda on, row: on.url("milestonerow-move", row.pk),
        "moved row of milestones",
        "row of milestones A",
    ),
    ListInOrder(
        Milestone,
        lambda on, name: make_milestone(on.milestones, name, position=7),
        lambda on: on.url("milestones"),
        lambda on, row: on.url("milestone-move", row.row_id, row.pk),
        "moved milestone",
        "milestone A",
    ),
    ListInOrder(
        EngagementSession,
        lambda on, name: EngagementSession.objects.create(
            programme=on.programme, title=name, position=7
        ),
        lambda on: on.url("engagement"),
        lambda on, row: on.url("session-move", row.pk),
        "moved session",
        "session A",
    ),
    ListInOrder(
        ProgrammeAction,
        lambda on, name: ProgrammeAction.objects.create(
            programme=on.programme, action=name, position=7
        ),
        lambda on: on.url("follow-up"),
        lambda on, row: on.url("action-move", row.pk),
        "moved action",
        "action A",
    ),
    ListInOrder(
        Contract,
        lambda on, name: Contract.objects.create(programme=on.programme, title=name, position=7),
        lambda on: on.url("contracts"),
        lambda on, row: on.url("contract-move", row.pk),
        "moved contract",
        "contract A",
    ),
    ListInOrder(
        Feedback,
        lambda on, name: Feedback.objects.create(
            session=on.session, theme="Access", said=name, position=7
        ),
        lambda on: on.url("engagement"),
        lambda on, row: on.url("feedback-move", row.session_id, row.pk),
        "moved feedback",
        "feedback Access: A",
    ),
    ListInOrder(
        Option,
        lambda on, name: make_option(on.appraisal, name, name=name, position=7),
        lambda on: on.url("options", OWN),
        lambda on, row: on.url("option-move", OWN, row.slug),
        "moved option",
        "A",
    ),
    ListInOrder(
        StakeholderView,
        _view,
        lambda on: on.url("option", OWN, OWN),
        lambda on, row: on.url("view-move", OWN, OWN, row.pk),
        "moved benefit",
        "benefit A",
    ),
    ListInOrder(
        OptionLine,
        lambda on, name: OptionLine.objects.create(
            option=on.option, name=name, kind="cost", unit_value="1", position=7
        ),
        lambda on: on.url("option-costs", OWN, OWN),
        lambda on, row: on.url("optionline-move", OWN, OWN, row.pk),
        "moved line of an option",
        "line of an option A",
    ),
    ListInOrder(
        CostScenario,
        lambda on, name: CostScenario.objects.create(
            appraisal=on.appraisal, name=name, cost_change="0.1", position=7
        ),
        lambda on: on.url("costs", OWN),
        lambda on, row: on.url("costscenario-move", OWN, row.pk),
        "moved scenario of costs",
        "scenario of costs A",
    ),
    ListInOrder(
        Condition,
        lambda on, name: Condition.objects.create(appraisal=on.appraisal, text=name, position=7),
        lambda on: on.url("decision", OWN),
        lambda on, row: on.url("condition-move", OWN, row.pk),
        "moved condition",
        "condition A",
    ),
    ListInOrder(
        Scenario,
        lambda on, name: Scenario.objects.create(
            appraisal=on.appraisal,
            name=name,
            reason="Asked.",
            weights=[{"criterion": "none", "weight": "1"}],
            position=7,
        ),
        lambda on: on.url("scenarios", OWN),
        lambda on, row: on.url("scenario-move", OWN, row.pk),
        "moved scenario",
        "scenario A",
    ),
    ListInOrder(
        CriterionGroup,
        lambda on, name: CriterionGroup.objects.create(
            appraisal=on.appraisal, name=name, position=7
        ),
        lambda on: on.url("criteria", OWN) + "#groups",
        lambda on, row: on.url("group-move", OWN, row.pk),
        "moved group of criteria",
        "group of criteria A",
    ),
    ListInOrder(
        Measure,
        _measure,
        lambda on: on.url("measures", OWN),
        lambda on, row: on.url("measure-move", OWN, row.pk),
        "moved measure",
        "measure A",
    ),
    ListInOrder(
        Scale,
        _scale,
        lambda on: on.url("criteria", OWN) + "#scales",
        lambda on, row: on.url("scale-move", OWN, row.slug),
        "moved scale",
        "scale A",
    ),
    ListInOrder(
        Exemption,
        _exemption,
        lambda on: on.url("paper-exempt", OWN),
        lambda on, row: on.url("exemption-move", OWN, row.pk),
        "moved exemption",
        "exemption A",
    ),
    ListInOrder(
        Revision,
        lambda on, name: Revision.objects.create(paper=on.paper, number=name, position=7),
        lambda on: on.url("paper-revisions", OWN),
        lambda on, row: on.url("revision-move", OWN, row.pk),
        "moved revision",
        "revision A",
    ),
    ListInOrder(
        Appraisal,
        lambda on, name: make_appraisal(on.programme, reference=name, title=name, position=7),
        lambda on: on.url("programme"),
        lambda on, row: on.url("appraisal-move", row.slug),
        "moved appraisal",
        "appraisal A",
        quiet=True,
    ),
    ListInOrder(
        Paper,
        lambda on, name: on.make_paper(name),
        lambda on: on.url("programme"),
        lambda on, row: on.url("paper-move", row.slug),
        "moved paper",
        "paper A",
        quiet=True,
    ),
)
# Each with tests of its own, since it differs: a criterion is refused at the end of its kind, and
# a scheme is moved from its own page; headings are those of a house format as well.
OWN_TESTS: Final[set[type[Ordered]]] = {Criterion, PaperHeading, Scheme}

"""A site with one row of each kind, and people of each role who may or may not see it."""

from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any, Final
from uuid import uuid4

from allauth.mfa.models import Authenticator
from django.utils import timezone

from appraisal.engine import ENGINE_VERSION
from appraisal.models import (
    Appraisal,
    Criterion,
    CriterionGroup,
    Measure,
    MeasureValue,
    Option,
    OptionLine,
    Scale,
    StakeholderView,
)
from reports.casefile.canonical import case_text
from reports.casefile.own import own_case
from reports.document.content_json import content_json
from reports.formats.shelf import house_format_text
from reports.house_formats.editing import copied
from reports.jobs.views import ticket_for
from reports.models import OwnFormat, Paper, PaperVersion, Section
from reports.output.paper import paper_document
from reports.public.copies import public_copy
from reports.stored.exporting import programme_case
from schemes.models import Membership, Programme, Role, Workstream
from tests.appraisal.decided import decision_parameters
from tests.factories import (
    World,
    make_appraisal,
    make_gateway,
    make_option,
    make_programme,
    make_scale,
    make_user,
    make_world,
    number_anew,
)
from tests.reports.cases.workshop_parameters import workshop_parameters
from tests.reports.jobs.renders import make_render
from tests.schemes.figures import figure_parameters
from tests.schemes.people.rows import people_parameters
from tests.schemes.rows import scheme_parameters
from tests.schemes.savings.lines import savings_parameters
from tests.schemes.spreadsheets.filled import spreadsheet_parameters
from tests.workbench.people.passkeys import SoftwarePasskey
from workbench.models import Removal, User
from workbench.rows.removing import remove_row
from workbench.rows.writing import write

PEOPLE: Final = (
    "anonymous",
    "stranger of another authority",
    "stranger of the same authority",
    "lead",
    "officer",
    "moderator",
    "assessor",
    "member",
    "approver",
    "site administrator",
)


@dataclass(frozen=True)
class Site:
    """`parameters` and `other_parameters` give every parameter of an address a value, from two
    programmes that share nothing but their lead officer."""

    world: World
    people: dict[str, User | None]
    parameters: dict[str, Any]
    other_parameters: dict[str, Any]


def make_site() -> Site:
    """In a database without any rows."""
    number_anew()
    world = make_world()
    world.rate_everything()
    other = make_programme(
        title="Elsewhere",
        authority=world.programme.authority,
        questions=[{"key": "elsewhere", "heading": "What of elsewhere?", "help": ""}],
    )
    Membership.objects.create(programme=other, user=world.lead, role=Role.LEAD)
    far = make_user("far", None)
    far_programme = make_programme(title="Far away", authority=far.authority)
    Membership.objects.create(programme=far_programme, user=far, role=Role.LEAD)
    other_appraisal = make_appraisal(other, slug="other-appraisal")
    return Site(
        world=world,
        people={
            "anonymous": None,
            "stranger of another authority": far,
            "stranger of the same authority": make_user("near", world.programme.authority),
            "lead": world.lead,
            "officer": world.officer,
            "moderator": world.moderator,
            "assessor": world.assessor,
            "member": world.member,
            "approver": world.approver,
            "site administrator": User.objects.create_superuser("administrator"),
        },
        parameters=parameters_in(world.programme, world.appraisal, world.options[1]),
        other_parameters=parameters_in(other, other_appraisal, None),
    )


def signing_in_parameters(user: User) -> dict[str, Any]:
    """A passkey of this person; no session is called as the address says."""
    options = {"publicKey": {"challenge": "AAAA"}}
    credential = SoftwarePasskey(name=f"{uuid4()}".encode()).made(options)
    data = {"name": "Work laptop", "credential": credential}
    factor = Authenticator.objects.create(user=user, type="webauthn", data=data)
    return {"factor": factor.pk, "own_session": "0" * 32}


def format_parameters(programme: Programme) -> dict[str, Any]:
    """A house format of the programme's authority, and a heading of it."""
    key = f"format-of-{programme.pk}"
    text = copied(house_format_text("cabinet-report"), key=key, name="Cabinet report")
    OwnFormat.objects.create(authority=programme.authority, key=key, name="Report", text=text)
    parts = {"form_list": "headings.0.blocks", "form_part": "headings.0.blocks.0"}
    return {"form": key, "form_heading": "summary", **parts}


def make_version(paper: Paper, number: str, by: User) -> PaperVersion:
    """A version of a paper as it once stood, whether it could be issued or not."""
    version = PaperVersion(
        paper=paper,
        number=number,
        issued_at=timezone.now(),
        issued_by=by,
        author="Lead officer",
        status="Final",
        reason="First issue.",
        engine=ENGINE_VERSION,
        **_frozen(paper),
    ).sealed()
    version.save()
    return version


_FROZEN: dict[str, str] = {}


def _frozen(paper: Paper) -> dict[str, str]:
    """What a version keeps. It rests on nothing that changes, so that the first paper's serves every
    site of these tests."""
    if not _FROZEN:
        whole, reference = programme_case(paper.programme), paper.reference
        case = case_text(own_case(whole, reference))
        public = case_text(public_copy(whole, reference).case)
        _FROZEN.update(
            case=case,
            case_sha256=sha256(case.encode()).hexdigest(),
            public=public,
            public_sha256=sha256(public.encode()).hexdigest(),
            content=content_json(paper_document(whole, reference)).decode(),
            whole_content=content_json(paper_document(whole, reference, whole=True)).decode(),
        )
    return _FROZEN


def make_removal(programme: Programme, by: User) -> Removal:
    """A workstream that was removed."""
    row = Workstream.objects.create(programme=programme, name=f"Stream of {programme.slug}")
    with write(by=by, token=uuid4()) as writer:
        writer.record("removed workstream", row, programme, removed=True)
        return remove_row(writer, row, programme)


def make_group(appraisal: Appraisal, scale: Scale) -> CriterionGroup:
    """A group that carries what its one criterion did, so that no answer becomes another."""
    rows = Criterion.objects.filter(appraisal=appraisal, role=Criterion.Role.RANKING)
    member = rows.order_by("position", "pk").last() or Criterion.objects.create(
        appraisal=appraisal,
        code=f"R {appraisal.slug}",
        slug=f"r-{appraisal.slug}",
        name="Reach",
        role=Criterion.Role.RANKING,
        scale=scale,
        position=9,
    )
    group = CriterionGroup.objects.create(
        appraisal=appraisal, name=f"Group of {appraisal.slug}", weight=member.weight
    )
    Criterion.objects.filter(pk=member.pk).update(group=group)
    return group


def parameters_in(
    programme: Programme, appraisal: Appraisal, option: Option | None
) -> dict[str, Any]:
    """Makes one row of each kind in a programme; returns the values of address parameters that name
    them."""
    is_first = option is not None
    scale = appraisal.scales.first() or make_scale(appraisal, key=f"Scale of {appraisal.slug}")
    criterion = appraisal.criteria.order_by("position", "pk").last()
    criterion = criterion or make_gateway(appraisal, f"G {appraisal.slug}")
    option = option or make_option(appraisal, f"O {appraisal.slug}")
    view = StakeholderView.objects.create(
        option=option, kind="benefit", group="Staff", text="It keeps jobs here."
    )
    line = OptionLine.objects.create(
        option=option, name="Building", kind="one-off-cost", unit_value="1000"
    )
    if is_first:
        appraisal.saving_lines = [{"name": "Overheads", "risk": "low"}]
        appraisal.save(update_fields=["saving_lines"])
    measure = Measure.objects.create(appraisal=appraisal, key="payback", unit="years")
    MeasureValue.objects.create(measure=measure, option=option, value=Decimal("2.5"))
    lead = Membership.objects.filter(programme=programme, role=Role.LEAD)[0].user
    paper = Paper.objects.create(
        programme=programme,
        appraisal=appraisal,
        reference=f"Paper of {appraisal.slug}",
        slug=f"paper-{appraisal.slug}",
        house_format="outline-business-case",
        title="Outline business case",
        facts={"meeting": "Committee", "date": "2015-09-08"},
    )
    # The second paper has another section, so that one of the two is not found in the other.
    section = "executive-summary" if appraisal.slug == "a1" else f"only-{appraisal.slug}"
    Section.objects.create(paper=paper, key=section, text="The board weighed three options.")
    version = make_version(paper, f"{programme.pk}.0", lead)
    scheme, rows = scheme_parameters(programme)
    return {
        **rows,
        **figure_parameters(programme),
        **people_parameters(programme),
        **signing_in_parameters(lead),
        **savings_parameters(scheme),
        **spreadsheet_parameters(programme),
        "removal": make_removal(programme, lead).pk,
        "programme": programme.slug,
        "appraisal": appraisal.slug,
        "option": option.slug,
        "criterion": criterion.slug,
        "move": "lock-weights" if is_first else "no-such-step",
        "scale": scale.slug,
        "group": make_group(appraisal, scale).pk,
        "view": view.pk,
        "optionline": line.pk,
        # The other appraisal considered no savings: there is none at this place.
        "at": 0 if is_first else 9,
        **decision_parameters(appraisal, option),
        "measure": measure.pk,
        "paper": paper.slug,
        "number": version.number,
        "before": version.number,
        # A kind of file belongs to no programme: the other programme gets one that does not exist.
        "file": "public.json" if is_first else "public.exe",
        "render": ticket_for(paper.pk, make_render(lead, f"Of {programme.slug}.", state="failed")),
        "section": section,
        **format_parameters(programme),
        **workshop_parameters(paper),
    }

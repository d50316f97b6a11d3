"""A site with something exempt of each kind, named and explained wherever people can write."""

from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import uuid4

from django.utils import timezone

from appraisal.models import (
    Appraisal,
    Condition,
    Criterion,
    Decision,
    Interest,
    Measure,
    MeasureValue,
    Option,
    PartnerAnswer,
    Rating,
    Scenario,
    StakeholderView,
)
from reports.models import Comment, Exemption, Paper
from schemes.models import (
    Attachment,
    AttachmentContent,
    Dependency,
    EvidenceTable,
    Explanation,
    Programme,
    Risk,
    SavingsLine,
    Scheme,
)
from tests.factories import make_scheme, rate
from tests.schemes.figures import COLUMNS, ROWS, SUMS, make_stated
from tests.site.site import Site, make_site
from workbench.models import Versioned
from workbench.rows.writing import snapshot
from workbench.trail.events import add_events, event_of

NAMES: Final = {
    "option": "Zephyr cooperative",
    "scheme": "Narwhal closures",
    "evidence": "Quillfeather prices",
    "figure": "Umbrella settlement",
    "attachment": "Wolverine survey",
}
# Words that explain them, and names within them, which name nothing by themselves.
EXPLAINED: Final = (
    "The bidder told us so in confidence.",
    "Foxglove council",
    "A lanternfish may strike.",
    "It was settled behind closed doors.",
    "Prices of the only bidder.",
    "Sold by the marmot firm.",
)
BIDDER, JOINS, STRIKE, SETTLED, PRICES, SOLD = EXPLAINED
# Cost and measure of the option, headline of the scheme, as pages and files write them.
COST, PAYBACK, HEADLINE = Decimal(7654321), Decimal("41.77"), Decimal(918273)
AMOUNTS: Final = ("7654321", "7,654,321", "41.77", "918273", "918,273")
SECRETS: Final = (*NAMES.values(), *EXPLAINED, "NARW-7")


def make_exempt_site() -> Site:
    """The parameters of its addresses name what everybody may read."""
    site = make_site()
    world = site.world
    option = world.options[2]
    Option.objects.filter(pk=option.pk).update(
        name=NAMES["option"],
        cost=COST,
        summary=BIDDER,
        ownership=SOLD,
        facts=[{"label": "Firm", "text": SOLD}],
    )
    option.refresh_from_db()
    paper = Paper.objects.get(slug=site.parameters["paper"])
    scheme = Scheme.objects.get(programme=world.programme, slug=site.parameters["scheme"])
    rows = [
        option,
        *_of_option(option, world.options[1], world.appraisal),
        *_of_scheme(world.programme, scheme),
        *_figures(world.programme, scheme),
        *_named_elsewhere(site, scheme, paper),
        *_keep(paper, world.appraisal),
    ]
    for row in rows:
        _tell(world.programme, world.lead, row)
    return site


def _of_option(option: Option, other: Option, appraisal: Appraisal) -> list[Versioned]:
    """What is said of the option, and the decision that prefers it."""
    Rating.objects.filter(option=option).delete()
    rows: list[Versioned] = []
    for criterion in Criterion.objects.filter(appraisal=appraisal).order_by("pk"):
        if criterion.role == Criterion.Role.GATEWAY:
            rows.append(rate(option, criterion, "pass", reason=BIDDER))
        elif criterion.scale_id:
            rows.append(rate(option, criterion, "high", reason=BIDDER))
    measure = Measure.objects.get(appraisal=appraisal, key="payback")
    rows.append(MeasureValue.objects.create(measure=measure, option=option, value=PAYBACK))
    # The better of two: the one that is preferred comes first.
    named = f"It stands well behind the {NAMES['option'].upper()}."
    Rating.objects.filter(option=other).update(reason=named)
    rows += [
        StakeholderView.objects.create(option=option, kind="benefit", text=BIDDER),
        PartnerAnswer.objects.create(option=option, authority=JOINS, answer="yes"),
    ]
    decision = Decision.objects.create(
        appraisal=appraisal,
        preferred=option,
        reason=f"The {NAMES['option']} is cheapest.",
        next_step=f"Sign with the {NAMES['option']}.",
        decided_on=date(2024, 5, 1),
    )
    Appraisal.objects.filter(pk=appraisal.pk).update(decision=decision)
    condition = Condition.objects.create(appraisal=appraisal, text=f"{NAMES['option']} signs.")
    interest = Interest.objects.create(
        appraisal=appraisal, role="Director", interest=f"Shares of the {NAMES['option']}."
    )
    scenario = Scenario.objects.create(
        appraisal=appraisal,
        name=f"The {NAMES['option']} is low",
        reason=BIDDER,
        ratings=[{"option": option.code, "criterion": criterion.code, "level": "low"}],
    )
    return [*rows, condition, interest, scenario]


def _of_scheme(programme: Programme, other: Scheme) -> list[Versioned]:
    scheme = make_scheme(
        programme,
        reference="NARW-7",
        title=NAMES["scheme"],
        summary=SOLD,
        headline_amount=HEADLINE,
        found_by=f"narw-7\n{NAMES['scheme'].casefold()}",
        status="delivering",
        answers={"aims": SOLD},
    )
    line = SavingsLine.objects.create(scheme=scheme, name=SOLD, kind="saving", counts=["Homes"])
    beside = SavingsLine.objects.create(scheme=other, name="Beds", kind="saving", counts=["Homes"])
    return [
        scheme,
        line,
        beside,
        Risk.objects.create(scheme=scheme, risk=STRIKE, likelihood="high", impact="high"),
        Dependency.objects.create(scheme=other, needs=scheme),
        Dependency.objects.create(scheme=scheme, needs=other),
    ]


def _figures(programme: Programme, scheme: Scheme) -> list[Versioned]:
    table = EvidenceTable.objects.create(
        programme=programme,
        scheme=scheme,
        title=NAMES["evidence"],
        note=PRICES,
        columns=COLUMNS,
        rows=[dict(ROWS[0], label=SOLD), *ROWS[1:]],
        sums=[SUMS[1]],
    )
    stated = make_stated(programme, name=NAMES["figure"], note=SETTLED, amount=Decimal(1))
    rows: list[Versioned] = [table, stated]
    for where in (NAMES["figure"], f"{scheme.reference} {table.title} / Dacorum / Total"):
        rows.append(
            Explanation.objects.create(
                programme=programme,
                where=where,
                stated=Decimal(1),
                computed="3710000",
                text=SETTLED,
                by="Lead",
                at=timezone.now(),
            )
        )
    return rows


def _named_elsewhere(site: Site, scheme: Scheme, paper: Paper) -> list[Versioned]:
    """Names in the words of what everybody may read."""
    world, programme = site.world, site.world.programme
    said = ", ".join(NAMES.values())
    Programme.objects.filter(pk=programme.pk).update(summary=said, way_forward=said)
    Scheme.objects.filter(pk=scheme.pk).update(summary=said, answers={"aims": said})
    Criterion.objects.filter(pk=world.gateway.pk).update(question=said)
    paper.background = [NAMES["attachment"], "Survey"]
    paper.save()
    file = Attachment.objects.create(
        scheme=scheme,
        title=NAMES["attachment"],
        file_name="survey.csv",
        size=4,
        sha256="0" * 64,
        added_at=timezone.now(),
        added_by="Officer",
    )
    AttachmentContent.objects.create(attachment=file, content=b"1,2\n")
    assert file.pk
    about: dict[str, Any] = {"programme": programme, "by": world.lead, "at": timezone.now()}
    on = Comment.objects.create(
        option=world.options[2], about=NAMES["option"], text=BIDDER, **about
    )
    beside = Comment.objects.create(
        option=world.options[1], about=str(world.options[1]), text=f"Like {said}?", **about
    )
    risk = Risk.objects.create(scheme=scheme, risk=f"As with {said}.")
    return [on, beside, risk]


def _keep(paper: Paper, appraisal: Appraisal) -> list[Versioned]:
    named = {
        "option": f"{appraisal.reference}/C",
        "scheme": "NARW-7",
        "evidence": NAMES["evidence"],
        "figure": "stated.umbrella-settlement",
        "attachment": NAMES["attachment"],
    }
    return [
        Exemption.objects.create(
            paper=paper, kind=kind, name=name, paragraph="3", reason=f"{BIDDER} {NAMES[kind]}"
        )
        for kind, name in named.items()
    ]


def _tell(programme: Programme, by: Any, row: Versioned) -> None:
    """The event that the row would have come with."""
    event = event_of(
        at=timezone.now(),
        actor_id=by.pk,
        actor_name=str(by),
        token=uuid4(),
        authority_id=programme.authority_id,
        programme_id=programme.pk,
        action="changed",
        subject_type=str(row._meta.verbose_name),
        subject_id=row.pk,
        subject=str(row),
        before={},
        after=snapshot(row),
    )
    add_events([event])


def exempt_parameters(site: Site) -> list[dict[str, Any]]:
    """Parameters of addresses of what is exempt itself."""
    world = site.world
    scheme = Scheme.objects.get(reference="NARW-7")
    table = EvidenceTable.objects.get(title=NAMES["evidence"])
    file = Attachment.objects.get(title=NAMES["attachment"])
    return [
        site.parameters | {"option": world.options[2].slug},
        site.parameters | {"scheme": scheme.slug, "risk": scheme.risks.get().pk},
        site.parameters | {"evidence": table.pk, "attachment": file.pk},
    ]

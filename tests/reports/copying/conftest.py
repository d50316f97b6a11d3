"""A paper to be copied, and another programme to copy it into."""

import pytest

from reports.models import (
    Approval,
    Exemption,
    Explained,
    Paper,
    PaperHeading,
    Revision,
    Section,
)
from schemes.models import Membership, Programme, Role
from tests.factories import (
    World,
    make_programme,
    make_scheme,
)
from tests.reports.copying.copies import WHY


@pytest.fixture
def other(world: World) -> Programme:
    """Another programme in which the lead officer writes."""
    programme = make_programme(
        title="Elsewhere", reference="E1", authority=world.programme.authority
    )
    Membership.objects.create(programme=programme, user=world.lead, role=Role.OFFICER)
    return programme


@pytest.fixture
def paper(world: World) -> Paper:
    """A paper with one of everything."""
    scheme = make_scheme(world.programme, reference="S1")
    paper = Paper.objects.create(
        programme=world.programme,
        appraisal=world.appraisal,
        reference="OBC",
        slug="obc",
        house_format="outline-business-case",
        title="Outline business case",
        facts={"meeting": "Committee", "version": "1.0"},
        background=["Grant returns", "Open bids"],
        show_approvals=False,
    )
    paper.schemes.set([scheme])
    paper.appraisals.set([world.appraisal])
    Section.objects.create(
        paper=paper,
        key="executive-summary",
        text="It saves {{ a1.options.count }} ways.",
    )
    Section.objects.create(
        paper=paper, key="conclusion", text="The lowest bid.", exempt=WHY, position=1
    )
    for kind, name in (("attachment", "Open bids"), ("option", "A1/B"), ("scheme", "S1")):
        Exemption.objects.create(paper=paper, kind=kind, name=name, **WHY)
    PaperHeading.objects.create(paper=paper, key="methodology", left_out=True)
    PaperHeading.objects.create(paper=paper, key="bids", heading="Bids", own=True, position=1)
    Approval.objects.create(paper=paper, role="Legal")
    Revision.objects.create(paper=paper, number="0.1")
    Explained.objects.create(paper=paper, mark="abc", why="It was rounded.")
    return paper

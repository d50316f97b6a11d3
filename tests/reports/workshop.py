"""A paper of the world for tests of the workshop's pages, with the addresses of its rooms."""

from typing import Any

import pytest

from reports.models import Approval, Paper, Section
from schemes.models import OfficeHolder
from tests.factories import World
from workbench.models import User

PAPER = "/programmes/2018-21/papers/obc/"


@pytest.fixture
def paper(world: World) -> Paper:
    """An outline business case on an appraisal whose every option is decided."""
    world.rate_everything()
    return Paper.objects.create(
        programme=world.programme,
        appraisal=world.appraisal,
        reference="OBC",
        slug="obc",
        house_format="outline-business-case",
        title="Outline business case",
    )


def written(paper: Paper, text: str, key: str = "conclusion", **values: object) -> Section:
    return Section.objects.create(paper=paper, key=key, text=text, **values)


def holder(paper: Paper, user: User, office: str = "Legal") -> OfficeHolder:
    """This person in an office of the paper's programme."""
    return OfficeHolder.objects.create(programme=paper.programme, user=user, office=office)


def asked(paper: Paper, of: User, role: str = "Legal officer", **values: Any) -> Approval:
    """An approval asked of this person, who holds the office of Legal."""
    OfficeHolder.objects.get_or_create(programme=paper.programme, user=of, office="Legal")
    known = {"state": "requested", "office": "Legal"} | values
    return Approval.objects.create(paper=paper, role=role, asked_of=of, **known)

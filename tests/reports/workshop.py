"""A paper of the world for tests of the workshop's pages, with the addresses of its rooms."""

import pytest

from reports.models import Paper, Section
from tests.factories import World

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
        house_format="barnet-outline-business-case",
        title="Outline business case",
    )


def written(paper: Paper, text: str, key: str = "conclusion", **values: object) -> Section:
    return Section.objects.create(paper=paper, key=key, text=text, **values)

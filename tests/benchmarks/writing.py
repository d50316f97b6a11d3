"""A section as an officer sees it while writing: how it prints, found figures and faults included."""

import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from django.conf import settings
from django.test import Client

from reports.casefile.file import read_case
from reports.models import Paper, Section
from reports.sections.forms import MOST
from reports.stored.importing import import_case
from tests.factories import (
    add_member,
    make_appraisal,
    make_option,
    make_programme,
    make_ranking,
    make_scale,
    make_user,
    rate,
    sign_in,
)

IN_PLACE = {"X-In-Place": "section"}
GOAL = 300  # milliseconds
TEXT = "## Costs\n\nThe {{ options.count | words }} options cost more[^1].\n\n[^1]: As told."
PARAGRAPH = "The service costs £1,200,000 a year and would cost **less** under a trust. " * 12


class Say(Protocol):
    def __call__(
        self, what: str, times: int, do: Callable[[], object], goal: float | None = None
    ) -> object: ...


def writing(say: Say) -> None:
    """Barnet's paper of fifty pages, the same with a section as long as may be, and a paper of thirty
    options by twenty criteria."""
    case = read_case(Path(settings.BASE_DIR) / "fixtures" / "barnet.json")
    programme = import_case(by=make_user("writer"), token=uuid4(), case=case)
    barnet = programme.papers.get()
    client = sign_in(programme.memberships.get().user)
    look(say, "Section of a paper of 50 pages", client, barnet, TEXT, GOAL)
    longest = PARAGRAPH * (MOST // len(PARAGRAPH))
    look(say, "Section of 200,000 characters in it", client, barnet, longest, None)
    client, paper = wide(30, 20)
    look(say, "Section beside 30 options by 20 criteria", client, paper, TEXT, GOAL)


def look(say: Say, what: str, client: Client, paper: Paper, text: str, goal: float | None) -> None:
    """How the section prints, asked for from its page."""
    address = f"{paper.get_absolute_url()}edit/executive-summary/"
    data = {"text": text, "version": "0", "write_token": str(uuid4()), "look": "1"}
    times = 7
    began = time.process_time()
    say(what, times, lambda: client.post(address, data, headers=IN_PLACE), goal=goal)
    # What it takes where nothing else runs: the time of its own on a processor.
    spent = (time.process_time() - began) / times
    print(f"{'  of a processor alone':<40} {spent * 1000:>9,.1f} ms", flush=True)


def wide(options: int, criteria: int) -> tuple[Client, Paper]:
    """A paper whose appraisal has so many options, each rated with a reason by each criterion."""
    programme = make_programme(title="Wide")
    appraisal = make_appraisal(programme, title="Wide")
    scale = make_scale(appraisal)
    asked = [make_ranking(appraisal, f"R{at}", scale, weight=Decimal(5)) for at in range(criteria)]
    for number in range(options):
        option = make_option(appraisal, f"O{number}", baseline=number == 0, summary=PARAGRAPH)
        for at, criterion in enumerate(asked):
            level = ("high", "medium", "low")[(number * (at + 2)) % 3]
            rate(option, criterion, level, reason=PARAGRAPH[:200])
    paper = Paper.objects.create(
        programme=programme,
        appraisal=appraisal,
        reference="wide",
        slug="wide",
        house_format="barnet-outline-business-case",
        title="Wide",
        facts={"meeting": "Committee", "date": "2015-09-08"},
    )
    for key in ("executive-summary", "introduction"):
        Section.objects.create(paper=paper, key=key, text=PARAGRAPH)
    return sign_in(add_member(programme, "lead")), paper

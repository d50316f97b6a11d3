"""What a request needs is worked out once in it: one look at the database for the case, one
evaluation of each appraisal, one check of the stated figures, one sum of each scheme."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache

import appraisal.casefile.problem
import reports.casefile.schemes
import reports.stored.exporting
from reports.casefile.file import read_case
from reports.models import Approval, Exemption, Paper
from reports.output.paper import paper_of
from reports.stored.exporting import programme_case
from reports.stored.holding import content_sha256
from tests.factories import World, sign_in
from tests.reports.papers.papers import BARNET
from tests.reports.workshop import PAPER, paper

__all__ = ["paper"]
pytestmark = pytest.mark.django_db

PAGES = [
    "",
    "paper.pdf",
    "paper.html",
    "paper.html?whole=1",
    "checks/",
    "preview/",
    "preview/paper.html",
    "edit/",
    "edit/conclusion/",
    "approvals/",
    "revisions/",
    "versions/",
    "versions/issue/",
    "exempt/",
    "exempt/new/?kind=option",
    "exempt/new/?kind=figure",
    "figures.json?q=total",
]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each thing is done from now on."""
    done: Counter[str] = Counter()

    def count(module: Any, name: str, as_: str) -> None:
        whole: Callable[..., Any] = getattr(module, name)

        def counting(*args: Any, **kwargs: Any) -> Any:
            done[as_] += 1
            return whole(*args, **kwargs)

        monkeypatch.setattr(module, name, counting)

    # What the engine answered before is kept for the process: these tests begin without.
    appraisal.casefile.problem.answer_to.cache_clear()
    count(appraisal.casefile.problem, "evaluate", "evaluations")
    count(reports.stored.exporting, "appraisal_parts", "exports")
    count(reports.casefile.schemes, "findings_in", "checks")
    count(reports.casefile.schemes, "worked_out", "sums")
    return done


@pytest.mark.parametrize("page", PAGES)
def test_page_of_a_paper_looks_once_and_evaluates_once(
    world: World, paper: Paper, counted: Counter[str], page: str
) -> None:
    Approval.objects.create(
        paper=paper,
        role="Legal officer",
        state="given",
        on="2021-04-08",
        content=content_sha256(programme_case(world.programme), paper.reference) or "",
    )
    counted.clear()
    cache.clear()
    answer = sign_in(world.lead).get(PAPER + page)
    assert answer.status_code in (200, 302), answer
    assert counted["exports"] <= 1
    assert counted["evaluations"] <= 1
    assert counted["checks"] <= 1


@pytest.mark.parametrize("page", ["paper.pdf", "paper.html", "checks/", "preview/"])
def test_paper_with_an_exempt_option_evaluates_no_more_than_its_copies_need(
    world: World, paper: Paper, counted: Counter[str], page: str
) -> None:
    reference = f"{world.appraisal.reference}/{world.options[1].code}"
    Exemption.objects.create(
        paper=paper, kind="option", name=reference, paragraph="3", reason="Bids are open."
    )
    counted.clear()
    cache.clear()
    assert sign_in(world.lead).get(PAPER + page).status_code in (200, 302)
    assert counted["exports"] <= 1
    # The whole appraisal, the one without the option's name, and two with other exempt numbers.
    assert counted["evaluations"] <= 4


def test_all_papers_of_a_case_sum_each_scheme_once(counted: Counter[str]) -> None:
    case = read_case(BARNET.with_stem("cambridgeshire")).case
    for one in case.papers:
        for whole in (True, False):
            paper_of(case, one.reference, whole=whole)
    assert len(case.papers) > 1
    assert counted["sums"] == len(case.schemes)


@pytest.mark.parametrize(
    "page",
    [
        "",
        "options/",
        "criteria/",
        "scoring/",
        "decision/",
        "measures/",
        "results/",
        "results/contributions.json",
        "results/ranked.csv",
    ],
)
def test_page_of_an_appraisal_evaluates_once(
    world: World, counted: Counter[str], page: str
) -> None:
    world.rate_everything()
    counted.clear()
    answer = sign_in(world.lead).get(world.appraisal.get_absolute_url() + page)
    assert answer.status_code == 200
    assert counted["evaluations"] <= 1
    assert counted["exports"] == 0

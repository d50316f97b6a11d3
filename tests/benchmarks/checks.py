"""The check of a paper as an officer waits for it: composed already, everything else included."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings

from reports.casefile.case import case_of
from reports.check.paper import check_paper
from reports.compose import compose
from reports.figures import Figures
from reports.formats.shelf import house_format
from reports.readiness.check import paper_findings
from tests.benchmarks.portfolios import Say
from tests.reports.cases.typed import typed
from tests.reports.check.long_texts import long_text
from tests.reports.check.texts import document

GOAL = 300  # milliseconds for forty pages
WORDS_A_PAGE = 400  # of officers' text
LONG_GOAL = 2000  # milliseconds for a section of 200,000 characters with 4,000 amounts


def checks(say: Say) -> None:
    """Barnet's paper as it is, then its texts twice and six times over."""
    data = json.loads((Path(settings.BASE_DIR) / "fixtures" / "barnet.json").read_text("utf-8"))
    for times in (1, 2, 6):
        timed(say, repeated(data, times))
    before = 0.0
    for amounts, goal in ((1000, None), (4000, LONG_GOAL)):
        paper = document(long_text(amounts))
        before = say(
            f"Check of a section of {amounts:,} amounts",
            3,
            lambda paper=paper: check_paper(paper, Figures(())),  # type: ignore[misc]
            goal,
            (4, before) if before else None,
        )


def timed(say: Say, data: dict[str, Any]) -> None:
    case = case_of(typed(data))
    form = house_format(case.paper.house_format)
    document = compose(case, form)
    pages = words_in(data) / WORDS_A_PAGE
    say(
        f"Check of a paper of {pages:.0f} pages",
        10,
        lambda: paper_findings(case, form, document),
        goal=GOAL * pages / 40,
    )


def words_in(data: dict[str, Any]) -> int:
    return sum(len(one["text"].split()) for one in data["papers"][0]["sections"])


def repeated(data: dict[str, Any], times: int) -> dict[str, Any]:
    (paper,) = data["papers"]
    sections = [one | {"text": "\n\n".join([one["text"]] * times)} for one in paper["sections"]]
    return data | {"papers": [paper | {"sections": sections}]}

"""What should be fast, measured: `make benchmark` prints each median beside its goal.

`make benchmark ARGS="portfolios spreadsheets"` measures those groups alone. Nothing here passes or fails: machines differ, and a time is no rule.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_databases, setup_test_environment, teardown_databases  # noqa: E402
from django.utils import timezone  # noqa: E402

from appraisal.engine import ENGINE_VERSION  # noqa: E402
from reports.casefile.file import read_case  # noqa: E402
from reports.issue.fingerprints import record_issued  # noqa: E402
from reports.jobs.making import make_render  # noqa: E402
from reports.models import Paper, PaperVersion, Render  # noqa: E402
from reports.stored.importing import import_case  # noqa: E402
from reports.verify.records import verify_file  # noqa: E402
from reports.verify.verify import verify_pdf  # noqa: E402
from tests.benchmarks.changes import changes  # noqa: E402
from tests.benchmarks.checks import checks  # noqa: E402
from tests.benchmarks.deliveries import deliveries  # noqa: E402
from tests.benchmarks.moderation import moderation  # noqa: E402
from tests.benchmarks.papers import papers  # noqa: E402
from tests.benchmarks.portfolios import portfolios  # noqa: E402
from tests.benchmarks.public import public  # noqa: E402
from tests.benchmarks.results import results  # noqa: E402
from tests.benchmarks.robust.robustness import robustness  # noqa: E402
from tests.benchmarks.scoring import scoring  # noqa: E402
from tests.benchmarks.spreadsheets import spreadsheets  # noqa: E402
from tests.benchmarks.trail import trail  # noqa: E402
from tests.benchmarks.what_if import what_if  # noqa: E402
from tests.benchmarks.writing import writing  # noqa: E402
from tests.factories import (  # noqa: E402
    add_member,
    make_appraisal,
    make_gateway,
    make_option,
    make_programme,
    make_ranking,
    make_scale,
    make_user,
    rate,
    sign_in,
)
from workbench.models import User  # noqa: E402

BARNET = Path(settings.BASE_DIR) / "fixtures" / "barnet.json"
WORDS = ("high", "medium", "low")


def main(wanted: list[str]) -> None:
    groups: dict[str, Callable[[], None]] = {
        "pages": pages,
        "paper": paper,
        "papers": lambda: papers(say),
        "writing": lambda: writing(say),
        "checks": lambda: checks(say),
        "changes": lambda: changes(say),
        "public": lambda: public(say),
        "portfolios": lambda: portfolios(say),
        "deliveries": lambda: deliveries(say),
        "spreadsheets": lambda: spreadsheets(say),
        "trail": lambda: trail(say),
        "scoring": lambda: scoring(say),
        "results": results,
        "moderation": lambda: moderation(say),
        "robustness": robustness,
        "what-if": what_if,
        "command": command,
    }
    if unknown := set(wanted) - set(groups):
        sys.exit(
            f"No group is called {', '.join(sorted(unknown))}: name any of {', '.join(groups)}."
        )
    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        for name in wanted or groups:
            groups[name]()
    finally:
        teardown_databases(databases, verbosity=0)


def pages() -> None:
    """Time within the view, middleware and template included, network left out."""
    client, address = eight_by_eight()
    say("Results, first time in a process", 1, lambda: client.get(f"{address}results/"))
    say("Results, 8 options by 8 criteria", 40, lambda: client.get(f"{address}results/"), goal=40)
    say("Scoring, 8 options by 8 criteria", 40, lambda: client.get(f"{address}scoring/"))
    say("Appraisal overview", 40, lambda: client.get(address))


def eight_by_eight() -> tuple[Client, str]:
    """An appraisal whose 8 options are all rated on 2 gateways and 6 ranking criteria."""
    programme = make_programme(title="Eight by eight")
    appraisal = make_appraisal(programme, title="Eight by eight")
    scale = make_scale(appraisal)
    gateways = [make_gateway(appraisal, f"G{index}") for index in range(2)]
    rankings = [
        make_ranking(appraisal, f"R{index}", scale, weight=Decimal(10 + index))
        for index in range(6)
    ]
    for number in range(8):
        option = make_option(appraisal, f"O{number}", baseline=number == 0)
        for gateway in gateways:
            rate(option, gateway, "pass", reason="It is lawful.")
        for index, ranking in enumerate(rankings):
            rate(option, ranking, WORDS[(number * (index + 2)) % 3], reason="As the board saw it.")
    client = sign_in(add_member(programme, "lead"))
    return client, appraisal.get_absolute_url()


def paper() -> None:
    programme = import_case(by=make_user("lead"), token=uuid4(), case=read_case(BARNET))
    client = sign_in(programme.memberships.get().user)
    address = programme.get_absolute_url()
    say("Barnet programme page", 20, lambda: client.get(address))
    # Its fifty pages are made by a worker, then found again by all who ask.
    client.get(f"{address}papers/obc/paper.pdf")
    make_render(Render.objects.get().pk)
    client.get(f"{address}papers/obc/paper.pdf")
    say("Its unchanged PDF again", 20, lambda: client.get(f"{address}papers/obc/paper.pdf"), 50)
    pdf = client.get(f"{address}papers/obc/paper.pdf").content
    say("Verifying that PDF, first in a process", 1, lambda: verify_pdf(pdf))
    say("Verifying that PDF by its content", 9, lambda: verify_pdf(pdf), goal=500)
    version = issued_already(programme.papers.get(), programme.memberships.get().user)
    record_issued(version=version, copy="public", suffix=".pdf", content=pdf)
    say("Verifying it by its bytes", 40, lambda: verify_file(pdf), goal=50)


def issued_already(of: Paper, by: User) -> PaperVersion:
    """A version on record, however the paper stands."""
    texts = dict.fromkeys(("case", "public", "content", "whole_content", "house_format"), "{}")
    sums = dict.fromkeys(("case_sha256", "public_sha256"), "0" * 64)
    about = {"author": "Lead officer", "status": "Final", "reason": "First issue."}
    return PaperVersion.objects.create(
        paper=of,
        number="1.0",
        issued_at=timezone.now(),
        issued_by=by,
        engine=ENGINE_VERSION,
        **texts,
        **sums,
        **about,
    )


def command() -> None:
    """Wall time of a whole process, start-up included."""
    run = [sys.executable, "manage.py", "appraise", str(BARNET)]
    say(
        "manage.py appraise, Barnet",
        5,
        lambda: subprocess.run(run, cwd=settings.BASE_DIR, check=True, capture_output=True),
        goal=1000,
    )


def say(
    what: str,
    times: int,
    do: Callable[[], object],
    goal: float | None = None,
    grown: tuple[float, float] | None = None,
) -> float:
    """Prints the median of `times` runs, in milliseconds, beside the goal, and gives it. `grown`
    is how many times as much there is to do as before, and what it took before."""
    taken = []
    for _count in range(times):
        began = time.perf_counter()
        answer = do()
        taken.append((time.perf_counter() - began) * 1000)
        assert getattr(answer, "status_code", 200) == 200
    median = statistics.median(taken)
    wanted = f"goal {goal:,.0f} ms" if goal else ""
    more = f"{median / grown[1]:,.1f} times as long for {grown[0]:g} times as much" if grown else ""
    print(f"{what:<40} {median:>9,.1f} ms  {wanted:<15} {more}".rstrip(), flush=True)
    return median


if __name__ == "__main__":
    main(sys.argv[1:])

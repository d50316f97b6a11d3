"""How a site grows with the councils in it: `make capacity COUNCILS="1 10"` fills an empty database
and measures pages, the database, its backup and the nightly look at the history after each number.

A council here is two programmes as they were published (Barnet's appraisal with its ratings, and
Cambridgeshire's seventeen schemes), 100 events in the history
of each, twelve people, six issued versions of a paper of 300 KB each and
ten attachments of 300 KB each. Nothing here passes or fails.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, reset_queries  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402
from django.utils import timezone  # noqa: E402

from appraisal.models import Appraisal  # noqa: E402
from reports.casefile.file import CaseFile, read_case  # noqa: E402
from reports.models import Render, RenderFile  # noqa: E402
from reports.stored.importing import import_case  # noqa: E402
from reports.verify.audit import verified_records  # noqa: E402
from schemes.models import Membership, Programme, Role  # noqa: E402
from tests.factories import make_authority, make_user, sign_in  # noqa: E402
from workbench.models import User  # noqa: E402
from workbench.rows.writing import write  # noqa: E402

CASES = tuple(
    Path(settings.BASE_DIR) / "fixtures" / f"{name}.json" for name in ("barnet", "cambridgeshire")
)
PEOPLE = 12
FILES, BYTES = 16, 300_000  # as many as the versions and the attachments together
EVENTS = 100  # of each programme
TIMES = 7


def main(numbers: list[int]) -> None:
    call_command("migrate", verbosity=0)
    setup_test_environment()
    cases = [read_case(one) for one in CASES]
    made = 0
    for number in sorted(numbers):
        began = time.perf_counter()
        while made < number:
            add_council(made, cases)
            made += 1
        tell(number, time.perf_counter() - began)


def add_council(number: int, cases: list[CaseFile]) -> None:
    """One more, with everything that it has."""
    authority = make_authority(f"Council {number}")
    people = [make_user(f"person{number}-{one}", authority) for one in range(PEOPLE)]
    for case in cases:
        programme = import_case(by=people[0], token=uuid4(), case=case, authority=authority.name)
        for person in people[1:]:
            Membership.objects.create(programme=programme, user=person, role=Role.OFFICER)
        for _event in range(EVENTS):
            with write(by=people[0], token=uuid4()) as writer:
                writer.record("looked at", people[0], programme)
    now = timezone.now()
    for one in range(FILES):
        render = Render.objects.create(
            key=sha256(f"{number} {one}".encode()).hexdigest(),
            kind=".pdf",
            title="A paper",
            state=Render.State.DONE,
            size=BYTES,
            asked_by=people[0],
            asked_at=now,
            queued_at=now,
        )
        RenderFile.objects.create(render=render, content=os.urandom(BYTES))


def tell(number: int, seconds: float) -> None:
    """One line for each thing measured."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    officer = User.objects.get(username="person0-1")
    site = make_user(f"site{number}", is_staff=True, is_superuser=True)
    programmes = Programme.objects.filter(memberships__user=officer).order_by("pk")
    appraisal = Appraisal.objects.filter(programme__in=programmes).earliest("pk")
    schemes = programmes.latest("pk")
    pages = {
        "home": (officer, "/"),
        "home of a site administrator": (site, "/"),
        "people, for a site administrator": (site, "/people/"),
        "programmes, for a site administrator": (site, "/programmes/"),
        "a programme": (officer, schemes.get_absolute_url()),
        "its reconciliation": (officer, f"{schemes.get_absolute_url()}reconciliation/"),
        "results": (officer, f"{appraisal.get_absolute_url()}results/"),
        "history of a programme": (officer, f"{schemes.get_absolute_url()}history/"),
    }
    print(f"\n{number} councils, filled in {seconds:.0f} s", flush=True)
    for name, (person, address) in pages.items():
        print(f"  {name:40} {page(sign_in(person), address)}", flush=True)
    print(f"  {'rows of the history':40} {count('workbench_auditevent'):,}")
    print(f"  {'database':40} {size() / 1e6:.1f} MB")
    print(f"  {'backup':40} {timed(backup)}")
    print(f"  {'verify_audit':40} {timed(lambda: f'{len(verified_records().faults)} faults')}")


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    if answer.status_code != 200:
        return f"answers {answer.status_code}"
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    asked = len(queries)
    taken, busy = [], []
    for _time in range(TIMES):
        reset_queries()
        began, worked = time.perf_counter(), time.process_time()
        client.get(address)
        taken.append(time.perf_counter() - began)
        busy.append(time.process_time() - worked)
    # A machine that has much else to do lengthens the one and not the other.
    return (
        f"{1000 * statistics.median(busy):6.0f} ms of the processor, {1000 * min(taken):.0f} ms in "
        f"all at best, {asked} queries, {len(answer.content) / 1000:.0f} KB"
    )


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def size() -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        return int(cursor.fetchone()[0])


def backup() -> str:
    """How large PostgreSQL's own dump is."""
    if connection.vendor != "postgresql":
        return "not measured"
    (program,) = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_dump"))[-1:]
    command = [str(program), "--format=custom", os.environ["WORKBENCH_DATABASE_URL"]]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as dump:
        assert dump.stdout is not None
        return (
            f"{sum(len(part) for part in iter(lambda: dump.stdout.read(65536), b'')) / 1e6:.1f} MB"
        )


def timed(act: Callable[[], str]) -> str:
    began = time.perf_counter()
    said = act()
    return f"{said}, {time.perf_counter() - began:.1f} s"


if __name__ == "__main__":
    if connection.vendor == "postgresql":
        name = connection.ops.quote_name(connection.settings_dict["NAME"])
        with connection._nodb_cursor() as opened:
            opened.execute(f"CREATE DATABASE {name}")
    main([int(word) for word in sys.argv[1:]] or [1, 10])

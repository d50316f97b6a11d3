"""What is asked of PostgreSQL as well: every test that touches the database, but for what would ask
it nothing that no other test asks. All of them are passed on SQLite, but for those of `ALONE`."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Final

import pytest

_HERE: Final = Path(__file__).parent
# Of the rooms that write rows each is tried, and every model with its constraints. These read rows
# as others do, and what they try is worked out of them in Python.
LEFT_OUT: Final[Mapping[str, str]] = {
    "appraisal/test_access.py": "who may do what is told from roles that are read in one query",
    "browser": "pages that others open on both databases, and writes that are no transaction",
    "reports/blocks": "blocks are made of a case that is read whole, as when it is exported",
    "reports/changes": "two papers are compared that were read whole",
    "reports/exempt": "what is withheld is told from a paper that was read whole",
    "reports/jobs/test_redis_away.py": "it is Redis that is away; workers are tried without it",
    "reports/papers": "papers are composed of a case that is read whole",
    "reports/readiness": "what a paper lacks is told from a paper that was read whole",
    "reports/results": "who sees results is told from the state and the roles",
    "reports/revisions": "two papers are compared that were read whole",
    "schemes/portfolio": "sums and groups are made of lines that are read whole",
    "schemes/reconciliation": "sums are compared that are made of rows read whole",
    "site": "who may open which page, and what every page has, is the same on both",
    "workbench/backup": "embedded databases in files; tests/upgrade restores into either kind",
    "workbench/kept": "what somebody typed is kept in the session",
}
# What only a site on PostgreSQL can be asked.
ALONE: Final = frozenset({"operations/test_guide.py", "operations/test_several_processes.py"})
# Though its folder is left out.
ASKED: Final = frozenset({"site/test_models.py"})
# Each of their parameters is another table, constraint, trigger or moment of a lock.
ASKED_WHOLE: Final = frozenset(
    {
        "operations",
        "site/test_models.py",
        "reports/jobs",
        "reports/verify",
        "workbench/rows",
        "workbench/trail",
    }
)


def is_of_postgres_alone(path: Path) -> bool:
    """Whether the tests of this file are asked of PostgreSQL and not of SQLite."""
    return _in(path, ALONE)


def left_out(path: Path) -> bool:
    """Whether no test of this file is asked of PostgreSQL. A folder of which some are is not."""
    return path.suffix == ".py" and not _in(path, ASKED) and _in(path, LEFT_OUT)


def asked_of_both(items: Iterable[pytest.Item]) -> Iterator[pytest.Item]:
    """Of a test with many parameters the first and the last: it asks the same of the database with
    each, and what differs between them is a rule."""
    touching = filter(_touches_the_database, items)
    for _, group in groupby(touching, key=lambda item: (item.path, item.nodeid.partition("[")[0])):
        first, *others = group
        yield first
        yield from others if _in(first.path, ASKED_WHOLE) else others[-1:]


def _touches_the_database(item: pytest.Item) -> bool:
    names = getattr(item, "fixturenames", ())
    return bool(item.get_closest_marker("django_db") or {"db", "django_db_setup"} & set(names))


def _in(path: Path, places: Iterable[str]) -> bool:
    return any(path.is_relative_to(_HERE / place) for place in places)

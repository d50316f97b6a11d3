"""Makes the database of a release, by that release itself, for `test_upgrade.py`.

    git worktree add ../release COMMIT && ln -s "$PWD/.venv" ../release/.venv
    .venv/bin/python -m tests.upgrade.make ../release

The demonstration, one more programme whose paper is issued, its PDF, and a file that is attached to
a scheme: `tests/upgrade/release.tar.xz`. docs/CONTRIBUTING.md says when to make it anew.
"""

import os
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

MADE: Final = Path(__file__).with_name("release.tar.xz")
# Run by the release, in a folder of its own: what `python manage.py shell` would be told.
BY_THE_RELEASE: Final = """
import sys
from pathlib import Path
from uuid import uuid4

import django

django.setup()

from django.conf import settings

settings.MEDIA_ROOT = Path(sys.argv[1])

from reports.casefile.file import check_case, read_case
from reports.issue.actions import issue_version
from reports.issue.fingerprints import record_issued
from reports.issue.issued import version_paper
from reports.output.kinds import as_pdf
from reports.stored.importing import import_case
from schemes.attachments.actions import attach_file
from schemes.models import Scheme
from workbench.models import User

by = User.objects.get(username="demonstration")
data = read_case(settings.BASE_DIR / "fixtures" / "barnet.json").data
data["programme"] |= {"reference": "ISSUED", "title": "A paper that was issued"}
for section in data["papers"][0]["sections"]:
    section["text"] = "This section says what is needed, and no more."
programme = import_case(by=by, token=uuid4(), case=check_case(data))
version = issue_version(
    paper=programme.papers.get(), number="1.0", author="Lead officer", status="Issued",
    reason="First issue.", by=by, token=uuid4(),
)
paper = as_pdf(version_paper(version))
record_issued(version=version, copy="public", suffix=".pdf", content=paper)
Path(sys.argv[1], "paper.pdf").write_bytes(paper)
attach_file(
    scheme=Scheme.objects.order_by("pk").first(), title="Workings", name="workings.csv",
    content=b"year,saving\\n2018/19,120000\\n", by=by, token=uuid4(),
)
"""


def main(release: Path) -> None:
    with TemporaryDirectory() as folder:
        database = Path(folder) / "workbench.sqlite3"
        environment = os.environ | {
            "WORKBENCH_PLAIN_HTTP": "1",
            "WORKBENCH_SQLITE": str(database),
            "WORKBENCH_SECRET_KEY": "only-for-tests-" * 5,
            "DJANGO_SETTINGS_MODULE": "workbench.settings",
        }
        for command in (
            ("manage.py", "migrate", "--verbosity", "0"),
            ("manage.py", "load_demonstration"),
            ("-c", BY_THE_RELEASE, folder),
        ):
            subprocess.run([sys.executable, *command], cwd=release, env=environment, check=True)
        with closing(sqlite3.connect(database)) as made:
            made.execute("PRAGMA journal_mode = DELETE")
        with tarfile.open(MADE, "w:xz", preset=9) as packed:
            for name in ("workbench.sqlite3", "attachments", "paper.pdf"):
                packed.add(Path(folder) / name, name)
    print(f"{MADE}: {MADE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())

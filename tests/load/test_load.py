"""A few assessors who save at once on the site as it is served; `make load` has fifty do so."""

import json
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings


def test_every_acknowledged_save_is_stored_once(tmp_path: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "tests.load.load"],
        cwd=settings.BASE_DIR,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "workbench.settings",
            "WORKBENCH_DATABASE_URL": "",
            "WORKBENCH_PLAIN_HTTP": "1",
            "WORKBENCH_SQLITE": str(tmp_path / "load.sqlite3"),
            "PEOPLE": "4",
            "RATINGS": "8",
            "FORMS": "2",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    told = json.loads(found.stdout)
    assert told["faults"] == []
    alone = told["a rating a request"]
    assert (alone["acknowledged"], alone["other answers"]) == (32, {})
    for way in ("an option of forty ratings a request", "the same at a pace"):
        assert (told[way]["requests acknowledged"], told[way]["other answers"]) == (8, {}), way
    assert found.returncode == 0

"""The small examples of the interchange file, each with what is expected of it, through the
command itself. No test here asks for a database: pytest-django fails one that is touched."""

import json
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from django.conf import settings

from tests.reports.commands import run

EXAMPLES = Path(__file__).parent / "examples"
CASES = sorted(p for p in EXAMPLES.glob("*.json") if not p.name.endswith(".expected.json"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_contract_example_comes_out_as_expected(case: Path) -> None:
    expected = json.loads(case.with_suffix(".expected.json").read_text(encoding="utf-8"))
    answer = run("appraise", case, "--json")
    assert (answer.status, answer.errors) == (expected["exit"], [])
    printed = json.loads(answer.output)
    options = {o["code"]: o for a in printed["appraisals"] for o in a["options"]}
    for code, fields in expected.get("options", {}).items():
        total = fields.pop("total", None)
        assert {key: options[code][key] for key in fields} == fields
        if total is not None:
            assert Fraction(options[code]["total"]) == Fraction(total)
    if "reconciliation" in expected:
        pairs = {
            (Fraction(r["stated"]), Fraction(r["computed"])) for r in printed["reconciliation"]
        }
        assert pairs == {(Fraction(a), Fraction(b)) for a, b in expected["reconciliation"]}


def test_appraise_works_where_no_database_can_be_made(tmp_path: Path) -> None:
    elsewhere = {
        "PATH": os.environ["PATH"],
        "WORKBENCH_DATABASE_URL": "postgresql://nobody:nothing@127.0.0.1:1/none",
        "PYTHONIOENCODING": "ascii",
    }
    answer = subprocess.run(
        [sys.executable, "manage.py", "appraise", EXAMPLES / "gaps.json"],
        cwd=settings.BASE_DIR,
        env=elsewhere,
        capture_output=True,
        check=False,
    )
    assert answer.returncode == 1
    assert answer.stderr == b""
    assert "Undecided" in answer.stdout.decode("utf-8")


def test_appraise_loads_nothing_heavy() -> None:
    answer = subprocess.run(
        [sys.executable, "-X", "importtime", "manage.py", "appraise", EXAMPLES / "measures.json"],
        cwd=settings.BASE_DIR,
        capture_output=True,
        check=False,
        text=True,
    )
    assert answer.returncode == 0
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in answer.stderr.splitlines()}
    assert "django" in loaded
    assert not loaded & {"pandas", "numpy", "plotly", "matplotlib", "weasyprint", "pikepdf"}

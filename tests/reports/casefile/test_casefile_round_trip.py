"""What goes into the database comes out of it, to the digit."""

import json
import uuid
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from appraisal.casefile.parts import CaseAppraisal
from appraisal.casefile.problem import problem_of
from appraisal.casefile.rows import AppraisalRows
from appraisal.models import Appraisal
from reports.casefile.canonical import canonical, write_json
from reports.casefile.file import CaseFile, check_case, read_case
from reports.stored.exporting import export_case
from reports.stored.importing import import_case
from schemes.models import Programme
from tests.contract.test_examples import CASES as EXAMPLES
from tests.factories import make_user
from tests.reports.cases.cases import Json, cases, small
from tests.reports.undone import undone
from workbench.casefile.parts import read
from workbench.models import User

FIXTURES = sorted((Path(settings.BASE_DIR) / "fixtures").glob("*.json"))
pytestmark = pytest.mark.django_db


def imported(case: CaseFile, by: User | None = None) -> Programme:
    return import_case(by=by or make_user(), token=uuid.uuid4(), case=case)


@pytest.mark.parametrize("path", [*FIXTURES, *EXAMPLES], ids=lambda path: path.stem)
def test_file_comes_back_in_canonical_form(path: Path) -> None:
    case = read_case(path)
    assert export_case(imported(case)) == canonical(json.loads(path.read_text(encoding="utf-8")))


@given(case=cases())
@hypothesis_settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_any_valid_file_comes_back_in_canonical_form(case: Json) -> None:
    checked = check_case(case)
    with undone():
        programme = imported(checked)
        exported = export_case(programme)
        assert write_json(exported) == checked.text
        for data in exported.get("appraisals", []):
            assert_engine_is_given_the_same(programme, data)
    with undone():
        again = export_case(imported(check_case(exported)))
        assert write_json(again) == checked.text


def assert_engine_is_given_the_same(programme: Programme, data: Json) -> None:
    """From the rows as from the file, but for assessors' ratings and measures nothing reads."""
    rows = AppraisalRows.of(Appraisal.objects.get(programme=programme, reference=data["reference"]))
    from_rows, from_file = rows.problem, problem_of(read(CaseAppraisal, data))
    assert set(from_rows.measure_definitions) <= set(from_file.measure_definitions)
    for name in (
        "options",
        "criteria",
        "measurements",
        "shortlist",
        "decision",
        "total_as",
        "better",
    ):
        assert getattr(from_rows, name) == getattr(from_file, name)
    agreed = tuple(rating for rating in from_file.ratings if rating.assessor is None)
    assert from_rows.ratings == agreed


def test_decimals_keep_their_noughts() -> None:
    case = small(**{"appraisals.0.criteria.1.weight": "60.0", "programme.target": "1960000.00"})
    exported = export_case(imported(check_case(case)))
    assert exported["appraisals"][0]["criteria"][1]["weight"] == "60.0"
    assert exported["programme"]["target"] == "1960000.00"


def test_file_without_an_authority_comes_back_with_the_one_it_went_to() -> None:
    by = make_user()
    exported = export_case(imported(check_case(small(**{"programme.authority": ...})), by))
    assert exported["programme"]["authority"] == str(by.authority)

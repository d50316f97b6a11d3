"""One way of writing a case down."""

import json
from pathlib import Path

import pytest
from django.conf import settings as site
from hypothesis import HealthCheck, given, settings

from reports.casefile.canonical import canonical, write_json
from reports.casefile.file import check_case, read_case
from tests.reports.cases.cases import Json, cases, small

FIXTURES = sorted((Path(site.BASE_DIR) / "fixtures").glob("*.json"))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("appraisals.0.total_as", "points"),
        ("appraisals.0.better", "higher"),
        ("appraisals.0.shortlist", {"kind": "all"}),
        ("appraisals.0.decision.reason", ""),
        ("appraisals.0.options.1.baseline", False),
        ("appraisals.0.options.1.finance", {}),
        ("appraisals.0.options.1.benefits", []),
        ("appraisals.0.measure_definitions", {}),
        ("programme.summary", ""),
        ("programme.plan.workstreams", []),
        ("programme.evidence.0.sums.0.explained", None),
        ("schemes.0.depends_on", []),
        ("schemes.0.answers", {}),
        ("papers.0.sections.0.exempt", None),
        ("papers.0.facts", {}),
    ],
)
def test_key_that_says_nothing_is_left_out(path: str, value: object) -> None:
    assert canonical(small(**{path: value})) == canonical(small())


def test_null_scheme_is_left_out() -> None:
    assert canonical(small(**{"appraisals.0.scheme": None})) == canonical(
        small(**{"appraisals.0.scheme": ...})
    )


@pytest.mark.parametrize(
    ("given_as", "written"),
    [
        (412000, "412000"),
        ("1.0", "1.0"),
        ("-0", "0"),
        ("-0.00", "0.00"),
        ("-5.10", "-5.10"),
        (0, "0"),
    ],
)
def test_numbers_are_written_as_texts_to_the_digit(given_as: object, written: str) -> None:
    data = canonical(small(**{"appraisals.0.options.0.cost": given_as}))
    assert data["appraisals"][0]["options"][0]["cost"] == written


def test_counts_stay_whole_numbers() -> None:
    assert canonical(small())["programme"]["years"] == 3


def test_keys_stand_as_in_the_schema_and_free_texts_by_alphabet() -> None:
    backwards = json.loads(json.dumps(small(**{"schemes.0.answers": {"b": "2", "a": "1"}})))
    backwards = {key: backwards[key] for key in reversed(backwards)}
    data = canonical(backwards)
    assert list(data) == ["format", "programme", "schemes", "appraisals", "papers"]
    assert list(data["schemes"][0]["answers"]) == ["a", "b"]


def test_scales_keep_their_sequence() -> None:
    assert list(canonical(small())["appraisals"][0]["scales"]) == ["hml", "ten"]
    turned = {"ten": small()["appraisals"][0]["scales"]["ten"]} | small()["appraisals"][0]["scales"]
    data = canonical(small(**{"appraisals.0.scales": turned}))
    assert list(data["appraisals"][0]["scales"]) == ["ten", "hml"]


def test_required_lists_stay_though_empty() -> None:
    bare = canonical(small(**{"programme.plan.timetable.steps": []}))
    assert bare["programme"]["plan"]["timetable"]["steps"] == []


@given(case=cases())
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_canonical_form_is_valid_and_its_own(case: Json) -> None:
    data = canonical(case)
    assert check_case(data).data == data
    text = write_json(data)
    assert read_case(text.encode()).text == text


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_cases_of_the_product_stand_in_canonical_form(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == read_case(path).text

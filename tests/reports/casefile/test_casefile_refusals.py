"""Every kind of wrong file is refused, each error on a line with its path."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from reports.casefile.file import CaseRefused, check_case, read_case
from tests.reports.cases.cases import SMALL, small


def errors(case: Any) -> list[str]:
    with pytest.raises(CaseRefused) as refused:
        check_case(copy.deepcopy(case))
    return list(refused.value.errors)


def test_small_case_is_valid() -> None:
    check_case(small())


@pytest.mark.parametrize(
    ("path", "value", "error"),
    [
        # Shape
        (
            "format",
            "options-appraisal/2",
            'format: "options-appraisal/2" is not a format this product reads: it reads "options-appraisal/1"',
        ),
        ("programme", ..., 'file: "programme" is missing'),
        ("colour", "red", "colour: unknown key"),
        ("programme.titel", "x", 'programme.titel: unknown key; did you mean "title"?'),
        ("programme.years", "3", 'programme.years: "3" is not a whole number'),
        ("programme.years", 0, "programme.years: 0 is too small: at least 1"),
        ("programme.years", 61, "programme.years: 61 is too large: at most 60"),
        ("programme.years", True, "programme.years: true is not a whole number"),
        ("programme.title", " ", 'programme.title: " " must be one line of text and not blank'),
        (
            "programme.title",
            "a\nb",
            'programme.title: "a\\nb" must be one line of text and not blank',
        ),
        ("programme.title", "x" * 201, "programme.title: has 201 characters: at most 200 fit"),
        ("programme.title", None, "programme.title: null is not a text"),
        ("programme.reference", "x" * 61, "programme.reference: has 61 characters: at most 60 fit"),
        (
            "programme.first_year",
            "2018",
            'programme.first_year: "2018" is not a financial year, such as "2018/19"',
        ),
        (
            "programme.target",
            "1,960,000",
            'programme.target: "1,960,000" is not a number: write digits alone, such as "1234.50"; '
            'this would be "1960000"',
        ),
        (
            "programme.target",
            "1e6",
            'programme.target: "1e6" is not a number: write digits alone, such as "1234.50"',
        ),
        (
            "programme.target",
            "5\n",
            'programme.target: "5\\n" is not a number: write digits alone, such as "1234.50"',
        ),
        (
            "programme.target",
            "٣",
            'programme.target: "٣" is not a number: write digits alone, such as "1234.50"',
        ),
        (
            "programme.target",
            "NaN",
            'programme.target: "NaN" is not a number: write digits alone, such as "1234.50"',
        ),
        (
            "programme.target",
            "1" * 31,
            f'programme.target: "{"1" * 31}" is not a number: write digits alone, such as "1234.50", of at most 30 digits',
        ),
        ("programme.target", [1], "programme.target: a list is not a text or a whole number"),
        ("appraisals.0.options", [], "appraisals[0].options: at least 1 is needed here"),
        ("appraisals.0.options.0.name", ..., 'appraisals[0].options[0]: "name" is missing'),
        (
            "appraisals.0.options.1.finance",
            {"confidence": "1.01"},
            'appraisals[0].options[1].finance.confidence: "1.01" is not a share from 0 to 1, such as "0.85"',
        ),
        (
            "appraisals.0.total_as",
            "avarage",
            'appraisals[0].total_as: "avarage" is not "points", "average", "percent" or "value"; did you mean "average"?',
        ),
        ("appraisals.0.criteria.1.scale", ..., 'appraisals[0].criteria[1]: "scale" is missing'),
        ("appraisals.0.criteria.0.test", ..., 'appraisals[0].criteria[0]: "test" is missing'),
        (
            "appraisals.0.criteria.0.weight",
            "1",
            "appraisals[0].criteria[0].weight: only a ranking criterion has a weight",
        ),
        (
            "appraisals.0.criteria.1.test",
            {"kind": "pass"},
            "appraisals[0].criteria[1].test: only a gateway has a test",
        ),
        (
            "appraisals.0.criteria.0.test.limit",
            "1",
            "appraisals[0].criteria[0].test.limit: unknown key",
        ),
        (
            "appraisals.0.criteria.0.test",
            {"kind": "measure", "at_most": "1"},
            'appraisals[0].criteria[0].test: "measure" is missing',
        ),
        (
            "appraisals.0.criteria.1.scale",
            {"kind": "log", "measure": "m", "worst": 1, "best": 2, "points": 3},
            'appraisals[0].criteria[1].scale.kind: "log" is not "linear" or "price"',
        ),
        (
            "appraisals.0.scales.ten",
            {"minimum": "0"},
            'appraisals[0].scales.ten: "maximum" is missing',
        ),
        ("appraisals.0.shortlist", {"kind": "top"}, 'appraisals[0].shortlist: "count" is missing'),
        (
            "appraisals.0.ratings.2.level",
            "high",
            'appraisals[0].ratings[2]: exactly one of "level", "points", "not_applicable" and, of an assessor, '
            '"abstained" is needed',
        ),
        (
            "appraisals.0.ratings.2",
            {"option": "A", "criterion": "3", "not_applicable": " "},
            'appraisals[0].ratings[2].not_applicable: " " must not be blank',
        ),
        (
            "appraisals.0.decision.decided_on",
            "7 March",
            'appraisals[0].decision.decided_on: "7 March" is not a date, such as "2016-03-07"',
        ),
        (
            "papers.0.sections.0.key",
            "a b",
            'papers[0].sections[0].key: "a b" must be 1 to 100 letters, digits, hyphens and underscores',
        ),
        # References
        (
            "programme.first_year",
            "2018/20",
            'programme.first_year: "2018/20" is not a financial year; did you mean 2018/19?',
        ),
        (
            "schemes.2",
            {"reference": "S1", "title": "Again"},
            'schemes[2].reference: "S1" is the reference of another scheme',
        ),
        (
            "schemes.1.depends_on",
            ["S9"],
            'schemes[1].depends_on[0]: "S9" is not a scheme of this file',
        ),
        (
            "schemes.1.depends_on",
            ["S2"],
            "schemes[1].depends_on[0]: a scheme cannot depend on itself",
        ),
        ("schemes.1.depends_on", ["S1", "S1"], 'schemes[1].depends_on[1]: "S1" is named already'),
        (
            "schemes.0.depends_on",
            ["S2"],
            'schemes[1].depends_on[0]: the dependencies run in a circle: "S1" needs "S2" needs "S1"',
        ),
        ("appraisals.0.scheme", "S9", 'appraisals[0].scheme: "S9" is not a scheme of this file'),
        (
            "appraisals.1",
            SMALL["appraisals"][0],
            'appraisals[1].reference: "A1" is the reference of another appraisal',
        ),
        (
            "appraisals.0.criteria.1.scale",
            "mhl",
            'appraisals[0].criteria[1].scale: "mhl" is not a scale of this appraisal; did you mean "hml"?',
        ),
        (
            "appraisals.0.scales.spare",
            {"minimum": "3", "maximum": "3"},
            "appraisals[0].scales.spare.minimum: the minimum must be below the maximum",
        ),
        (
            "appraisals.0.scales.spare",
            {"levels": [{"key": "a", "points": 1}, {"key": "a", "points": 2}]},
            'appraisals[0].scales.spare.levels[1].key: "a" is the key of another level',
        ),
        (
            # Less than the maximum, but not by as much as the database can tell.
            "appraisals.0.scales.ten",
            {"minimum": "7.5", "maximum": "7.50000000000000000001"},
            "appraisals[0].scales.ten.minimum: the minimum must be below the maximum",
        ),
        (
            "appraisals.0.decision.present",
            11,
            "appraisals[0].decision.present: 11 cannot be present where 10 are entitled",
        ),
        (
            "appraisals.0.decision.decided_on",
            "2016-02-30",
            'appraisals[0].decision.decided_on: "2016-02-30" is not a day of the calendar',
        ),
        ("papers.0.appraisal", "A9", 'papers[0].appraisal: "A9" is not an appraisal of this file'),
        (
            "papers.1",
            SMALL["papers"][0],
            'papers[1].reference: "obc" is the reference of another paper',
        ),
        (
            "papers.0.headings",
            [{"key": "a", "title": "A"}],
            "papers[0].headings[0].title: unknown key",
        ),
        (
            "papers.0.headings",
            [{"key": "a"}, {"key": "a"}],
            'papers[0].headings[1].key: "a" is the key of another heading',
        ),
        (
            "papers.0.headings",
            [{"key": "a", "own": True}],
            'papers[0].headings[0]: lacks "heading": an own heading needs its words',
        ),
        (
            "papers.0.headings",
            [{"key": "a b", "heading": "A", "own": True}],
            "papers[0].headings[0].key: must be 1 to 100 letters, digits, hyphens and underscores",
        ),
        (
            "papers.0.headings",
            [{"key": "a", "beneath": "b"}],
            'papers[0].headings[0].beneath: is said of own headings alone, and "a" is none',
        ),
        (
            "papers.0.headings",
            [{"key": "a", "appendix": True}],
            'papers[0].headings[0].appendix: is said of own headings alone, and "a" is none',
        ),
        (
            "papers.0.headings",
            [{"key": "a", "heading": "A", "own": True, "beneath": "a"}],
            'papers[0].headings[0].beneath: "a" stands beneath "a" itself',
        ),
        (
            "papers.0.sections.1",
            {"key": "summary"},
            'papers[0].sections[1].key: "summary" is the key of another section',
        ),
        (
            "programme.stated",
            [{"name": "n", "amount": 1, "precision": 0}],
            "programme.stated[0].precision: a precision is above 0, such as 1000",
        ),
        (
            "programme.evidence.0.rows.0.values",
            ["1"],
            "programme.evidence[0].rows[0].values: 1 values stand here for 2 columns",
        ),
        (
            "programme.evidence.0.sums.0.of",
            ["Gift"],
            'programme.evidence[0].sums[0].of[0]: "Gift" is not a column of this table',
        ),
        (
            "programme.evidence.0.sums.0",
            {"row": "South", "of": ["North"]},
            'programme.evidence[0].sums[0].row: "South" is not a row of this table; did you mean "North"?',
        ),
        (
            "programme.evidence.0.sums.0.of",
            ["Total"],
            "programme.evidence[0].sums[0].of[0]: a sum cannot be a part of itself",
        ),
        (
            "programme.evidence.0.sums.0.row",
            "North",
            'programme.evidence[0].sums[0]: must name the "row" or the "column" that is the sum, one of the two',
        ),
        (
            "programme.plan.timetable.steps.0.to",
            "2016-05",
            'programme.plan.timetable.steps[0].to: "2016-05" is not a month of this timetable; did you mean "2016-04"?',
        ),
        (
            "programme.plan.timetable.steps.0",
            {"name": "n", "from": "2016-04", "to": "2016-03"},
            "programme.plan.timetable.steps[0].to: ends before it starts",
        ),
        (
            "programme.plan.timetable.months",
            ["2016-03", "2016-04", "2016-03"],
            'programme.plan.timetable.months[2]: "2016-03" stands here already',
        ),
        (
            "programme.plan.milestones.rows.0.steps.0.from",
            "end",
            'programme.plan.milestones.rows[0].steps[0].from: "end" is not a point of these milestones',
        ),
        (
            "programme.plan.milestones.rows.0.name",
            ...,
            'programme.plan.milestones.rows[0]: "name" is missing',
        ),
        (
            "programme.plan.milestones.rows.0.option",
            "Z",
            'programme.plan.milestones.rows[0].option: "Z" is not an option of this file',
        ),
        # The engine's own
        (
            "appraisals.0.ratings.1.level",
            "hihg",
            'appraisals[0].ratings[1].level: "hihg" is not a level of scale "hml"; did you mean "high"?',
        ),
        (
            "appraisals.0.ratings.3",
            {"option": "A", "criterion": "1", "level": "fail"},
            'appraisals[0].ratings[3]: there is a rating of option "A" on criterion "1" already',
        ),
        (
            "appraisals.0.ratings.0.option",
            "Z",
            'appraisals[0].ratings[0].option: "Z" is not an option',
        ),
        (
            "appraisals.0.decision.preferred",
            "Z",
            'appraisals[0].decision.preferred: "Z" is not an option',
        ),
    ],
)
def test_wrong_value_is_refused_with_its_path(path: str, value: Any, error: str) -> None:
    assert errors(small(**{path: value})) == [error]


def test_measure_that_option_finance_gives_is_refused() -> None:
    case = small(
        **{
            "appraisals.0.finance": {"target": "10"},
            "appraisals.0.options.0.finance": {"total_savings": "5"},
            "appraisals.0.measures": [
                {"option": "A", "measure": "share_of_target", "value": "0.5"}
            ],
        }
    )
    assert errors(case) == [
        'appraisals[0].measures[0]: option finance gives "share_of_target" of this option already'
    ]


def test_name_that_two_rows_of_a_table_share_cannot_be_summed() -> None:
    row = {"label": "North", "values": ["1", "1"]}
    case = small(
        **{
            "programme.evidence.0.rows": [row, row, {"label": "All", "values": ["2", "2"]}],
            "programme.evidence.0.sums": [{"row": "All", "of": ["North"]}],
        }
    )
    assert errors(case) == [
        'programme.evidence[0].sums[0].of[0]: "North" is the name of more than one row'
    ]


def test_chain_of_a_thousand_dependencies_is_walked() -> None:
    chain = [{"reference": "S1", "title": "t"}] + [
        {"reference": f"S{n}", "title": "t", "depends_on": [f"S{n - 1}"]} for n in range(2, 1001)
    ]
    check_case(small(schemes=chain))
    chain[0]["depends_on"] = ["S1000"]
    (line,) = errors(small(schemes=chain))
    assert "the dependencies run in a circle" in line


def test_all_errors_of_a_stage_are_reported_in_sequence() -> None:
    case = small(**{"appraisals.0.ratings": [{}] * 11 + [{"x": 1}]})
    lines = errors(case)
    places = [line.partition(": ")[0] for line in lines]
    assert places[0] == "appraisals[0].ratings[0]"
    assert places.index("appraisals[0].ratings[2]") < places.index("appraisals[0].ratings[10]")
    assert places[-1] == "appraisals[0].ratings[11].x"


def test_more_than_a_hundred_errors_are_counted() -> None:
    lines = errors(small(**{f"k{n}": 1 for n in range(150)}))
    assert len(lines) == 101
    assert lines[-1] == "file: 50 further errors are not shown"


def test_endless_errors_are_not_all_looked_for() -> None:
    lines = errors(small(**{f"k{n}": 1 for n in range(50_000)}))
    assert len(lines) == 101
    assert lines[-1] == "file: 900 or more further errors are not shown"


def test_long_values_are_cut() -> None:
    (line,) = errors(small(**{"programme.first_year": "x" * 10_000}))
    assert len(line) < 200


@pytest.mark.parametrize("value", [[], 1, "text", None, True])
def test_file_that_is_not_an_object_is_refused(value: object) -> None:
    (line,) = errors(value)
    assert line.startswith("file: ")
    assert line.endswith(" is not an object")


def test_paths_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    for path, reason in [
        (tmp_path, "is a folder, not a file"),
        (tmp_path / "none.json", "there is no such file"),
        (Path("a\0b.json"), "cannot be read"),
    ]:
        with pytest.raises(CaseRefused) as refused:
            read_case(path)
        (line,) = refused.value.errors
        assert line.endswith(f": {reason}")
        assert "\0" not in line


def test_bytes_and_path_are_read_alike(tmp_path: Path) -> None:
    raw = json.dumps(small()).encode()
    (tmp_path / "case.json").write_bytes(raw)
    assert read_case(tmp_path / "case.json") == read_case(raw)

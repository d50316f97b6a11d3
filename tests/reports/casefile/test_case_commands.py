"""`appraise`, `import_case` and `export_case` as a person meets them."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError

from reports.casefile.canonical import canonical
from reports.casefile.file import CaseRefused, check_case
from reports.stored.importing import import_case
from schemes.models import Membership, Programme
from tests.factories import make_authority, make_programme, make_user
from tests.reports.cases.cases import Json, small
from tests.reports.commands import run
from workbench.models import AuditEvent, Authority
from workbench.rows.writing import AlreadyDone


@pytest.fixture
def write_case(tmp_path: Path) -> Any:
    def written(case: Json) -> Path:
        path = tmp_path / "case.json"
        path.write_text(json.dumps(case), encoding="utf-8")
        return path

    return written


NEVER_SWITCHES = {"switch_up": None, "switch_to": None, "switch_down": None, "switch_down_to": None}


def test_appraise_prints_a_ranked_table_with_reasons(write_case: Any) -> None:
    case = small()
    case["appraisals"][0]["ratings"] += [
        {"option": "A", "criterion": "4", "level": "pass"},
        {"option": "B", "criterion": "1", "level": "fail"},
    ]
    case["programme"]["stated"] = [{"name": "Savings", "amount": "315000", "sum_of": ["313000"]}]
    answer = run("appraise", write_case(case))
    lines = answer.output.splitlines()
    assert answer.status == 0
    assert lines[0] == "How (A1)"
    assert lines[2:7] == [
        "As now is the preferred option, with a view to New.",
        "",
        "      Rank  Option  Total (points)  Outcome",
        "         1  As now             480  Taken forward",
        "Not ranked  New           No total  Not feasible",
    ]
    assert any(line.startswith("  - Not feasible: ") for line in lines)
    assert lines[-1] == "  Savings: stated 315,000, computed 313,000, difference 2,000"


def test_appraise_says_that_something_is_undecided_by_its_status(write_case: Any) -> None:
    answer = run("appraise", write_case(small()), "--json")
    assert answer.status == 1
    options = json.loads(answer.output)["appraisals"][0]["options"]
    assert [option["outcome"] for option in options] == ["undecided", "undecided"]


def test_appraise_answers_in_the_published_shape(write_case: Any) -> None:
    case = small()
    table = case["programme"]["evidence"][0]
    table["rows"] = [
        {"label": "North", "values": ["1", "2"]},
        {"label": "South", "values": [{"missing": "not received"}, "5"]},
    ]
    printed = json.loads(run("appraise", write_case(case), "--json").output)
    published = ["format", "engine", "appraisals", "reconciliation", "unchecked"]
    assert list(printed) == [*published, "agreeing", "remarks"]
    (appraisal,) = printed["appraisals"]
    assert appraisal["weights"] == [
        {"criterion": "2", "share": "0.6", "carries": "9/29"} | NEVER_SWITCHES,
        {"criterion": "3", "share": "0.4", "carries": "20/29"} | NEVER_SWITCHES,
    ]
    assert appraisal["robustness"] == {"dominates": []}
    assert printed["reconciliation"] == [
        {
            "where": "Grants / North / Total",
            "stated": "2",
            "computed": "1",
            "difference": "1",
            "explained": False,
        }
    ]
    assert printed["unchecked"] == ["Grants / South / Total"]


def test_explained_difference_stays_on_the_list(write_case: Any) -> None:
    stated = {"name": "n", "amount": 2, "sum_of": [1], "explained": "The source rounds up."}
    case = small(**{"schemes.0.stated": [stated]})
    (row,) = json.loads(run("appraise", write_case(case), "--json").output)["reconciliation"]
    assert (row["where"], row["explained"]) == ("S1 n", True)


def test_figure_with_nothing_to_check_it_against_is_not_listed(write_case: Any) -> None:
    changes = {
        "schemes.0.headline": {"amount": 5},
        "schemes.0.stated": [{"name": "n", "amount": 2}],
    }
    printed = json.loads(run("appraise", write_case(small(**changes)), "--json").output)
    assert (printed["reconciliation"], printed["unchecked"]) == ([], [])


def test_appraise_of_a_case_without_appraisals_says_so(write_case: Any) -> None:
    answer = run("appraise", write_case(small(appraisals=[], papers=[], **{"programme.plan": {}})))
    assert answer.status == 0
    assert "no appraisal" in answer.output


def test_refusal_prints_errors_alone_and_ends_with_2(write_case: Any) -> None:
    answer = run("appraise", write_case(small(**{"programme.years": 0, "colour": 1})))
    assert answer.status == 2
    assert answer.output == ""
    assert answer.errors == ["colour: unknown key", "programme.years: 0 is too small: at least 1"]


def test_appraise_of_a_missing_file_needs_no_database() -> None:
    answer = run("appraise", "nowhere.json")
    assert (answer.status, answer.errors) == (2, ['"nowhere.json": there is no such file'])


@pytest.mark.django_db
def test_appraise_takes_the_reference_of_a_programme(write_case: Any) -> None:
    make_user("lead")
    run("import_case", write_case(small()), "--lead", "lead")
    path = write_case(small())
    assert run("appraise", "P1", "--json") == run("appraise", path, "--json")


@pytest.mark.django_db
def test_appraise_of_neither_file_nor_programme_is_refused() -> None:
    answer = run("appraise", "NOPE")
    assert answer.status == 2
    assert answer.errors == ['"NOPE": there is no such file, and no programme has this reference']


def test_database_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise DatabaseError("no such table: schemes_programme")

    monkeypatch.setattr("reports.stored.exporting.find_programme", fail)
    answer = run("appraise", "P1")
    assert answer.status == 2
    assert answer.errors == [
        "database: cannot be used (no such table: schemes_programme): has `migrate` been run?"
    ]


@pytest.mark.django_db
def test_import_makes_the_authority_the_lead_and_one_event(write_case: Any) -> None:
    lead = make_user("lead")
    answer = run("import_case", write_case(small()), "--lead", "lead")
    new = "Its authority is new here: Borough.\n"
    assert (answer.status, answer.output) == (0, f"Imported P1 (Saving together).\n{new}")
    programme = Programme.objects.get()
    assert programme.authority.name == "Borough"
    assert Membership.objects.get().user == lead
    event = AuditEvent.objects.get()
    assert (event.action, event.programme_id) == ("imported programme", programme.pk)
    assert event.after is not None
    assert (event.after["appraisals"], event.after["schemes"], event.after["papers"]) == (1, 2, 1)


@pytest.mark.django_db
def test_import_goes_to_the_authority_asked_for(write_case: Any) -> None:
    there = make_authority("Elsewhere")
    make_user("lead")
    run("import_case", write_case(small()), "--lead", "lead", "--authority", "Elsewhere")
    assert Programme.objects.get().authority == there


@pytest.mark.django_db
def test_import_without_a_lead_is_by_the_first_administrator(write_case: Any) -> None:
    make_user("somebody")
    boss = make_user("boss", is_superuser=True)
    make_user("second", is_superuser=True)
    run("import_case", write_case(small()))
    assert Membership.objects.get().user == boss


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (
            (),
            "--lead: there is no site administrator to lead the programme: say who does, as in "
            "--lead lead",
        ),
        (("--lead", "Leda"), '--lead: there is no active user "Leda"; did you mean "lead"?'),
        (("--lead", "ghost"), '--lead: there is no active user "ghost"'),
        (("--lead", "gone"), '--lead: there is no active user "gone"'),
        (("--lead", "lead", "--authority", " "), "--authority: has 1 to 200 characters"),
    ],
)
def test_import_without_knowing_who_or_where_is_refused(
    write_case: Any, arguments: tuple[str, ...], error: str
) -> None:
    make_user("lead")
    make_user("gone", is_active=False)
    answer = run("import_case", write_case(small()), *arguments)
    assert (answer.status, answer.errors) == (2, [error])
    assert not Programme.objects.exists()


@pytest.mark.django_db
def test_import_of_a_programme_that_is_there_is_refused(write_case: Any) -> None:
    make_user("lead")
    path = write_case(small())
    run("import_case", path, "--lead", "lead")
    answer = run("import_case", path, "--lead", "lead")
    assert answer.status == 2
    assert answer.errors == ['programme.reference: "Borough" has a programme "P1" already']
    assert Programme.objects.count() == AuditEvent.objects.count() == 1


@pytest.mark.django_db
def test_two_authorities_may_use_one_reference(write_case: Any) -> None:
    make_user("lead")
    path = write_case(small())
    run("import_case", path, "--lead", "lead")
    there = ("--authority", "Elsewhere", "--new-authority")
    made = run("import_case", path, "--lead", "lead", *there)
    assert made.output.endswith("Its authority is new here: Elsewhere.\n")
    assert len(set(Programme.objects.values_list("slug", flat=True))) == 2
    answer = run("export_case", "P1")
    assert answer.status == 2
    assert answer.errors == [
        '"P1": several authorities have this programme: name one with --authority '
        '("Borough", "Elsewhere")'
    ]
    chosen = run("export_case", "P1", "--authority", "Elsewhere")
    assert json.loads(chosen.output)["programme"]["authority"] == "Elsewhere"


@pytest.mark.django_db
def test_import_into_an_empty_site_says_how_to_begin(write_case: Any) -> None:
    answer = run("import_case", write_case(small()))
    assert answer.errors == [
        "--lead: there is no site administrator to lead the programme: make one with "
        "createsuperuser, then import the case again"
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            "Borough of Burnham",
            'there is no authority "Borough of Burnham"; did you mean "Borough of Barnham"? '
            "To make it, add --new-authority.",
        ),
        ("Zzz", 'there is no authority "Zzz". To make it, add --new-authority.'),
    ],
)
def test_mistyped_authority_makes_none(write_case: Any, typed: str, told: str) -> None:
    make_user("lead", make_authority("Borough of Barnham"))
    case = ("import_case", write_case(small()), "--lead", "lead", "--authority", typed)
    answer = run(*case)
    assert (answer.status, answer.errors) == (2, [f"--authority: {told}"])
    assert Authority.objects.count() == 1
    assert run(*case, "--new-authority").status == 0
    assert Programme.objects.get().authority.name == typed


@pytest.mark.django_db
@pytest.mark.parametrize("more", [(), ("--new-authority",)])
def test_authority_is_found_in_any_case(write_case: Any, more: tuple[str, ...]) -> None:
    there = make_authority("Borough of Barnham")
    make_user("lead", there)
    wanted = ("--authority", "borough OF barnham ")
    answer = run("import_case", write_case(small()), "--lead", "lead", *wanted, *more)
    assert answer.status == 0
    assert Programme.objects.get().authority == there


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["A/R.6", "a-r-6", "a/r.6", "A-R-6"])
def test_programme_goes_by_its_reference_or_its_address_in_any_case(
    write_case: Any, name: str, tmp_path: Path
) -> None:
    """In every command that takes one."""
    make_user("lead")
    path = write_case(small(**{"programme.reference": "A/R.6"}))
    run("import_case", path, "--lead", "lead")
    assert run("export_case", name) == run("export_case", "A/R.6")
    assert run("appraise", name, "--json") == run("appraise", path, "--json")
    # Its house format is none of ours, which is said only once the programme is found.
    built = run("build_paper", name, "--output", tmp_path / "paper.json")
    assert "house format" in " ".join(built.errors)


@pytest.mark.django_db
def test_mistyped_reference_names_the_nearest() -> None:
    make_programme(reference="ASC-ADM", slug="asc-adm")
    told = 'no programme has this reference; did you mean "ASC-ADM"?'
    assert run("export_case", "asc-amd").errors == [f'"asc-amd": {told}']
    for command in (("appraise", "asc-amd"), ("build_paper", "asc-amd", "--output", "p.pdf")):
        assert run(*command).errors == [f'"asc-amd": there is no such file, and {told}']
    unknown = run("export_case", "ASC-ADM", "--authority", "Nowhere")
    assert unknown.errors == ['--authority: there is no authority "Nowhere"']


@pytest.mark.django_db
def test_address_names_one_programme_where_several_have_the_reference(write_case: Any) -> None:
    for number, owner in enumerate(("Barnham", "Elsewhere"), start=1):
        slug = "p1" if number == 1 else "p1-2"
        make_programme(reference="P1", slug=slug, title=owner, authority=make_authority(owner))
    for name in ("P1", "P1-2"):
        answer = run("export_case", name)
        found = name == "P1-2"
        assert ("several authorities" in " ".join(answer.errors)) != found
    for name, owner in (("p1", "Barnham"), ("p1-2", "Elsewhere")):
        assert json.loads(run("export_case", name).output)["programme"]["title"] == owner


@pytest.mark.django_db
def test_import_that_fails_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    lead = make_user()

    def fail(*arguments: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("reports.stored.importing.create_papers", fail)
    with pytest.raises(RuntimeError):
        import_case(by=lead, token=uuid4(), case=check_case(small()))
    assert not Programme.objects.exists()
    assert not AuditEvent.objects.exists()
    assert not Authority.objects.filter(name="Borough").exists()


@pytest.mark.django_db
def test_import_sent_twice_is_done_once() -> None:
    lead, token = make_user(), uuid4()
    import_case(by=lead, token=token, case=check_case(small()))
    with pytest.raises(AlreadyDone):
        import_case(by=lead, token=token, case=check_case(small()), authority="Elsewhere")
    assert Programme.objects.count() == 1


@pytest.mark.django_db
def test_import_of_an_administrator_needs_an_authority() -> None:
    boss = make_user(is_superuser=True)
    boss.authority = None
    with pytest.raises(CaseRefused, match="names no authority"):
        import_case(by=boss, token=uuid4(), case=check_case(small(**{"programme.authority": ...})))


@pytest.mark.django_db
def test_import_takes_as_many_queries_for_many_ratings(django_assert_max_num_queries: Any) -> None:
    case = small()
    case["appraisals"][0]["ratings"] += [
        {"option": "A", "criterion": "2", "level": "low", "assessor": f"assessor-{n}"}
        for n in range(300)
    ]
    lead = make_user()
    # One of them asks whether the house format of the paper was made in the browser.
    with django_assert_max_num_queries(68):
        import_case(by=lead, token=uuid4(), case=check_case(case))


@pytest.mark.django_db
def test_export_writes_the_canonical_file(write_case: Any, tmp_path: Path) -> None:
    make_user("lead")
    case = small(**{"programme.title": "Élan — £1"})
    run("import_case", write_case(case), "--lead", "lead")
    printed = run("export_case", "P1")
    assert printed.status == 0
    assert json.loads(printed.output) == canonical(case)
    out = tmp_path / "out.json"
    assert run("export_case", "P1", "--output", out).status == 0
    assert out.read_bytes() == printed.output.encode("utf-8")
    assert "Élan — £1" in printed.output
    assert printed.output.endswith("}\n")


@pytest.mark.django_db
def test_export_of_unfinished_work_is_written_and_says_what_is_missing() -> None:
    from tests.factories import make_appraisal

    programme = make_programme(reference="P9")
    make_appraisal(programme)
    answer = run("export_case", "P9")
    assert answer.status == 1
    assert json.loads(answer.output)["programme"]["reference"] == "P9"
    assert "appraisals[0].options: at least 1 is needed here" in answer.errors


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["", "nowhere/out.json", "a\0b"])
def test_export_that_cannot_be_written_is_refused(tmp_path: Path, name: str) -> None:
    make_programme(reference="P9")
    answer = run("export_case", "P9", "--output", f"{tmp_path}/{name}")
    assert answer.status == 2
    assert len(answer.errors) == 1
    assert "cannot be written" in answer.errors[0]


@pytest.mark.django_db
def test_export_of_nothing_is_refused() -> None:
    answer = run("export_case", "NOPE")
    assert (answer.status, answer.errors) == (2, ['"NOPE": no programme has this reference'])

"""`check_paper`: what stands between a paper and its issue, for machines and for people."""

import json
from pathlib import Path
from typing import Any

import pytest

from reports.models import Explained, Paper
from reports.readiness.standing import standing_of
from reports.stored.exporting import programme_case
from tests.factories import World
from tests.reports.commands import Answer, run
from tests.reports.papers.papers import BARNET, barnet_data
from tests.reports.workshop import paper, written

__all__ = ["paper"]

CONTRADICTING = "Of 40 people, 10 stayed and 20 left, 35 in all. 10% of £200,000 is £30,000."
KINDS = {"contradicting", "error", "question", "link", "unsupported", "advice"}


def barnet_with(folder: Path, text: str, **changes: Any) -> Path:
    """Barnet's case with this text at the end of its summary."""
    data = barnet_data()
    (paper,) = data["papers"]
    for section in paper["sections"]:
        if section["key"] == "executive-summary":
            section["text"] += f"\n\n{text}"
    paper |= changes
    path = folder / "case.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def answered(*arguments: object) -> tuple[int, dict[str, Any]]:
    answer = run("check_paper", *arguments, "--json")
    assert answer.errors == []
    return answer.status, json.loads(answer.output)


def test_answer_has_the_keys_of_the_contract_and_nothing_else() -> None:
    status, answer = answered(BARNET)
    assert status == 1
    assert list(answer) == ["format", "paper", "findings"]
    assert (answer["format"], answer["paper"]) == ("options-appraisal-check/1", "obc")
    for one in answer["findings"]:
        assert list(one) == ["kind", "section", "typed", "figure", "message"]
        assert all(isinstance(value, str) for value in one.values())
        assert one["kind"] in KINDS
        assert one["message"]


def test_contradiction_is_told_in_its_section(tmp_path: Path) -> None:
    path = barnet_with(tmp_path, CONTRADICTING)
    status, answer = answered(path, "--paper", "obc")
    assert status == 1
    found = [one for one in answer["findings"] if one["typed"] == "£30,000"]
    assert [(one["kind"], one["section"]) for one in found] == [
        ("contradicting", "executive-summary")
    ]


def test_figure_is_named_as_a_person_would_quote_it(tmp_path: Path) -> None:
    path = barnet_with(tmp_path, "The savings target is £1.69m. It must save £1.96m in all.")
    _status, answer = answered(path)
    named = {one["typed"]: one["figure"] for one in answer["findings"] if one["figure"]}
    assert named["£1.69m"] == "finance.target"


def test_paper_that_nothing_stops_ends_well(tmp_path: Path) -> None:
    """What only asks and advises stops nothing."""
    path = barnet_with(tmp_path, "")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("June 2017", "July 2017"), encoding="utf-8")
    status, answer = answered(path)
    kinds = {one["kind"] for one in answer["findings"]}
    assert status == 0
    assert kinds
    assert not kinds & {"contradicting", "error"}


def test_fault_that_keeps_the_paper_from_being_made_is_an_error(tmp_path: Path) -> None:
    path = barnet_with(tmp_path, "It saves {{ nobodys.figure }}.")
    status, answer = answered(path)
    (found,) = [one for one in answer["findings"] if "nobodys.figure" in one["message"]]
    assert (status, found["kind"], found["section"]) == (1, "error", "executive-summary")


def test_people_read_section_by_section_what_to_do(tmp_path: Path) -> None:
    answer = run("check_paper", barnet_with(tmp_path, CONTRADICTING))
    assert answer.status == 1
    lines = answer.output.splitlines()
    assert lines[1].endswith("stand between this paper and its issue.")
    at = lines.index("  Contradicts: £30,000")
    assert lines[at + 1] == "    “10% of £200,000 is £30,000.”"
    assert "mend one of the three" in lines[at + 2]
    assert any(line.startswith("1.") for line in lines[:at])


@pytest.mark.parametrize(
    ("changes", "arguments", "says"),
    [
        ({}, ("--paper", "minutes"), "it has obc"),
        ({"house_format": "nobodys"}, (), "nobodys"),
    ],
)
@pytest.mark.django_db  # formats that are no files are asked of the database
def test_what_cannot_be_checked_is_refused_with_a_line(
    tmp_path: Path, changes: dict[str, Any], arguments: tuple[str, ...], says: str
) -> None:
    refused = run("check_paper", barnet_with(tmp_path, "", **changes), *arguments)
    assert refused.status == 2
    assert refused.output == ""
    assert says in " ".join(refused.errors)


def test_file_that_is_none_is_refused(tmp_path: Path) -> None:
    assert run("check_paper", tmp_path / "absent.json").status == 2


def of_site(paper: Paper) -> Answer:
    return run("check_paper", paper.programme.reference, "--paper", paper.reference)


def test_paper_of_the_site_is_checked_with_what_officers_explained(
    world: World, paper: Paper
) -> None:
    written(paper, CONTRADICTING)
    before = of_site(paper)
    assert before.status == 1
    assert "£30,000" in before.output
    (found,) = [
        one
        for one in standing_of(paper, programme_case(paper.programme)).findings
        if one.typed == "£30,000"
    ]
    Explained.objects.create(paper=paper, mark=found.fingerprint, why="A grant is left out.")
    after = of_site(paper)
    assert "£30,000 is" not in after.output
    assert "Explained by officers and left out here: 1." in after.output

"""A paper with a part that nobody has given is made as a draft alone, and is not issued."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reports.casefile.case import PaperCase, case_of
from reports.check.finding import Finding
from reports.compose import compose, composer_of
from reports.formats.format import HouseFormat
from reports.formats.reading import read_format
from reports.formats.shelf import house_format
from reports.formats.statements import ready_statement
from reports.issue.freezing import Issue, hindrances
from reports.readiness.check import unfinished_in
from tests.reports.cases.typed import typed
from tests.reports.check.test_cases import CASES, case_data
from tests.reports.commands import Answer, run

PAPERS = [(name, paper["reference"]) for name in CASES for paper in case_data(name)["papers"]]
FIRST = Issue("1.0", date(2016, 3, 7), "Lead officer", "Issued", "First issue.")


def copied(name: str) -> dict[str, Any]:
    return json.loads(json.dumps(case_data(name)))  # type: ignore[no-any-return]


def paper_in(data: dict[str, Any], reference: str) -> dict[str, Any]:
    return next(one for one in data["papers"] if one["reference"] == reference)


def made(data: dict[str, Any], reference: str) -> tuple[PaperCase, HouseFormat]:
    case = case_of(typed(data), reference)
    return case, house_format(case.paper.house_format)


def unfinished(data: dict[str, Any], reference: str) -> tuple[Finding, ...]:
    """Whatever references the text has lost with its sections."""
    case, form = made(data, reference)
    composer = composer_of(case, form)
    return unfinished_in(case, form, composer.laid_out(composer.blocks()))


def built(data: dict[str, Any], tmp_path: Path, *arguments: str) -> tuple[Answer, Path]:
    path, output = tmp_path / "case.json", tmp_path / "paper.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return run("build_paper", path, "--output", output, *arguments), output


@pytest.mark.parametrize(("name", "reference"), PAPERS)
def test_every_part_that_is_taken_away_is_listed_for_itself(name: str, reference: str) -> None:
    """Each section, one at a time, then all at once; each fact; each explanation."""
    assert unfinished(copied(name), reference) == ()
    case, form = made(copied(name), reference)
    composer = composer_of(case, form)
    composer.laid_out(composer.blocks())
    needed = [one.key for one in composer.asked if not one.optional]
    facts = [one.fact for one in form.facts if not one.words and one.fact in case.paper.facts]
    marks = [one.mark for one in case.paper.explained]
    for key in needed:
        data = copied(name)
        for section in paper_in(data, reference)["sections"]:
            section["text"] = " \n" if section["key"] == key else section["text"]
        assert key in {one.about for one in unfinished(data, reference)}
    data = copied(name)
    paper = paper_in(data, reference)
    paper["sections"], paper["facts"], paper["explained"] = [], {}, []
    found = unfinished(data, reference)
    assert {*needed, *facts} <= {one.about for one in found}
    assert set(marks) <= {one.fingerprint for one in found}
    assert len({one.fingerprint for one in found}) == len(found)
    # One explanation clears one, never all of a kind.
    paper["explained"] = [{"mark": found[0].fingerprint, "why": "It stands so in the source."}]
    assert unfinished(data, reference) == found[1:]
    paper["explained"] = [{"mark": one.fingerprint, "why": "So."} for one in found]
    assert unfinished(data, reference) == ()


def test_unfinished_paper_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    data = copied("barnet")
    paper = paper_in(data, "obc")
    sections = [
        one for one in paper["sections"] if one["key"] not in ("conclusion", "health-and-safety")
    ]
    paper["sections"] = sections
    del paper["facts"]["sponsor"]
    del data["programme"]["plan"]["timetable"]
    answer, output = built(data, tmp_path)
    assert answer.status == 2
    assert not output.exists()
    places = [line.partition(": ")[0] for line in answer.errors]
    assert places == ["8 Conclusion", "9 Next steps", "Appendix H Health and safety", "Cover"]
    assert all("with the mark" in line for line in answer.errors)
    draft, output = built(data, tmp_path, "--draft")
    assert draft.status == 0
    content = json.loads(output.read_text(encoding="utf-8"))
    assert content["draft"] == "Draft, not issued"
    assert "The section 'conclusion' has not been written." in content["warnings"]
    # Issuing stops at the same.
    stopped = " ".join(hindrances(typed(data), "obc", FIRST))
    for place in places:
        assert place in stopped


@pytest.mark.parametrize("copy", ["--whole", "--part-2"])
def test_every_copy_of_an_unfinished_paper_is_refused(copy: str, tmp_path: Path) -> None:
    data = copied("barnet")
    paper_in(data, "obc")["sections"][3] |= {
        "text": "",
        "exempt": {"paragraph": "3", "reason": "Bids."},
    }
    answer, output = built(data, tmp_path, copy)
    assert answer.status == 2
    assert not output.exists()
    (line,) = answer.errors
    assert line.startswith("How the options were judged: This section has not been written")


def test_authority_that_nobody_gave_is_asked_for() -> None:
    data = copied("barnet")
    del data["programme"]["authority"]
    (one,) = unfinished(data, "obc")
    assert (one.rule, one.about, one.place.text) == ("missing-fact", "authority", "Cover")


IMPLICATIONS = {
    "key": "note",
    "name": "Note",
    "kind": "Note",
    "cover": [{"label": "Wards", "fact": "wards", "words": "All"}],
    "headings": [
        {
            "heading": "Implications",
            "key": "implications",
            "headings": [
                {
                    "heading": "Legal",
                    "key": "legal",
                    "blocks": [{"block": "text", "section": "legal", "empty": "None."}],
                },
                {
                    "heading": "Background papers",
                    "key": "papers",
                    "blocks": [{"block": "background-papers"}],
                },
            ],
        }
    ],
}


def note(**paper: Any) -> tuple[str, tuple[Finding, ...]]:
    """The printed words of a note, and what is unfinished in it."""
    data = {
        "format": "options-appraisal/1",
        "programme": {
            "reference": "P",
            "title": "P",
            "authority": "Anytown",
            "first_year": "2018/19",
            "years": 1,
        },
        "papers": [{"reference": "1", "house_format": "note", "title": "Note"} | paper],
    }
    case, form = case_of(typed(data)), read_format(json.dumps(IMPLICATIONS), "note.json")
    document = compose(case, form)
    return repr((document.cover, document.blocks)), unfinished_in(case, form, document)


def test_nothing_prints_words_that_nobody_wrote() -> None:
    printed, found = note()
    assert [one.about for one in found] == ["legal", "a list of background papers"]
    for words in ("None", "Wards", "All", "There are no"):
        assert words not in printed
    printed, found = note(
        sections=[{"key": "legal", "text": "There are no legal implications."}],
        background=["None."],
        facts={"wards": "All"},
    )
    assert found == ()
    for words in ("There are no legal implications.", "None.", "Wards", "All"):
        assert words in printed


@pytest.mark.parametrize(
    ("words", "heading", "above", "wanted"),
    [
        ("None.", "Legal", "Implications", "There are no legal implications."),
        ("None", "HR", "Implications", "There are no HR implications."),
        ("None.", "Legal implications", "", "There are no legal implications."),
        ("Nil", "Implications", "Report", "There are no implications."),
        ("None.", "Costs", "Report", "There is nothing to report on costs."),
        ("None arise.", "Costs", "Implications", "None arise."),
        ("", "Costs", "Implications", ""),
    ],
)
def test_ready_statement_stands_by_itself(
    words: str, heading: str, above: str, wanted: str
) -> None:
    assert ready_statement(words, heading, above) == wanted

"""A paper's own headings on their way through the case file, its copies and its versions."""

import json
from typing import Any

import pytest

from reports.casefile.canonical import case_text
from reports.casefile.case import case_of
from reports.casefile.file import read_case
from reports.casefile.parts import Case, CaseHeading
from reports.changes.parts.compare import cases_between
from reports.compose import compose
from reports.document.content_json import content_json
from reports.figures import FigureError
from reports.formats import shelf
from reports.output.paper import paper_of, part_two_of
from reports.public.copies import public_copy
from reports.withheld.items import CannotKeep
from tests.reports.cases.cases import Json, small
from tests.reports.cases.typed import typed

FORM = {
    "key": "plain",
    "name": "Plain",
    "kind": "Report",
    "contents": None,
    "headings": [
        {"heading": "Summary", "key": "summary", "blocks": [{"block": "text", "section": "summary"}]},
        {"heading": "Results", "key": "results", "blocks": [{"block": "ranked"}]},
        {
            "heading": "Recommendations",
            "key": "recommendations",
            "required": True,
            "blocks": [{"block": "text", "section": "recommendations"}],
        },
    ],
}  # fmt: skip
SECTIONS = [
    {"key": "summary", "text": "Two ways were weighed."},
    {"key": "recommendations", "text": "That the first is taken."},
    {"key": "costs", "text": "Ninety pounds."},
]


@pytest.fixture(autouse=True)
def own_format(tmp_path: Any, settings: Any) -> None:
    (tmp_path / "plain.json").write_text(json.dumps(FORM))
    settings.FORMATS_DIR = tmp_path


def case_with(headings: list[Json], **more: Any) -> Json:
    paper = small()["papers"][0] | {"headings": headings, "sections": SECTIONS, "exempt": []}
    paper.pop("approvals")
    return small(papers=[paper | more])


def headings_of(case: Case) -> list[tuple[str, str]]:
    """The numbers and words of the headings that the public copy prints."""
    return [(one.number, one.text) for one in public_copy(case).document.headings]


def test_paper_prints_its_own_headings_with_numbers_in_their_sequence() -> None:
    said = [
        {"key": "recommendations"},
        {"key": "costs", "heading": "What it costs", "own": True},
        {"key": "summary", "heading": "In short"},
        {"key": "results", "left_out": True},
    ]
    assert headings_of(typed(case_with(said))) == [
        ("1", "Recommendations"),
        ("2", "What it costs"),
        ("3", "In short"),
    ]


def test_own_appendix_has_the_letter_of_its_place() -> None:
    said = [
        {"key": "costs", "heading": "Costs", "own": True, "appendix": True},
        {"key": "bids", "heading": "Bids", "own": True, "beneath": "costs"},
    ]
    sections = [*SECTIONS, {"key": "bids", "text": "Three bids."}]
    found = headings_of(typed(case_with(said, sections=sections)))
    assert found[-2:] == [("Appendix A", "Costs"), ("A.1", "Bids")]


def test_headings_travel_in_the_case_file_as_they_were_given() -> None:
    said = [
        {"key": "recommendations", "heading": "What is asked"},
        {"key": "costs", "heading": "Costs", "own": True, "beneath": "summary"},
    ]
    data = case_with(said)
    file = read_case(json.dumps(data).encode())
    assert file.data["papers"][0]["headings"] == said
    assert json.loads(case_text(file.case))["papers"][0]["headings"] == said


def test_required_heading_that_is_left_out_stops_the_paper() -> None:
    case = typed(case_with([{"key": "recommendations", "left_out": True}]))
    with pytest.raises(FigureError) as stopped:
        paper_of(case)
    assert "Put it back." in stopped.value.faults[0]


def test_text_beneath_a_heading_that_is_left_out_is_kept_and_told_of() -> None:
    said = [{"key": "summary", "left_out": True}, {"key": "old", "heading": "Old"}]
    case = typed(case_with(said, sections=SECTIONS[:2]))
    document = compose(case_of(case), shelf.house_format("plain"))
    assert [one for one in document.warnings if "Summary" in one or "'old'" in one] == [
        "“Summary” is left out of this paper. What is written beneath it is kept, and not printed.",
        "The house format has no heading 'old', of which the paper says something.",
    ]
    assert case.papers[0].sections[0].text == "Two ways were weighed."


def test_what_is_left_out_is_in_no_published_file() -> None:
    said = [
        {"key": "summary", "heading": "Talks with Smith", "left_out": True},
        {"key": "costs", "heading": "The price of Jones", "own": True, "left_out": True},
    ]
    data = case_with(said)
    data["papers"][0]["sections"][0]["text"] = "Smith asks for ninety."
    ready = paper_of(typed(data))
    given = content_json(ready.document) + b"".join(one.content for one in ready.attachments)
    for secret in ("Smith", "Jones", "Ninety pounds"):
        assert secret.encode() not in given
    whole = case_text(read_case(json.dumps(data).encode()).case)
    assert "Smith asks for ninety." in whole


def test_published_paper_is_worked_out_again_with_its_own_headings() -> None:
    said = [
        {"key": "results", "heading": "Ranks"},
        {"key": "costs", "heading": "Costs", "own": True, "left_out": True},
        {"key": "summary", "left_out": True},
    ]
    case = public_copy(typed(case_with(said))).case
    again = compose(case_of(case), shelf.house_format("plain"))
    assert again.blocks == public_copy(typed(case_with(said))).document.blocks


def test_heading_that_names_something_exempt_stops_the_public_copy() -> None:
    exempt = [{"kind": "option", "name": "A1/B", "paragraph": "3", "reason": "Bids are open."}]
    data = case_with(
        [{"key": "summary", "heading": "Why Seaview leads"}], exempt=exempt, schemes=[]
    )
    data["appraisals"][0]["options"][1]["name"] = "Seaview"
    with pytest.raises(CannotKeep) as stopped:
        public_copy(typed(data))
    assert any("Seaview" in one for one in stopped.value.faults)


def test_exempt_section_of_an_own_heading_is_withheld_and_stands_in_part_two() -> None:
    kept = {"paragraph": "3", "reason": "Bids are open."}
    sections = [*SECTIONS[:2], {"key": "costs", "text": "Ninety pounds.", "exempt": kept}]
    said = [{"key": "costs", "heading": "Costs", "own": True}]
    case = typed(case_with(said, sections=sections))
    public = public_copy(case)
    assert b"Ninety" not in content_json(public.document) + case_text(public.case).encode()
    assert "Costs" in [one.text for one in public.document.headings]
    assert "Costs" in [one.text for one in part_two_of(case).document.headings]
    left = typed(case_with([said[0] | {"left_out": True}], sections=sections))
    with pytest.raises(CannotKeep, match="keeps nothing"):
        part_two_of(left)


def test_changes_between_versions_tell_of_headings() -> None:
    def changes(old: list[Json], new: list[Json]) -> list[str]:
        cases = (typed(case_with(old)), typed(case_with(new)))
        return [one.label for one in cases_between(*cases)]

    renamed = [{"key": "summary", "heading": "In short"}]
    assert changes([], renamed) == ["The heading “In short”"]
    assert changes(renamed, [{"key": "summary", "heading": "Briefly"}]) == [
        "The words of the heading “Briefly”"
    ]
    left = [{"key": "summary", "heading": "In short", "left_out": True}]
    assert changes(renamed, left) == [
        "The word on whether it is left out of the heading “In short”"
    ]
    # Naming headings to put them in order is one change, however many they are.
    moved = [{"key": key} for key in ("recommendations", "results", "summary")]
    assert changes([], moved) == ["The sequence of the headings"]
    assert changes(moved, [moved[1], moved[0], moved[2]]) == ["The sequence of the headings"]


def test_headings_of_a_case_are_frozen_parts() -> None:
    (heading,) = typed(case_with([{"key": "summary", "heading": "In short"}])).papers[0].headings
    assert heading == CaseHeading("summary", "In short")

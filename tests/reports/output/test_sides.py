"""A paper that fills more sides than its house format allows is warned about."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.casefile.case import PaperCase, case_of
from reports.compose import compose
from reports.document.content import Document, Heading
from reports.formats.format import HouseFormat
from reports.formats.shelf import house_format
from reports.output import sides
from reports.output.sides import TooLong, about_sides, too_long
from reports.readiness.check import paper_findings
from reports.readiness.standing import PaperStanding, standing_in_file
from reports.render.pdf.paper import Extent, PaperNotMade
from tests.reports.cases.typed import typed
from workbench.numbers.listing import count_words

SENTENCE = "The committee heard from forty people at three meetings and weighed what each said. "


def summary(paragraphs: int) -> Any:
    """A case whose paper is for one side, with so many paragraphs of reasons."""
    why = {"key": "why", "text": "\n\n".join([SENTENCE * 6] * paragraphs)}
    own = {"key": "annex", "heading": "Annex", "own": True, "appendix": True}
    paper = {
        "reference": "note",
        "house_format": "decision-summary",
        "title": "Library hours",
        "headings": [own],
        "sections": [why, {"key": "annex", "text": "Details."}],
    }
    programme = {
        "reference": "L",
        "title": "Libraries",
        "authority": "Anytown",
        "first_year": "2021/22",
        "years": 1,
    }
    return typed({"format": "options-appraisal/1", "programme": programme, "papers": [paper]})


def composed(paragraphs: int = 1) -> tuple[PaperCase, HouseFormat, Document]:
    case, form = case_of(summary(paragraphs)), house_format("decision-summary")
    return case, form, compose(case, form)


def standing(paragraphs: int) -> PaperStanding:
    whole = summary(paragraphs)
    return standing_in_file(whole.papers[0], whole)


def reaches(monkeypatch: pytest.MonkeyPatch, extent: Extent | None) -> None:
    """As if the pages were laid out so; None as if that took too long."""

    def measured(_document: Document, *, seconds: float) -> Extent:
        assert seconds <= 60
        if extent is None:
            raise PaperNotMade("It took too long.")
        return extent

    monkeypatch.setattr(sides, "extent_of", measured)


def test_paper_of_one_side_is_warned_about_where_its_words_fill_two() -> None:
    found = standing(9).too_long
    assert found is not None
    assert found.message.startswith(
        "The paper fills two sides before its appendices, and its house format allows one. "
        "Longest: “Why” (about one side)"
    )
    assert "appendix of this paper" in found.message
    assert not found.stops_issue


def test_paper_within_its_sides_is_not_warned_about() -> None:
    # Its appendix begins a page and is not counted.
    assert standing(1).too_long is None


def test_explanation_holds_for_one_length_alone() -> None:
    case, form, document = composed()
    two, three = TooLong(2, 1), TooLong(3, 1)
    (found,) = (
        one for one in paper_findings(case, form, document, long=two) if one.rule == "length"
    )
    explained = {found.fingerprint: "The chair agreed to two sides."}
    for long, words in ((two, "The chair agreed to two sides."), (three, "")):
        (again,) = (
            one
            for one in paper_findings(case, form, document, explained=explained, long=long)
            if one.rule == "length"
        )
        assert again.explained == words


@given(
    where=st.floats(1, 12).map(lambda at: round(at, 2)),
    beyond=st.integers(0, 5),
    allowed=st.integers(1, 12),
)
def test_sides_are_those_before_the_first_appendix(where: float, beyond: int, allowed: int) -> None:
    case, form, document = composed()
    form = replace(form, sides=allowed)
    heads = [one.key for one in document.headings if one.key != "annex"]
    places = {key: at / 100 for at, key in enumerate(heads)} | {"annex": where}
    with pytest.MonkeyPatch.context() as patch:
        reaches(patch, Extent([1.0] * (int(where) + 1 + beyond), places))
        found = too_long(case, form, document)
    # What begins at the top of a page leaves that page to the appendices.
    filled = int(where) if where - int(where) <= 0.05 else int(where) + 1
    assert (found is None) is (filled <= allowed)
    if found is not None:
        assert f"fills {count_words(filled)} side" in found.message
        assert len(found.longest) == 3
        assert found.longest[0][0] == "What you are asked to agree"
        assert "Annex" not in found.message


def test_paper_without_a_limit_is_not_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    case, form, document = composed()
    monkeypatch.setattr(sides, "extent_of", None)
    assert too_long(case, replace(form, sides=None), document) is None


def test_paper_that_cannot_be_counted_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    reaches(monkeypatch, None)
    found = too_long(*composed())
    assert found is not None
    assert "too long for its sides to be counted" in found.message


def test_headings_are_named_with_their_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    case, form, document = composed()
    one = Heading(1, "Why", "why", "4")
    document = replace(document, blocks=(one, Heading(2, "Costs", "costs", "4.1")))
    reaches(monkeypatch, Extent([1.0, 1.0, 0.5], {"why": 0.1, "costs": 0.6}))
    found = too_long(case, form, document)
    assert found is not None
    assert found.longest == (("4.1 Costs", 1.9), ("4 Why", 0.5))


def test_room_is_told_in_halves() -> None:
    told = [about_sides(one) for one in (0.1, 0.5, 1.1, 1.4, 2.5, 12.0)]
    assert told == [
        "less than half a side",
        "about half a side",
        "about one side",
        "about one and a half sides",
        "about two and a half sides",
        "about 12 sides",
    ]

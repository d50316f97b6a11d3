"""What a reader would stumble over: each finding says where and what to do."""

import pytest

from reports.check.facts import PaperFacts
from reports.check.finding import FindingKind
from reports.check.writing.reading_age import reading_age, syllables
from reports.document.content import Heading, Paragraph, Run
from tests.reports.check.texts import check, told

APPENDICES = (
    Heading(1, "Costs", "a", number="Appendix A"),
    Paragraph((Run("Words."),)),
    Heading(1, "People", "b", number="Appendix B"),
    Paragraph((Run("Words."),)),
)


def test_an_appendix_that_is_not_there_is_an_error() -> None:
    assert told("See Appendix A and Appendix C.", rule="appendix", behind=APPENDICES) == [
        "Appendix C"
    ]
    assert told("Appendices A and D.", rule="appendix", behind=APPENDICES) == ["Appendices A and D"]
    assert told("Appendix C of the guidance.", rule="appendix", behind=APPENDICES) == []


def test_appendices_of_two_kinds_of_label_contradict_each_other() -> None:
    text = "The plan (Appendix A). The plan (Appendix 1). The analysis (Appendix B)."
    found = [(one.typed, one.kind) for one in check(text) if one.rule == "appendix"]
    assert ("Appendix 1", FindingKind.CONTRADICTING) in found
    assert {kind for typed, kind in found if typed != "Appendix 1"} == {FindingKind.QUESTION}


def test_appendices_that_the_paper_does_not_print_are_asked_about() -> None:
    (found,) = [one for one in check("The plan (Appendix A).") if one.rule == "appendix"]
    assert found.kind is FindingKind.QUESTION
    assert told("The plan (Appendix 1).\n\nAppendix 1 – Plan", rule="appendix") == []


@pytest.mark.parametrize(
    "text", ["As set out above, it is.", "See below.", "The table below has it.", "See overleaf."]
)
def test_above_and_below_are_no_places(text: str) -> None:
    assert len(told(text, rule="see-above")) == 1


def test_above_and_below_of_amounts_are_left_alone() -> None:
    assert told("Those above 80% pass, low below that.", rule="see-above") == []


def test_colour_alone_is_pointed_out() -> None:
    assert told("Risks shown in red matter.", rule="colour") == ["shown in red"]
    assert told("The green bars are savings.", rule="colour") == ["The green bars"]
    assert told("The Green Paper is late.", rule="colour") == []


def test_links_that_lead_nowhere() -> None:
    assert told("See [it](#nowhere).", rule="link") == ["it"]
    assert told("See [it](#part-1).", rule="link") == []
    assert told("See [the plan](http://a.example).", rule="link") == ["the plan"]
    assert told("See [the plan](https://a.example).", rule="link") == []
    assert told("Read [here](https://a.example).", rule="link") == ["here"]


def test_links_and_pictures_that_the_paper_had_to_drop() -> None:
    facts = PaperFacts(sources={"s1": "[plan](plan.doc) ![](chart.png) ![Costs](b.png)"})
    assert told("Text.", rule="link", facts=facts) == ["plan"]
    found = [one for one in check("Text.", facts=facts) if one.rule == "picture"]
    assert [one.typed for one in found] == ["![](chart.png)", "![Costs](b.png)"]
    assert "no alternative text" in found[0].message
    assert "no alternative text" not in found[1].message
    assert found[0].place.section == "s1"


def test_empty_sections_are_found() -> None:
    behind = (Heading(1, "Risks", "risks", number="3"),)
    assert told("Text.", rule="empty-section", behind=behind) == ["Risks"]
    assert told("Text.", "This section has not been written.", rule="empty-section") == [
        "This section has not been written."
    ]
    assert told("Text.", rule="empty-section") == []


def test_notes_to_oneself_are_found() -> None:
    assert told("Costs: TBC.", rule="placeholder") == ["TBC"]
    assert told("Costs are known.", rule="placeholder") == []


def test_acronyms_are_spelled_out_once() -> None:
    assert told("The BCF pays for the BCF.", rule="acronym") == ["BCF"]
    assert told("The Better Care Fund (BCF) pays.", "The BCF.", rule="acronym") == []
    assert told("The BCF (better care fund) pays.", rule="acronym") == []
    assert told("The Better Care Fund pays for the BCF.", rule="acronym") == []
    assert told("The NHS, VAT and HR in A/R.6.127 and HRS-6.", rule="acronym") == []
    assert told("A beautiful car. For BCF.", rule="acronym") == ["BCF"]


def test_recommendations_begin_as_the_format_asks() -> None:
    behind = (
        Paragraph((Run("That it is noted."),), recommendation=True, section="r"),
        Paragraph((Run("Note the plan."),), recommendation=True, section="r"),
    )
    facts = PaperFacts(recommendations_begin="That")
    assert told("Text.", rule="recommendation", behind=behind, facts=facts) == ["Note"]
    assert told("Text.", rule="recommendation", behind=behind) == []


PLAIN = "We want to save money. We will ask people what they think. Then we will choose. " * 8
HARD = (
    "Notwithstanding considerable organisational complexities, the implementation of contractual "
    "arrangements necessitates comprehensive interdepartmental consultation regarding "
    "responsibilities, accountability and administrative sustainability throughout transitional "
    "periods. "
) * 6


def test_the_reading_age_of_the_summary() -> None:
    facts = PaperFacts(summary="s1")
    assert told(HARD, rule="reading-age", facts=facts)
    assert told(PLAIN, rule="reading-age", facts=facts) == []
    assert told(PLAIN, HARD, rule="reading-age", facts=facts) == []
    assert reading_age(["Too short to tell."]) is None


def test_the_reading_age_follows_its_formula() -> None:
    # Ten sentences of ten words of one syllable: 0.39 x 10 + 11.8 x 1 - 15.59 + 5.
    text = "The cat sat on the mat with a red hat. " * 10
    assert reading_age([text]) == pytest.approx(5.11)


@pytest.mark.parametrize(
    ("word", "count"),
    [("care", 1), ("people", 2), ("council", 2), ("service", 2), ("authority", 4), ("table", 2), ("needed", 2), ("placed", 1), ("the", 1), ("area", 3), ("savings", 2), ("social", 2), ("operation", 4), ("houses", 2)],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count

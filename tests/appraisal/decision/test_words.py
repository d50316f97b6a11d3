"""How a decision was made, in sentences, of any decision."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.casefile.decision_parts import CaseCondition, CaseDecision, CaseVotes
from appraisal.decision.people import people_in, people_text
from appraisal.decision.tables import votes_table
from appraisal.decision.words import conditions_sentence, made_sentence, next_sentence

VOTES = (CaseVotes("Borough", 4, 1), CaseVotes("County", 1, 0, 1))


@pytest.mark.parametrize(
    ("decision", "sentence"),
    [
        (CaseDecision("A"), ""),
        (CaseDecision("A", present=7), "7 took part."),
        (CaseDecision("A", present=7, entitled=7), "all 7 entitled took part."),
        (
            CaseDecision("A", decided_on="2016-03-07", made_by="consensus", present=7, entitled=10),
            "It was decided on 7 March 2016 by consensus; 7 of the 10 entitled took part.",
        ),
        (
            CaseDecision("A", made_by="votes", votes=VOTES),
            "It was decided by votes: five for, one against and one abstained.",
        ),
        (CaseDecision("A", made_by="votes"), "It was decided by votes."),
    ],
)
def test_how_it_was_made_is_said(decision: CaseDecision, sentence: str) -> None:
    assert made_sentence(decision) == (sentence[:1].upper() + sentence[1:])


@pytest.mark.parametrize(
    ("met", "count", "sentence"),
    [
        (0, 1, "It has one condition, which is still open."),
        (0, 3, "It has three conditions: none of them is met yet."),
        (1, 3, "It has three conditions: one of them is met."),
        (2, 3, "It has three conditions: two of them are met."),
        (2, 2, "It has two conditions, both of them met."),
        (3, 3, "It has three conditions, all of them met."),
    ],
)
def test_conditions_are_counted(met: int, count: int, sentence: str) -> None:
    conditions = [
        CaseCondition(f"{n}.", met_on="2016-05-01" if n < met else "") for n in range(count)
    ]
    assert conditions_sentence(conditions) == sentence


def test_next_step_is_one_sentence() -> None:
    assert next_sentence(CaseDecision("A", next_step="consult\nstaff")) == (
        "Next step: Consult staff."
    )


counts = st.integers(0, 99)


@given(
    st.lists(st.builds(CaseVotes, st.text("ab", min_size=1), counts, counts, counts), min_size=1)
)
def test_table_of_votes_adds_them_up(votes: list[CaseVotes]) -> None:
    rows = votes_table(votes).rows
    if len(votes) == 1:
        assert len(rows) == 1
        return
    *each, last = ([int(cell.value) for cell in row.cells] for row in rows)
    assert [sum(column) for column in zip(*each, strict=True)] == last
    assert rows[-1].total


said = st.text("abc de", max_size=8).map(str.strip)


@given(st.lists(st.tuples(said, said).filter(any)))
def test_people_of_a_decision_survive_their_form(people: list[tuple[str, str]]) -> None:
    given_ = [
        {key: text for key, text in (("role", role), ("authority", authority)) if text}
        for role, authority in people
    ]
    assert list(people_in(people_text(given_))) == given_

"""What a case file may not say of a decision, and of what people said beside the ratings."""

import copy
from typing import Any

import pytest

from reports.casefile.file import CaseRefused, check_case
from tests.reports.cases.full import FULL

AT = "appraisals[0]"


def faults(**changes: Any) -> list[str]:
    """What is wrong with the full case where its first appraisal has these keys otherwise."""
    data = copy.deepcopy(FULL)
    data["appraisals"][0] |= changes
    with pytest.raises(CaseRefused) as caught:
        check_case(data)
    return list(caught.value.errors)


def decided(**changes: Any) -> dict[str, Any]:
    decision = FULL["appraisals"][0]["decision"] | changes
    return {"decision": {key: said for key, said in decision.items() if said is not None}}


def apart(**changes: str) -> dict[str, Any]:
    return {"not_together": [FULL["appraisals"][0]["not_together"][0] | changes]}


def test_two_options_stand_apart_once_whichever_comes_first() -> None:
    data = copy.deepcopy(FULL)
    turned = {"option": "B", "appraisal": "A1", "other": "A", "reason": "The same again."}
    data["appraisals"][1]["not_together"] = [turned]
    with pytest.raises(CaseRefused) as caught:
        check_case(data)
    assert list(caught.value.errors) == [
        "appraisals[1].not_together[0]: these two stand in the file already"
    ]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (
            decided(present=6),
            f"{AT}.decision.votes: the votes come to 7, and 6 were present",
        ),
        (
            decided(present=8),
            f"{AT}.decision.votes: the votes come to 7, and 8 were present",
        ),
        (
            decided(made_by="consensus"),
            f'{AT}.decision.votes: votes are counted where "made_by" is "votes"',
        ),
        (
            decided(votes=[{"authority": "B", "for": 4}, {"authority": "B", "for": 3}]),
            f'{AT}.decision.votes[1].authority: "B" has voted already',
        ),
        (
            decided(decided_on="2016-02-30"),
            f'{AT}.decision.decided_on: "2016-02-30" is not a day of the calendar',
        ),
        (
            decided(took_part=[{}]),
            f'{AT}.decision.took_part[0]: "role" or "authority" is needed: who took part',
        ),
        (
            decided(dissent=[{"why": "Dear."}]),
            f'{AT}.decision.dissent[0]: "role" or "authority" is needed: whose dissent it is',
        ),
        (
            decided(preferred="C", with_a_view_to=None),
            f'{AT}.decision.preferred: "C" was ruled out before the decision',
        ),
        (
            {"conditions": [{"condition": "It is agreed.", "by": "2016-06-31"}]},
            f'{AT}.conditions[0].by: "2016-06-31" is not a day of the calendar',
        ),
        (
            {"partners": [{"authority": "B", "option": "Z"}]},
            f'{AT}.partners[0].option: "Z" is not an option of this appraisal',
        ),
        (
            {"partners": [{"authority": "B", "option": "A"}] * 2},
            f'{AT}.partners[1]: "B" and "A" stand here already',
        ),
        (
            {"ruled_out": [{"option": "Z", "stage": "s", "why": "w"}]},
            f'{AT}.ruled_out[0].option: "Z" is not an option',
        ),
        (
            {"considered": [{"option": "A", "criterion": "3", "text": "t"}]},
            f'{AT}.considered[0].criterion: "3" is not a consideration of this appraisal',
        ),
        (
            apart(option="Z"),
            f'{AT}.not_together[0].option: "Z" is not an option of this appraisal',
        ),
        (
            apart(appraisal="A1"),
            f'{AT}.not_together[0].appraisal: "A1" is not another appraisal of this file',
        ),
        (
            apart(appraisal="A9"),
            f'{AT}.not_together[0].appraisal: "A9" is not another appraisal of this file',
        ),
        (
            apart(other="Z"),
            f'{AT}.not_together[0].other: "Z" is not an option of "A2"',
        ),
        (
            {"not_together": apart()["not_together"] * 2},
            f"{AT}.not_together[1]: these two stand in the file already",
        ),
        (
            {"interests": [{"interest": "A trustee."}]},
            f'{AT}.interests[0]: "role" or "authority" is needed: whose interest it is',
        ),
        (
            {"interests": [{"role": "Chair", "action": "Left."}]},
            f"{AT}.interests[0].action: say what the interest is, or leave out what was done",
        ),
    ],
)
def test_fault_is_named_at_its_place(changes: dict[str, Any], fault: str) -> None:
    assert faults(**changes)[0].startswith(fault), faults(**changes)


def test_votes_are_not_held_against_a_turnout_that_nobody_knows() -> None:
    data = copy.deepcopy(FULL)
    data["appraisals"][0] |= decided(present=None)
    check_case(data)

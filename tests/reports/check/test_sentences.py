"""Sentences of other councils' subjects, right and wrong: how many of the wrong are found, and how
many of the right are called wrong.

One part was used in making the rules, the other only counted. When the rules first met the counted
part they found 48 of 53, and called none of 78 wrong; of three more lots, which then were used
as well, they found 45 of 78, 47 of 61 and 27 of 33 when they first met them.
"""

from fractions import Fraction
from functools import cache

import pytest

from reports.check.finding import FindingKind
from tests.reports.check.corpus import counted, tuned
from tests.reports.check.texts import check

RAISED = (FindingKind.CONTRADICTING, FindingKind.ERROR, FindingKind.QUESTION)
KINDS = {kind for kind, _wrong, _right in tuned.PAIRS}
PARTS = {"tuned": tuned, "counted": counted}
LEAST_FOUND = {"tuned": Fraction(95, 100), "counted": Fraction(85, 100)}
MOST_ALARMS = {"tuned": Fraction(0), "counted": Fraction(1, 12)}


@cache
def is_raised(text: str) -> bool:
    return any(one.kind in RAISED for one in check(text))


@pytest.mark.parametrize("part", PARTS)
def test_most_wrong_sentences_are_found(part: str) -> None:
    wrong = [sentence for _kind, sentence, _right in PARTS[part].PAIRS]
    missed = [sentence for sentence in wrong if not is_raised(sentence)]
    assert 1 - Fraction(len(missed), len(wrong)) >= LEAST_FOUND[part], missed


@pytest.mark.parametrize("part", PARTS)
def test_few_right_sentences_are_called_wrong(part: str) -> None:
    right = [*(right for _kind, _wrong, right in PARTS[part].PAIRS), *PARTS[part].RIGHT]
    alarms = [sentence for sentence in right if is_raised(sentence)]
    assert Fraction(len(alarms), len(right)) <= MOST_ALARMS[part], alarms


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_most_of_each_kind_are_found(kind: str) -> None:
    pairs = [pair for part in PARTS.values() for pair in part.PAIRS if pair[0] == kind]
    found = [wrong for _kind, wrong, _right in pairs if is_raised(wrong)]
    assert len(pairs) >= 8
    assert 4 * len(found) >= 3 * len(pairs), [
        wrong for _k, wrong, _r in pairs if wrong not in found
    ]


def test_both_parts_have_every_kind_and_enough_of_them() -> None:
    for part in PARTS.values():
        assert {kind for kind, _wrong, _right in part.PAIRS} == KINDS
    assert sum(len(part.PAIRS) for part in PARTS.values()) >= 120

"""Two amounts of one thing with the same digits in another order: "the hub lease costs £38,000" and
"the £83,000 lease of the hub"."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reports.check.finding import Finding, FindingKind
from reports.check.reading.mention import Mention, MentionKind
from reports.check.relations.sentence import Sentence
from reports.check.telling import found
from reports.check.words import content_words

RULE = "swapped"
_FAR = 45  # characters beside an amount that say what it is of
_SHARED = 2  # words that both must have there
_COMMON = content_words(
    "year years month cost costs budget total saving savings spend spending council project pay "
    "amount sum value need needs first second about around some million thousand week"
)
_Place = tuple[Sentence, Mention, frozenset[str]]


def swapped_findings(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """A question for the second of two such amounts."""
    known: defaultdict[tuple[int, str], list[_Place]] = defaultdict(list)
    for sentence in sentences:
        for mention in sentence.of_kind(MentionKind.MONEY):
            number = mention.number
            if number is None or number.denominator != 1 or number <= 0:
                continue
            digits = str(number.numerator)
            telling = digits.rstrip("0")
            if len(set(telling)) < 2:  # one digit has no other order
                continue
            place = (sentence, mention, _beside(sentence, mention))
            others = known[len(digits), "".join(sorted(digits))]
            other = next((one for one in others if _are_of_one(one, place)), None)
            if other is not None:
                message = (
                    f"{other[1].text} stands in the paper as well, with the same digits: are both "
                    "right? If not, mend one; if so, say what differs."
                )
                yield found(FindingKind.QUESTION, RULE, sentence.passage, message, at=mention)
            if len(others) < _MOST_KEPT:
                others.append(place)


_MOST_KEPT = 8  # places of amounts with the same digits, so that the work stays small


def _beside(sentence: Sentence, mention: Mention) -> frozenset[str]:
    near = f"{sentence.before(mention.start, _FAR)} {sentence.after(mention.end, _FAR)}"
    return content_words(near) - _COMMON


def _are_of_one(one: _Place, other: _Place) -> bool:
    if one[0] is other[0] or one[1].number == other[1].number:
        return False
    return len(one[2] & other[2]) >= _SHARED

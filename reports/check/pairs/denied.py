"""An amount of something beside words that there is none of it: "Option 2, softened by £10 a week;
the modelling is done on that basis" and "the modelling includes no increase"."""

import re
from collections.abc import Iterator, Sequence

from reports.check.finding import Finding, FindingKind
from reports.check.reading.mention import Mention, MentionKind
from reports.check.relations.sentence import Sentence
from reports.check.telling import found
from reports.check.words import content_words

RULE = "denied"
_SHARED = 2  # words that both must have beside what is denied
# What can be denied, by the words that say the same of an amount.
_KINDS = {
    "more": "increase increases rise rises growth uplift",
    "saving": "saving savings",
    "cost": "cost costs charge charges",
    "income": "income receipts",
    "less": "reduction reductions cut cuts fall",
}
_SAME = {
    "more": r"\b(?:increas\w*|ris(?:e|es|ing)|rose|grow\w*|grew|uplift\w*|goes up|go up)\b",
    "saving": r"\b(?:sav(?:e|es|ed|ing|ings))\b",
    "cost": r"\b(?:costs?|costing|charg(?:e|es|ed|ing))\b",
    "income": r"\b(?:income|receipts?|brings? in|earns?)\b",
    "less": r"\b(?:reduc\w*|cuts?|cutting|falls?|fell)\b",
}
_DENIED = re.compile(
    r"\b(?:no|not any|without any|(?:does|do|did|will|would|is|are) not (?:\w+ )?"
    r"(?:include|assume|allow for|expect|give|make|bring|cause|lead to)(?:\w*) (?:any|an?) )"
    r"\s*(?:net |cash |real |overall )?(?P<what>"
    + "|".join(one for words in _KINDS.values() for one in words.split())
    + r")\b",
    re.IGNORECASE,
)
# Words that make the two speak of two things, or that state no amount.
_APART = re.compile(
    r"\b(?:further|other|extra|additional|more|beyond|besides|apart from|instead|if|unless|until|"
    r"whether|could|might|may|up to|as much as|used to|would have|longer|either)\b",
    re.IGNORECASE,
)
_THAT_BASIS = re.compile(r"\bon (?:that|this|the same) basis\b", re.IGNORECASE)
_COMMON = content_words(
    "year week month council scheme project option proposal case plan paper report total amount "
    "number money budget net service include included assume assumed expect expected make made "
    "give given cause lead allow bring people basis done " + " ".join(_KINDS.values())
)


def denied_findings(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """A question for each such denial, at its words, about the first amount that it denies."""
    amounts = [
        place
        for place in map(_amount_of, range(len(sentences)), [sentences] * len(sentences))
        if place is not None
    ]
    for sentence in sentences:
        if not sentence.passage.typed:
            continue
        text = sentence.passage.text
        denial = _DENIED.search(text, sentence.start, sentence.end)
        if denial is None or _APART.search(text, sentence.start, sentence.end):
            continue
        kind = next(key for key, words in _KINDS.items() if denial["what"].lower() in words.split())
        subject = content_words(sentence.text) - _COMMON
        for told, amount, on_that_basis in amounts:
            if told is sentence or _other_years(told, sentence):
                continue
            words = content_words(told.text) - _COMMON
            of_kind = on_that_basis or re.search(_SAME[kind], told.text, re.IGNORECASE)
            if of_kind and len(subject & words) >= _SHARED:
                message = (
                    f"{amount.text} is stated of this in another place, and here it is said that "
                    "there is none: are both right? If not, mend one; if so, say what differs."
                )
                at = (denial.start(), denial.end())
                yield found(FindingKind.QUESTION, RULE, sentence.passage, message, at=at)
                break


def _amount_of(at: int, sentences: Sequence[Sentence]) -> tuple[Sentence, Mention, bool] | None:
    """A sentence that states an amount, with the amount; or the one after it, where that says that
    something is done on that basis."""
    sentence = sentences[at]
    if _DENIED.search(sentence.text):
        return None
    before = sentences[at - 1] if at else None
    if (
        before is not None
        and before.passage is sentence.passage
        and _THAT_BASIS.search(sentence.text)
    ):
        amount = _positive(before)
        return (sentence, amount, True) if amount else None
    amount = _positive(sentence)
    if amount is None or _APART.search(sentence.text):
        return None
    return sentence, amount, False


def _positive(sentence: Sentence) -> Mention | None:
    money = sentence.of_kind(MentionKind.MONEY)
    return next((one for one in money if one.number is not None and one.number > 0), None)


def _other_years(one: Sentence, other: Sentence) -> bool:
    """Whether the two speak of different years."""
    mine, theirs = (
        {mention.value for mention in each.of_kind(MentionKind.FINANCIAL_YEAR, MentionKind.YEAR)}
        for each in (one, other)
    )
    return bool(mine or theirs) and not (mine & theirs)

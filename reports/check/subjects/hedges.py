"""Sentences that state no result: what could be, what was once, what others say or do."""

import re
from functools import lru_cache

from reports.check.passages import Passage

# Words that make a sentence a supposition, an earlier state, or somebody else's.
_HEDGES = re.compile(
    r"\b(?:if|unless|whether|could|might|(?-i:may)|should|perhaps|possibly|probably|suppos\w+|"
    r"assum(?:e|ing)|"
    r"would have|had (?:been|not|to|come|won|led|\w+ed)|"
    r"hypothe\w+|in theory|earlier|previous(?:ly)?|original(?:ly)?|initial(?:ly)?|"
    r"at first|draft|former(?:ly)?|used to|once|until now|last (?:year|month|time|spring|summer|"
    r"autumn|winter)|no longer|years? ago|past(?! (?:the|every|both|all)\b)|preliminary|"
    r"th(?:ought|ink|inks)|fe(?:lt|els?|el)|believ\w+|argu\w+|"
    r"(?<!is )(?<!are )(?<!was )asked(?! to (?:agree|endorse|"
    r"approve|choose|adopt|support))|wanted|said|says|suggest\w+|"
    r"claim\w*|hop(?:e|es|ed|ing)|wish\w*|"
    r"(?<!group )(?<!board )(?<!cabinet )(?<!committee )(?<!council )(?<!executive )prefers?|"
    r"fear\w*|worr\w+|according to|spoke|"
    r"(?<!every )(?<!any )(?<!all )(?<!the two )(?<!the three )(?<!the four )(?<!two )(?<!three )"
    r"others?|another|elsewhere|neighbour\w*|nearby|nation\w+|similar|without|instead|otherwise|"
    r"except|example|for instance|unlike|sensitiv\w+|scenario|test(?:s|ed)? with|"
    r"respondents?|residents? (?:who|that)|consultees?|equal weights?|deserv\w+|rather)\b",
    re.IGNORECASE,
)
LONGEST = 1500  # characters of what is a sentence, and no list of numbers
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
# A place of its own at the start: "In Swindon the mutual ..."
_ELSEWHERE = re.compile(
    r"^(?:In|At|Across|For) (?!(?:Option|Part|Section|Table|Year)\b)[A-Z][a-z]+"
)
_MONTHS = re.compile(
    r"^\w+ (?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)"
)


@lru_cache(maxsize=64)  # asked for each figure of a sentence
def states_nothing(sentence: str) -> bool:
    """Whether a sentence is a question, holds words of somebody else, or says what could be or
    was."""
    if len(sentence) > LONGEST:
        return True
    if sentence.rstrip().endswith("?") or _QUOTED.search(sentence):
        return True
    if _ELSEWHERE.match(sentence) and not _MONTHS.match(sentence):
        return True
    return bool(_HEDGES.search(sentence))


def is_supposed_before(passage: Passage, start: int) -> bool:
    """Whether the sentence before begins a supposition that this one may go on with."""
    first = max(0, start - 1)
    begins, ends = passage.sentence(first)
    before = passage.text[begins:ends]
    return ends <= start and bool(re.match(r"(?:Suppose|If|Imagine|Were)\b", before))

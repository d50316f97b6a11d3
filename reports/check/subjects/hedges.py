"""Sentences that state no result: what could be, what was once, what others say or do."""

import re
from functools import lru_cache

from reports.check.passages import Passage

# Words that make a sentence no statement of this result, by why they do.
_HEDGES = {
    "a possibility": r"could|might|perhaps|possibly|probably",
    "a supposition": r"if|unless|whether|suppos\w+|"
    r"assum(?:e|ing)|would have|hypothe\w+|in theory|scenario|sensitiv\w+|test(?:s|ed)? with|"
    r"equal weights?|otherwise|(?-i:Had) (?!to\b)|"
    r"(?-i:Without|Unlike|Except|Instead of)",
    "an earlier state": r"had (?:been|not|to|come|won|led)|earlier(?! years)|previous(?:ly)?|"
    r"original(?:ly)?|initial(?:ly)?|at first|draft|former(?:ly)?|used to|until now|"
    r"(?:was|were|had|has|is|are|but) once|once (?:was|were|had|stood|ranked|came|been)|"
    r"last (?:year|month|time|spring|summer|autumn|winter)|no longer|years? ago|"
    r"past(?! (?:the|every|both|all)\b)|preliminary",
    "somebody's words": r"th(?:ought|inks?)|fe(?:lt|els?|el)|believ\w+|argu\w+|"
    r"(?<!is )(?<!are )(?<!was )(?<!be )asked"
    r"(?! to (?:agree|endorse|approve|choose|adopt|support))|"
    r"wanted|said|says|suggest\w+|claim\w*|hop(?:e|es|ed|ing)|wish\w*(?! to)|"
    r"(?<!group )(?<!panel )(?<!board )(?<!cabinet )(?<!committee )(?<!council )"
    r"(?<!executive )prefers?|"
    r"fear\w*|worr\w+|according to|spoke|respondents?|residents? (?:who|that)|consultees?|"
    r"deserv\w+",
}
_OTHER = re.compile(
    r"\b(?:(?<!by )(?<!every )(?<!any )(?<!all )(?<!the two )(?<!the three )(?<!the four )"
    r"(?<!two )(?<!three )others?|another|"
    r"elsewhere|neighbour\w*|nearby|nation\w+|similar|without|instead|except|example|"
    r"for instance|unlike|rather)\b",
    re.IGNORECASE,
)
_ANY_OTHER = re.compile(r"\b(?:any|each|every|all)(?: of the)? others?\b", re.IGNORECASE)
_CUT = re.compile(
    r"[,;:()–]|\b(?:and|but|while|whereas|although|alongside|together with|along with|as well as)\b"
)
_HEDGED = re.compile(rf"\b(?:{'|'.join(_HEDGES.values())})\b", re.IGNORECASE)
_POSSIBLE = re.compile(rf"\b(?:{_HEDGES['a possibility']})\b", re.IGNORECASE)
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
    return bool(_HEDGED.search(sentence))


def gives_no_value(sentence: str) -> bool:
    """Whether a value in a sentence is none of the case. One of what is only possible is: "150 jobs
    could go"."""
    return states_nothing(_POSSIBLE.sub(" ", sentence))


def speaks_of_another(sentence: str, start: int, end: int, *, behind: bool = False) -> bool:
    """Whether the part of a sentence up to some characters speaks of another thing than the case:
    "other councils saved £2.4m"; with `behind`, also what follows: "85% for the others"."""
    first = max((one.end() for one in _CUT.finditer(sentence, 0, start)), default=0)
    last = next((one.start() for one in _CUT.finditer(sentence, end)), len(sentence))
    if behind and _ANY_OTHER.search(sentence, first, last):
        return True
    return bool(_OTHER.search(sentence, first, last if behind else end))


def is_supposed_before(passage: Passage, start: int) -> bool:
    """Whether the sentence before begins a supposition that this one may go on with."""
    first = max(0, start - 1)
    begins, ends = passage.sentence(first)
    before = passage.text[begins:ends]
    return ends <= start and bool(re.match(r"(?:Suppose|If|Imagine|Were)\b", before))

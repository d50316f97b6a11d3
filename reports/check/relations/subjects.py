"""What a figure is the value of, by the words around it: "the lease of seven years" and "the lease
lasts seven years" are of one subject."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.check.reading.mention import Mention, MentionKind
from reports.check.relations.sentence import Sentence
from reports.check.words import SMALL, stem, word_set

_FILLER = (
    r"(?:(?:about|some|around|approximately|roughly|nearly|almost|just|over|under|a total of|"
    r"only|a|"
    r"the|as much as|up to)\s+)*$"
)
_BE = (
    r"(?:is|was|are|were|will be|would be|has been|had been|be|stands?|stood)"
    r"(?: (?:now|set|put|estimated|expected|valued|stated|given|agreed|fixed|worth|planned|costed|"
    r"budgeted|taken|capped|forecast|calculated|shown|reported))?(?: (?:to be|to come to|"
    r"to total|at|as|"
    r"for))?"
)
_WILL = (
    r"(?:(?:will|would|could|should|may|might|is expected to|are expected to|is estimated to|"
    r"is forecast to|is planned to|is set to|was expected to|has|have|had|to) )?"
)
_PLAIN = r"of|at|worth|totals?|totalling|comes to|came to|amounts to|stands at"
_EARN = r"earns?|earned|brings? in|brought in|raises?|raised"
_LAST = r"(?:lasts?|lasted|runs?|takes?|took)(?: for)?"
# What stands between a name and its figure, with the measure that it adds to the name.
_LINKS = tuple(
    (re.compile(words + filler, re.IGNORECASE), measure)
    for words, filler, measure in (
        (r",\s+(?:at|costing|at a cost of)\s+", _FILLER, "cost"),
        (r",\s+worth\s+", _FILLER, ""),
        (rf"(?:\s|,\s+which )(?:{_BE})\s+", _FILLER, ""),
        (rf"\s(?:{_PLAIN})\s+", _FILLER, ""),
        (rf"\s{_WILL}(?:costs?|costing)\s+", _FILLER, "cost"),
        (rf"\s{_WILL}(?:saves?|saved|saving)\s+", _FILLER, "saving"),
        (rf"\s{_WILL}(?:{_EARN})\s+", _FILLER, "income"),
        (rf"\s{_WILL}(?:{_LAST})\s+", _FILLER, "length"),
        (r"\s\(", "$", ""),
        (r",\s", "$", ""),
    )
)
_HAPPENS = re.compile(
    r"\s(?:will |would |is to |was |is |are |were )?(?P<verb>start|begin|began|end|open|close|"
    r"finish|meet|met|"
    r"expire|launch|commence|reopen|move|publish|decide)(?:s|es|ed|d|n|ing)? (?:again )?"
    r"(?:on|in|at [\w. ]+ on) (?:the )?(?:\w+day,? )?$",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[A-Za-z][\w'’-]*|[,.;:()–—]|\d")
_THE = re.compile(r"\b(?:the|a|an|our|its|their|this|that)\s+$", re.IGNORECASE)
# Words before which a name cannot reach.
_STOPS = word_set(
    "is are was were be been will would could can may might must should does do did that which "
    "who when "
    "where while because if so as than then but and or to by without under over about against "
    "between "
    "during before after until since through per not no also into put puts gives give said says "
    "report "
    "reports agreed agree need needs needed covers cover plans want wants expect expects note "
    "notes set "
    "depends depend relies rely falls fall comes come goes go means helps lasts starts begins "
    "ends closes "
    "opens runs reached reaches reach employs employ serves serve includes include "
    "included contains assumes allows provides requires receives gets keeps "
    "makes adds "
    "estimates estimate found find finds shows show pays pay spends spend using use used taking "
    "take"
)
_THROUGH = word_set(
    "of for the a an our their this that these those in at to on from with has have had its it"
)
_EMPTY = word_set(
    "new total overall full whole estimated expected proposed planned agreed current sum amount "
    "figure value "
    "period term length duration members member annum"
)
_SAME = {
    "save": "saving", "saved": "saving", "saving": "saving", "costing": "cost", "earning": "income",
    "receipt": "income", "closure": "closing", "close": "closing", "months'": "month",
}  # fmt: skip
_TIMES = word_set("hour day week month year night quarter annum time hourly")
MEASURES = word_set(
    "cost saving income price budget grant fee charge loss length fund funding spending"
)
_BEHIND = re.compile(
    r"^(?:\s+(?:is|are|was|were|will be|would be|has been|expected|made|held|planned|needed|due|"
    r"found|"
    r"set aside|to be|made|forecast|available|paid))*\s+(?:from|for|on|by|in)\s+(?=[a-z])",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(r"\s(?:(?:in|for|of|by|during) )?(?:the )?(?:19|20)\d\d(?:/\d\d)?(?=\s|$)")
# What stands before the last of several names: "the shortfall from the reserve".
_FARTHER = re.compile(
    r"^.*\s(?:from|to|on|in|with)\s+(?=(?:the|its|our|their|a|an)\s)", re.I | re.DOTALL
)
_OF_BEHIND = re.compile(r"^(?:\s+[\w'’-]+){1,2}\s+(?:of|for|from|on)\s+(?=[a-z])")
_WHERE = re.compile(
    r"^\s+[\w'’-]+(?:\s+(?:\w+ed|working|living|who work|who live))?\s+(?:in|of|at)\s+(?=(?:the|"
    r"our|its|this) )"
)
_REACHES = re.compile(
    r"\s(?:reach(?:es|ed)?|employ(?:s|ed)?|serv(?:es|ed)|has|had|covers?|"
    r"covered)\s+$",
    re.I,
)
_ALL_OF = re.compile(r"\b(?:the|all|all the|its|our|their|these)\s+$", re.IGNORECASE)
# Words that leave only some of them.
_RESTRICTED = re.compile(
    r"^\s+[\w'’-]+(?:\s+\w+ed)?\s+(?:that|which|who|whose|with|without|not|"
    r"for)\b"
)
_PERIOD = re.compile(r"^\s+(?:a|per) (?:year|month|week)(?=\s)")
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Subject:
    """The words that name what a figure is the value of, in stems. `points` means that they point
    back to something named before ("these savings")."""

    words: frozenset[str]
    points: bool = False

    @property
    def telling(self) -> frozenset[str]:
        """The words that name something particular."""
        return self.words - MEASURES


def subjects_of(sentence: Sentence, mention: Mention) -> Iterator[Subject]:
    """The subjects that a figure may be the value of: none where no words name one."""
    before = sentence.before(mention.start, 110)
    if mention.what in (MentionKind.DATE, MentionKind.MONTH):
        happens = _HAPPENS.search(before)
        if happens:
            words = _name_before(before[: happens.start()])
            if words - MEASURES:
                yield Subject(words | {stem(happens["verb"])[:4]})
        return
    if mention.what is MentionKind.COUNT:
        yield from _counted(sentence, mention, before)
        return
    for pattern, measure in _LINKS:
        link = pattern.search(before)
        if link is not None and link.end() == len(before):
            ahead = before[: link.start()]
            names = {_name_before(ahead), _name_before(_FARTHER.sub("", ahead))}
            for name in sorted(names, key=len):
                words = name | ({measure} if measure else frozenset())
                yield from _subject(sentence, mention, words, ahead)
            return
    if _THE.search(before):
        after = _PERIOD.sub("", sentence.after(mention.end, 90))
        words = _name_behind(after)
        of = _OF_BEHIND.match(after)
        if of and words <= MEASURES:
            words |= _name_behind(after[of.end() - 1 :], through=True)
        yield from _subject(sentence, mention, words, "")


def _counted(sentence: Sentence, mention: Mention, before: str) -> Iterator[Subject]:
    """What a number of people or things is of: "340 people in the service". It `points` where the
    words say that it is all of them: "the 430 people employed in the service"."""
    if not mention.noun or _RESTRICTED.match(sentence.after(mention.end, 60)):
        return
    points = bool(_ALL_OF.search(before))
    noun = frozenset({stem(mention.noun[0])})
    after = sentence.after(mention.end, 90)
    of = _WHERE.match(after)
    if of:
        yield Subject(noun | _name_behind(after[of.end() - 1 :], through=True), points)
        return
    verb = _REACHES.search(before)
    if verb:
        yield Subject(noun | _name_before(before[: verb.start()]), points)


def _subject(
    sentence: Sentence, mention: Mention, words: frozenset[str], before: str
) -> Iterator[Subject]:
    if mention.what is MentionKind.LENGTH:
        words -= {"length"}
    after = sentence.after(mention.end, 90)
    more = _BEHIND.match(after) if len(words) < 2 else None
    named = _name_behind(after[more.end() - 1 :], through=True) if more else frozenset()
    if named and words:
        yield Subject(words | named)
    points = bool(
        re.search(r"\b(?:this|these|that|those|such|its|their)\s+[\w'’-]+$", before, re.I)
    )
    if words - MEASURES or (points and words):
        yield Subject(words, points)


def _name_before(before: str) -> frozenset[str]:
    """The noun phrase that ends here."""
    words: list[str] = []
    for token in reversed(_TOKEN.findall(_IN_YEAR.sub(" ", before))):
        low = token.lower()
        if not token[0].isalpha() or low in _STOPS or len(words) > _MOST_WORDS:
            break
        if low not in _THROUGH and low not in SMALL:
            words.append(token)
        elif low not in _THROUGH:
            break
    return _stems(words)


def _name_behind(after: str, *, through: bool = False) -> frozenset[str]:
    """The noun phrase that begins here; with `through`, also what it is of."""
    words: list[str] = []
    for token in _TOKEN.findall(after):
        low = token.lower()
        if not token[0].isalpha() or low in _STOPS or len(words) == 3:
            break
        if low in _THROUGH or low in SMALL:
            if words or not through:
                break
            continue
        words.append(token)
    return _stems(words)


def _stems(words: list[str]) -> frozenset[str]:
    stems = (stem(word.removesuffix("'s").removesuffix("’s")) for word in words)
    kept = (_SAME.get(word, word) for word in stems if word not in _EMPTY)
    return frozenset(word for word in kept if word not in _TIMES)

"""Words under the idea that they stand for, so that a sentence and a case meet in whatever words
each is written. The one list of synonyms: add a word to the line of its idea."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from reports.check.words import SMALL, word_set

# Each idea with the words for it. A star stands for any ending.
_IDEAS = {
    "saving": "sav* efficienc* frees freed free releas* shed sheds economies cashable "
    "strips return returns yield yields",
    "cost": "cost* price* priced spend* spent outlay* expens* dear dearer dearest cheap* "
    "expenditure fee fees pay pays paid pricey pricier pricing bill bills",
    "budget": "budget* envelope",
    "benefit": "benefit* valuable worthwhile return returns worth",
    "income": "income* earn* revenue* receipts trading",
    "target": "target* goal* sought requirement must need needs",
    "confidence": "confiden* certain* assur* sure surer",
    "weight": "weight* weigh* count counts counted matter matters importan* emphasis influen*",
    "points": "points point score* scor* mark marks marked",
    "length": "long longer longest quick* fast* slow* short shorter shortest soon* sooner duration "
    "length* establish* time month months arrange ready running",
    "appetite": "appetite* interest* willing* keen* enthusias* demand* want* wish* reluctan* "
    "taker* eager* market*",
    "law": "law* legal* statut* lawful* delegat* duty duties powers unlawful*",
    "precedent": "tested tried untried untested precedent* proven unproven track "
    "example* elsewhere pioneer* councils authorities authority",
    "culture": "cultur* ethos behaviour* attitude* mindset*",
    "process": "process* procedure* practice*",
    "afford": "afford* unaffordable",
    "support": "support* popular* unpopular* backing opposition oppos* object*",
    "quality": "quality standard*",
    "access": "access* convenien*",
    "ease": "ease easy easi* simpl* straightforward deliverab* difficult* complex* hard harder "
    "feasib*",
    "speed": "speed* quick* fast* slow* soon* delay* rapid* swift* time",
    "health": "health* wellbeing fitness",
    "staff": "staff* workforce employee* worker* personnel team teams",
    "people": "people person*",
    "job": "job* post posts",
    "risk": "risk* safe safer safety danger*",
    "climate": "climate carbon environment* emission*",
    "reliable": "reliab* unreliab* dependab* missed",
    "consult": "consult* engag* views feedback",
    "manage": "manag*",
    "advice": "advi* consultanc*",
    "contribution": "contribut* put puts gave give gives fund funds funded funding provid* "
    "relied money",
    "own": "district* borough* own themselves",
    "bcf": "bcf better care central",
    "visit": "visit* swam swim* attend* footfall customers admissions came come busy busier "
    "busiest quiet quieter quietest",
    "application": "application* caseload busy busier busiest quiet quieter quietest",
    "provider": "provider* supplier* contractor*",
    "open": "open* start* begin* began begun launch* commenc* invite* advertis*",
    "tender": "tender* bid bids procure* bidder*",
    "evaluate": "evaluat* assess*",
    "notice": "notice*",
    "withdraw": "withdraw* leav* exit* quit*",
    "extend": "exten*",
    "join": "join* member*",
    "told": "told hear hears heard inform* notif* learn*",
    "award": "award*",
    "decommission": "decommission* wound wind",
    "meeting": "meeting* meets meet session* workshop*",
    "highest": "highest dearest maximum upper",
    "lowest": "lowest cheapest minimum lower",
    "mean": "mean average typical*",
    "median": "median",
    "membership": "membership* subscription*",
    "independent": "independen*",
    "reserve": "reserve*",
    "further": "further fuller",
    "term": "term duration length",
}  # fmt: skip
# Ideas that no single word stands for, each with letters that its phrase must have.
_PHRASES = (
    (
        " o",
        re.compile(r"\bt(?:akes?|aken|aking|ook)\b.{1,30}\b(?:out of|off)\b"),
        "saving",
    ),
    (
        "e",
        re.compile(
            r"\b(?:cuts?|cutting|reduc\w+|lower\w*|trim\w*) (?:the )?(?:\w+ )?(?:costs?|spend\w*|"
            r"budget|bill)\b"
        ),
        "saving",
    ),
    ("spend", re.compile(r"\b(?:left with|more|less|much) (?:\w+ )?to spend\b"), "budget"),
    ("means", re.compile(r"\b(?:within|beyond|outside) (?:\S+ ){0,3}means\b"), "afford"),
)
_DULL = SMALL | word_set(
    "council year years yearly annual value amount figure number per cent week day came would will "
    "case made make makes going goes done new project services service option options"
)
ALL_IDEAS = frozenset(_IDEAS)
_STEM = 5  # letters by which words without an idea are compared
_WORD = re.compile(r"[a-z][a-z'’-]*")
_ENDING = re.compile(r"(?<=[a-z]{4})(?:ing|ed|es|s)$")


def _by_word(*, starts: bool) -> Mapping[str, frozenset[str]]:
    known: defaultdict[str, set[str]] = defaultdict(set)
    for idea, words in _IDEAS.items():
        for word in words.split():
            if word.endswith("*") is starts:
                known[word.removesuffix("*")].add(idea)
    return {word: frozenset(ideas) for word, ideas in known.items()}


_EXACT, _STARTS = _by_word(starts=False), _by_word(starts=True)
_SHORTEST = min(map(len, _STARTS))


@lru_cache(maxsize=8192)
def ideas_of(word: str) -> frozenset[str]:
    """The ideas that a word in small letters stands for; its stem where it has none in the list."""
    word = word.removesuffix("'s").removesuffix("’s")
    found = _EXACT.get(word, frozenset())
    for end in range(_SHORTEST, len(word) + 1):
        found |= _STARTS.get(word[:end], frozenset())
    if found:
        return found
    plain = word.strip("'’-")
    if word in _DULL or plain in _DULL or len(plain) < 3:
        return frozenset()
    return frozenset({_ENDING.sub("", plain)[:_STEM]})


def is_idea(word: str) -> bool:
    """Whether a word is one of those for an idea, and so names nothing by itself."""
    return bool(ideas_of(word) & ALL_IDEAS) or word in _DULL


@lru_cache(maxsize=2048)
def ideas_in(text: str) -> frozenset[str]:
    """The ideas of a text. A word of two parts stands for each of them too."""
    found: set[str] = set()
    plain = text.lower()
    for word in _WORD.findall(plain):
        found |= ideas_of(word)
        if "-" in word:
            for part in word.split("-"):
                found |= ideas_of(part)
    for hint, phrase, idea in _PHRASES:
        if hint in plain and phrase.search(plain):
            found.add(idea)
    return frozenset(found)


@lru_cache(maxsize=2048)
def stems_in(text: str) -> frozenset[str]:
    """The first letters of the words of a text that tell something."""
    words = (part for word in _WORD.findall(text.lower()) for part in (word, *word.split("-")))
    return frozenset(_ENDING.sub("", one)[:_STEM] for one in words if one not in _DULL)

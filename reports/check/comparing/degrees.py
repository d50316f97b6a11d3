"""Words of degree: more and less, best and worst, as much as. Each is of an amount, of how good it
is, or of one thing alone ("cheaper" of cost, "quicker" of time)."""

import re
from dataclasses import dataclass
from functools import lru_cache

from reports.check.known.tables import POINTS, Column

# Of which idea a word is, whether it means more (1) or less (-1), and whether of the good.
_AMOUNT, _WORTH = "amount", "worth"
_PAIRS: tuple[tuple[str, int, str, str], ...] = (
    (_AMOUNT, 1, "more|higher|larger|greater|bigger|heavier|richer|fuller|upper|deeper|wider",
     "most|highest|largest|greatest|biggest|heaviest|maximum|richest|deepest"),
    (_AMOUNT, -1, "less|lower|smaller|fewer|leaner|lighter|slimmer|tighter|thinner|poorer",
     "least|lowest|smallest|fewest|leanest|lightest|slimmest|minimum|tightest"),
    (_WORTH, 1, "better|stronger|superior|more (?:attractive|promising|valuable|favourable)",
     "best|strongest|(?:came|comes?|finish\\w*|rank\\w*|rated|scor\\w+|is|was|stands?)(?: out)? "
     "top|top of the (?:table|list|class)|front-?runner|star performer|"
     "most (?:attractive|promising|valuable|favourable)|"
     "top performer|top mark|top marks|top score|full marks"),
    (_WORTH, -1, "worse|weaker|inferior|less (?:attractive|promising|valuable|favourable)",
     "(?:came|comes?|finish\\w*|rank\\w*|scor\\w+|is|was|stands?) bottom|bottom of the \\w+|"
     "worst|weakest|poorest|feeblest|least (?:attractive|promising|valuable|favourable)|"
     "(?:poorest|weakest|worst) performer"),
    ("cost", 1, "dearer|costlier|pricier|more (?:expensive|costly)",
     "dearest|costliest|priciest|most (?:expensive|costly)"),
    ("cost", -1, "cheaper|less (?:expensive|costly|dear)",
     "cheapest|least (?:expensive|costly|dear)"),
    ("length", 1, "slower|longer|later", "slowest|longest|latest|last"),
    ("length", -1, "quicker|faster|sooner|shorter|earlier|swifter",
     "quickest|fastest|soonest|shortest|earliest|swiftest"),
    ("visit", 1, "busier", "busiest"),
    ("visit", -1, "quieter", "quietest"),
    ("application", 1, "busier", "busiest"),
    ("application", -1, "quieter", "quietest"),
    ("confidence", 1, "more (?:confident|sure|certain)", "most (?:confident|sure|certain)"),
    ("confidence", -1, "less (?:confident|sure|certain)", "least (?:confident|sure|certain)"),
    ("weight", 1, "more (?:important|influential|heavily)|counts? for more|matters? more|"
     "outweighs?",
     "most (?:important|influential|heavily)|counts? for most|matters? most"),
    ("weight", -1, "less (?:important|influential|heavily)|counts? for less|matters? less",
     "least (?:important|influential|heavily)|counts? for least|matters? least"),
)  # fmt: skip
# Verbs and phrases that put one thing before or behind another.
_VERBS: tuple[tuple[str, int, str], ...] = (
    (_AMOUNT, 1, r"exceed(?:s|ed)?|outstrip\w*|dwarf\w*|tops|in excess of|above"),
    (_AMOUNT, -1, r"below"),
    (_WORTH, 1,
     r"outperform\w*|beats?|beaten|outscor\w*|outrank\w*|surpass\w*|betters|outdo\w*|outclass\w*|"
     r"(?:is |are |was |were |comes? |came |finish\w* |edges? |edged |pulls? |moves? |"
     r"rank\w* )ahead of|"
     r"pips?|pipped|overtak\w+|overtook|(?:has|have|had|holds?) the (?:edge|advantage) (?:over|on)|"
     r"leads|clear of|superior to|wins? out over|in front of|improves? on|preferable to"),
    (_WORTH, -1,
     r"trails?|trailed|lag(?:s|ged)? behind|falls? (?:short of|behind)|fell (?:short of|behind)|"
     r"(?:is|are|was|were|comes?|came|finish\w*|rank\w*) behind|inferior to|los(?:es|t) out to|"
     r"second to|runner-up to|loses to"),
)  # fmt: skip
_EQUAL = re.compile(
    r"\b(?:as (?P<much>much|many|high|large|great|low|long|quick\w*|slow\w*|good|well|cheap|"
    r"expensive|confident|strong\w*|weak\w*|poor\w*|bad\w*|far|soon|highly|heavily|little|few)"
    r"\b[^.;]{0,40}? as|"
    r"equal(?:s|ly)?|the same|identical(?:ly)?|level with|on a par|match(?:es|ed)?|neck and neck|"
    r"no different|alike)\b"
)
_NOT_EQUAL = re.compile(r"\b(?:not|never|nowhere near|hardly|less than|twice|half|n['’]t)\b")
_THAN = r"(?P<way>than|over|to|compared with|against|as)"


@dataclass(frozen=True, slots=True)
class Degree:
    """A word of degree at a place of a text: of which idea it is, 1 for more and -1 for less."""

    start: int
    end: int
    of: str
    way: int
    is_verb: bool = False

    def on(self, column: Column) -> int:
        """1 where a larger value of the column is meant, -1 where a smaller, 0 where unclear."""
        if self.of == "worth":
            return self.way * column.good
        is_judged = column.kind == POINTS and column.criterion
        if is_judged and self.of in ("cost", "length"):
            ideas = {"cost"} if self.of == "cost" else {"length", "speed"}
            return -self.way if ideas & column.ideas else 0
        if self.of != "amount" and self.of not in column.ideas:
            return 0
        if is_judged and column.ideas & {"cost", "length", "speed", "risk", "ease"}:
            return 0  # "lower cost" is better, and a lower score is worse
        if column.kind == "rank":
            return self.way
        return self.way


def _compiled(
    words: tuple[tuple[str, int, str], ...], *, is_verb: bool = False
) -> tuple[tuple[re.Pattern[str], str, int, bool], ...]:
    return tuple((re.compile(rf"\b(?:{said})\b"), of, way, is_verb) for of, way, said in words)


_MORE = _compiled(tuple((of, way, more) for of, way, more, _most in _PAIRS)) + _compiled(
    _VERBS, is_verb=True
)
_MOST = _compiled(tuple((of, way, most) for of, way, _more, most in _PAIRS))


@lru_cache(maxsize=512)
def compared(text: str) -> tuple[Degree, ...]:
    """The words of a text that compare, the longest of each place, in sequence."""
    return _found(text, _MORE)


@lru_cache(maxsize=512)
def greatest(text: str) -> tuple[Degree, ...]:
    """The words of a text for the most or the least of many."""
    return _found(text, _MOST)


def _found(
    text: str, patterns: tuple[tuple[re.Pattern[str], str, int, bool], ...]
) -> tuple[Degree, ...]:
    found = [
        Degree(match.start(), match.end(), of, way, is_verb)
        for pattern, of, way, is_verb in patterns
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Degree] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def equal_in(text: str) -> re.Match[str] | None:
    """Where a text says that two are equal."""
    match = _EQUAL.search(text)
    return None if match and _NOT_EQUAL.search(text, 0, match.end()) else match

"""What the case knows, as clauses speak of it: each value with whose it is, the words that tell of
it, and how much each word tells."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from reports.check.clauses.printed import PrintedValue
from reports.check.reading.mention import Mention, MentionKind
from reports.check.reading.read import read
from reports.check.subjects.aliases import Key
from reports.check.subjects.concepts import ideas_of
from reports.check.subjects.quantities import Quantity
from reports.check.words import content_words, word_set
from reports.figures.figure import Figure, FigureKind

_STEM = 5  # letters that words of one meaning begin with
_FEW = 4  # things that a word may be of and still tell which
# Words for one thing, each under the one that figures are called by.
_SAME = {
    same: one
    for one, others in {
        "cost": "spend spent outla price expen",
        "fund": "fundi funde",
        "savin": "save saves saved",
        "gap": "short shortf",
        "staff": "worke emplo",
        "peopl": "perso",
        "decid": "decis",
        "consi": "hear heari",
        "meet": "meets",
        "contr": "gave gives give put puts pay pays paid",
        "post": "job jobs",
        "expec": "forec",
        "targe": "aim goal deman",
        "estab": "place",
        "opera": "runni run",
        "withd": "leave leavi quit",
        "start": "begin begun began opens open",
        "end": "close finis expir ends",
        "appro": "signe sign agree",
    }.items()
    for same in others.split()
}
# Ideas of the list of synonyms, each with the form that figures are called by.
_CALLED = {
    "saving": "savin",
    "job": "post",
    "consult": "consu",
    "provider": "provi",
    "award": "award",
    "notice": "notic",
    "confidence": "confi",
    "told": "told",
    "extend": "exten",
    "decommission": "decom",
}
# Words of many names, which tell nothing by themselves.
_PLAIN = word_set(
    "start end date day state lengt year years total unit value volum perio from when sessi case "
    "point ratin month week amoun numbe figur all taken off net gross rate befor after"
)
# Words beside a day that name nothing else.
IDLE = _PLAIN | word_set(
    "place taken takes held hold sched plann expec agree set fixed goes comes falls follo now then "
    "begin ends lasts runs immed janua febru march april may june july augus septe octob novem "
    "decem monda tuesd wedne thurs frida satur sunda early late mid month next last first asked "
    "membe recei goes bring broug repor paper off gave both"
)
_INITIALS = re.compile(r"\(([A-Z]{2,6})\)")
_DAY_KINDS = (MentionKind.DATE, MentionKind.MONTH)
_KINDS = {
    FigureKind.MONEY: MentionKind.MONEY,
    FigureKind.SHARE: MentionKind.SHARE,
    FigureKind.COUNT: MentionKind.COUNT,
    FigureKind.DURATION: MentionKind.LENGTH,
    FigureKind.DATE: MentionKind.DATE,
}
_TIMED = re.compile(r"^(?:steps|events|periods)\.|(?:^|\.)milestones\.")
# Months in a unit of time, and days in one.
_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": 7}


@lru_cache(maxsize=4096)
def _said(word: str) -> str:
    """The one form of a word: of the words for one idea, that by which figures are called."""
    cut = word[:_STEM]
    if cut in _SAME:
        return _SAME[cut]
    return next((_CALLED[one] for one in sorted(ideas_of(word)) if one in _CALLED), cut)


def said_words(text: str) -> frozenset[str]:
    """The words of a sentence in the one form that facts are told by."""
    found = frozenset(map(_said, content_words(text)))
    return found | {"budge"} if "cost" in found else found


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A value that the case knows. `row` are the words that name the row of a table that it stands
    in, `words` all that tell of it with how much each tells; `year` is the financial year that it
    is of."""

    figure: Figure
    what: MentionKind
    value: Fraction | date
    unit: str
    subject: Key | None
    row: frozenset[str]
    words: Mapping[str, int]
    year: str = ""
    day: date | None = None
    lead: frozenset[str] = frozenset()

    @property
    def weight(self) -> int:
        return sum(self.words.values())

    def told_by(self, said: frozenset[str]) -> int:
        """How much the words of a sentence tell of it."""
        return sum(worth for word, worth in self.words.items() if word in said)

    def agrees(self, mention: Mention) -> bool:
        """Whether a typed value is this one, to the precision that it was typed with."""
        if isinstance(self.value, date):
            return _same_day(self, mention)
        if self.what is MentionKind.LENGTH:
            said = in_units(mention.number or Fraction(0), mention.unit)[1]
            half = in_units(Fraction(1, 2), mention.unit)[1]
            return abs(said - in_units(self.value, self.unit)[1]) <= half
        return mention.agrees(self.value)


def in_units(number: Fraction, unit: str) -> tuple[str, Fraction]:
    """A length of time in months or in days."""
    one = unit.removesuffix("s")
    if one in _MONTHS:
        return "months", number * _MONTHS[one]
    return "days", number * _DAYS.get(one, 1)


def _same_day(fact: KnownFact, mention: Mention) -> bool:
    said, value = mention.value, fact.value
    if not isinstance(said, date) or not isinstance(value, date):
        return False
    if said.month != value.month or said.year not in (1, value.year):
        return False
    by_month = MentionKind.MONTH in (mention.what, fact.what)
    return by_month or said.day == value.day or str(said.day) in str(fact.figure.value).split()


class KnownFacts:
    """All values that a case knows, by kind."""

    def __init__(
        self, quantities: Iterable[Quantity], printed: Iterable[PrintedValue] = ()
    ) -> None:
        of = [(one, *told) for one in quantities for told in _wordings(one.figure, one.subject)]
        cells = [(one, said_words(one.words)) for one in printed]
        owners: defaultdict[str, set[str]] = defaultdict(set)
        for one, row, words in of:
            for word in row | words:
                owners[word].add(".".join(one.figure.name.split(".")[:3]))
        for cell, told in cells:
            for word in told:
                owners[word].add(cell.row)
        self.of_kind: defaultdict[MentionKind, list[KnownFact]] = defaultdict(list)
        for one, row, words in of:
            worth = {word: _worth(word, owners) for word in row | words}
            for what, value, unit in _values(one.figure):
                fact = KnownFact(
                    one.figure,
                    what,
                    value,
                    unit,
                    one.subject,
                    row,
                    worth,
                    one.year,
                    lead=_lead(one.figure),
                )
                self.of_kind[what].append(fact)

        for cell, told in cells:
            self._add_printed(cell, {word: _worth(word, owners) for word in told})

    def _add_printed(self, cell: PrintedValue, words: Mapping[str, int]) -> None:
        said = cell.mention
        if not isinstance(said.value, str):
            fact = KnownFact(
                cell.figure,
                said.what,
                said.value,
                said.unit,
                None,
                frozenset(),
                words,
                "",
                cell.day,
            )
            self.of_kind[said.what].append(fact)

    def may_be(self, mention: Mention) -> list[KnownFact]:
        """The facts of the kind of a typed value."""
        if mention.what in _DAY_KINDS:
            return [one for what in _DAY_KINDS for one in self.of_kind.get(what, ())]
        return self.of_kind.get(mention.what, [])


def _lead(figure: Figure) -> frozenset[str]:
    """The first two words of a figure's name, which people call it by."""
    first = said_words(" ".join(figure.label.split()[:2]))
    return first if len(first) > 1 else frozenset()


def _worth(word: str, owners: Mapping[str, set[str]]) -> int:
    """How much a word tells: twice as much where few things have it, nothing where any name may."""
    return 0 if word in _PLAIN else 2 if len(owners[word]) <= _FEW else 1


def _wordings(
    figure: Figure, subject: Key | None
) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The words of a figure's name, and those with the initials of an office for its name."""
    yield _words(figure, subject)
    initials = _INITIALS.search(figure.label)
    if figure.name.startswith("paper.approvals.") and initials:
        yield frozenset(), said_words(f"approval {initials[1]}")


def _words(figure: Figure, subject: Key | None) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the row of a table, and all others that tell of a figure."""
    name, label = figure.name, figure.label
    if name.startswith("evidence."):
        row, _, column = label.partition(": ")
        table = name.split(".")[1].replace("-", " ")
        return said_words(row), said_words(f"{column} {figure.unit}") | said_words(table)
    if subject is not None:
        label = label.partition(": ")[2] or label
    if name == "paper.meeting_date":
        label = "committee cabinet meeting meets considers paper report"
    return frozenset(), said_words(f"{label} {figure.unit}")


def _values(figure: Figure) -> Iterator[tuple[MentionKind, Fraction | date, str]]:
    if isinstance(figure.value, date):
        yield MentionKind.DATE, figure.value, ""
    elif figure.number is not None:
        if figure.kind in _KINDS and not _counts_the_case(figure):
            yield _KINDS[figure.kind], figure.number, figure.unit
    elif _TIMED.search(figure.name):
        for one in read(str(figure.value)):
            if isinstance(one.value, date) or one.what is MentionKind.LENGTH:
                value = one.value
                if not isinstance(value, str):
                    yield one.what, value, one.unit


def _counts_the_case(figure: Figure) -> bool:
    """Whether a figure counts options and the like, which rules of their own read."""
    return figure.name.endswith((".count", ".sessions")) or ".decision." in figure.name

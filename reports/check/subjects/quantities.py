"""What a figure of the case is a figure of: its subject, and the words that name its quantity."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from reports.casefile.naming import part
from reports.check.subjects.aliases import Key
from reports.check.subjects.judged import CaseResults
from reports.check.words import SMALL, stem, word_set
from reports.figures.figure import Figure, FigureKind

_YEAR = re.compile(r"\b(20\d\d/\d\d)\b")
_WORD = re.compile(r"[a-z][a-z'’-]*")
# Words that mean the same where a quantity is named.
_SAME = {
    "save": "saving",
    "saved": "saving",
    "costed": "cost",
    "weigh": "weight",
    "weighting": "weight",
    "weighted": "weight",
    "worth": "value",
    "valued": "value",
    "annual": "yearly",
    "annually": "yearly",
    "fte": "post",
    "advert": "advertised",
    "paid": "pay",
}
_YEARLY = re.compile(r"\b(?:a|per|each|every) year\b")
_SMALL = SMALL - word_set("further other more most less least same")
_MISSING = 4  # words of a name with which one may be missing
# Words of a name that a sentence leaves out.
_OPTIONAL = word_set(
    "yearly total project programme whole headline stated published own given agreed known present"
)
_CUT = re.compile(
    r"\s*[,;:(]\s*|\s+(?:before|after|with|within|that|which|from|until|under|beside|as)\s"
)
_JOINED = re.compile(r"\s*[,;:(]\s*|\s(?:on|for|of|to|in|at|by|from)\s")
# Other names for figures that the product names itself, by the last part of their name.
_ALSO: Mapping[str, tuple[str, ...]] = {
    "total_savings": ("saving",),
    "share_of_target": ("target", "saving target"),
    "in_scope_value": ("service scope value", "scope value"),
    "target": ("saving target", "target"),
    "wider_savings": ("wider saving",),
    "headline": ("headline saving", "saving", "headline"),
    "total": ("total", "point", "score"),
    "meeting_date": ("committee meet", "cabinet meet", "committee meeting", "cabinet meeting"),
    "gap": ("gap", "gap target"),
}


@lru_cache(maxsize=256)  # asked for each figure of a clause
def words_of(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, in their stem and their one form."""
    plain = _YEARLY.sub(" yearly ", text.lower())
    found = (stem(one) for one in _WORD.findall(plain) if one not in _SMALL)
    return frozenset(_SAME.get(one, one) for one in found)


@dataclass(frozen=True)
class Quantity:
    """A figure, whose it is, and the sets of words of which each names what it is of. `year` is the
    financial year that it is of; `short` are single words that name it where its
    subject is said."""

    figure: Figure
    subject: Key | None
    namings: tuple[frozenset[str], ...]
    year: str = ""
    short: tuple[frozenset[str], ...] = ()

    def named_by(self, words: frozenset[str], *, loosely: bool = False) -> int:
        """How many words of a sentence name it: those of the longest naming that it has whole; 0
        for none."""
        namings = (*self.namings, *self.short) if loosely else self.namings
        missing = _MISSING if loosely else 99
        fitting = (n for n in namings if n <= words or (len(n) >= missing and len(n - words) < 2))
        return max(map(len, fitting), default=0)

    def is_cell_in(self, words: frozenset[str]) -> bool:
        """Whether a sentence has what is counted in a table, whose row it names."""
        return self.figure.name.startswith("evidence.") and bool(words_of(self.figure.unit) & words)

    @cached_property
    def all_words(self) -> frozenset[str]:
        return frozenset().union(*self.namings)


class Quantities:
    """Every figure of a case as a quantity, by kind."""

    def __init__(self, figures: Mapping[str, Figure], results: CaseResults) -> None:
        self._subjects = [*_prefixes(results)]
        self._names = {prefix: words_of(name) for prefix, _key, name in self._subjects}
        self.by_name = {figure.name: self._quantity(figure) for figure in figures.values()}
        # By a word that each naming has, so that few are looked at for a sentence.
        self._by_word: defaultdict[tuple[FigureKind, str], list[Quantity]] = defaultdict(list)
        for one in self.by_name.values():
            for word in {w for naming in (*one.namings, *one.short) for w in sorted(naming)[:2]}:
                self._by_word[one.figure.kind, word].append(one)

    def named_in(
        self, words: frozenset[str], kind: FigureKind, *, loosely: bool = False
    ) -> Iterator[tuple[int, Quantity]]:
        """The quantities of a kind that the words of a sentence name, with how many words do."""
        found = {
            one.figure.name: one for word in words for one in self._by_word.get((kind, word), ())
        }
        for one in found.values():
            number = one.named_by(words, loosely=loosely)
            if number:
                yield number, one

    def _quantity(self, figure: Figure) -> Quantity:
        subject, own = None, ""
        for prefix, key, _name in self._subjects:
            if figure.name.startswith(prefix):
                subject, own = key, prefix
                break
        label = figure.label.casefold()
        years = _YEAR.findall(label)
        year = years[0] if len(set(years)) == 1 else ""
        label = _YEAR.sub(" ", label)
        said = label.split(": ", 1)[1] if own and ": " in label else label
        if figure.name.endswith(".count") or ".decision." in figure.name:
            return Quantity(figure, subject, ())  # rules of their own read these
        namings = [*self._namings(figure, said, self._names.get(own, frozenset()))]
        if figure.kind is FigureKind.COUNT and not figure.name.endswith(".total"):
            namings = [one for one in namings if len(one) > 1]  # "people" alone is anybody's
        known = tuple(dict.fromkeys(n for n in namings if n))
        first = words_of(_JOINED.split(said)[0]) if own else frozenset()
        return Quantity(figure, subject, known, year, (first,) if len(first) == 1 else ())

    @staticmethod
    def _namings(figure: Figure, label: str, own: frozenset[str]) -> Iterator[frozenset[str]]:
        whole = words_of(label) - own
        yield whole
        yield whole - _OPTIONAL
        ends = ("start", "end", "days", "stated")
        last = figure.name.rpartition(".")[2]
        if figure.kind in (FigureKind.DATE, FigureKind.DURATION) and last in ends:
            label = label.rpartition(": ")[0]
        head = words_of(_CUT.split(label)[0]) - own
        dated = figure.kind in (FigureKind.DATE, FigureKind.DURATION)
        if len(head) > 1 or (head and dated):
            yield head
        first = words_of(_JOINED.split(label)[0]) - own
        if len(first) > 1:
            yield first
        if figure.name == "programme.headlines.total":
            yield frozenset({"scheme", "saving"})
        for also in _ALSO.get(last, ()) if last != "total" or own else ():
            yield frozenset(also.split())


def _prefixes(results: CaseResults) -> Iterator[tuple[str, Key, str]]:
    """The beginnings of the names of each subject's figures, with its name."""
    for judged in results.appraisals:
        for option in judged.options:
            yield f"{judged.key}.{part(option.code)}.", (judged.key, option.code), option.name
    for scheme in results.schemes:
        yield f"{scheme.key}.", (scheme.key, ""), f"{scheme.reference} {scheme.title}"

"""What a sentence says of the tables of a case: the rows that it names, the columns that it speaks
of, and in which words it compares."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from reports.check.clauses.clause import Clause, clauses_of
from reports.check.known.tables import MONEY, POINTS, KnownTable
from reports.check.reading.mention import MentionKind
from reports.check.subjects.aliases import Key
from reports.check.subjects.concepts import ALL_IDEAS, ideas_in, stems_in
from reports.check.subjects.marking import Marked

_WORD = re.compile(r"[a-z][a-z'’-]*")
_CASH = re.compile(r"\b(?:cash|financ\w+|money|monetary|economic\w*|returns?|yields?)\b|£")

# Words for the rows of a table of which a sentence can speak without the name of one.
_SETS = frozenset({"options"})
# Words that join within one statement, where clauses are not cut.
_TIED = re.compile(
    r"(?<=year) and (?=a half)|(?<=up) and (?=running)|(?<=best) and (?=the worst)|"
    r"(?<=highest) and (?=(?:the )?lowest)|(?<=dearest) and (?=(?:the )?cheapest)|"
    r"(?<=all) but (?=one\b|[\ue800-\uebff])|(?<=option) but (?=(?:the )?[\ue000-\ue3ff])"
)


@dataclass(frozen=True)
class KnownRows:
    """Finds the rows of a table in a sentence."""

    table: KnownTable

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        names = sorted(self._by_name, key=len, reverse=True)
        one = "|".join(re.escape(name).replace(r"\ ", r"[\s-]+") for name in names)
        return re.compile(rf"(?<![\w-])(?:{one})(?:s|['’]s?)?(?![\w-])") if names else None

    @cached_property
    def _by_name(self) -> dict[str, int]:
        return {name: at for at, row in enumerate(self.table.rows) for name in row.names}

    @cached_property
    def _by_key(self) -> dict[Key, int]:
        return {row.key: at for at, row in enumerate(self.table.rows) if row.key is not None}

    @cached_property
    def _rare(self) -> list[frozenset[str]]:
        """The ideas by which each row that is called at length is known from the others."""
        of = [self._telling(row.name) for row in self.table.rows]
        return [
            one.difference(*(other for at, other in enumerate(of) if at != mine))
            for mine, one in enumerate(of)
        ]

    def _telling(self, text: str) -> frozenset[str]:
        """What words of a text tell a row by: of an option its own words, of others any words of
        the same ideas."""
        return stems_in(text) if self._by_key else ideas_in(text)

    @cached_property
    def _stems(self) -> frozenset[str]:
        """The stems of all names, of which a sentence has one where it has a name; none where some
        name is without one ("2017/18")."""
        stems = [stems_in(name) for name in self._by_name]
        return frozenset().union(*stems) if all(stems) else frozenset()

    @cached_property
    def _any(self) -> frozenset[str]:
        return frozenset().union(*self._rare)

    def named(self, sentence: Marked) -> tuple[list[tuple[int, int]], bool]:
        """The place in a sentence and the row of each name in it, in sequence, and whether it
        only has ideas of a row and not its name."""
        found: dict[int, int] = {}
        for letter, keys in sentence.named.items() if self._by_key else ():
            for key in keys & self._by_key.keys():
                at = sentence.text.index(letter)
                found[self._by_key[key]] = min(at, found.get(self._by_key[key], at))
        first, last = sentence.spans[0][0], sentence.spans[-1][1]
        typed = sentence.passage.text[first:last].lower()
        may_be = not self._stems or stems_in(typed) & self._stems
        if self._pattern is not None and may_be:
            for match in self._pattern.finditer(typed):
                row = self._row_of(match[0])
                if row is not None:
                    found.setdefault(row, sentence.at(first + match.start()))
        is_loose = not found
        if is_loose or (len(found) == 1 and not self._by_key):
            rest = typed
            if found and self._pattern is not None:
                rest = self._pattern.sub(lambda name: " " * len(name[0]), typed)
            for at, row in self._loosely(rest):
                found.setdefault(row, sentence.at(first + at))
        return sorted((at, row) for row, at in found.items()), is_loose and bool(found)

    def _row_of(self, said: str) -> int | None:
        plain = " ".join(re.split(r"[\s-]+", said))
        for name in (said, plain, said.removesuffix("s"), re.sub(r"['’]s?$", "", said)):
            for known in (name, name.replace(" ", "-")):
                if known in self._by_name:
                    return self._by_name[known]
        return next(
            (
                at
                for name, at in self._by_name.items()
                if re.sub(r"[\s-]+", " ", name) in (plain, plain.removesuffix("s"))
            ),
            None,
        )

    def _loosely(self, text: str) -> Iterator[tuple[int, int]]:
        """The rows of which the text has two telling ideas, the last, or all that it has."""
        said = self._telling(text)
        if not said & self._any:
            return
        for at, rare in enumerate(self._rare):
            common = rare & said
            is_headed = bool(common & self._heads[at])
            if not common or (not is_headed and common != rare and 4 * len(common) < len(rare)):
                continue
            is_all = common == rare and not common <= ALL_IDEAS
            if len(common) > 1 or is_all or is_headed:
                place = next((m for m in _WORD.finditer(text) if self._telling(m[0]) & rare), None)
                if place is not None:
                    yield place.start(), at

    @cached_property
    def _heads(self) -> list[frozenset[str]]:
        """What the last word of each row's name tells, in a list of which each has its own."""
        if self.table.name not in ("the funding", "the budget"):
            return [frozenset()] * len(self.table.rows)
        return [self._telling(row.name.rpartition(" ")[2]) for row in self.table.rows]


@dataclass(frozen=True)
class Said:
    """A clause held beside one table. `rows` are the places and rows that it names or goes on
    with, `named` those in the clause itself."""

    clause: Clause
    table: KnownTable
    rows: tuple[tuple[int, int], ...]
    whole: tuple[tuple[int, int], ...]
    is_loose: bool = False
    is_sentence: bool = False

    @property
    def text(self) -> str:
        return self.clause.text

    @property
    def start(self) -> int:
        return self.clause.start

    def columns(self, text: str | None = None) -> tuple[int, ...]:
        """The columns that a text of the clause speaks of; where it says money alone, all amounts
        of which more is better or worse."""
        said = self.text if text is None else text
        found = self.table.columns_said(self.ideas(said), self.years)
        if not found and text is None:
            found = self.table.columns_said(self.ideas(self.clause.sentence.text), self.years)
        if not found and _CASH.search(said):
            found = tuple(
                at
                for at, one in enumerate(self.table.columns)
                if one.kind == MONEY and (one.good or len(self.table.columns) == 1)
            )
        return found

    @property
    def years(self) -> frozenset[str]:
        """The financial years that the sentence names, each by the one that it begins in."""
        return frozenset(
            str(one.value)[:4]
            for one in self.clause.sentence.said.values()
            if one.what is MentionKind.FINANCIAL_YEAR
        )

    def ideas(self, text: str) -> frozenset[str]:
        """The ideas of a text but those of the names of its rows."""
        for row in self.table.rows:
            for name in row.names:
                if name in text:
                    text = text.replace(name, " ")
        return ideas_in(text)

    def overall(self) -> tuple[int, ...]:
        """The column that an option is judged by in all."""
        for kind in ("rank", POINTS):
            for at, one in enumerate(self.table.columns):
                if one.kind == kind and not one.criterion:
                    return (at,)
        return ()


def names_with_and(tables: tuple[KnownRows, ...]) -> tuple[str, ...]:
    """The names of columns and rows that "and" joins, which no clause is cut within."""
    every = {one.name for known in tables for one in known.table.columns}
    every |= {one.name for known in tables for one in known.table.rows}
    return tuple({name.casefold() for name in every if " and " in name})


def said_of(
    sentence: Marked, tables: tuple[KnownRows, ...], joined: tuple[str, ...] = ()
) -> Iterator[Said]:
    """Each clause of a sentence beside each table, and the sentence as one where it has several."""
    text = _TIED.sub(lambda match: match[0].replace(" ", "_"), sentence.text)
    for name in joined if " and " in text else ():
        text = text.replace(name, name.replace(" and ", "_and_"))
    whole = replace(sentence, text=text)
    clauses = [*clauses_of(whole)]
    for known in tables:
        found, is_loose = known.named(whole)
        named = tuple(found)
        if not named and not known.table.group & _SETS:
            continue
        before: list[tuple[int, int]] = []
        for clause in clauses:
            here = [(at, row) for at, row in named if clause.start <= at < clause.end]
            rows = here
            if not here and clause.subjects and len(before) == 1:
                rows = before
            yield Said(clause, known.table, tuple(rows), named, is_loose)
            before = here or before
        if len(clauses) > 1:
            every = Clause(whole, 0, len(whole.text), (), ())
            yield Said(every, known.table, named, named, is_loose, is_sentence=True)

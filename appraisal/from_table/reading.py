"""A table of scores read: options across, criteria down, perhaps with a column of weights."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from appraisal.from_table.cells import Kind, Score, read_score
from schemes.evidence.pasting import PasteError
from workbench.numbers.reading.amounts import read_number
from workbench.numbers.reading.characters import plain
from workbench.numbers.reading.refusals import ReadingError
from workbench.workbooks.layout import letters

MOST_OPTIONS: Final = 60
MOST_CRITERIA: Final = 100
MOST_PROBLEMS: Final = 30
LONGEST_NAME: Final = 200
# Highest points of the scales that tables are usually made for.
USUAL_MOST: Final = (5, 10, 100)
_WEIGHT: Final = frozenset({"weight", "weights", "weighting", "weightings"})
_QUESTION: Final = frozenset({"question", "description", "definition"})
_WORKED_OUT: Final = frozenset(
    {
        *("total", "totals", "total score", "weighted total", "weighted score", "overall score"),
        *("average", "mean", "rank", "ranking", "sum", "grand total"),
    }
)


@dataclass(frozen=True, slots=True)
class ReadCriterion:
    """A row of the table. `kind` is what its cells are; `scores` has one for each option."""

    name: str
    kind: Kind
    question: str
    weight: Decimal | None
    scores: tuple[Score | None, ...]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """The table. `most` is the highest points of the scale of numbers; `notes` tell what was left
    out."""

    options: tuple[str, ...]
    criteria: tuple[ReadCriterion, ...]
    most: int
    notes: tuple[str, ...] = ()

    @property
    def scores(self) -> Iterator[tuple[int, int, Score]]:
        """Each score, with the numbers of its option and of its criterion."""
        for down, criterion in enumerate(self.criteria):
            for across, score in enumerate(criterion.scores):
                if score is not None:
                    yield across, down, score


def read_table(cells: Sequence[Sequence[str]], most: int | None = None) -> ReadTable:
    """The options, criteria and scores of a table; `most` is the highest points that could be
    given, where somebody said. Raises `PasteError`, which says of each fault in which cell."""
    return _Reading(cells, most).read()


class _Reading:
    def __init__(self, cells: Sequence[Sequence[str]], most: int | None) -> None:
        self.cells, self.most = cells, most
        self.problems: list[str] = []
        self.notes: list[str] = []
        self.weight: int | None = None
        self.question: int | None = None
        self.options: dict[int, str] = {}
        self.left_out: set[int] = set()

    def read(self) -> ReadTable:
        self._refuse_unwritable()
        rows = [(at, row) for at, row in enumerate(self.cells, 1) if any(map(plain, row))]
        filled = [place for _at, row in rows for place, cell in enumerate(row) if plain(cell)]
        self.first = min(filled, default=0)
        # A title above the table is no heading.
        while len(rows) > 1 and [bool(plain(cell)) for cell in rows[0][1]].count(True) == 1:
            if not _at(rows[0][1], self.first):
                break
            self._leave_out(*rows.pop(0))
        if len(rows) < 2:
            raise PasteError(
                [_("Give a row with the names of the options, and a row for each criterion.")]
            )
        self._read_headings(*rows[0])
        criteria = self._read_rows(rows[1:])
        most = self._most(criteria)
        if self.problems:
            more = len(self.problems) - MOST_PROBLEMS
            tail = [_("There are %(count)d more like these.") % {"count": more}] if more > 0 else []
            raise PasteError([*self.problems[:MOST_PROBLEMS], *tail])
        usual: Kind = next((kind for _place, kind, _row in criteria if kind != "apart"), "points")
        usual = "points" if usual == "verdict" else usual
        return ReadTable(
            tuple(self.options.values()),
            tuple(
                ReadCriterion(row.name, usual, row.question, row.weight, row.scores)
                if kind == "apart"
                else row
                for _place, kind, row in criteria
            ),
            most,
            tuple(self.notes),
        )

    def _refuse_unwritable(self) -> None:
        """What a page sends as JSON may hold characters that no database keeps."""
        text = "".join(cell for row in self.cells for cell in row)
        if "\0" in text or re.search("[\ud800-\udfff]", text):
            raise PasteError([_("The table holds characters that are no text. Paste it anew.")])

    def _leave_out(self, at: int, row: Sequence[str]) -> None:
        name = _one_line(_at(row, self.first))[:60]
        self.notes.append(_("Row %(row)d, “%(name)s”, is left out.") % {"row": at, "name": name})

    def _read_headings(self, at: int, row: Sequence[str]) -> None:
        seen: dict[str, str] = {}
        for place in range(self.first + 1, len(row)):
            name, where = _one_line(row[place]), f"{letters(place + 1)}{at}"
            word = re.sub(r"\s*[(]?%[)]?$", "", name).casefold()
            if not name:
                continue
            if word in _WEIGHT and self.weight is None:
                self.weight = place
            elif word in _QUESTION and self.question is None:
                self.question = place
            elif word in _WORKED_OUT:
                self.left_out.add(place)
                told = {"column": letters(place + 1), "name": name}
                self.notes.append(_("Column %(column)s, “%(name)s”, is left out.") % told)
            else:
                self._name(where, name, seen, _("option"))
                self.options[place] = name
        if not self.options:
            self.problems.append(
                _("Row %(row)d names no option. Write their names across, from the second column.")
                % {"row": at}
            )
        if len(self.options) > MOST_OPTIONS:
            self.problems.append(
                _("The table has %(count)d options. At most %(most)d are taken: leave some out.")
                % {"count": len(self.options), "most": MOST_OPTIONS}
            )

    def _name(self, where: str, name: str, seen: dict[str, str], what: str) -> None:
        """Notes what is wrong with the name of an option or a criterion."""
        told = {"cell": where, "name": name[:40], "what": what}
        if len(name) > LONGEST_NAME:
            told |= {"most": str(LONGEST_NAME), "count": str(len(name))}
            self.problems.append(
                _(
                    "Cell %(cell)s: shorten the name to %(most)s characters; it has %(count)s. "
                    "It begins “%(name)s”."
                )
                % told
            )
        first = seen.setdefault(name.casefold(), where)
        if first != where:
            self.problems.append(
                _("Cell %(cell)s: “%(name)s” stands in %(first)s too. Name each %(what)s once.")
                % (told | {"first": first})
            )

    def _read_rows(
        self, rows: Sequence[tuple[int, Sequence[str]]]
    ) -> list[tuple[int, Kind, ReadCriterion]]:
        found: list[tuple[int, Kind, ReadCriterion]] = []
        seen: dict[str, str] = {}
        for at, row in rows:
            name = _one_line(_at(row, self.first))
            if name.casefold() in _WORKED_OUT:
                self._leave_out(at, row)
                continue
            if not name:
                self.problems.append(
                    _(
                        "Row %(row)d names no criterion in column %(column)s. Write its name; a "
                        "cell that is merged with others is empty in all but the first."
                    )
                    % {"row": at, "column": letters(self.first + 1)}
                )
                continue
            self._name(f"{letters(self.first + 1)}{at}", name, seen, _("criterion"))
            self._refuse_outside(at, row)
            kind, scores = self._scores(at, row)
            question = "" if self.question is None else _at(row, self.question).strip()
            weight = self._weight(at, row, kind)
            found.append((at, kind, ReadCriterion(name, kind, question, weight, scores)))
        if not found and not self.problems:
            self.problems.append(_("No row names a criterion. Write one on each row."))
        if len(found) > MOST_CRITERIA:
            self.problems.append(
                _("The table has %(count)d criteria. At most %(most)d are taken: leave some out.")
                % {"count": len(found), "most": MOST_CRITERIA}
            )
        return found

    def _refuse_outside(self, at: int, row: Sequence[str]) -> None:
        known = {self.first, self.weight, self.question, *self.options, *self.left_out}
        for place, cell in enumerate(row):
            if plain(cell) and place not in known:
                told = {"cell": f"{letters(place + 1)}{at}", "column": letters(place + 1)}
                self.problems.append(
                    _(
                        "Cell %(cell)s: column %(column)s has no heading. Write the option’s name "
                        "above it; a heading that is merged counts for its first column alone."
                    )
                    % told
                )

    def _scores(self, at: int, row: Sequence[str]) -> tuple[Kind, tuple[Score | None, ...]]:
        scores: list[Score | None] = []
        kind: Kind = "apart"
        first = ""
        for place in self.options:
            where = f"{letters(place + 1)}{at}"
            score = None
            try:
                score = read_score(_at(row, place))
            except ValueError as error:
                self.problems.append(
                    _("Cell %(cell)s: %(fault)s") % {"cell": where, "fault": error}
                )
            scores.append(score)
            if score is None or score.kind == "apart":
                continue
            if kind == "apart":
                kind, first = score.kind, where
            elif score.kind != kind:
                self.problems.append(
                    _(
                        "Cell %(cell)s: cell %(first)s of the same row is rated otherwise. Rate a "
                        "row in numbers alone, in high, medium and low, or in pass and fail."
                    )
                    % {"cell": where, "first": first}
                )
        return kind, tuple(scores)

    def _weight(self, at: int, row: Sequence[str], kind: Kind) -> Decimal | None:
        text = "" if self.weight is None else plain(_at(row, self.weight))
        if self.weight is None or text in {"", "-", "–", "—"}:
            return None
        told = {"cell": f"{letters(self.weight + 1)}{at}", "text": text[:40]}
        if kind == "verdict":
            if text.casefold() not in {"n/a", "pass/fail", "gateway"}:
                self.problems.append(
                    _("Cell %(cell)s: a criterion of pass and fail has no weight. Empty it.") % told
                )
            return None
        try:
            share = text.endswith("%")
            found = read_number(text.removesuffix("%")).decimal
        except ReadingError:
            found, share = Decimal(-1), False
        if found < 0 or found >= 10**6 or (share and found > 100):
            self.problems.append(
                _("Cell %(cell)s: “%(text)s” is no weight. Write a number like 25.") % told
            )
            return None
        return found

    def _most(self, criteria: Sequence[tuple[int, Kind, ReadCriterion]]) -> int:
        """The highest points of the scale; notes each cell above it."""
        places = list(self.options)
        points = [
            (f"{letters(places[across] + 1)}{at}", score.points)
            for at, _kind, row in criteria
            for across, score in enumerate(row.scores)
            if score is not None and score.points is not None
        ]
        highest = max((value for _where, value in points), default=Decimal(0))
        most = self.most or next((one for one in USUAL_MOST if highest <= one), USUAL_MOST[-1])
        for where, value in points:
            if value > most:
                self.problems.append(
                    _(
                        "Cell %(cell)s: %(points)s is above %(most)d, the highest points. Mend it, "
                        "or say below what the highest points are."
                    )
                    % {"cell": where, "points": value, "most": most}
                )
        return most


def _at(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _one_line(text: str) -> str:
    return " ".join(plain(text).split())

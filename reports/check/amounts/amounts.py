"""Amounts that a clause gives to a row, and no column of it has."""

import re
from collections.abc import Container, Iterator
from fractions import Fraction

from reports.check.amounts.between import ENDS, between, target_of
from reports.check.amounts.parts import portions, shares, times
from reports.check.amounts.typed import TypedAmount, typed_in
from reports.check.known.said import Said
from reports.check.known.tables import LENGTH, MONEY, POINTS, told
from reports.check.known.verdict import Verdict
from reports.check.reading.mention import Mention, MentionKind
from reports.check.subjects.concepts import ideas_in

_APART = re.compile(
    r"\b(?:gap|difference|differs?|margin|distance|apart|between|clear|ahead|behind|short(?:fall)?|"
    r"(?:more|less|fewer|cheaper|dearer|higher|lower|better|worse|greater|smaller|larger|slower|"
    r"quicker|longer|shorter|faster)(?! than £)|exceed\w*|forgone|foregone|extra|additional|"
    r"instead|rather|over and above|beyond|loss|lose|costs? the council|above|below|outstrip\w*|"
    r"surplus|headroom|over|under)\b"
)
_CHANGE = re.compile(
    r"\b(?:ris(?:e|es|ing)|rose|fall(?:s|ing)?|fell|increas\w+|decreas\w+|gr[eo]w\w*|each|per|"
    r"average|another|further|range|every|up to|set-?up|one-off)\b"
)
_LIKE = Fraction(2, 5)  # of a value: no smaller one is meant for it


def amounts(said: Said, known: Container[Mention | None]) -> Iterator[Verdict]:
    """The amounts of a clause that its table contradicts. Those `known` are of some figure of the
    case."""
    if not said.whole and not ENDS.search(said.text):
        return
    inside = frozenset(said.table.values.values())
    typed = [
        one
        for one in typed_in(said)
        if not (
            said.is_loose
            and MONEY in one.kind
            and one.mention in known
            and not any(map(one.agrees, inside))
        )
    ]
    if said.is_sentence:
        for one in typed:
            if _APART.search(said.text):
                yield from between(said, one)
        return
    for one in typed:
        if _APART.search(said.text) and (two := between(said, one)):
            yield from two
        elif len([t for t in typed if t.kind == one.kind]) == 1:
            yield from _of_row(said, one)
    yield from portions(said)
    yield from shares(said, typed)
    yield from times(said)


def _of_row(said: Said, one: TypedAmount) -> Iterator[Verdict]:
    """An amount given to a row that no column of it has."""
    rows = [*dict.fromkeys(row for _at, row in said.rows)]
    table, text = said.table, said.text
    if len(rows) != 1 or _CHANGE.search(text):
        return
    row = rows[0]
    columns = [at for at in said.columns() if table.columns[at].kind in one.kind]
    if not columns and len(table.columns) == 1 and table.columns[0].kind in one.kind:
        columns = [0]
    if one.mention is not None and one.mention.what is MentionKind.COUNT:
        noun = set(one.mention.noun)
        if POINTS in {table.columns[at].kind for at in columns} and not _is_mark(said, one):
            return
        ideas = ideas_in(text)
        columns = [
            at
            for at in columns
            if noun & set((unit := table.columns[at].unit).split())
            or (not unit and table.columns[at].ideas & ideas)
        ]
    known = [(at, value) for at in columns if (value := table.value(row, at)) is not None]
    if not known:
        return
    if any(one.agrees(value) for _at, value in known):
        yield Verdict(said.clause, one.start, one.end, "")
        return
    same = [
        table.value(row, at) for at, column in enumerate(table.columns) if column.kind in one.kind
    ]
    of_others = [
        table.values[other, at] - value for at, value in known for other in table.of_column(at)
    ]
    if LENGTH in one.kind:
        of_others = []
    target = target_of(said, row)
    of_others += [value - target for _at, value in known if target is not None]
    others = [value for value in (*same, target, *of_others) if value]
    likest = max(known, key=lambda of: _likeness(one.value, of[1]))
    if any(map(one.agrees, others)) or _likeness(one.up_to or one.value, likest[1]) < _LIKE:
        return
    if table.columns[likest[0]].kind == LENGTH and not _speaks_of_time(text):
        return
    yield Verdict(said.clause, one.start, one.end, told(table, likest[0], (row,)))


def _is_mark(said: Said, one: TypedAmount) -> bool:
    """Whether a count is one of points: "eight out of ten", "580 points"."""
    noun = one.mention.noun if one.mention is not None else ()
    return said.text[one.end :].startswith(" out of") or bool({"points", "marks"} & set(noun))


def _speaks_of_time(text: str) -> bool:
    return bool(re.search(r"\b(?:in|within|after|takes?|took|need\w*|over)\b", text))


def _likeness(said: Fraction, value: Fraction) -> Fraction:
    if said * value <= 0:
        return Fraction(0)
    return min(said / value, value / said)

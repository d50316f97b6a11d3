"""Amounts that a clause gives to a row, to what lies between two rows, or as a part of a whole."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from fractions import Fraction

from reports.check.clauses.facts import in_units
from reports.check.known.concepts import ideas_in
from reports.check.known.said import Said
from reports.check.known.tables import COUNT, LENGTH, MONEY, POINTS, SHARE, told
from reports.check.known.verdict import Verdict
from reports.check.reading.mention import Mention, MentionKind
from workbench.numbers.text import plain_number, pounds_and_pence

_KINDS = {
    MentionKind.MONEY: (MONEY,),
    MentionKind.SHARE: (SHARE,),
    MentionKind.COUNT: (COUNT, POINTS),
    MentionKind.LENGTH: (LENGTH,),
}
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
_ENDS = re.compile(
    r"\b(?:best|highest|dearest|largest|first|top)(?=\b|_)[^.;]{0,30}\b(?:worst|lowest|cheapest|smallest|"
    r"last|bottom|weakest)\b|\b(?:lowest|cheapest|smallest|worst)\b[^.;]{0,30}\b(?:highest|dearest|"
    r"largest|best)\b"
)
_NEXT = re.compile(
    r"\b(?:next best|next[- ]placed|runner-?up|second(?:[- ]placed|[- ]best)?|nearest (?:rival|"
    r"challenger)|next option|rest of the field|rest|field)\b"
)
_NEEDS = re.compile(r"\b(?:targets?|goals?|needs?|must (?:find|save)|requires?|sought|required)\b")
_ABOUT = re.compile(
    r"\b(?:(?P<just>just|a little|slightly|only just|a shade|fractionally|some way|well|barely|"
    r"marginally) )?(?P<way>over|under|above|below|more than|less than|short of|shy of|nearly|"
    r"almost|approaching)(?: £?)?$"
)
_PARTS = {
    "half": Fraction(1, 2), "halves": Fraction(1, 2), "third": Fraction(1, 3),
    "thirds": Fraction(1, 3), "quarter": Fraction(1, 4), "quarters": Fraction(1, 4),
    "fifth": Fraction(1, 5), "fifths": Fraction(1, 5), "tenth": Fraction(1, 10),
    "tenths": Fraction(1, 10),
}  # fmt: skip
_PORTION = re.compile(
    r"\b(?:(?:a |one |an )(?P<one>half|third|quarter|fifth|tenth)|(?P<half>half)|"
    r"(?P<n>(?<=\b)two|three|four|[\ue800-\ueBff])[ -](?P<parts>thirds|quarters|fifths|tenths))\b"
    r"(?! (?:a|an|of the (?:year|options|ten|districts|criteria)|year|million|day|dozen)\b)"
    r"|(?P<mark>[\ue800-\uebff])[ -](?P<parts2>thirds|quarters|fifths|tenths)\b"
)
_TIMES = re.compile(r"\b(?P<times>twice|double|three times|treble|triple)\b")
_LENGTHS = re.compile(
    r"\b(?:(?P<half>half a year|six months)|a year_and_a half|eighteen months|a year|a decade)\b"
)
_MILLION = re.compile(
    r"\b(?:(?P<part>half) a|(?:a|three) (?P<part2>quarters?) of a) million(?: pounds)?\b"
)
_LIKE = Fraction(2, 5)  # of a value: no smaller one is meant for it
_SLACK = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class _Typed:
    """An amount of a clause: its place, its value, and how near a true one has to be."""

    start: int
    end: int
    mention: Mention | None
    kind: tuple[str, ...]
    value: Fraction
    about: str = ""

    def agrees(self, exact: Fraction) -> bool:
        size = abs(exact)
        if self.about in ("over", "above", "more than"):
            return size >= self.value - _step(self)
        if self.about in ("under", "below", "less than"):
            return size <= self.value + _step(self)
        if self.about == "just over":
            return self.value - _step(self) <= size <= self.value * (1 + 2 * _SLACK)
        if self.about == "just under":
            return self.value * (1 - 2 * _SLACK) <= size <= self.value + _step(self)
        if self.mention is not None and self.mention.what is not MentionKind.LENGTH:
            near = self.mention.rounded_to
            return self.mention.agrees(size) or abs(size - self.value) <= near / 2
        return abs(size - self.value) <= _step(self)


def _step(one: _Typed) -> Fraction:
    if one.mention is None:
        return one.value / 10 if MONEY in one.kind else Fraction(3)
    if one.mention.what is MentionKind.LENGTH:
        return Fraction(1, 2)
    return one.mention.rounded_to / 2


def amounts(said: Said, known: Container[Mention | None]) -> Iterator[Verdict]:
    """The amounts of a clause that its table contradicts. Those `known` are of some figure of the
    case."""
    if not said.whole and not _ENDS.search(said.text):
        return
    inside = frozenset(said.table.values.values())
    typed = [
        one
        for one in _typed(said)
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
                yield from _between(said, one)
        return
    for one in typed:
        if _APART.search(said.text) and (two := _between(said, one)):
            yield from two
        elif len([t for t in typed if t.kind == one.kind]) == 1:
            yield from _of_row(said, one)
    yield from _portions(said)
    yield from _times(said)


def _typed(said: Said) -> Iterator[_Typed]:
    text = said.text
    for at, letter in enumerate(text):
        mention = said.clause.sentence.said.get(letter)
        if mention is None or mention.what not in _KINDS or mention.number is None:
            continue
        if said.clause.sentence.passage.is_quoted(mention):
            continue
        value = mention.number
        if mention.what is MentionKind.LENGTH:
            unit, value = in_units(value, mention.unit)
            if unit != "months":
                continue
        yield _Typed(at, at + 1, mention, _KINDS[mention.what], value, _about(text[:at]))
    for match in _MILLION.finditer(text):
        share = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "quarters": Fraction(3, 4)}
        value = share[match["part"] or match["part2"]] * 10**6
        yield _Typed(*match.span(), None, (MONEY,), value, _about(text[: match.start()]))
    for match in _LENGTHS.finditer(text):
        months = {"a": 12, "h": 6, "e": 18, "s": 6}[match[0][0]]
        months = 18 if "half" in match[0][3:] or "eighteen" in match[0] else months
        if "decade" not in match[0]:
            yield _Typed(*match.span(), None, (LENGTH,), Fraction(months), "")


def _about(before: str) -> str:
    match = _ABOUT.search(before.rstrip())
    if match is None:
        return ""
    way = match["way"]
    if way in ("nearly", "almost", "approaching", "shy of", "short of"):
        return "just under"
    is_over = way in ("over", "above", "more than")
    if match["just"] and match["just"] not in ("well", "some way"):
        return "just over" if is_over else "just under"
    return "over" if is_over else "under"


def _target(said: Said, row: int) -> Fraction | None:
    """What the share of the target of a row is a share of."""
    columns = said.table.columns
    share = next(
        (at for at, c in enumerate(columns) if c.kind == SHARE and "target" in c.ideas), None
    )
    saving = next(
        (at for at, c in enumerate(columns) if c.kind == MONEY and "saving" in c.ideas), None
    )
    if share is None or saving is None:
        return None
    of, part = said.table.value(row, share), said.table.value(row, saving)
    return part / of if of and part is not None else None


def _differences(
    said: Said, kind: tuple[str, ...], noun: frozenset[str]
) -> dict[str, Fraction] | None:
    """What lies between the two that a clause names, by column; None where it names no two."""
    table, text = said.table, said.text
    rows = [*dict.fromkeys(row for _at, row in said.rows)]
    columns = [at for at, one in enumerate(table.columns) if one.kind in kind]
    if COUNT in kind:
        columns = [at for at in columns if noun & set(table.columns[at].unit.split())]
    chosen = [at for at in said.columns() if at in columns] or columns
    found: dict[str, Fraction] = {}
    if len(rows) == 2:
        for at in chosen:
            one, other = table.value(rows[0], at), table.value(rows[1], at)
            if one is not None and other is not None:
                found[table.columns[at].name] = one - other
    elif not rows and _ENDS.search(text):
        for at in chosen:
            values = table.of_column(at).values()
            if len(values) > 2:
                found[table.columns[at].name] = max(values) - min(values)
    elif len(rows) == 1 and _NEXT.search(text):
        for at in chosen:
            values = {row: v for row, v in table.of_column(at).items()}
            if rows[0] in values and len(values) > 1:
                mine = values.pop(rows[0])
                found[table.columns[at].name] = min((mine - v for v in values.values()), key=abs)
    elif len(rows) == 1 and _NEEDS.search(text) and MONEY in kind:
        of = _target(said, rows[0])
        saving = [at for at in columns if "saving" in table.columns[at].ideas]
        for at in saving:
            value = table.value(rows[0], at)
            if of is not None and value is not None:
                found[f"the gap to the target in {table.columns[at].name}"] = value - of
    return found or None


def _between(said: Said, one: _Typed) -> list[Verdict]:
    """What is said to lie between two, or an empty list where nothing is said of two."""
    noun = frozenset(one.mention.noun if one.mention else ())
    found = _differences(said, one.kind, noun)
    if found is None:
        return []
    rows = [*dict.fromkeys(row for _at, row in said.rows)]
    values = [
        value
        for row in rows
        for at, column in enumerate(said.table.columns)
        if column.kind in one.kind and (value := said.table.value(row, at)) is not None
    ]
    truth = ""
    if not any(map(one.agrees, found.values())):
        if any(map(one.agrees, values)):
            return []
        if all(value == 0 for value in found.values()):
            return []
        name, value = next(iter(found.items()))
        shown_as = pounds_and_pence(abs(value)) if MONEY in one.kind else plain_number(abs(value))
        truth = f"by the case, what lies between in {name} is {shown_as}"
        if name.startswith("the gap"):
            truth = f"by the case, {name} is {shown_as}"
    return [Verdict(said.clause, one.start, one.end, truth)]


def _of_row(said: Said, one: _Typed) -> Iterator[Verdict]:
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
    target = _target(said, row)
    of_others += [value - target for _at, value in known if target is not None]
    others = [value for value in (*same, target, *of_others) if value]
    likest = max(known, key=lambda of: _likeness(one.value, of[1]))
    if any(map(one.agrees, others)) or _likeness(one.value, likest[1]) < _LIKE:
        return
    if table.columns[likest[0]].kind == LENGTH and not _speaks_of_time(text):
        return
    yield Verdict(said.clause, one.start, one.end, told(table, likest[0], (row,)))


def _is_mark(said: Said, one: _Typed) -> bool:
    """Whether a count is one of points: "eight out of ten", "580 points"."""
    noun = one.mention.noun if one.mention is not None else ()
    return said.text[one.end :].startswith(" out of") or bool({"points", "marks"} & set(noun))


def _speaks_of_time(text: str) -> bool:
    return bool(re.search(r"\b(?:in|within|after|takes?|took|need\w*|over)\b", text))


def _likeness(said: Fraction, value: Fraction) -> Fraction:
    if said * value <= 0:
        return Fraction(0)
    return min(said / value, value / said)


def _portions(said: Said) -> Iterator[Verdict]:
    """A part of one that is given to a row: "carries half of the weight"."""
    text = said.text
    rows = [*dict.fromkeys(row for _at, row in said.rows)]
    match = _PORTION.search(text)
    if match is None or len(rows) != 1:
        return
    portion = _value_of(said, match)
    columns = [at for at in said.columns() if said.table.columns[at].kind == SHARE]
    known = [(at, v) for at in columns if (v := said.table.value(rows[0], at)) is not None]
    if portion is None or not known:
        return
    about = _about(text[: match.start()].rstrip() + " ")
    one = _Typed(*match.span(), None, (SHARE,), portion, about)

    def fits(value: Fraction) -> bool:
        if about in ("over", "just over", "under", "just under"):
            return (value >= portion) is about.endswith("over") or value == portion
        return abs(value - portion) <= _SLACK

    if not any(fits(value) for _at, value in known):
        at, _value = known[0]
        yield Verdict(said.clause, one.start, one.end, told(said.table, at, (rows[0],)))
    else:
        yield Verdict(said.clause, one.start, one.end, "")


def _value_of(said: Said, match: re.Match[str]) -> Fraction | None:
    if match["one"] or match["half"]:
        return _PARTS[match["one"] or match["half"]]
    parts = _PARTS[match["parts"] or match["parts2"]]
    mark = match["n"] or match["mark"]
    words = {"two": 2, "three": 3, "four": 4}
    if mark in words:
        return parts * words[mark]
    mention = said.clause.sentence.said.get(mark)
    return parts * mention.number if mention is not None and mention.number else None


def _times(said: Said) -> Iterator[Verdict]:
    """One row that is said to be twice another."""
    match = _TIMES.search(said.text)
    rows = [*dict.fromkeys(row for _at, row in said.rows)]
    if match is None or len(rows) != 2 or re.search(r"\b(?:not|half)\b", said.text):
        return
    times = Fraction(2 if match["times"] in ("twice", "double") else 3)
    about = _about(said.text[: match.start()])
    found = []
    for at in said.columns():
        one, other = (said.table.value(row, at) for row in rows)
        if one is not None and other:
            found.append((at, one / other))
    if not found:
        return

    def fits(value: Fraction) -> bool:
        if about.endswith(("over", "under")):
            return (value >= times) is about.endswith("over")
        return abs(value - times) <= times / 8

    truth = "" if any(fits(value) for _at, value in found) else told(said.table, found[0][0], rows)
    yield Verdict(said.clause, *match.span(), truth)

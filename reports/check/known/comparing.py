"""Statements that compare: one row with another, one column with another of a row, a year with the
next, and one row with all others."""

import re
from collections.abc import Iterator
from fractions import Fraction

from reports.check.known.concepts import ideas_in
from reports.check.known.degrees import Degree, compared, equal_in, greatest
from reports.check.known.said import Said
from reports.check.known.tables import MONEY, POINTS, shown, told
from reports.check.known.verdict import Verdict, judged
from reports.check.reading.mention import MentionKind
from reports.check.words import word_set
from workbench.numbers.text import pounds_and_pence

_ALL_OTHERS = re.compile(
    r"\b(?:than|as|of|over|from|beats?|exceeds?|outperforms?|ahead of|to)\s+(?:any|all|every|each)"
    r"(?: one)?(?: of)?(?: the| its)?(?: \w+)? ?(?:others?|rest|competitors|rivals)\b|"
    r"\bthan (?:anyone|anything|anybody|everyone|the rest|(?:any|all) (?:of )?the \w+)\b"
)
_NO_OTHER = re.compile(
    r"\b(?:no|none of the|nobody|nothing|not one)(?: single)? ?(?:others?|else|\w+)?\b"
)
_SOME = re.compile(
    r"\b(?:one of|at|among|amongst|some of|joint|equal|third|fourth|two|three|four|of the two|"
    r"nearly|almost|not)(?: of)?(?: the| its)? $|"
    r"\b(?:of|over|than|from|behind|to) the (?:next|second)[- ]$|[\ue800-\uebff] $"
)
_STATES = re.compile(
    r"\b(?:is|are|was|were|has|have|had|takes?|took|gets?|got|makes?|made|bears?|carr\w+|receiv\w+|"
    r"brings?|costs?|will|would|accounts?)\b"
)
_NTH = re.compile(r"\b(?:(?P<two>second|next|second-)|(?P<three>third))(?:[- ]| the )?$")
_FOLLOWS = re.compile(r"\s+([a-z'’-]+)")
_PLAIN_WORDS = word_set(
    "than in to for of on from by at with under and but of money than over a each per when if toward "
    "towards out during"
)
_PART_OF = re.compile(
    r"\b(?:among|of|out of|between) (?:the )?(?:options? |ones? |those )?(?:that |which )?"
    r"(?:shortlist\w*|remain\w*|taken forward|left|survivors|two|outside|alternatives to|others)\b|"
    r"\b(?:options?|models?|ones?|those|routes?) (?:left|remaining|still|shortlisted|taken|which|"
    r"that)\b|\bremaining (?:options|models|ones)\b|\bleft in the\b"
)
_FRONTED = re.compile(
    r"^\W*(?:compared (?:with|to)|next to|set against|relative to|against|unlike|beside)\b"
)
_AGO = re.compile(
    r"\b(?:the )?(?:year|month|week) (?:before|earlier|ago)|previous year|last year\b"
)
_ROSE = re.compile(
    r"\b(?:ros[e]|rise[sn]?|rising|increas\w+|gr[eo]w\w*|climb\w*|up on|went up|improv\w+|gained|"
    r"busier)\b"
)
_FELL = re.compile(
    r"\b(?:fell|falls?|fallen|falling|declin\w+|decreas\w+|drop\w*|shrank|down on|went down|"
    r"reduc\w+|lost|quieter|slipped)\b"
)
_MAJOR = (
    r"(?:most|the (?:bulk|majority|lion['’]s share)|(?:the |a )?(?:greater|larger|bigger|major|best|"
    r"main|largest|biggest) (?:part|share|portion|slice|proportion)|(?:more|over) than half|"
    r"(?:more than|over) (?:a )?half|mostly|mainly|largely|chiefly|primarily)"
)
_MINOR = (
    r"(?:less than half|under half|(?:the |a )?(?:smaller|lesser|minor|small) (?:part|share|portion|"
    r"slice|proportion)|a minority|hardly any|little of)"
)
_SHARE = re.compile(rf"\b(?:(?P<major>{_MAJOR})|(?P<minor>{_MINOR}))\b")


def comparing(said: Said) -> Iterator[Verdict]:
    """The statements of a clause that compare."""
    if said.is_sentence:
        yield from _two_columns(said)
        return
    yield from _greatest(said)
    yield from _two_rows(said)
    yield from _alike(said)
    yield from _two_columns(said)
    yield from _portion(said)
    yield from _over_time(said)


def _one_row(said: Said) -> int | None:
    """The one row that a clause is about, or the one that its sentence names."""
    for rows in (said.rows, said.whole):
        if len({row for _at, row in rows}) == 1:
            return rows[0][1]
        if rows:
            return None
    return None


def _greatest(said: Said) -> Iterator[Verdict]:
    """One row that is said to have the most or the least of all."""
    text = said.text
    if len(said.table.rows) < 3 and said.table.name != "the funding":
        return
    degrees = [(one, None) for one in _degrees(said, greatest(text))]
    others = _ALL_OTHERS.search(text)
    if others is not None:
        degrees = [
            (one, others) for one in _degrees(said, compared(text)) if one.start < others.end()
        ][:1]
    first = said.rows[0][0] - said.start if said.rows else 0
    no_other = _NO_OTHER.search(text[: max(first, 0)])
    if no_other is not None and others is None:
        degrees = [
            (one, no_other) for one in _degrees(said, compared(text)) if no_other.end() <= one.start
        ][-1:]
    row = _one_row(said)
    if row is None or len(degrees) != 1 or _PART_OF.search(text):
        return
    if said.is_loose and not _STATES.search(text):
        return
    degree, _by = degrees[0]
    before = text[: degree.start]
    if not _is_of_column(said, degree):
        return
    most_of = text[degree.start : degree.end] == "most" and re.match(r" of\b", text[degree.end :])
    if (
        most_of
        or _SOME.search(before)
        or re.match(
            r"-|\s+likely\b",
            text[degree.end :],
        )
    ):
        return
    if no_other is None and said.clause.is_denied(degree.start):
        return
    nth = _NTH.search(before)
    place = 2 if nth and nth["two"] else 3 if nth else 1
    way = -1 if no_other is not None and degree.is_verb else 1

    def wrong(column: int) -> str | None:
        values = _among(said, column, text, row)
        on = degree.on(said.table.columns[column]) * way
        if not on or row not in values or len(values) < 3 or len(set(values.values())) == 1:
            return None
        ahead = [one for one, value in values.items() if (value - values[row]) * on > 0]
        level = [one for one, value in values.items() if value == values[row]]
        if len(ahead) < place <= len(ahead) + len(level):
            return ""
        best = sorted(values, key=lambda one: -values[one] * on)[place - 1]
        return told(said.table, column, (best, row))

    columns = said.columns() or (said.overall() if degree.of == "worth" else ())
    is_mixed = "lines" in said.table.group  # savings beside costs
    if not columns and len(said.table.columns) == 1 and degree.of == "amount" and not is_mixed:
        of = ideas_in(said.table.name) & ideas_in(said.clause.sentence.text)
        amounts = {one.what for one in said.clause.sentence.said.values()}
        columns = (0,) if of or MentionKind.MONEY in amounts else ()
    yield from judged(said, columns, wrong, degree.start, degree.end)


def _among(said: Said, column: int, text: str, row: int) -> dict[int, Fraction]:
    """The values of a column by row, of the rows that a text speaks of: "of the follow-up
    meetings"."""
    values, rows = dict(said.table.of_column(column)), said.table.rows
    every = [rows[at].of for at in values]
    if not any(every):
        return values
    shared = frozenset.intersection(*every)
    match = re.search(r"\b(?:of|among) (?:all )?(?:the|these|our) ([^,;.]+)", text)
    said_of = (ideas_in(match[1]) - shared) & rows[row].of if match else frozenset()
    return {at: value for at, value in values.items() if said_of <= rows[at].of}


def _two_rows(said: Said) -> Iterator[Verdict]:
    """One row that is said to have more than another."""
    text = said.text
    here = [(at - said.start, row) for at, row in said.rows if said.start <= at]
    if len({row for _at, row in here}) != 2:
        if len(here) == 1 and len({row for _at, row in said.whole}) == 2:
            yield from _two_clauses(said)
        return
    (first, one), (second, other) = here[0], here[1]
    degrees = [
        degree
        for degree in _degrees(said, compared(text))
        if not re.match(r" (?:likely|or less|of a)\b", text[degree.end :])
    ]
    if len(degrees) != 1 or re.search(r"\b(?:or|nor|neither|both|whether)\b", text):
        return
    degree = degrees[0]
    if second < degree.start and not _FRONTED.match(text) and "than" in text[degree.end :]:
        return
    if second < degree.start or _FRONTED.match(text):
        one, other = other, one
        if not _FRONTED.match(text):
            return
    denied = _is_denied(text, degree)
    if first > degree.end and not re.search(r"\bthan\b", text[first:second]):
        return
    if not _is_of_column(said, degree):
        return

    def wrong(column: int) -> str | None:
        mine, its = said.table.value(one, column), said.table.value(other, column)
        on = degree.on(said.table.columns[column])
        if mine is None or its is None or not on:
            return None
        more = (mine - its) * on > 0
        return "" if more is not denied else told(said.table, column, (one, other))

    columns = said.columns()
    if not columns and degree.of == "worth":
        columns = said.overall()
    one_thing = len(said.table.columns) == 1 and "lines" not in said.table.group
    if not columns and one_thing and text[degree.end :].startswith(" than"):
        columns = (0,)
    yield from judged(said, columns, wrong, degree.start, degree.end)


def _degrees(said: Said, found: tuple[Degree, ...]) -> list[Degree]:
    """The words of degree that are no part of a name: "the Better Care Fund"."""
    sentence, first = said.clause.sentence, said.clause.start
    kept = []
    for one in found:
        start, _end = sentence.place(first + one.start, first + one.end)
        typed = sentence.passage.text
        if not typed[start].isupper() or start == sentence.spans[0][0]:
            kept.append(one)
    return kept


def _is_of_column(said: Said, degree: Degree) -> bool:
    """Whether "more" or "most" is of an amount, and not of what the next word says of a thing:
    "more independent", "the most usual"."""
    if said.text[degree.start : degree.end] not in ("more", "most", "less", "least"):
        return True
    following = _FOLLOWS.match(said.text, degree.end)
    if following is None or following[1] in _PLAIN_WORDS:
        return True
    ideas = ideas_in(following[1])
    return any(ideas & column.ideas for column in said.table.columns)


def _two_clauses(said: Said) -> Iterator[Verdict]:
    """One row in this clause and another in the next: "A saves £2m, rather more than B does"."""
    return
    yield


def _is_denied(text: str, degree: Degree) -> bool:
    words = re.findall(r"\b(?:not|no|never|hardly|cannot|nor)\b|n['’]t\b", text[: degree.start])
    return len(words) % 2 == 1


def _alike(said: Said) -> Iterator[Verdict]:
    """Rows that are said to be equal."""
    match = equal_in(said.text)
    rows = [row for _at, row in said.rows]
    if match is None:
        return
    everyone = re.search(r"\b(?:all|each|every|everyone|both)\b", said.text)
    if len(rows) != 2 and not (everyone and not rows):
        return
    if re.search(r"\b(?:gap|difference|share|distance)\b", said.text):
        return

    def wrong(column: int) -> str | None:
        values = said.table.of_column(column)
        among = rows or [*values]
        if any(row not in values for row in among) or len(among) < 2:
            return None
        if len({values[row] for row in among}) == 1:
            return ""
        ends = sorted(among, key=lambda row: values[row])
        return told(said.table, column, (ends[-1], ends[0]))

    if not rows and not _speaks_of_rows(said):
        return
    columns = said.columns() if rows else said.table.columns_said(said._ideas(said.text))
    if not columns and rows and re.search(r"\b(?:neck and neck|level with|on a par)\b", said.text):
        columns = said.overall()
    yield from judged(said, columns, wrong, match.start(), match.end())


def _speaks_of_rows(said: Said) -> bool:
    return any(word in said.table.group for word in re.findall(r"[a-z]+", said.text))


def _two_columns(said: Said) -> Iterator[Verdict]:
    """One row of which one column is said to have more than another."""
    row, text = _one_row(said), said.text
    degrees = [one for one in _degrees(said, compared(text)) if one.of == "amount"]
    if row is None or len(degrees) != 1 or len(said.table.columns) < 2:
        return
    degree = degrees[0]
    than = (
        re.search(r"\b(?:than|compared with)\b", text[degree.end :]) if not degree.is_verb else None
    )
    if than is None and not degree.is_verb:
        return
    cut = degree.end + (than.end() if than else 0)
    left = said.table.columns_said(said._ideas(text[: degree.end]))
    right = said.table.columns_said(said._ideas(text[cut:]))
    money = [
        at
        for at, one in enumerate(said.table.columns)
        if one.kind == MONEY and "total" not in one.name.casefold().split()
    ]
    if len(right) == 1 and (left == right or len(left) > 1) and len(money) == 2:
        left = tuple(at for at in money if at not in right)
    if len(left) != 1 or len(right) != 1 or left == right:
        return
    mine, its = said.table.value(row, left[0]), said.table.value(row, right[0])
    columns = said.table.columns
    if mine is None or its is None or columns[left[0]].kind != columns[right[0]].kind:
        return
    if columns[left[0]].kind == POINTS:
        return
    if ((mine - its) * degree.way > 0) is _is_denied(text, degree):
        yield Verdict(
            said.clause,
            degree.start,
            degree.end,
            f"{told(said.table, left[0], (row,))}, and {columns[right[0]].name} as "
            f"{shown(columns[right[0]], its)}",
        )


def _portion(said: Said) -> Iterator[Verdict]:
    """What is said to be the larger or the smaller part of a whole."""
    match = _SHARE.search(said.text)
    row = _one_row(said)
    if match is None or row is None:
        return
    if said.clause.is_denied(match.start()):
        return
    parts = _parts(said, row, match)
    if parts is None:
        return
    mine, whole, text = parts
    is_major = bool(match["major"])
    if (2 * mine > whole) is not is_major and 2 * mine != whole:
        yield Verdict(said.clause, match.start(), match.end(), text)


def _parts(said: Said, row: int, match: re.Match[str]) -> tuple[Fraction, Fraction, str] | None:
    """A part and its whole as a clause names them."""
    table = said.table
    if len(table.columns) == 1:
        values = table.of_column(0)
        if table.name not in ("the funding", "the budget") or row not in values:
            return None
        whole = sum(values.values(), Fraction(0))
        return values[row], whole, told(table, 0, (row,)) + f", of {pounds_and_pence(whole)}"
    wholes = [
        at
        for at, one in enumerate(table.columns)
        if "total" in one.name.casefold().split() and one.kind == MONEY
    ]
    parts = [
        at
        for at in said.table.columns_said(
            said._ideas(said.text[: match.start()] + said.text[match.end() :])
        )
        if at not in wholes
    ]
    named_whole = [
        at for at in said.table.columns_said(said._ideas(said.text[match.end() :])) if at in wholes
    ]
    before = [
        at
        for at in said.table.columns_said(said._ideas(said.text[: match.start()]))
        if at not in named_whole
    ]
    part = before[:1] if len(before) == 1 and named_whole else parts if len(parts) == 1 else []
    whole_at = named_whole[:1] or wholes[:1]
    if not part or not whole_at or part == whole_at:
        return None
    mine, whole_value = table.value(row, part[0]), table.value(row, whole_at[0])
    if mine is None or whole_value is None or mine > whole_value:
        return None
    if table.columns[part[0]].kind != MONEY:
        return None
    of = table.columns[whole_at[0]]
    text = f"{told(table, part[0], (row,))}, of {of.name} {shown(of, whole_value)}"
    return mine, whole_value, text


def _over_time(said: Said) -> Iterator[Verdict]:
    """A row that is said to have risen or fallen from one year to the next."""
    years = sorted((one.year, at) for at, one in enumerate(said.table.columns) if one.year)
    row, text = _one_row(said), said.text
    if row is None or len(years) != 2:
        return
    rose, fell = _ROSE.search(text), _FELL.search(text)
    degrees = [
        one for one in _degrees(said, compared(text)) if one.of == "amount" and not one.is_verb
    ]
    way, at = 0, (0, 1)
    if bool(rose) is not bool(fell):
        match = rose or fell
        assert match is not None
        way, at = (1 if rose else -1), match.span()
    elif not rose and len(degrees) == 1 and _AGO.search(text):
        way, at = degrees[0].way, (degrees[0].start, degrees[0].end)
    if not way:
        return
    if re.search(r"\b(?:not|never)\b|n['’]t\b", text[: at[0]]):
        return
    first, last = (said.table.value(row, column) for _year, column in years)
    if first is None or last is None or (last - first) * way > 0:
        return
    names = said.table.columns
    yield Verdict(
        said.clause,
        *at,
        f"{told(said.table, years[0][1], (row,))}, and {names[years[1][1]].name} as "
        f"{shown(names[years[1][1]], last)}",
    )

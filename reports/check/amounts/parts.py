"""Parts and multiples that are said of rows: half of the weight, twice the cost."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from reports.check.amounts.typed import SLACK, TypedAmount, about_before
from reports.check.known.said import Said
from reports.check.known.tables import MONEY, SHARE, told
from reports.check.known.verdict import Verdict
from reports.check.subjects.concepts import ideas_in
from workbench.numbers.text import plain_share, pounds_and_pence

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
# What a part is of, directly behind it: all that the rows of a table add up to.
_WHOLE = re.compile(
    r"^ of (?:the |all (?:of )?(?:the )?|its |our )?(?:(?:headline|total|overall|whole|combined|"
    r"planned|expected|entire|proposed|project|programme['’]?s?|one-off|bridging) )*"
    r"(?:savings?|programme|total|whole|sum|shortfall|funding|money|gap|budget)\b"
    r"(?! (?:targets?|of|from|in|for|on|by|under)\b)"
)
_TIMES = re.compile(r"\b(?P<times>twice|double|three times|treble|triple)\b")

_ROUNDED = Fraction(1, 100)  # by which a percentage may be off


def portions(said: Said) -> Iterator[Verdict]:
    """A part of one that is given to a row: "carries half of the weight"."""
    text = said.text
    rows = [*dict.fromkeys(row for _at, row in said.rows)]
    match = _PORTION.search(text)
    if match is None or len(rows) != 1:
        return
    portion = _value_of(said, match)
    if portion is None:
        return
    columns = [at for at in said.columns() if said.table.columns[at].kind == SHARE]
    known = [(at, v) for at in columns if (v := said.table.value(rows[0], at)) is not None]
    of_whole = _share_of_whole(said, rows[0], match.end()) if not known else None
    if of_whole is None and not known:
        return
    about = about_before(text[: match.start()].rstrip() + " ")
    one = TypedAmount(*match.span(), None, (SHARE,), portion, about)

    def fits(value: Fraction) -> bool:
        if about in ("over", "just over", "under", "just under"):
            return (value >= portion) is about.endswith("over") or value == portion
        return abs(value - portion) <= SLACK

    if of_whole is not None:
        truth = "" if fits(of_whole) else _told_of_whole(said, rows[0], of_whole)
        yield Verdict(said.clause, one.start, one.end, truth)
    elif not any(fits(value) for _at, value in known):
        at, _value = known[0]
        yield Verdict(said.clause, one.start, one.end, told(said.table, at, (rows[0],)))
    else:
        yield Verdict(said.clause, one.start, one.end, "")


def shares(said: Said, typed: Iterable[TypedAmount]) -> Iterator[Verdict]:
    """A percentage of the whole that is given to a row: "44% of the savings come from the fund"."""
    rows = [*dict.fromkeys(row for _at, row in said.rows)]
    for one in typed:
        of_whole = (
            _share_of_whole(said, rows[0], one.end)
            if len(rows) == 1 and one.kind == (SHARE,)
            else None
        )
        if of_whole is not None:
            is_right = one.agrees(of_whole) or abs(one.value - of_whole) <= _ROUNDED
            truth = "" if is_right else _told_of_whole(said, rows[0], of_whole)
            yield Verdict(said.clause, one.start, one.end, truth)


def _share_of_whole(said: Said, row: int, at: int) -> Fraction | None:
    """The share that a row has of all rows together, where the words at a place are for these."""
    whole, table = _WHOLE.match(said.text[at:]), said.table
    if whole is None or len(table.columns) != 1 or table.columns[0].kind != MONEY:
        return None
    values = table.of_column(0)
    total = sum(values.values(), Fraction(0))
    is_mixed = "lines" in table.group or min(values.values()) < 0  # savings beside costs
    ideas = table.columns[0].ideas | ideas_in(table.name)
    is_meant = bool(ideas_in(whole[0]) & ideas) or table.name == "the funding"
    if is_mixed or row not in values or not total or not is_meant:
        return None
    return values[row] / total


def _told_of_whole(said: Said, row: int, share: Fraction) -> str:
    total = sum(said.table.of_column(0).values(), Fraction(0))
    return f"{told(said.table, 0, (row,))}, {plain_share(share)} of {pounds_and_pence(total)}"


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


def times(said: Said) -> Iterator[Verdict]:
    """One row that is said to be twice another."""
    match = _TIMES.search(said.text)
    rows = [*dict.fromkeys(row for _at, row in said.rows)]
    if match is None or len(rows) != 2 or re.search(r"\b(?:not|half)\b", said.text):
        return
    times = Fraction(2 if match["times"] in ("twice", "double") else 3)
    about = about_before(said.text[: match.start()])
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

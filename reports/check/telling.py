"""Makes findings for the rules, and puts figures into words for their messages."""

from datetime import date
from fractions import Fraction

from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage
from reports.check.reading.mention import Mention, MentionKind
from workbench.numbers.text import plain_number, plain_share, pounds_and_pence


def found(
    kind: FindingKind,
    rule: str,
    passage: Passage,
    message: str,
    *,
    at: tuple[int, int] | Mention,
    figure: str = "",
    replacement: str = "",
) -> Finding:
    """A finding on the characters `at` of a passage, with the sentence they stand in."""
    start, end = (at.start, at.end) if isinstance(at, Mention) else at
    first, last = passage.sentence(start)
    last = max(last, end)
    return Finding(
        kind=kind,
        rule=rule,
        place=passage.place,
        message=message,
        excerpt=passage.text[first:last].rstrip(),
        typed=passage.text[start:end],
        start=start - first,
        figure=figure,
        replacement=replacement,
    )


def amount(value: Fraction, what: MentionKind = MentionKind.COUNT) -> str:
    """A computed value in words, by kind: £24,710.40, 86%, 1,234.5."""
    if what is MentionKind.MONEY:
        return pounds_and_pence(value)
    return plain_share(value) if what is MentionKind.SHARE else plain_number(value)


def month(day: date) -> str:
    """The month of a day in words: July 2017."""
    return f"{day:%B %Y}"

"""How a rule makes its findings, and figures as a message prints them."""

from datetime import date
from fractions import Fraction

from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage
from reports.check.reading.mention import Mention, What
from workbench import words as wording


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


def amount(value: Fraction, what: What = What.COUNT) -> str:
    """A worked out value in words: £24,710.40, 86%, 1,234.5."""
    if what is What.MONEY:
        return wording.pounds(value) if value.denominator == 1 else wording.pence(value)
    if what is What.SHARE:
        return f"{wording.plain_number(wording.rounded(value * 100, 2).normalize())}%"
    return wording.plain_number(wording.rounded(value, 4).normalize())


def month(day: date) -> str:
    """July 2017."""
    return f"{day:%B %Y}"

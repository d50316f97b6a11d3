"""Sentences that count, and get their grammar wrong: "one of four roles have", "1 options"."""

import re
from html import unescape

PLURALS = (
    "appraisals|approvals|assessors|bars|benefits|bridges|budgets|cells|changes|characteristics|"
    "columns|considerations|criteria|days|decisions|differences|drawbacks|drivers|entries|events|"
    "exemptions|facts|faults|fields|figures|files|gateways|groups|impacts|items|lengths|levels|"
    "lines|marks|measures|months|needs|options|others|papers|paragraphs|parts|people|periods|"
    "points|positions|programmes|questions|ratings|references|revisions|risks|roles|rows|scales|"
    "schemes|sections|sources|steps|strands|sums|tables|texts|things|values|versions|weeks|"
    "weights|words|years"
)
MANY = "two|three|four|five|six|seven|eight|nine|ten|both|[2-9]|[1-9][0-9]+"
# A number that goes on, or is part of an amount or of a reference, counts nothing.
ALONE = r"(?<![\w.,/£+–-])(?<!\w )"
ONE = rf"{ALONE}(?:one|1)"

FAULTS = (
    # "one of four roles have": of the one, not of the four.
    re.compile(rf"{ONE} of (?:the |these )?[\w,]+ \w+ (?:are|have|were|differ|stand|need)\b", re.I),
    re.compile(r"\bnone of [\w,]+ \w+ (?:have|are) (?=approved|written)", re.I),
    # "one options", but "one of the options", "Table 1 figures".
    re.compile(
        rf"(?<![\w.,/£+–-])(?<!table )(?:one|1) (?:more |other |stated |ranking )?(?:{PLURALS})\b",
        re.I,
    ),
    re.compile(
        rf"{ALONE}(?:{MANY}) (?:of [\w,]+ )?(?:{PLURALS}) (?:is|has|was|differs|stands)\b", re.I
    ),
    re.compile(rf"{ALONE}(?:one|1) of (?:one|1)\b", re.I),
    re.compile(rf"\bzero (?:of|differ|{PLURALS})\b", re.I),
)


def misspoken(text: str) -> list[str]:
    """The passages of a text that count amiss."""
    return [found.group() for fault in FAULTS for found in fault.finditer(text)]


def words_of(page: str) -> str:
    """What a page says, its alternative texts and labels among it; what stands in different
    elements is kept apart."""
    body = re.sub(r"(?s)<(script|style)\b.*?</\1>", " | ", page)
    said = re.findall(r'(?:alt|aria-label|title)="([^"]*)"', body)
    text = re.sub(r"<(?!/?(?:strong|em|b|i|a|span)\b)[^>]*>", " | ", body)
    text = re.sub(r"<[^>]*>", "", text)
    return re.sub(r"\s+", " ", unescape(" | ".join([text, *said])))

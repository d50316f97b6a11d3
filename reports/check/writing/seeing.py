"""Words that help only a reader who sees the page: "see above", "shown in red"."""

import re
from collections.abc import Iterator

from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, Script
from reports.check.telling import found

# Words that every match contains: looking for them before trying the pattern is many times faster.
_HINTS = ("above", "below", "overleaf", "opposite", "page", "left", "right")
PLACE = "see-above"
COLOUR = "colour"
_ABOVE = re.compile(
    r"\b(?:see|as|shown|set out|listed|described|mentioned|noted|given|outlined|stated|"
    r"the (?:table|"
    r"chart|figure|diagram|list|graph|paragraph|section)s?)\s+(?:in the \w+ )?"
    r"(?:above|below|overleaf|opposite|(?:on the )?(?:previous|next|facing) page)\b|"
    r"\b(?:the )?(?:table|chart|figure|diagram|list|graph|box) (?:on the|to the) (?:left|right)\b",
    re.IGNORECASE,
)
_COLOURS = "red|amber|green|blue|yellow|orange|purple|pink|grey|gray|black|white|bold|italic"
_COLOUR = re.compile(
    rf"\b(?:shown|marked|highlighted|shaded|coloured|printed|given|listed|flagged|written|those|"
    rf"items|rows|cells|figures|options|lines)\s+in\s+(?:light |dark )?(?:{_COLOURS})s?\b|"
    rf"\b(?:the )?(?:{_COLOURS}) (?:text|rows?|cells?|bars?|lines?|shading|figures?|boxes|columns?|"
    r"segments?)\b",
    re.IGNORECASE,
)


def seeing_findings(script: Script) -> Iterator[Finding]:
    """A finding for each reference by place on the page or by colour."""
    for passage in script.typed:
        if any(hint in passage.text for hint in _HINTS):
            yield from _placed(passage)
        if any(colour in passage.text for colour in _COLOURS.split("|")):
            yield from _coloured(passage)


def _placed(passage: Passage) -> Iterator[Finding]:
    for match in _ABOVE.finditer(passage.text):
        message = (
            "Who listens to the paper has no above and below: name the paragraph, table or "
            "section, "
            "as a link."
        )
        yield found(FindingKind.ADVICE, PLACE, passage, message, at=match.span())


def _coloured(passage: Passage) -> Iterator[Finding]:
    for match in _COLOUR.finditer(passage.text):
        message = "Colour alone tells some readers nothing: say in words which are meant."
        yield found(FindingKind.ADVICE, COLOUR, passage, message, at=match.span())

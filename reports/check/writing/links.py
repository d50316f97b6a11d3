"""Links without a target, and pictures, which officer text cannot hold."""

import re
from collections.abc import Iterator

from reports.check.facts import PaperFacts
from reports.check.finding import Finding, FindingKind, PlaceInPaper
from reports.check.passages import Script
from reports.check.telling import found

RULE = "link"
PICTURE = "picture"
_PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<address>[^)\s]*)[^)]*\)|<img\b[^>]*>", re.I)
_MARKDOWN = re.compile(r"(?<!!)\[(?P<words>[^\]]+)\]\((?P<address>[^)\s]*)[^)]*\)")
_PLAIN_HTTP = "http://"
_EMPTY_WORDS = re.compile(r"^(?:click here|here|link|this link|more|read more|this page)$", re.I)


def link_findings(script: Script, facts: PaperFacts) -> Iterator[Finding]:
    """A finding for each link without a target, whether the paper prints it or has left it out."""
    for passage in script.passages:
        for span in passage.links:
            words = passage.text[span.start : span.end]
            problem = _problem(span.name, words, script.anchors)
            if problem:
                kind, message = problem
                yield found(kind, RULE, passage, message, at=(span.start, span.end))
    for key, source in facts.sources.items():
        for match in _MARKDOWN.finditer(source):
            if not match["address"].startswith(("https://", _PLAIN_HTTP, "mailto:", "#")):
                message = (
                    f"The address {match['address']!r} is none that a reader can follow: write it "
                    "with https://, or as #key for a place in this paper."
                )
                yield Finding(
                    FindingKind.ERROR,
                    RULE,
                    PlaceInPaper(section=key),
                    message,
                    match[0],
                    match["words"],
                    1,
                )


def picture_findings(facts: PaperFacts) -> Iterator[Finding]:
    """A finding for each picture typed into officer text: the paper leaves pictures out, with or
    without words."""
    for key, source in facts.sources.items():
        for match in _PICTURE.finditer(source):
            lacks = "" if (match["words"] or "").strip() else " It has no alternative text either."
            message = (
                "A picture cannot stand in a section: the paper prints a chart by its house "
                "format, "
                f"with its words for those who cannot see it. Say in words what it shows.{lacks}"
            )
            yield Finding(
                FindingKind.ERROR, PICTURE, PlaceInPaper(section=key), message, match[0], match[0]
            )


def _problem(href: str, words: str, anchors: frozenset[str]) -> tuple[FindingKind, str] | None:
    if href.startswith("#") and href[1:] not in anchors:
        return FindingKind.ERROR, f"Nothing in this paper is called {href}: mend the reference."
    if href.startswith(_PLAIN_HTTP):
        message = "This address is not secure: use its https:// form, or leave the link out."
        return FindingKind.ERROR, message
    if _EMPTY_WORDS.match(words.strip()):
        message = "Read by itself this link says nothing: let its words say where it leads."
        return FindingKind.ADVICE, message
    return None

"""The version and date on the cover compared with the revision record."""

from collections.abc import Iterator

from reports.check.facts import PaperFacts
from reports.check.finding import Finding, FindingKind, PlaceInPaper

RULE = "cover"
_COVER = PlaceInPaper(heading="Cover")


def cover_findings(facts: PaperFacts) -> Iterator[Finding]:
    """A version or date on the cover that differs from the last line of the revision record."""
    last = facts.revision
    if last is None:
        return
    for key, recorded, what in (("version", last.version, "version"), ("date", last.on, "date")):
        said = facts.cover.get(key, "")
        if said and recorded and _plain(said) != _plain(recorded):
            message = (
                f"The cover gives the {what} as {said}, the revision record ends with {recorded}: "
                "mend the cover, or add a line to the record."
            )
            yield Finding(FindingKind.ERROR, RULE, _COVER, message, f"{key}: {said}", said)


def _plain(text: str) -> str:
    return text.strip().lower().removeprefix("version").removeprefix("v").strip()

"""The answer of `check_paper` on a paper: as data for machines, and in words for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reports.check.finding import Finding, FindingKind
from reports.check.groups import grouped
from reports.figures.registry import Figures
from reports.readiness.standing import PaperStanding

CHECK_FORMAT = "options-appraisal-check/1"
# The kinds by the names that the answer has for them, those to deal with first in front.
_NAMES = {
    FindingKind.CONTRADICTING: "contradicting",
    FindingKind.ERROR: "error",
    FindingKind.QUESTION: "question",
    FindingKind.MATCHING: "link",
    FindingKind.UNSUPPORTED: "unsupported",
    FindingKind.ADVICE: "advice",
}
_HEADINGS = {
    "contradicting": "Contradicts",
    "error": "To correct",
    "question": "To answer",
    "link": "To link",
    "unsupported": "No source",
    "advice": "Advice",
}
_WHOLE = "The paper as a whole"


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """A finding, or a fault that keeps the paper from being made, as the answer tells it. `place`
    is the heading it stands under, `excerpt` the sentence around the `typed` words."""

    kind: str
    section: str
    place: str
    typed: str
    figure: str
    excerpt: str
    message: str
    explained: str = ""


def told_findings(standing: PaperStanding, figures: Figures) -> tuple[ToldFinding, ...]:
    """All that the check says of a paper: faults first, then findings, the most serious first. What
    is alike is told once."""
    faults = tuple(_fault(standing, one) for one in standing.faults)
    settled = [one for one in standing.findings if one.explained]
    open_ones = (one for one in standing.findings if not one.explained)
    found = (*(one.whole for one in grouped(open_ones)), *settled)
    return (*faults, *(_told(one, figures) for one in found))


def check_data(reference: str, told: tuple[ToldFinding, ...]) -> Mapping[str, Any]:
    """The answer as JSON has it. What officers have explained is settled, and left out."""
    return {
        "format": CHECK_FORMAT,
        "paper": reference,
        "findings": [
            {
                "kind": one.kind,
                "section": one.section,
                "typed": one.typed,
                "figure": one.figure,
                "message": one.message,
            }
            for one in told
            if not one.explained
        ],
    }


def check_text(title: str, standing: PaperStanding, told: tuple[ToldFinding, ...]) -> str:
    """The answer for people: how the paper stands, then section by section what is to be done,
    the most serious first."""
    lines = [title, standing.sentence]
    by_place: dict[str, list[ToldFinding]] = {}
    for one in told:
        if not one.explained:
            by_place.setdefault(one.place or _WHOLE, []).append(one)
    ranks = list(_HEADINGS)
    for place, found in by_place.items():
        lines += ["", place]
        for one in sorted(found, key=lambda one: ranks.index(one.kind)):
            lines += _lines(one)
    explained = sum(bool(one.explained) for one in told)
    if explained:
        lines += ["", f"Explained by officers and left out here: {explained}."]
    return "\n".join(lines)


def _lines(one: ToldFinding) -> Iterator[str]:
    excerpt = " ".join(one.excerpt.split())
    is_part = one.typed and one.typed != one.excerpt
    yield f"  {_HEADINGS[one.kind]}" + (f": {one.typed}" if is_part else "")
    if excerpt:
        yield f"    “{excerpt}”"
    yield f"    {one.message}"


def _told(one: Finding, figures: Figures) -> ToldFinding:
    return ToldFinding(
        kind=_NAMES[one.kind],
        section=one.place.section,
        place=one.place.text,
        typed=one.typed,
        figure=figures.short_name(one.figure) if one.figure in figures else one.figure,
        excerpt=one.excerpt,
        message=one.message,
        explained=one.explained,
    )


def _fault(standing: PaperStanding, fault: str) -> ToldFinding:
    """A fault, in the section that it begins with where it begins with one."""
    place = standing.section(fault.partition(": ")[0])
    section, title = (place.key, place.title) if place else ("", "")
    return ToldFinding("error", section, title, "", "", "", fault)

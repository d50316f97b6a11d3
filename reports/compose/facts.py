"""The facts of a paper in print: on its cover, in its header and footer, and in boxes; and what
nobody has given of it."""

import re
from collections.abc import Iterable
from datetime import date

from reports.casefile.case import PaperCase
from reports.compose.numbering import letter
from reports.document.content import Fact, Facts, Unfinished, UnfinishedKind
from reports.formats.format import CoverFact, HouseFormat
from workbench.dates import day
from workbench.numbers.listing import listed

AUTHORITY = "authority"
LACKING = " not given"  # after the label of a fact
_LABEL_TWICE = re.compile(rf"\b(\w[^.,;]*) (?=\1{LACKING}\b)", re.IGNORECASE)


class PaperInHand:
    """A paper that is being composed, with what is found on the way: `warnings` for its readers,
    and the `unfinished` parts, each beneath the heading that is composed (`under`, its key and
    words)."""

    def __init__(self, case: PaperCase, form: HouseFormat) -> None:
        self.case: PaperCase = case
        self.form: HouseFormat = form
        self.sections = {section.key: section for section in case.paper.sections}
        self.warnings: list[str] = []
        self.unfinished: list[Unfinished] = []
        self.under = ("", "")

    def dates(self) -> Iterable[CoverFact]:
        """The facts of the cover that are dates and have been given."""
        return (f for f in self.form.cover if f.is_date and self.case.paper.facts.get(f.fact))

    def fact(self, wanted: CoverFact) -> str:
        """The text of a fact, with dates in words; empty where it is not given. Warns of a text
        that is no date or none of the choices."""
        said = str(self.case.paper.facts.get(wanted.fact) or "")
        if said and wanted.is_date:
            try:
                return day(date.fromisoformat(said))
            except ValueError:
                self.warnings.append(f"{wanted.label}: {said!r} is not a date such as 2016-03-07.")
        if said and wanted.choices and said not in wanted.choices:
            choices = listed(list(wanted.choices), "or")
            self.warnings.append(f"{wanted.label}: {said!r} is not {choices}.")
        return said

    def facts(self) -> dict[str, str]:
        """What the header and the footer of a house format may print, by name."""
        said = {one.fact: self.fact(one) or f"{one.label}{LACKING}" for one in self.form.cover}
        return said | {
            "title": self.case.paper.title,
            "reference": self.case.paper.reference,
            "authority": self.authority(),
            "programme": self.case.programme,
        }

    def authority(self) -> str:
        """The name of the council on the cover."""
        if not self.case.authority:
            self.lacks(UnfinishedKind.FACT, AUTHORITY, "Authority")
        return self.case.authority or "Authority not given"

    def cover(self) -> Facts:
        """The box of facts on the cover."""
        return Facts(self.given(self.form.cover), self.form.opening.caption)

    def given(self, asked: Iterable[CoverFact]) -> tuple[Fact, ...]:
        """The facts asked for with their texts. Warns of a fact that is not given; one that need
        not be is left out until it is."""
        facts = []
        for wanted in asked:
            said = self.fact(wanted)
            if not said and not wanted.words:
                self.warn(f"The cover lacks a fact: {wanted.label.lower()}.")
                self.lacks(UnfinishedKind.FACT, wanted.fact, wanted.label)
            if said or not wanted.words:
                facts.append(Fact(wanted.label, said or "Not given"))
        return tuple(facts)

    def appendices(self) -> str:
        """The list of appendices in words, by number and heading. An optional appendix is listed
        where something is written in it."""
        form = self.form.appendices
        written = {key for key, section in self.sections.items() if section.text.strip()}
        listed = [
            one.heading
            for one in form.headings
            if not one.optional or written & {block.section for block in one.blocks}
        ]
        count = letter if form.by_letters else str
        named = (f"{form.label} {count(at)}: {name}" for at, name in enumerate(listed, 1))
        return "; ".join(named) or "None"

    def lacks(self, kind: UnfinishedKind, key: str, name: str, *, beneath: str = "") -> None:
        """Notes a part of the paper that nobody has given, once for each heading it is beneath:
        the one of the house format, unless another is named."""
        part = Unfinished(kind, key, name, beneath or self.under[0])
        if part not in self.unfinished:
            self.unfinished.append(part)

    def warn(self, warning: str) -> None:
        """Adds a warning, once."""
        if warning not in self.warnings:
            self.warnings.append(warning)


def once_labelled(line: str) -> str:
    """A header or footer whose pattern has the label of a fact that is not given: "Version not
    given" for "Version Version not given"."""
    return _LABEL_TWICE.sub("", line)

"""House formats: a council's headings, their order and numbering, kept as data.

A format is a JSON file named by its key: in `reports/formats/`, or in the council's own folder
(WORKBENCH_FORMATS), whose files stand before ours of the same key. Loading checks every part of a
format and names the line and the place of each fault, so that one can be written without reading
this code. `reports/formats/blocks.py` says which blocks there are and what each may be told.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from workbench.rows.slugs import slug_for

_PLAIN: Final = re.compile(r"[-a-zA-Z0-9_]+", re.ASCII)


class FormatError(ValueError):
    """A house format that cannot be used; `faults` name the place and what is wrong there."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class CoverFact:
    """A label and the paper's fact beside it; `is_date` prints 7 March 2016.

    `choices` are the only values of the fact, where the council fixed them ("Yes", "No"). `words`
    are printed where the fact is empty; without them it must be given.
    """

    label: str
    fact: str
    is_date: bool = False
    choices: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class FormatBlock:
    """One block under a heading: its kind, the section whose text it prints, and whatever else it
    was told, by name."""

    kind: str
    section: str = ""
    told: Mapping[str, Any] = field(default_factory=dict)

    def section_on(self, code: str) -> str:
        """The key of the section on the criterion or the strand of this code."""
        return section_key(self.section, code)


def section_key(pattern: str, code: str) -> str:
    """The key that a pattern ("criterion-{code}", "strand-{reference}") gives for a code: the code
    as it is where it can stand in an address, else as addresses have it."""
    part = code if _PLAIN.fullmatch(code) else slug_for(code)
    return pattern.replace("{code}", part).replace("{reference}", part)


@dataclass(frozen=True, slots=True)
class SchemeFact:
    """A label in the box of a scheme, and what the scheme shows beside it ("saving")."""

    label: str
    shows: str


@dataclass(frozen=True, slots=True)
class SchemePart:
    """One heading of a scheme's business case: the keys of the questions whose answers stand
    beneath it, then what else is shown there, then its inner headings. `unanswered` are the words
    where a question has no answer; without them the question is left out."""

    heading: str
    questions: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    parts: tuple["SchemePart", ...] = ()
    unanswered: str = ""

    @property
    def every_question(self) -> tuple[str, ...]:
        """Its questions and those of its inner parts."""
        return (*self.questions, *(key for part in self.parts for key in part.every_question))


@dataclass(frozen=True, slots=True)
class FormatHeading:
    """A heading with its blocks and inner headings. `numbered` is false for one without a number;
    `optional` leaves it out where nothing is written beneath it; a `required` one stands in every
    paper, whose officers may call it otherwise."""

    heading: str
    key: str
    blocks: tuple[FormatBlock, ...]
    headings: tuple["FormatHeading", ...]
    new_page: bool = False
    landscape: bool = False
    numbered: bool = True
    optional: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class Numbering:
    """Headings carry numbers down to `depth`; paragraphs beneath a numbered heading carry the next
    of its numbers where that comes to `paragraphs` parts or fewer (2: "4.1" under heading 4; 3:
    "4.1.1" as well), and share them with the headings there. Headings above the level
    `heading_numbers_from` are counted without printing it ("Summary", then "1.1")."""

    depth: int = 2
    paragraphs: int = 0
    heading_numbers_from: int = 1


@dataclass(frozen=True, slots=True)
class Appendices:
    """The numbering of appendices: by letters or numbers behind their label. Numbers within one
    continue its own ("A.1"), or, where `own_numbers`, start at 1 ("1", "1.1")."""

    label: str = "Appendix"
    by_letters: bool = True
    own_numbers: bool = False
    headings: tuple[FormatHeading, ...] = ()

    @property
    def walked(self) -> list[FormatHeading]:
        """Every heading of the appendices."""
        return _walk(self.headings)


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening of a paper: a cover page, or a head on its first page. Its facts are printed as
    lines, or, with a caption, as a box."""

    own_page: bool = True
    caption: str = ""


@dataclass(frozen=True, slots=True)
class HouseFormat:
    """`header` and `footer` are patterns over the paper's facts ("{title}"); no contents are listed
    where `contents_depth` is 0, nor where there would be fewer than `contents_least`. `approvals`
    are the roles that sign the paper off, `exempt_list` is the law that says what the public may
    not see (england, wales), `sides` how many the paper may fill before its appendices, or
    nothing."""

    key: str
    name: str
    kind: str
    header: str
    footer: str
    cover: tuple[CoverFact, ...]
    opening: Opening
    contents_heading: str
    contents_depth: int
    contents_least: int
    numbering: Numbering
    headings: tuple[FormatHeading, ...]
    appendices: Appendices
    approvals: tuple[str, ...] = ()
    exempt_list: str = "england"
    sides: int | None = None

    @property
    def walked(self) -> list[FormatHeading]:
        """Every heading, those of appendices last."""
        return _walk((*self.headings, *self.appendices.headings))

    @property
    def sections(self) -> tuple[str, ...]:
        """The keys of the sections that officers write, in order; {code} and {reference} stand for
        each criterion's code, each strand's or scheme's reference."""
        return tuple(
            block.section for heading in self.walked for block in heading.blocks if block.section
        )

    @property
    def facts(self) -> tuple[CoverFact, ...]:
        """All the facts it asks for: those of its opening and of its blocks, each once."""
        asked = [
            *self.cover,
            *(f for h in self.walked for b in h.blocks for f in b.told.get("facts", ())),
        ]
        return tuple({fact.fact: fact for fact in asked}.values())


def _walk(headings: tuple[FormatHeading, ...]) -> list[FormatHeading]:
    return [one for heading in headings for one in (heading, *_walk(heading.headings))]

"""What a paper keeps from the public, thing by thing, and what stands in the place of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from appraisal.casefile.parts import CaseAppraisal
from reports.casefile.naming import part
from reports.casefile.parts import Case, CaseExemption, CasePaper
from reports.check.finding import Finding
from reports.formats.exempt_law import LISTS, exempt_statement
from workbench.numbers.listing import listed as listed_words

WITHHELD = "[exempt information]"
CELL = "Withheld"
_WHAT = {
    "option": "option",
    "scheme": "scheme",
    "evidence": "table",
    "figure": "figure",
    "attachment": "background paper",
}
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth")


class CannotKeep(ValueError):
    """A public copy that cannot be made: `faults` say what would give exempt matter away, where it
    stands and what to do, a sentence each. `asked` are those of them that may be chance, and that
    officers may explain, with those that they have explained already."""

    def __init__(self, *faults: str, asked: tuple[Finding, ...] = ()) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults
        self.asked = asked


@dataclass(frozen=True, slots=True)
class WithheldItem:
    """One thing that is exempt. `phrase` stands where its name would ("Option withheld (paragraph
    3)"), `code` where its code or reference would, `statement` in place of what is said of it."""

    kind: str
    name: str
    phrase: str
    code: str
    statement: str

    @property
    def appraisal(self) -> str:
        """The reference of an option's appraisal."""
        return self.name.rpartition("/")[0]

    @property
    def option(self) -> str:
        """The code of an option in its appraisal."""
        return self.name.rpartition("/")[2]

    @property
    def what(self) -> str:
        """In a sentence: "the scheme 'A/R.6.173'"."""
        return what_is(self.kind, self.name)


def what_is(kind: str, name: str) -> str:
    """What is exempt, in a sentence: "the scheme 'A/R.6.173'"."""
    return f"the {_WHAT.get(kind, 'matter')} {name!r}"


def withheld_items(paper: CasePaper, listed: str) -> tuple[WithheldItem, ...]:
    """What the paper keeps back besides sections, with what stands in its place; `listed` names
    the law that its house format goes by."""
    return tuple(_items(paper.exempt, listed))


def _items(exempt: tuple[CaseExemption, ...], listed: str) -> Iterator[WithheldItem]:
    for one in exempt:
        alike = [other for other in exempt if other.kind == one.kind]
        at = alike.index(one)
        what = _WHAT.get(one.kind, "matter")
        phrase = f"{what} withheld (paragraph {one.paragraph})"
        if len(alike) > 1 and at < len(_ORDINALS):
            phrase = f"{_ORDINALS[at]} {phrase}"
        elif len(alike) > 1:
            phrase = f"{what} withheld, number {at + 1} (paragraph {one.paragraph})"
        code = "Withheld" if len(alike) == 1 else f"Withheld-{at + 1}"
        why: Mapping[str, str] = {"paragraph": one.paragraph, "reason": one.reason}
        yield WithheldItem(
            one.kind,
            one.name,
            f"{phrase[:1].upper()}{phrase[1:]}",
            code,
            exempt_statement(why, listed, f"This {what}"),
        )


def appraisal_called(case: Case, reference: str) -> CaseAppraisal | None:
    return next((one for one in case.appraisals if one.reference == reference), None)


def figure_prefix(item: WithheldItem) -> str:
    """How the names of figures of an option or scheme begin; nothing for other things."""
    if item.kind == "option":
        return f"{part(item.appraisal)}.{part(item.option)}."
    return f"{part(item.name)}." if item.kind == "scheme" else ""


def keeps_something(paper: CasePaper) -> bool:
    """Whether a paper has something that the public may not see."""
    return bool(paper.exempt) or any(one.exempt for one in paper.sections)


def not_for_publication(paper: CasePaper, listed: str) -> str:
    """What stands on a copy with exempt matter: "Not for publication: paragraphs 3 and 5 of Part 1
    of Schedule 12A to the Local Government Act 1972"; nothing for a paper that has none."""
    part, known = LISTS[listed]
    given = {one.paragraph for one in paper.exempt}
    given |= {str(one.exempt.get("paragraph", "")) for one in paper.sections if one.exempt}
    if not given:
        return ""
    order = [*known]
    numbers = sorted(given, key=lambda one: (order.index(one) if one in order else 99, one))
    noun = "paragraph" if len(numbers) == 1 else "paragraphs"
    return f"Not for publication: {noun} {listed_words(numbers)} of {part}"

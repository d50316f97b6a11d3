"""What a paper says it keeps from the public, held against the law and against what there is."""

from collections.abc import Iterator
from difflib import get_close_matches

from reports.casefile.parts import Case, CaseExemption, CasePaper
from reports.formats.exempt_law import COUNTRIES, LISTS
from reports.withheld.figure_numbers import full_name
from reports.withheld.items import CannotKeep, what_is
from workbench.casefile.faults import quoted
from workbench.numbers.listing import listed as either


def check_exempt(case: Case, whole: Case, listed: str) -> None:
    """Raises `CannotKeep` with a sentence for every paragraph that is not of the list of the law
    that the paper goes by, and for every name that nothing has: by that, nothing would be kept.
    `whole` is the paper's own case, of `case`; `listed` names the law."""
    (paper,) = whole.papers
    found = (*_paragraph_faults(paper, listed), *_name_faults(case, whole))
    if faults := tuple(dict.fromkeys(filter(None, found))):
        raise CannotKeep(*faults)


def paragraph_fault(paragraph: str, listed: str, of: str) -> str:
    """What is wrong with the paragraph by which something is kept; nothing where it is one of the
    list. `of` says what is kept: "the option 'A1/B'"."""
    _part, known = LISTS[listed]
    if paragraph in known:
        return ""
    first, *_others, last = known
    said = quoted(paragraph).strip('"') or "(none)"
    return (
        f"Paragraph {said} is not one of those for {COUNTRIES[listed]} ({first} to {last}): choose "
        f"the one by which {of} may be kept from the public."
    )


def _paragraph_faults(paper: CasePaper, listed: str) -> Iterator[str]:
    for section in paper.sections:
        if section.exempt:
            given = str(section.exempt.get("paragraph", ""))
            yield paragraph_fault(given, listed, f"the section {section.key!r}")
    for one in paper.exempt:
        yield paragraph_fault(one.paragraph, listed, what_is(one.kind, one.name))


def _name_faults(case: Case, whole: Case) -> Iterator[str]:
    (paper,) = whole.papers
    for one in paper.exempt:
        yield _figure_fault(whole, one) if one.kind == "figure" else _name_fault(case, whole, one)


def _figure_fault(whole: Case, one: CaseExemption) -> str:
    try:
        full_name(whole, one.name)
    except CannotKeep as error:
        return str(error)
    return ""


def _name_fault(case: Case, whole: Case, one: CaseExemption) -> str:
    # A scheme that the paper does not speak of is kept from the public as well.
    known = names_of(case, one.kind) | names_of(whole, one.kind)
    if one.name in known:
        return ""
    near = get_close_matches(one.name, sorted(known), n=3)
    meant = f" Did you mean {either(map(repr, near), 'or')}?" if near else ""
    return (
        f"There is no such thing as {what_is(one.kind, one.name)}, so nothing would be kept from "
        f"the public by that name.{meant} Keep what is meant, and open this to the public."
    )


def names_of(case: Case, kind: str) -> frozenset[str]:
    """The names of all things of one kind that can be kept from the public, figures left out."""
    match kind:
        case "option":
            return frozenset(
                f"{part.reference}/{option.code}"
                for part in case.appraisals
                for option in part.options
            )
        case "scheme":
            return frozenset(one.reference for one in case.schemes)
        case "evidence":
            return frozenset(one.title for one in case.evidence)
    return frozenset(line for paper in case.papers for line in paper.background)

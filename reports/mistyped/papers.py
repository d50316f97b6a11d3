"""Names in papers that their house format, or the case, does not have."""

import re
from collections.abc import Iterator

from reports.casefile.own import own_case
from reports.casefile.parts import Case, CaseExemption, CasePaper
from reports.formats.exempt_law import LISTS
from reports.formats.format import FormatError, HouseFormat, section_key
from reports.formats.shelf import house_format, taken_keys
from reports.mistyped.remark import Remark, misnamed
from reports.withheld.checking import paragraph_fault
from reports.withheld.figure_numbers import full_name
from reports.withheld.items import CannotKeep, what_is
from workbench.casefile.faults import at_key, quoted

_FACT = re.compile(r"{(\w+)}")
_ALWAYS = frozenset({"title", "authority", "programme", "reference"})


def paper_remarks(case: Case) -> Iterator[Remark]:
    """Facts, sections, headings and roles that the house format of a paper does not ask for, and
    exempt things that are not there. A format that an authority made in its browser is not known
    to a file, so that nothing is said of it."""
    forms = {}
    for at, paper in enumerate(case.papers):
        place = f"papers[{at}]"
        form = forms[paper.reference] = _format(paper)
        if form is None:
            # What is none of ours is perhaps an authority's own, which its site alone knows.
            where, kind = f"{place}.house_format", "a house format of the product"
            for remark in misnamed(where, paper.house_format, kind, sorted(taken_keys())):
                if remark.slip:
                    yield remark._replace(slip=False)
        else:
            yield from _against(paper, form, case, place)
        yield from _exempt(paper, form, case, place)
    for at, comment in enumerate(case.comments):
        about = next((one for one in case.papers if one.reference == comment.paper), None)
        form = forms.get(comment.paper)
        if comment.paper and form is not None and about is not None:
            known = {*_sections(about, form, case), *(one.key for one in about.sections)}
            where = f"comments[{at}].section"
            for remark in misnamed(where, comment.section, "a section of this paper", known):
                yield remark._replace(slip=False)


def _format(paper: CasePaper) -> HouseFormat | None:
    """The house format of a paper, where it is a file; a faulty one tells of nothing."""
    if paper.house_format not in taken_keys():
        return None
    try:
        return house_format(paper.house_format)
    except FormatError:
        return None


def _against(paper: CasePaper, form: HouseFormat, case: Case, place: str) -> Iterator[Remark]:
    facts = [one.fact for one in form.facts]
    known = {*facts, *_FACT.findall(f"{form.header} {form.footer}"), *_ALWAYS}
    free = [one for one in facts if one not in paper.facts]
    for key in paper.facts:
        where, kind = at_key(f"{place}.facts", key), f"a fact of the house format “{form.name}”"
        so = "it prints nowhere"
        yield from misnamed(where, key, kind, known, unused=free, so=so)
    sections = _sections(paper, form, case)
    written = {one.key for one in paper.sections}
    for at, one in enumerate(paper.sections):
        where, kind = f"{place}.sections[{at}].key", f"a section of the house format “{form.name}”"
        free = sorted(sections - written)
        so = "it prints nowhere"
        yield from misnamed(where, one.key, kind, sections, unused=free, so=so)
    yield from _headings(paper, form, place)
    asked = {one.role for one in paper.approvals}
    for at, approval in enumerate(paper.approvals):
        # A paper may ask others than those that its format wants.
        if approval.role not in form.approvals:
            free = [role for role in form.approvals if role not in asked]
            found = misnamed(
                f"{place}.approvals[{at}].role",
                approval.role,
                f"a role that approves papers of “{form.name}”",
                form.approvals,
                unused=free,
            )
            yield from (one for one in found if one.slip)


def _headings(paper: CasePaper, form: HouseFormat, place: str) -> Iterator[Remark]:
    own = {one.key for one in paper.headings if one.own}
    known = {one.key for one in form.walked}
    named = {one.key for one in paper.headings}
    kind = f"a heading of the house format “{form.name}”"
    for at, one in enumerate(paper.headings):
        if not one.own:
            where = f"{place}.headings[{at}].key"
            free = sorted(known - named)
            yield from misnamed(where, one.key, kind, known, unused=free, so="it changes nothing")
        elif one.beneath:
            where = f"{place}.headings[{at}].beneath"
            so = "the heading stands at the top"
            yield from misnamed(where, one.beneath, "a heading of this paper", known | own, so=so)


def _sections(paper: CasePaper, form: HouseFormat, case: Case) -> set[str]:
    """The keys of all sections that the paper can have."""
    codes = {code.code for one in case.appraisals for code in one.criteria}
    codes |= {one.reference for one in case.appraisals}
    codes |= {one.reference for one in case.schemes}
    found = {one.key for one in paper.headings if one.own}
    for pattern in form.sections:
        if "{" in pattern:
            found |= {section_key(pattern, code) for code in codes}
        else:
            found.add(pattern)
    return found


def _exempt(paper: CasePaper, form: HouseFormat | None, case: Case, place: str) -> Iterator[Remark]:
    """Exempt things that are not there, and paragraphs that the law does not have. A file with one
    can be mended and is taken; its public copy is refused."""
    law = form.exempt_list if form else ""
    for at, one in enumerate(paper.exempt):
        where = f"{place}.exempt[{at}]"
        for remark in _name(paper, one, case, where):
            yield remark._replace(slip=False)
        if law and one.paragraph not in LISTS[law][1]:
            told = paragraph_fault(one.paragraph, law, what_is(one.kind, one.name))
            yield Remark(f"{where}.paragraph", told)
    for at, section in enumerate(paper.sections):
        paragraph = str((section.exempt or {}).get("paragraph", ""))
        if law and section.exempt and paragraph not in LISTS[law][1]:
            told = paragraph_fault(paragraph, law, f"the section {section.key!r}")
            yield Remark(f"{place}.sections[{at}].exempt.paragraph", told)


def _name(paper: CasePaper, one: CaseExemption, case: Case, place: str) -> list[Remark]:
    so = "nothing is kept from the public by it"
    known: list[str]
    match one.kind:
        case "option":
            kind = "an option of this file, such as home/A"
            known = [
                f"{a.reference}/{option.code}" for a in case.appraisals for option in a.options
            ]
        case "scheme":
            kind, known = "a scheme of this file", [scheme.reference for scheme in case.schemes]
        case "evidence":
            kind, known = "a table of evidence of this file", [t.title for t in case.evidence]
        case "attachment":
            kind, known = "a background paper of this paper", [*paper.background]
        case _:
            try:
                full_name(own_case(case, paper.reference), one.name)
            except CannotKeep as error:
                return [Remark(f"{place}.name", f"{quoted(one.name)}: {error}")]
            return []
    return misnamed(f"{place}.name", one.name, kind, known, so=so)

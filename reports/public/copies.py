"""The public copy of a paper: composed from the whole case, so that it stays true,
without exempt matter, and searched before it goes out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reports.casefile.case import case_of
from reports.casefile.own import own_case
from reports.casefile.parts import Case
from reports.check.finding import Finding
from reports.check.reading.mention import MentionKind
from reports.compose import compose
from reports.document.content import Document
from reports.formats.arranging import arranged
from reports.formats.format import HouseFormat
from reports.formats.shelf import house_format, house_format_text
from reports.public.blanking import Blanking
from reports.public.hidden import hidden_case
from reports.public.masking import without_numbers_told
from reports.public.printed import printed_case
from reports.public.steady import Steady
from reports.public.worlds import worlds
from reports.withheld.checking import check_exempt
from reports.withheld.figure_numbers import known_figures
from reports.withheld.items import CannotKeep, WithheldItem, keeps_something, withheld_items
from reports.withheld.searching import faults_in
from reports.withheld.secret_names import secret_names
from reports.withheld.secret_numbers import (
    TELLING_FIGURES,
    SecretNumber,
    SecretNumbers,
    secret_numbers,
    significant_figures,
)


@dataclass(frozen=True, slots=True)
class PublicCopy:
    """What the public gets: the paper, and the case that travels with it. `from_print`: the case
    holds what the paper prints, since something is exempt, and no table can be worked out of it.
    `asked` are the numbers that might have given an exempt one, each as officers explained it."""

    document: Document
    case: Case
    from_print: bool
    asked: tuple[Finding, ...] = ()


def public_copy(case: Case, reference: str | None = None, *, draft: str = "") -> PublicCopy:
    """The public copy of one paper of a checked case; `draft` are the words across its pages.

    Raises `NoPaper`, `FormatError`, `FigureError` or `ProblemError`, and `CannotKeep` with every
    place where exempt matter would be given away.
    """
    return case.memo.once(
        f"public copy of {reference} {draft}", case, lambda: _copy(case, reference, draft)
    )


def _copy(case: Case, reference: str | None, draft: str) -> PublicCopy:
    whole = own_case(case, reference)
    form = house_format(whole.papers[0].house_format)
    if not keeps_something(whole.papers[0]):
        public = _less_left_out(hidden_case(whole, ()), form)
        return PublicCopy(compose(case_of(public), form, draft=draft), public, from_print=False)
    check_exempt(case, whole, form.exempt_list)
    items = withheld_items(whole.papers[0], form.exempt_list)
    document, asked = _public_document(whole, items, form, draft)
    return PublicCopy(document, printed_case(document, whole), from_print=True, asked=asked)


def _less_left_out(case: Case, form: HouseFormat) -> Case:
    """The case without what its paper leaves out: neither the words of headings nor the texts
    beneath them travel in what is published, nor scenarios that the paper does not print."""
    (paper,) = case.papers
    arrangement = arranged(form, paper.headings)
    paper = replace(
        paper,
        headings=arrangement.printed(paper.headings),
        sections=tuple(one for one in paper.sections if not arrangement.leaves_out(one.key)),
    )
    appraisals = case.appraisals
    if not any(block.kind == "scenarios" for one in form.walked for block in one.blocks):
        # What was tried and is not printed is nobody's but the programme's.
        appraisals = tuple(replace(one, scenarios=()) for one in appraisals)
    return replace(case, papers=(paper,), appraisals=appraisals)


def _public_document(
    whole: Case, items: tuple[WithheldItem, ...], form: HouseFormat, draft: str
) -> tuple[Document, tuple[Finding, ...]]:
    """The paper as the public may see it, and what officers were asked of it and explained."""
    numbers, names = secret_numbers(whole, items), secret_names(whole, items)
    hidden = hidden_case(whole, items)

    def composed(case: Case) -> Document:
        return replace(compose(case_of(case), form, draft=draft), warnings=())

    steady = Steady({str(one.value) for one in numbers.all})
    document = composed(hidden)
    others = worlds(hidden, items, whole)
    document = steady.document(document, [*map(composed, others)])
    document = Blanking(items, steady).document(document)
    numbers = numbers.and_also(_with_others(hidden, others, steady, numbers))
    document = without_numbers_told(document, numbers)
    (paper,) = whole.papers
    beside = [
        ("The file's name", paper.reference),
        ("The house format, which travels in the PDF", house_format_text(paper.house_format)),
    ]
    given = faults_in(document, names, numbers, beside)
    asked = given.asked({one.mark: one.why for one in paper.explained})
    faults = (*given.by_name, *(one.message for one in asked if not one.explained))
    if faults:
        raise CannotKeep(*faults, asked=asked)
    return document, asked


def _with_others(
    hidden: Case, others: tuple[Case, ...], steady: Steady, numbers: SecretNumbers
) -> Iterator[SecretNumber]:
    """The amounts from which, with the others that are printed, an exempt one could be worked out:
    a total of which one part is withheld. Those that something else comes to as well tell nothing;
    what is only stated may be that very total."""
    shown = known_figures(hidden).plain
    worlds = [known_figures(other).plain for other in others]
    public = {
        one.value
        for one in shown.values()
        if ".stated." not in f".{one.name}" and all(w.get(one.name) == one for w in worlds)
    }
    known = {abs(one.value) for one in numbers.all}
    for amount in sorted(set(steady.amounts_taken()) - known):
        if amount not in public and significant_figures(amount) >= TELLING_FIGURES:
            of = "what is withheld, worked out with the figures beside it"
            yield SecretNumber(amount, MentionKind.MONEY, of, TELLING_FIGURES, alone=False)

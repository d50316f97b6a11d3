"""The case that travels with a public copy from which something is withheld: what the copy prints,
and nothing else."""

from collections import defaultdict
from collections.abc import Iterable

from reports.casefile.parts import FORMAT, Case, CasePaper, CaseSection
from reports.document.content import Block, Document, Paragraph, walk
from reports.document.texts import every_text
from schemes.casefile.parts import CaseProgramme


def printed_case(document: Document, whole: Case) -> Case:
    """A case with the paper alone: its title, the facts and the officers' words that stand in the
    document. It is built from what is printed; of the whole case it takes what a case must have."""
    (paper,) = whole.papers
    programme = whole.programme
    words = _section_words(document.blocks)
    printed = frozenset(every_text(document.cover)) | {document.dated}
    return Case(
        format=FORMAT,
        programme=CaseProgramme(
            programme.reference,
            programme.title,
            programme.first_year,
            programme.years,
            authority=document.authority if programme.authority else "",
        ),
        papers=(
            CasePaper(
                paper.reference,
                paper.house_format,
                document.title,
                facts={key: value for key, value in paper.facts.items() if str(value) in printed},
                sections=tuple(
                    CaseSection(one.key, words[one.key])
                    for one in paper.sections
                    if one.key in words
                ),
                show_approvals=paper.show_approvals,
            ),
        ),
    )


def _section_words(blocks: Iterable[Block]) -> dict[str, str]:
    """What is printed of each section that officers wrote, paragraph by paragraph."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for block in walk(tuple(blocks)):
        section = getattr(block, "section", "")
        if section and isinstance(block, Paragraph):
            found[section].append(block.text)
    return {key: "\n\n".join(texts) for key, texts in found.items()}

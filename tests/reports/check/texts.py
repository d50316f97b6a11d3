"""Officers' texts as the check reads them."""

from dataclasses import replace

from reports.check.facts import PaperFacts
from reports.check.finding import Finding, FindingKind
from reports.check.paper import check_paper
from reports.document.content import Block, Cover, Document, Facts, Heading, Paragraph, Run
from reports.document.markdown import ReadingRules, blocks_of
from reports.figures import Figure, Figures
from reports.figures.quoting import printed

COVER = Cover("Paper", "Report", "Council", Facts(()))
FIGURES = (FindingKind.MATCHING, FindingKind.CONTRADICTING, FindingKind.UNSUPPORTED)


def document(
    *sections: str, behind: tuple[Block, ...] = (), figures: Figures | None = None
) -> Document:
    """A paper of these Markdown sections, with keys s1, s2 and so on."""
    named = figures or Figures(())

    def quote(inside: str) -> Run:
        name, text = printed(inside, named)
        return Run(text, figure=name)

    blocks: list[Block] = []
    for at, text in enumerate(sections, 1):
        blocks.append(Heading(1, f"Part {at}", f"part-{at}", number=str(at)))
        blocks.extend(blocks_of(text, under=1, key=f"s{at}", reading=ReadingRules(quote)))
    return Document("p", "Paper", "Council", "", "", COVER, (*blocks, *behind))


def check(
    *sections: str,
    figures: tuple[Figure, ...] = (),
    facts: PaperFacts | None = None,
    behind: tuple[Block, ...] = (),
    home: str = "",
) -> tuple[Finding, ...]:
    """Everything that is found in these sections."""
    named = Figures(figures, home)
    return check_paper(document(*sections, behind=behind, figures=named), named, facts)


def told(*sections: str, rule: str, **given: object) -> list[str]:
    """What one rule finds: the words it points at."""
    return [one.typed for one in check(*sections, **given) if one.rule == rule]  # type: ignore[arg-type]


def serious(*sections: str, **given: object) -> list[tuple[str, str]]:
    """Rule and words of everything that stops a paper from being issued, or asks."""
    return [
        (one.rule, one.typed)
        for one in check(*sections, **given)  # type: ignore[arg-type]
        if one.stops_issue or one.kind is FindingKind.QUESTION
    ]


def numbered(text: str, number: str) -> Paragraph:
    return replace(Paragraph((Run(text),), section="s9"), number=number)

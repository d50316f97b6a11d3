"""What the options or schemes of a summary save or cost."""

from fractions import Fraction

from appraisal.casefile.costs import life_of_cost
from appraisal.casefile.parts import CaseOption
from reports.blocks.brief.shortening import BriefCase, of_each
from reports.casefile.case import Strand
from reports.casefile.schemes import portfolio_in
from reports.document.content import Block, plain
from schemes.portfolio.words import beyond_sentence, gap_sentence, lacking_sentence
from workbench.numbers.listing import count_words
from workbench.numbers.text import percent, pounds


def money(brief: BriefCase) -> list[Block]:
    """What the preferred or first option of each appraisal saves or costs, in a line; for a paper
    without such figures what its schemes come to."""
    said = [(one, _money(one)) for one in brief.strands]
    told = of_each([pair for pair in said if pair[1]], several=len(brief.strands) > 1)
    if not told and brief.schemes:
        return [*map(plain, _schemes_sentences(brief))]
    return told


def _chosen(strand: Strand) -> str:
    """The code of the preferred option, or of the one that comes first alone; "" for none."""
    if strand.decision is not None:
        return strand.decision.preferred
    first = [one.code for one in strand.findings.result.taken_forward if one.rank == 1]
    return first[0] if len(first) == 1 else ""


def _money(strand: Strand) -> str:
    code = _chosen(strand)
    found = next((one for one in strand.findings.finance if one.option == code), None)
    option = next((one for one in strand.options if one.code == code), None)
    if found is not None and found.total_savings is not None:
        share = found.share_of_target
        target = strand.findings.basis.target
        of = f", {percent(share)} of the {pounds(target)} target" if share and target else ""
        name = strand.findings.options[code].name
        return f"{name} saves {pounds(found.total_savings)}{of}."
    return "" if option is None else _cost(strand, option)


def _cost(strand: Strand, option: CaseOption) -> str:
    """What an option costs: as stated, or from its lines where the appraisal says so."""
    life = life_of_cost(option, strand.part)
    if life is None:
        stated = option.cost
        return "" if stated is None else f"{option.name} costs {pounds(Fraction(stated))}."
    if life.gaps:
        return f"What {option.name} costs is not known: figures of its lines are missing."
    count, base = len(life.years), strand.part.finance.price_base
    years = "year" if count == 1 else "years"
    return (
        f"{option.name} costs {pounds(life.net_present_cost.total.central)} over "
        f"{count_words(count)} {years} by its lines (net present cost, in the prices of {base})."
    )


def _schemes_sentences(brief: BriefCase) -> list[str]:
    """What the schemes come to, and what is in no sum because of its year."""
    programme = brief.whole.programme
    target = None if programme.target is None else Fraction(programme.target)
    found = portfolio_in(programme, brief.schemes)
    return [
        *filter(
            None, (gap_sentence(found, target), lacking_sentence(found), beyond_sentence(found))
        )
    ]

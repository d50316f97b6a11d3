"""The box of facts about a scheme, and the table of all schemes of a paper."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from reports.casefile.schemes import SchemeSeen
from reports.document.content import Fact, Facts
from reports.formats.format import SchemeFact
from schemes.finance.bounds import Toward
from schemes.portfolio.filter import NONE
from schemes.portfolio.sums import Portfolio
from schemes.portfolio.words import confidences, statuses
from schemes.reconciliation.findings import headline_place
from schemes.savings.headline import Headline
from workbench.numbers.listing import count_words, counts_alike, listed, opening
from workbench.numbers.text import number, pounds
from workbench.pages.tables import Cell, Column, Row, Table

NOT_GIVEN = "Not given"


def saving_words(headline: Headline, *, settled: bool = False) -> str:
    """The headline in words: "£412,000 in 2018/19". One that its lines contradict says what they
    give, unless that is `settled` by an explanation."""
    if headline.stated is None:
        return "Not stated"
    said = " in ".join(filter(None, (pounds(headline.stated), headline.year)))
    if not settled and headline.lies_beyond and headline.bound is not None:
        most = "at most" if headline.toward is Toward.DOWN else "at least"
        return f"{said} (stated; the lines give {most} {pounds(headline.bound)})"
    if settled or headline.difference is None or headline.agrees or headline.modelled is None:
        return said
    return f"{said} (stated; the lines give {pounds(headline.modelled)})"


def _saving(scheme: SchemeSeen) -> str:
    stated = scheme.part.headline
    if stated is None:
        return saving_words(scheme.headline)
    place = headline_place(scheme.part.reference, stated)
    kept = any(
        one.where == place and one.stated == stated.amount for one in scheme.programme.explanations
    )
    return saving_words(scheme.headline, settled=kept or bool(stated.explained))


def confidence_words(scheme: SchemeSeen) -> str:
    """The confidence in delivery in words: "Green", or "Not judged" for a scheme without a
    rating."""
    return confidences()[scheme.part.confidence or NONE]


def _reference(scheme: SchemeSeen) -> str:
    reference, spelled = scheme.part.reference, scheme.part.spellings
    return f"{reference} (also written {listed(spelled)})" if spelled else reference


def _confidence(scheme: SchemeSeen) -> str:
    given = scheme.part.delivery_confidence
    return ": ".join(filter(None, (confidence_words(scheme), given.reason if given else "")))


SAID: Mapping[str, Callable[[SchemeSeen], str]] = {
    "title": lambda one: one.part.title,
    "saving": _saving,
    "reference": _reference,
    "description": lambda one: one.part.summary,
    "owner": lambda one: one.part.owner_role,
    "theme": lambda one: one.part.theme,
    "status": lambda one: statuses()[one.part.status],
    "confidence": _confidence,
}


def scheme_box(scheme: SchemeSeen, asked: Iterable[SchemeFact], caption: str) -> Facts:
    """The box of facts that the house format asks for, with this scheme's value for each."""
    facts = (Fact(one.label, SAID[one.shows](scheme) or NOT_GIVEN) for one in asked)
    return Facts(tuple(facts), caption)


def summary_table(schemes: Sequence[SchemeSeen]) -> Table:
    """Every scheme with its headline and the net saving of its lines in the same year (in pounds),
    their difference, status and confidence; then all schemes together."""
    return Table(
        caption="The schemes and their savings",
        name="schemes-summary",
        cards=False,
        wide=True,
        columns=(
            Column("Reference"),
            Column("Title"),
            Column("Year"),
            Column("Headline, £", numeric=True),
            Column("Modelled, £", numeric=True),
            Column("Difference"),
            Column("Status"),
            Column("Confidence in delivery"),
        ),
        rows=(*map(_scheme, schemes), _together(schemes)),
    )


def totals_sentence(schemes: Sequence[SchemeSeen], found: Portfolio) -> str:
    """The totals of these schemes that stand near one another, told apart in sentences: what was
    stated, what the lines come to in the same years and in all years, and what of that lasts. What
    was stopped is in none of them. `found` are the schemes added up."""
    counted = [one for one in schemes if one.is_counted]
    stated, modelled = _stated_and_modelled(counted)
    whole = found.counted.whole
    headlines = sum(one.headline.stated is not None for one in counted)
    if not headlines:
        told = f"No headline saving is stated. The lines come to {pounds(whole)} net over all years"
    else:
        subject = "The headline saving that was stated comes"
        if headlines > 1:
            subject = "The headline savings that were stated come"
        told = (
            f"{subject} to {pounds(stated)}. In the same years the lines of the schemes come to "
            f"{pounds(modelled)} net, and over all years to {pounds(whole)}"
        )
    stopped = len(schemes) - len(counted)
    words = f"{count_words(stopped)} schemes are" if stopped != 1 else "one scheme is"
    apart = f" {opening(words)} stopped and in no total." if stopped else ""
    return f"{told}. {_lasting(found)}{apart}{_beyond(counted)}"


def _beyond(schemes: Sequence[SchemeSeen]) -> str:
    years = sorted({year for one in schemes for year in one.figures.get("outside", ())})
    if not years:
        return ""
    return f" Money in {listed(years)}, outside the years of the programme, is in none of these."


def _lasting(found: Portfolio) -> str:
    """What of the whole lasts, ends, and comes once."""
    sums = found.counted
    passing = []
    if sums.stops:
        passing.append(f"{pounds(sums.stops)} ends in {sums.ends}")
    if sums.comes_once:
        passing.append(f"{pounds(sums.comes_once)} is once only")
    if not (sums.lasts or sums.full_year):
        rest = f": {listed(passing)}" if passing else ""
        return f"Nothing of this lasts{rest}."
    last = found.years[-1]
    told = f"Of that {listed([f'{pounds(sums.lasts)} lasts by the end of {last}', *passing])}"
    if not passing:
        told = f"All of it lasts by the end of {last}"
    return f"{told}; the full-year effect is {pounds(sums.full_year)}."


def _stated_and_modelled(schemes: Sequence[SchemeSeen]) -> tuple[Fraction, Fraction]:
    headlines = [scheme.headline for scheme in schemes]
    return (
        sum((one.stated or Fraction(0) for one in headlines), Fraction(0)),
        sum((one.modelled or Fraction(0) for one in headlines), Fraction(0)),
    )


def _scheme(scheme: SchemeSeen) -> Row:
    headline = scheme.headline
    return Row(
        Cell(scheme.part.reference),
        (
            Cell(scheme.part.title),
            Cell(headline.year or "All years"),
            _amount(headline.stated, "Not stated"),
            _amount(headline.modelled, "No figure yet"),
            Cell(opening(headline.difference_text)),
            Cell(statuses()[scheme.part.status]),
            Cell(confidence_words(scheme)),
        ),
    )


def _together(all_schemes: Sequence[SchemeSeen]) -> Row:
    """The schemes that count. Those that were stopped stand in their rows and in no total."""
    schemes = [one for one in all_schemes if one.is_counted]
    stopped = len(all_schemes) - len(schemes)
    headlines = [scheme.headline for scheme in schemes]
    years = list(dict.fromkeys(headline.year or "All years" for headline in headlines))
    stated, modelled = _stated_and_modelled(schemes)
    return Row(
        Cell("Together"),
        (
            Cell(
                f"{number(len(schemes))} schemes" if len(schemes) != 1 else "1 scheme",
                note=f"without {count_words(stopped)} stopped" if stopped else "",
            ),
            Cell(years[0] if len(years) == 1 else "Several years" if years else "None"),
            _amount(stated, ""),
            _amount(modelled, ""),
            Cell(_agreement(headlines)),
            Cell("All"),
            Cell("All"),
        ),
        total=True,
    )


def _agreement(headlines: Sequence[Headline]) -> str:
    """How many headlines differ from their lines, and for how many it cannot be told."""
    apart = sum(
        one.lies_beyond or (one.difference is not None and not one.agrees) for one in headlines
    )
    untold = sum(one.difference is None and not one.lies_beyond for one in headlines)
    some, rest = counts_alike(apart, untold)
    words = "one differs" if apart == 1 else f"{some} differ"
    if not apart:
        words = "none differs"
    return opening(f"{words}, {rest} cannot be told" if untold else words)


def _amount(value: Fraction | None, otherwise: str) -> Cell:
    return Cell(otherwise) if value is None else Cell(number(value), value=str(value))

"""Sentences about a scheme's savings: payback, present value, weighting, gaps, switching values."""

from collections.abc import Iterable
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from schemes.finance.amounts import Amount
from schemes.finance.bounds import Toward, missing_pushes, together
from schemes.finance.lines import Line, LineKind
from schemes.finance.phasing import Cohorts
from schemes.finance.totals import Totals, totals
from schemes.finance.worth.discounting import GREEN_BOOK, Band
from schemes.finance.worth.payback import PaybackCase
from schemes.finance.worth.sensitivity import LIKELIHOOD, Switch, Switches
from schemes.finance.years import FinancialYear
from schemes.models import SavingsLine
from schemes.savings.by_row.staying import stay_names
from schemes.savings.headline import Headline
from schemes.savings.inputs import CONFIDENCE, LINE_RISK
from schemes.savings.model import SavingsModel
from schemes.savings.tables import stated_drivers_of
from workbench.numbers.listing import listed, opening, within
from workbench.numbers.text import percent, plain_number, plain_pounds, plain_share, pounds
from workbench.pages.tables import Cell, Column, Row, Table

CASES = {
    PaybackCase.WORST: gettext_lazy("With the lowest savings and the highest costs: %(text)s"),
    PaybackCase.BEST: gettext_lazy("With the highest savings and the lowest costs: %(text)s"),
}


def money(amount: Amount) -> str:
    """An amount in pounds, with its range where it has one: £1,000, or £1,000 (£800 to £1,200)."""
    if not amount.is_range:
        return pounds(amount.central)
    ends = {"low": pounds(amount.low), "high": pounds(amount.high)}
    return f"{pounds(amount.central)} ({_('%(low)s to %(high)s') % ends})"


def payback_sentences(model: SavingsModel) -> list[str]:
    """The month in which what was spent is back; where amounts are ranges, for the worst and the
    best case as well."""
    return [
        CASES[case] % {"text": within(found.text)} if case in CASES else found.text
        for case, found in model.paybacks
    ]


def present_sentences(model: SavingsModel) -> list[str]:
    """The net present value, and the conventions and discount rates it is worked out by."""
    present = model.present
    toward = together(missing_pushes(line, line.signed, model.years[0]) for line in model.lines)
    lacking = {
        Toward.UP: [_("It is at least that, whatever is missing.")],
        Toward.DOWN: [_("It is at most that, whatever is missing.")],
        Toward.EITHER: [_("It leaves out what is missing.")],
    }
    return [
        ngettext(
            "The net present value is %(value)s over one year, after one-off costs.",
            "The net present value is %(value)s over %(count)d years, after one-off costs.",
            len(model.years),
        )
        % {"value": money(present.total), "count": len(model.years)},
        *lacking.get(toward, []),
        present.convention,
        rates_sentence(len(model.years)),
    ]


def rates_sentence(years: int, rates: tuple[Band, ...] = GREEN_BOOK) -> str:
    """The discount rates that apply to a programme of so many years."""
    first, *later = rates
    texts = [_("%(rate)s a year in real terms") % {"rate": plain_share(first.rate)}]
    before = first.to_year
    for band in later:
        if before is None or before >= years:
            break
        after = {"rate": plain_share(band.rate), "year": before + 1}
        texts.append(_("%(rate)s from year %(year)d") % after)
        before = band.to_year
    return _("Money is discounted at %(rates)s, as the Green Book sets out.") % {
        "rates": listed(texts)
    }


def weighting_sentence(confidence: str) -> str:
    """The shares at which savings and income count in the weighted row. `confidence` is green,
    amber, red, or empty where nobody has rated it."""
    shares = {
        "share": percent(CONFIDENCE[confidence]),
        "medium": percent(LINE_RISK["medium"]),
        "high": percent(LINE_RISK["high"]),
    }
    text = _("When weighted, savings and income count at %(share)s, since confidence is %(word)s,")
    shares["word"] = confidence
    if not confidence:
        text = _(
            "When weighted, savings and income count in full, as there is no confidence rating,"
        )
    rest = _("then at %(medium)s where a line’s risk is medium and %(high)s where it is high.")
    return f"{text} {rest}" % shares + " " + _("Costs count in full.")


def once_sentence(line: Line) -> str:
    """That a line without a volume counts its unit value once, and what that comes to."""
    value = line.unit_value
    told = _(
        "no volume is given, so the unit value of %(money)s counts for one: give a volume of 1 if "
        "that is meant"
    )
    if isinstance(value, Amount):
        return told % {"money": plain_pounds(value.central)}
    return _(
        "no volume is given, so the unit value counts for one: give a volume of 1 if that is meant"
    )


def turned_sentence(kind: LineKind, amount: Amount) -> str:
    """That an amount below nought turns its line round."""
    values = {"money": plain_pounds(amount.low), "kind": within(str(SavingsLine.Kind(kind).label))}
    told = _("%(money)s is below nought, so that this %(kind)s counts the other way round")
    return told % values


def line_remarks(line: Line, years: tuple[FinancialYear, ...]) -> list[str]:
    """What somebody who enters a line has to know of it: that its unit value counts for one, that
    an amount below nought turns it round, that money falls outside the programme's `years`."""
    found = [once_sentence(line)] if line.counts_once else []
    figures = [line.unit_value, line.volume, line.periods, *(one for _year, one in line.amounts)]
    if isinstance(line.phasing, Cohorts):
        for cohort in line.phasing.cohorts:
            figures += [cohort.volume, cohort.unit_value]
    for figure in figures:
        if isinstance(figure, Amount) and figure.low < 0:
            found.append(turned_sentence(line.kind, figure))
    found += outside_sentences(totals((line,), years))
    return [f"{opening(one)}." for one in dict.fromkeys(found)]


def gap_sentences(found: Totals) -> list[str]:
    """A sentence for each missing figure, which no sum counts, and for each amount outside the
    programme's years."""
    return [gap.text for gap in found.gaps] + outside_sentences(found)


def outside_sentences(summed: Totals, outside: str = "") -> list[str]:
    """A sentence for each amount outside the years that are looked at, which no sum counts;
    `outside` says of what these are the years, without it of the programme."""
    outside = outside or _("outside the years of the programme")
    found = []
    for one in summed.outside:
        figure = one.part.figure
        text = money(figure) if isinstance(figure, Amount) else figure.word
        what = {"money": text, "line": one.line, "year": one.year, "outside": outside}
        found.append(_("%(line)s: %(money)s in %(year)s, %(outside)s") % what)
    return found


def headline_table(headline: Headline) -> Table:
    """The headline, the modelled saving and their difference, in pounds."""
    difference, year = headline.difference, headline.year or _("All years")
    apart = Cell(_("Cannot be told"), kind="missing")
    if headline.lies_beyond:
        apart = Cell(opening(headline.difference_text))
    if difference is not None:
        note = _("agrees, as rounded") if headline.agrees and difference else ""
        apart = Cell(pounds(difference), note=note, value=str(difference))
    columns = (
        Column(_("Year")),
        Column(_("Headline"), numeric=True),
        Column(_("Modelled"), numeric=True),
        Column(_("Difference"), numeric=True),
    )
    cells = (
        _amount(headline.stated, _("Not stated")),
        _amount(headline.modelled, _("No figure yet")),
        apart,
    )
    return Table(_("Headline beside what the lines give"), columns, (Row(Cell(year), cells),))


def _amount(value: Fraction | None, otherwise: str) -> Cell:
    if value is None:
        return Cell(otherwise, kind="missing")
    return Cell(pounds(value), value=str(value))


def line_stay_words(line: Line) -> str:
    """How long the money of a line stays, in a word or two; where the line does not say so itself,
    why it counts so."""
    word = within(stay_names()[line.stay])
    silent = line.amounts_are is None and line.lasts is None and not line.kind.is_one_off
    if line.amounts and silent:
        return _("%(stay)s, as it does not say that it lasts") % {"stay": word}
    return word


def full_year_sentence(model: SavingsModel) -> str:
    """The net saving of a full year of all lines that last."""
    if not any(line.carries_on for line in model.lines):
        return _("Nothing of this lasts, so there is no full-year effect.")
    net = money(model.new.full_year_effect.net)
    told = _(
        "The full-year effect is %(net)s net: one full year of everything that lasts, whenever it "
        "starts."
    )
    return told % {"net": net}


def switches_sentences(switches: Switches) -> list[str]:
    """Whether the target is met, and the three drivers that would first change that."""
    amounts = {
        "base": pounds(switches.base),
        "target": pounds(switches.target),
        "by": pounds(abs(switches.margin)),
    }
    if not switches.margin:
        text = _("The lines bring %(base)s, which just meets the target.")
    elif switches.is_met:
        text = _("The lines bring %(base)s and meet the target of %(target)s with %(by)s to spare.")
    else:
        text = _("The lines bring %(base)s and miss the target of %(target)s by %(by)s.")
    told = stated_drivers_of(switches)
    found = [text % amounts, *(_switch(one) for one in told[:3] if one.value is not None)]
    without = [one.driver.name for one in told if one.value is None]
    if without:
        text = _("No value of %(names)s would change that by itself.")
        found.append(text % {"names": _names(without)})
    return found


def _switch(switch: Switch) -> str:
    """The switching value of a driver in a sentence: "Payers: volume is 159 now; the target is
    missed below about 140.11."."""
    driver, value = switch.driver, switch.value
    assert value is not None
    text = _("%(driver)s is %(now)s now; the target is missed above %(value)s.")
    if switch.misses_below:
        text = _("%(driver)s is %(now)s now; the target is missed below %(value)s.")
    written = plain_share if driver.field == LIKELIHOOD else plain_number
    return text % {
        "driver": driver.name,
        "now": written(driver.figure.central),
        "value": written(value),
    }


def _names(names: Iterable[str], most: int = 5) -> str:
    all_of = list(names)
    shown = all_of[:most]
    return listed([*shown, _("others")] if len(all_of) > most else shown)

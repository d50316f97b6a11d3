"""Words of a portfolio: names of its groups and columns, and the sentences that state its
result."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schemes.finance.bounds import Toward
from schemes.models import Grade, Scheme
from schemes.portfolio.filter import NONE
from schemes.portfolio.sums import Portfolio, SchemeKind, SchemeSums
from schemes.savings.inputs import CONFIDENCE, LINE_RISK
from workbench.numbers.listing import count_words, listed, opening
from workbench.numbers.rounding import rounded
from workbench.numbers.text import percent, pounds


def statuses() -> dict[str, str]:
    return {str(value): str(label) for value, label in Scheme.Status.choices}


def confidences() -> dict[str, str]:
    return {"green": _("Green"), "amber": _("Amber"), "red": _("Red"), NONE: _("Not judged")}


def risks() -> dict[str, str]:
    return {str(value): str(label) for value, label in reversed(Grade.choices)} | {
        NONE: _("No risk given")
    }


def themes() -> dict[str, str]:
    """The words for schemes without a theme; themes are their own words."""
    return {NONE: _("No theme")}


def sequences() -> list[tuple[str, str]]:
    """The sequences that a list offers for the schemes, since narrow screens show no headings to
    press."""
    return [
        ("reference", _("Reference, A to Z")),
        ("-reference", _("Reference, Z to A")),
        ("title", _("Title, A to Z")),
        ("-title", _("Title, Z to A")),
        ("theme", _("Theme, A to Z")),
        ("-theme", _("Theme, Z to A")),
        ("status", _("Status, earliest first")),
        ("-status", _("Status, latest first")),
        ("confidence", _("Confidence, least first")),
        ("-confidence", _("Confidence, most first")),
        ("-headline", _("Headline, largest first")),
        ("headline", _("Headline, smallest first")),
        ("-lasting", _("Lasting saving, largest first")),
        ("lasting", _("Lasting saving, smallest first")),
        ("-ending", _("Ending saving, largest first")),
        ("ending", _("Ending saving, smallest first")),
        ("-once", _("One-off saving, largest first")),
        ("once", _("One-off saving, smallest first")),
        ("-year", _("Full-year effect, largest first")),
        ("year", _("Full-year effect, smallest first")),
        ("-net", _("Net saving, largest first")),
        ("net", _("Net saving, smallest first")),
        ("-weighted", _("Weighted saving, largest first")),
        ("weighted", _("Weighted saving, smallest first")),
    ]


BY: Mapping[str, Callable[[SchemeKind], str]] = {
    "theme": lambda kind: kind.theme or NONE,
    "status": lambda kind: kind.status,
    "confidence": lambda kind: kind.confidence or NONE,
    "risk": lambda kind: kind.risk or NONE,
}


def labels_of(by: str) -> dict[str, str]:
    """The words for the groups of one kind, in the sequence in which they are listed."""
    made = {"theme": themes, "status": statuses, "confidence": confidences, "risk": risks}
    return made[by]()


def groupings() -> dict[str, str]:
    """The names of what schemes can be grouped by, for columns and charts."""
    return {
        "theme": _("theme"),
        "status": _("status"),
        "risk": _("risk"),
        "confidence": _("confidence"),
    }


def is_worked_out(portfolio: Portfolio, target: Fraction | None) -> bool:
    """Whether there is a target, or a saving or cost of a scheme that counts: without either nought
    would read as an answer where nobody has worked one out."""
    return target is not None or bool(portfolio.counted.gross or portfolio.counted.whole)


def gap_sentence(portfolio: Portfolio, target: Fraction | None) -> str:
    """What the schemes save that lasts, what ends and what comes once, and how far what lasts is
    from the target. What lasts alone meets a target."""
    sums = portfolio.counted
    if not sums.count:
        return "; ".join((_nothing_counts(target), *_standing_apart(portfolio))) + "."
    if not is_worked_out(portfolio, target):
        return _no_amount_yet()
    apart = "; ".join((saved_words(portfolio), *_standing_apart(portfolio)))
    return f"{apart}. {_beside_target(sums, target)}"


def short_gap_sentence(portfolio: Portfolio, target: Fraction | None) -> str:
    """The same in short, for a list of programmes: nothing of schemes that are stopped or not
    decided, nor of weights. "" where there is neither a scheme nor a target."""
    sums = portfolio.counted
    if not portfolio.cells:
        told = _("No scheme yet: all of the %(target)s is still to be found.")
        return "" if target is None else told % {"target": pounds(target)}
    if not sums.count:
        return f"{_nothing_counts(target)}."
    if not is_worked_out(portfolio, target):
        return _no_amount_yet()
    beside = _("No savings target is set") if target is None else target_words(sums.lasts, target)
    return f"{saved_words(portfolio)}. {beside}."


def _no_amount_yet() -> str:
    return _("No scheme has a saving worked out yet, and no savings target is set.")


def _nothing_counts(target: Fraction | None) -> str:
    if target is None:
        return _("No scheme counts towards a target yet, and no target is set")
    return _("No scheme counts yet: all of the %(target)s is still to be found") % {
        "target": pounds(target)
    }


def left_out_sentence(count: int) -> str:
    """How many schemes are left out because they are exempt; "" for none."""
    text = ngettext(
        "One scheme is left out here, and from every total, because it is exempt from publication.",
        "%(count)s schemes are left out here, and from every total, because they are exempt "
        "from publication.",
        count,
    )
    return text % {"count": opening(count_words(count))} if count else ""


def lasting_words(lasts: Fraction, year: object, show: Callable[[Fraction], str]) -> str:
    """What the schemes save that lasts by the end of `year`, or cost where it is below nought."""
    values = {"lasts": show(abs(lasts)), "year": year}
    told = _("Nothing that the schemes save lasts by the end of %(year)s")
    if lasts > 0:
        told = _("The schemes save %(lasts)s that lasts by the end of %(year)s")
    elif lasts < 0:
        told = _("The schemes cost %(lasts)s that lasts by the end of %(year)s")
    return told % values


def saved_words(portfolio: Portfolio, show: Callable[[Fraction], str] = pounds) -> str:
    """What the schemes that count save, by how long it stays: "The schemes save £300 that lasts by
    the end of 2021/22; £40 more ends in 2020/21, £9 is once only". `show` writes an amount."""
    sums = portfolio.counted
    told = lasting_words(sums.lasts, portfolio.years[-1], show)
    rest = []
    if sums.stops:
        more = (
            _("%(amount)s more ends in %(year)s")
            if sums.lasts
            else _("%(amount)s ends in %(year)s")
        )
        rest.append(more % {"amount": show(sums.stops), "year": sums.ends})
    if sums.comes_once:
        rest.append(_("%(amount)s is once only") % {"amount": show(sums.comes_once)})
    return "; ".join(filter(None, (told, ", ".join(rest))))


def _standing_apart(portfolio: Portfolio) -> list[str]:
    """How many schemes are stopped, and how many are not decided."""
    stopped, open_ = portfolio.stopped.count, portfolio.not_decided.count
    said = []
    if stopped:
        told = ngettext(
            "%(count)s scheme is stopped and in no total",
            "%(count)s schemes are stopped and in no total",
            stopped,
        )
        said.append(told % {"count": count_words(stopped)})
    if open_:
        told = ngettext("%(count)s is not decided", "%(count)s are not decided", open_)
        if not stopped:
            told = ngettext(
                "%(count)s scheme is not decided", "%(count)s schemes are not decided", open_
            )
        said.append(told % {"count": count_words(open_)})
    return said


def _beside_target(sums: SchemeSums, target: Fraction | None) -> str:
    """What lasts beside the target, and the same weighted."""
    lasts, weighted = sums.lasts, sums.lasting_weighted
    same = pounds(lasts) == pounds(weighted)
    values = {"weighted": pounds(weighted)}
    if target is None:
        told = _("No savings target is set")
        if same:
            return f"{told}."
        return told + _("; weighted for confidence and risk, %(weighted)s lasts.") % values
    told = target_words(lasts, target)
    if same:
        return told + _(", weighted or not.")
    values["share"] = _share(weighted, target)
    return told + _("; weighted for confidence and risk, %(weighted)s lasts%(share)s.") % values


def target_words(lasts: Fraction, target: Fraction) -> str:
    """How far what lasts is from the target: "Of the £500 target, £200 is still to be found"."""
    values = {"target": pounds(target), "gap": pounds(abs(target - lasts))}
    if rounded(lasts) == rounded(target):
        told = _("What lasts comes to the target of %(target)s")
    elif lasts < target:
        told = _("Of the %(target)s target, %(gap)s is still to be found")
    else:
        told = _("What lasts is %(gap)s more than the %(target)s target")
    return told % values


def _share(amount: Fraction, target: Fraction) -> str:
    if not target:
        return ""
    return _(", %(share)s of the target") % {"share": percent(amount / target)}


def weights_sentence() -> str:
    """The sentence that says which shares the weighted figures use."""
    values = {f"{name}_share": percent(share) for name, share in CONFIDENCE.items() if name}
    values |= {f"{name}_risk": percent(share) for name, share in LINE_RISK.items() if name}
    return (
        _(
            "Weighted figures count the savings and income of a green scheme at %(green_share)s, "
            "of an amber one at %(amber_share)s and of a red one at %(red_share)s, times "
            "%(low_risk)s, %(medium_risk)s or %(high_risk)s for a line of low, medium or high "
            "risk. Schemes without a confidence rating, lines without a risk and all costs count "
            "in full."
        )
        % values
    )


def remarks(portfolio: Portfolio) -> list[str]:
    """Sentences that a reader needs in order to read the figures correctly."""
    counted, stopped = portfolio.counted, portfolio.stopped
    said = [
        _(
            "Gross is savings and income; net is gross less running costs and what is reinvested. "
            "One-off costs and the funding that meets them are in neither."
        ),
        weights_sentence(),
    ]
    if stopped.count:
        said.append(
            ngettext(
                "One scheme is stopped; its %(net)s is not counted.",
                "%(count)s schemes are stopped; their %(net)s is not counted.",
                stopped.count,
            )
            % {"count": opening(count_words(stopped.count)), "net": pounds(stopped.whole)}
        )
    if counted.unasked:
        said.append(
            ngettext(
                "One line gives plain amounts and does not say whether they last: they count as "
                "once only until it does.",
                "%(count)s lines give plain amounts and do not say whether they last: they count "
                "as once only until they do.",
                counted.unasked,
            )
            % {"count": opening(count_words(counted.unasked))}
        )
    said += filter(
        None,
        (
            lacking_sentence(portfolio),
            beyond_sentence(portfolio),
            divided_sentence(portfolio),
        ),
    )
    return said


def divided_sentence(portfolio: Portfolio) -> str:
    """That savings were stated for all years together, so that nobody stated their division by
    year; "" where none was."""
    divided = portfolio.counted.divided
    if not divided:
        return ""
    return ngettext(
        "One scheme states its saving for all years together: its division by year is worked out "
        "here from its lines, and was not stated.",
        "%(count)s schemes state their saving for all years together: its division by year is "
        "worked out here from their lines, and was not stated.",
        divided,
    ) % {"count": opening(count_words(divided))}


def lacking_sentence(portfolio: Portfolio) -> str:
    """How many schemes lack figures, and what the net saving is at the least or at the most; ""
    where none lacks any."""
    counted = portfolio.counted
    if not counted.lacking:
        return ""
    told = ngettext(
        "One scheme lacks figures: what is missing is in no sum.",
        "%(count)s schemes lack figures: what is missing is in no sum.",
        counted.lacking,
    )
    return told % {"count": opening(count_words(counted.lacking))} + _bounded(counted)


def _bounded(sums: SchemeSums) -> str:
    """What the net saving is at the least or at the most, where what is missing can only push it
    one way; else nothing."""
    if sums.toward is Toward.UP:
        told = _(" Whatever it is, the net saving is at least %(net)s.")
        return told % {"net": pounds(sums.low)}
    if sums.toward is Toward.DOWN:
        told = _(" Whatever it is, the net saving is at most %(net)s.")
        return told % {"net": pounds(sums.high)}
    return ""


def beyond_sentence(portfolio: Portfolio) -> str:
    """That some schemes have money in years that the programme does not look at; "" where none
    has."""
    counted = portfolio.counted
    if not counted.reaching:
        return ""
    told = ngettext(
        "One scheme has money in %(years)s, outside the years of the programme: it is in no sum.",
        "%(count)s schemes have money in %(years)s, outside the years of the programme: it is in "
        "no sum.",
        counted.reaching,
    )
    count = opening(count_words(counted.reaching))
    return told % {"count": count, "years": listed(sorted(counted.beyond))}

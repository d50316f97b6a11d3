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


def gap_sentence(portfolio: Portfolio, target: Fraction | None) -> str:
    """How far the schemes are from the target, in one sentence."""
    sums = portfolio.counted
    whole, weighted = sums.whole, sums.weighted
    values = {"net": pounds(whole), "weighted": pounds(weighted)}
    same = values["net"] == values["weighted"]
    if not sums.count:
        if target is None:
            return _("No scheme counts towards a target yet, and no target is set.")
        return _("No scheme counts yet: all of the %(target)s is still to be found.") % {
            "target": pounds(target)
        }
    if target is None and not (sums.gross or whole):
        # Nought would read as an answer where nobody has worked one out.
        return _("No scheme has a saving worked out yet, and no savings target is set.")
    if target is None:
        told = _("The schemes come to %(net)s, or %(weighted)s weighted; ")
        if same:
            told = _("The schemes come to %(net)s, weighted or not; ")
        return (told + _("no savings target is set.")) % values
    values |= {"target": pounds(target)}
    values |= {"gap": pounds(abs(target - whole)), "share": _share(weighted, target)}
    if rounded(whole) == rounded(target):
        told = _("The schemes come to the target of %(target)s")
    elif whole < target:
        told = _(
            "The schemes come to %(net)s of the %(target)s target, so %(gap)s is still to be found"
        )
    else:
        told = _("The schemes come to %(net)s, which is %(gap)s more than the %(target)s target")
    if same:
        return (told + _(", weighted or not.")) % values
    return (told + _("; weighted they come to %(weighted)s%(share)s.")) % values


def _share(amount: Fraction, target: Fraction) -> str:
    if not target:
        return ""
    return _(", %(share)s of it") % {"share": percent(amount / target)}


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
    stopped = portfolio.stopped
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

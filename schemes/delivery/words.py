"""The sentences of delivery, worded once for pages and papers."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schemes.casefile.delivery_parts import CaseNextMilestone
from schemes.delivery.report import NOT_REPORTED, DeliveryReport, ReportedScheme
from schemes.finance.delivery.standing import Shares, Standing
from schemes.models import DeliveryPeriod
from workbench.dates import day
from workbench.numbers.listing import count_words, listed, opening
from workbench.numbers.text import pounds_and_pence

_NAMED = 12  # schemes that a sentence names; the others are counted


def money_words(amount: Fraction) -> str:
    """£94,000, with pence where there are any."""
    return pounds_and_pence(amount)


def statuses() -> dict[str, str]:
    """The statuses by key, in words, and that none can be said."""
    return {str(key): str(label) for key, label in DeliveryPeriod.Status.choices} | {
        NOT_REPORTED: _("Not reported")
    }


def status_words(key: str) -> str:
    return statuses()[key]


def part_names() -> tuple[tuple[str, str], ...]:
    """The parts of a target as `Shares` names them, in words, in the order of telling."""
    return (
        ("delivered", _("Delivered")),
        ("on_track", _("On track")),
        ("at_risk", _("At risk")),
        ("carried", _("Slipped into the next year")),
        ("lost", _("Lost")),
        ("not_reported", _("Not reported")),
    )


def parts_sentence(shares: Shares) -> str:
    """ "£94,000 of £586,000 delivered, £434,000 on track, £58,000 at risk."; parts of nothing are
    left out."""
    text = _("%(delivered)s of %(target)s delivered") % {
        "delivered": money_words(shares.delivered),
        "target": money_words(shares.target),
    }
    told = (
        (shares.on_track, _("%(amount)s on track")),
        (shares.at_risk, _("%(amount)s at risk")),
        (shares.carried, _("%(amount)s slipped into the next year")),
        (shares.lost, _("%(amount)s lost")),
        (shares.not_reported, _("%(amount)s not reported")),
    )
    parts = [words % {"amount": money_words(amount)} for amount, words in told if amount]
    return ", ".join([text, *parts]) + "."


def report_sentence(report: DeliveryReport) -> str:
    """Where the programme stands, in one sentence."""
    counted = report.summary.counted
    if not counted:
        return _("No scheme reports its delivery yet.")
    if not (report.summary.shares.target or report.summary.actual):
        return _("Nothing is planned for %(year)s yet.") % {"year": report.at.financial_year}
    return parts_sentence(report.summary.shares)


def as_at(report: DeliveryReport) -> str:
    """Which figures these are."""
    values = {"month": report.at.name, "year": report.at.financial_year}
    if report.closed:
        return _("%(year)s, as the figures stood when %(month)s was closed.") % values
    return _("%(year)s, as at the end of %(month)s. Draft: the month is not closed.") % values


def remarks(report: DeliveryReport) -> Iterator[str]:
    """What has to be said beside the sentence."""
    found = report.summary
    shares = found.shares
    if report.not_reported:
        yield _(
            "Not reported for %(month)s: %(schemes)s. What is missing is not counted as nought."
        ) % {
            "month": report.at.name,
            "schemes": named(report.not_reported),
        }
    earlier = [
        scheme
        for scheme, one in report.counted
        if any(period.last < report.at for period in one.missing)
    ]
    if earlier:
        yield _("Actuals of earlier months are missing from %(schemes)s.") % {
            "schemes": named(earlier)
        }
    if report.without_profile:
        yield _("Nothing is planned in %(year)s for %(schemes)s.") % {
            "year": report.at.financial_year,
            "schemes": named(report.without_profile),
        }
    if ahead := _decided_later(report):
        yield _("Recorded for months after %(month)s, and not in these figures: %(what)s.") % {
            "month": report.at.name,
            "what": listed(ahead),
        }
    if shares.beyond:
        yield _(
            "%(amount)s came in beyond the targets of single schemes; it makes up for no other "
            "scheme and is in no part above."
        ) % {"amount": money_words(shares.beyond)}
    short = sum(
        (
            one.shares.at_risk
            for _scheme, one in report.counted
            if one.status and one.status.is_on_track
        ),
        Fraction(0),
    )
    if short:
        yield _(
            "%(amount)s of what is at risk belongs to schemes that are on track, whose forecasts "
            "do not reach their targets."
        ) % {"amount": money_words(short)}
    if found.carried_in:
        yield _("%(amount)s of the target slipped from the year before.") % {
            "amount": money_words(found.carried_in)
        }
    if found.replaced:
        yield _("%(amount)s of other savings replaces what is lost.") % {
            "amount": money_words(found.replaced)
        }
    stopped = len(report.schemes) - found.counted
    if stopped:
        yield ngettext(
            "One scheme was stopped and is in no total.",
            "%(count)s schemes were stopped and are in no total.",
            stopped,
        ) % {"count": opening(count_words(stopped))}


def _decided_later(report: DeliveryReport) -> list[str]:
    """What was recorded as lost or slipped after the month that is reported: a saving that is known
    to be lost must not look as if nobody had said so."""
    later = [
        one
        for scheme, _standing in report.counted
        for one in scheme.delivery.entries
        if one.period.last > report.at
    ]
    lost = sum((one.lost or Fraction(0) for one in later), Fraction(0))
    slipped = sum((one.carried or Fraction(0) for one in later), Fraction(0))
    told = ((lost, _("%(amount)s lost")), (slipped, _("%(amount)s slipped into the next year")))
    return [words % {"amount": money_words(amount)} for amount, words in told if amount]


def named(schemes: Sequence[ReportedScheme]) -> str:
    """The references of schemes, the first twelve of many."""
    names = [one.reference for one in schemes[:_NAMED]]
    more = len(schemes) - len(names)
    if more:
        names.append(_("%(count)s more") % {"count": count_words(more)})
    return listed(names)


def standing_sentence(standing: Standing) -> str:
    """Where one scheme stands, in a sentence."""
    if not (standing.target or standing.actual):
        return _("Nothing is planned for %(year)s yet.") % {"year": standing.at.financial_year}
    return parts_sentence(standing.shares)


def shortfall_sentence(standing: Standing) -> str:
    """What the year is expected to come to, against the target."""
    values = {
        "expected": money_words(standing.expected),
        "year": standing.at.financial_year,
        "short": money_words(abs(standing.shortfall)),
    }
    if standing.unknown:
        text = _(
            "At the end of %(year)s, %(expected)s is expected, without what is unknown: "
            "%(periods)s."
        )
        return text % (values | {"periods": listed(one.name for one in standing.unknown)})
    if standing.shortfall > 0:
        text = _(
            "At the end of %(year)s, %(expected)s is expected: %(short)s less than the target."
        )
    elif standing.shortfall < 0:
        text = _(
            "At the end of %(year)s, %(expected)s is expected: %(short)s more than the target."
        )
    else:
        text = _("At the end of %(year)s, %(expected)s is expected: the target.")
    return text % values


def unexplained(standing: Standing) -> Fraction:
    """How much of a shortfall nobody has said is lost or slips into the next year."""
    return max(standing.shortfall - standing.lost - standing.carried, Fraction(0))


def milestone_words(milestone: CaseNextMilestone | None) -> str:
    """ "Tender goes out, 3 September 2026"; "" for none."""
    if milestone is None:
        return ""
    if not milestone.on:
        return milestone.what
    return f"{milestone.what}, {day(date.fromisoformat(milestone.on))}"

"""The sentences of moderation."""

from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appraisal.engine.agreement.totals import Orders
from appraisal.models import Rating
from appraisal.moderation.sheet import ModerationSheet, Own, PanelCell
from appraisal.scoring.allowed import Allowed
from workbench.dates import day
from workbench.numbers.listing import count_words, counts_alike, listed, opening
from workbench.numbers.text import number, plain_number

MOST_REASONS = 3
BOTH = 2
# A count stays on the line of what it counts.
TIMES = "\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}"


def value_words(level: str, points: Fraction | None, apart: bool, allowed: Allowed) -> str:
    """A rating in a word: its level, its points, or that the criterion does not apply."""
    if apart:
        return _("Not applicable")
    if level:
        return next((one.name for one in allowed.levels if one.key == level), level.capitalize())
    return "" if points is None else plain_number(points)


def own_words(one: Own, allowed: Allowed) -> str:
    """What an assessor gave, in a word."""
    if one.abstained:
        return _("Abstains")
    rating = one.rating
    apart = rating.not_applicable is not None
    return value_words(rating.level or "", rating.points, apart, allowed)


def together_words(cell: PanelCell) -> str:
    """The reason of a rating on which all are equal: who gave it, and what they said of it."""
    found = cell.agreement
    people = found.rated + len(found.not_applicable)
    given = next(one for one in cell.own if not one.abstained)
    values = {
        "people": _("Both")
        if people == BOTH
        else _("All %(count)s") % {"count": count_words(people)},
        "word": own_words(given, cell.allowed),
        "abstained": count_words(len(found.abstained)),
    }
    if found.abstained:
        text = _("%(people)s assessors who rated it gave it: %(word)s; %(abstained)s abstained.")
    else:
        text = _("%(people)s assessors gave it: %(word)s.")
    text %= values
    reasons = dict.fromkeys(one.reason.strip() for one in cell.own if not one.abstained)
    said = [f"“{reason}”" for reason in reasons if reason][:MOST_REASONS]
    if said:
        text += " " + _("Among their reasons: %(reasons)s.") % {"reasons": "; ".join(said)}
    return text


def agreed_words(rating: Rating, allowed: Allowed) -> str:
    """The agreed rating in a word."""
    points = None if rating.points is None else Fraction(rating.points)
    return value_words(rating.level, points, bool(rating.not_applicable), allowed)


def agreed_where(rating: Rating) -> str:
    """ "Panel of March, 3 March 2026. Present: the chair, two members"; "" where nothing is
    known."""
    parts = (rating.meeting, day(rating.agreed_on) if rating.agreed_on else "")
    where = ", ".join(filter(None, parts))
    present = _("Present: %(panel)s") % {"panel": rating.panel} if rating.panel else ""
    return ". ".join(filter(None, (where, present)))


def place_words(cell: PanelCell, place: Fraction) -> str:
    """A place on the scale of a cell: the level there, "between Low and Medium", or points."""
    if not cell.line.keys:
        return plain_number(place)
    names = {one.key: one.name for one in cell.allowed.levels}
    low = int(place)
    if place == low:
        return names.get(cell.line.keys[low], cell.line.keys[low])
    return _("between %(low)s and %(high)s") % {
        "low": names.get(cell.line.keys[low], ""),
        "high": names.get(cell.line.keys[low + 1], ""),
    }


def counts_words(cell: PanelCell) -> str:
    """ "2 High, 1 Low, 1 abstains": from the most to the least."""
    found = cell.agreement
    parts = [f"{count}{TIMES}{place_words(cell, place)}" for place, count in reversed(found.counts)]
    if found.not_applicable:
        parts.append(f"{len(found.not_applicable)}{TIMES}{_('not applicable')}")
    if found.abstained:
        parts.append(
            ngettext("%(count)d abstains", "%(count)d abstain", len(found.abstained))
            % {"count": len(found.abstained)}
        )
    if cell.waiting:
        parts.append(_("%(count)d not rated") % {"count": cell.waiting})
    return ", ".join(parts) if cell.own else _("No assessor has rated it")


def middle_words(cell: PanelCell) -> str:
    """The median with the range and the mean, in a few words."""
    found = cell.agreement
    if found.median is None or found.least is None or found.most is None:
        return _("No rating to compare")
    text = _("Median: %(median)s") % {"median": place_words(cell, found.median)}
    if found.least == found.most:
        return text
    text += _("; from %(least)s to %(most)s") % {
        "least": place_words(cell, found.least),
        "most": place_words(cell, found.most),
    }
    if found.mean is not None:
        text += _("; mean %(mean)s points") % {"mean": number(found.mean, 1)}
    return text


def marks_words(cell: PanelCell) -> str:
    """What sets a cell apart: whether it applies at all, how wide it is, who stands far off."""
    found = cell.agreement
    parts = []
    if found.apart:
        parts.append(_("Whether the criterion applies is not agreed"))
    if found.wide:
        parts.append(_far_words(cell))
    if found.outliers:
        parts.append(_("Far from the median: %(who)s") % {"who": listed(found.outliers)})
    if parts:
        return ". ".join(parts)
    if found.same:
        return _("All say the same")
    return _("Close together") if len(found.counts) > 1 else _("Nothing to compare")


def _far_words(cell: PanelCell) -> str:
    if not cell.line.keys:
        return _("A third of the scale or more apart")
    if len(cell.line.keys) <= 2:
        return _("At opposite ends")
    return _("Two levels or more apart")


def progress_words(agreed: int, whole: int) -> str:
    """How many are agreed, in a sentence."""
    if not whole:
        return _("There is nothing to agree yet.")
    if agreed == whole:
        return _("Every rating is agreed.")
    if whole == 1:
        return _("The one rating is not agreed yet.")
    some, all_ = counts_alike(agreed, whole)
    values = {"agreed": opening(some), "whole": all_}
    if not agreed:
        return _("None of the %(whole)s ratings is agreed yet.") % values
    text = ngettext(
        "%(agreed)s of %(whole)s ratings is agreed.",
        "%(agreed)s of %(whole)s ratings are agreed.",
        agreed,
    )
    return text % values


def spread_words(sheet: ModerationSheet) -> str:
    """How far apart the assessors are, in a sentence."""
    if not sheet.members:
        return ""
    wide = sum(one.agreement.wide or one.agreement.apart for one in sheet.cells)
    same = sum(one.agreement.same for one in sheet.cells)
    wide_text = ngettext("On one they are far apart", "On %(count)s they are far apart", wide) % {
        "count": count_words(wide)
    }
    if not wide:
        wide_text = _("On none they are far apart")
    same_text = ngettext("on one all say the same", "on %(count)s all say the same", same) % {
        "count": count_words(same)
    }
    if not same:
        same_text = _("on none all say the same")
    return f"{wide_text}; {same_text}."


def orders_words(orders: Orders) -> str:
    """Kendall's W in a sentence, with what it rests on."""
    found = orders.concordance
    if found.w is None:
        return _(
            "How far their orders of the options agree (Kendall’s W) is not defined: it takes two "
            "assessors or more who have rated the same two options or more in full, criteria with "
            "weights, and totals that differ."
        )
    people, things = counts_alike(found.people, found.things)
    values = {"w": number(found.w, 2), "people": people, "things": things}
    text = _(
        "How far their orders of the options agree (Kendall’s W): %(w)s, where 0 is no agreement "
        "and 1 is one order. It is over the %(things)s options that %(people)s assessors have "
        "rated in full, each order by their own ratings and the agreed weights."
    )
    return text % values


def now_words(name: str, word: str) -> str:
    """What became of a cell, for those who listen; `word` is "" where it is open again."""
    if not word:
        return _("%(name)s is open again.") % {"name": name}
    return _("%(name)s is agreed: %(word)s.") % {"name": name, "word": word}

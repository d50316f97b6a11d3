"""How far the savings of a programme may fall before its target is missed, in a sentence."""

from fractions import Fraction

from django.utils.translation import gettext as _

from schemes.portfolio.sums import Portfolio
from workbench.numbers.text import near_share, pounds


def room_sentence(portfolio: Portfolio, target: Fraction | None) -> str:
    """By how much all savings may fall before the target is missed, or must rise for it to be met;
    "" where that cannot be told, as where figures are missing."""
    sums = portfolio.counted
    change = None if target is None or sums.lacking else sums.room(target)
    if target is None or change is None:
        return ""
    values = {
        "share": near_share(abs(change)),
        "gross": pounds(sums.lasting_gross),
        "amount": pounds(abs(target - sums.lasts)),
        "target": pounds(target),
    }
    if not change:
        told = _("If any of the savings and income that last falls short, the target is missed.")
    elif change < -1:
        told = _("The target of %(target)s would be met without any of these savings.")
    elif change < 0:
        told = _(
            "All savings and income that last, %(gross)s, may fall by %(share)s (%(amount)s) "
            "before the target of %(target)s is missed, costs being as they are."
        )
    else:
        told = _(
            "All savings and income that last, %(gross)s, would have to rise by %(share)s "
            "(%(amount)s) for the target of %(target)s to be met, costs being as they are."
        )
    return told % values

"""What the kinds of line mean, and the sums that they make: said where a kind is chosen, in the
template for imports and beneath the tables of pages and papers. The words are those of the
glossary."""

from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schemes.finance.lines import LineKind

KIND_MEANS: Final[Mapping[LineKind, Promise]] = {
    LineKind.SAVING: gettext_lazy(
        "Money that is spent now and then no longer. It adds to the gross and the net saving."
    ),
    LineKind.INCOME: gettext_lazy(
        "Money that comes in and did not before. It adds to the gross and the net saving."
    ),
    LineKind.COST: gettext_lazy(
        "Spent again every year to make the scheme work. It is taken off the net saving."
    ),
    LineKind.ONE_OFF_COST: gettext_lazy(
        "Spent once to get the saving, such as a redundancy. It stands beside the net saving and "
        "is not taken off it."
    ),
    LineKind.REINVESTMENT: gettext_lazy(
        "The part of the saving that goes back into services. It is taken off the net saving."
    ),
    LineKind.FUNDING: gettext_lazy(
        "Money from elsewhere, given once to meet one-off costs. It never counts as a saving."
    ),
}


def sums_note(kinds: Iterable[LineKind]) -> str:
    """What gross, net and one-off mean in a table of these kinds of line."""
    has = {*kinds}
    if not has:
        return ""
    off = {
        (True, True): _("Net is gross less running costs and what is reinvested."),
        (True, False): _("Net is gross less running costs."),
        (False, True): _("Net is gross less what is reinvested."),
        (False, False): _("Nothing is taken off here, so that net is the same."),
    }[LineKind.COST in has, LineKind.REINVESTMENT in has]
    said = [_("Gross is savings and income."), off]
    if LineKind.ONE_OFF_COST in has and LineKind.FUNDING in has:
        said.append(
            _(
                "One-off costs are spent once to get the saving. They, and the funding that meets "
                "them, are in no gross and no net saving."
            )
        )
    elif LineKind.ONE_OFF_COST in has:
        said.append(_("One-off costs are spent once to get the saving, and are in no net saving."))
    elif LineKind.FUNDING in has:
        said.append(_("Funding meets one-off costs, and is in no gross and no net saving."))
    return " ".join(said)

"""Findings as the reconciliation page shows them: sorted by what is to be done, in words."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from schemes.models import Explanation
from schemes.reconciliation.reconciling import ReconciledFigure, ReconciledKind
from workbench.dates import moment
from workbench.numbers.listing import count_words, listed, opening
from workbench.numbers.text import counted_words, in_full, money, plain_number, pounds_and_pence
from workbench.pages.tables import Cell, Column, Row, Table

KINDS = {
    ReconciledKind.HEADLINE: gettext_lazy("Headline savings"),
    ReconciledKind.LINES: gettext_lazy("Figures from savings lines"),
    ReconciledKind.SUM: gettext_lazy("Sums"),
    ReconciledKind.PRODUCT: gettext_lazy("Products"),
    ReconciledKind.TABLE: gettext_lazy("Tables of evidence"),
    ReconciledKind.BRIDGE: gettext_lazy("Funding bridges"),
    ReconciledKind.PERIOD: gettext_lazy("Stated lengths of time"),
    ReconciledKind.ORDER: gettext_lazy("Steps that follow one another"),
    ReconciledKind.NOTHING: gettext_lazy("Figures with nothing to check them against"),
}


@dataclass(frozen=True)
class Sorted:
    """Findings by what is to be done about them."""

    open: tuple[ReconciledFigure, ...]
    explained: tuple[ReconciledFigure, ...]
    unchecked: tuple[ReconciledFigure, ...]
    agreeing: tuple[ReconciledFigure, ...]

    @classmethod
    def of(cls, findings: Iterable[ReconciledFigure]) -> "Sorted":
        """Open ones largest first, those counted in money before those counted in time."""
        found = list(findings)
        return cls(
            open=tuple(sorted((one for one in found if one.is_open), key=_largest)),
            explained=tuple(
                sorted((one for one in found if one.differs and one.explanation), key=_largest)
            ),
            unchecked=tuple(one for one in found if one.unchecked),
            agreeing=tuple(one for one in found if one.agrees and not one.unchecked),
        )

    @property
    def in_order(self) -> tuple[ReconciledFigure, ...]:
        """All of them, those that wait for somebody first."""
        return (*self.open, *self.explained, *self.unchecked, *self.agreeing)

    @property
    def sentence(self) -> str:
        """How many differences are open, in a sentence."""
        checked = len(self.open) + len(self.explained) + len(self.agreeing)
        if not checked and not self.unchecked:
            return _("No figure is stated yet.")
        if not self.open:
            text = _("No difference is open.")
        else:
            text = ngettext(
                "One difference is open.", "%(count)s differences are open.", len(self.open)
            ) % {"count": opening(count_words(len(self.open)))}
        rest = [
            words % {"count": count_words(count)}
            for count, words in (
                (
                    len(self.explained),
                    ngettext(
                        "%(count)s is explained", "%(count)s are explained", len(self.explained)
                    ),
                ),
                (
                    len(self.agreeing),
                    ngettext("%(count)s agrees", "%(count)s agree", len(self.agreeing)),
                ),
                (len(self.unchecked), _("%(count)s cannot be checked")),
            )
            if count
        ]
        told = (
            _("Of the other figures, %(rest)s.")
            if self.open
            else _("Of all stated figures, %(rest)s.")
        )
        return f"{text} {told % {'rest': listed(rest)}}" if rest else text


def key_of(where: str) -> str:
    """What stands for a figure in an address."""
    return hashlib.sha256(where.encode()).hexdigest()[:16]


def amount_words(value: Fraction | None, unit: str) -> str:
    """ "£3,332,000", "45 days", "159"."""
    if value is None:
        return _("cannot be computed")
    if unit == "GBP":
        return pounds_and_pence(value)  # the exact figure stands in the working
    return counted_words(value, unit)


def working_words(finding: ReconciledFigure) -> str:
    """How the figure was computed; "" where that would only say the figure again."""
    computed = finding.computed
    alone = computed is not None and finding.working in (in_full(computed), money(computed))
    return "" if alone else finding.working


def difference_words(finding: ReconciledFigure) -> str:
    """ "£378,000 less than computed", as seen from the stated figure."""
    apart = finding.difference
    if apart is None:
        return _("cannot be told")
    if not apart:
        return _("none")
    words = {"amount": amount_words(abs(apart), finding.unit)}
    if finding.at_least:
        words["amount"] = _("at least %(amount)s") % words
    told = _("%(amount)s more than computed") if apart > 0 else _("%(amount)s less than computed")
    return told % words


def differing_table(
    findings: Iterable[ReconciledFigure],
    caption: str,
    addresses: Mapping[str, str],
    stale: Mapping[str, Explanation],
) -> Table:
    """Differences with what was stated and computed. `addresses` lead, by where, to explaining;
    `stale` are reasons that were given for other amounts."""
    return Table(
        caption=caption,
        columns=(
            Column(_("Figure")),
            Column(_("Stated"), numeric=True),
            Column(_("Computed"), numeric=True),
            Column(_("Difference"), numeric=True),
            Column(_("Why it differs")),
        ),
        rows=tuple(
            Row(
                Cell(one.where, note=str(KINDS[one.kind]), href=addresses.get(one.where, "")),
                (
                    Cell(
                        amount_words(one.stated, one.unit),
                        note=_("to the nearest %(precision)s")
                        % {"precision": _precision_words(one)},
                    ),
                    Cell(amount_words(one.computed, one.unit), note=working_words(one)),
                    _apart(one),
                    _why(one, stale.get(one.where)),
                ),
            )
            for one in findings
        ),
    )


def unchecked_table(findings: Iterable[ReconciledFigure]) -> Table:
    return Table(
        caption=_("Figures that cannot be checked"),
        columns=(
            Column(_("Figure")),
            Column(_("Stated"), numeric=True),
            Column(_("Why it cannot be checked")),
        ),
        rows=tuple(
            Row(
                Cell(one.where, note=str(KINDS[one.kind])),
                (
                    Cell(amount_words(one.stated, one.unit)),
                    Cell(one.unchecked, note=working_words(one)),
                ),
            )
            for one in findings
        ),
    )


def agreeing_table(findings: Iterable[ReconciledFigure]) -> Table:
    return Table(
        caption=_("Figures that agree"),
        columns=(
            Column(_("Figure")),
            Column(_("Stated"), numeric=True),
            Column(_("Computed"), numeric=True),
            Column(_("To the nearest"), numeric=True),
        ),
        rows=tuple(
            Row(
                Cell(one.where, note=str(KINDS[one.kind])),
                (
                    Cell(amount_words(one.stated, one.unit)),
                    Cell(amount_words(one.computed, one.unit), note=working_words(one)),
                    Cell(_precision_words(one)),
                ),
            )
            for one in findings
        ),
    )


def stale_reasons(
    findings: Iterable[ReconciledFigure], explanations: Iterable[Explanation]
) -> dict[str, Explanation]:
    """Reasons that no longer hold, by where: one of their two amounts has moved, so that the
    figure is open again, agrees by now or is gone."""
    holding = {one.where for one in findings if one.differs and one.explanation}
    return {one.where: one for one in explanations if one.where not in holding}


def _precision_words(finding: ReconciledFigure) -> str:
    """ "£1,000"; whatever is no money is told by its number alone."""
    return amount_words(finding.precision, finding.unit if finding.unit == "GBP" else "")


def _apart(finding: ReconciledFigure) -> Cell:
    """How far apart the two are, and beneath it which way."""
    apart = finding.difference
    if not apart:
        return Cell(difference_words(finding))
    way = _("more than computed") if apart > 0 else _("less than computed")
    amount = amount_words(abs(apart), finding.unit)
    if finding.at_least:
        amount = opening(_("at least %(amount)s") % {"amount": amount})
    return Cell(amount, note=way)


def _why(finding: ReconciledFigure, stale: Explanation | None) -> Cell:
    explained = finding.explanation
    if explained is not None:
        by = [explained.by] if explained.by else []
        at = [moment(explained.at)] if explained.at else []
        return Cell(explained.text, note=", ".join([*by, *at]))
    if stale is None:
        return Cell(_("not explained"), kind="missing")
    words = {
        "text": stale.text,
        "stated": plain_number(stale.stated or 0),
        "computed": plain_number(Fraction(stale.computed or 0)),
    }
    note = _("Explained once, for %(stated)s against %(computed)s: %(text)s") % words
    return Cell(_("open again: an amount has moved"), kind="missing", note=note)


def _largest(finding: ReconciledFigure) -> tuple[bool, Fraction, str]:
    return finding.unit != "GBP", -abs(finding.difference or Fraction(0)), finding.where

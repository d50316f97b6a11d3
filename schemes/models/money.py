"""The money of schemes and programmes: lines, stated figures, budgets, bridges, evidence.

A figure column holds an amount in the shape of the interchange file: "13.83", a range
{"low": "40000", "high": "241000"} or {"missing": "not received"}; null is not given.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schemes.models.cases import Grade, Scheme
from schemes.models.programmes import Programme
from workbench.models import Ordered, Versioned
from workbench.rows.fields import ExactDecimalField


class SavingsLine(Versioned, Ordered):
    """One driver-based stream of money in a scheme, or plain amounts by year.

    `phasing` and `amounts` are in the shape of the interchange file. `amounts_are` says what the
    figure of a year means where money is given year by year; empty, nobody was asked, and the line
    means what `Line.meaning` in `schemes/finance/lines.py` says. `counts` names the cohorts or
    budgets whose money the line counts: two schemes that count the same are flagged. An
    `alternative` line is worked out and shown, but no total counts it.
    """

    class Kind(models.TextChoices):
        SAVING = "saving", _("Saving")
        INCOME = "income", _("Income")
        COST = "cost", _("Running cost")
        ONE_OFF_COST = "one-off-cost", _("One-off cost")
        REINVESTMENT = "reinvestment", _("Reinvestment")
        FUNDING = "funding", _("Funding")

    class AmountsAre(models.TextChoices):
        NEW_AND_LASTING = "new-and-lasting", _("New in that year, and lasting")
        IN_ALL = "in-all", _("In all in that year")
        ONCE = "once", _("Once only")

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="lines")
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    risk = models.CharField(_("risk"), max_length=6, choices=Grade, blank=True)
    unit_value = models.JSONField(_("unit value"), null=True, blank=True)
    unit_value_less = models.JSONField(_("less what is paid already"), null=True, blank=True)
    volume = models.JSONField(_("volume"), null=True, blank=True)
    periods = models.JSONField(_("periods a year"), null=True, blank=True)
    likelihood = models.JSONField(_("likelihood"), null=True, blank=True)
    amounts = models.JSONField(_("amounts by year"), default=dict, blank=True)
    phasing = models.JSONField(_("phasing"), null=True, blank=True)
    amounts_are = models.CharField(
        _("what its yearly figures mean"), max_length=15, choices=AmountsAre, blank=True
    )
    lasts = models.BooleanField(_("carries on in later years"), null=True, blank=True)
    counts = models.JSONField(_("whose money it counts"), default=list, blank=True)
    alternative = models.BooleanField(_("another way, not counted"), default=False)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "name"],
                name="line_name_once",
                violation_error_message=_("Another line of this scheme has this name."),
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=["saving", "income", "cost", "one-off-cost", "reinvestment", "funding"]
                ),
                name="line_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(risk__in=["", *Grade.values]), name="line_risk_known"
            ),
            models.CheckConstraint(
                condition=Q(amounts_are__in=["", "new-and-lasting", "in-all", "once"]),
                name="line_amounts_are_known",
                violation_error_message=_(
                    "Say whether the amounts are new and lasting, in all, or once only."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(amounts_are="new-and-lasting", lasts=False)
                & ~Q(amounts_are="once", lasts=True),
                name="line_stays_as_it_says",
                violation_error_message=_(
                    "What is new and lasting carries on, and what comes once does not."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class StatedFigure(Versioned, Ordered):
    """A figure that somebody stated, with the parts it should be worked out from: numbers and live
    parts to add up (`sum-of`), numbers to multiply (`product-of`), or lines of the scheme
    (`of-lines`). `unit` is what it counts ("people"), empty for pounds."""

    class Source(models.TextChoices):
        NONE = "", _("Nothing it can be checked against")
        SUM = "sum-of", _("Numbers that add up to it")
        PRODUCT = "product-of", _("Numbers that multiply to it")
        LINES = "of-lines", _("Savings lines of this scheme")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="stated")
    scheme = models.ForeignKey(
        Scheme, on_delete=models.CASCADE, null=True, blank=True, related_name="stated"
    )
    name = models.CharField(_("what is stated"), max_length=300)
    amount = ExactDecimalField(_("stated amount"))
    precision = ExactDecimalField(_("stated to the nearest"), null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    source = models.CharField(_("checked against"), max_length=10, choices=Source, blank=True)
    parts = models.JSONField(_("numbers"), default=list, blank=True)
    lines = models.JSONField(_("lines"), default=list, blank=True)
    year = models.CharField(_("in financial year"), max_length=7, blank=True)
    take = models.CharField(_("take"), max_length=5, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(source__in=["", "sum-of", "product-of", "of-lines"]),
                name="stated_source_known",
            ),
            models.CheckConstraint(
                condition=~Q(source="of-lines") | Q(scheme__isnull=False),
                name="stated_lines_of_a_scheme",
                violation_error_message=_("Only a scheme has lines to check a figure against."),
            ),
            models.CheckConstraint(
                condition=Q(take__in=["", "net", "gross", "sum"]), name="stated_take_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Explanation(Versioned):
    """Why a stated figure differs from the computed one, in words. It holds for the two amounts
    it was given for: when either moves, the difference is open again."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="explanations")
    where = models.CharField(max_length=800)
    stated = ExactDecimalField()
    computed = models.CharField(max_length=80)
    text = models.TextField(_("why it differs"))
    by = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "where"], name="explanation_once"),
            models.CheckConstraint(condition=~Q(text=""), name="explanation_says_why"),
        ]

    def __str__(self) -> str:
        return self.where


class Budget(Versioned):
    """A programme's budget in one financial year, as stated."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="budgets")
    year = models.CharField(_("financial year"), max_length=7)
    amount = ExactDecimalField(_("budget"))
    precision = ExactDecimalField(_("stated to the nearest"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "year"],
                name="budget_year_once",
                violation_error_message=_("This programme has a budget for this year."),
            )
        ]

    def __str__(self) -> str:
        return f"Budget {self.year}"


class Bridge(Versioned, Ordered):
    """A gap in funding and what fills it: `uses` and `sources` are lists of {"name", "amount"} that
    must balance."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="bridges")
    title = models.CharField(_("title"), max_length=200)
    sources = models.JSONField(_("sources"), default=list, blank=True)
    uses = models.JSONField(_("uses"), default=list, blank=True)
    precision = ExactDecimalField(_("stated to the nearest"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "title"],
                name="bridge_title_once",
                violation_error_message=_("Another bridge has this title."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class EvidenceTable(Versioned, Ordered):
    """A table of figures, of the programme or one scheme: typed columns with units, rows of
    amounts ("not received" is one), and which rows and columns are sums; all in the shape of the
    interchange file."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="evidence")
    scheme = models.ForeignKey(
        Scheme, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    title = models.CharField(_("title"), max_length=300)
    source = models.TextField(_("source"), blank=True)
    note = models.TextField(_("note"), blank=True)
    row_heading = models.CharField(_("heading of the first column"), max_length=100, blank=True)
    columns = models.JSONField(_("columns"), default=list)
    rows = models.JSONField(_("rows"), default=list)
    sums = models.JSONField(_("sums"), default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "title"],
                name="evidence_title_once",
                violation_error_message=_("Another table of this programme has this title."),
            )
        ]

    def __str__(self) -> str:
        return self.title

"""The money of schemes and programmes: lines, stated figures, budgets, bridges, evidence.

A figure column holds an amount in the shape of the interchange file: "13.83", a range
{"low": "40000", "high": "241000"} or {"missing": "not received"}; null is not given.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schemes.models.cases import Scheme
from schemes.models.lines import MoneyLine, line_rules
from schemes.models.programmes import Programme
from workbench.models import Ordered, Versioned
from workbench.rows.fields import ExactDecimalField


class SavingsLine(MoneyLine):
    """One line of a scheme. `alternative` and `counts` matter here: two schemes that count the
    same are flagged."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="lines")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "name"],
                name="line_name_once",
                violation_error_message=_("Another line of this scheme has this name."),
            ),
            *line_rules("line"),
        ]


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

"""Who approved a paper, how it came to be, what the public may not see, and what was explained."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.models.papers import Paper
from workbench.models import Ordered, User, Versioned


class Approval(Versioned, Ordered):
    """One role that was asked to approve a paper. `content` is the SHA-256 of what it was when
    the approval was given: the approval is stale once the paper comes to another.

    `asked_of` alone may answer, who holds `office`; where that has nobody, a site administrator
    says why somebody else answers (`delegation`) and `office` is empty. Nobody can answer one that
    names nobody, as one from a case file: it is asked again of somebody. `by` is who answered."""

    class State(models.TextChoices):
        REQUESTED = "requested", _("Asked")
        GIVEN = "given", _("Approved")
        RETURNED = "returned", _("Returned")

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="approvals")
    role = models.CharField(_("role"), max_length=200)
    state = models.CharField(max_length=10, choices=State, blank=True)
    on = models.DateField(_("date"), null=True, blank=True)
    comment = models.TextField(_("comment"), blank=True)
    content = models.CharField(max_length=64, blank=True)
    stale = models.BooleanField(default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    asked_of = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("asked of"),
    )
    office = models.CharField(_("office"), max_length=200, blank=True)
    delegation = models.TextField(_("why by delegation"), blank=True)
    reminded_on = models.DateField(_("reminded on"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "role"],
                name="approval_role_once",
                violation_error_message=_("This role has been asked already."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["", "requested", "given", "returned"]),
                name="approval_state_known",
            ),
        ]

    def __str__(self) -> str:
        return self.role


class Revision(Versioned, Ordered):
    """A line of the revision record from before the paper was kept here; what is issued here adds
    its own from `PaperVersion`."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="revisions")
    number = models.CharField(_("version"), max_length=20)
    on = models.DateField(_("date"), null=True, blank=True)
    author = models.CharField(_("author"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=100, blank=True)
    note = models.TextField(_("what changed"), blank=True)

    def __str__(self) -> str:
        return self.number


class Exemption(Versioned, Ordered):
    """Something besides a section that the public may not see, by which paragraph of the law, and
    why the public interest lies that way. `name` is a code, reference, title or figure's name; an
    option's stands behind its appraisal's reference and a stroke."""

    class Kind(models.TextChoices):
        OPTION = "option", _("Option")
        SCHEME = "scheme", _("Scheme")
        EVIDENCE = "evidence", _("Evidence table")
        FIGURE = "figure", _("Figure")
        ATTACHMENT = "attachment", _("Background paper")

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="exemptions")
    kind = models.CharField(_("what it is"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=200)
    paragraph = models.CharField(_("paragraph"), max_length=10)
    reason = models.TextField(_("public interest"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "kind", "name"],
                name="exemption_once",
                violation_error_message=_("This is exempt already."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["option", "scheme", "evidence", "figure", "attachment"]),
                name="exemption_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Explained(Versioned):
    """A contradiction that the figure check found and somebody explained. `mark` is the check's own
    for that rule, section and wording: another wording is another finding."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="explained")
    mark = models.CharField(max_length=64)
    why = models.TextField(_("why"))
    by_role = models.CharField(_("by"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "mark"],
                name="explained_once",
                violation_error_message=_("This is explained already."),
            )
        ]

    def __str__(self) -> str:
        return self.mark

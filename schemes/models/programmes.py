"""Programmes and who works on them."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workbench.models import Authority, User, Versioned
from workbench.rows.fields import ExactDecimalField
from workbench.rows.spelled import digits, long, reads


def _financial_year(column: str) -> Q:
    """Spelled as 2018/19."""
    year = digits(column, 1, 4) & reads(column, 5, "/") & digits(column, 6, 2)
    return long(column, 7) & year


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def visible_to(self, user: User) -> "ProgrammeQuerySet":
        """The programmes this person takes part in; all of them for a site administrator."""
        if user.is_superuser:
            return self
        return self.filter(pk__in=Membership.objects.filter(user_id=user.pk).values("programme_id"))

    def in_order(self) -> "ProgrammeQuerySet":
        return self.order_by("title", "pk")


class Programme(Versioned):
    """A savings target with the schemes and appraisals that should meet it.

    `scoring` says whether one officer records the ratings that were agreed elsewhere, or assessors
    score apart here and then agree. `plan` holds what its plan has besides rows, in the shape of
    the interchange file: captions, and the stated total of the project budget; `way_forward` the
    officers' words beneath the sentence that tells of the decisions of its appraisals; `questions`
    the questions of its business cases, empty where it uses the product's own.
    """

    class Scoring(models.TextChoices):
        OFFICER = "officer", _("One officer records agreed ratings")
        APART = "apart", _("Assessors score apart, then agree")

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT)
    reference = models.CharField(_("reference"), max_length=60)
    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    first_year = models.CharField(_("first financial year"), max_length=7)
    years = models.PositiveSmallIntegerField(_("number of years"))
    target = ExactDecimalField(_("savings target"), null=True, blank=True)
    scoring = models.CharField(
        _("how options are scored"), max_length=10, choices=Scoring, default=Scoring.OFFICER
    )
    notice_days = models.PositiveSmallIntegerField(
        _("days before a notice date on which to warn"), default=90
    )
    plan = models.JSONField(default=dict, blank=True)
    way_forward = models.TextField(_("way forward"), blank=True)
    questions = models.JSONField(default=list, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "reference"],
                name="programme_reference_once",
                violation_error_message=_(
                    "Your authority has a programme with this reference. Choose another."
                ),
            ),
            models.CheckConstraint(
                condition=_financial_year("first_year"),
                name="programme_first_year_form",
                violation_error_message=_("Write the financial year as 2018/19."),
            ),
            models.CheckConstraint(
                condition=Q(years__gte=1, years__lte=60),
                name="programme_years_range",
                violation_error_message=_("A programme runs for 1 to 60 years."),
            ),
            models.CheckConstraint(
                condition=Q(scoring__in=["officer", "apart"]), name="programme_scoring_known"
            ),
            models.CheckConstraint(
                condition=Q(notice_days__gte=1, notice_days__lte=730),
                name="programme_notice_days_range",
                violation_error_message=_("Warn 1 to 730 days before a notice date."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programme", args=[self.slug])


class Role(models.TextChoices):
    """What a person may do in one programme (docs/design.md, 7)."""

    LEAD = "lead", _("Lead officer")
    OFFICER = "officer", _("Officer")
    MODERATOR = "moderator", _("Moderator")
    ASSESSOR = "assessor", _("Assessor")
    MEMBER = "member", _("Member")
    APPROVER = "approver", _("Approver")


class Partner(models.Model):
    """An authority that takes part in a programme beside the one that owns it."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="partners")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "authority"],
                name="partner_once",
                violation_error_message=_("This authority takes part already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.authority)


class Membership(models.Model):
    """One role of one person in one programme. Everybody speaks there for the authority they work
    for, or for the one that `speaks_for` names."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role)
    speaks_for = models.ForeignKey(
        Authority, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "user", "role"], name="membership_role_once"
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}"


class OfficeHolder(models.Model):
    """A person who holds an office in a programme, such as Finance, and may approve papers for
    it."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="offices")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="offices")
    office = models.CharField(_("office"), max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "user", "office"],
                name="office_holder_once",
                violation_error_message=_("This person holds this office already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.office}"

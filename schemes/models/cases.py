"""Savings schemes with their business cases: answers, dependencies, risks, impacts and
attachments."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from schemes.models.programmes import Programme
from workbench.models import Ordered, User, Versioned
from workbench.rows.fields import ExactDecimalField


class SchemeQuerySet(models.QuerySet["Scheme"]):
    def visible_to(self, user: User) -> "SchemeQuerySet":
        """The schemes of the programmes this person takes part in."""
        return self.filter(programme__in=Programme.objects.visible_to(user))

    def in_order(self) -> "SchemeQuerySet":
        return self.order_by("position", "pk")


class Grade(models.TextChoices):
    """A likelihood, an impact or a risk: low, medium or high."""

    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class Scheme(Versioned, Ordered):
    """One savings proposal.

    `spellings` are the other ways its reference is written, `found_by` what search looks through.
    `answers` holds Markdown by question key. `from_appraisal` and `from_option` are the reference
    of the appraisal and the code of the option that it was made of; both are empty where it was
    not. `figures` keeps what its lines come to by year, worked out anew with every change of a line
    (`schemes/figures.py`); nothing is typed there.
    """

    class Status(models.TextChoices):
        IDEA = "idea", _("Idea")
        DEVELOPING = "developing", _("In development")
        APPROVED = "approved", _("Approved")
        DELIVERING = "delivering", _("In delivery")
        DELIVERED = "delivered", _("Delivered")
        STOPPED = "stopped", _("Stopped")

    class Confidence(models.TextChoices):
        RED = "red", _("Red: unlikely to be delivered as it stands")
        AMBER = "amber", _("Amber: in doubt")
        GREEN = "green", _("Green: on course")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="schemes")
    reference = models.CharField(_("reference"), max_length=60)
    slug = models.SlugField(max_length=60)
    spellings = models.JSONField(default=list, blank=True)
    found_by = models.TextField(blank=True, editable=False)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    owner_role = models.CharField(_("owner"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=Status, default="idea")
    theme = models.CharField(_("theme"), max_length=100, blank=True)
    confidence = models.CharField(
        _("confidence in delivery"), max_length=5, choices=Confidence, blank=True
    )
    confidence_reason = models.TextField(_("why"), blank=True)
    headline_amount = ExactDecimalField(_("headline saving"), null=True, blank=True)
    headline_precision = ExactDecimalField(_("stated to the nearest"), null=True, blank=True)
    headline_year = models.CharField(_("in financial year"), max_length=7, blank=True)
    answers = models.JSONField(default=dict, blank=True)
    depends_on_outside = models.JSONField(default=list, blank=True)
    from_appraisal = models.CharField(max_length=60, blank=True, editable=False)
    from_option = models.CharField(max_length=60, blank=True, editable=False)
    figures = models.JSONField(default=dict, blank=True, editable=False)

    objects = SchemeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "reference"],
                name="scheme_reference_once",
                violation_error_message=_("This programme has a scheme with this reference."),
            ),
            models.UniqueConstraint(fields=["programme", "slug"], name="scheme_slug_once"),
            models.CheckConstraint(
                condition=Q(
                    status__in=[
                        "idea",
                        "developing",
                        "approved",
                        "delivering",
                        "delivered",
                        "stopped",
                    ]
                ),
                name="scheme_status_known",
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=["", "red", "amber", "green"]),
                name="scheme_confidence_known",
            ),
            models.CheckConstraint(
                condition=Q(confidence="") | ~Q(confidence_reason=""),
                name="scheme_confidence_has_reason",
                violation_error_message=_("Say why the confidence is what it is."),
            ),
            models.CheckConstraint(
                condition=Q(headline_amount__isnull=False) | Q(headline_precision=None),
                name="scheme_headline_whole",
                violation_error_message=_("Give the headline saving as well as its precision."),
            ),
            models.CheckConstraint(
                condition=Q(from_appraisal="", from_option="")
                | (~Q(from_appraisal="") & ~Q(from_option="")),
                name="scheme_from_an_option",
                violation_error_message=_(
                    "Name both the appraisal and its option that the scheme comes from, or neither."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("scheme", args=[self.programme.slug, self.slug])


class DeliveryOption(Versioned, Ordered):
    """One of the ways to deliver a scheme that were considered, before they are appraised.
    `benefits` and `drawbacks` are lists of short texts."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="delivery_options")
    name = models.CharField(_("name"), max_length=200)
    summary = models.TextField(_("description"), blank=True)
    benefits = models.JSONField(_("benefits"), default=list, blank=True)
    drawbacks = models.JSONField(_("drawbacks"), default=list, blank=True)

    class Meta:
        verbose_name = _("delivery option")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="delivery_option_named",
                violation_error_message=_("Name the option."),
            ),
            models.UniqueConstraint(
                fields=["scheme", "name"],
                name="delivery_option_once",
                violation_error_message=_(
                    "This scheme has an option with this name. Change that one, or choose another "
                    "name."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Dependency(Ordered):
    """One scheme that must be delivered before another. The action that writes it refuses a
    circle."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="dependencies")
    needs = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="needed_by")

    class Meta:
        verbose_name_plural = "dependencies"
        constraints = [
            models.UniqueConstraint(fields=["scheme", "needs"], name="dependency_once"),
            models.CheckConstraint(
                condition=~Q(scheme=F("needs")),
                name="dependency_on_another",
                violation_error_message=_("A scheme cannot depend on itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} needs {self.needs}"


class Risk(Versioned, Ordered):
    """Something that may stop a scheme, how likely and how grave that is, and what is done about
    it."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="risks")
    risk = models.TextField(_("risk"))
    likelihood = models.CharField(_("likelihood"), max_length=6, choices=Grade, blank=True)
    impact = models.CharField(_("impact"), max_length=6, choices=Grade, blank=True)
    owner_role = models.CharField(_("owner"), max_length=200, blank=True)
    mitigation = models.TextField(_("what is done about it"), blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(likelihood__in=["", *Grade.values], impact__in=["", *Grade.values]),
                name="risk_grades_known",
            )
        ]

    def __str__(self) -> str:
        return self.risk[:80]


class Impact(Versioned, Ordered):
    """An effect of a scheme on a group of people: one of the nine protected characteristics, or any
    other group in words."""

    class Kind(models.TextChoices):
        POSITIVE = "positive", _("Positive")
        NEGATIVE = "negative", _("Negative")
        NEUTRAL = "neutral", _("Neutral")
        DISPROPORTIONATE = "disproportionate", _("Disproportionate")

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="impacts")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    group = models.CharField(_("group"), max_length=200, blank=True)
    text = models.TextField(_("impact"))
    mitigation = models.TextField(_("what is done about it"), blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["positive", "negative", "neutral", "disproportionate"]),
                name="impact_kind_known",
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Attachment(models.Model):
    """A file that supports a scheme. It is only ever downloaded, never shown by the site."""

    TOLD_WHEN_REMOVED = True

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="attachments")
    title = models.CharField(_("what it is"), max_length=200)
    file_name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.title


class AttachmentContent(models.Model):
    """The bytes of an attachment, apart from its row, which lists read without them."""

    attachment = models.OneToOneField(
        Attachment, on_delete=models.CASCADE, related_name="kept", primary_key=True
    )
    content = models.BinaryField()

    def __str__(self) -> str:
        return str(self.attachment)

"""Committee papers: their facts and the text of their sections."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from appraisal.models import Appraisal
from schemes.models import Programme, Scheme
from workbench.models import Ordered, Versioned


class Paper(Versioned, Ordered):
    """A committee report in one house format. `facts` are what its cover says; `appraisals` and
    `schemes` are those it speaks of, all of the programme where it names none, and `appraisal` the
    one among them that it reports on; `background` are the papers it rests on, a line each;
    `show_approvals` puts its approvals into the copy for the public."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="papers")
    appraisal = models.ForeignKey(
        Appraisal, on_delete=models.PROTECT, null=True, blank=True, related_name="papers"
    )
    appraisals = models.ManyToManyField(Appraisal, blank=True, related_name="told_in")
    schemes = models.ManyToManyField(Scheme, blank=True, related_name="papers")
    reference = models.CharField(_("reference"), max_length=60)
    slug = models.SlugField(max_length=60)
    house_format = models.CharField(_("house format"), max_length=100)
    title = models.CharField(_("title"), max_length=300)
    facts = models.JSONField(default=dict, blank=True)
    show_approvals = models.BooleanField(_("approvals in the public copy"), default=True)
    background = models.JSONField(_("background papers"), default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "reference"],
                name="paper_reference_once",
                violation_error_message=_("This programme has a paper with this reference."),
            ),
            models.UniqueConstraint(fields=["programme", "slug"], name="paper_slug_once"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("paper", args=[self.programme.slug, self.slug])


class PaperHeading(Versioned, Ordered):
    """What a paper has otherwise than its house format at one heading: its place among the others,
    its words, or that it is left out. `key` is the format's; an `own` heading is none of the format
    and has a key of the paper's, by which its section is called. It stands `beneath` the heading of
    another key, or at the top, of the appendices where it is an `appendix`."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="headings")
    key = models.CharField(max_length=100)
    heading = models.CharField(_("heading"), max_length=200, blank=True)
    own = models.BooleanField(default=False)
    beneath = models.CharField(max_length=100, blank=True)
    appendix = models.BooleanField(default=False)
    left_out = models.BooleanField(_("left out"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "key"], name="heading_key_once")]

    def __str__(self) -> str:
        return self.heading or self.key.replace("-", " ").capitalize()


class Section(Versioned, Ordered):
    """The text of one section, in Markdown, by the key its house format gives it. `exempt` holds
    the Schedule 12A paragraph where the public may not see it."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="sections")
    key = models.SlugField(max_length=100)
    text = models.TextField(_("text"), blank=True)
    exempt = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "key"], name="section_key_once")]

    def __str__(self) -> str:
        return self.key.replace("-", " ").capitalize()

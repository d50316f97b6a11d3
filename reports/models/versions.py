"""What was issued: a paper frozen with everything behind it."""

from typing import ClassVar, Final

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reports.models.papers import Paper
from reports.models.sealing import SAID, TEXTS, text_sha256, version_fingerprint
from workbench.models import Frozen, FrozenQuerySet, User

# How the trail calls the issuing of a version.
ISSUED: Final = "issued a version"


class PaperVersionQuerySet(FrozenQuerySet["PaperVersion"]):
    def light(self) -> "PaperVersionQuerySet":
        """Without the frozen texts, which are long."""
        return self.defer(*TEXTS)

    def issued_with(self, sha256: str) -> "PaperVersion | None":
        """The version made from the case, whole or public, whose SHA-256 this is."""
        made = Q(public_sha256=sha256) | Q(case_sha256=sha256)
        return self.light().filter(made).select_related("paper__programme").order_by("pk").last()


class PaperVersion(Frozen):
    """A paper as it was issued. `case` is the interchange file it was made from, whole, `public`
    the one without exempt matter, each the bytes whose SHA-256 stands beside it; `content` is the
    content tree of the public paper, `whole_content` that of the whole one, both as JSON;
    `house_format` is the file of the format it was made in, which versions from before it was kept
    have not."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="versions")
    number = models.CharField(max_length=20)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    author = models.CharField(max_length=200)
    status = models.CharField(max_length=100)
    reason = models.TextField()
    engine = models.CharField(max_length=20)
    case = models.TextField()
    case_sha256 = models.CharField(max_length=64)
    public = models.TextField()
    public_sha256 = models.CharField(max_length=64, db_index=True)
    content = models.TextField()
    whole_content = models.TextField()
    house_format = models.TextField(default="")
    # The sum of all of this (`sealing.py`), which is on the trail as well.
    fingerprint = models.CharField(max_length=64, blank=True, default="")

    objects: ClassVar = PaperVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "number"],
                name="version_number_once",
                violation_error_message="This version was issued already.",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_as_issued(self) -> bool:
        """Whether it still is what was issued, text by text and column by column."""
        return (
            text_sha256(self.case) == self.case_sha256
            and text_sha256(self.public) == self.public_sha256
            and self.reckoned_fingerprint() == self.fingerprint
        )

    def reckoned_fingerprint(self) -> str:
        """The fingerprint that it has as it stands."""
        return version_fingerprint({name: getattr(self, name) for name in (*SAID, *TEXTS)})

    def sealed(self) -> "PaperVersion":
        """The version with its fingerprint, for when it is issued."""
        self.fingerprint = self.reckoned_fingerprint()
        return self

    def get_absolute_url(self) -> str:
        programme = self.paper.programme
        return reverse("paper-version", args=[programme.slug, self.paper.slug, self.number])


class IssuedFileQuerySet(FrozenQuerySet["IssuedFile"]):
    def with_sum(self, sha256: str) -> "IssuedFile | None":
        """The file whose SHA-256 this is."""
        light = self.select_related("version__paper__programme").defer(
            *(f"version__{name}" for name in TEXTS)
        )
        return light.filter(sha256=sha256).order_by("pk").first()


class IssuedFile(Frozen):
    """One file of an issued version, by the SHA-256 of its bytes: which `copy` of the paper, and
    what kind of file (".pdf"). A version made again with newer libraries may have several."""

    class Copy(models.TextChoices):
        PUBLIC = "public", _("public copy")
        WHOLE = "whole", _("whole copy, not for publication")
        PART_2 = "part-2", _("part 2, not for publication")

    version = models.ForeignKey(PaperVersion, on_delete=models.PROTECT, related_name="files")
    copy = models.CharField(max_length=10, choices=Copy)
    suffix = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64, validators=[RegexValidator(r"^[0-9a-f]{64}$")])
    made_at = models.DateTimeField()

    objects: ClassVar = IssuedFileQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "copy", "suffix", "sha256"],
                name="issued_file_once",
                violation_error_message="This file is on record already.",
            ),
            models.CheckConstraint(
                condition=Q(copy__in=["public", "whole", "part-2"]),
                name="issued_file_copy_known",
                violation_error_message="A copy is the public one, the whole one, or part 2.",
            ),
        ]
        indexes = [models.Index(fields=["sha256"], name="issued_file_sum")]

    def __str__(self) -> str:
        return f"{self.get_copy_display()} ({self.suffix})"

"""What was issued: a paper frozen with everything behind it."""

from typing import ClassVar, Final

from django.db import models
from django.db.models import Q
from django.urls import reverse

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
    content tree of the public paper, `whole_content` that of the whole one, both as JSON."""

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

"""What people say to each other about an option, a rating or a section while they work on it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from appraisal.models import Criterion, Option
from reports.models.papers import Paper
from schemes.models import Programme
from workbench.models import User, Versioned


class Comment(Versioned):
    """One comment, open until somebody resolves it, or the reply to one. It is on an option, on a
    cell (an option and a criterion) or on a section of a paper, by its key; `about` is what that
    was called. Its words never change, and no paper has them. `said_by` is the role of somebody on
    another site, from which a case file brought it; then `by` is who brought it in."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+")
    option = models.ForeignKey(
        Option, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    criterion = models.ForeignKey(
        Criterion, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    paper = models.ForeignKey(
        Paper, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    section = models.SlugField(max_length=100, blank=True)
    about = models.CharField(_("about"), max_length=300)
    text = models.TextField(_("comment"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    said_by = models.CharField(_("said by"), max_length=300, blank=True)
    at = models.DateTimeField()
    reply_to = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies"
    )
    resolved_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resolved by"),
    )
    resolved_at = models.DateTimeField(_("resolved"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(option__isnull=False, paper__isnull=True, section="")
                | (
                    Q(option__isnull=True, criterion__isnull=True, paper__isnull=False)
                    & ~Q(section="")
                ),
                name="comment_on_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(resolved_by__isnull=True, resolved_at__isnull=True)
                | Q(resolved_by__isnull=False, resolved_at__isnull=False),
                name="comment_resolved_whole",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
        ]

    def __str__(self) -> str:
        return self.about

    @property
    def author(self) -> str:
        """Who said it: a person of this site, or a role on another."""
        return self.said_by or str(self.by)

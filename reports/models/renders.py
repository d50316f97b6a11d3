"""Files of papers, each made once, however many ask for it."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from workbench.models import User


class RenderQuerySet(models.QuerySet["Render"]):
    def light(self) -> "RenderQuerySet":
        """Without what the files are made from, which only their making needs."""
        return self.defer("content")

    def running(self) -> "RenderQuerySet":
        return self.filter(state=Render.State.RUNNING)

    def waiting(self) -> "RenderQuerySet":
        return self.filter(state=Render.State.WAITING)

    def alive(self, at: datetime) -> "RenderQuerySet":
        """Those whose maker has been heard of lately."""
        return self.running().exclude(_away("heartbeat_at", at))

    def lost(self, at: datetime) -> "RenderQuerySet":
        """Those whose maker has not been heard of for too long."""
        return self.running().filter(_away("heartbeat_at", at))

    def unheard(self, at: datetime) -> "RenderQuerySet":
        """Those that have waited so long that their message to the workers may be lost."""
        return self.waiting().filter(_away("queued_at", at))


def _away(moment: str, at: datetime) -> Q:
    """Whether a moment is further from `at` than a heart may stop; one that is yet to come was
    written before the clock was set back."""
    longest = heart_stops()
    return Q(**{f"{moment}__lt": at - longest}) | Q(**{f"{moment}__gt": at + longest})


def heart_stops() -> timedelta:
    """How long a maker may be silent before it counts as dead."""
    return timedelta(seconds=settings.RENDER_HEART_STOPS)


class Render(models.Model):
    """One file of one content in one kind: where its making stands, and how far it has come.

    `key` names the content, so the same content has one row. `run` is the one attempt that may
    still write here: an attempt that was given up for dead and wakes again is turned away by it.
    `content` is what the file is made from, kept until the file is there.
    """

    LEFT_OUT_OF_BACKUPS: Final = "files of papers: they are made again when somebody asks"
    # A file that nobody has asked for since is asked for anew: seldom written down, often enough.
    ASKED_LATELY: Final = timedelta(hours=1)

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Being made")
        DONE = "done", _("Made")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Cancelled")

    key = models.CharField(max_length=64, validators=[RegexValidator(r"^[0-9a-f]{64}$")])
    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    content = models.BinaryField(null=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    queued_at = models.DateTimeField()
    task_id = models.CharField(max_length=64, blank=True, default="")
    attempts = models.PositiveIntegerField(default=0)
    run = models.UUIDField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    steps_done = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=0)
    doing = models.CharField(max_length=200, blank=True, default="")
    error = models.TextField(blank=True, default="")
    size = models.PositiveBigIntegerField(null=True, blank=True)

    objects = RenderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], name="render_once"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running", "done", "failed", "cancelled"]),
                name="render_state_known",
                violation_error_message="A file is waiting, running, done, failed or cancelled.",
            ),
            models.CheckConstraint(
                condition=Q(state="running", run__isnull=False, heartbeat_at__isnull=False)
                | (~Q(state="running") & Q(run__isnull=True)),
                name="render_runs_with_a_heart",
                violation_error_message="A file that is being made has a run and a heartbeat.",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(size__isnull=False),
                name="render_done_has_size",
                violation_error_message="A file that is made has a size.",
            ),
            models.CheckConstraint(
                condition=Q(state="done") | Q(content__isnull=False),
                name="render_has_content",
                violation_error_message="A file that is not made keeps what it is made from.",
            ),
            models.CheckConstraint(
                condition=Q(steps_done__lte=F("steps")),
                name="render_steps_within",
                violation_error_message="No more steps can be done than there are.",
            ),
        ]
        indexes = [models.Index(fields=["state", "heartbeat_at"], name="render_state")]

    def __str__(self) -> str:
        return f"{self.title} ({self.kind})"

    @property
    def unfinished(self) -> bool:
        return self.state in {self.State.WAITING, self.State.RUNNING}

    @property
    def given_up(self) -> bool:
        return self.state in {self.State.FAILED, self.State.CANCELLED}

    def read_file(self) -> bytes:
        """The file. Raises `FileNotFoundError` unless it is made: ask for it with
        `request_render`."""
        found = RenderFile.objects.filter(render=self, render__state=self.State.DONE).first()
        if found is None:
            raise FileNotFoundError(f"{self} is not made.")
        return bytes(found.content)


class RenderFile(models.Model):
    """The bytes of a file that is made, written together with its state. They can all be made
    again."""

    LEFT_OUT_OF_BACKUPS: Final = Render.LEFT_OUT_OF_BACKUPS

    render = models.OneToOneField(
        Render, on_delete=models.CASCADE, related_name="file", primary_key=True
    )
    content = models.BinaryField()

    def __str__(self) -> str:
        return str(self.render)

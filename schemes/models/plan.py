"""The plan of a programme: its workstreams, milestones, project budget and events. The steps of its
timetable are timed steps (`schemes/models/timetable.py`); captions and the stated total of the
budget stand in the programme's own row."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schemes.models.programmes import Programme
from workbench.models import Ordered, Versioned


class Workstream(Versioned, Ordered):
    """A workstream of the plan, with what it is for."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="workstreams")
    name = models.TextField(_("name"))
    purpose = models.TextField(_("purpose"), blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="workstream_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Activity(Versioned, Ordered):
    """An activity of a workstream; `products` are the texts of what it produces."""

    workstream = models.ForeignKey(Workstream, on_delete=models.CASCADE, related_name="activities")
    activity = models.TextField(_("activity"))
    products = models.JSONField(_("products"), default=list, blank=True)

    class Meta:
        verbose_name = _("activity")
        constraints = [
            models.CheckConstraint(condition=~Q(activity=""), name="activity_says_what"),
        ]

    def __str__(self) -> str:
        return self.activity


class MilestonePoint(Versioned, Ordered):
    """A point of time of the milestones: a heading of their table. A key that is a month
    ("2016-09") is printed beside the label."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="points")
    key = models.CharField(_("key"), max_length=60)
    label = models.TextField(_("label"))

    class Meta:
        verbose_name = _("point of time")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "key"],
                name="milestone_point_once",
                violation_error_message=_("Another point of time has this key. Choose another."),
            ),
            models.CheckConstraint(condition=~Q(label=""), name="milestone_point_has_label"),
        ]

    def __str__(self) -> str:
        return self.label


class MilestoneRow(Versioned, Ordered):
    """A row of the milestones: of the option with the code `option`, or of the whole project."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="milestone_rows"
    )
    option = models.CharField(_("option"), max_length=60, blank=True)
    name = models.TextField(_("name"))

    class Meta:
        verbose_name = _("row of milestones")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="milestone_row_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Milestone(Versioned, Ordered):
    """What happens from one point of time to another, both included."""

    row = models.ForeignKey(MilestoneRow, on_delete=models.CASCADE, related_name="milestones")
    starts = models.ForeignKey(
        MilestonePoint, on_delete=models.CASCADE, related_name="+", verbose_name=_("from")
    )
    ends = models.ForeignKey(
        MilestonePoint, on_delete=models.CASCADE, related_name="+", verbose_name=_("to")
    )
    text = models.TextField(_("what happens"))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="milestone_says_what"),
        ]

    def __str__(self) -> str:
        return self.text


class BudgetItem(Versioned, Ordered):
    """An item of the project's budget, perhaps of a workstream; its amount is in the shape of the
    interchange file."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="budget_items")
    workstream = models.TextField(_("workstream"), blank=True)
    item = models.TextField(_("item"))
    amount = models.JSONField(_("amount"))
    approximate = models.BooleanField(_("about so much"), default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(item=""), name="budget_item_says_what"),
        ]

    def __str__(self) -> str:
        return self.item


class PlanEvent(Versioned, Ordered):
    """An event of the plan as papers list it: `when` and `attendance` are words."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="events")
    when = models.TextField(_("when"))
    title = models.TextField(_("title"))
    sessions = models.PositiveIntegerField(_("sessions"), null=True, blank=True)
    group = models.TextField(_("group"), blank=True)
    attendance = models.TextField(_("number who came"), blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("event")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(when=""), name="event_has_title_and_time"
            ),
            models.CheckConstraint(
                condition=Q(sessions=None) | Q(sessions__gte=1),
                name="event_sessions_counted",
                violation_error_message=_("Enter how many sessions there were, 1 or more."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

"""Scales with their levels, and measures with their values."""

import re
from collections.abc import Iterable

from django.db import models
from django.db.models import F, FloatField, Q
from django.db.models.functions import Cast
from django.db.models.lookups import LessThan
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from appraisal.models.appraisals import Appraisal
from appraisal.models.options import Option
from workbench.models import Ordered, Versioned
from workbench.numbers.listing import within
from workbench.numbers.text import plain_number
from workbench.rows.fields import ExactDecimalField

_KEY = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")


class Scale(Versioned, Ordered):
    """A scale for ratings: named levels with points, or any points from a minimum to a maximum."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="scales")
    key = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(max_length=60)
    minimum = ExactDecimalField(_("lowest points"), null=True, blank=True)
    maximum = ExactDecimalField(_("highest points"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "key"],
                name="scale_key_once",
                violation_error_message=_("Another scale has this name. Choose a different one."),
            ),
            models.UniqueConstraint(fields=["appraisal", "slug"], name="scale_slug_once"),
            models.CheckConstraint(
                condition=Q(minimum=None, maximum=None)
                | Q(
                    LessThan(Cast(F("minimum"), FloatField()), Cast(F("maximum"), FloatField())),
                    minimum__isnull=False,
                    maximum__isnull=False,
                ),
                name="scale_range_whole",
                violation_error_message=_("The lowest points must be below the highest."),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def named(self, levels: Iterable["Level"]) -> str:
        """What people call the scale: its name, or its levels where it has no more than the key of
        a case file: "Low, medium, high" for "hml"."""
        words = [str(level) for level in levels]
        if not _KEY.fullmatch(self.key) or not (words or self.minimum is not None):
            return self.key
        if words:
            first, *others = words
            return ", ".join([first, *map(within, others)])
        most = plain_number(self.maximum or 0)
        return gettext("%(least)s to %(most)s") % {
            "least": plain_number(self.minimum or 0),
            "most": most,
        }


class Level(Ordered):
    """One level of a scale: its name, its meaning and its points."""

    scale = models.ForeignKey(Scale, on_delete=models.CASCADE, related_name="levels")
    key = models.CharField(_("word"), max_length=60)
    name = models.CharField(_("name"), max_length=100, blank=True)
    definition = models.TextField(_("definition"), blank=True)
    points = ExactDecimalField(_("points"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scale", "key"],
                name="level_key_once",
                violation_error_message=_("Each level of a scale has its own word."),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.key.capitalize()


class Measure(Ordered):
    """A quantity with its unit that each option has a value of: payback in years, cost in
    pounds."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="measures")
    key = models.CharField(_("key"), max_length=60)
    name = models.CharField(_("name"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "key"],
                name="measure_key_once",
                violation_error_message=_("Another measure has this key. Choose a different one."),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.key.replace("_", " ")


class MeasureValue(Versioned, Ordered):
    """The value of a measure for one option."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="values")
    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="measure_values")
    value = ExactDecimalField(_("value"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "option"], name="measure_value_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure} of {self.option}"

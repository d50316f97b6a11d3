"""Charts in templates."""

from django.template import Library
from django.utils.safestring import SafeString, mark_safe

from workbench.charts.chart import AnyChart
from workbench.charts.drawing import PHONE, svg

register = Library()


@register.filter
def drawn(chart: AnyChart) -> SafeString:
    """The chart as a picture within the page; whoever draws it escapes its words."""
    return mark_safe(svg(chart).decode())  # noqa: S308


@register.filter
def drawn_narrow(chart: AnyChart) -> SafeString:
    """The chart as a picture for a narrow window."""
    return mark_safe(svg(chart, PHONE).decode())  # noqa: S308

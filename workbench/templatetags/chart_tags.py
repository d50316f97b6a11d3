"""Charts in templates."""

from django.template import Library
from django.utils.safestring import SafeString, mark_safe

from workbench.charts.chart import Chart, Points
from workbench.charts.drawing import svg

register = Library()


@register.filter
def drawn(chart: Chart | Points) -> SafeString:
    """The chart as a picture within the page; whoever draws it escapes its words."""
    return mark_safe(svg(chart).decode())  # noqa: S308

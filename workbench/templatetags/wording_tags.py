"""Texts, figures and moments in templates, worded where everything else is."""

from collections.abc import Iterable

from django.template import Library

from workbench.dates import day, moment
from workbench.numbers.text import pounds
from workbench.pages import markdown
from workbench.pages.runs import Run
from workbench.templatetags.table_tags import Writer

register = Library()


@register.filter
def written(runs: Iterable[Run], writer: Writer) -> str:
    """The runs as HTML by the writer of the paper they stand in: `cell.runs|written:writer`."""
    return writer.runs(runs)


register.filter("markdown", markdown.to_html)
register.filter("moment", moment)
register.filter("day", day)
register.filter("pounds", pounds)

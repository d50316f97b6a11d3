"""Texts, figures and moments in templates, worded where everything else is."""

from collections.abc import Iterable

from django.template import Context, Library
from django.utils.safestring import SafeString

from workbench.dates import day, moment
from workbench.numbers.text import pounds
from workbench.pages import markdown
from workbench.pages.runs import Run
from workbench.pages.table_markup import Writer, rows_markup
from workbench.pages.tables import Table

register = Library()


@register.filter
def written(runs: Iterable[Run], writer: Writer) -> str:
    """The runs as HTML by the writer of the paper they stand in: `cell.runs|written:writer`."""
    return writer.runs(runs)


@register.simple_tag(takes_context=True)
def table_rows(context: Context, table: Table) -> SafeString:
    """The rows of a table for a page, with the `writer` of the paper that it stands in, if any."""
    return rows_markup(table, context.get("writer"))


register.filter("markdown", markdown.to_html)
register.filter("moment", moment)
register.filter("day", day)
register.filter("pounds", pounds)

"""Texts, figures and moments in templates, worded where everything else is."""

from django.template import Library

from workbench.dates import day, moment
from workbench.numbers.text import pounds
from workbench.pages import markdown

register = Library()

register.filter("markdown", markdown.to_html)
register.filter("moment", moment)
register.filter("day", day)
register.filter("pounds", pounds)

"""Texts, figures and moments in templates, worded where everything else is."""

from django.template import Library

from workbench import words as wording
from workbench.pages import markdown

register = Library()

register.filter("markdown", markdown.to_html)
register.filter("moment", wording.moment)
register.filter("day", wording.day)
register.filter("pounds", wording.pounds)

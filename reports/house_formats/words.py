"""What the blocks of house formats are called on pages."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BLOCK_NAMES: Final[Mapping[str, str | Promise]] = {
    "text": _("A text that officers write"),
    "recommendations": _("Recommendations that officers write"),
    "facts": _("A box of facts"),
    "approvals": _("Who approved the paper"),
    "revisions": _("The versions of the paper"),
    "background-papers": _("Background papers"),
    "answer": _("The result of the appraisal in a sentence"),
    "options": _("The options in words"),
    "criteria": _("The criteria and their rules"),
    "each-criterion": _("A heading for each criterion, with its text and ratings"),
    "gateway-matrix": _("Which options pass which gateways"),
    "ranked": _("The ranked table"),
    "finance": _("Option finance as a table"),
    "finance-chart": _("Option finance as a chart"),
    "contributions-chart": _("What each criterion adds to the totals, as a chart"),
    "saving-lines": _("The lines of savings"),
    "schemes-summary": _("The savings schemes in a table"),
    "portfolio": _("The savings schemes together, year by year"),
    "reconciliation": _("Stated figures that their parts do not give"),
    "each-scheme": _("A heading for each savings scheme, with its business case"),
    "each-strand": _("A heading for each appraisal, with its text and options"),
    "options-compared": _("Options beside one another by their facts"),
    "considerations": _("What the options are weighed by in words"),
    "way-forward": _("The way forward"),
    "decision": _("What was decided"),
    "in-brief": _("The case in brief, for a single page"),
    "partners": _("Which authorities would join each option"),
    "timetable": _("The timetable of the plan"),
    "workstreams": _("Workstreams"),
    "milestones": _("Milestones by option"),
    "budget": _("The project budget"),
    "events": _("Events with the people who were asked"),
    "periods": _("Timed steps as a table"),
    "delivery-summary": _("Where the delivery of savings stands, in words"),
    "delivery-chart": _("The target of delivery in its parts, as a chart"),
    "delivery-months": _("Delivery month by month, as a chart and a table"),
    "delivery-table": _("Delivery scheme by scheme"),
    "delivery-attention": _("Schemes whose delivery needs attention"),
    "delivery-lost": _("Savings lost and what replaces them"),
    "periods-chart": _("Timed steps as bars along the months"),
    "budgets-by-year": _("Budgets by year"),
    "bridges": _("Funding gaps and what fills them"),
}


def block_name(kind: str) -> str:
    """What people call a kind of block."""
    return str(BLOCK_NAMES.get(kind, kind))

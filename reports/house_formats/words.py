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
    "value-for-money": _("Cost against score"),
    "weights-chart": _("What moving each weight does to the first place, as charts"),
    "changes-chart": _("What one change of a weight or a rating does to the lead, as a chart"),
    "profiles-chart": _("Where the first options stand on each criterion, as a chart"),
    "assessors-chart": _("How far the assessors’ totals and ratings lie apart, as charts"),
    "robustness": _("How sure the first place is under other weights and ratings"),
    "scenarios": _("Scenarios of what-if side by side"),
    "saving-lines": _("The lines of savings"),
    "option-costs": _("What options cost and save by year"),
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
    "actions": _("Actions and conditions, with their owners and days"),
    "contracts": _("Contracts, with their ends and their notice"),
    "engagement": _("Engagement: who came, what was said and what was done"),
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

# What each setting of a block is called, by its name in the file, and what helps to give it.
SETTING_NAMES: Final[Mapping[str, str | Promise]] = {
    "section": _("Name of the text that officers write"),
    "empty": _("Sentence by which an officer may say that there is nothing to say"),
    "optional": _("It may stay empty"),
    "lead_in": _("Sentence before the recommendations"),
    "style": _("How they stand"),
    "begin": _("Word with which each begins"),
    "appendices": _("Label of one more fact, which lists the appendices"),
    "caption": _("Title above it"),
    "where_finance": _("What follows a criterion that is measured in money"),
    "table": _("With its tables"),
    "by": _("What the schemes are grouped by"),
    "show": _("Which part of the case"),
}
SETTING_HELP: Final[Mapping[str, str | Promise]] = {
    "section": _(
        "Each text is printed once. Beneath a heading for each criterion the name holds {code}, "
        "for each appraisal {reference}."
    ),
    "empty": _("Like “There are no legal implications.” Empty: it has to be written."),
    "begin": _("Like “That”. The check sees to it."),
    "appendices": _("Empty: they are not listed."),
    "caption": _("Empty: the usual one, or none."),
}
STYLE_NAMES: Final[Mapping[str, str | Promise]] = {
    "paragraphs": _("Numbered paragraphs"),
    "list": _("A list"),
}
GROUPING_NAMES: Final[Mapping[str, str | Promise]] = {
    "theme": _("Theme"),
    "status": _("Status"),
    "confidence": _("Confidence"),
    "risk": _("Risk"),
}
BRIEF_NAMES: Final[Mapping[str, str | Promise]] = {
    "question": _("The question"),
    "answer": _("The answer"),
    "options": _("The options"),
    "why": _("Why"),
    "money": _("The money"),
    "risks": _("The main risks"),
    "decided": _("What was decided"),
}
# What the box of a scheme can say, and what the headings of its business case can show.
SCHEME_FACT_NAMES: Final[Mapping[str, str | Promise]] = {
    "title": _("Title"),
    "saving": _("Saving"),
    "reference": _("Reference"),
    "description": _("Description"),
    "owner": _("Owner"),
    "theme": _("Theme"),
    "status": _("Status"),
    "confidence": _("Confidence"),
}
SHOWN_NAMES: Final[Mapping[str, str | Promise]] = {
    "headline": _("The saving in a sentence"),
    "lines": _("Its lines"),
    "years": _("Its amounts by year"),
    "evidence": _("Its evidence"),
    "differences": _("Stated figures that its parts do not give"),
    "dependencies": _("What it depends on"),
    "risks": _("Its risks"),
    "impacts": _("Its impacts"),
    "options": _("Its delivery options"),
    "appraisals": _("What the appraisals of its options come to"),
}

# What the lists of a format are called, and adding to each.
LIST_NAMES: Final[Mapping[str, str | Promise]] = {
    "cover": _("Facts with which a paper opens"),
    "blocks": _("What is printed"),
    "facts": _("Its facts"),
    "box": _("Lines of its box"),
    "parts": _("Its headings"),
    "headings": _("Headings"),
}
# The page of each, by what it belongs to.
LIST_TITLES: Final[Mapping[str, str | Promise]] = {
    "blocks": _("What is printed beneath “%(name)s”"),
    "facts": _("Facts of “%(name)s”"),
    "box": _("Lines of the box of “%(name)s”"),
    "parts": _("Headings of “%(name)s”"),
}
ADD_NAMES: Final[Mapping[str, str | Promise]] = {
    "cover": _("Add a fact"),
    "blocks": _("Add something to print"),
    "facts": _("Add a fact"),
    "box": _("Add a line"),
    "parts": _("Add a heading"),
    "headings": _("Add a heading"),
}


def block_name(kind: str) -> str:
    """What people call a kind of block."""
    return str(BLOCK_NAMES.get(kind, kind))

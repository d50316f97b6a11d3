"""The blocks that a house format may place, with the settings of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Told(StrEnum):
    """The kind of a block's setting."""

    SECTION = "section"  # the key of a text that officers write
    TEXT = "text"
    FLAG = "flag"
    FACTS = "facts"  # labels with the paper's facts
    FINANCE = "finance"  # blocks that show option finance
    NAMES = "names"  # a list of texts
    STYLE = "style"  # paragraphs or list
    BY = "by"  # what schemes are grouped by
    BRIEF = "brief"  # the part of a decision in brief
    SCHEME_FACTS = "scheme facts"  # labels with what a scheme shows
    SCHEME_PARTS = "scheme parts"  # headings of a scheme's business case


@dataclass(frozen=True, slots=True)
class Parameter:
    """A setting of a block: a flag is `usual` where the format says nothing of it."""

    kind: Told
    needed: bool = False
    usual: bool = False


_SECTION = Parameter(Told.SECTION, needed=True)
_CAPTION = {"caption": Parameter(Told.TEXT)}

BLOCKS: Mapping[str, Mapping[str, Parameter]] = {
    # What officers write. `empty` are the words where nothing is written ("None."), `optional`
    # prints nothing there.
    "text": {"section": _SECTION, "empty": Parameter(Told.TEXT), "optional": Parameter(Told.FLAG)},
    # Each item of the section's list is a recommendation, as a numbered paragraph or in a list;
    # `begin` is the word that each must begin with ("That"), which the check sees to.
    "recommendations": {
        "section": _SECTION,
        "lead_in": Parameter(Told.TEXT),
        "style": Parameter(Told.STYLE),
        "begin": Parameter(Told.TEXT),
    },
    # The paper about itself. `appendices` is the label of one more fact, which lists them.
    "facts": {
        "facts": Parameter(Told.FACTS, needed=True),
        "appendices": Parameter(Told.TEXT),
        **_CAPTION,
    },
    "approvals": _CAPTION,
    "revisions": _CAPTION,
    "background-papers": {},
    # One appraisal, scored or in words
    "answer": {},
    "options": {},
    "criteria": {},
    "each-criterion": {"section": _SECTION, "where_finance": Parameter(Told.FINANCE)},
    "gateway-matrix": {},
    "ranked": {},
    "finance": {},
    "finance-chart": {},
    "contributions-chart": {},
    # What each option costs for what it scores; nothing where no option has a cost and a total.
    "value-for-money": {},
    # How sure the first place is under other weights and ratings; nothing where it cannot be told.
    "robustness": {},
    # What people tried and saved, the options side by side; nothing where nothing is saved.
    "scenarios": {},
    # What a moved weight or rating does, where options stand on every scale, how far assessors lie
    # apart: each a picture with its table; nothing where there is nothing to draw.
    "weights-chart": {},
    "changes-chart": {},
    "profiles-chart": {},
    "assessors-chart": {},
    "saving-lines": {},
    # What options cost and save by year; nothing where none has lines.
    "option-costs": {},
    # Savings schemes: those that the paper names, or all of the programme
    "schemes-summary": {},
    "portfolio": {"by": Parameter(Told.BY)},
    "reconciliation": {},
    # What was delivered of the schemes, as the last close froze it
    "delivery-summary": {},
    "delivery-chart": {},
    "delivery-months": {},
    "delivery-table": {},
    "delivery-attention": {},
    "delivery-lost": {},
    # A heading for each scheme, in place of the one that the block stands under
    "each-scheme": {
        "box": Parameter(Told.SCHEME_FACTS),
        "parts": Parameter(Told.SCHEME_PARTS, needed=True),
        **_CAPTION,
    },
    # The strands of a programme: each appraisal with its options, benefits and drawbacks, under a
    # heading of its own unless a text has placed it; the options against their facts; what they
    # are weighed by; what they decide together, the strands in a table unless it is told not to.
    "each-strand": {"section": _SECTION},
    "options-compared": {},
    "considerations": {},
    "way-forward": {"table": Parameter(Told.FLAG, usual=True)},
    # What was decided in the paper's appraisal or its strands, how, and on what conditions; nothing
    # where nothing is decided.
    "decision": {},
    # Which authorities would join each option, against the number it needs; nothing where nobody
    # was asked.
    "partners": {},
    # One part of a decision in brief: the section where it is written, else what the case says in a
    # few words.
    "in-brief": {
        "show": Parameter(Told.BRIEF, needed=True),
        "section": Parameter(Told.SECTION),
    },
    # The programme's plan
    "timetable": {},
    "workstreams": {},
    "milestones": {},
    "budget": {},
    "events": {},
    # What people were asked, who came, and what was said and done; nothing where nobody was asked.
    "engagement": {},
    # What is to be done, with the conditions of decisions, and contracts with their notice dates,
    # as at the day of the meeting.
    "actions": {},
    "contracts": {},
    # The programme's own steps and money
    "periods": {},
    "periods-chart": {},
    "budgets-by-year": {},
    "bridges": {},
}
# Where a section stands once for each of something, its key must name which.
EACH = {"each-criterion": "{code}", "each-strand": "{reference}"}
# What schemes can be grouped by, what their box can say, and what their parts can show.
IN_BRIEF = ("question", "answer", "options", "why", "money", "risks", "decided")
GROUPINGS = ("theme", "status", "confidence", "risk")
SCHEME_FACTS = (
    *("title", "saving", "reference", "description", "owner", "theme", "status", "confidence"),
)
SCHEME_SHOWS = (
    *("headline", "lines", "years", "evidence", "differences", "dependencies", "risks", "impacts"),
    *("options", "appraisals"),
)
FINANCE = frozenset({"finance", "finance-chart", "saving-lines"})

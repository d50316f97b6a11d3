"""The blocks that a house format may place, and what each may be told."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Told(StrEnum):
    """What kind of thing a block is told."""

    SECTION = "section"  # the key of a text that officers write
    TEXT = "text"
    FLAG = "flag"
    FACTS = "facts"  # labels with the paper's facts
    FINANCE = "finance"  # blocks that show option finance
    NAMES = "names"  # a list of texts
    STYLE = "style"  # paragraphs or list


@dataclass(frozen=True, slots=True)
class Parameter:
    kind: Told
    needed: bool = False


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
    # The paper about itself
    "facts": {"facts": Parameter(Told.FACTS, needed=True), **_CAPTION},
    "approvals": _CAPTION,
    "revisions": _CAPTION,
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
    "saving-lines": {},
    # The programme's plan
    "timetable": {},
    "workstreams": {},
    "milestones": {},
    "budget": {},
    "events": {},
}
# Where a section stands once for each of something, its key must name which.
EACH = {"each-criterion": "{code}"}
FINANCE = frozenset({"finance", "finance-chart", "saving-lines"})

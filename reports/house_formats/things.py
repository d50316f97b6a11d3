"""The parts of a house format that stand in lists: facts, blocks, and the lines and headings of a
scheme's business case; what each can be told, and the lists within it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from reports.formats.blocks import BLOCKS, FINANCE, SCHEME_FACTS, SCHEME_SHOWS, Parameter, Told
from reports.house_formats.editing import Json
from reports.house_formats.settings import Choice, Flag, InOrder, Lines, Setting, Text, Words
from reports.house_formats.words import (
    BRIEF_NAMES,
    GROUPING_NAMES,
    SCHEME_FACT_NAMES,
    SETTING_HELP,
    SETTING_NAMES,
    SHOWN_NAMES,
    STYLE_NAMES,
    block_name,
)


@dataclass(frozen=True, slots=True)
class Thing:
    """A kind of part. `called` is the setting whose words name one of them; `lists` are the kinds
    of what stands in its own lists, by the name of the list: None for blocks, each of which is of
    its own kind."""

    settings: tuple[Setting, ...] = ()
    lists: Mapping[str, "Thing | None"] = field(default_factory=dict)
    called: str = ""

    def name_of(self, part: Json) -> str:
        """What people call one of them."""
        if "block" not in part:
            return str(part.get(self.called, ""))
        name = block_name(part["block"])
        if "show" in part:
            return f"{name}: {BRIEF_NAMES[part['show']]}"
        return f"{name} ({part['section']})" if "section" in part else name


FACT: Final = Thing(
    (
        Text("label", _("Label"), _("Printed as it is, like “Date of meeting”."), needed=True),
        Text(
            "fact",
            _("Name in the case"),
            _("As a case file has it, like date_of_meeting. Empty: made from the label."),
        ),
        Choice("as", _("What stands beside it"),
               choices=(("", _("Words")), ("date", _("A date, printed as 17 September 2021")))),
        Lines("choices", _("The only words it may have"), _("One on each line; empty for any.")),
        Text("words", _("What most papers say there"), _("It need not be given then.")),
    ),
    {},
    "label",
)  # fmt: skip
SCHEME_FACT: Final = Thing(
    (
        Text("label", _("Label"), needed=True),
        Choice("shows", _("What stands beside it"), needed=True,
               choices=tuple((one, SCHEME_FACT_NAMES[one]) for one in SCHEME_FACTS)),
    ),
    {},
    "label",
)  # fmt: skip
_PART_SETTINGS: Final = (
    Text("heading", _("Heading"), needed=True),
    Lines(
        "questions",
        _("Questions whose answers stand beneath it"),
        _("The key of one on each line, as the programme's questions have them."),
    ),
    InOrder("shows", _("What else is shown there"),
            choices=tuple((one, SHOWN_NAMES[one]) for one in SCHEME_SHOWS)),
    Text(
        "unanswered",
        _("Words where a question that has to be answered is not"),
        _("Empty: the question is left out then."),
    ),
)  # fmt: skip
_INNER: Final[dict[str, Thing | None]] = {}
SCHEME_PART: Final = Thing(_PART_SETTINGS, _INNER, "heading")
_INNER["parts"] = SCHEME_PART  # headings stand beneath headings

_LISTED: Final[Mapping[Told, Thing]] = {
    Told.FACTS: FACT,
    Told.SCHEME_FACTS: SCHEME_FACT,
    Told.SCHEME_PARTS: SCHEME_PART,
}
_CHOICES: Final[Mapping[Told, Mapping[str, Words]]] = {
    Told.STYLE: STYLE_NAMES,
    Told.BY: GROUPING_NAMES,
    Told.BRIEF: BRIEF_NAMES,
}


def block_thing(kind: str) -> Thing:
    """The blocks of this kind."""
    told = BLOCKS[kind]
    return Thing(
        tuple(_setting(name, one) for name, one in told.items() if one.kind not in _LISTED),
        {name: _LISTED[one.kind] for name, one in told.items() if one.kind in _LISTED},
    )


_BENEATH: Final[dict[str, Thing | None]] = {"blocks": None}
HEADING: Final = Thing((), _BENEATH, "heading")
_BENEATH["headings"] = HEADING
# A format as a whole, and its appendices. What else they are told, and headings, have pages of
# their own.
APPENDICES: Final = Thing((), {"headings": HEADING})
WHOLE: Final = Thing((), {"cover": FACT, "headings": HEADING})


def begun(thing: Thing, part: Json, among: list[Json]) -> Json:
    """A part as it joins a list: a fact without a name gets one, made from its label."""
    if thing is not FACT or part.get("fact"):
        return part
    taken = {one.get("fact") for one in among}
    stem = slugify(part["label"]).replace("-", "_") or "fact"
    names = (stem if at == 1 else f"{stem}_{at}" for at in range(1, len(taken) + 2))
    return part | {"fact": next(one for one in names if one not in taken)}


def _setting(name: str, told: Parameter) -> Setting:
    about = (name, SETTING_NAMES[name], SETTING_HELP.get(name, ""), told.needed)
    match told.kind:
        case Told.FLAG:
            return Flag(*about, usual=told.usual)
        case Told.NAMES:
            return Lines(*about)
        case Told.FINANCE:
            return InOrder(*about, tuple((one, block_name(one)) for one in sorted(FINANCE)))
        case Told.STYLE | Told.BY | Told.BRIEF:
            return Choice(*about, tuple(_CHOICES[told.kind].items()))
    return Text(*about)

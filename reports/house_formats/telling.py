"""What the reader of formats says amiss, for somebody who sees a page and not a file."""

import json
import re
from collections.abc import Iterable

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _

from reports.house_formats.editing import Json

_STEP = re.compile(r"headings\[(\d+)\]")
# The field of a form that asks for each part of a format.
_FIELDS = ("header", "footer", "name", "kind", "cover", "approvals", "sides")


def faults_by_field(faults: Iterable[str], text: str) -> dict[str, list[str]]:
    """The faults of a format's text by the field that asks for what is wrong, without file and
    line; those of a heading name it."""
    found: dict[str, list[str]] = {}
    for fault in faults:
        said = fault.partition(": line ")[2].partition(": ")[2] or fault
        place, colon, message = said.partition(": ")
        field = re.split(r"[.\[]", place)[0]
        if not colon:
            found.setdefault(NON_FIELD_ERRORS, []).append(said)
        elif field in _FIELDS:
            found.setdefault(field, []).append(message)
        else:
            at = _heading_at(json.loads(text), place)
            known = {"heading": at, "message": message}
            words = _("At the heading “%(heading)s”: %(message)s") % known if at else said
            found.setdefault(NON_FIELD_ERRORS, []).append(words)
    return found


def _heading_at(data: Json, place: str) -> str:
    """The words of the heading at a place such as "headings[2].blocks[0]"; "" where it is none."""
    at: Json = data.get("appendices", {}) if place.startswith("appendices.") else data
    words = ""
    for step in _STEP.finditer(place):
        at = at["headings"][int(step[1])]
        words = str(at.get("heading", ""))
    return words

"""Whether the reason of an agreed rating is its own, or repeats what stands elsewhere."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from appraisal.scoring.allowed import Choice

_GAPS = re.compile(r"[\W_]+")


def repeated(reason: str, levels: Iterable[Choice], others: Iterable[tuple[str, str]]) -> str:
    """What a reason repeats, in a sentence; "" where it is its own. `others` are the names and the
    reasons of the other agreed ratings. Capitals, spaces and marks make no difference."""
    plain = _plain(reason)
    if not plain:
        return ""
    for level in levels:
        if plain in {_plain(level.name), _plain(level.definition)}:
            return _("This is the meaning of “%(level)s”, and says nothing of the option.") % {
                "level": level.name
            }
    for name, other in others:
        if plain == _plain(other):
            return _("“%(name)s” has the same reason.") % {"name": name}
    return ""


def _plain(text: str) -> str:
    return _GAPS.sub(" ", text).strip().casefold()

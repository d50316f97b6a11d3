"""What the history says of what a scenario tries, by the codes and names that it keeps."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from workbench.numbers.listing import listed

Tried = dict[str, Any]


def _weight(one: Tried) -> str:
    return _weighs(one["criterion"], one)


def _group(one: Tried) -> str:
    return _weighs(_("the group “%(name)s”") % {"name": one["group"]}, one)


def _weighs(what: str, one: Tried) -> str:
    said = _("The weight of %(what)s is %(weight)s") % {"what": what, "weight": one["weight"]}
    return _since(said, one.get("was", ""))


def _rating(one: Tried) -> str:
    said = _("%(option)s is %(given)s on %(criterion)s") % {
        "option": one["option"],
        "given": _given(one),
        "criterion": one["criterion"],
    }
    return _since(said, _given(one["was"]) if "was" in one else "")


def _given(one: Tried) -> str:
    if "not_applicable" in one:
        return _("not applicable")
    return str(one.get("level") or one.get("points") or _("unrated"))


def _bands(one: Tried) -> str:
    said = _("The bands of %(criterion)s are %(bands)s") % {
        "criterion": one["criterion"],
        "bands": listed([_band(band) for band in one["bands"]]),
    }
    return _since(said, listed([_band(band) for band in one.get("was", ())]))


def _band(one: Tried) -> str:
    if "from" in one:
        return _("%(level)s from %(limit)s") % {"level": one["level"], "limit": one["from"]}
    if "to" in one:
        return _("%(level)s up to %(limit)s") % {"level": one["level"], "limit": one["to"]}
    return _("%(level)s for the rest") % {"level": one["level"]}


def _excuse(one: Tried) -> str:
    said = _("%(criterion)s is excused by %(excuse)s") % {
        "criterion": one["criterion"],
        "excuse": _counted(one.get("excused_by")),
    }
    return _since(said, _counted(one["was"]) if "was" in one else "")


def _counted(excuse: Tried | None) -> str:
    if excuse is None:
        return _("nothing")
    return _("at least %(count)s of %(codes)s at %(level)s or better") % {
        "count": excuse["at_least"],
        "codes": listed(excuse["of"]),
        "level": excuse["level"],
    }


def _since(said: str, was: str) -> str:
    """What is tried, with what stood there when it was saved, as far as that is known."""
    if not was:
        return f"{said}."
    return _("%(said)s; when it was saved: %(was)s.") % {"said": said, "was": was}


# By the columns of a scenario.
WORDS: Final[Mapping[str, Callable[[Tried], str]]] = {
    "weights": _weight,
    "groups": _group,
    "ratings": _rating,
    "bands": _bands,
    "excuses": _excuse,
}

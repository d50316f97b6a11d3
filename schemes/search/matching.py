"""Searches schemes by what people type: any spelling of a reference, and words."""

import re
from typing import Final

from django.db.models import Case, IntegerField, Q, Value, When

from schemes.finance.references import canonical, find_references
from schemes.models import Scheme
from schemes.models.cases import SchemeQuerySet

_MOST_TERMS: Final = 12  # of what was typed; nobody types more, and each one costs a condition

# Written without its point, or as it stands in an address: a whole query alone, since in a sentence
# "or 2018" would read as one.
_RUN_TOGETHER: Final = re.compile(
    r"([a-z])[ /-]*r[ /.-]*([0-9]{1,2})[ ./-]*([0-9]{3})", re.ASCII | re.IGNORECASE
)


def _spelled_out(text: str) -> str:
    found = _RUN_TOGETHER.fullmatch(text.strip())
    return f"{found[1]}/R.{int(found[2])}.{found[3]}" if found else text


def terms(text: str) -> tuple[str, ...]:
    """The terms of a search in lower case: references in their canonical form, then words. "AR
    7.108 homes" is "a/r.7.108" and "homes"."""
    references = []
    text = _spelled_out(text)
    for found in find_references(text):
        references.append(found.canonical.casefold())
        text = text.replace(found.spelling, " ")
    words = [word for word in text.casefold().split() if re.search(r"\w", word)]
    return tuple(dict.fromkeys((*references, *words)))[:_MOST_TERMS]


def matching(schemes: SchemeQuerySet, text: str) -> SchemeQuerySet:
    """The schemes that contain every term; none where nothing was typed. The one whose reference
    was typed comes first, then those that have the words in reference or title."""
    wanted = terms(text)
    if not wanted:
        return schemes.none()
    named, anywhere = Q(), Q()
    for term in wanted:
        in_name = Q(found_by__contains=term) | Q(reference__icontains=term)
        in_name |= Q(title__icontains=term)
        named &= in_name
        anywhere &= (
            in_name
            | Q(theme__icontains=term)
            | Q(owner_role__icontains=term)
            | Q(summary__icontains=term)
            | Q(answers__icontains=term)
        )
    nearness = Case(
        When(reference__iexact=canonical(_spelled_out(text)), then=Value(0)),
        When(named, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return schemes.filter(anywhere).order_by(nearness, "programme__title", "position", "pk")


def found_by(scheme: Scheme) -> str:
    """The text of a scheme that search looks through, in lower case: reference, spellings with
    their canonical forms, title, owner and theme."""
    names = (scheme.reference, *scheme.spellings, *map(canonical, scheme.spellings))
    texts = (*dict.fromkeys(names), scheme.title, scheme.owner_role, scheme.theme)
    return "\n".join(text.casefold() for text in texts if text)

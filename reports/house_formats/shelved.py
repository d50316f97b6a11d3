"""The formats that were made in the browser, as the shelf takes them."""

from django.db import DatabaseError

from reports.formats.format import FormatError, HouseFormat
from reports.formats.shelf import house_format
from reports.models.formats import OwnFormat


def own_format_text(key: str) -> str:
    """The text of the format of this key; "" where nobody made one, or there is no database, as
    where a command makes a paper of a file alone."""
    try:
        return OwnFormat.objects.filter(key=key).values_list("text", flat=True).first() or ""
    except DatabaseError:
        return ""


def formats_of(authority: int) -> tuple[HouseFormat, ...]:
    """The formats that were made for an authority, by name; faulty ones are no choice."""
    found = []
    rows = OwnFormat.objects.filter(authority=authority).order_by("name", "pk")
    for key in rows.values_list("key", flat=True):
        try:
            found.append(house_format(key))
        except FormatError:
            continue
    return tuple(found)

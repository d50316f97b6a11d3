"""References and codes as they stand in an address: A/R.6.173 is a-r-6-173."""

import re
from collections.abc import Callable, Collection, Iterable

from django.utils.text import slugify


def slug_for(text: str, taken: Collection[str] = ()) -> str:
    """A slug of at most 60 characters for `text`, with a number behind it where it is taken."""
    base = slugify(re.sub(r"[^\w\s-]+", "-", text))[:50].strip("-") or "item"
    # "new" is an address of its own wherever slugs stand.
    if base == "new":
        base = "new-1"
    slug, count = base, 1
    while slug in taken:
        count += 1
        slug = f"{base}-{count}"
    return slug


def slugs(reserved: Iterable[str] = ()) -> Callable[[str], str]:
    """A function that gives a slug for each text: none of them twice, and none of those
    reserved."""
    taken = set(reserved)

    def slug(text: str) -> str:
        one = slug_for(text, taken)
        taken.add(one)
        return one

    return slug

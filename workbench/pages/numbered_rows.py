"""Forms with numbered rows of fields: as many as are filled in, and room for more."""

import re
from typing import Final

from django import forms

MOST: Final = 60


def rows_of(form: forms.Form, *names: str, least: int, spare: int = 1) -> range:
    """The numbers of the rows whose fields are `name_1`, `name_2` and so on: those that were sent,
    or those that stand with `spare` empty ones, at least `least` and at most 60."""
    given = form.data if form.is_bound else form.initial
    matches = (re.fullmatch(rf"(?:{'|'.join(names)})_(\d+)", key) for key in given)
    numbers = [int(found[1]) for found in matches if found]
    last = max(numbers, default=0) + (0 if form.is_bound else spare)
    return range(1, min(max(last, least), MOST) + 1)

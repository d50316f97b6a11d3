"""The cohorts and budgets whose money a line counts, as people type them: one on a line."""

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _


def lines_in(text: str) -> list[str]:
    """The lines of a text without repeats and without empty ones."""
    found = (" ".join(one.split()) for one in re.split(r"[\r\n]+", text))
    return list(dict.fromkeys(one for one in found if one))


def tags_help(tags: Sequence[str]) -> Any:
    """What the box of cohorts and budgets takes, with those that other lines name."""
    help_text = _(
        "The cohort or budget, one on a line, like “Reablement budget”. Two schemes that count the "
        "same are flagged."
    )
    if not tags:
        return help_text
    return _("%(help)s Named so far: %(tags)s.") % {"help": help_text, "tags": "; ".join(tags)}

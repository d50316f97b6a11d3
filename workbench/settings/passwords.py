"""Passwords that are made of the words everybody here knows."""

import re
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Of the product and of councils. Whoever guesses for this site begins with them.
WORDS: Final = (
    *("options", "option", "appraisal", "workbench", "council", "borough", "county", "district"),
    *("savings", "saving", "budget", "finance", "scheme", "programme", "committee", "cabinet"),
    *("business", "case", "transformation", "password", "welcome", "officer", "letmein"),
)
LEAST_OTHER: Final = 6


class OwnWords:
    """Refuses a password of which fewer than six letters or signs are left without these words,
    the words of the council's name, and figures."""

    def validate(self, password: str, user: Any = None) -> None:
        known = {*WORDS, *re.findall(r"\w{4,}", settings.COUNCIL_NAME.casefold())}
        longest_first = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
        left = re.sub(rf"{longest_first}|[\d\s]", "", password.casefold())
        if len(left) < LEAST_OTHER:
            raise ValidationError(
                _("This password is made of words that anybody would try here. Add others.")
            )

    def get_help_text(self) -> str:
        return _("Not only words such as council, budget or appraisal, with figures.")

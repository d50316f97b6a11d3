"""The options of a programme's appraisals, as pages of its plan and its engagement offer them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from appraisal.models import Option
from schemes.exempt import Exempt
from schemes.models import Programme


@dataclass(frozen=True)
class Offered:
    """The options of a programme in sequence, those among them that are kept back left out."""

    options: tuple[Option, ...]
    kept_back: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, programme: Programme, exempt: Exempt) -> "Offered":
        rows = (
            Option.objects.filter(appraisal__programme=programme)
            .select_related("appraisal")
            .order_by("appraisal__position", "appraisal__pk", "position", "pk")
        )
        kept = {(row.appraisal.reference, row.code) for row in rows if row.pk in exempt.options}
        shown = tuple(row for row in rows if row.pk not in exempt.options)
        return cls(shown, frozenset(kept))

    @property
    def codes_kept_back(self) -> frozenset[str]:
        """The codes of options that are kept back, in whatever appraisal."""
        return frozenset(code for _appraisal, code in self.kept_back)

    @property
    def names(self) -> Mapping[tuple[str, str], str]:
        """The names of options by the reference of their appraisal and their code."""
        return {(one.appraisal.reference, one.code): one.name for one in self.options}

    def by_code(self, also: str = "") -> list[tuple[str, str]]:
        """Choices by code alone, each once; `also` stays to be chosen where it is no option any
        more."""
        found: dict[str, list[str]] = {}
        for one in self.options:
            found.setdefault(one.code, []).append(one.name)
        choices = [(code, f"{code}: {' / '.join(names)}") for code, names in found.items()]
        return [*choices, *([(also, _gone(also))] if also and also not in found else [])]

    def by_appraisal(self, also: tuple[str, str] | None = None) -> list[tuple[str, str]]:
        """Choices by appraisal and code; `also` as in `by_code`."""
        several = len({one.appraisal_id for one in self.options}) > 1
        choices = [
            (
                key_of(one.appraisal.reference, one.code),
                f"{one.appraisal.title}: {one.name}" if several else one.name,
            )
            for one in self.options
        ]
        known = {key for key, _words in choices}
        if also and key_of(*also) not in known:
            choices.append((key_of(*also), _gone(also[1])))
        return choices


def key_of(appraisal: str, option: str) -> str:
    """What stands for an option in a form."""
    return json.dumps([appraisal, option])


def option_of(key: str) -> tuple[str, str]:
    """The reference of the appraisal and the code that stand behind a choice; empty for none."""
    appraisal, option = json.loads(key) if key else ("", "")
    return appraisal, option


def _gone(code: str) -> str:
    return _("%(option)s, which is no option any more") % {"option": code}

"""What is exempt from publication in a programme, for those who may not read it. Apps above know
which things those are and add a source when the site starts (`SOURCES`), since this one knows no
paper."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

from django.utils.translation import gettext as _

from schemes.access import Act, may, programmes_for
from workbench.models import User

# The columns by which a row of the history belongs to an option or a scheme.
_OF_OPTION = frozenset({"option", "preferred", "with_a_view_to"})
_OF_SCHEME = frozenset({"scheme", "needs"})
_LEAST = 3  # letters of a name that is looked for in texts: shorter ones stand in any text


@dataclass(frozen=True)
class Exempt:
    """What is kept back, by primary key: schemes, appraisals that serve one (`serving`), options,
    tables of evidence and stated figures. `options` and `names` say what stands instead of an
    option and of a name ("Option withheld"); a name is found in any text. `figures` are the names
    under which reconciliation lists exempt figures, `money_of` the references of schemes of which
    a sum is exempt, so that none of their sums is held against another. `followed` are the actions
    and contracts of exempt schemes, each by its kind in the history and its key."""

    schemes: frozenset[int] = frozenset()
    serving: frozenset[int] = frozenset()
    options: Mapping[int, str] = field(default_factory=dict)
    evidence: frozenset[int] = frozenset()
    stated: frozenset[int] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    figures: frozenset[str] = frozenset()
    money_of: frozenset[str] = frozenset()
    followed: frozenset[tuple[str, int]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.names or self.options or self.schemes or self.figures or self.money_of)

    def __or__(self, other: Self) -> "Exempt":
        return Exempt(
            self.schemes | other.schemes,
            self.serving | other.serving,
            {**self.options, **other.options},
            self.evidence | other.evidence,
            self.stated | other.stated,
            {**self.names, **other.names},
            self.figures | other.figures,
            self.money_of | other.money_of,
            self.followed | other.followed,
        )

    @cached_property
    def phrases(self) -> frozenset[str]:
        """What stands in place of options."""
        return frozenset(self.options.values())

    def is_named_in(self, text: str) -> bool:
        """Whether a text names something exempt, however it is written."""
        return self._looked_for is not None and bool(self._looked_for.search(text.casefold()))

    def said(self, text: str) -> str:
        """The text, or what stands in its place where it is, or contains, a name."""
        if not self.is_named_in(text):
            return text
        return self._instead.get(text.strip().casefold()) or withheld_words()

    def keeps(self, where: str, scheme: str = "", *, is_money: bool = False) -> bool:
        """Whether a figure that reconciliation lists as `where` is kept back; `is_money` where it
        is held against the savings lines of its scheme."""
        return (
            self.is_named_in(where)
            or any(where == one or where.startswith(f"{one} ") for one in self.figures)
            or (is_money and scheme in self.money_of)
        )

    def tells(self, kind: str, key: int | None, texts: Iterable[str], values: Any) -> bool:
        """Whether an event on the row `key` of this kind tells of something exempt, by what it is
        about, what it names, or the rows that its values belong to."""
        of_kind: dict[str, Collection[int]] = {
            "scheme": self.schemes,
            "option": self.options,
            "appraisal": self.serving,
            "evidence table": self.evidence,
            "stated figure": self.stated,
        }
        if kind == "scenario" and self.options:
            # It names options by their codes, and says what was tried of their ratings.
            return True
        if key is not None and (key in of_kind.get(kind, ()) or (kind, key) in self.followed):
            return True
        named = any(map(self.is_named_in, texts)) or self._belongs(values)
        return named or any(map(self._has_followed, values))

    def _has_followed(self, values: Any) -> bool:
        """Whether an action of something exempt is among several that were added together."""
        together = values.get("actions") if isinstance(values, dict) else None
        return isinstance(together, list) and any(
            ("action", one.get("id")) in self.followed for one in together if isinstance(one, dict)
        )

    def _belongs(self, values: Any) -> bool:
        """Whether values of rows, or texts within them, are of something exempt."""
        if isinstance(values, str):
            return self.is_named_in(values) or any(values.startswith(o) for o in self.figures)
        if isinstance(values, list):
            return any(map(self._belongs, values))
        if not isinstance(values, dict):
            return False
        for name, value in values.items():
            if isinstance(value, int):
                gone = name in _OF_OPTION and value in self.options
                gone |= name in _OF_SCHEME and value in self.schemes
                if gone or (name == "appraisal" and value in self.serving):
                    return True
            elif self._belongs(value):
                return True
        return False

    @cached_property
    def _instead(self) -> dict[str, str]:
        return {name.casefold(): phrase for name, phrase in self.names.items()}

    @cached_property
    def _looked_for(self) -> "re.Pattern[str] | None":
        names = [name for name in self._instead if len(name) >= _LEAST]
        if not names:
            return None
        found = "|".join(
            r"\s+".join(map(re.escape, name.split())) for name in sorted(names, key=len)[::-1]
        )
        return re.compile(rf"(?<!\w)(?:{found})(?!\w)")


NOTHING = Exempt()
# What is exempt in programmes, by their primary keys.
SOURCES: list[Callable[[Collection[int]], Exempt]] = []


def withheld_words() -> str:
    """What stands in the place of words that name something exempt."""
    return _("Withheld: it names what is exempt.")


def reads_exempt(roles: frozenset[str]) -> bool:
    """Whether somebody with these roles reads what the public may not: who writes, approves or
    moderates."""
    return any(may(roles, act) for act in (Act.WRITE, Act.APPROVE, Act.MODERATE))


def exempt_in(programmes: Collection[int]) -> Exempt:
    """Everything that is exempt in these programmes."""
    found = NOTHING
    for source in SOURCES if programmes else ():
        found |= source(programmes)
    return found


def exempt_from(user: User) -> Exempt:
    """What is exempt in all programmes of which this person may not read it."""
    if user.is_superuser:
        return NOTHING
    rest = programmes_for(user, Act.READ)
    for act in (Act.WRITE, Act.APPROVE, Act.MODERATE):
        rest = rest.exclude(pk__in=programmes_for(user, act).values("pk"))
    return exempt_in(list(rest.values_list("pk", flat=True)))

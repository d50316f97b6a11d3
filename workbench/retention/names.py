"""The names of a person, and what stands in their place once they are erased."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from workbench.models import AuditEvent, OneTimeLink, User

# What the history calls an account.
ACCOUNT: Final = str(User._meta.verbose_name)


# Under these the history tells of an account what a person is called.
TOLD_OF_ACCOUNTS: Final = {
    "name": "full",
    "first_name": "part",
    "last_name": "part",
    "email": "email",
    "signs in as": "signs in as",
    "username": "signs in as",
}


@dataclass(frozen=True)
class PersonNames:
    """What a person is called and was called before: `full` names, what they sign in as, emails.
    `shared` says that somebody else has one of the full names, so that a text with it may mean
    either."""

    key: int
    full: tuple[str, ...]
    signs_in_as: tuple[str, ...]
    emails: tuple[str, ...]
    shared: bool

    @classmethod
    def of(cls, user: User) -> "PersonNames":
        links = OneTimeLink.objects.filter(user=user).values_list("email", flat=True)
        found = {
            "full": {user.get_full_name()},
            "email": {user.email, *links},
            "signs in as": {user.username},
            "part": set[str](),
        }
        for event in AuditEvent.objects.filter(subject_type=ACCOUNT, subject_id=user.pk):
            for told in filter(None, (event.before, event.after)):
                for name, kind in TOLD_OF_ACCOUNTS.items():
                    found[kind].add(str(told.get(name) or ""))
        # Somebody without a full name is called what they sign in as.
        full = found["full"] - found["signs in as"] - {""}
        others = {str(one).casefold() for one in User.objects.exclude(pk=user.pk)}
        return cls(
            key=user.pk,
            full=tuple(sorted(full)),
            signs_in_as=tuple(sorted(found["signs in as"] - {""})),
            emails=tuple(sorted(found["email"] - {""})),
            shared=any(one.casefold() in others for one in full),
        )

    @cached_property
    def _whole(self) -> set[str]:
        # Who signs in as "assessor" is not meant wherever that word stands.
        plain = {one for one in self.signs_in_as if one.isalpha()}
        whole = {*self.signs_in_as, *self.emails, *(() if self.shared else self.full)} - plain
        return {one.casefold() for one in whole}

    def signs_in_as_typed(self, typed: str) -> bool:
        """Whether this is what the person signs in as, however it was typed."""
        names = (*self.signs_in_as, *self.emails)
        return typed.casefold() in {one.casefold() for one in names}

    @cached_property
    def _within(self) -> re.Pattern[str] | None:
        of_two_words = [one for one in self.full if " " in one and not self.shared]
        said = sorted([*of_two_words, *self.emails], key=len, reverse=True)
        names = "|".join(map(re.escape, said))
        return re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE) if names else None

    def replaced(self, value: Any, placeholder: str) -> Any:
        """The value, however it is nested, with the placeholder for the person's names: for a text
        that is nothing but one of them, and for their full name and email within other words."""
        if isinstance(value, str):
            if value.casefold() in self._whole:
                return placeholder
            return self._within.sub(placeholder, value) if self._within else value
        if isinstance(value, Mapping):
            return {name: self.replaced(one, placeholder) for name, one in value.items()}
        if isinstance(value, list):
            return [self.replaced(one, placeholder) for one in value]
        return value

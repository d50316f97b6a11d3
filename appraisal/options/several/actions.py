"""Adds several options at once."""

import re
from collections.abc import Collection, Sequence
from typing import Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.models import Appraisal, Option
from workbench.models import User
from workbench.rows.order import next_position
from workbench.rows.slugs import slugs
from workbench.rows.writing import write

_MOST_LETTERS: Final = 4
_WORD: Final = re.compile(r"[^\W_]+")
_SMALL: Final = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "the", "to", "with"}
)


def add_options(
    *, appraisal: Appraisal, names: Sequence[str], baseline: str, by: User, token: UUID
) -> list[Option]:
    """Adds options of these names behind the others, before them the one that carries on as now
    where `baseline` names it. Each has a code made of its name. All or none are added.

    Raises `ValidationError` where the appraisal has an option of one of the names, or a baseline
    already.
    """
    with write(by=by, token=token, several=True) as writer:
        place = next_position(appraisal, appraisal.options.all())
        rows = list(appraisal.options.order_by("position", "pk"))
        wanted = [*([baseline] if baseline else []), *names]
        known = {row.name.casefold() for row in rows}
        for name in wanted:
            if name.casefold() in known:
                raise ValidationError(
                    _("“%(name)s” is an option already. Leave it out, or name it differently.")
                    % {"name": name}
                )
        codes, slug = {row.code.casefold() for row in rows}, slugs(row.slug for row in rows)
        made = []
        for number, name in enumerate(wanted):
            code = code_for(name, codes)
            codes.add(code.casefold())
            option = Option(
                appraisal=appraisal,
                name=name,
                code=code,
                slug=slug(code),
                baseline=bool(baseline) and number == 0,
                position=place + number,
            )
            writer.save(option)
            writer.record("added option", option, appraisal.programme)
            made.append(option)
    return made


def code_for(name: str, taken: Collection[str]) -> str:
    """A short code for an option: the first letters of its words, the first three of a single word,
    with a number behind it where another option has it. `taken` are in lower case."""
    words = _WORD.findall(name)
    telling = [*words[:1], *(word for word in words[1:] if word.casefold() not in _SMALL)]
    letters = "".join(word[0] for word in telling) if len(telling) > 1 else "".join(telling)[:3]
    code = first = letters[:_MOST_LETTERS].upper() or "O"
    number = 1
    while code.casefold() in taken:
        number += 1
        code = f"{first}{number}"
    return code

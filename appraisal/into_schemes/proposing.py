"""What is proposed for a scheme that is made of an option: a title, a reference, a summary, and the
savings lines."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from appraisal.models import Appraisal, Option

LONGEST = 60  # characters of a reference


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """A savings line as far as the option says it: `amount` in pounds, `year` where it is known."""

    name: str
    amount: Decimal | None
    year: str = ""


def proposal_of(
    appraisal: Appraisal, option: Option, taken: Collection[str], *, is_first: bool
) -> dict[str, Any]:
    """The values that the form begins with. `taken` are the references of the programme's schemes;
    a further scheme of the same option is proposed without its savings, which the first one has."""
    found: dict[str, Any] = {
        "title": option.name,
        "reference": _free(f"{appraisal.reference}-{option.code}", taken),
        "summary": option.summary,
    }
    for row, line in enumerate(lines_of(option) if is_first else (), start=1):
        found[f"line_{row}_name"] = line.name
        found[f"line_{row}_amount"] = line.amount
        found[f"line_{row}_year"] = line.year
    return found


def lines_of(option: Option) -> tuple[ProposedLine, ...]:
    """The savings lines that an option's finance comes to: one of its total savings, whose year
    people choose, or none."""
    if option.total_savings is None:
        return ()
    name = _("Savings of %(option)s") % {"option": option.name}
    return (ProposedLine(name[:200], option.total_savings),)


def _free(reference: str, taken: Collection[str]) -> str:
    """The reference, with a number behind it where a scheme has it."""
    base = reference[: LONGEST - 4].strip()
    found, count = base, 1
    while found in taken:
        count += 1
        found = f"{base}-{count}"
    return found

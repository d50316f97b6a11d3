"""What is proposed for a scheme that is made of an option: a title, a reference, a summary, and the
savings lines."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _

from appraisal.casefile.costs import Years
from appraisal.casefile.costs_of_rows import years_looked_at
from appraisal.models import Appraisal, Option, OptionLine
from schemes.casefile.money import finance_line
from schemes.finance.phasing import FullYear
from schemes.models import MoneyLine
from schemes.savings.forms.asking import years_named
from schemes.savings.tables import total_cell

LONGEST = 60  # characters of a reference
OWN: Final = "own_lines"  # the field of the option's lines
# What a line of an option and one of a scheme have in common: all but whose they are.
COLUMNS: Final = tuple(
    one.name for one in MoneyLine._meta.get_fields() if one.name not in ("version", "position")
)


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """A savings line as far as the option says it: `amount` in pounds, `year` where it is known."""

    name: str
    amount: Decimal | None
    year: str = ""


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A line of the option that the scheme may take over as it stands: `columns` are those of its
    savings line, `comes_to` is its total in words, and `years` are those it names. `key` changes
    with the line, so that one changed meanwhile is looked at again."""

    key: str
    columns: dict[str, Any]
    about: str
    comes_to: str
    years: frozenset[str]

    @property
    def name(self) -> str:
        return str(self.columns["name"])


def own_lines(appraisal: Appraisal, option: Option) -> tuple[OwnLine, ...]:
    """The option's lines in the sequence of its page; none where it has totals alone."""
    years = years_looked_at(appraisal)
    return tuple(_own_line(row, years) for row in option.lines.order_by("position", "pk"))


def _own_line(row: OptionLine, years: Years) -> OwnLine:
    columns = {name: getattr(row, name) for name in COLUMNS}
    if not row.amounts and not row.phasing:
        # It begins with the years of the appraisal, which may not be the programme's.
        columns["phasing"] = {"kind": FullYear.key, "start": str(years[0])}
    total = total_cell(finance_line(row), years)
    about = row.get_kind_display()
    if row.alternative:
        about = _("%(kind)s, another way, not counted") % {"kind": about}
    if any(one is not None for one in (row.bias, row.below, row.above)):
        about = _("%(kind)s, without its optimism bias and range") % {"kind": about}
    return OwnLine(
        key=f"{row.pk}-{row.version}",
        columns=columns,
        about=about,
        comes_to=total.text if total.kind == "missing" else f"£{total.text}",
        years=frozenset({*row.amounts, *years_named(columns["phasing"])}),
    )


def proposal_of(
    appraisal: Appraisal,
    option: Option,
    taken: Collection[str],
    own: Sequence[OwnLine] = (),
    *,
    is_first: bool,
) -> dict[str, Any]:
    """The values that the form begins with. `taken` are the references of the programme's schemes;
    a further scheme of the same option is proposed without its savings, which the first one has.
    `own` are the option's lines: where it has any, its stated total is no line beside them."""
    found: dict[str, Any] = {
        "title": option.name,
        "reference": _free(f"{appraisal.reference}-{option.code}", taken),
        "summary": option.summary,
    }
    if own:
        return found | {OWN: [one.key for one in own] if is_first else []}
    for row, line in enumerate(lines_of(option) if is_first else (), start=1):
        found[f"line_{row}_name"] = line.name
        found[f"line_{row}_amount"] = line.amount
        found[f"line_{row}_year"] = line.year
    return found


def lines_of(option: Option) -> tuple[ProposedLine, ...]:
    """The savings lines of an option that has no lines of its own: one of its total savings, whose
    year people choose, or none."""
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

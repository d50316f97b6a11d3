"""What a form asks about the live parts of a stated sum: headlines to tick, savings lines with a
year, cells of tables."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Fieldset
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schemes.models import Programme, Scheme
from workbench.casefile.faults import unknown
from workbench.numbers.listing import listed
from workbench.pages.day_field import YearField

MOST_ROWS: Final = 60
SPARE: Final = 2  # empty rows beside those that are filled

_ROW = re.compile(r"(?:line|cell)_[a-z]+_(\d{1,2})", re.ASCII)


@dataclass(frozen=True)
class OfferedParts:
    """What a sum can be tied to: schemes by reference with their titles, the names of their lines,
    and tables by title with their rows and columns. `own` is the reference of the scheme that
    states the sum, "" for the programme."""

    own: str = ""
    schemes: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tables: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)


def offered_parts(
    programme: Programme, scheme: Scheme | None, gone: Iterable[int] = ()
) -> OfferedParts:
    """What the figures of a programme, or of one scheme, can be tied to, in three queries. Tables
    with the keys `gone` are not offered."""
    schemes = programme.schemes.order_by("position", "pk")
    lines: dict[str, list[str]] = {}
    named = schemes.filter(lines__isnull=False) if scheme is None else schemes.filter(pk=scheme.pk)
    pairs = named.order_by("position", "pk", "lines__position", "lines__pk")
    for reference, name in pairs.values_list("reference", "lines__name"):
        if name:
            lines.setdefault(reference, []).append(name)
    return OfferedParts(
        own=scheme.reference if scheme else "",
        schemes=dict(schemes.values_list("reference", "title")),
        lines={reference: tuple(names) for reference, names in lines.items()},
        tables={
            one.title: (
                tuple(row["label"] for row in one.rows),
                tuple(column["name"] for column in one.columns),
            )
            for one in programme.evidence.exclude(pk__in=gone).order_by("position", "pk")
        },
    )


class LiveFields:
    """The fields of one form. `filled` are the names of fields that are sent or have a value."""

    def __init__(self, offered: OfferedParts, filled: Iterable[str], ticked: Iterable[str]) -> None:
        self.offered = offered
        self.ticked = tuple(ticked)
        numbers = [int(match[1]) for one in filled if (match := _ROW.fullmatch(one))]
        self.rows = min(max(numbers, default=0) + SPARE, MOST_ROWS)

    def fields(self) -> Iterator[tuple[str, forms.Field]]:
        offered = self.offered
        titles = [Choice(one, f"{one} {title}") for one, title in offered.schemes.items()]
        # A scheme that is gone stays ticked, so that it can be unticked.
        gone = [one for one in self.ticked if one not in offered.schemes]
        offered_titles = [*titles, *(Choice(one, _("%s (gone)") % one) for one in gone)]
        for name, label, words in (
            (
                "headlines",
                gettext_lazy("Headlines of schemes"),
                gettext_lazy("The sum moves with them. A scheme that was stopped is not counted."),
            ),
            (
                "headlines_less",
                gettext_lazy("Headlines that are taken off"),
                gettext_lazy("Tick here what the sum is less, instead of above."),
            ),
        ):
            yield (
                name,
                forms.MultipleChoiceField(
                    label=label,
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                    choices=offered_titles,
                    help_text=words,
                ),
            )
        for row in range(1, self.rows + 1):
            yield from self._line(row, titles)
        for row in range(1, self.rows + 1) if offered.tables else ():
            yield from self._cell(row)

    def _line(self, row: int, schemes: list[Choice]) -> Iterator[tuple[str, forms.Field]]:
        number = {"number": row}
        if not self.offered.own:
            yield f"line_scheme_{row}", _select(_("Scheme of line %(number)d") % number, schemes)
        yield f"line_name_{row}", _text(_("Savings line %(number)d") % number)
        yield (
            f"line_year_{row}",
            YearField(label=_("Financial year of line %(number)d") % number, required=False),
        )
        yield f"line_less_{row}", _box(_("Line %(number)d is taken off") % number)

    def _cell(self, row: int) -> Iterator[tuple[str, forms.Field]]:
        number = {"number": row}
        tables = [Choice(one, one) for one in self.offered.tables]
        yield f"cell_table_{row}", _select(_("Table of cell %(number)d") % number, tables)
        yield f"cell_row_{row}", _text(_("Row of cell %(number)d") % number)
        yield f"cell_column_{row}", _text(_("Column of cell %(number)d") % number)
        yield f"cell_less_{row}", _box(_("Cell %(number)d is taken off") % number)

    def layout(self) -> list[Any]:
        """The fields in groups, for a form that lays itself out."""
        names = [name for name, _field in self.fields()]
        groups = [
            (_("Savings lines, each with its year (all years where it is empty)"), "line_"),
            (_("Cells of tables of evidence"), "cell_"),
        ]
        found: list[Any] = ["headlines", "headlines_less"]
        for legend, start in groups:
            own = [one for one in names if one.startswith(start)]
            if own:
                found.append(Fieldset(*own, legend=legend, legend_size="s"))
        return found

    def parts_of(self, data: Mapping[str, Any]) -> tuple[list[Any], list[tuple[str, str]]]:
        """The live parts that the form gives, as the case file has them, and what is wrong: the
        field and the words."""
        parts: list[Any] = []
        wrong: list[tuple[str, str]] = []
        added, off = data.get("headlines") or [], data.get("headlines_less") or []
        if both := [one for one in off if one in added]:
            told = _("%(named)s is ticked as added and as taken off. Untick one of the two.")
            wrong.append(("headlines_less", told % {"named": listed(both)}))
        parts += [{"headlines_of": list(added)}] if added else []
        parts += [{"headlines_of": list(off), "less": True}] if off else []
        counted = []
        for row in range(1, self.rows + 1):
            for part, said in (self._line_part(data, row), self._cell_part(data, row)):
                if said:
                    wrong.append(said)
                elif part in counted:
                    name = f"line_name_{row}" if "line" in part else f"cell_table_{row}"
                    wrong.append((name, _("This stands here twice. Take one away.")))
                elif part:
                    kind = "line" if "line" in part else "cell"
                    counted.append(part)
                    parts.append(part | ({"less": True} if data.get(f"{kind}_less_{row}") else {}))
        return parts, wrong

    def _line_part(
        self, data: Mapping[str, Any], row: int
    ) -> tuple[dict[str, Any], tuple[str, str] | None]:
        name, place = data.get(f"line_name_{row}", ""), f"line_name_{row}"
        year, other = data.get(f"line_year_{row}", ""), data.get(f"line_scheme_{row}", "")
        if not name:
            needed = (place, _("Enter the name of the savings line.")) if year or other else None
            return {}, needed
        if not (other or self.offered.own):
            return {}, (f"line_scheme_{row}", _("Choose the scheme that has this line."))
        known = self.offered.lines.get(other or self.offered.own, ())
        if name not in known:
            return {}, (place, f"{unknown(name, _('a line of this scheme'), known)}")
        part = {"line": name}
        return part | ({"year": year} if year else {}) | ({"scheme": other} if other else {}), None

    def _cell_part(
        self, data: Mapping[str, Any], row: int
    ) -> tuple[dict[str, Any], tuple[str, str] | None]:
        names = [f"cell_{one}_{row}" for one in ("table", "row", "column")]
        table, label, column = (data.get(one, "") for one in names)
        if not (table or label or column):
            return {}, None
        if table not in self.offered.tables:
            return {}, (names[0], _("Choose the table that has this cell."))
        rows, columns = self.offered.tables[table]
        if label not in rows:
            return {}, (names[1], unknown(label, _("a row of this table"), rows))
        if column not in columns:
            return {}, (names[2], unknown(column, _("a column of this table"), columns))
        return {"cell": [table, label, column]}, None


def live_values(parts: Iterable[Any]) -> dict[str, Any]:
    """The live parts of a sum by the names of the fields that ask about them."""
    values: dict[str, Any] = {"headlines": [], "headlines_less": []}
    lines = cells = 0
    for part in parts:
        if not isinstance(part, dict):
            continue
        less = bool(part.get("less"))
        values["headlines_less" if less else "headlines"] += part.get("headlines_of", [])
        if "line" in part:
            lines += 1
            for key, name in (("line", "name"), ("year", "year"), ("scheme", "scheme")):
                values[f"line_{name}_{lines}"] = part.get(key, "")
            values[f"line_less_{lines}"] = less
        if "cell" in part:
            cells += 1
            for name, value in zip(("table", "row", "column"), part["cell"], strict=True):
                values[f"cell_{name}_{cells}"] = value
            values[f"cell_less_{cells}"] = less
    return values


def _select(label: str, choices: list[Choice]) -> forms.ChoiceField:
    empty = Choice("", _("Not chosen"))
    return forms.ChoiceField(label=label, required=False, choices=[empty, *choices])


def _box(label: str) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False)


def _text(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )

"""The last net beneath every page of a programme: whatever is shown to somebody who may not read
what is exempt goes through here, and words that name it are replaced."""

import copy
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from django.core.paginator import Page
from django.db import models
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from schemes.exempt import Exempt
from workbench.charts.chart import Chart
from workbench.pages.place import Place
from workbench.pages.tables import Cell, Column, Row, Table

# What pages are made with rather than what they say.
_OF_THE_PAGE = frozenset({"base", "room"})
_BEGINS_ADDRESS = ("/", "?", "#")


def veiled(value: Any, exempt: Exempt) -> Any:
    """The value with every text that names something exempt replaced, in copies of the rows and
    tables that hold it. Forms and places stay as they are: a reader's own words are theirs."""
    return _Veil(exempt).over(value) if exempt else value


class _Veil:
    """One walk through the values of a page."""

    def __init__(self, exempt: Exempt) -> None:
        self.exempt = exempt
        self.rows: dict[int, models.Model] = {}

    def over(self, value: Any) -> Any:
        match value:
            case str() | Promise():
                shown: Any = self._text(value)
            case models.Model():
                shown = self._row(value)
            case Page():
                value.object_list = self.over(value.object_list)
                shown = value
            case list() | QuerySet():
                # Rows that were not asked for yet are asked for now.
                shown = [self.over(one) for one in value]
            case tuple():
                own = [self.over(one) for one in value]
                shown = type(value)(*own) if hasattr(value, "_fields") else tuple(own)
            case Mapping():
                shown = {
                    key: one if key in _OF_THE_PAGE else self.over(one)
                    for key, one in value.items()
                }
            case _ if is_dataclass(value) and not isinstance(value, Place | type):
                shown = self._part(value)
            case _:
                shown = value
        return shown

    def _text(self, value: str | Promise) -> str | Promise:
        text = str(value)
        if text.startswith(_BEGINS_ADDRESS) or not self.exempt.is_named_in(text):
            return value
        return self.exempt.said(text)

    def _row(self, row: models.Model) -> models.Model:
        if id(row) in self.rows:
            return self.rows[id(row)]
        shown = self.rows[id(row)] = copy.copy(row)
        for field in row._meta.concrete_fields:
            if isinstance(field, models.SlugField) or field.attname not in row.__dict__:
                continue
            if isinstance(field, models.CharField | models.TextField | models.JSONField):
                setattr(shown, field.attname, self.over(getattr(row, field.attname)))
        cached = shown._state.fields_cache
        for name, other in list(cached.items()):
            if isinstance(other, models.Model):
                cached[name] = self._row(other)
        return shown

    def _part(self, part: Any) -> Any:
        if isinstance(part, Chart):
            part = self._without_exempt_bars(part)
        if isinstance(part, Table):
            part = self._without_exempt_cells(part)
        changed = {
            one.name: new
            for one in fields(part)
            if one.init and (new := self.over(old := getattr(part, one.name))) is not old
        }
        return replace(part, **changed) if changed else part

    def _without_exempt_cells(self, table: Table) -> Table:
        """The table with nothing but rank and outcome in the row, and nothing in the column, of an
        option that is withheld."""
        phrases, said = self.exempt.phrases, (_("Rank"), _("Outcome"), "Rank", "Outcome")
        withheld = Cell(_("Withheld"))

        def cell(row: Row, column: Column, one: Cell) -> Cell:
            if row.heading.text in phrases and column.heading not in said:
                return withheld
            return withheld if column.heading in phrases else one

        headings = {one.heading for one in table.columns}
        if not phrases & (headings | {one.heading.text for one in table.rows}):
            return table
        return replace(
            table,
            rows=tuple(
                replace(
                    row,
                    heading=replace(row.heading, href="", note="")
                    if row.heading.text in phrases
                    else row.heading,
                    cells=tuple(
                        cell(row, column, one)
                        for column, one in zip(table.columns[1:], row.cells, strict=True)
                    ),
                )
                for row in table.rows
            ),
        )

    def _without_exempt_bars(self, chart: Chart) -> Chart:
        kept = [at for at, one in enumerate(chart.categories) if one not in self.exempt.phrases]
        if len(kept) in (0, len(chart.categories)):
            return chart

        def only(values: tuple[Any, ...]) -> tuple[Any, ...]:
            return tuple(values[at] for at in kept) if values else values

        def plain(text: str) -> str:
            return chart.measure if any(one in text for one in self.exempt.phrases) else text

        return replace(
            chart,
            message=plain(chart.message),
            alt=plain(chart.alt),
            reading=plain(chart.reading),
            categories=only(chart.categories),
            ends=only(chart.ends),
            starts=only(chart.starts),
            series=tuple(
                replace(one, values=only(one.values), labels=only(one.labels))
                for one in chart.series
            ),
        )

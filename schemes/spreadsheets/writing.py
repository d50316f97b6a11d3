"""A programme's schemes and lines as a workbook in the template's own shape."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import JSONField, TextField
from django.db.models.functions import Cast

from schemes.exempt import NOTHING, Exempt
from schemes.models import Programme, SavingsLine, Scheme
from schemes.spreadsheets.rows import line_values, scheme_values
from schemes.spreadsheets.template import workbook
from schemes.veil import veiled
from workbench.rows.resting import resting


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """The columns of a savings line that the sheet has. Values of JSON are shared among lines that
    say the same, and are only read."""

    scheme_id: int
    name: str
    kind: str
    risk: str
    amounts_are: str
    lasts: bool | None
    alternative: bool
    note: str
    unit_value: Any
    unit_value_less: Any
    volume: Any
    periods: Any
    likelihood: Any
    amounts: Any
    phasing: Any
    counts: Any


_PLAIN: Final = [
    one
    for one in WrittenLine.__dataclass_fields__
    if not isinstance(SavingsLine._meta.get_field(one), JSONField)
]
_DATA: Final = [one for one in WrittenLine.__dataclass_fields__ if one not in _PLAIN]


@resting()
def export(programme: Programme, exempt: Exempt = NOTHING) -> bytes:
    """All schemes and lines of the programme, which an import of the file would not change, but
    for what is `exempt` for whoever asks. Two queries."""
    every = Scheme.objects.filter(programme=programme).exclude(pk__in=exempt.schemes)
    schemes = veiled(list(every.in_order()), exempt)
    references = {scheme.pk: scheme.reference for scheme in schemes}
    places = {scheme.pk: place for place, scheme in enumerate(schemes)}
    lines = sorted(
        veiled(list(_lines(programme, exempt.schemes)), exempt),
        key=lambda line: places[line.scheme_id],
    )
    return workbook(
        programme,
        [scheme_values(scheme) for scheme in schemes],
        [line_values(line, references[line.scheme_id]) for line in lines],
    )


def _lines(programme: Programme, without: Collection[int]) -> Iterator[WrittenLine]:
    """The lines of the programme, those of one scheme in their order. A row of the database takes
    several times as long to make, and its JSON is read once for each text."""
    found = SavingsLine.objects.filter(scheme__programme=programme).exclude(scheme__in=without)
    texts = [Cast(name, TextField()) for name in _DATA]
    read: dict[str | None, Any] = {None: None}
    kept = len(_PLAIN)
    for row in found.order_by("position", "pk").values_list(*_PLAIN, *texts).iterator():
        for text in row[kept:]:
            if text not in read:
                read[text] = json.loads(text)
        yield WrittenLine(*row[:kept], *[read[text] for text in row[kept:]])

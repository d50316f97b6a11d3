"""The boxes of the page of what-if as they stand, and as a scenario fills them."""

from collections.abc import Iterator
from decimal import Decimal

from appraisal.casefile.rows import AppraisalRows
from appraisal.casefile.scenarios.engine import decimal_of
from appraisal.engine.problem import Band
from appraisal.engine.what_if.change import Change
from appraisal.what_if.forms import NEVER, WhatIfForm, limit_of


def standing_boxes(rows: AppraisalRows) -> dict[str, str]:
    """What stands in each box of weights, bands and excuses as long as nobody changes it."""
    fields = WhatIfForm(None, rows=rows, shown=None).fields
    return {name: str(one.prepare_value(one.initial)) for name, one in fields.items()}


def boxes_of(rows: AppraisalRows, tried: Change) -> dict[str, str]:
    """What is typed into each box so that this is tried; what the appraisal no longer has is left
    out."""
    form = WhatIfForm(None, rows=rows, shown=None)
    slugs = {row.code: row.slug for row in rows.criteria}
    options = {row.code: row.slug for row in rows.open_options}
    groups = {row.name: row.pk for row in rows.groups}
    typed = dict(_moved(tried, slugs, groups))
    boxes = {
        name: str(form.fields[name].prepare_value(value))
        for name, value in typed.items()
        if name in form.fields
    }
    for one in tried.ratings:
        if one.option in options and one.criterion in slugs:
            given = one.level or (None if one.points is None else f"{decimal_of(one.points):f}")
            boxes[f"r-{options[one.option]}--{slugs[one.criterion]}"] = given or ""
    return boxes


def _moved(
    tried: Change, slugs: dict[str, str], groups: dict[str, int]
) -> Iterator[tuple[str, Decimal | str]]:
    """Weights, limits of bands and excuses by the names of their boxes."""
    for code, weight in tried.weights:
        yield f"w-{slugs.get(code)}", decimal_of(weight)
    for name, weight in tried.groups:
        yield f"g-{groups.get(name)}", decimal_of(weight)
    for code, bands in tried.bands:
        for at, limit in _limits(bands):
            yield f"b-{slugs.get(code)}-{at}", limit
    for code, excuse in tried.excuses:
        box = f"e-{slugs.get(code)}"
        yield f"{box}-count", NEVER if excuse is None else str(excuse.at_least)
        if excuse is not None:
            yield f"{box}-level", excuse.level


def _limits(bands: tuple[Band, ...]) -> Iterator[tuple[int, Decimal]]:
    for at, band in enumerate(bands):
        limit = limit_of(band)
        if limit is not None:
            yield at, decimal_of(limit)

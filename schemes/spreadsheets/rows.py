"""Turns schemes and lines into plain values by column, and plain values into what rows keep."""

from decimal import Decimal
from typing import Any, Final

from schemes.models import Scheme
from schemes.spreadsheets.cells import KEPT, tidy_text
from schemes.spreadsheets.columns import LINE_COLUMNS, SCHEME_COLUMNS, YEAR_KEY, year_of
from schemes.spreadsheets.phasing_text import phasing_cells, phasing_of
from schemes.spreadsheets.read.figures import Plain, plain_amount

_SCHEME_TEXTS: Final = {column.key: column for column in SCHEME_COLUMNS}
_LINE_TEXTS: Final = {column.key: column for column in LINE_COLUMNS}
_FIGURES: Final = ("unit_value", "unit_value_less", "volume", "periods", "likelihood")
_PHASING: Final = ("phasing", "starts", "detail")
_LASTS: Final = {"": None, "yes": True, "no": False}

Values = dict[str, Plain]


def scheme_values(scheme: Scheme) -> Values:
    """A scheme as its row in the sheet says it."""
    values: Values = {
        key: tidy_text(getattr(scheme, key), _SCHEME_TEXTS[key])
        for key in ("reference", "title", "theme", "owner_role", "confidence_reason", "summary")
    }
    return values | {
        "status": scheme.status,
        "confidence": scheme.confidence,
        "headline_amount": plain_amount(scheme.headline_amount),
        "headline_precision": plain_amount(scheme.headline_precision),
        "headline_year": scheme.headline_year,
        "spellings": _tidied(scheme.spellings),
    }


def line_values(line: Any, reference: str) -> Values:
    """A line, a row of `SavingsLine` or its columns by name, as its row in the sheet says it;
    `reference` is its scheme's."""
    kind, starts, detail = phasing_cells(line.phasing)
    values: Values = {
        "scheme": reference,
        "name": tidy_text(line.name, _LINE_TEXTS["name"]),
        "kind": line.kind,
        "risk": line.risk,
        "phasing": kind,
        "starts": starts,
        "detail": detail,
        "amounts_are": line.amounts_are,
        "lasts": {None: "", True: "yes", False: "no"}[line.lasts],
        "counts": _tidied(line.counts),
        "alternative": "yes" if line.alternative else "",
        "note": tidy_text(line.note, _LINE_TEXTS["note"]),
    }
    values |= {key: plain_amount(getattr(line, key)) for key in _FIGURES}
    return values | {YEAR_KEY + year: plain_amount(amount) for year, amount in line.amounts.items()}


def scheme_columns(values: Values) -> dict[str, Any]:
    """What a scheme's row keeps of these values. The reference is its key and not among them."""
    kept: dict[str, Any] = {}
    for key, value in values.items():
        if key.startswith("headline_") and key != "headline_year":
            kept[key] = Decimal(value) if value else None
        elif key != "reference":
            kept[key] = value
    return kept


def line_columns(values: Values, whole: Values, amounts: dict[str, Any]) -> dict[str, Any]:
    """What a line's row keeps of changed `values`. `whole` are all its values once changed, and
    `amounts` the yearly ones it has. Raises `DetailError`."""
    kept = {
        key: _kept_of_line(key, value)
        for key, value in values.items()
        if key not in {"scheme", *_PHASING} and year_of(key) is None
    }
    if any(key in values for key in _PHASING):
        cells = [str(whole.get(key, "")) for key in _PHASING]
        kept["phasing"] = phasing_of(*cells)
    years = {year: value for key, value in values.items() if (year := year_of(key))}
    if years:
        both = amounts | years
        kept["amounts"] = {year: both[year] for year in sorted(both) if both[year] != ""}
    return kept


def _kept_of_line(key: str, value: Plain) -> Any:
    """One cell as its field of the line keeps it."""
    if key in _FIGURES:
        return None if value == "" else value
    if key == "lasts":
        return _LASTS[value]
    if key == "alternative":
        return value == "yes"
    return value


def differing(now: Values, wanted: Values) -> Values:
    """The values of `wanted` that differ from `now`. A cell that asks to keep the present value
    never differs."""
    return {
        key: value
        for key, value in wanted.items()
        if value != KEPT and value != now.get(key, [] if isinstance(value, list) else "")
    }


def _tidied(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, (" ".join(text.split()) for text in texts))))

"""Savings lines for tests."""

from typing import Any

from schemes.models import SavingsLine, Scheme
from schemes.savings.inputs import recompute

DRIVERS = {"unit_value": "27.45", "volume": "159", "periods": "52"}


def make_line(scheme: Scheme, name: str = "Payers", **values: Any) -> SavingsLine:
    """A line of a scheme, with the drivers of 226,956.60 a year unless its money is given; the
    scheme's figures are renewed."""
    given = {} if {"unit_value", "amounts"} & set(values) else DRIVERS
    line = SavingsLine.objects.create(
        scheme=scheme,
        name=name,
        kind=values.pop("kind", "income"),
        position=values.pop("position", scheme.lines.count()),
        **given | values,
    )
    recompute(scheme.programme, [scheme])
    return line


def savings_parameters(scheme: Scheme) -> dict[str, Any]:
    """Makes savings lines; returns the address parameter that names one of them."""
    ranged = {"low": "150", "central": "155", "high": "160"}
    make_line(scheme, "Full costs", volume=ranged, counts=["Care budget"])
    return {"line": make_line(scheme, "Payers").pk}

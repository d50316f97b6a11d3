"""One figure of each kind in a programme, for tests of the pages of figures."""

from decimal import Decimal
from typing import Any

from django.utils import timezone

from schemes.models import (
    Bridge,
    Budget,
    EvidenceTable,
    Explanation,
    Programme,
    StatedFigure,
)
from schemes.reconciliation.tables import key_of
from tests.schemes.planned import make_steps, plan_parameters

COLUMNS = [
    {"name": "Grant", "unit": "GBP"},
    {"name": "Top-up", "unit": "GBP"},
    {"name": "Total", "unit": "GBP"},
]
ROWS = [
    {"label": "Broxbourne", "values": ["264703", "512265", "776968"]},
    {"label": "Dacorum", "values": ["366287", "221713", "588000"]},
    {"label": "Watford", "values": [{"missing": "not received"}, "1", "2"]},
    {"label": "Total", "values": ["630990", "733979", "1364969"]},
]
SUMS = [
    {"row": "Total", "of": ["Broxbourne", "Dacorum"]},
    {"column": "Total", "of": ["Grant", "Top-up"]},
]


def make_stated(programme: Programme, **values: Any) -> StatedFigure:
    """A budget that is stated 378,000 too low."""
    return StatedFigure.objects.create(
        programme=programme,
        **{
            "name": "Budget after savings",
            "amount": Decimal(3332000),
            "precision": Decimal(1000),
            "source": "sum-of",
            "parts": ["9854000", "-6144000"],
        }
        | values,
    )


def make_evidence(programme: Programme, **values: Any) -> EvidenceTable:
    """Contributions with one figure not received; its lower right cell is a pound too high."""
    about = {"title": "Contributions", "columns": COLUMNS, "rows": ROWS, "sums": SUMS}
    return EvidenceTable.objects.create(programme=programme, **about | values)


def make_bridge(programme: Programme, **values: Any) -> Bridge:
    """A shortfall that its two sources meet."""
    about = {
        "title": "Funding of the shortfall",
        "uses": [{"name": "Shortfall", "amount": "2608000"}],
        "sources": [
            {"name": "Early savings", "amount": "1073000"},
            {"name": "Risk reserve", "amount": "1535000"},
        ],
    }
    return Bridge.objects.create(programme=programme, **about | values)


def figure_parameters(programme: Programme) -> dict[str, Any]:
    """Makes one figure of each kind; returns the values of address parameters that name them."""
    name = f"Budget after savings of {programme.slug}"
    stated = make_stated(programme, name=name)
    Explanation.objects.create(
        programme=programme,
        where=name,
        stated=stated.amount,
        computed="3710000",
        text="It leaves out what was carried forward.",
        by="Lead",
        at=timezone.now(),
    )
    return {
        "finding": key_of(name),
        "stated": stated.pk,
        "evidence": make_evidence(programme).pk,
        "bridge": make_bridge(programme).pk,
        "budget": Budget.objects.create(
            programme=programme, year="2018/19", amount=Decimal(9854000)
        ).pk,
        "step": make_steps(programme).pk,
        **plan_parameters(programme),
    }

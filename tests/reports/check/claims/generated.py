"""Two cases of another council than the five: branches of a library, and rounds of waste."""

from typing import Any

Json = dict[str, Any]
_HML = {
    "levels": [
        {"key": "low", "points": "1"},
        {"key": "medium", "points": "2"},
        {"key": "high", "points": "3"},
    ]
}


def _ratings(levels: dict[str, str], criteria: str, key: str = "level") -> list[Json]:
    """One agreed rating for each option and criterion; a dash leaves one out."""
    return [
        {"option": option, "criterion": criterion, key: said}
        for option, row in levels.items()
        for criterion, said in zip(criteria, row.split(), strict=True)
        if said != "-"
    ]


def _paper(appraisal: str) -> Json:
    return {
        "reference": "paper",
        "house_format": "none",
        "title": "Paper",
        "appraisal": appraisal,
        "facts": {"meeting_date": "2026-03-10"},
    }


# Totals: the trust 240, the shared service 235, closing two branches 155, digital 135.
LIBRARIES: Json = {
    "format": "options-appraisal/1",
    "programme": {
        "reference": "LIB",
        "title": "Future of the libraries",
        "authority": "Northmere Borough Council",
        "first_year": "2026/27",
        "years": 3,
    },
    "appraisals": [
        {
            "reference": "future-libraries",
            "title": "Future of the libraries",
            "scales": {"hml": _HML},
            "options": [
                {"code": "A", "name": "Keep all branches open", "baseline": True, "cost": "510000"},
                {"code": "B", "name": "Community trust", "cost": "420000"},
                {"code": "C", "name": "Shared service with Eastham", "cost": "455000"},
                {"code": "D", "name": "Close two branches", "cost": "380000"},
                {"code": "E", "name": "Digital-first service", "cost": "310000"},
            ],
            "criteria": [
                {"code": "1", "name": "Legal duty met", "role": "gateway", "test": {"kind": "pass"}},
                {"code": "2", "name": "Affordable within the budget", "role": "gateway", "test": {"kind": "pass"}},
                {"code": "3", "name": "Access for residents", "role": "ranking", "scale": "hml", "weight": "40"},
                {"code": "4", "name": "Quality of service", "role": "ranking", "scale": "hml", "weight": "35"},
                {"code": "5", "name": "Ease of delivery", "role": "ranking", "scale": "hml", "weight": "25"},
            ],
            "measure_definitions": {"yearly_cost": {"name": "Yearly cost", "unit": "GBP"}},
            "measures": [
                {"option": option, "measure": "yearly_cost", "value": value}
                for option, value in (
                    ("A", "510000"), ("B", "420000"), ("C", "455000"), ("D", "380000"), ("E", "310000"),
                )
            ],
            "ratings": _ratings(
                {
                    "A": "pass fail high medium high",
                    "B": "pass pass high medium medium",
                    "C": "pass pass medium high medium",
                    "D": "pass pass low low high",
                    "E": "pass pass low medium low",
                },
                "12345",
            ),
            "shortlist": {"kind": "top", "count": 2},
            "decision": {
                "preferred": "B",
                "with_a_view_to": "C",
                "reason": "It keeps most branches open.",
                "present": 9,
                "entitled": 12,
            },
        }
    ],
    "papers": [_paper("future-libraries")],
}  # fmt: skip

# Fortnightly and contractor rounds share the first place with 70 points, weekly rounds have 50.
ROUNDS: Json = {
    "format": "options-appraisal/1",
    "programme": {
        "reference": "STREET",
        "title": "Streets and waste",
        "authority": "Northmere Borough Council",
        "first_year": "2026/27",
        "years": 3,
        "target": "900000",
    },
    "schemes": [
        {
            "reference": "NM-1",
            "title": "Cashless parking",
            "headline": {"amount": "120000", "year": "2026/27"},
            "lines": [{"name": "No more coins", "kind": "saving", "amounts": {"2026/27": "120000"}}],
        },
        {
            "reference": "NM-2",
            "title": "Garden waste charge",
            "headline": {"amount": "270000", "year": "2026/27"},
            "lines": [
                {
                    "name": "Yearly charge",
                    "kind": "income",
                    "unit_value": "45",
                    "volume": "6000",
                    "periods": "1",
                    "phasing": {"kind": "full-year", "start": "2026/27"},
                }
            ],
        },
    ],
    "appraisals": [
        {
            "reference": "waste-rounds",
            "title": "Waste rounds",
            "scales": {"score": {"minimum": "0", "maximum": "10"}},
            "options": [
                {"code": "W", "name": "Weekly rounds", "baseline": True},
                {"code": "F", "name": "Fortnightly rounds"},
                {"code": "K", "name": "Contractor rounds"},
                {"code": "M", "name": "Mixed rounds"},
            ],
            "criteria": [
                {"code": "1", "name": "Recycling rate", "role": "ranking", "scale": "score", "weight": "5"},
                {"code": "2", "name": "Reliability", "role": "ranking", "scale": "score", "weight": "5"},
            ],
            "ratings": _ratings({"W": "5 5", "F": "8 6", "K": "6 8", "M": "7 -"}, "12", "points"),
        }
    ],
    "papers": [_paper("waste-rounds")],
}  # fmt: skip

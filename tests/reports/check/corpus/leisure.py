"""A case of another council for the lots of sentences: points, one option stopped, a decision, a
scheme with drivers and a table of evidence."""

from typing import Any

# Totals: the operator 780, the new pool 620, refurbishing 610; closing is stopped at the gateway.
POINTS = {"R": "6 5 8", "N": "9 3 4", "T": "8 8 7", "C": "2 10 9"}
LEISURE: dict[str, Any] = {
    "format": "options-appraisal/1",
    "programme": {
        "reference": "LEIS",
        "title": "Future of the leisure centres",
        "authority": "Ashcombe District Council",
        "first_year": "2027/28",
        "years": 3,
        "target": "600000",
        "evidence": [
            {
                "title": "Visits by centre",
                "row_heading": "Centre",
                "columns": [{"name": "2024/25", "unit": "visits"}, {"name": "2025/26", "unit": "visits"}],
                "rows": [
                    {"label": "Millbrook", "values": ["212000", "198500"]},
                    {"label": "Station Road", "values": ["87400", "91300"]},
                    {"label": "Hartley", "values": ["140250", "133000"]},
                ],
            }
        ],
    },
    "schemes": [
        {
            "reference": "LC-1",
            "title": "Energy and opening hours",
            "summary": "Lower bills and more members.",
            "headline": {"amount": "180000", "year": "2027/28"},
            "lines": [
                {
                    "name": "Lower energy bills",
                    "kind": "saving",
                    "unit_value": "95000",
                    "phasing": {"kind": "full-year", "start": "2027/28"},
                },
                {
                    "name": "Membership fees",
                    "kind": "income",
                    "unit_value": "25",
                    "volume": "400",
                    "periods": "12",
                    "phasing": {"kind": "full-year", "start": "2027/28"},
                },
                {"name": "New boilers", "kind": "one-off-cost", "amounts": {"2027/28": "64000"}},
            ],
        }
    ],
    "appraisals": [
        {
            "reference": "leisure",
            "title": "Future of Millbrook leisure centre",
            "scales": {"score": {"minimum": "0", "maximum": "10"}},
            "options": [
                {"code": "R", "name": "Refurbish Millbrook", "baseline": True},
                {"code": "N", "name": "New pool at Station Road"},
                {"code": "T", "name": "Charitable operator"},
                {"code": "C", "name": "Close the centre"},
            ],
            "criteria": [
                {"code": "1", "name": "Public support", "role": "gateway", "test": {"kind": "pass"}},
                {"code": "2", "name": "Health and wellbeing", "role": "ranking", "scale": "score", "weight": "50"},
                {"code": "3", "name": "Cost to the Council", "role": "ranking", "scale": "score", "weight": "30"},
                {"code": "4", "name": "Speed of delivery", "role": "ranking", "scale": "score", "weight": "20"},
            ],
            "ratings": [
                *(
                    {"option": option, "criterion": "1", "level": "fail" if option == "C" else "pass"}
                    for option in POINTS
                ),
                *(
                    {"option": option, "criterion": criterion, "points": points}
                    for option, row in POINTS.items()
                    for criterion, points in zip("234", row.split(), strict=True)
                ),
            ],
            "decision": {
                "preferred": "T",
                "with_a_view_to": "N",
                "reason": "It keeps the pool open at the least cost.",
                "present": 11,
                "entitled": 13,
            },
        }
    ],
    "papers": [
        {
            "reference": "paper",
            "house_format": "none",
            "title": "Future of Millbrook leisure centre",
            "appraisal": "leisure",
            "facts": {"meeting_date": "2027-02-11", "author": "Head of Leisure", "sponsor": "Director of Places"},
        }
    ],
}  # fmt: skip

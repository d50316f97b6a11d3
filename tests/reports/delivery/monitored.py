"""Cases of programmes that report their delivery over 24 months, in the savings monitoring
report."""

from copy import deepcopy
from typing import Any

Json = dict[str, Any]
MONTHS = [f"{2026 + (at + 3) // 12}-{(at + 3) % 12 + 1:02}" for at in range(24)]
QUOTED = "Of {{ programme.delivery.target }}, {{ programme.delivery.delivered }} is delivered."
LONG = "Review of the home care packages of adults with learning disabilities, in all districts"


def monitored(count: int, *, closed: str = "2026-09", title: str = LONG) -> Json:
    """So many schemes: of every five the second is late, the third lost a part, the fourth has not
    reported and the fifth is very large. Closed as at the month, or not where it is empty."""
    return {
        "format": "options-appraisal/1",
        "programme": {
            "reference": "SAVE",
            "title": "Savings 2026/27",
            "authority": "Anytown Council",
            "first_year": "2026/27",
            "years": 2,
            "target": "586000",
        },
        "schemes": [_scheme(at, closed, title) for at in range(count)],
        "papers": [
            {
                "reference": "monitoring",
                "title": "Savings monitoring, September 2026",
                "house_format": "savings-monitoring-report",
                "facts": {
                    "committee": "Cabinet",
                    "meeting_date": "2026-10-20",
                    "report_of": "Chief finance officer",
                    "contact": "finance@example.org",
                },
                "sections": [
                    {
                        "key": "commentary",
                        "text": QUOTED if count else "Nothing was agreed yet.",
                    },
                    {"key": "recommendations", "text": "- Note the report."},
                ],
            }
        ],
    }


def _scheme(at: int, closed: str, title: str) -> Json:
    kind = at % 5
    profile = 9_999_999_999 if kind == 4 else 1000 + at
    told: Json = {
        "profile": {month: str(profile) for month in MONTHS},
        "actual": {month: str(profile - 1) for month in MONTHS[:6]},
        "forecast": {},
        "owner": "Head of adult social care commissioning",
    }
    if kind == 1:
        told["actual"] = dict.fromkeys(MONTHS[:6], "400.50")
        told["status"] = {MONTHS[5]: {"is": "red", "why": "The tender had to be run again."}}
    elif kind == 2:
        told["lost"] = {
            MONTHS[3]: {
                "amount": "500",
                "why": "One provider withdrew.",
                "replaced": "300",
                "replaced_by": "Fewer hours of agency staff.",
            }
        }
        told["carried"] = {MONTHS[4]: "250"}
    elif kind == 3:
        del told["actual"][MONTHS[5]]
    told = {key: value for key, value in told.items() if value}
    if closed:
        frozen = deepcopy(told)
        told["closed"] = frozen | {"as_at": closed}
        # What was reported since is in no report on the month that was closed.
        told = told | {"actual": told["actual"] | {MONTHS[6]: "1"}}
    return {
        "reference": f"SAVE-{at + 1}",
        "title": f"{title} {at + 1}",
        "status": "delivering",
        "delivery": told,
    }

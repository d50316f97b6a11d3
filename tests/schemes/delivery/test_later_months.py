"""What was recorded for a month after the one that is reported is said beside the figures."""

import pytest

from schemes.delivery.report import DeliveryReport, ReportedScheme
from schemes.delivery.words import remarks
from schemes.finance.years import Month
from tests.schemes.finance.delivery.reported import by_month, entry

RECORDS = (
    by_month(
        entry("2026-05", 100, 90),
        entry("2026-06", 100, lost=40, carried=10),
        entry("2026-07", 100, lost=5),
    ),
    by_month(entry("2026-06", 50, lost=999), stopped=True),
)
SCHEMES = tuple(ReportedScheme(f"S{at}", "", one) for at, one in enumerate(RECORDS))


@pytest.mark.parametrize(
    ("month", "told"),
    [
        (
            5,
            "after May 2026, and not in these figures: £45 lost and £10 slipped into the next year.",
        ),
        (6, "after June 2026, and not in these figures: £5 lost."),
        (7, ""),
    ],
)
def test_losses_and_slippage_of_later_months_are_said(month: int, told: str) -> None:
    found = [one for one in remarks(DeliveryReport(SCHEMES, Month(2026, month))) if "after" in one]
    assert found == ([f"Recorded for months {told}"] if told else [])

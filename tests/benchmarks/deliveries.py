"""How the pages of delivery grow with the schemes: 200 and 2,000, of 24 months each."""

from decimal import Decimal
from uuid import uuid4

from reports.casefile.schemes import delivery_in
from reports.stored.exporting import programme_case
from schemes.delivery.actions import ActualGiven, import_actuals
from schemes.delivery.closing import close_month
from schemes.finance.years import Month
from schemes.models import Role
from tests.benchmarks.portfolios import Growth, Say, queries
from tests.factories import add_member, make_programme, sign_in
from tests.schemes.delivery.planned import many_delivered

SIZES = (200, 2_000)
GOAL_AT = 2_000


def deliveries(say: Say) -> None:
    growth = Growth(say, GOAL_AT)
    for size in SIZES:
        _measure(growth, size)


def _measure(growth: Growth, size: int) -> None:
    programme = make_programme(first_year="2026/27", years=2)
    lead = add_member(programme, Role.LEAD)
    made = many_delivered(programme, size)
    client = sign_in(lead)
    address = f"{programme.get_absolute_url()}delivery/?at=2026-06"

    def page() -> object:
        return client.get(address)

    page()
    growth.timed("Delivery", size, page, 5, goal=250)
    print(f"{f'Queries of delivery, {size:,} schemes':<40} {queries(page):>9}", flush=True)
    given = [ActualGiven(one.pk, one.scheme.reference, "2026-07", Decimal(5)) for one in made]
    growth.timed(
        "Import of actuals",
        size,
        lambda: import_actuals(programme=programme, actuals=given, by=lead, token=uuid4()),
    )
    growth.timed(
        "Close of a month",
        size,
        lambda: close_month(
            programme=programme, month=Month(2026, 6), reason="", by=lead, token=uuid4()
        ),
    )
    growth.timed("Delivery as closed", size, page, 5)
    growth.timed("Delivery in a paper", size, lambda: delivery_in(programme_case(programme)))

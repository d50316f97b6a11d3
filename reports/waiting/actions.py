"""Choosing the daily email, or none."""

from uuid import UUID

from reports.models import DailyEmail
from workbench.models import User
from workbench.rows.writing import write


def choose_daily(*, wanted: bool, by: User, token: UUID) -> DailyEmail:
    """Whether this person gets a daily email of what waits for them. On the trail of the site,
    since it belongs to no programme."""
    with write(by=by, token=token) as writer:
        rows = DailyEmail.objects.filter(user=by)
        row = writer.lock(rows, None) if rows.exists() else DailyEmail(user=by)
        row.wanted = wanted
        writer.save(row)
        writer.record("chose a daily email" if wanted else "chose no daily email", row, None)
    return row

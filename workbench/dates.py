"""Days and moments as people read them."""

from datetime import date, datetime

from django.utils import timezone


def day(on: date) -> str:
    """17 September 2021."""
    return f"{on.day} {on:%B %Y}"


def moment(at: datetime) -> str:
    """17 September 2021, 14:02, London time."""
    local = timezone.localtime(at)
    return f"{day(local.date())}, {local:%H:%M}"

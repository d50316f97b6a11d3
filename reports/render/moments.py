"""The moment when a paper was made, as its files say it."""

from datetime import UTC, datetime


def in_utc(moment: datetime | None) -> str:
    """The moment to the second ("2026-11-29T22:03:00Z"); nothing where there is none."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if moment else ""

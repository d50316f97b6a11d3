"""The day that stands in the three boxes of a page, for tests."""

import re


def day_in(page: str) -> str:
    """The first day of the page, as 2026-10-01."""
    boxes = re.findall(
        r'name="\w+_[012]"[^>]* value="(\d+)"|value="(\d+)"[^>]* name="\w+_[012]"', page
    )
    day, month, year = ("".join(one) for one in boxes[:3])
    return f"{year}-{int(month):02}-{int(day):02}"

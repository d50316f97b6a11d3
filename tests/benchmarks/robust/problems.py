"""Ratings that every library is measured on."""

import random


def ratings(options: int, criteria: int) -> list[list[int]]:
    """Whole numbers from 1 to 100, the same every time."""
    source = random.Random(f"{options} x {criteria}")
    return [[source.randint(1, 100) for _ in range(criteria)] for _ in range(options)]

"""Texts that were typed one on each line."""


def lines(text: str) -> list[str]:
    """Each line that says something, once."""
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))

"""What an unknown code was perhaps meant to be."""

from collections.abc import Collection
from difflib import get_close_matches


def unknown(given: str, kind: str, known: Collection[str]) -> str:
    """`"hihg" is not a level of scale "hml"; did you mean "high"?`"""
    close = get_close_matches(given, known, n=1)
    hint = f'; did you mean "{close[0]}"?' if close else ""
    return f'"{given}" is not {kind}{hint}'

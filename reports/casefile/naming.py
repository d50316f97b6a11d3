"""How the case's own words stand in the names of its figures and tables."""

import re
import unicodedata

_PLAIN = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_MOST = 60


def part(code: str) -> str:
    """A code or reference as one part of a name: as it is where it can be ("PSM")."""
    return code if _PLAIN.fullmatch(code) else words_part(code)


def words_part(text: str) -> str:
    """Words as one part of a name: "Contributions, 2014/15" is "contributions-2014-15"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_]+", "-", plain)[:_MOST].strip("-") or "item"


def unlike(texts: list[str]) -> list[str]:
    """The parts of these words; those that would be alike are numbered from the second on."""
    seen: dict[str, int] = {}
    parts = []
    for text in texts:
        one = words_part(text)
        seen[one] = seen.get(one, 0) + 1
        parts.append(one if seen[one] == 1 else f"{one}-{seen[one]}")
    return parts

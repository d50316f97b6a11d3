"""The nine protected characteristics of the Equality Act 2010, section 4, in its order."""

from typing import Final

CHARACTERISTICS: Final = (
    "Age",
    "Disability",
    "Gender reassignment",
    "Marriage and civil partnership",
    "Pregnancy and maternity",
    "Race",
    "Religion or belief",
    "Sex",
    "Sexual orientation",
)
_BY_NAME: Final = {name.casefold(): name for name in CHARACTERISTICS}


def characteristic(group: str) -> str:
    """The characteristic that a group of people is named by, whatever its capitals and spaces;
    empty where it is none of the nine."""
    return _BY_NAME.get(" ".join(group.split()).casefold(), "")

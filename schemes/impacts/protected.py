"""The groups of people that a scheme touches: the nine protected characteristics of the Equality
Act 2010, section 4, in its order, and any other."""

from typing import Final

from django.utils.translation import gettext as _

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


def group_name(group: str) -> str:
    """What a group is called on pages: everybody where none is named."""
    return characteristic(group) or " ".join(group.split()) or _("Everybody who is affected")


def group_key(group: str) -> str:
    """The same for every way of writing one group."""
    return group_name(group).casefold()

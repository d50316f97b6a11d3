"""What other rooms show on the page of an option: each adds a source when the site starts."""

from collections.abc import Callable
from typing import Any, Final

from appraisal.access import OptionPlace

# Each gives values of `appraisal/options/option.html`.
BESIDE: Final[list[Callable[[OptionPlace], dict[str, Any]]]] = []


def beside_of(place: OptionPlace) -> dict[str, Any]:
    """What the other rooms show of the option."""
    return {key: value for source in BESIDE for key, value in source(place).items()}

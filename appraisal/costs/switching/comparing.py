"""The options of an appraisal whose lines can be set against each other."""

from collections.abc import Iterable
from dataclasses import dataclass

from appraisal.casefile.costs import OptionCosts
from schemes.finance.worth.switching import Compared, Flows, compared


@dataclass(frozen=True, slots=True)
class ComparedCosts:
    """Options set against each other, with their names by code, in page sequence. `lacking` are
    the names of options of whose lines a figure is missing, so that they are in no comparison."""

    found: Compared
    names: dict[str, str]
    lacking: tuple[str, ...]

    @property
    def is_comparison(self) -> bool:
        """Whether there are two options at least."""
        return len(self.names) > 1


def compared_costs(every: Iterable[OptionCosts]) -> ComparedCosts | None:
    """Those of the options that have lines and lack no figure; None where there is none."""
    lived = [(one, one.life) for one in every if one.life is not None]
    known = [(one, life) for one, life in lived if not life.gaps]
    found = compared(Flows.of(one.code, life) for one, life in known)
    if found is None:
        return None
    return ComparedCosts(
        found,
        {one.code: one.name for one, _life in known},
        tuple(one.name for one, life in lived if life.gaps),
    )

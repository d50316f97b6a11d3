"""A sentence on how sure the first place is, with what it tells and of whom."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence: `what` it tells as the parts of a name ("overtaken", "C2", "above"), and the
    `options` that it speaks of."""

    what: tuple[str, ...]
    sentence: str
    options: tuple[str, ...]

"""How long money stays: what yearly amounts mean, and whether what they bring lasts, ends or comes
once. docs/design.md, Savings, has the formulas and an example."""

from enum import StrEnum


class AmountsAre(StrEnum):
    """What the figure of a year means where money is given year by year.

    6,000, 12,000 and 12,000 are, new and lasting: 30,000 a year from the third year on; in all:
    12,000 a year from the second year on; once: 30,000 together, and nothing after.
    """

    NEW_AND_LASTING = "new-and-lasting"
    IN_ALL = "in-all"
    ONCE = "once"


class Stay(StrEnum):
    """What becomes of the money of a line; every line is one of the three.

    `LASTING` returns in every year after. `ENDING` is there for more than one financial year and
    then stops. `ONE_OFF` comes once: in one financial year, or said to be once only.
    """

    LASTING = "lasting"
    ENDING = "ending"
    ONE_OFF = "one-off"

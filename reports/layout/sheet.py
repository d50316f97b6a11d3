"""The sheets of a paper: A4 with the margins of its style sheet (static/css/paper.css), in mm."""

from dataclasses import dataclass
from typing import Final

MM_PER_POINT: Final = 25.4 / 72
LINE_HEIGHT: Final = 1.3  # of tables, in ems
ROW_PADDING: Final = 3.2  # above and below the words of a row, with its rule
MANY_COLUMNS: Final = 8


@dataclass(frozen=True, slots=True)
class Room:
    """The room for content on a sheet, in mm."""

    width: float
    height: float
    sideways: bool = False

    def within(self, indent: float) -> "Room":
        """The room beside an indent."""
        return Room(self.width - indent, self.height, self.sideways)


UPRIGHT: Final = Room(170, 251)
SIDEWAYS: Final = Room(257, 164, sideways=True)


def gap(columns: int) -> float:
    """The room to the right of each column but the last. Two millimetres part two amounts by more
    than the four points that readers need."""
    return 2.0 if columns > MANY_COLUMNS else 3.0

"""The copies of a paper: part 1 for the public, the whole paper, and part 2 with exempt matter.

Committees publish part 1 and take part 2, or the whole paper, behind closed doors.
"""

from enum import StrEnum


class PaperCopy(StrEnum):
    """Which copy of a paper; its value is a word of addresses."""

    PUBLIC = "public"
    WHOLE = "whole"
    PART_TWO = "part-2"

    @property
    def is_public(self) -> bool:
        return self is PaperCopy.PUBLIC

    def file_name(self, base: str, suffix: str, *, marked: bool) -> str:
        """The name of its file: `base` with what the copy is. `marked` where it holds something
        that the public may not see."""
        if self.is_public:
            return f"{base}{suffix}"
        mark = "-not-for-publication" if marked else ""
        return f"{base}-{self.value}{mark}{suffix}"

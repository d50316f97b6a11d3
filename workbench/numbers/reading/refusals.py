"""What the reader says of a text that it cannot read."""

from typing import Final

_SHOWN: Final = 40


class ReadingError(ValueError):
    """A text that is not read. The message quotes it and says what to write; it has no full stop,
    so that a sentence can go on.

    `is_known` is false where the text is simply no number, year or day: whoever asked for it can
    then say better what is wanted.
    """

    def __init__(self, message: str, *, is_known: bool = True) -> None:
        super().__init__(message)
        self.is_known = is_known

    @property
    def sentence(self) -> str:
        """The message as those about files are written: a sentence with straight quotation
        marks."""
        said = str(self).replace("“", '"').replace("”", '"')
        return said if said.endswith("?") else f"{said}."


class RangeGivenError(ReadingError):
    """A range where one number is asked for."""


def quoted(text: str) -> str:
    """The text in quotation marks, cut where it is long."""
    return f"“{text}”" if len(text) <= _SHOWN else f"“{text[:_SHOWN]}…”"

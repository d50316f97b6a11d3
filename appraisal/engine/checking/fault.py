"""A contradiction in what the engine was given, and the error that carries them all."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One contradiction: `place` is its path in the interchange file, from the appraisal on
    (`ratings[3].level`); `message` says what is wrong and what would be right."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class ProblemError(ValueError):
    """The appraisal contradicts itself; `faults` lists every contradiction with its place."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults

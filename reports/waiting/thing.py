"""One thing that waits for a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """One thing that waits: what it is, what is to be done in a sentence, where, and in which
    programme. It stands in emails, so it names things and tells nothing of what is in them. Where
    it is the next step of an appraisal, `appraisal` is its key."""

    title: str
    sentence: str
    address: str
    programme: str
    appraisal: int | None = None

"""What changed, as data: place by place, in the words that readers see."""

from dataclasses import dataclass
from enum import StrEnum

from reports.changes.words import Words, shortened, whole


class ChangeKind(StrEnum):
    """What became of a part of a paper or a case."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Labelled:
    """Some words that changed, and what they are words of ("Total"); `old` and `new` are the texts
    in full."""

    label: str
    old: str
    new: str
    words: Words
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of a table, or of facts, with its cells that changed; all of them where it came or
    went."""

    kind: ChangeKind
    heading: str
    cells: tuple[Labelled, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that reads or looks otherwise: what it is, its words, or its rows where it is a
    table. `remarks` say in a sentence what words and rows do not show."""

    kind: ChangeKind
    what: str
    texts: tuple[Labelled, ...] = ()
    rows: tuple[RowChange, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """What changed beneath one heading; `kind` and `remarks` are those of the heading itself."""

    title: str
    kind: ChangeKind = ChangeKind.CHANGED
    changes: tuple[Change, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentChanges:
    """Everything that two papers print otherwise. `unseen` counts what is otherwise and that nobody
    sees in print: anchors of links, names of figures."""

    places: tuple[PlaceChange, ...] = ()
    unseen: int = 0

    @property
    def nothing(self) -> bool:
        return not self.places


def labelled(label: str, words: Words, old: str, new: str, *remarks: str) -> Labelled:
    return Labelled(label, old, new, shortened(words), remarks)


def alone(label: str, text: str, kind: ChangeKind, *remarks: str) -> Labelled:
    """Words that came or went as a whole."""
    old, new = ("", text) if kind is ChangeKind.ADDED else (text, "")
    return Labelled(label, old, new, whole(old, new), remarks)

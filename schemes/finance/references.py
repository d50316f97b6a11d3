"""Scheme references: one canonical form for the many ways they are written.

A business-plan reference is a service's letter, "/R.", a section and a number: "A/R.6.173". The
letter stands for the service, so C/R.6.103 and A/R.6.103 are always two schemes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from workbench.numbers.listing import listed

_REFERENCE = re.compile(
    r"(?<![A-Za-z0-9])([A-Z])[ \t]*/?[ \t]*R[ \t]*[/.]?[ \t]*([0-9]{1,2})[ \t]*[. ][ \t]*([0-9]{3})"
    r"(?![0-9])",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundReference:
    """A reference found in text: its canonical form, how it was spelled, and where it begins."""

    canonical: str
    spelling: str
    position: int


class ClashKind(StrEnum):
    """Why references contradict each other."""

    SEVERAL_IN_ONE_SCHEME = "several-in-one-scheme"
    """One scheme goes by references that are not the same."""
    ONE_OF_SEVERAL_SCHEMES = "one-of-several-schemes"
    """Two schemes go by the same reference."""


@dataclass(frozen=True, slots=True)
class Clash:
    """References that contradict each other. They are reported, never merged."""

    kind: ClashKind
    schemes: tuple[str, ...]
    references: tuple[str, ...]

    @property
    def text(self) -> str:
        if self.kind is ClashKind.SEVERAL_IN_ONE_SCHEME:
            return f"{self.schemes[0]} is also called {listed(self.references[1:])}."
        return f"{self.references[0]} is the reference of {' and of '.join(self.schemes)}."


@dataclass(frozen=True, slots=True)
class NamedScheme:
    """A scheme by its own reference, with every other spelling given for it."""

    reference: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Collated:
    """One scheme's canonical form, and every spelling found for it, its own first."""

    reference: str
    canonical: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collation:
    """All schemes in the sequence given, and the clashes among their references."""

    schemes: tuple[Collated, ...]
    clashes: tuple[Clash, ...]

    def matching(self, query: str) -> tuple[Collated, ...]:
        """The schemes that go by what was typed, in whatever spelling; a clashing reference finds
        every scheme that carries it."""
        wanted = canonical(query)
        return tuple(
            one for one in self.schemes if wanted in {canonical(text) for text in one.spellings}
        )


@lru_cache(maxsize=8192)
def canonical(text: str) -> str:
    """The canonical form of one reference: "AR 7.108", "AR/ 6.115" and "a/r 6.173-" give
    "A/R.7.108", "A/R.6.115" and "A/R.6.173". A reference of another make ("ASC-ADM") comes back
    in capitals with its spaces evened out."""
    found = find_references(text)
    if len(found) == 1 and not re.search(r"[A-Za-z0-9]", text.replace(found[0].spelling, "", 1)):
        return found[0].canonical
    return " ".join(text.split()).upper()


def find_references(text: str) -> tuple[FoundReference, ...]:
    """Every business-plan reference in `text`, in sequence, repeats included."""
    return tuple(
        FoundReference(f"{match[1].upper()}/R.{int(match[2])}.{match[3]}", match[0], match.start())
        for match in _REFERENCE.finditer(text)
    )


def collate(schemes: Iterable[NamedScheme]) -> Collation:
    """Every scheme's canonical reference with all its spellings, and what clashes."""
    collated = []
    clashes = []
    owners: dict[str, list[str]] = {}
    for scheme in schemes:
        spellings = tuple(dict.fromkeys((scheme.reference, *scheme.spellings)))
        forms = tuple(dict.fromkeys(canonical(text) for text in spellings))
        collated.append(Collated(scheme.reference, forms[0], spellings))
        if len(forms) > 1:
            kind = ClashKind.SEVERAL_IN_ONE_SCHEME
            clashes.append(Clash(kind, (scheme.reference,), forms))
        for form in forms:
            owners.setdefault(form, []).append(scheme.reference)
    clashes += [
        Clash(ClashKind.ONE_OF_SEVERAL_SCHEMES, tuple(of), (form,))
        for form, of in owners.items()
        if len(of) > 1
    ]
    return Collation(tuple(collated), tuple(clashes))

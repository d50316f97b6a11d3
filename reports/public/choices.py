"""What a paper's case has that can be kept from the public, by kind."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from reports.casefile.parts import Case
from reports.models import Exemption, Paper


def exemptible(kind: str, case: Case, paper: Paper) -> list[tuple[str, str]]:
    """The names that an exemption of this kind may bear, with what people call each; not those
    that are exempt already. Figures are too many to list."""
    kept = set(paper.exemptions.filter(kind=kind).values_list("name", flat=True))
    if kind == Exemption.Kind.ATTACHMENT:
        found: Iterable[tuple[str, str]] = ((line, line) for line in paper.background)
    else:
        found = NAMED[kind](case) if kind in NAMED else ()
    return [(name, words) for name, words in dict(found).items() if name not in kept]


def _options(case: Case) -> Iterator[tuple[str, str]]:
    for appraisal in case.appraisals:
        for option in appraisal.options:
            yield f"{appraisal.reference}/{option.code}", f"{option.name} ({appraisal.title})"


def _schemes(case: Case) -> Iterator[tuple[str, str]]:
    for scheme in case.schemes:
        yield scheme.reference, f"{scheme.reference} {scheme.title}"


def _evidence(case: Case) -> Iterator[tuple[str, str]]:
    return ((table.title, table.title) for table in case.evidence)


# What a case has of each kind, by the name that an exemption gives it.
NAMED: Final[Mapping[str, Callable[[Case], Iterator[tuple[str, str]]]]] = {
    "option": _options,
    "scheme": _schemes,
    "evidence": _evidence,
}

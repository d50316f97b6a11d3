"""What a paper's case has that can be kept from the public, by kind."""

from collections.abc import Iterator

from reports.casefile.parts import Case
from reports.models import Exemption, Paper


def exemptible(kind: str, case: Case, paper: Paper) -> list[tuple[str, str]]:
    """The names that an exemption of this kind may bear, with what people call each; not those
    that are exempt already. Figures are too many to list."""
    kept = set(paper.exemptions.filter(kind=kind).values_list("name", flat=True))
    match kind:
        case Exemption.Kind.OPTION:
            found = _options(case)
        case Exemption.Kind.SCHEME:
            found = _schemes(case)
        case Exemption.Kind.EVIDENCE:
            found = _evidence(case)
        case Exemption.Kind.ATTACHMENT:
            found = ((line, line) for line in paper.background)
        case _:
            found = iter(())
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

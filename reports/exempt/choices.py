"""What a paper's case has that can be kept from the public, by kind."""

from collections.abc import Iterator

from reports.models import Exemption, Paper
from workbench.casefile.faults import Json


def exemptible(kind: str, data: Json, paper: Paper) -> list[tuple[str, str]]:
    """The names that an exemption of this kind may bear, with what people call each; not those
    that are exempt already. Figures are too many to list."""
    kept = set(paper.exemptions.filter(kind=kind).values_list("name", flat=True))
    match kind:
        case Exemption.Kind.OPTION:
            found = _options(data)
        case Exemption.Kind.SCHEME:
            found = _schemes(data)
        case Exemption.Kind.EVIDENCE:
            found = _evidence(data)
        case Exemption.Kind.ATTACHMENT:
            found = ((line, line) for line in paper.background)
        case _:
            found = iter(())
    return [(name, words) for name, words in dict(found).items() if name not in kept]


def _options(data: Json) -> Iterator[tuple[str, str]]:
    for appraisal in data.get("appraisals", []):
        for option in appraisal.get("options", []):
            name = f"{appraisal['reference']}/{option['code']}"
            yield name, f"{option['name']} ({appraisal['title']})"


def _schemes(data: Json) -> Iterator[tuple[str, str]]:
    for scheme in data.get("schemes", []):
        yield scheme["reference"], f"{scheme['reference']} {scheme['title']}"


def _evidence(data: Json) -> Iterator[tuple[str, str]]:
    for owner in (data["programme"], *data.get("schemes", [])):
        for table in owner.get("evidence", []):
            yield table["title"], table["title"]

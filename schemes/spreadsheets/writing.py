"""A programme's schemes and lines as a workbook in the template's own shape."""

from schemes.models import Programme, SavingsLine, Scheme
from schemes.spreadsheets.rows import line_values, scheme_values
from schemes.spreadsheets.template import workbook


def export(programme: Programme) -> bytes:
    """All schemes and lines of the programme, which an import of the file would not change. Two
    queries."""
    schemes = list(Scheme.objects.filter(programme=programme).in_order())
    references = {scheme.pk: scheme.reference for scheme in schemes}
    places = {scheme.pk: place for place, scheme in enumerate(schemes)}
    lines = sorted(
        SavingsLine.objects.filter(scheme__programme=programme),
        key=lambda line: (places[line.scheme_id], line.position, line.pk),
    )
    return workbook(
        programme,
        [scheme_values(scheme) for scheme in schemes],
        [line_values(line, references[line.scheme_id]) for line in lines],
    )

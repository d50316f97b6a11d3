"""A programme's schemes and lines as a workbook in the template's own shape."""

from schemes.exempt import NOTHING, Exempt
from schemes.models import Programme, SavingsLine, Scheme
from schemes.spreadsheets.rows import line_values, scheme_values
from schemes.spreadsheets.template import workbook
from schemes.veil import veiled
from workbench.rows.resting import resting


@resting()
def export(programme: Programme, exempt: Exempt = NOTHING) -> bytes:
    """All schemes and lines of the programme, which an import of the file would not change, but
    for what is `exempt` for whoever asks. Two queries."""
    every = Scheme.objects.filter(programme=programme).exclude(pk__in=exempt.schemes)
    schemes = veiled(list(every.in_order()), exempt)
    references = {scheme.pk: scheme.reference for scheme in schemes}
    places = {scheme.pk: place for place, scheme in enumerate(schemes)}
    lines = sorted(
        veiled(list(SavingsLine.objects.filter(scheme__in=places)), exempt),
        key=lambda line: (places[line.scheme_id], line.position, line.pk),
    )
    return workbook(
        programme,
        [scheme_values(scheme) for scheme in schemes],
        [line_values(line, references[line.scheme_id]) for line in lines],
    )

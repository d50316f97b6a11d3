"""A spreadsheet that waits to be applied, for the sweeps."""

from typing import Any

from django.utils import timezone

from schemes.models import Programme, SchemesImport
from tests.schemes.spreadsheets.workbooks import content_of, read_workbook


def spreadsheet_parameters(programme: Programme) -> dict[str, Any]:
    """Makes a draft of an import; returns the address parameter that names it."""
    content = content_of(
        [("A/R.6.101", "Reablement", "", "Adults", 313000)],
        [("A/R.6.101", "Fewer hours", "Saving", 27.45, "150 to 160", 0.77, "")],
    )
    reading = read_workbook("schemes.xlsx", content)
    draft = SchemesImport.objects.create(
        programme=programme,
        file_name="schemes.xlsx",
        sha256="0" * 64,
        by="Officer",
        by_id=0,
        at=timezone.now(),
        state="ready",
        content={"schemes": reading.schemes.as_text(), "lines": reading.lines.as_text()},
    )
    return {"import": draft.pk}

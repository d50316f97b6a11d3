"""A table as a CSV file that a spreadsheet opens safely."""

import csv
import re
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

# A spreadsheet runs a cell that begins so; a number with its sign is no formula.
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def csv_response(
    filename: str, heading: Sequence[str], rows: Iterable[Sequence[str]]
) -> HttpResponse:
    """A download. The mark at its start tells spreadsheets that it is UTF-8."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response.write("\ufeff")
    writer = csv.writer(response)
    for row in (heading, *rows):
        writer.writerow([safe_cell(cell) for cell in row])
    return response

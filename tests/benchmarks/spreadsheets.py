"""How schemes go out as a workbook and come in again: 200, 2,000 and as many as one import takes,
of ten lines each."""

import time
from typing import cast

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import StreamingHttpResponse
from django.test import Client

from schemes.models import SavingsLine, SchemesImport
from schemes.spreadsheets.columns import SCHEMES
from schemes.spreadsheets.reading import MOST
from schemes.spreadsheets.writing import export
from tests.benchmarks.portfolios import Growth, Say
from tests.factories import add_member, make_programme, sent, sign_in
from tests.schemes.spreadsheets.programmes import make_large_programme

GOAL_AT = 2_000
SIZES = (200, GOAL_AT, MOST[SCHEMES])


def spreadsheets(say: Say) -> None:
    growth = Growth(say, GOAL_AT)
    for size in SIZES:
        programme = make_large_programme(size, 10)
        growth.timed(
            "Export",
            size,
            lambda one=programme: export(one),
            goal=3_000 * GOAL_AT / MOST[SCHEMES],
        )
        content = export(programme)
        growth.timed("Import of new", size, lambda file=content: bring_in(file), goal=6_000)
        first = f"First word of progress, {size:,} schemes"
        print(f"{first:<40} {FIRST_WORD[-1] * 1000:>9,.1f} ms", flush=True)
    print(
        f"One import takes at most {MOST[SCHEMES]:,} schemes; more are sent in parts.", flush=True
    )


FIRST_WORD: list[float] = []


def bring_in(content: bytes) -> None:
    """Sends the file, looks at the first page of what would change, and applies it."""
    programme = make_programme()
    client: Client = sign_in(add_member(programme, "lead"))
    address = f"{programme.get_absolute_url()}schemes/import/"
    file = SimpleUploadedFile("schemes.xlsx", content)
    read = client.post(address, sent() | {"file": file})
    if read.streaming:
        # A large one is read in sight; its last word leads on.
        list(cast(StreamingHttpResponse, read))
    draft = SchemesImport.objects.get(programme=programme)
    seen = client.get(f"{address}{draft.pk}/").context["apply"].initial["seen"]
    began = time.perf_counter()
    response = client.post(f"{address}{draft.pk}/", sent(draft.version, seen=seen))
    for number, _part in enumerate(cast(StreamingHttpResponse, response)):
        if number == 1:
            FIRST_WORD.append(time.perf_counter() - began)
    assert SavingsLine.objects.filter(scheme__programme=programme).exists()

"""How schemes go out as a workbook and come in again: 200 and 2,000 of them, of ten lines each."""

import time
from collections.abc import Callable
from typing import Protocol, cast

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import StreamingHttpResponse
from django.test import Client

from schemes.models import SavingsLine, SchemesImport
from schemes.spreadsheets.writing import export
from tests.factories import add_member, make_programme, sent, sign_in
from tests.schemes.spreadsheets.programmes import make_large_programme

GOAL_AT = 2_000
SIZES = (200, GOAL_AT)


class Say(Protocol):
    def __call__(
        self, what: str, times: int, do: Callable[[], object], goal: float | None = None
    ) -> None: ...


def spreadsheets(say: Say) -> None:
    for size in SIZES:
        goal = 20_000 if size == GOAL_AT else None
        programme = make_large_programme(size, 10)
        say(f"Export, {size:,} schemes", 1, lambda one=programme: export(one))
        content = export(programme)
        say(f"Import, {size:,} new schemes", 1, lambda file=content: bring_in(file), goal)
        first = f"First word of progress, {size:,} schemes"
        print(f"{first:<40} {FIRST_WORD[-1] * 1000:>9,.1f} ms", flush=True)


FIRST_WORD: list[float] = []


def bring_in(content: bytes) -> None:
    """Sends the file, looks at the first page of what would change, and applies it."""
    programme = make_programme()
    client: Client = sign_in(add_member(programme, "lead"))
    address = f"{programme.get_absolute_url()}schemes/import/"
    file = SimpleUploadedFile("schemes.xlsx", content)
    page = client.post(address, sent() | {"file": file}, follow=True)
    draft = SchemesImport.objects.get(programme=programme)
    seen = page.context["apply"].initial["seen"]
    began = time.perf_counter()
    response = client.post(f"{address}{draft.pk}/", sent(draft.version, seen=seen))
    for number, _part in enumerate(cast(StreamingHttpResponse, response)):
        if number == 1:
            FIRST_WORD.append(time.perf_counter() - began)
    assert SavingsLine.objects.filter(scheme__programme=programme).exists()

"""What the tests of verifying share."""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import pytest
from django.conf import settings

from reports.document.content import Document
from reports.output.attached import Travelling
from reports.render.pdf.running import printed
from reports.verify import verify
from reports.verify.again import Again, tables_again

# An alteration of a page leaves what travels with the paper as it is.
KEPT = 32


@pytest.fixture(autouse=True, scope="module")
def what_travels_is_worked_out_once() -> Iterator[None]:
    """Reads the same content and works out the same case once, however often a paper that carries
    them is altered: that took half of the time."""
    read = lru_cache(KEPT)(verify.document_from)
    # Each content is kept beside what it comes to: no other can come to have its identity.
    laid_out: dict[int, tuple[Document, Document]] = {}

    def as_printed(content: Document) -> Document:
        if id(content) not in laid_out:
            laid_out[id(content)] = content, printed(content)
        return laid_out[id(content)][1]

    @lru_cache(KEPT)
    def again(carried: Travelling, note: str, council: str) -> Again:
        return tables_again(carried, json.loads(note), read(carried.content))

    def worked_out(carried: Travelling, note: Mapping[str, Any], content: Document) -> Again:
        if carried.form is None:
            # It depends on the formats that there are here.
            return tables_again(carried, note, content)
        sealed = json.dumps({name: one for name, one in note.items() if name != "seal"})
        whole = Travelling(carried.case, carried.content, b"", carried.form)
        return again(whole, sealed, settings.COUNCIL_NAME)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verify, "document_from", read)
        patch.setattr(verify, "tables_again", worked_out)
        patch.setattr(verify, "printed", as_printed)
        yield

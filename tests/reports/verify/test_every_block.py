"""A paper with every kind of block, untouched, breaks no rule that holds for every paper."""

from io import BytesIO

import pikepdf
import pytest

from reports.output.attached import travelling_with
from reports.render.pdf.paper import render_pdf
from reports.render.seal.carried import NOTE, seal_in
from reports.render.seal.seal import Sealing
from reports.verify.glyphs import glyph_differences
from reports.verify.pdf import read_pages
from reports.verify.plain import rule_differences
from reports.verify.said import said_differences
from reports.verify.sealed import seal_differences
from reports.verify.verify import note_from
from tests.once import once
from tests.reports.cases.every_block import paper_with_every_block


@pytest.mark.parametrize("draft", ["", "Draft for the service director"])
def test_paper_of_every_block_breaks_no_rule(draft: str) -> None:
    document = paper_with_every_block(draft)
    attachments = travelling_with(document, b"{}\n")
    made = once(
        lambda: render_pdf(document, attachments=attachments), *(a.content for a in attachments)
    )
    with pikepdf.open(BytesIO(made)) as opened:
        sealing = Sealing(opened, apart=NOTE)
        seal = seal_in(note_from(opened.attachments[NOTE].get_file().read_bytes()))
        assert seal is not None
        read = read_pages(sealing.objects, sealing.tokens)
        found = [
            *seal_differences(seal, sealing),
            *said_differences(read, document),
            *rule_differences(sealing, read, document),
            *glyph_differences(sealing.objects),
        ]
    assert [str(one) for one in found] == []

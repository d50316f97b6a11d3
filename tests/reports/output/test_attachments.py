"""Files that travel inside a paper's PDF."""

from io import BytesIO

import pikepdf
import pytest

from reports.document.content import Cover, Document, Facts, Heading, plain
from reports.render.pdf.attachments import Attachment, attach, attachments_in
from reports.render.pdf.paper import render_pdf
from tests.reports.render.standards import faults_of

CASE = Attachment(
    "case.json", b'{"format": "options-appraisal/1"}\n', "The case as data", "application/json"
)
WELSH = Attachment("tŷ.csv", b"a,b\r\n1,2\r\n", "A table", "text/csv")


def small() -> Document:
    return Document(
        reference="small",
        title="A small paper",
        authority="A council",
        header="A small paper",
        footer="A council",
        cover=Cover("A small paper", "Report", "A council", Facts(())),
        blocks=(Heading(1, "Summary", "summary", "1"), plain("It is short.")),
    )


def test_attachments_come_back_byte_for_byte() -> None:
    made = render_pdf(small(), attachments=[CASE, WELSH])
    with pikepdf.open(BytesIO(made)) as pdf:
        assert attachments_in(pdf) == {"case.json": CASE.content, "tŷ.csv": WELSH.content}
        spec = pdf.attachments["case.json"]
        assert (spec.description, spec.filename) == (CASE.description, CASE.name)
        assert spec.get_file().mime_type == CASE.mime
        associated = {str(one.UF) for one in pdf.Root.AF}
        assert associated == {"case.json", "tŷ.csv"}
        assert {str(one.AFRelationship) for one in pdf.Root.AF} == {"/Data"}


def test_paper_with_attachments_passes_both_standards_and_has_the_same_bytes_again() -> None:
    made = render_pdf(small(), attachments=(CASE, WELSH))
    assert faults_of(made) == []
    assert render_pdf(small(), attachments=(CASE, WELSH)) == made


def test_paper_without_attachments_carries_none() -> None:
    with pikepdf.open(BytesIO(render_pdf(small()))) as pdf:
        assert attachments_in(pdf) == {}
        assert "/AF" not in pdf.Root


def test_two_attachments_cannot_have_one_name() -> None:
    with pytest.raises(ValueError, match=r"called 'case\.json'"):
        attach(pikepdf.new(), (CASE, CASE))

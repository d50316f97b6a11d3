"""What two checkers find against the standards that a paper says it keeps to."""

import re
from io import BytesIO

import page as checker
import pikepdf
from pikepdf import pdfa

PROFILES = (checker.ValidationProfile.PDF_UA_1, checker.ValidationProfile.PDF_A_3A)
_LENGTH = "PDFA3A-STREAM-LENGTH-001"


def faults_of(pdf: bytes) -> list[tuple[str, str]]:
    """The rules of PDF/UA-1 and of PDF/A-3a that the file breaks."""
    found = []
    for profile in PROFILES:
        report = checker.validate_pdf_bytes(pdf, profile=profile)
        assert report.rules.total > 50
        found += [
            (one.rule_id, one.message)
            for one in report.failures
            if one.rule_id != _LENGTH or not _has_its_length(pdf, str(one.object_id))
        ]
    return found


def _has_its_length(pdf: bytes, named: str) -> bool:
    """Whether the stream of this object is as long as it says.

    Where the packed bytes of a stream end in a carriage return, as one in 256 does, the checker
    takes that for a part of the end of the line. What the rule asks for is looked at here."""
    number, generation = re.findall(r"\d+", named)
    begins = re.search(
        rb"\n%d %d obj\n.*?/Length (\d+).*?>>\nstream\n" % (int(number), int(generation)), pdf, re.S
    )
    assert begins is not None
    end = begins.end() + int(begins[1])
    return pdf[end - 1 : end + 11] == b"\r\nendstream\n"


def archive_faults(pdf: bytes) -> list[str]:
    """What pikepdf's own checker finds. It knows neither PDF/UA nor level A, so it gets the same
    file without its word for the one, and with B for the other."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        said = opened.Root.Metadata.read_bytes()
        assert b"pdfuaid:part>1<" in said
        for space in (b"pdfuaid", b"pdfaExtension"):
            about = rb"<rdf:Description[^>]*xmlns:" + space + rb".*?</rdf:Description>"
            said = re.sub(about, b"", said)
        opened.Root.Metadata.write(said.replace(b"conformance>A<", b"conformance>B<"))
        without = BytesIO()
        opened.save(without)
    with pikepdf.open(without) as opened:
        found = pdfa.check(opened, "3b").findings
    # It looks at no pattern and no shading; ours are empty.
    return [str(one) for one in found if one.kind == "violation"]

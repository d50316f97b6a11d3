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
            if one.rule_id != _LENGTH or not _streams_are_as_long_as_they_say(pdf)
        ]
    return found


def _streams_are_as_long_as_they_say(pdf: bytes) -> bool:
    """Whether those are that end in a carriage return.

    As one in 256 packed streams does; the checker takes that for a part of the end of the line.
    What the rule asks for is looked at here."""
    for found in re.finditer(b"\r\nendstream\n", pdf):
        opens = pdf.rfind(b" obj\n<<", 0, found.start())
        begins = pdf.index(b">>\nstream\n", opens)
        said = re.search(rb"/Length (\d+)", pdf[opens:begins])
        assert said is not None
        if begins + len(b">>\nstream\n") + int(said[1]) != found.start() + 1:
            return False
    return True


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

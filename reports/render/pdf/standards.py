"""Says in a PDF which standards it keeps to: PDF/UA-1, for people who have it read aloud, and
PDF/A-3a, for archives.

Both are said in the properties in XML, which PDF/A wants unpacked, alike with those of the file,
and without a property that it does not know: one of PDF/UA's has to be described beside it.
"""

import re
from html import escape
from typing import Final

import pikepdf
from pikepdf import Name

_FRAME: Final = (
    '<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
    '{}\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
)
_SPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
_DATE: Final = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z")


def say_standards(document: pikepdf.Pdf) -> None:
    """Writes the properties in XML anew, by those of the file."""
    said = _FRAME.format("\n".join((*_properties(document), *_standards())))
    _as_they_are(document)
    metadata = pikepdf.Stream(document, said.encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    document.Root.Metadata = document.make_indirect(metadata)


def _as_they_are(document: pikepdf.Pdf) -> None:
    """Has pictures of points drawn as they are: PDF/A wants nothing put between their points."""
    for page in document.pages:
        held = page.resources.get("/XObject")
        for one in held.values() if held is not None else ():
            if "/Interpolate" in one:
                one["/Interpolate"] = False


def _standards() -> list[str]:
    described = {
        "namespaceURI": _SPACES["pdfuaid"],
        "prefix": "pdfuaid",
        "schema": "Identification of PDF/UA",
    }
    its_one = {
        "category": "internal",
        "description": "The part of PDF/UA that the file keeps to",
        "name": "part",
        "valueType": "Integer",
    }
    property_ = _listed("Seq", "".join(_one(f"pdfaProperty:{k}", v) for k, v in its_one.items()))
    schema = "".join(_one(f"pdfaSchema:{key}", text) for key, text in described.items())
    schema += f"<pdfaSchema:property>{property_}</pdfaSchema:property>"
    return [
        _about("pdfaid", _one("pdfaid:part", "3") + _one("pdfaid:conformance", "A")),
        _about(
            "pdfaExtension pdfaSchema pdfaProperty",
            f"<pdfaExtension:schemas>{_listed('Bag', schema)}</pdfaExtension:schemas>",
        ),
        _about("pdfuaid", _one("pdfuaid:part", "1")),
    ]


def _properties(document: pikepdf.Pdf) -> list[str]:
    """What the file says of itself, in the words of Dublin Core and others."""
    said = {key: str(text) for key, text in document.docinfo.items()}
    made = [_about("pdf", _one("pdf:Producer", said.get("/Producer", "")))]
    if title := said.get("/Title"):
        inner = f'<rdf:Alt><rdf:li xml:lang="x-default">{_text(title)}</rdf:li></rdf:Alt>'
        made.append(_about("dc", f"<dc:title>{inner}</dc:title>"))
    if author := said.get("/Author"):
        inner = f"<rdf:Seq><rdf:li>{_text(author)}</rdf:li></rdf:Seq>"
        made.append(_about("dc", f"<dc:creator>{inner}</dc:creator>"))
    inner = f"<rdf:Bag><rdf:li>{_text(str(document.Root.Lang))}</rdf:li></rdf:Bag>"
    made.append(_about("dc", f"<dc:language>{inner}</dc:language>"))
    for key, name in (("/CreationDate", "CreateDate"), ("/ModDate", "ModifyDate")):
        if moment := _DATE.fullmatch(said.get(key, "")):
            year, month, day, hour, minute, second = moment.groups()
            text = f"{year}-{month}-{day}T{hour}:{minute}:{second}Z"
            made.append(_about("xmp", _one(f"xmp:{name}", text)))
    return made


def _about(spaces: str, inner: str) -> str:
    named = " ".join(f'xmlns:{one}="{_SPACES[one]}"' for one in spaces.split())
    return f'<rdf:Description rdf:about="" {named}>{inner}</rdf:Description>'


def _one(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>"


def _listed(kind: str, inner: str) -> str:
    return f'<rdf:{kind}><rdf:li rdf:parseType="Resource">{inner}</rdf:li></rdf:{kind}>'


def _text(text: str) -> str:
    return escape(text, quote=False)

"""Properties of a Word file: title, authority, moment and language, but not the machine it was made
on."""

from datetime import datetime

from reports.document.content import Document
from reports.render.docx.xml import part, words
from reports.render.moments import in_utc

_SPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_WORD = "http://schemas.microsoft.com/office/word"


def properties_xml(document: Document, made_at: datetime | None) -> str:
    """The core properties. Its dates are the moment when it was made, where one is given."""
    said = {
        "dc:title": document.title,
        "dc:subject": document.cover.kind,
        "dc:creator": document.authority,
        "cp:lastModifiedBy": document.authority,
        "dc:identifier": document.reference,
        "dc:language": document.language,
        "cp:contentStatus": document.draft,
    }
    made = "".join(f"<{name}>{words(text)}</{name}>" for name, text in said.items() if text)
    if moment := in_utc(made_at):
        for name in ("created", "modified"):
            made += f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<cp:coreProperties {_SPACES}>{made}</cp:coreProperties>"
    )


def settings_xml(language: str) -> str:
    """The settings part, which makes Word open the file in its present form and not as an old
    one."""
    return part(
        "w:settings",
        '<w:defaultTabStop w:val="397"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        f'w:uri="{_WORD}" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{words(language)}"/>',
    )

"""Files that travel inside a PDF, listed by its reader beside the pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.render.seal.objects import Objects

if TYPE_CHECKING:
    import pikepdf


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file: its name with its ending, its bytes, what it is in words, and its kind
    ("application/json")."""

    name: str
    content: bytes
    description: str
    mime: str


def attach(document: "pikepdf.Pdf", attachments: Iterable[Attachment]) -> None:
    """Embeds each as an associated file of the document: the data that it was made from.

    They carry no date, so that the same paper has the same bytes. Raises `ValueError` where two
    have one name.
    """
    import pikepdf

    for one in attachments:
        if one.name in document.attachments:
            raise ValueError(f"Two attachments are called {one.name!r}.")
        spec = pikepdf.AttachedFileSpec(
            document,
            one.content,
            filename=one.name,
            description=one.description,
            mime_type=one.mime,
            creation_date="",
            mod_date="",
        )
        spec.obj.AFRelationship = pikepdf.Name.Data
        document.attachments[one.name] = spec


def attachments_in(document: "pikepdf.Pdf") -> dict[str, bytes]:
    """The bytes of every attached file, by name. Raises `ValueError` where one is damaged or too
    large."""
    objects = Objects(document)
    return {name: objects.content(spec.obj.EF.F) for name, spec in document.attachments.items()}

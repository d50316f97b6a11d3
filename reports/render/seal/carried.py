"""The seal in a PDF: put into the note that travels in it, and read from there."""

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from reports.render.seal.objects import sum_of
from reports.render.seal.seal import Seal, Sealing, seal_from

if TYPE_CHECKING:
    import pikepdf

NOTE: Final = "paper.json"
_KEY: Final = "seal"


def put_seal(document: "pikepdf.Pdf") -> None:
    """Seals a PDF that carries a note of what it is; nothing comes after but saving it."""
    if NOTE not in document.attachments:
        return
    stream = document.attachments[NOTE].obj.EF.F
    note = json.loads(stream.read_bytes())
    note[_KEY] = Sealing(document, apart=NOTE).seal().as_json()
    note[_KEY]["parts"]["note"] = sum_of_note(note)
    text = (json.dumps(note, ensure_ascii=False, indent=1) + "\n").encode()
    stream.write(text)
    stream.Params.Size = len(text)
    stream.Params.CheckSum = hashlib.md5(text, usedforsecurity=False).digest()


def sum_of_note(note: Mapping[str, Any]) -> str:
    """The sum of whatever the note says besides the seal."""
    said = {key: value for key, value in note.items() if key != _KEY}
    return sum_of(json.dumps(said, sort_keys=True).encode())


def seal_in(note: Mapping[str, Any]) -> Seal | None:
    """The seal that a note carries, or nothing. Raises `ValueError` where it cannot be read."""
    return seal_from(note[_KEY]) if _KEY in note else None

"""Finds the page of every bookmark of a Word file by LibreOffice, in a process of its own:
`python -m reports.render.docx.contents.office`.

It knows the standard library and the reader of PDF files alone, and what it starts ends with it.
"""

import json
import os
import pickle
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from reports.render.news import REFUSED, teller

_FILTER: Final = (
    "pdf:writer_pdf_Export:"
    '{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"false"}}'
)
_LETTER: Final = re.compile(r"[^A-Za-z0-9]")


def main() -> int:
    tell = teller(steps=1)
    # Our own parent wrote it.
    office, content, bookmarks, folder = pickle.load(sys.stdin.buffer)  # noqa: S301
    tell.step(0, "Numbering the pages of the contents")
    try:
        found = pages_of(office, content, bookmarks, Path(folder))
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        sys.stderr.write(str(error))
        return REFUSED
    sys.stdout.write(json.dumps(found))
    return 0


def pages_of(office: str, content: bytes, bookmarks: list[str], folder: Path) -> dict[str, int]:
    """The page of each of these bookmarks, from 1. `office` is the program, `folder` an empty one
    to work in; a bookmark that is not found is left out. Raises `ValueError` where no PDF comes
    out."""
    import pikepdf

    source, made = folder / "paper.docx", folder / "made" / "paper.pdf"
    source.write_bytes(content)
    subprocess.run(  # noqa: S603  a program that the settings name, our own file
        [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            _FILTER,
            "--outdir",
            str(made.parent),
            str(source),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        env=os.environ | {"HOME": str(folder)},
    )
    if not made.exists():
        raise ValueError("The office program made no PDF of the paper.")
    with pikepdf.open(made) as pdf:
        places: dict[str, Any] = dict(pdf.Root.get("/Dests", {}))
        numbers: dict[Any, int] = {page.objgen: at for at, page in enumerate(pdf.pages, start=1)}
        return {
            bookmark: numbers[places[key][0].objgen]
            for bookmark in bookmarks
            if (key := f"/{_LETTER.sub(_code, bookmark)}") in places
        }


def _code(letter: re.Match[str]) -> str:
    """A letter of a bookmark as the name of a place in a PDF has it: _ is 5F."""
    return "".join(f"{byte:02X}" for byte in letter.group().encode())


if __name__ == "__main__":
    sys.exit(main())

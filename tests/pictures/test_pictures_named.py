"""Every picture of the documents is taken by the script, so that none of them can only grow old."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.pictures.take import IMAGES, names
from tests.served import ROOT


def shown() -> Iterator[tuple[Path, str, str]]:
    """Every picture that a document shows: the document, what is said of it, and its file."""
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for said, target in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.read_text()):
            yield page, said, target


def test_every_picture_of_the_documents_is_taken_by_the_script() -> None:
    found = {Path(target).stem for _page, _said, target in shown() if target.endswith(".png")}
    assert found == names() == {one.stem for one in IMAGES.glob("*.png")}


def test_every_picture_is_there_and_says_what_it_shows() -> None:
    for page, said, target in shown():
        assert (page.parent / target).is_file(), f"{page.name} shows {target}"
        assert len(said.split()) >= 5, f"{page.name} says too little of {target}"

"""Tells how far a paper reaches, without making a file: `python -m reports.render.pdf.extent`.

The process reads what `document.py` reads, and writes an `Extent` as JSON.
"""

import gc
import json
import pickle
import sys
from typing import Any

from reports.render.news import leave, teller
from reports.render.pdf.document import lay_out, page_of
from reports.render.pdf.edges import reach


def extent(document: Any) -> dict[str, Any]:
    """Of pages that are laid out: how far down each is filled, and where each anchor stands, in
    pages from the beginning of the paper (1.5 is the middle of the second page)."""
    places: dict[str, float] = {}
    for number, page in enumerate(document.pages):
        box = page._page_box
        for name, place in page.anchors.items():
            down = (place[1] - box.content_box_y()) / box.height
            places.setdefault(name, number + max(0.0, down))
    return {"filled": [reach(page._page_box) for page in document.pages], "places": places}


def main() -> int:
    gc.disable()  # as `document.py` does
    teller(1)
    html, files, charts, *_rest = pickle.load(sys.stdin.buffer)  # noqa: S301  our own parent's
    found = extent(lay_out(page_of(html, files, charts)))
    sys.stdout.write(json.dumps(found))
    return 0


if __name__ == "__main__":
    leave(main())

"""Lists and the list of contents, as PDF has them."""

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from reports.render.pdf.structure import kids


def mend_item(document: pikepdf.Pdf, item: pikepdf.Object) -> None:
    """Puts all that stands in an item of a list, but its mark, into one body."""
    marks = [kid for kid in kids(item) if kid.get("/S") == Name.Lbl]
    rest = [kid for kid in kids(item) if kid.get("/S") != Name.Lbl]
    if len(rest) == 1 and rest[0].get("/S") == Name.LBody:
        return
    body = next((kid for kid in rest if kid.get("/S") == Name.LBody), None)
    if body is None:
        about = Dictionary(Type=Name.StructElem, S=Name.LBody, P=item)
        body = document.make_indirect(about)
    held = [one for kid in rest for one in (kids(kid) if kid.get("/S") == Name.LBody else [kid])]
    for one in held:
        one["/P"] = body
    body["/K"] = Array(held)
    item["/K"] = Array([*marks, body])


def nest_contents(document: pikepdf.Pdf, contents: pikepdf.Object, key: str) -> None:
    """Puts each entry of the contents beneath the one whose heading it stands under. `key` is
    that of the depth, which each entry has."""
    held: dict[tuple[int, int], list[Any]] = {contents.objgen: []}
    lists = {contents.objgen: contents}
    above: list[tuple[int, pikepdf.Object]] = [(0, contents)]
    for entry in kids(contents):
        depth = int(entry.get(key, 1))
        while above[-1][0] >= depth:
            above.pop()
        under = above[-1][1]
        if under.objgen not in lists:
            about = Dictionary(Type=Name.StructElem, S=Name.TOC, P=under)
            lists[under.objgen] = inner = document.make_indirect(about)
            held[under.objgen] = []
            under["/K"] = Array([*kids(under), inner])
        entry["/P"] = lists[under.objgen]
        held[under.objgen].append(entry)
        above.append((depth, entry))
    for ref, entries in held.items():
        lists[ref]["/K"] = Array(entries)

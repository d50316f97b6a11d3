"""Makes one element of the pieces into which pages cut it.

WeasyPrint tags each page for itself: a table, a list or a paragraph that goes on over the page
would be read as two. `boxes.py` notes which element each tag is of.
"""

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from reports.render.pdf.boxes import DEPTH, PLACE, SAME
from reports.render.pdf.lists import nest_contents
from reports.render.pdf.structure import elements, is_element, kids

Ref = tuple[int, int]


def fold_pages(document: pikepdf.Pdf) -> None:
    """Joins what is cut, and takes the notes of `boxes.py` out. Repeated heads of tables belong to
    no element any more."""
    root = document.Root.StructTreeRoot
    folding = _Folding()
    for element in kids(root):
        _unwrap_main(element, folding)
        folding.fold(element)
    folding.tell_owners(root)
    named: dict[bytes, pikepdf.Object] = {}
    for element in list(elements(root)):
        if "/ID" in element:
            named[bytes(element.ID)] = element
        if element.get("/S") == Name.TOC:
            nest_contents(document, element, DEPTH)
        for key in (SAME, PLACE, DEPTH):
            if key in element:
                del element[key]
    if named:
        pairs = [one for name in sorted(named) for one in (pikepdf.String(name), named[name])]
        root.IDTree = document.make_indirect(Dictionary(Names=Array(pairs)))


def _unwrap_main(whole: pikepdf.Object, folding: "_Folding") -> None:
    """Puts what stands in the one part of each page into the document itself."""
    held: list[Any] = []
    for part in kids(whole):
        if part.get("/S") == Name.Part:
            held += folding.adopted(whole, part)
        else:
            held.append(part)
    whole["/K"] = Array(held)


class _Folding:
    """Which element each of the others was joined to."""

    def __init__(self) -> None:
        self.joined: dict[Ref, pikepdf.Object] = {}

    def fold(self, element: pikepdf.Object) -> None:
        """Joins the parts of an element that are of one element of the page, and so on beneath
        it."""
        _nest_lists(element)
        kept: list[Any] = []
        first: dict[tuple[bytes, str], int] = {}
        more: dict[int, list[Any]] = {}
        for kid in kids(element):
            same = _same(kid)
            if same is None or same not in first:
                if same is not None:
                    first[same] = len(kept)
                kept.append(kid)
            else:
                more.setdefault(first[same], []).append(kid)
        for at, others in more.items():
            self._join(kept[at], others)
        if more:
            element["/K"] = Array(kept)
        for kid in kept:
            if is_element(kid):
                self.fold(kid)

    def _join(self, into: pikepdf.Object, others: list[Any]) -> None:
        held = [_placed(into, kid) for kid in kids(into)]
        for other in others:
            if other.get("/S") != Name.THead:  # a repeated head adds nothing
                held += self.adopted(into, other)
        into["/K"] = Array(held)

    def adopted(self, into: pikepdf.Object, other: pikepdf.Object) -> list[Any]:
        """The parts of another element, which are those of `into` from now on."""
        self.joined[other.objgen] = into
        found = [_placed(other, kid) for kid in kids(other)]
        for kid in found:
            if is_element(kid):
                kid["/P"] = into
        return found

    def tell_owners(self, root: pikepdf.Object) -> None:
        """Says of every piece of a page, and of every link, which element it is in now."""
        numbers = root.ParentTree.Nums
        for at in range(1, len(numbers), 2):
            owner = numbers[at]
            if not isinstance(owner, Array):
                numbers[at] = self._owner(owner)
                continue
            for place, one in enumerate(owner):
                if one is not None and one.objgen in self.joined:
                    owner[place] = self._owner(one)

    def _owner(self, element: pikepdf.Object) -> pikepdf.Object:
        while element.objgen in self.joined:
            element = self.joined[element.objgen]
        return element


def _same(kid: Any) -> tuple[bytes, str] | None:
    """By what an element is known as the same as another."""
    if not isinstance(kid, Dictionary):
        return None
    same = kid.get(SAME)
    return None if same is None else (bytes(same), str(kid.S))


def _placed(element: pikepdf.Object, kid: Any) -> Any:
    """A part of an element that can stand in another one: a piece of a page says which page."""
    if not isinstance(kid, int):
        return kid
    return Dictionary(Type=Name.MCR, Pg=element.Pg, MCID=kid)


def _nest_lists(element: pikepdf.Object) -> None:
    """Puts lists that stand within an item back into it, at their place: WeasyPrint sets them
    beside it, so that what follows them in the item would be read before them."""
    held = kids(element) if element.get("/S") == Name.L else []
    if not any(map(_is_list, held)):
        return
    items: list[Any] = []
    beside: dict[Ref, list[pikepdf.Object]] = {}
    for kid in held:
        if _is_list(kid) and items:
            beside.setdefault(items[-1].objgen, []).append(kid)
        else:
            items.append(kid)
    for item in items:
        parts = kids(item)
        for done, one in enumerate(beside.get(item.objgen, ())):
            parts.insert(int(one.get(PLACE, 0)) + done, one)
            one["/P"] = item
        if item.objgen in beside:
            item["/K"] = Array(parts)
    element["/K"] = Array(items)


def _is_list(kid: Any) -> bool:
    return is_element(kid) and kid.S == Name.L

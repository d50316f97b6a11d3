"""What altering a paper's PDF takes: a register of ways to do so, and their tools."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Pdf

PAGE = 3
# What an alteration does; it returns the page where it has to be noticed, or none.
Alter = Callable[[Pdf], int | None]
ALTERATIONS: dict[str, Alter] = {}


def alteration(alter: Alter) -> Alter:
    ALTERATIONS[alter.__name__.replace("_", " ")] = alter
    return alter


def written(pdf: Pdf) -> bytes:
    file = BytesIO()
    pdf.save(file)
    return file.getvalue()


def drawn(pdf: Pdf, change: Callable[[bytes], bytes], page: int = PAGE) -> int:
    """Draws a page otherwise."""
    own = pdf.pages[page - 1].obj
    before = own.Contents.read_bytes()
    after = change(before)
    assert after != before
    own.Contents = pdf.make_stream(after)
    return page


def added(pdf: Pdf, content: bytes) -> int:
    return drawn(pdf, lambda before: b"q\n" + before + b"\nQ\n" + content)


def resources(pdf: Pdf, kind: str, name: str, value: object) -> None:
    """A resource for one page alone."""
    page = pdf.pages[PAGE - 1].obj
    page.Resources = own = Dictionary(page.Resources)
    held = Dictionary(own.get(kind, Dictionary()))
    held[name] = value
    own[kind] = held


def annotated(pdf: Pdf, note: Dictionary) -> int:
    page = pdf.pages[PAGE - 1].obj
    held = list(page.get("/Annots", ()))
    page.Annots = Array([*held, pdf.make_indirect(note)])
    return PAGE


def note(kind: str, **about: object) -> Dictionary:
    rect = Array([100, 100, 200, 120])
    return Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=rect, **about)


def elements(pdf: Pdf) -> Iterator[Dictionary]:
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        one = waiting.pop(0)
        if "/S" in one:
            yield one
        held = one.get("/K", ())
        kids = held if isinstance(held, Array) else [held]
        waiting += [kid for kid in kids if isinstance(kid, Dictionary) and "/S" in kid]


def page_of(pdf: Pdf, element: Dictionary) -> int:
    pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages, 1)}
    return pages[element.Pg.objgen]


def font_of(pdf: Pdf, page: int = PAGE) -> tuple[str, Dictionary]:
    """The first font that a page uses, with its name there."""
    content = pdf.pages[page - 1].obj.Contents.read_bytes()
    name = re.search(rb"(/\S+) \S+ Tf", content)[1].decode()
    return name, pdf.pages[page - 1].Resources.Font[name]


def first_page_with(pdf: Pdf, name: str) -> int:
    wanted = f"{name} ".encode()
    return next(
        at for at, page in enumerate(pdf.pages, 1) if wanted in page.obj.Contents.read_bytes()
    )


CHARTED: dict[str, Alter] = {}


def of_charts(alter: Alter) -> Alter:
    CHARTED[alter.__name__.replace("_", " ")] = alter
    return alter

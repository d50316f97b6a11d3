"""A paper as it would print now: one part at a time on a page of the site, or whole as a web page.

A part is shown in the page itself, with the site's style sheet, and not in a frame. So a screen
reader reads its headings together with those of the page, it fits narrow screens as the page does,
and the site's content security policy, which forbids styles within a page, applies to it. The whole
paper has its style within it, so it is sent with a policy of its own: it allows that one style (by
its hash) and the pictures and typeface within the file, and nothing else.
"""

import base64
import hashlib
import re
from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reports.access import PaperPlace, paper_for
from reports.document.content import Block, Contents, Document, Heading, Landscape
from reports.output.asked import copy_asked, made
from reports.output.copies import PaperCopy
from reports.output.kinds import as_html
from reports.output.trail import keeps_something, record_read
from reports.render.html import page_html
from schemes.access import Act
from workbench.pages.answering import person

Part = tuple[Heading, list[Block]]
_QUERY = {
    PaperCopy.PUBLIC: "",
    PaperCopy.WHOLE: "whole=1",
    PaperCopy.PART_TWO: "whole=part-2",
}
LONG = 40  # blocks: a longer part is divided at the headings within it
_STYLE = re.compile(r"<style>(.*?)</style>", re.S)


@require_safe
def paper_preview(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """The part that the address names, or the cover with a list of the parts."""
    place = paper_for(person(request), programme, paper, Act.READ)
    copy = copy_asked(request, place)
    found, faults = made(place, copy)
    record_read(place, copy, by=person(request))
    context = place.context(
        _("Preview"),
        (_("Preview"), None),
        room="paper-preview",
        state=_state(place, copy),
        faults=faults,
        copy=copy.value,
        keeps=keeps_something(place.paper),
        query=f"?{_QUERY[copy]}" if _QUERY[copy] else "",
    )
    if found is not None:
        context |= _shown(request, found.document, copy)
    return render(request, "reports/papers/preview.html", context)


@require_safe
def paper_page(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """The whole paper as one web page with its style, pictures and typeface within it."""
    place = paper_for(person(request), programme, paper, Act.READ)
    copy = copy_asked(request, place)
    found, _faults = made(place, copy)
    if found is None:
        return redirect("paper-preview", place.programme.slug, place.paper.slug)
    record_read(place, copy, by=person(request))
    html = as_html(found)
    return HttpResponse(html, headers={"Content-Security-Policy": _policy(html.decode())})


def _policy(html: str) -> str:
    """The content security policy of a whole paper."""
    style = _STYLE.search(html)
    assert style is not None, "a paper that stands by itself brings its style"
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src 'sha256-{digest}'",
            "img-src data:",
            "font-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "sandbox",
        )
    )


def _shown(request: HttpRequest, document: Document, copy: PaperCopy) -> dict[str, object]:
    parts = _parts(document.blocks)
    query = f"&{_QUERY[copy]}" if _QUERY[copy] else ""
    entries = [(heading.title, f"?part={heading.key}{query}") for heading, _blocks in parts]
    key = request.GET.get("part", "")
    if not key:
        return {"document": document, "entries": entries}
    at = next((i for i, (heading, _blocks) in enumerate(parts) if heading.key == key), None)
    if at is None:
        raise Http404
    return {
        "document": document,
        "part": page_html(parts[at][1]),
        "before": entries[at - 1] if at else None,
        "after": entries[at + 1] if at + 1 < len(entries) else None,
    }


def _parts(blocks: Iterable[Block]) -> list[Part]:
    """The parts of a paper: one for each heading of the first level, or of the second level where a
    part is long. The list of contents is left out, since the page has its own."""
    shown: list[Block] = [block for block in blocks if not isinstance(block, Contents)]
    parts = _split(shown, 1)
    return [
        piece
        for head, within in parts
        for piece in (_split(within, 2) if len(within) > LONG else [(head, within)])
    ]


def _split(blocks: list[Block], level: int) -> list[Part]:
    """The blocks divided at headings of this level or a higher one. Each piece begins with its
    heading."""
    pieces: list[Part] = []
    for block in blocks:
        head = block.blocks[0] if isinstance(block, Landscape) and block.blocks else block
        if isinstance(head, Heading) and head.level <= level:
            pieces.append((head, []))
        if pieces:
            pieces[-1][1].append(block)
    return pieces


def _state(place: PaperPlace, copy: PaperCopy) -> str:
    if copy is PaperCopy.PART_TWO:
        return _("Part 2 as it prints now: what the public may not see, and nothing else.")
    if copy is PaperCopy.WHOLE:
        return _("The whole paper as it prints now, with what the public may not see.")
    if place.may_see_all:
        return _("The paper for the public as it prints now.")
    return _("The paper as it prints now; it is not issued by being shown here.")

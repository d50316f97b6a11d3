"""A paper before it is issued, as it prints: part by part on a page of the site, and whole as the
file that people download.

The parts stand in the page itself under the site's own style sheet, not in a frame: a screen reader
goes through their headings with those of the page, they narrow with it, and its policy, which takes
no style from within a page, holds for them as well. The whole file brings its own style, and so its
own policy: that style by its hash, the pictures and the typeface within it, and nothing else.
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
from reports.output.asked import made, wants_whole
from reports.output.kinds import as_html
from reports.render.html import page_html
from schemes.access import Act
from workbench.pages.answering import person

Part = tuple[Heading, list[Block]]
LONG = 40  # blocks of a part that is read in pieces
_STYLE = re.compile(r"<style>(.*?)</style>", re.S)


@require_safe
def paper_preview(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """The cover with a list of the parts, or the part that the address names."""
    place = paper_for(person(request), programme, paper, Act.READ)
    whole = wants_whole(request, place)
    found, faults = made(place, whole=whole)
    context = place.context(
        _("Preview"),
        (_("Preview"), None),
        room="paper-preview",
        state=_state(place, whole=whole),
        faults=faults,
        whole=whole,
        query="?whole=1" if whole else "",
    )
    if found is not None:
        context |= _shown(request, found.document, whole=whole)
    return render(request, "reports/papers/preview.html", context)


@require_safe
def paper_page(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """The whole paper as one page that needs no other, under a policy of its own."""
    place = paper_for(person(request), programme, paper, Act.READ)
    found, _faults = made(place, whole=wants_whole(request, place))
    if found is None:
        return redirect("paper-preview", place.programme.slug, place.paper.slug)
    html = as_html(found)
    return HttpResponse(html, headers={"Content-Security-Policy": _policy(html.decode())})


def _policy(html: str) -> str:
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


def _shown(request: HttpRequest, document: Document, *, whole: bool) -> dict[str, object]:
    parts = _parts(document.blocks)
    entries = [
        (heading.title, f"?part={heading.key}{'&whole=1' if whole else ''}")
        for heading, _blocks in parts
    ]
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
    """The paper from one highest heading to the next, a long part from one heading within it to
    the next. The list of contents is left out: the page has its own."""
    shown: list[Block] = [block for block in blocks if not isinstance(block, Contents)]
    parts = _split(shown, 1)
    return [
        piece
        for head, within in parts
        for piece in (_split(within, 2) if len(within) > LONG else [(head, within)])
    ]


def _split(blocks: list[Block], level: int) -> list[Part]:
    """Pieces that begin with a heading of this level or a higher one."""
    pieces: list[Part] = []
    for block in blocks:
        head = block.blocks[0] if isinstance(block, Landscape) and block.blocks else block
        if isinstance(head, Heading) and head.level <= level:
            pieces.append((head, []))
        if pieces:
            pieces[-1][1].append(block)
    return pieces


def _state(place: PaperPlace, *, whole: bool) -> str:
    if whole:
        return _("The whole paper as it prints now, with what the public may not see.")
    if place.may_see_all:
        return _("The paper for the public as it prints now.")
    return _("The paper as it prints now; it is not issued by being shown here.")

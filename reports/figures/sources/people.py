"""Figures of the paper itself and of people: its dates and facts, who approves it and who answers
for each scheme. People stand by their office; no name is among them."""

from collections.abc import Iterator
from datetime import date

from reports.casefile.case import PaperCase
from reports.casefile.naming import part, words_part
from reports.figures.figure import Figure, FigureKind, FigurePage

_PAGE = FigurePage("programme")
_STATES = {"given": "given", "requested": "asked for", "returned": "returned with comments"}


def people_figures(case: PaperCase) -> Iterator[Figure]:
    """The paper's title and facts, its approvals, then titles and offices of programme and
    schemes."""
    paper, programme = case.paper, case.whole.programme
    yield _words("paper.title", "Title of the paper", paper.title, "The paper")
    for key, said in paper.facts.items():
        label = key.replace("_", " ").capitalize()
        day = _day(said)
        if day is not None:
            name = f"paper.{words_part(key)}"
            yield Figure(name, label, FigureKind.DATE, day, "Facts of the paper", page=_PAGE)
        elif said:
            yield _words(f"paper.{words_part(key)}", label, str(said), "Facts of the paper")
    for one in paper.approvals:
        state = _STATES.get(one.state, "not asked for")
        label = f"Approval by the {one.role}"
        name = f"paper.approvals.{words_part(one.role)}"
        yield _words(name, label, state, "Approvals")
        day = _day(one.on)
        if day is not None and one.state == "given":
            text = f"{label}: day"
            yield Figure(f"{name}.on", text, FigureKind.DATE, day, "Approvals", page=_PAGE)
    yield _words("programme.title", "Title of the programme", programme.title, "Programme")
    if programme.authority:
        yield _words("programme.authority", "Authority", programme.authority, "Programme")
    for scheme in case.whole.schemes:
        at, source = part(scheme.reference), f"Scheme {scheme.reference}"
        page = FigurePage("scheme", scheme=scheme.reference)
        for key, label, said in (
            ("title", "title", scheme.title),
            ("owner", "answers for it", scheme.owner_role),
        ):
            if said:
                text = f"{scheme.reference}: {label}"
                yield Figure(f"{at}.{key}", text, FigureKind.TEXT, said, source, page=page)


def _words(name: str, label: str, said: str, source: str) -> Figure:
    return Figure(name, label, FigureKind.TEXT, said, source, page=_PAGE)


def _day(said: object) -> date | None:
    if not isinstance(said, str):
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None

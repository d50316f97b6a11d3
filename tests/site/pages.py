"""Every page of the site: who may see it and who may send its form. A page that is not here
fails the sweeps; its name is that of its address in `urls.py`."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from django.urls import URLPattern, URLResolver, get_resolver, reverse


class Gate(Enum):
    """Whom a page lets in."""

    EVERYONE = "everyone"
    SIGNED_IN = "signed in"
    WITH_AUTHORITY = "works for an authority"
    READER = "any role in the programme"
    WRITER = "lead officer or officer"
    DECIDER = "lead officer"


@dataclass(frozen=True)
class Page:
    """`see`: who may open it (None: nobody, it takes a form only); `send`: who may send its form
    (None: it has none). `html`: a page for people, not a file; `status`: what opening it
    answers."""

    see: Gate | None
    send: Gate | None = None
    html: bool = True
    status: frozenset[int] = frozenset({200})


def seen(gate: Gate) -> Page:
    return Page(gate)


def form(gate: Gate) -> Page:
    return Page(gate, gate)


def file(gate: Gate) -> Page:
    return Page(gate, html=False)


PAGES: Final[dict[str, Page]] = {
    "sign-in": Page(Gate.EVERYONE, Gate.EVERYONE, status=frozenset({200, 302})),
    "sign-out": Page(None, Gate.SIGNED_IN),
    "programmes": seen(Gate.SIGNED_IN),
    "programme-new": form(Gate.WITH_AUTHORITY),
    "programme-edit": form(Gate.WRITER),
    "programme-history": seen(Gate.READER),
    "programme-history-csv": file(Gate.READER),
}


def addresses() -> dict[str, tuple[str, ...]]:
    """Every address of the site by name, with what stands for its parameters."""
    return dict(_named(get_resolver()))


def _named(resolver: URLResolver) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _named(pattern)
        else:
            assert isinstance(pattern, URLPattern)
            yield (
                pattern.name or f"without a name: {pattern.pattern}",
                tuple(pattern.pattern.converters),
            )


def url(name: str, things: dict[str, Any]) -> str:
    """The address of a page, for these things."""
    return reverse(name, kwargs={key: things[key] for key in addresses()[name]})

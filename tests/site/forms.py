"""The forms of a page, as a browser has them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Final

WORDS: Final = {"text", "search", "email", "url", "number", "date", "tel"}


@dataclass
class PageForm:
    """One form that is posted: where to, its fields as (name, value), those that people type in by
    name with their kind, how many characters of each, and its buttons."""

    action: str
    multipart: bool = False
    fields: list[tuple[str, str]] = field(default_factory=list)
    typed: dict[str, str] = field(default_factory=dict)
    most: dict[str, int] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def data(self, **typed: str) -> dict[str, Any]:
        """What a browser sends, with these texts typed in."""
        found: dict[str, list[str]] = {}
        for name, value in self.fields:
            if name not in typed:
                found.setdefault(name, []).append(value)
        return found | {name: [value] for name, value in typed.items()}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self.here: PageForm | None = None
        self.area = self.select = ""
        self.words: list[str] = []
        self.chosen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            is_posted = has.get("method", "").lower() == "post"
            self.here = PageForm(has.get("action", "")) if is_posted else None
            if self.here:
                self.here.multipart = "multipart" in has.get("enctype", "")
                self.forms.append(self.here)
        if self.here is None:
            return
        name = has.get("name", "")
        if has.get("data-most"):
            self.here.most[name] = int(has["data-most"])
        if tag == "input":
            self.input(name, has)
        elif tag == "textarea":
            self.area, self.words = name, []
            self.here.typed[name] = "textarea"
        elif tag == "select":
            self.select, self.chosen = name, []
        elif tag == "option" and self.select and "selected" in has:
            self.chosen.append(has.get("value", ""))
        elif tag == "button" and has.get("type", "submit") == "submit" and name:
            self.here.buttons.append((name, has.get("value", "")))

    def input(self, name: str, has: dict[str, str]) -> None:
        assert self.here is not None
        kind, value = has.get("type", "text"), has.get("value", "")
        if kind == "file" or (kind in {"checkbox", "radio"} and "checked" not in has):
            return
        self.here.fields.append((name, value or ("on" if kind == "checkbox" else "")))
        if kind in WORDS or kind == "password":
            self.here.typed[name] = kind

    def handle_data(self, data: str) -> None:
        if self.area:
            self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.here = None
        if self.here is None:
            return
        if tag == "textarea" and self.area:
            self.here.fields.append((self.area, "".join(self.words).removeprefix("\n")))
            self.area = ""
        if tag == "select" and self.select:
            self.here.fields.extend((self.select, one) for one in self.chosen)
            self.select = ""


def forms_of(page: str) -> list[PageForm]:
    """The forms that a page posts, in their sequence."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms

"""Runs of words: strong, in another language, as links, as the marks of notes."""

from collections.abc import Callable, Iterable
from typing import Final

from reports.document.content import Run
from reports.render.docx.anchors import Anchors
from reports.render.docx.footnotes import Footnotes
from reports.render.docx.xml import run, words

# Word knows a language by its country as well.
_LANGUAGES: Final = {"cy": "cy-GB", "en": "en-GB", "gd": "gd-GB", "ga": "ga-IE", "pl": "pl-PL"}


class Runs:
    """Writes runs. `relate` gives the relationship id of an address outside the paper."""

    def __init__(
        self, anchors: Anchors, footnotes: Footnotes, relate: Callable[[str], str]
    ) -> None:
        self._anchors = anchors
        self._footnotes = footnotes
        self._relate = relate

    def xml(self, runs: Iterable[Run]) -> str:
        return "".join(map(self._one, runs))

    def _one(self, one: Run) -> str:
        if one.note:
            return self._mark(one)
        if not one.href:
            return run(one.text, _properties(one))
        said = run(one.text, '<w:rStyle w:val="Hyperlink"/>' + _properties(one))
        if one.href.startswith("#"):
            return self._link(one.href[1:], said)
        return f'<w:hyperlink r:id="{self._relate(one.href)}" w:history="1">{said}</w:hyperlink>'

    def _mark(self, one: Run) -> str:
        """The first mark of a note is Word's own; those after it lead to the first."""
        place = f"at-{one.note}"
        first = self._footnotes.refers(one.note)
        if first is not None:
            return self._anchors.around(place, first)
        return self._link(place, run(one.text, '<w:rStyle w:val="FootnoteReference"/>'))

    def _link(self, key: str, said: str) -> str:
        return (
            f'<w:hyperlink w:anchor="{self._anchors.name(key)}" w:history="1">{said}</w:hyperlink>'
        )


def _properties(one: Run) -> str:
    language = _LANGUAGES.get(one.language, one.language)
    return (
        ("<w:b/>" if one.strong else "")
        + ("<w:i/>" if one.emphasis else "")
        + (f'<w:lang w:val="{words(language)}"/>' if language else "")
    )

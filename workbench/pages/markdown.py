"""Officers' text in Markdown: the field to write it in, and the HTML that is safe to show."""

from typing import Any

from django import forms
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

# Raw HTML is shown as typed, never run; the parser refuses addresses like javascript: itself.
# Pictures would come from other machines: pages are served from our own alone.
_reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


class MarkdownField(forms.CharField):
    """A text in Markdown: a box of so many rows, over which a page with scripts has buttons, and
    which keeps lists, tables and headings of what is pasted (`static/js/editor.js`)."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        attrs = {"rows": rows, "spellcheck": "true", "data-markdown": ""}
        super().__init__(widget=forms.Textarea(attrs=attrs), **kwargs)


def to_html(text: str, highest: int = 3) -> SafeString:
    """The text as HTML, its headings below the page's own: "# Cost" becomes an h3, or another
    `highest`."""
    tokens = _reader.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1]) + highest - 1)}"
        elif token.type in {"th_open", "td_open"}:
            # A style within the page is refused by its policy.
            style = str(token.attrs.pop("style", ""))
            if style.endswith("right"):
                token.attrs["class"] = "wb-number"
    html: str = _reader.renderer.render(tokens, _reader.options, {})
    return mark_safe(html)  # noqa: S308

"""What officer text knows, in words with an example of each, for the page where it is written."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from reports.compose.makers import INSERTED


def text_help() -> Iterator[tuple[str, tuple[str, ...]]]:
    """What it is for, and the lines to type."""
    yield _("A heading within the section"), ("## Costs",)
    yield _("Bold, or stressed"), ("**agreed**", "*not*")
    yield _("A list, with numbers, with letters"), ("- first", "1. first", "1) first")
    yield _("A link"), ("[the policy](https://example.gov.uk/policy)",)
    yield (
        _("A table, with what it shows"),
        (
            "Table: Budget by year",
            "",
            "| Year | Budget |",
            "| --- | ---: |",
            "| 2018/19 | £12,000 |",
        ),
    )
    yield (
        _("A note: in the text, then what it says"),
        ("as agreed[^1].", "[^1]: At its May meeting."),
    )
    yield (
        _("A starred note, printed below its section"),
        ("as agreed[^*].", "[^*]: Subject to law."),
    )
    yield _("Words in another language"), ("[Cyngor Sir]{lang=cy}",)
    yield _("A paragraph to refer to, and the reference"), ("{#costs}", "see {{ #costs }}")
    yield (
        _("A figure by name, and in another style"),
        (
            "{{ options.count | words }}",
            "{{ finance.target | millions }}",
        ),
    )
    yield (
        _("A part of the model in its place"),
        tuple(f"{{{{ insert: {name} }}}}" for name in INSERTED),
    )

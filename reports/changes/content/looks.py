"""How parts of a paper look, in sentences, and what of them nobody sees.

Every field of the content tree stands here, or is compared by its words (`SAID`): a new one that is
in neither fails a sweep.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from reports.document import content as c
from workbench.charts import chart as g
from workbench.pages import tables as t

Look = Callable[[Any, Any], str]
Key = tuple[type, str]


@dataclass
class Telling:
    """What is gathered on the way: how much differs that nobody sees, and which numbers moved
    on, in reading order: what they number, the old and the new one."""

    unseen: int = 0
    numbers: list[tuple[str, str, str]] = field(default_factory=list)


def _flag(now: str, before: str) -> Look:
    return lambda _was, is_so: now if is_so else before


def _from_to(sentence: str, none: str = "nothing") -> Look:
    return lambda was, now: sentence.format(was=_word(was, none), now=_word(now, none))


def _word(value: Any, none: str) -> str:
    if isinstance(value, tuple):
        return "; ".join(_word(one, none) for one in value) or none
    return none if value in (None, "") else str(value).replace("-", " ").strip() or none


LOOKS: Mapping[Key, Look] = {
    (c.Paragraph, "lead"): _flag(
        "It leads its section now.", "It no longer stands out as the one that leads its section."
    ),
    (c.Paragraph, "continued"): _flag(
        "It goes on with the numbered paragraph before it now.",
        "It no longer goes on with the numbered paragraph before it.",
    ),
    (c.Paragraph, "recommendation"): _flag(
        "It is a recommendation now.", "It is no longer a recommendation."
    ),
    (c.Heading, "level"): _from_to("The heading is of level {now} now, of level {was} before."),
    (c.Heading, "opens_page"): _flag(
        "It begins a new page now.", "It no longer begins a new page."
    ),
    (c.Heading, "numbered"): _flag("It takes a number now.", "It no longer takes a number."),
    (c.ItemList, "ordered"): _flag("The list is numbered now.", "The list is no longer numbered."),
    (c.ItemList, "letters"): _flag(
        "The list counts by letters now.", "The list no longer counts by letters."
    ),
    (c.ItemList, "start"): _from_to("The list counts from {now} now, from {was} before."),
    (c.TableBlock, "splits"): _flag(
        "It may run over the end of a page now.", "It is kept on one page now where it can be."
    ),
    (t.Table, "wide"): _flag("It is set wide now.", "It is no longer set wide."),
    (t.Table, "either_way"): _flag(
        "Its rows may stand as columns now.", "Its rows no longer stand as columns."
    ),
    (t.Table, "cards"): _flag(
        "On a narrow screen it becomes cards now.", "On a narrow screen it scrolls now."
    ),
    (t.Column, "numeric"): _flag(
        "Its numbers stand to the right now.", "Its words stand to the left now."
    ),
    (t.Row, "total"): _flag("It is set as a total now.", "It is no longer set as a total."),
    (t.Cell, "kind"): _from_to("Marked as {now} now, as {was} before.", "nothing of note"),
    (g.Chart, "kind"): _from_to("It is drawn as {now} now, as {was} before."),
    (g.Chart, "from_zero"): _flag("Its axis begins at zero now.", "Its axis no longer holds zero."),
    (g.Chart, "mark"): _from_to("A line is drawn at {now} now, at {was} before."),
    (g.Chart, "ticks"): _from_to("Its axis is marked {now} now, {was} before."),
    (g.Points, "line"): _from_to("Its line leads through other marks now.", "none"),
    (c.Contents, "depth"): _from_to("It goes down to level {now} now, to level {was} before."),
    (c.Cover, "own_page"): _flag(
        "The opening has a page of its own now.", "The opening stands on the first page now."
    ),
}

HIDDEN: Mapping[Key, str] = {
    (c.Run, "figure"): "names the figure that the words are the value of",
    (c.Run, "note"): "leads to a note; whether it does is told",
    (c.Paragraph, "key"): "an anchor",
    (c.Paragraph, "section"): "the key of the text it comes from",
    (c.Heading, "key"): "an anchor",
    (c.Heading, "section"): "the key of the text it comes from",
    (c.ItemList, "section"): "the key of the text it comes from",
    (c.TableBlock, "section"): "the key of the text it comes from",
    (c.Note, "key"): "an anchor",
    (c.Note, "back"): "an anchor",
    (t.Table, "name"): "names it to the style sheet",
    (t.Column, "href"): "papers have no links there",
    (t.Column, "sorted"): "papers are not sorted",
    (t.Column, "aside"): "what a narrow window leaves out, papers have whole",
    (t.Cell, "href"): "papers have no links there",
    (g.Chart, "name"): "names its picture",
    (g.Chart, "table"): "printed as a table of its own",
    (g.Chart, "span"): "set where a chart is laid out in parts",
    (g.Points, "name"): "names its picture",
    (g.Lines, "name"): "names its picture",
    (g.Lines, "table"): "printed as a table of its own",
    (c.Document, "warnings"): "said to those who write the paper",
    (c.Document, "unfinished"): "said to those who write the paper; its place says so in print",
    (c.Document, "compact"): "how closely the lines stand, by the house format",
    (c.Unfinished, "kind"): "said to those who write the paper",
    (c.Unfinished, "key"): "said to those who write the paper",
    (c.Unfinished, "name"): "said to those who write the paper",
    (c.Unfinished, "beneath"): "said to those who write the paper",
}

# Compared by their words, or part by part.
SAID: frozenset[Key] = frozenset(
    (kind, name)
    for kind, names in (
        (c.Run, ("text", "strong", "emphasis", "href", "language")),
        (c.Paragraph, ("runs", "number")),
        (c.Heading, ("text", "number")),
        (c.ItemList, ("items",)),
        (c.TableBlock, ("table",)),
        (c.ChartBlock, ("chart",)),
        (c.Fact, ("label", "text")),
        (c.Facts, ("facts", "caption")),
        (c.Note, ("mark", "blocks")),
        (c.Notes, ("notes",)),
        (c.Contents, ("heading",)),
        (c.Landscape, ("blocks",)),
        (c.Cover, ("title", "kind", "authority", "facts")),
        (c.Document, ("reference", "title", "authority", "header", "footer", "cover")),
        (c.Document, ("blocks", "dated", "language", "draft")),
        (t.Table, ("caption", "caption_runs", "columns", "rows")),
        (t.Column, ("heading", "runs")),
        (t.Row, ("heading", "cells")),
        (t.Cell, ("text", "note", "value", "items", "runs")),
        (g.Chart, ("message", "measure", "categories", "series", "alt", "reading")),
        (g.Chart, ("ends", "starts")),
        (g.Series, ("name", "values", "labels")),
        (g.Points, ("message", "measure", "across", "upwards", "points", "alt", "reading")),
        (g.Lines, ("message", "measure", "across", "upwards", "panels", "alt", "reading")),
        (g.Panel, ("name", "lines", "now", "now_text", "turns", "beside")),
        (g.Line, ("name", "corners")),
        (g.Turn, ("along", "up", "text")),
        (g.Point, ("label", "left", "up", "left_text", "up_text")),
    )
    for name in names
)


def looks(old: Any, new: Any, telling: Telling) -> Iterator[str]:
    """How the new part looks otherwise than the old one, a sentence each."""
    kind = type(new)
    for one in fields(kind):
        was, now = getattr(old, one.name), getattr(new, one.name)
        if was == now:
            continue
        if (kind, one.name) in HIDDEN:
            telling.unseen += 1
        elif (kind, one.name) in LOOKS:
            yield LOOKS[kind, one.name](was, now)

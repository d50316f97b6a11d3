"""Everything that a file of a house format can hold can be made in the browser: its forms, filled in
as a person would, make each format anew. What a file can hold is asked of its reader, so that a key
that it learns later fails here until a form asks for it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.utils.datastructures import MultiValueDict

from reports.formats import reading
from reports.formats.blocks import (
    BLOCKS,
    EACH,
    FINANCE,
    GROUPINGS,
    IN_BRIEF,
    SCHEME_FACTS,
    SCHEME_SHOWS,
    Told,
)
from reports.formats.reading import read_format
from reports.formats.shelf import FORMATS_DIR, FORMER_DIR
from reports.house_formats.editing import (
    Json,
    added,
    block_begun,
    changed,
    headings_in,
    removed,
    set_out,
    text_of,
    told,
)
from reports.house_formats.forms import FormatForm, PartForm
from reports.house_formats.heading_forms import FormatHeadingForm
from reports.house_formats.places import (
    heading_places,
    list_at,
    part_added,
    part_moved,
    part_removed,
    part_told,
)
from reports.house_formats.things import Thing
from tests.factories import sent

FACT = {
    "label": "Committee",
    "fact": "committee",
    "as": "date",
    "choices": ["A", "B"],
    "words": "A",
}
PART = {
    "heading": "Case",
    "questions": ["why", "how"],
    "shows": [*reversed(SCHEME_SHOWS)],
    "unanswered": "Not answered.",
}
EXAMPLES: dict[Told, Any] = {
    Told.TEXT: "Words",
    Told.FACTS: [FACT, {"label": "Ward", "fact": "ward_code"}],
    Told.FINANCE: [*sorted(FINANCE)[::-1]],
    Told.NAMES: ["One", "Two"],
    Told.STYLE: "list",
    Told.BY: GROUPINGS[-1],
    Told.BRIEF: IN_BRIEF[-1],
    Told.SCHEME_FACTS: [{"label": "What", "shows": one} for one in SCHEME_FACTS],
    Told.SCHEME_PARTS: [PART | {"parts": [PART | {"parts": [PART]}]}, {"heading": "End"}],
}


def whole_format() -> Json:
    """A format with every key that a file can hold, and none at its usual value."""
    blocks = []
    for at, (kind, settings) in enumerate(BLOCKS.items()):
        block: Json = {"block": kind}
        for name, one in settings.items():
            usual: Any = EXAMPLES.get(one.kind)
            if one.kind is Told.SECTION:
                usual = f"text-{at}-{EACH.get(kind, 'x')}"
            block[name] = (not one.usual) if one.kind is Told.FLAG else usual
        blocks.append(block)
    flags = {"new_page": True, "landscape": True, "numbered": False, "optional": True}
    inner = {"heading": "Inner", "key": "own/key", "required": True, "blocks": blocks[::-1][:3]}
    for block in inner["blocks"]:
        block.pop("section", None)
    return {
        "key": "whole",
        "name": "Whole",
        "kind": "Report",
        "header": "{title}, {committee}",
        "footer": "{reference}",
        "cover": [FACT, {"label": "Day", "fact": "a_day"}],
        "opening": {"own_page": False, "caption": "At a glance"},
        "contents": {"heading": "What is where", "depth": 3, "least": 4},
        "numbering": {"depth": 3, "paragraphs": 3, "heading_numbers_from": 2},
        "headings": [
            {"heading": "First", "key": "first", **flags, "blocks": blocks, "headings": [inner]},
            {"heading": "Second", "key": "second"},
        ],
        "appendices": {
            "label": "Annex",
            "by": "numbers",
            "own_numbers": True,
            "headings": [{"heading": "Maps", "key": "maps", "headings": [
                {"heading": "North", "key": "north"}]}],
        },
        "approvals": ["Clerk", "Treasurer"],
        "exempt_list": "wales",
        "sides": 4,
    }  # fmt: skip


def posted(form_class: Any, values: dict[str, Any], **more: Any) -> dict[str, Any]:
    """What the form hands on where these values are sent as a browser sends them."""
    said: MultiValueDict[str, Any] = MultiValueDict()
    for name, value in sent(version=1, **values).items():
        if value not in (None, False, ""):
            said.setlist(name, value if isinstance(value, list) else [value])
    form = form_class(said, version=1, **more)
    assert form.is_valid(), form.errors
    found: dict[str, Any] = form.values()
    return found


def told_part(text: str, place: str, thing: Thing, wanted: Json) -> str:
    """The text with the part at this place told by its form what `wanted` is told."""
    found = list_at(json.loads(text), place.rpartition(".")[0])
    part = found.parts[int(place.rpartition(".")[2])]
    called = thing.name_of(part)
    values = PartForm.values_of(thing, wanted) | {"called": called}
    said = posted(
        lambda data, version: PartForm.asking(data, thing=thing, part=part, version=version),
        values,
    )
    text = changed(text, part_told(place, said["part"], called=said["called"]))
    return with_lists(text, place, thing, wanted)


def with_lists(text: str, place: str, thing: Thing, wanted: Json) -> str:
    for name, inner in thing.lists.items():
        if name != "headings" and name in wanted:
            text = listed(text, f"{place}.{name}", inner, wanted[name])
    return text


def listed(text: str, place: str, thing: Thing | None, wanted: list[Json]) -> str:
    """The text with these parts in the list at this place, added one by one."""
    for at, one in enumerate(wanted):
        found = list_at(json.loads(text), place)
        if thing is None:
            part = block_begun(json.loads(text), found.owner, one["block"])
            kind = found.thing_of(part)
        else:
            kind = thing
            part = posted(
                lambda data, version, kind=kind: PartForm.asking(
                    data, thing=kind, part={}, version=version
                ),
                PartForm.values_of(kind, one),
            )["part"]
        text = changed(text, part_added(place, part))
        text = told_part(text, f"{place}.{at}", kind, one)
    return text


def made_anew(target: Json) -> str:
    """The text of a format that the forms make, from one with a single heading of another name."""
    blank = {"heading": "Blank", "key": "blank"}
    text = text_of({"key": target["key"], "name": "N", "kind": "K", "headings": [blank]})
    for one, among, level, appendix in [*headings_in(target)]:
        above = [h for h, *_rest in headings_in(target) if among is h.get("headings")]
        beneath = above[0]["key"] if level > 1 else ""
        before = {h["key"] for h, *_rest in headings_in(json.loads(text))}
        text = changed(text, added("Begun", beneath=beneath, appendix=appendix and level == 1))
        (key,) = {h["key"] for h, *_rest in headings_in(json.loads(text))} - before
        heading = next(h for h, *_rest in headings_in(json.loads(text)) if h["key"] == key)
        values = FormatHeadingForm.values_of(one) | {"blocks": []}
        text = changed(text, told(key, **posted(FormatHeadingForm, values, heading_of=heading)))
        place = f"{heading_places(json.loads(text))[one['key']]}.blocks"
        text = listed(text, place, None, one.get("blocks", []))
    text = changed(text, removed("blank"))
    text = listed(text, "cover", list_at(json.loads(text), "cover").thing, target.get("cover", []))
    said = posted(FormatForm, FormatForm.values_of(target), data_of=json.loads(text))
    return changed(text, set_out(said["whole"]))


def keys_read(data: Json, monkeypatch: pytest.MonkeyPatch) -> tuple[set[str], set[str]]:
    """The keys that the reader knows of the parts of a format, and those that this one has: each
    with the part that it is of, "headings.blocks:text.section"."""
    known: set[str] = set()
    there: set[str] = set()
    parts = reading._Reader.parts

    def noted(
        self: Any,
        part: Any,
        place: str,
        required: tuple[str, ...] = (),
        optional: tuple[str, ...] = (),
    ) -> Any:
        where = re.sub(r"\[\d+\]", "", place)
        where = re.sub(r"^appendices\.headings", "headings", where)
        where = re.sub(r"(headings|parts)(\.\1)+", r"\1", where)
        if isinstance(part, dict) and "block" in part:
            where = f"block {part['block']}"
        known.update(f"{where}.{one}" for one in (*required, *optional))
        there.update(f"{where}.{one}" for one in part)
        return parts(self, part, place, required, optional)

    monkeypatch.setattr(reading._Reader, "parts", noted)
    read_format(text_of(data), "")
    return known, there


def test_whole_format_has_every_key_that_the_reader_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    known, there = keys_read(whole_format(), monkeypatch)
    assert known - there == set()
    assert {"block each-scheme.parts", "cover.words", "numbering.heading_numbers_from"} <= known


def test_examples_hold_every_kind_of_setting() -> None:
    assert {*EXAMPLES, Told.SECTION, Told.FLAG} == {*Told}


def test_format_with_every_key_can_be_made_in_the_browser() -> None:
    target = whole_format()
    assert read_format(made_anew(target), "") == read_format(text_of(target), "")


FILES = [*FORMATS_DIR.glob("*.json"), *FORMER_DIR.glob("*.json")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_format_of_ours_can_be_made_in_the_browser(path: Path) -> None:
    target = json.loads(path.read_text(encoding="utf-8"))
    for one, *_rest in headings_in(target):
        for block in one.get("blocks", []):
            if block.get("by") == GROUPINGS[0]:
                del block["by"]  # what holds where the file says nothing is not said
    assert read_format(made_anew(target), "") == read_format(text_of(target), "")


def test_parts_are_moved_and_removed_anywhere() -> None:
    text = text_of(whole_format())
    place = next(
        f"headings.0.blocks.{at}.parts" for at, kind in enumerate(BLOCKS) if kind == "each-scheme"
    )
    text = changed(text, part_moved(f"{place}.1", up=True))
    found = list_at(json.loads(text), place)
    assert found.names() == ["End", "Case"]
    text = changed(text, part_moved(f"{place}.1.parts.0", up=True))
    text = changed(text, part_removed(f"{place}.0"))
    assert list_at(json.loads(text), place).names() == ["Case"]
    assert list_at(json.loads(text), f"{place}.0.parts.0.parts").names() == ["Case"]


@pytest.mark.parametrize(
    "place",
    ["", "nothing", "cover.9", "cover.x", "headings.0.blocks.0.parts", "headings.٣.blocks", "key"],
)
def test_place_that_is_none_is_refused(place: str) -> None:
    with pytest.raises(KeyError):
        list_at(whole_format(), place)


def test_part_that_another_one_has_replaced_is_left_alone() -> None:
    text = changed(text_of(whole_format()), part_moved("cover.0", up=False))
    with pytest.raises(KeyError):
        changed(text, part_told("cover.0", {"label": "X", "fact": "x"}, called="Committee"))

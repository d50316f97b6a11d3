"""Changes of a house format as its file has it, a heading at a time. Whether what comes out can be
used, the reader of formats says."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from reports.formats.blocks import BLOCKS, EACH, IN_BRIEF
from workbench.rows.order import beside
from workbench.rows.slugs import slug_for

Json = dict[str, Any]
Change = Callable[[Json], None]

# Blocks that are told more than a page asks for: a format keeps those that it has.
ASKS_MORE: Final = frozenset(
    kind
    for kind, told in BLOCKS.items()
    if any(one.needed and name != "section" for name, one in told.items())
)
FLAGS: Final = ("required", "new_page", "landscape", "optional")


def text_of(data: Json) -> str:
    """A format as its file has it."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def copied(text: str, *, key: str, name: str) -> str:
    """A format made from another one, under a key and a name of its own."""
    data = json.loads(text.removeprefix("\ufeff"))
    return text_of({**data, "key": key, "name": name})


def changed(text: str, change: Change) -> str:
    """The text of the format after a change."""
    data: Json = json.loads(text)
    change(data)
    return text_of(data)


def headings_in(data: Json) -> Iterator[tuple[Json, list[Json], int, bool]]:
    """Every heading with the list that it stands in, its level, and whether it is of the
    appendices."""
    yield from _within(data.get("headings", []), 1, appendix=False)
    yield from _within(data.get("appendices", {}).get("headings", []), 1, appendix=True)


def heading_in(data: Json, key: str) -> tuple[Json, list[Json]]:
    """The heading of this key, and the list that it stands in. Raises `KeyError`."""
    for one, among, _level, _appendix in headings_in(data):
        if one["key"] == key:
            return one, among
    raise KeyError(key)


def moved(key: str, *, up: bool) -> Change:
    """One place up or down among its neighbours; at the end it stays there."""

    def change(data: Json) -> None:
        one, among = heading_in(data, key)
        at = among.index(one)
        there = beside(at, len(among), up=up)
        among[at], among[there] = among[there], among[at]

    return change


def removed(key: str) -> Change:
    """Without the heading and those beneath it."""

    def change(data: Json) -> None:
        one, among = heading_in(data, key)
        among.remove(one)

    return change


def added(heading: str, *, after: str = "", beneath: str = "", appendix: bool = False) -> Change:
    """With another heading and a text beneath it: behind the one of the key `after`, as the last
    `beneath` another, or as the last of the headings or of the appendices."""

    def change(data: Json) -> None:
        keys = {one["key"] for one, *_rest in headings_in(data)}
        key = slug_for(heading, keys | set(_sections(data)))
        new: Json = {"heading": heading, "key": key, "blocks": [{"block": "text", "section": key}]}
        if after:
            one, among = heading_in(data, after)
            among.insert(among.index(one) + 1, new)
        elif beneath:
            heading_in(data, beneath)[0].setdefault("headings", []).append(new)
        else:
            whole = data.setdefault("appendices", {}) if appendix else data
            whole.setdefault("headings", []).append(new)

    return change


def told(
    at: str, *, heading: str, blocks: Iterable[str], numbered: bool, key: str = "", **flags: bool
) -> Change:
    """With other words, another key, flags and blocks at the heading of the key `at`. Blocks that
    stay keep what they are told and their places; further ones stand behind them."""
    wanted = list(blocks)

    def change(data: Json) -> None:
        one, _among = heading_in(data, at)
        one["heading"] = heading
        one["key"] = key or at
        for name in FLAGS:
            _put(one, name, flags.get(name, False), usual=False)
        _put(one, "numbered", numbered, usual=True)
        kept = [block for block in one.get("blocks", []) if block["block"] in wanted]
        there = {block["block"] for block in kept}
        one["blocks"] = kept
        one["blocks"] += [block_begun(data, one, kind) for kind in wanted if kind not in there]

    return change


def set_out(values: Json) -> Change:
    """With these values of the format as a whole; None takes one away."""

    def change(data: Json) -> None:
        for name, value in values.items():
            if value is None:
                data.pop(name, None)
            else:
                data[name] = value

    return change


def _within(
    among: list[Json], level: int, *, appendix: bool
) -> Iterator[tuple[Json, list[Json], int, bool]]:
    for one in among:
        yield one, among, level, appendix
        yield from _within(one.get("headings", []), level + 1, appendix=appendix)


def _sections(data: Json) -> Iterator[str]:
    for one, *_rest in headings_in(data):
        yield from (block["section"] for block in one.get("blocks", []) if "section" in block)


def block_begun(data: Json, heading: Json, kind: str) -> Json:
    """A block of this kind as it begins, its section called after the heading; lists that it needs
    begin empty."""
    if kind == "in-brief":
        return {"block": kind, "show": IN_BRIEF[0]}
    if asked := [name for name, one in BLOCKS[kind].items() if one.needed and name != "section"]:
        return {"block": kind, **{name: [] for name in asked}}
    if not (parameter := BLOCKS[kind].get("section")) or not parameter.needed:
        return {"block": kind}
    taken = set(_sections(data))
    if kind in EACH:
        first = "criterion" if kind == "each-criterion" else "strand"
        name = slug_for(first, {one.removesuffix(f"-{EACH[kind]}") for one in taken})
        return {"block": kind, "section": f"{name}-{EACH[kind]}"}
    return {"block": kind, "section": slug_for(heading["key"], taken)}


def _put(one: Json, name: str, value: bool, *, usual: bool) -> None:
    if value == usual:
        one.pop(name, None)
    else:
        one[name] = value

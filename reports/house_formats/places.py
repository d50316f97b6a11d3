"""Where a part of a house format stands: "headings.2.blocks.0", a step into it for each list and
each place in one, as its address has it."""

from dataclasses import dataclass

from reports.house_formats.editing import Change, Json
from reports.house_formats.things import APPENDICES, WHOLE, Thing, begun, block_thing
from workbench.rows.order import beside


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of a format: its `place`, what stands in it, their kind (None for blocks), and the
    part that it is of."""

    place: str
    parts: list[Json]
    thing: Thing | None
    owner: Json
    owner_name: str = ""

    @property
    def name(self) -> str:
        """The name of the list in the file: "blocks"."""
        return self.place.rpartition(".")[2]

    def thing_of(self, part: Json) -> Thing:
        """The kind of one of its parts."""
        return self.thing or block_thing(part["block"])

    def names(self) -> list[str]:
        """What people call each of its parts."""
        return [self.thing_of(one).name_of(one) for one in self.parts]


def list_at(data: Json, place: str) -> Listed:
    """The list at this place; an empty one where the part has none yet. Raises `KeyError` where
    there can be none."""
    at, thing, name = data, WHOLE, ""
    steps = place.split(".")
    if steps[0] == "appendices":
        at, thing, steps = data.setdefault("appendices", {}), APPENDICES, steps[1:]
    while steps:
        inner = thing.lists[steps[0]]
        found = Listed(place, at.setdefault(steps[0], []), inner, at, name)
        if len(steps) == 1:
            return found
        part = _in(found.parts, steps[1])
        at, thing, name = part, found.thing_of(part), found.thing_of(part).name_of(part)
        steps = steps[2:]
    raise KeyError(place)


def part_at(data: Json, place: str) -> tuple[Listed, int]:
    """The list in which the part at this place stands, and where in it. Raises `KeyError`."""
    above, _dot, last = place.rpartition(".")
    found = list_at(data, above)
    _in(found.parts, last)
    return found, int(last)


def part_moved(place: str, *, up: bool) -> Change:
    """One place up or down in its list; at the end it stays there."""

    def change(data: Json) -> None:
        found, at = part_at(data, place)
        there = beside(at, len(found.parts), up=up)
        found.parts[at], found.parts[there] = found.parts[there], found.parts[at]

    return change


def part_removed(place: str) -> Change:
    """Without the part and all within it."""

    def change(data: Json) -> None:
        found, at = part_at(data, place)
        del found.parts[at]

    return change


def part_added(place: str, part: Json) -> Change:
    """With one more part, the last of its list."""

    def change(data: Json) -> None:
        found = list_at(data, place)
        found.parts.append(begun(found.thing_of(part), part, found.parts))

    return change


def part_told(place: str, part: Json, *, called: str) -> Change:
    """With another part at the place of the one that was `called` so when its page was opened.
    Raises `KeyError` where another one stands there by now."""

    def change(data: Json) -> None:
        found, at = part_at(data, place)
        if found.names()[at] != called:
            raise KeyError(place)
        others = [*found.parts[:at], *found.parts[at + 1 :]]
        found.parts[at] = begun(found.thing_of(part), part, others)

    return change


def heading_places(data: Json) -> dict[str, str]:
    """Where each heading stands, by its key."""
    appendices = data.get("appendices", {}).get("headings", [])
    return {
        **_places(data.get("headings", []), "headings"),
        **_places(appendices, "appendices.headings"),
    }


def _places(among: list[Json], above: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for at, one in enumerate(among):
        place = f"{above}.{at}"
        found |= {one["key"]: place, **_places(one.get("headings", []), f"{place}.headings")}
    return found


def _in(parts: list[Json], step: str) -> Json:
    if not step.isascii() or not step.isdigit() or int(step) >= len(parts):
        raise KeyError(step)
    return parts[int(step)]

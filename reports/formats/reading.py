"""Reads a house format from its file, and names the line and the place of whatever is wrong."""

import json
import string
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from reports.formats.blocks import BLOCKS, EACH, FINANCE, GROUPINGS, IN_BRIEF, Parameter, Told
from reports.formats.format import (
    Appendices,
    CoverFact,
    FormatBlock,
    FormatError,
    FormatHeading,
    HouseFormat,
    Numbering,
    Opening,
)
from reports.formats.lines import LinesOf, lines_of
from reports.formats.schemes import scheme_fact, scheme_part

PATTERN_NAMES = frozenset({"title", "reference", "authority", "programme"})
EXEMPT_LISTS = ("england", "wales")
T = TypeVar("T")


def read_format(text: str, where: str) -> HouseFormat:
    """A format from its JSON. Raises `FormatError` with every fault: the file, the line, the place
    and what is wrong there."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise FormatError((f"{where}: line {error.lineno}: not JSON ({error}).",)) from error
    reader = _Reader(where, lines_of(text))
    made = reader.whole(data)
    if reader.faults:
        raise FormatError(tuple(reader.faults))
    return made


class _Reader:
    """Reads a format part by part and collects what is wrong with each."""

    def __init__(self, where: str, lines: LinesOf) -> None:
        self.where = where
        self.lines = lines
        self.faults: list[str] = []
        self.keys: set[str] = set()
        self.sections: set[str] = set()

    def fault(self, place: str, message: str) -> None:
        at = f"{self.where}: line {self.lines(place)}"
        self.faults.append(f"{at}: {place}: {message}" if place else f"{at}: {message}")

    def whole(self, data: Any) -> HouseFormat:
        parts = self.parts(
            data,
            "",
            required=("key", "name", "kind", "headings"),
            optional=(
                *("header", "footer", "cover", "opening", "contents", "numbering", "appendices"),
                *("approvals", "exempt_list", "sides"),
            ),
        )
        cover = tuple(self.each(parts.get("cover", []), "cover", self.cover_fact))
        facts = PATTERN_NAMES | {fact.fact for fact in cover}
        contents = parts.get("contents", {})
        contents = (
            {"depth": 0}
            if contents is None
            else self.parts(contents, "contents", optional=("heading", "depth", "least"))
        )
        exempt_list = parts.get("exempt_list", "england")
        if exempt_list not in EXEMPT_LISTS:
            self.fault("exempt_list", f"{exempt_list!r} is not one of: {', '.join(EXEMPT_LISTS)}.")
        sides = parts.get("sides")
        if sides is not None:
            self.count(sides, "sides")
        return HouseFormat(
            key=self.text(parts.get("key"), "key"),
            name=self.text(parts.get("name"), "name"),
            kind=self.text(parts.get("kind"), "kind"),
            header=self.pattern(parts.get("header", "{title}"), "header", facts),
            footer=self.pattern(parts.get("footer", "{authority}"), "footer", facts),
            cover=cover,
            opening=self.opening(parts.get("opening", {})),
            contents_heading=self.text(contents.get("heading", "Contents"), "contents.heading"),
            contents_depth=self.depth(contents.get("depth", 2), "contents.depth", least=0),
            contents_least=self.count(contents.get("least", 1), "contents.least"),
            numbering=self.numbering(parts.get("numbering", {})),
            headings=tuple(self.each(parts.get("headings"), "headings", self.heading)),
            appendices=self.appendices(parts.get("appendices", {})),
            approvals=tuple(self.each(parts.get("approvals", []), "approvals", self.text)),
            exempt_list=str(exempt_list),
            sides=sides,
        )

    def opening(self, data: Any) -> Opening:
        parts = self.parts(data, "opening", optional=("own_page", "caption"))
        caption = parts.get("caption")
        return Opening(
            self.flag(parts.get("own_page", True), "opening.own_page"),
            "" if caption is None else self.text(caption, "opening.caption"),
        )

    def numbering(self, data: Any) -> Numbering:
        at_least = {"depth": 0, "paragraphs": 0, "heading_numbers_from": 1}
        parts = self.parts(data, "numbering", optional=tuple(at_least))
        read = {
            name: self.depth(parts[name], f"numbering.{name}", least)
            for name, least in at_least.items()
            if name in parts
        }
        return Numbering(**read)

    def appendices(self, data: Any) -> Appendices:
        parts = self.parts(data, "appendices", optional=("label", "by", "own_numbers", "headings"))
        by = parts.get("by", "letters")
        if by not in ("letters", "numbers"):
            self.fault("appendices.by", f'{by!r} is not known: use "letters" or "numbers".')
        return Appendices(
            label=self.text(parts.get("label", "Appendix"), "appendices.label"),
            by_letters=by == "letters",
            own_numbers=self.flag(parts.get("own_numbers", False), "appendices.own_numbers"),
            headings=tuple(
                self.each(parts.get("headings", []), "appendices.headings", self.heading)
            ),
        )

    def heading(self, data: Any, place: str) -> FormatHeading:
        parts = self.parts(
            data,
            place,
            required=("heading", "key"),
            optional=(
                *("blocks", "headings", "new_page", "landscape", "numbered", "optional"),
                "required",
            ),
        )
        key = self.text(parts.get("key"), f"{place}.key")
        if key in self.keys:
            self.fault(f"{place}.key", f"{key!r} is used twice; give each heading its own key.")
        self.keys.add(key)
        return FormatHeading(
            heading=self.text(parts.get("heading"), f"{place}.heading"),
            key=key,
            blocks=tuple(self.each(parts.get("blocks", []), f"{place}.blocks", self.block)),
            headings=tuple(self.each(parts.get("headings", []), f"{place}.headings", self.heading)),
            new_page=self.flag(parts.get("new_page", False), f"{place}.new_page"),
            landscape=self.flag(parts.get("landscape", False), f"{place}.landscape"),
            numbered=self.flag(parts.get("numbered", True), f"{place}.numbered"),
            optional=self.flag(parts.get("optional", False), f"{place}.optional"),
            required=self.flag(parts.get("required", False), f"{place}.required"),
        )

    def block(self, data: Any, place: str) -> FormatBlock:
        kind = data.get("block") if isinstance(data, dict) else None
        if not isinstance(kind, str) or kind not in BLOCKS:
            self.fault(
                f"{place}.block", f"{kind!r} is not a block. Choose one of: {', '.join(BLOCKS)}."
            )
            return FormatBlock("")
        told = BLOCKS[kind]
        parts = self.parts(
            data,
            place,
            required=("block", *(name for name, one in told.items() if one.needed)),
            optional=tuple(name for name, one in told.items() if not one.needed),
        )
        read = {
            name: self.told(one, parts[name], f"{place}.{name}", kind)
            for name, one in told.items()
            if name in parts
        }
        return FormatBlock(kind, read.pop("section", ""), read)

    def told(self, parameter: Parameter, data: Any, place: str, kind: str) -> Any:
        lists: Mapping[Told, Callable[[Any, str], Any]] = {
            Told.FACTS: self.cover_fact,
            Told.FINANCE: self.follower,
            Told.NAMES: self.text,
            Told.SCHEME_FACTS: partial(scheme_fact, self),
            Told.SCHEME_PARTS: partial(scheme_part, self),
        }
        if parameter.kind in lists:
            return tuple(self.each(data, place, lists[parameter.kind]))
        match parameter.kind:
            case Told.SECTION:
                return self.section(data, place, kind)
            case Told.FLAG:
                return self.flag(data, place)
            case Told.BRIEF:
                return self.one_of(data, place, IN_BRIEF)
            case Told.BY:
                return self.one_of(data, place, GROUPINGS)
            case Told.STYLE if data not in ("paragraphs", "list"):
                self.fault(place, f'{data!r} is not known: use "paragraphs" or "list".')
        return self.text(data, place)

    def section(self, data: Any, place: str, kind: str) -> str:
        section = self.text(data, place)
        if section and section in self.sections:
            self.fault(place, f"{section!r} is printed twice.")
        self.sections.add(section)
        if kind in EACH and EACH[kind] not in section:
            self.fault(place, f'must hold "{EACH[kind]}", for the section of each.')
        return section

    def follower(self, data: Any, place: str) -> str:
        if data not in FINANCE:
            self.fault(place, f"{data!r} is not one of: {', '.join(sorted(FINANCE))}.")
        return str(data)

    def cover_fact(self, data: Any, place: str) -> CoverFact:
        parts = self.parts(
            data, place, required=("label", "fact"), optional=("as", "choices", "words")
        )
        if parts.get("as", "date") != "date":
            self.fault(f"{place}.as", f'{parts["as"]!r} is not known; only "date" is.')
        words = parts.get("words")
        return CoverFact(
            self.text(parts.get("label"), f"{place}.label"),
            self.text(parts.get("fact"), f"{place}.fact"),
            parts.get("as") == "date",
            tuple(self.each(parts.get("choices", []), f"{place}.choices", self.text)),
            "" if words is None else self.text(words, f"{place}.words"),
        )

    def one_of(self, data: Any, place: str, known: tuple[str, ...]) -> str:
        if data not in known:
            self.fault(place, f"{data!r} is not one of: {', '.join(known)}.")
        return str(data)

    def parts(
        self,
        data: Any,
        place: str,
        required: tuple[str, ...] = (),
        optional: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        if not isinstance(data, dict):
            self.fault(place, "must be an object.")
            return {}
        for name in required:
            if name not in data:
                self.fault(place, f"lacks {name!r}.")
        for name in data:
            if name not in (*required, *optional):
                self.fault(place, f"has an unknown key {name!r}.")
        return data

    def each(self, data: Any, place: str, read: Callable[[Any, str], T]) -> list[T]:
        if not isinstance(data, list):
            self.fault(place, "must be a list.")
            return []
        return [read(one, f"{place}[{index}]") for index, one in enumerate(data)]

    def text(self, data: Any, place: str) -> str:
        if not isinstance(data, str) or not data.strip():
            self.fault(place, "must be some text.")
            return ""
        return data

    def flag(self, data: Any, place: str) -> bool:
        if not isinstance(data, bool):
            self.fault(place, "must be true or false.")
        return data is True

    def count(self, data: Any, place: str) -> int:
        if type(data) is not int or data < 1:
            self.fault(place, "must be a whole number from 1.")
            return 1
        return data

    def depth(self, data: Any, place: str, least: int) -> int:
        if type(data) is not int or not least <= data <= 3:
            self.fault(place, f"must be a whole number from {least} to 3.")
            return 1
        return data

    def pattern(self, data: Any, place: str, known: frozenset[str]) -> str:
        text = self.text(data, place)
        try:
            names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
        except ValueError as error:
            self.fault(place, f"{error}.")
            return ""
        for name in names:
            if name not in known:
                self.fault(
                    place, f"{name!r} is no fact. Choose one of: {', '.join(sorted(known))}."
                )
        return text

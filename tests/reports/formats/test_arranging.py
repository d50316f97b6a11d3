"""The headings of a house format as one paper has them."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reports.casefile.parts import CaseHeading
from reports.formats.arranging import Arrangement, arranged
from reports.formats.format import FormatHeading, HouseFormat
from reports.formats.reading import read_format

Json = dict[str, Any]


def heading(key: str, *inner: Json, **values: Any) -> Json:
    """A heading with a text of its own."""
    blocks = [{"block": "text", "section": key}]
    return {"heading": key.upper(), "key": key, "blocks": blocks, "headings": list(inner), **values}


def format_of(*headings: Json, appendices: tuple[Json, ...] = ()) -> HouseFormat:
    data = {
        "key": "short",
        "name": "Short",
        "kind": "Report",
        "headings": list(headings),
        "appendices": {"headings": list(appendices)},
    }
    return read_format(json.dumps(data), "short.json")


HOUSE = format_of(
    heading("a"),
    heading("b", heading("b1"), heading("b2")),
    heading("c", required=True),
    appendices=(heading("x", new_page=True), heading("y")),
)


def tree(headings: tuple[FormatHeading, ...]) -> list[Any]:
    """Keys in their sequence, those beneath one in a list behind it."""
    return [
        one for h in headings for one in ((h.key, tree(h.headings)) if h.headings else (h.key,))
    ]


def standing(arrangement: Arrangement) -> tuple[list[Any], list[Any]]:
    form = arrangement.form
    return tree(form.headings), tree(form.appendices.headings)


def own(key: str, **values: Any) -> CaseHeading:
    return CaseHeading(key, values.pop("heading", key.upper()), own=True, **values)


def test_paper_that_says_nothing_has_the_headings_of_its_format() -> None:
    arrangement = arranged(HOUSE, ())
    assert arrangement.form is HOUSE
    assert standing(arrangement) == (["a", "b", ["b1", "b2"], "c"], ["x", "y"])
    assert [one.level for one in arrangement.lines] == [1, 1, 2, 2, 1, 1, 1]


def test_heading_is_renamed_and_left_out_where_it_stands() -> None:
    said = (CaseHeading("c", "See"), CaseHeading("b1", left_out=True))
    arrangement = arranged(HOUSE, said)
    assert standing(arrangement) == (["a", "b", ["b2"], "c"], ["x", "y"])
    assert arrangement.form.headings[2].heading == "See"
    line = arrangement.find("c")
    assert line is not None
    assert (line.renamed, line.in_format) == (True, "C")
    assert arrangement.leaves_out("b1") == "B1"
    assert arrangement.leaves_out("b2") == ""


def test_what_stands_beneath_a_heading_is_left_out_with_it() -> None:
    arrangement = arranged(HOUSE, (CaseHeading("b", left_out=True), own("more", beneath="b1")))
    assert standing(arrangement)[0] == ["a", "c"]
    assert [one.key for one in arrangement.lines if one.gone] == ["b", "b1", "more", "b2"]
    assert arrangement.leaves_out("more") == "MORE"


def test_sections_of_each_criterion_are_left_out_by_their_pattern() -> None:
    block = {"block": "each-criterion", "section": "criterion-{code}"}
    house = format_of({"heading": "Appraisal", "key": "appraisal", "blocks": [block]}, heading("z"))
    arrangement = arranged(house, (CaseHeading("appraisal", left_out=True),))
    assert arrangement.leaves_out("criterion-3") == "Appraisal"
    assert arrangement.leaves_out("criteria") == ""


def test_required_heading_stands_and_its_leaving_out_is_a_fault() -> None:
    arrangement = arranged(HOUSE, (CaseHeading("c", left_out=True),))
    assert standing(arrangement)[0][-1] == "c"
    assert arrangement.faults == (
        "The heading “C” is left out of this paper, and by its house format it must stand in it. "
        "Put it back.",
    )


def test_heading_above_a_required_one_stands_as_well() -> None:
    house = format_of(heading("a", heading("inner", required=True)), heading("z"))
    arrangement = arranged(house, (CaseHeading("a", left_out=True),))
    assert standing(arrangement)[0] == ["a", ["inner"], "z"]
    assert "has one beneath it that must stand in it" in arrangement.faults[0]


def test_headings_stand_in_the_sequence_of_the_paper() -> None:
    named = tuple(map(CaseHeading, ("c", "b", "a", "b2", "b1")))
    assert standing(arranged(HOUSE, named))[0] == ["c", "b", ["b2", "b1"], "a"]


def test_heading_that_the_paper_does_not_name_stands_behind_the_one_before_it() -> None:
    # b and c were named when the format had no a and no d.
    house = format_of(*map(heading, "abcd"))
    assert standing(arranged(house, tuple(map(CaseHeading, "cb"))))[0] == ["a", "c", "d", "b"]


def test_own_heading_stands_where_the_paper_puts_it() -> None:
    said = (
        *(CaseHeading("a"), own("n"), CaseHeading("b")),
        *(own("in", beneath="b"), own("deeper", beneath="in"), own("z", appendix=True)),
        own("within", beneath="y"),
    )
    assert standing(arranged(HOUSE, said)) == (
        ["a", "n", "b", ["b1", "b2", "in", ["deeper"]], "c"],
        ["x", "y", ["within"], "z"],
    )


def test_own_heading_prints_the_section_of_its_key() -> None:
    said = (own("n"), own("inner", beneath="n"), own("alone"))
    by_key = {one.key: one for one in arranged(HOUSE, said).form.walked}
    assert [block.section for block in by_key["n"].blocks] == ["n"]
    assert by_key["n"].blocks[0].told == {"optional": True}
    assert by_key["alone"].blocks[0].told == {}


def test_own_heading_without_the_one_above_it_stands_at_the_top() -> None:
    said = (own("lost", beneath="gone", appendix=True), own("child", beneath="lost"))
    assert standing(arranged(HOUSE, said))[1] == ["x", "y", "lost", ["child"]]


def test_own_headings_beneath_each_other_stand_at_the_top() -> None:
    said = (own("p", beneath="q"), own("q", beneath="p"), own("r", beneath="r"))
    assert standing(arranged(HOUSE, said))[0][-3:] == ["p", "q", "r"]


def test_own_heading_that_the_format_gained_since_is_the_one_of_the_format() -> None:
    arrangement = arranged(HOUSE, (own("b", heading="Bee", beneath="a"),))
    assert standing(arrangement)[0] == ["a", "b", ["b1", "b2"], "c"]
    assert arrangement.form.headings[1].heading == "Bee"


def test_heading_that_the_format_lost_is_told_of() -> None:
    assert arranged(HOUSE, (CaseHeading("old", "Old"),)).unknown == ("old",)


def test_own_heading_with_the_key_of_a_section_is_a_fault() -> None:
    house = format_of({"heading": "A", "key": "a", "blocks": [{"block": "text", "section": "t"}]})
    assert "has the key of a section" in arranged(house, (own("t"),)).faults[0]


def test_own_heading_deeper_than_three_levels_is_a_fault() -> None:
    deep = (own("k", beneath="b1"), own("m", beneath="k"))
    (fault,) = arranged(HOUSE, deep).faults
    assert fault.startswith("The heading “M” stands 4 levels deep")


def test_first_appendix_begins_a_page_whichever_it_is() -> None:
    moved = arranged(HOUSE, (CaseHeading("y"), CaseHeading("x"))).form.appendices.headings
    assert [(one.key, one.new_page) for one in moved] == [("y", True), ("x", False)]
    alone = arranged(format_of(heading("a")), (own("z", appendix=True),)).form.appendices.headings
    assert [one.new_page for one in alone] == [True]
    on = format_of(heading("a"), appendices=(heading("x"), heading("y")))
    named = arranged(on, (CaseHeading("y"), CaseHeading("x"))).form.appendices.headings
    assert [one.new_page for one in named] == [False, False]


def test_words_of_what_is_left_out_are_not_in_what_prints() -> None:
    said = (
        *(CaseHeading("a", "Bids of Smith", left_out=True), own("secret", left_out=True)),
        *(own("under", beneath="secret"), CaseHeading("c", "See")),
    )
    printed = arranged(HOUSE, said).printed(said)
    assert printed == (CaseHeading("a", left_out=True), CaseHeading("c", "See"))
    assert standing(arranged(HOUSE, printed)) == standing(arranged(HOUSE, said))


KEYS = [one.key for one in HOUSE.walked]
OWN = ["o1", "o2", "o3"]


@st.composite
def said_of_headings(draw: st.DrawFn) -> tuple[CaseHeading, ...]:
    """Anything that a paper may say, in any sequence, each heading once."""
    keys = draw(st.lists(st.sampled_from([*KEYS, *OWN, "unknown"]), unique=True))
    return tuple(
        CaseHeading(
            key,
            draw(st.sampled_from(["", "Words"])) or ("Own" if key in OWN else ""),
            own=key in OWN,
            beneath=draw(st.sampled_from(["", "nowhere", *KEYS, *OWN])) if key in OWN else "",
            appendix=key in OWN and draw(st.booleans()),
            left_out=draw(st.booleans()),
        )
        for key in keys
    )


@given(said_of_headings())
def test_every_heading_has_one_place_and_what_is_required_stands(
    said: tuple[CaseHeading, ...],
) -> None:
    arrangement = arranged(HOUSE, said)
    lines = [one.key for one in arrangement.lines]
    assert sorted(lines) == sorted({*KEYS, *(one.key for one in said if one.own)})
    stands = [one.key for one in arrangement.form.walked]
    assert len(set(stands)) == len(stands)
    assert "c" in stands
    assert {one.key for one in arrangement.lines if not one.gone} == set(stands)
    left = {one.key for one in said if one.left_out and one.key != "c"}
    assert not left & set(stands)


@given(said_of_headings())
def test_naming_a_heading_where_it_stands_changes_nothing(said: tuple[CaseHeading, ...]) -> None:
    """What the page does before it moves a heading: it writes down where all of them stand."""
    before = arranged(HOUSE, said)
    known = {one.key: one for one in said}
    named = tuple(known.get(one.key, CaseHeading(one.key)) for one in before.lines)
    after = arranged(HOUSE, named)
    assert after.lines == before.lines
    assert after.form == before.form


@given(said_of_headings())
def test_what_prints_is_the_same_by_what_travels_with_it(said: tuple[CaseHeading, ...]) -> None:
    arrangement = arranged(HOUSE, said)
    again = arranged(HOUSE, arrangement.printed(said))
    assert again.form == arrangement.form

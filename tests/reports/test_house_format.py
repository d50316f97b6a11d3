"""House formats: what is data, what its faults are called, and where they stand."""

import json
from typing import Any

import pytest

from reports.compose import MAKERS
from reports.house_format import (
    BLOCKS,
    FORMATS_DIR,
    FormatError,
    house_format,
    house_format_keys,
    read_format,
)

WHOLE: dict[str, Any] = {
    "key": "short",
    "name": "Short paper",
    "kind": "Report",
    "cover": [{"label": "Committee", "fact": "committee"}],
    "headings": [{"heading": "Why", "key": "why", "blocks": [{"block": "text", "section": "why"}]}],
}


def faults(**changes: Any) -> str:
    with pytest.raises(FormatError) as refused:
        read_format(json.dumps(WHOLE | changes), "short.json")
    return "\n".join(refused.value.faults)


@pytest.mark.parametrize("key", house_format_keys())
def test_house_format_of_the_product_is_whole_and_named_by_its_key(key: str) -> None:
    assert house_format(key).key == key


def test_house_format_has_a_maker_for_each_block() -> None:
    assert set(MAKERS) | {"text", "each-criterion"} == set(BLOCKS)


def test_house_format_lists_its_sections_in_order() -> None:
    sections = house_format("barnet-outline-business-case").sections
    assert sections[0] == "executive-summary"
    assert "criterion-{code}" in sections
    assert sections[-8:] == tuple(f"appendix-{letter}" for letter in "abcdefgh")


def test_house_format_takes_what_is_left_out_from_the_house() -> None:
    form = read_format(json.dumps(WHOLE), "short.json")
    assert (form.header, form.contents_heading, form.numbering_depth) == ("{title}", "Contents", 2)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "short.json: name: must be some text."),
        ({"colour": "red"}, "short.json: has an unknown key 'colour'."),
        ({"headings": {}}, "short.json: headings: must be a list."),
        ({"numbering": {"depth": 7}}, "short.json: numbering.depth: must be 1, 2 or 3."),
        ({"header": "{chair}"}, "short.json: header: 'chair' is no fact. Choose one of: authority"),
        ({"footer": "{"}, "short.json: footer: "),
        ({"cover": [{"label": "Date"}]}, "short.json: cover[0]: lacks 'fact'."),
        ({"cover": [{"label": "D", "fact": "d", "as": "money"}]}, "cover[0].as: 'money'"),
    ],
)
def test_house_format_names_the_place_of_a_fault(changes: dict[str, Any], said: str) -> None:
    assert said in faults(**changes)


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ({"block": "poem"}, "headings[0].blocks[0].block: 'poem' is not a block. Choose one of"),
        ({"block": "text"}, "headings[0].blocks[0]: lacks 'section'."),
        ({"block": "finance", "section": "x"}, "headings[0].blocks[0]: has an unknown key"),
        ({"block": "each-criterion", "section": "x"}, 'section: must hold "{code}"'),
        (
            {"block": "each-criterion", "section": "c-{code}", "where_finance": ["poem"]},
            "where_finance[0]: 'poem' is not one of",
        ),
    ],
)
def test_house_format_names_the_place_of_a_faulty_block(block: dict[str, Any], said: str) -> None:
    assert said in faults(headings=[{"heading": "A", "key": "a", "blocks": [block]}])


def test_house_format_prints_nothing_twice() -> None:
    heading = {"heading": "A", "key": "a", "blocks": [{"block": "text", "section": "why"}]}
    said = faults(headings=[heading, heading])
    assert "headings[1].key: 'a' is used twice" in said
    assert "headings[1].blocks[0].section: 'why' is printed twice" in said


def test_house_format_that_is_not_json_says_so() -> None:
    with pytest.raises(FormatError, match=r"short\.json: not JSON"):
        read_format("{", "short.json")


def test_house_format_directory_holds_nothing_but_formats() -> None:
    assert {path.suffix for path in FORMATS_DIR.iterdir()} == {".json"}

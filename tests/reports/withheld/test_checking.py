"""What a paper keeps back is held against its law and against what there is, before any copy for the
public or for behind closed doors is made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.formats.exempt_law import LISTS
from reports.output.paper import part_two_of
from reports.public.copies import public_copy
from reports.withheld.checking import paragraph_fault
from reports.withheld.items import CannotKeep
from tests.reports.cases.typed import typed
from tests.reports.exempt.copies import barnet_without_words, exempt, refusals

JV = exempt("option", "delivery-model/JV")


@pytest.mark.parametrize("listed", LISTS)
def test_paragraphs_of_the_list_are_let_through_and_all_others_are_named(listed: str) -> None:
    _part, known = LISTS[listed]
    every = {number for _part, numbers in LISTS.values() for number in numbers}
    for number in every:
        said = paragraph_fault(number, listed, "the option 'A1/B'")
        assert (said == "") is (number in known), number


def test_fault_of_a_paragraph_says_which_there_are_and_what_to_do() -> None:
    assert paragraph_fault("3", "wales", "the option 'A1/B'") == (
        "Paragraph 3 is not one of those for Wales (12 to 18C): choose the one by which the option "
        "'A1/B' may be kept from the public."
    )


@given(st.text(max_size=3000))
def test_any_text_for_a_paragraph_is_answered_in_a_short_sentence(paragraph: str) -> None:
    if paragraph not in LISTS["england"][1]:
        said = paragraph_fault(paragraph, "england", "this")
        assert said.startswith("Paragraph ")
        assert len(said) < 300


def test_wrong_paragraphs_stop_the_public_copy_and_part_two_all_at_once() -> None:
    data = barnet_without_words(JV | {"paragraph": "14"}, exempt("figure", "finance.target", "x"))
    section = data["papers"][0]["sections"][-1]
    section["exempt"] = {"paragraph": "12", "reason": "Advice."}
    found = refusals(data)
    assert [one.split(" is not")[0] for one in found] == [
        *("Paragraph 12", "Paragraph 14", "Paragraph x")
    ]
    assert f"the section '{section['key']}'" in found[0]
    with pytest.raises(CannotKeep) as caught:
        part_two_of(typed(data))
    assert caught.value.faults == found


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("option", "delivery-model/JW", "Did you mean 'delivery-model/JV'"),
        ("option", "JV", "no such thing as the option 'JV'"),
        ("option", "delivery-model/jv", "no such thing as the option"),
        ("scheme", "S1", "no such thing as the scheme 'S1'"),
        ("evidence", "Bids", "no such thing as the table 'Bids'"),
        ("attachment", "Bids", "no such thing as the background paper 'Bids'"),
        ("figure", "finance.tarket", "Did you mean"),
    ],
)
def test_names_that_nothing_has_stop_the_copy(kind: str, name: str, said: str) -> None:
    (found,) = refusals(barnet_without_words(exempt(kind, name)))
    assert said in found


def test_scheme_that_the_paper_does_not_speak_of_may_be_kept_all_the_same() -> None:
    data = barnet_without_words(exempt("scheme", "S1"))
    data["schemes"] = [
        {"reference": "S1", "title": "First thing"},
        {"reference": "S2", "title": "Second thing"},
    ]
    data["papers"][0]["schemes"] = ["S2"]
    public_copy(typed(data))

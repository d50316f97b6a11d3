"""Lists, counts and names in a sentence."""

import pytest

from workbench.numbers.listing import count_words, listed, opening, within


@pytest.mark.parametrize(("count", "text"), [(0, "zero"), (10, "ten"), (11, "11"), (1200, "1,200")])
def test_counts_up_to_ten_are_words(count: int, text: str) -> None:
    assert count_words(count) == text


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["one"], "one"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_list_reads_as_a_sentence(words: list[str], text: str) -> None:
    assert listed(words) == text
    assert listed(iter(words)) == text


def test_list_may_end_with_another_word() -> None:
    assert listed(["a", "b"], "or") == "a or b"


@pytest.mark.parametrize(
    ("text", "opened"), [("not ranked", "Not ranked"), ("3 to 4", "3 to 4"), ("", ""), ("IT", "IT")]
)
def test_opening_word_has_a_capital(text: str, opened: str) -> None:
    assert opening(text) == opened


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Delivery model", "delivery model"),
        ("A new home", "a new home"),
        ("IT", "IT"),
        ("HR review", "HR review"),
        ("T-levels", "T-levels"),
        ("B2 offices", "B2 offices"),
        ("", ""),
    ],
)
def test_name_within_a_sentence_loses_its_capital_where_it_is_a_word(
    name: str, inside: str
) -> None:
    assert within(name) == inside

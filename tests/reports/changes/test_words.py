"""What changed within a text, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.changes.words import WordChange, shortened, words_between

ANY = st.text(st.sampled_from("ab .,£1\n\u200b!?é'’-"), max_size=60) | st.text(max_size=40)


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(one.change.value, one.text) for one in words_between(old, new)]


def test_words_that_came_and_went_are_told_apart() -> None:
    assert told("one two three", "one four three") == [
        ("same", "one "),
        ("removed", "two"),
        ("added", "four"),
        ("same", " three"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "went", "came"),
    [
        (
            "It saves £1,677,660 in all.",
            "It saves £1,677,661 in all.",
            "£1,677,660",
            "£1,677,661",
        ),
        ("It saves £1.68m in all.", "It saves £1.7m in all.", "£1.68m", "£1.7m"),
        ("See A/R.6.173 for more.", "See A/R.6.174 for more.", "A/R.6.173", "A/R.6.174"),
        ("It falls by 86% at least.", "It falls by −86% at least.", "86%", "−86%"),
    ],
)
def test_number_is_one_word_with_its_sign_and_its_unit(
    old: str, new: str, went: str, came: str
) -> None:
    assert [one for one in told(old, new) if one[0] != "same"] == [
        ("removed", went),
        ("added", came),
    ]


def test_texts_with_little_in_common_stand_one_after_the_other() -> None:
    old, new = "The board met on Monday and was glad.", "A paper follows in spring, on costs."
    assert told(old, new) == [("removed", old), ("added", new)]


def test_single_word_between_two_changes_belongs_to_them() -> None:
    old = "The council has agreed one and two with its partners in the north of the county."
    new = "The council has agreed four and five with its partners in the north of the county."
    assert [text for kind, text in told(old, new) if kind != "same"] == [
        "one and two",
        "four and five",
    ]


def test_long_stretch_that_stayed_is_cut_to_what_stands_beside_a_change() -> None:
    many = " ".join(f"w{number}" for number in range(60))
    words = shortened(words_between(f"{many} old {many}", f"{many} new {many}"))
    assert [one.change.value for one in words] == [
        "skipped",
        "same",
        "removed",
        "added",
        "same",
        "skipped",
    ]
    assert words[1].text.split() == [f"w{number}" for number in range(48, 60)]
    assert (
        "".join(w.text for w in words if w.change is not WordChange.REMOVED) == f"{many} new {many}"
    )


@given(ANY, ANY)
def test_both_texts_can_be_read_from_what_changed(old: str, new: str) -> None:
    for words in (words_between(old, new), shortened(words_between(old, new))):
        assert "".join(w.text for w in words if w.change is not WordChange.ADDED) == old
        assert "".join(w.text for w in words if w.change is not WordChange.REMOVED) == new
        changed = [w for w in words if w.change in (WordChange.ADDED, WordChange.REMOVED)]
        assert bool(changed) == (old != new)

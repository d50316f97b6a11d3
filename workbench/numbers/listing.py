"""Lists, counts and names as they stand in a sentence."""

from collections.abc import Iterable, Sequence
from typing import Final

from workbench.numbers.text import number

NAMED: Final = 3  # names that a sentence gives before it counts the rest
_COUNTS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def listed(words: Iterable[str], last: str = "and") -> str:
    """one, two and three."""
    *others, end = list(words) or [""]
    return f"{', '.join(others)} {last} {end}" if others else end


def count_words(count: int) -> str:
    """A count up to ten as a word, a greater one in digits."""
    return _COUNTS[count] if 0 <= count < len(_COUNTS) else number(count)


def counts_alike(*counts: int) -> tuple[str, ...]:
    """Counts that stand in one sentence: as words where each is ten at most, else all in digits, so
    that a sentence never has both."""
    words = max(counts) < len(_COUNTS)
    return tuple(count_words(count) if words else number(count) for count in counts)


def shortened(names: Sequence[str], last: str = "and", *, among: int = 0) -> str:
    """The first three names, and how many more there are: "A, B, C and seven more". `among` is the
    greatest of the other counts of the sentence."""
    more = len(names) - NAMED
    if more <= 0:
        return listed(names, last)
    return listed([*names[:NAMED], f"{counts_alike(more, among)[0]} more"], last)


def out_of(part: int, whole: int) -> str:
    """ "four of nine", "4 of 12"."""
    return " of ".join(counts_alike(part, whole))


def opening(text: str) -> str:
    """Words at the start of a sentence, a cell or a heading: their first letter is a capital."""
    return text[:1].upper() + text[1:]


def within(name: str) -> str:
    """A name in the middle of a sentence: "Delivery model" as "delivery model". What is no word
    that begins with a capital stays as it is: "IT", "HR review", "T-levels"."""
    second = name[1:2]
    return name[:1].lower() + name[1:] if second.islower() or second.isspace() else name

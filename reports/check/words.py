"""Words as the check compares them: in lower case, without endings and without small words."""

import re
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


def word_list(text: str) -> tuple[str, ...]:
    """The words of a text, in sequence."""
    return tuple(text.split())


def word_set(text: str) -> frozenset[str]:
    """The words of a text, without sequence."""
    return frozenset(text.split())


SMALL = word_set(
    "a an the of in on at to for from by with and or nor but as is are was were be been "
    "being it its "
    "this that these those their there they them he she we our you your not no all any each every "
    "some such than then so if because while when where which who whom whose what how into over "
    "under about between after before during until since through per also only more most "
    "less least "
    "very other others another same own both either neither has have had will would could can may "
    "might must shall should do does did up out off down again further one"
)


@lru_cache(maxsize=4096)  # a paper has few words and says them often
def stem(word: str) -> str:
    """The stem of a word, by a few simple rules: "savings" and "saving" have the same."""
    plain = word.lower().replace("’", "'").removesuffix("'s").strip("'-")
    if plain.endswith("ies") and len(plain) > 4:
        return plain[:-3] + "y"
    if plain.endswith("s") and not plain.endswith(("ss", "us", "is")) and len(plain) > 3:
        return plain[:-1]
    return plain


def content_words(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, stemmed."""
    return frozenset(stem(word) for word in _WORD.findall(text) if word.lower() not in SMALL)

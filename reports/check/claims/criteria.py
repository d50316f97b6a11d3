"""Which criterion some words of a sentence name."""

import re

from reports.check.subjects.judged import Judged, JudgedCriterion
from reports.check.words import content_words

_CODE = re.compile(r"^(?:the )?criteri(?:on|a) (?P<code>[\w.]+)")
_MOST_WORDS = 9
_TEST = re.compile(r"\b(?:gateway|test|criterion|question|of|on|for)\b")


def criterion_named(words: str, judged: Judged) -> tuple[JudgedCriterion | None, int]:
    """The criterion that a text begins with, by its code, its name or words that only it has, and
    the length of those words; None and nought where it names none."""
    start = len(words) - len(words.lstrip())
    text = words[start:]
    coded = _CODE.match(text)
    if coded:
        for one in judged.criteria:
            if one.code.casefold() == coded["code"].rstrip("."):
                return one, start + len(one.code) + coded.start("code")
        return None, 0
    parts = re.split(r"(?<=\w)(?=[\s,.;:)])", re.split(r"[.;:(]", text)[0])
    for count in range(min(len(parts), _MOST_WORDS), 0, -1):
        phrase = "".join(parts[:count])
        said = content_words(_TEST.sub(" ", phrase))
        if not said or phrase.rstrip().endswith((" and", " or", ",")):
            continue
        fitting = [one for one in judged.criteria if said <= content_words(one.name)]
        if len(fitting) == 1:
            return fitting[0], start + len(phrase)
        exact = [one for one in fitting if said == content_words(one.name)]
        if len(exact) == 1:
            return exact[0], start + len(phrase)
    return None, 0

"""The reading age of the summary: the Flesch-Kincaid grade level, five years added.

0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid, Fishburne, Rogers and
Chissom, "Derivation of New Readability Formulas for Navy Enlisted Personnel", Research Branch
Report 8-75, 1975). A pupil of grade 1 is about six years old, so a grade plus five is an age.
GOV.UK asks for words that a nine-year-old can read. A committee paper, with the names of its
services, seldom reaches that, so advice is given from where the paper is hard for a reader who left
school at sixteen.
"""

import re
from collections.abc import Iterator, Sequence

from reports.check.facts import PaperFacts
from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, PassageKind, Script, sentence_spans

RULE = "reading-age"
TOO_OLD = 16
_FEWEST_WORDS = 100  # the formula was made for passages of about a hundred words and more
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_VOWELS = re.compile(r"[aeiouy]+")
# Vowels side by side that are two syllables: so in "various", but not in "social".
_APART = re.compile(r"(?:ia|io|iu|ua|eo)(?!u)[^aeiouy]")
_TOGETHER = re.compile(r"(?:tio|cia|sio|tia|gio|cio|xio|geo|qua|gua|people)")
_SILENT = re.compile(r"(?:[^aeiouylt]e|[^laeiouytd]ed|[^aeiouyscxzg]es|[^aeiouy]te|[^aeiouydt]ed)$")


def reading_age_findings(script: Script, facts: PaperFacts) -> Iterator[Finding]:
    """A finding where the reading age of the summary is above `TOO_OLD`."""
    passages = [
        one
        for one in script.typed
        if one.place.section == facts.summary
        and one.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM)
    ]
    age = reading_age([passage.text for passage in passages])
    if age is None or age <= TOO_OLD:
        return
    longest = max(_sentences(passages), key=lambda sentence: len(_WORD.findall(sentence)))
    message = (
        f"The summary reads at the age of {age:.0f} (Flesch-Kincaid); aim at {TOO_OLD} or less. "
        "Shorten the longest sentences, of which this is the longest, and use plainer words."
    )
    yield Finding(FindingKind.ADVICE, RULE, passages[0].place, message, longest, longest)


def reading_age(texts: Sequence[str]) -> float | None:
    """The age in years at which somebody can read the texts; None for fewer than a hundred
    words."""
    sentences = [text[a:b] for text in texts for a, b in sentence_spans(text)]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    counted = sum(bool(_WORD.search(sentence)) for sentence in sentences)
    if len(words) < _FEWEST_WORDS or not counted:
        return None
    per_word = sum(map(syllables, words)) / len(words)
    return 0.39 * len(words) / counted + 11.8 * per_word - 15.59 + 5


def syllables(word: str) -> int:
    """The syllables of a word, at least one: its groups of vowels without a silent ending."""
    plain = word.lower().replace("’", "'").removesuffix("'s")
    count = len(_VOWELS.findall(plain))
    if len(plain) > 3 and _SILENT.search(plain):
        count -= 1
    two = _APART.search(plain) and not _TOGETHER.search(plain)
    if two or (plain.endswith("ea") and count > 1):
        count += 1
    return max(count, 1)


def _sentences(passages: Sequence[Passage]) -> Iterator[str]:
    for passage in passages:
        for start, end in passage.sentences:
            yield passage.text[start:end].strip()

"""The names that may stand nowhere in a public copy, the shorter ones that people make of them, and
the reasons that are given for the amounts of what is exempt."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from reports.casefile.parts import Case
from reports.check.words import word_list
from reports.withheld.items import WithheldItem
from reports.withheld.secret_numbers import options_of

# Words of many names in councils' papers, which by themselves name nothing.
_COMMON = frozenset(
    word_list(
        "a an and the of for in on to with by at or not no do more most nothing minimum full part "
        "local authority authorities council councils county borough district city town public "
        "service services shared model option options delivery private sector social care health "
        "company business partner partners partnership provider providers team programme project "
        "new people staff employee led commercial voluntary independent support management "
        "supporting working existing current wholly owned external "
        "internal direct framework agreement contract review saving savings scheme schemes budget "
        "cost costs cuts table figures annex appendix list register summary plan house reform "
        "reformed outside inside learning disability disabilities physical mental client clients "
        "adult adults older children young community joint"
    )
)
_TELLING_WORDS = 3  # of a reason: fewer are said of many things
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class SecretName:
    """Words that name something exempt; `exactly` where capitals matter ("JV"). A `reason` is
    said of it and names nothing."""

    words: str
    of: str
    exactly: bool = False
    reason: bool = False

    @property
    def tells(self) -> str:
        """What the words do, and what to take out: the end of a sentence, and the next."""
        if self.reason:
            return f"is a reason given for {self.of}, which is exempt. Take it out"
        return f"names {self.of}, which is exempt. Take the name out"

    def found_in(self, text: str) -> bool:
        flags = 0 if self.exactly else re.IGNORECASE
        words = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", self.words)))
        return re.search(rf"(?<![\w/.]){words}(?![\w/])", text, flags) is not None


def secret_names(whole: Case, items: Iterable[WithheldItem]) -> tuple[SecretName, ...]:
    """What the exempt things are called: their names, codes and references, and the shorter names
    that people make of them ("the mutual", "the joint venture")."""
    items = tuple(items)
    public = [*_public_names(whole, items)]
    others = frozenset(word.casefold() for name in public for word in _WORD.findall(name))
    found: list[SecretName] = []
    for item in items:
        match item.kind:
            case "option":
                for option in options_of(whole, item):
                    found += _called(option.name, item.what, others)
                    if len(option.code) > 1 and option.code.isupper():
                        found.append(SecretName(option.code, item.what, exactly=True))
            case "scheme":
                found.append(SecretName(item.name, item.what))
                for scheme in whole.schemes:
                    if scheme.reference == item.name:
                        found.append(SecretName(scheme.title, item.what))
                        found += (SecretName(one, item.what) for one in scheme.spellings)
            case "evidence" | "attachment":
                found.append(SecretName(item.name, item.what))
    found += _reasons(whole, items)
    # "Do nothing" may be an option of two appraisals, and exempt in one of them.
    shared = {name.casefold() for name in public}
    return tuple(one for one in dict.fromkeys(found) if one.words.casefold() not in shared)


def _reasons(whole: Case, items: tuple[WithheldItem, ...]) -> Iterator[SecretName]:
    """The reasons for optimism bias on exempt options and their lines: those that no open option
    gives, of words enough to be known again."""
    kept = {(one.appraisal, one.option): one.what for one in items if one.kind == "option"}
    given = [
        (kept.get((part.reference, option.code), ""), _plainly(reason))
        for part in whole.appraisals
        for option in part.options
        for reason in (
            option.estimates.bias_reason,
            *(line.estimates.bias_reason for line in option.lines),
        )
    ]
    public = {reason.casefold() for of, reason in given if not of}
    for of, reason in given:
        if of and reason.casefold() not in public and len(reason.split()) >= _TELLING_WORDS:
            yield SecretName(reason, of, reason=True)


def _plainly(reason: str) -> str:
    """A reason as it may stand within a sentence."""
    return reason.strip().rstrip(".;,!? ")


def _public_names(whole: Case, items: tuple[WithheldItem, ...]) -> Iterator[str]:
    """The names of options, criteria and schemes that the public may see."""
    kept = {(one.appraisal, one.option) for one in items if one.kind == "option"}
    gone = {one.name for one in items if one.kind == "scheme"}
    for part in whole.appraisals:
        yield from (one.name for one in part.options if (part.reference, one.code) not in kept)
        yield from (one.name for one in part.criteria)
    yield from (one.title for one in whole.schemes if one.reference not in gone)


def _called(name: str, of: str, others: frozenset[str]) -> Iterator[SecretName]:
    """A name and the shorter ones within it: what is in brackets or before them, two neighbouring
    words that no other name has, and its last word where that alone tells it from the others."""
    yield SecretName(name, of)
    before, _, rest = name.partition("(")
    inside = rest.partition(")")[0].strip()
    for some in (before.strip(), inside):
        if some and some != name and not _is_common(some, others):
            yield SecretName(some, of, exactly=some.isupper())
    words = _WORD.findall(before)
    own = [word for word in words if not _is_common(word, others)]
    for one, other in pairwise(words):
        telling = [word for word in (one, other) if word.casefold() not in others]
        beside = re.search(rf"{re.escape(one)}[\s-]+{re.escape(other)}", before)
        if beside and not _is_common(f"{one} {other}", others) and telling:
            yield SecretName(f"{one} {other}", of)
    for word in own:
        if (own == [word] and word == words[-1]) or (word.isupper() and len(word) > 1):
            yield SecretName(word, of, exactly=word.isupper())


def _is_common(words: str, others: frozenset[str]) -> bool:
    """Whether the words are too common to name one thing, or stand in another name."""
    return all(
        word.casefold() in others or word.casefold() in _COMMON for word in _WORD.findall(words)
    )

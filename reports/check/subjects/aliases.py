"""How people name an option, a criterion or a scheme in a sentence: in full, by its code or
initials, and shortened where that can mean nothing else in this case."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from reports.check.subjects.judged import CaseResults, Judged
from reports.check.words import SMALL, word_set

# A subject: the beginning of the names of its figures, and the code of an option ("" for a scheme).
Key = tuple[str, str]
T = TypeVar("T", bound=Hashable)
# Words that by themselves name anything.
GENERAL = word_set(
    "service services company organisation agency contract model option options approach "
    "partner partners team branch branches provider scheme project programme group authority "
    "council house staff work works nothing minimum change system centre centres unit site sites "
    "plan review fund care support people needs saving savings public local new other all both "
    "rounds round charge charges reform keep close open stay build buy sell lease day days full "
    "part joint mixed two three four first second total shared small large free "
)
_PREPOSITION = re.compile(r"\s+(?:of|with|outside|in|for|to|by|from|on|under|within|at|and|&)\s")
_BRACKETS = re.compile(r"\s*\(([^)]*)\)")
_LEAST = 3  # letters of a code or of initials that stand alone


def option_aliases(results: CaseResults) -> Mapping[str, frozenset[Key]]:
    """What is written in small letters, and which options it can mean: several where two appraisals
    have an option of that name."""
    found: defaultdict[str, set[Key]] = defaultdict(set)
    for judged in results.appraisals:
        for alias, codes in _of_appraisal(judged).items():
            found[alias] |= {(judged.key, code) for code in codes}
    return {alias: frozenset(keys) for alias, keys in found.items()}


def scheme_aliases(results: CaseResults) -> Mapping[str, frozenset[Key]]:
    """What is written of a scheme in small letters; what two schemes share is left out."""
    full: defaultdict[str, set[Key]] = defaultdict(set)
    short: defaultdict[str, set[Key]] = defaultdict(set)
    for scheme in results.schemes:
        key = (scheme.key, "")
        for name in (scheme.reference, scheme.title, *scheme.spellings):
            full[_plain(name)].add(key)
        for name in _shortened(scheme.title, least=2):
            short[name].add(key)
    return _unlike(full, short)


def _of_appraisal(judged: Judged) -> Mapping[str, frozenset[str]]:
    """An appraisal's options by what they are called. A shortened name that two share is left
    out."""
    full: defaultdict[str, set[str]] = defaultdict(set)
    short: defaultdict[str, set[str]] = defaultdict(set)
    for option in judged.options:
        code = option.code.casefold()
        full[_plain(option.name)].add(option.code)
        full[f"option {code}"].add(option.code)
        if len(code) >= _LEAST and code.isalpha():
            full[code].add(option.code)
        for name in (*_shortened(option.name), *_initials(option.name)):
            short[name].add(option.code)
    return _unlike(full, short)


def _unlike(full: Mapping[str, set[T]], short: Mapping[str, set[T]]) -> dict[str, frozenset[T]]:
    found = {name: frozenset(keys) for name, keys in full.items() if name}
    for name, keys in short.items():
        if len(keys) == 1 and name not in found:
            found[name] = frozenset(keys)
    return found


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


def _shortened(name: str, least: int = 1) -> Iterator[str]:
    """Shorter forms of a name: without brackets, without what follows a preposition, without its
    first words; its first word before "option" or the noun it ends with; its verb in -ing."""
    plain = _plain(_BRACKETS.sub("", name))
    core = _PREPOSITION.split(plain)[0]
    yield from _said(plain, least)
    words = core.split()
    for start in range(len(words)):
        yield from _said(" ".join(words[start:]), least)
    if len(words) > 1:
        yield from _said(f"{words[0]} {words[-1]}", least)
        yield f"{words[0]} option"
        yield f"{words[0]} model"
        if words[-1] in GENERAL:
            yield from _said(" ".join(words[:-1]), least)
        yield from _in_the_making(words)
    if least == 1:
        yield f"{' '.join(words)} option"
        first, _, rest = plain.partition(" ")
        if rest:
            yield f"{_ing(first)} {rest}"


def _in_the_making(words: list[str]) -> Iterator[str]:
    """ "Reformed in-house service" as "reform in-house" and "in-house reform"."""
    verb = words[0].removesuffix("ed")
    middle = " ".join(words[1:-1] if words[-1] in GENERAL else words[1:])
    if verb != words[0] and len(verb) > 3 and middle:
        yield f"{verb} {middle}"
        yield f"{middle} {verb}"


def nouns_of(verb: str) -> Iterator[str]:
    """What is made of the verb that a name begins with: "refurbishment", "closure"."""
    if verb.endswith(("sh", "se")) and len(verb) > 4:
        yield f"{verb}ment" if verb.endswith("sh") else f"{verb.removesuffix('e')}ure"
    if verb.endswith("ate"):
        yield f"{verb.removesuffix('e')}ion"


def _said(words: str, least: int) -> Iterator[str]:
    telling = [one for one in words.split() if one not in GENERAL and one not in SMALL]
    if telling and len(words.split()) >= least:
        yield words
    elif len(words.split()) > 1 and len(words.split()) >= least:
        yield words  # two general words, such as "shared service", name one thing together


def _ing(verb: str) -> str:
    return f"{verb.removesuffix('e')}ing" if not verb.endswith("ee") else f"{verb}ing"


def _initials(name: str) -> Iterable[str]:
    inside = [one for one in _BRACKETS.findall(name) if one.isupper() and len(one) >= _LEAST]
    words = [one for one in _BRACKETS.sub("", name).split() if one.casefold() not in SMALL]
    initials = "".join(one[0] for one in words).casefold()
    return [*(one.casefold() for one in inside), *([initials] if len(initials) >= _LEAST else [])]

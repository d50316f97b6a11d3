"""Acronyms that the paper never spells out."""

import re
from collections.abc import Iterator
from functools import cached_property

from reports.check.finding import Finding, FindingKind
from reports.check.passages import PassageKind, Script
from reports.check.telling import found
from reports.check.words import word_set

RULE = "acronym"
# Acronyms that every reader of council papers knows, or that have become names.
WELL_KNOWN = word_set(
    "UK GB EU UN US USA NHS BBC VAT HR IT ICT PDF CSV CCTV DVD GP TV PC MP AM PM BC AD OK "
    "PIN ID FAQ "
    "PO GCSE NVQ MOT UNESCO NATO RAG CEO GMT BST BSL HTML HTTPS URL USB AIDS HIV COVID SMS "
    "PLC PA AGM "
    "AOB CV LGBT"
)
_ACRONYM = re.compile(r"\b[A-Z][A-Z&]{0,6}[A-Z](?=s?\b)")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_BEFORE_BRACKET = re.compile(r"\b([A-Z][A-Z&]*[A-Z])s?\s*\(\s*[A-Za-z]")
_TOKEN = re.compile(r"[A-Za-z][\w'’]*|[.;:!?()|]")
_SMALL = word_set("of and the for in to on a with by")
# With so many letters, the words of a sentence do not begin with an acronym's letters by chance.
_TELLING = 4


def acronym_findings(script: Script) -> Iterator[Finding]:
    """A finding at the first place of each acronym that is spelled out nowhere: neither as "Better
    Care Fund (BCF)" or "BCF (Better Care Fund)" nor by words in capitals with those initials."""
    spelled = _Spelled(" | ".join(passage.text for passage in script.passages))
    seen = set()
    for passage in script.typed:
        if passage.kind is PassageKind.HEADING or passage.text.isupper():
            continue
        for match in _ACRONYM.finditer(passage.text):
            short = match[0]
            if short in seen:
                continue
            seen.add(short)
            if short in WELL_KNOWN or _is_reference(passage.text, match) or spelled.has(short):
                continue
            message = (
                f"{short} is never spelled out: write it in full the first time, with the "
                f"letters in "
                "brackets behind it."
            )
            yield found(FindingKind.ADVICE, RULE, passage, message, at=match.span())


class _Spelled:
    """The acronyms that a paper spells out, in brackets or by initials. The initials are collected
    only when the first acronym is looked up that no brackets spell out, since that is slow."""

    def __init__(self, text: str) -> None:
        self.text = text
        inside = " ".join(_BRACKETS.findall(text))
        self.brackets = {*_ACRONYM.findall(inside), *_BEFORE_BRACKET.findall(text)}

    @cached_property
    def initials(self) -> tuple[str, str]:
        """The initials of the words with a capital, and those of all words, each as one text. A bar
        stands for what is left out: acronyms, ends of sentences, and in the first text words in
        small letters."""
        capitals, initials = [], []
        for token in _TOKEN.findall(self.text):
            if token in _SMALL:
                continue
            is_word = token[0].isalpha() and not (len(token) > 1 and token.isupper())
            capitals.append(token[0] if is_word and token[0].isupper() else "|")
            initials.append(token[0].upper() if is_word else "|")
        return "".join(capitals), "".join(initials)

    def has(self, short: str) -> bool:
        if short in self.brackets:
            return True
        letters = short.replace("&", "")
        capitals, initials = self.initials
        return letters in capitals or (len(letters) >= _TELLING and letters in initials)


def _is_reference(text: str, match: re.Match[str]) -> bool:
    """Whether an acronym is part of a reference such as A/R.6.127 or HRS-6, or of a name in
    capitals."""
    before, behind = text[max(0, match.start() - 1) : match.start()], text[match.end() :]
    if before in ("/", "_", ".") or re.match(r"s?(?:[/_]|[.-]?\d|\s\d+\.\d)", behind):
        return True
    return bool(re.match(r"\s[A-Z]{3,}\b", behind))

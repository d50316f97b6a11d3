"""Counts compared with the list that follows: "three options:" before a list of four."""

import re
from collections.abc import Iterator

from reports.check.finding import Finding, FindingKind
from reports.check.passages import ListWithIntro, Passage, Script, TableWithIntro
from reports.check.reading.mention import Mention, MentionKind
from reports.check.telling import found
from reports.check.words import content_words, stem, word_set
from workbench.numbers.listing import count_words

RULE = "listed"
# Words that say that the list is not all of them, or is of something else.
_NOT_ALL = re.compile(
    r"\b(?:includ\w+|such as|for example|e\.g|among|some of|at least|of the|main|key|"
    r"principal|each|"
    r"per|members?|whether|how|what|which of)\b",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    r"^\s*(?:\w+\s+){0,6}?(?:(?:is|are|were|was|as|the|in|by|on|with|for|to|of|and|has|have|had|been|"
    r"that|which|will|would|be|can|could|remain|act|apply|council|case|every|this|these|following|"
    r"here|below|considered|compared|identified|proposed|agreed|recommended|commissioned|"
    r"[a-z]+ed)\s*)*[:.]?\s*$",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\b[a-z]{3,}s\b(?<!is)(?<!as)(?<!us)(?<!ss)(?<!this)(?<!was)(?<!has)", re.I)
_ROWS = word_set("steps stages tasks phases milestones options schemes")
_MOST = 30
_THINGS = frozenset({"option", "priority", "criterion", "step", "objective"})
_LONGEST_NAME = 3  # words


def listed_findings(script: Script) -> Iterator[Finding]:
    """A finding for each count that differs from the list or table it introduces."""
    for listed in script.lists:
        yield from _of_list(listed)
    for tabled in script.tables:
        yield from _of_table(tabled)
    yield from _named_elsewhere(script)


def _of_list(listed: ListWithIntro) -> Iterator[Finding]:
    intro = listed.intro
    mention = None if intro is None else _introduced(intro)
    if intro is not None and mention is not None and mention.number != len(listed.items):
        yield _differs(intro, mention, len(listed.items), "list", "item")


def _of_table(tabled: TableWithIntro) -> Iterator[Finding]:
    """Compares the count before a table with its rows, for things that take a row each."""
    intro = tabled.intro
    mention = None if intro is None else _introduced(intro)
    if intro is None or mention is None or mention.noun[-1] not in _ROWS:
        return
    rows = [row for row in tabled.table.rows if not row.total]
    if mention.number != len(rows):
        yield _differs(intro, mention, len(rows), "table", "row")


def _named_elsewhere(script: Script) -> Iterator[Finding]:
    """Compares counts elsewhere with the lists they name: "the three delivery model options", where
    the list called "Delivery model" has four."""
    lists: dict[frozenset[str], set[int]] = {}
    for listed in script.lists:
        if listed.intro is not None and listed.intro.text.rstrip().endswith(":"):
            name = content_words(listed.intro.text) - _THINGS
            if 1 < len(name) <= _LONGEST_NAME:
                lists.setdefault(name, set()).add(len(listed.items))
    for passage in script.typed:
        for mention in passage.mentions:
            words = [stem(word) for word in mention.noun]
            thing = next((at for at, word in enumerate(words) if word in _THINGS), 0)
            lengths = lists.get(frozenset(words[:thing]), set())
            if (
                mention.what is MentionKind.COUNT
                and len(lengths) == 1
                and mention.number not in lengths
            ):
                noun = Mention(
                    mention.what, mention.start, mention.end, mention.text, mention.value,
                    noun=mention.noun[: thing + 1],
                )  # fmt: skip
                yield _differs(passage, noun, lengths.pop(), "list", "item")


def _differs(intro: Passage, mention: Mention, count: int, what: str, item: str) -> Finding:
    items = count_words(count) + f" {item}{'' if count == 1 else 's'}"
    message = (
        f"This says {mention.text} {' '.join(mention.noun)}, and the {what} has {items}: "
        "mend the number, or complete the list."
    )
    return found(FindingKind.CONTRADICTING, RULE, intro, message, at=mention)


def _introduced(intro: Passage) -> Mention | None:
    """The count of the list that the last sentence of a paragraph introduces, with what it counts.
    None where the sentence introduces no list, or not all of one."""
    if not intro.sentences:
        return None
    start, end = intro.sentences[-1]
    sentence = intro.text[start:end]
    counts = [m for m in intro.mentions_in(start, end) if m.what is MentionKind.COUNT]
    if len(counts) != 1 or not _is_whole(counts[0]) or _NOT_ALL.search(sentence):
        return None
    mention = counts[0]
    # The words counted end with the first plural: "seven ways".
    plural = next((at for at, word in enumerate(mention.noun, 1) if word.endswith("s")), None)
    if plural is None:
        return None
    behind = intro.text[mention.end : end]
    behind = re.sub(rf"^\s*(?:[\w'’-]+\s*){{{plural}}}", "", behind)
    if not _leads_on(behind, with_colon=sentence.rstrip().endswith(":")):
        return None
    return Mention(
        mention.what, mention.start, mention.end, mention.text, mention.value,
        noun=mention.noun[:plural],
    )  # fmt: skip


def _is_whole(mention: Mention) -> bool:
    """Whether a list could have so many items."""
    number = mention.number
    return number is not None and number.denominator == 1 and number <= _MOST


def _leads_on(behind: str, *, with_colon: bool) -> bool:
    """Whether the words behind a count and its noun lead to a list, and name nothing else that
    the list could be of."""
    ends_with_it = not re.search(r"\w", behind)
    if not ends_with_it and not (with_colon and _INTRODUCED.match(behind)):
        return False
    return not _PLURAL.search(behind)

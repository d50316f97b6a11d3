"""Findings to read: those that matter first, and what is alike together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reports.check.finding import Finding, FindingKind
from reports.check.pairs import denied, left, only
from workbench.numbers.listing import count_words, listed

# What must be settled comes first, advice last.
_SEQUENCE = (
    FindingKind.CONTRADICTING,
    FindingKind.ERROR,
    FindingKind.QUESTION,
    FindingKind.UNSUPPORTED,
    FindingKind.MATCHING,
    FindingKind.ADVICE,
)
# Kinds of which all that one rule finds is alike, in whatever section.
_ALIKE_ANYWHERE = frozenset({FindingKind.UNSUPPORTED, FindingKind.MATCHING, FindingKind.ADVICE})
_RECONCILED = "reconciled"
_PAIRS = frozenset({denied.RULE, only.RULE, left.RULE})
_NAMED = 12  # figures that a group names before it counts the rest


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings that are alike, in the sequence of the paper, and what to do about them."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        return self.findings[0]

    @property
    def kind(self) -> FindingKind:
        return self.first.kind

    @property
    def is_alone(self) -> bool:
        return len(self.findings) == 1

    @property
    def message(self) -> str:
        """What there is to say of all of them, in a sentence or two."""
        number = len(self.findings)
        if number == 1:
            return self.first.message
        typed = [*dict.fromkeys(one.typed for one in self.findings if one.typed)]
        named = typed[:_NAMED]
        if len(typed) > _NAMED:
            named.append(f"{count_words(len(typed) - _NAMED)} more")
        these = f": {listed(named)}" if named else ""
        match self.kind:
            case FindingKind.MATCHING:
                return (
                    f"{count_words(number).capitalize()} typed figures are figures of the case: "
                    f"quote each by its name, so that it cannot differ{these}."
                )
            case FindingKind.UNSUPPORTED:
                return (
                    f"Nothing in the case gives these {count_words(number)} figures: add a note "
                    f"that says where each is from{these}."
                )
        if self.first.rule in _PAIRS:
            return (
                f"{count_words(number).capitalize()} statements cannot be right together with "
                f"others of the same business case{these}. Look at each: mend one of the two, or "
                "say what differs."
            )
        more = count_words(number - 1)
        return f"{self.first.message} There {'is' if number == 2 else 'are'} {more} more like this."

    @property
    def whole(self) -> Finding:
        """The group as one finding: its first one, with what is said of all."""
        return self.first if self.is_alone else replace(self.first, message=self.message)


def grouped(findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """The findings in groups, the most serious first and otherwise in the sequence of the paper. A
    contradiction or an error stands alone; figures without a source, figures to link and advice of
    one kind are one group each, and so are questions on the stated figures of a section and on
    pairs of statements."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for number, one in enumerate(findings):
        groups.setdefault(_alike(one, number), []).append(one)
    whole = (FindingGroup(tuple(found)) for found in groups.values())
    return tuple(sorted(whole, key=lambda group: _SEQUENCE.index(group.kind)))


def _alike(one: Finding, number: int) -> tuple[object, ...]:
    settled = bool(one.explained)
    if one.kind in _ALIKE_ANYWHERE:
        return one.kind, one.rule, settled
    if one.kind is FindingKind.QUESTION and one.rule == _RECONCILED:
        return one.kind, one.rule, one.place.section, settled
    if one.kind is FindingKind.QUESTION and one.rule in _PAIRS:
        return one.kind, "pairs", settled
    return one.kind, number

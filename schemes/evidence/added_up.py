"""Whether the sums of a table of evidence hold, in a sentence: how many add up, and which were not
checked and why."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schemes.casefile.parts import CaseTable
from schemes.evidence.tables import checked_table
from schemes.finance.reconciliation import reconcile
from workbench.numbers.listing import count_words, counts_alike, listed, opening

MOST_NAMED = 3  # sums that the sentence names
FEW = 3  # sums from which they are counted


def sums_sentence(table: CaseTable) -> str:
    """How many of the sums add up, cell by cell, how many do not, and which were not checked and
    why. All add up only where each was checked."""
    if not table.sums:
        return _("No row or column is marked as a sum.")
    found = reconcile((), (checked_table(table),))
    wrong_places = {one.where for one in found.differences}
    open_places = [one for one in found.unchecked if one not in wrong_places]
    every = len({place for place, _values in _sums(table)})
    wrong, unchecked = len(wrong_places), len(open_places)
    right = every - wrong - unchecked
    if not wrong and not unchecked:
        if every < FEW:
            return (_("The sum adds up."), _("Both sums add up."))[every - 1]
        return _("All %(count)s sums add up.") % {"count": count_words(every)}
    # Where none could be checked, none can be said not to add up.
    parts = [_adding_up(right, every)] if right or wrong else []
    if wrong:
        parts.append(
            ngettext("%(count)s does not add up", "%(count)s do not add up", wrong)
            % {"count": count_words(wrong)}
        )
    if unchecked:
        parts.append(_not_checked(table, open_places))
    return "; ".join(parts) + "."


def _adding_up(right: int, every: int) -> str:
    """ "Two of three sums add up"."""
    if every == 1:
        return _("No sum adds up")
    some, all_ = counts_alike(right, every)
    words = {"right": opening(some), "every": all_}
    if not right:
        return _("None of %(every)s sums adds up") % words
    return (
        ngettext("%(right)s of %(every)s sums adds up", "%(right)s of %(every)s sums add up", right)
        % words
    )


def _not_checked(table: CaseTable, unchecked: Sequence[str]) -> str:
    named = [f"“{one.removeprefix(f'{table.title} / ')}”" for one in unchecked]
    rest = len(named) - MOST_NAMED
    if rest > 0:
        more = ngettext("%(count)s more", "%(count)s more", rest) % {"count": count_words(rest)}
        named = [*named[:MOST_NAMED], more]
    text = ngettext(
        "%(which)s was not checked, since %(why)s",
        "%(which)s were not checked, since %(why)s",
        len(unchecked),
    )
    return text % {"which": listed(named), "why": _why(table, unchecked)}


def _why(table: CaseTable, unchecked: Sequence[str]) -> str:
    """What stands in the way: a figure that is missing, one that is a range, or both."""
    values = [
        value
        for place, values in _sums(table)
        if place in unchecked
        for value in values
        if isinstance(value, dict)
    ]
    missing = any("missing" in one for one in values)
    if missing and any("low" in one for one in values):
        return _("a figure is missing or is a range")
    return _("a figure is missing") if missing else _("a figure is a range")


def _sums(table: CaseTable) -> Iterator[tuple[str, list[Any]]]:
    """Each cell that is a sum, by the name that reconciliation gives it, with its own value and
    those of its parts."""
    names = [one.name for one in table.columns]
    rows = {row.label: row.values for row in table.rows}
    for one in table.sums:
        along = (one.total, *one.of, *one.less)
        if one.is_column:
            places = [names.index(name) for name in along]
            for label, values in rows.items():
                where = f"{table.title} / {label} / {one.total}"
                yield where, [values[at] for at in places]
        else:
            for at, name in enumerate(names):
                yield f"{table.title} / {one.total} / {name}", [rows[part][at] for part in along]

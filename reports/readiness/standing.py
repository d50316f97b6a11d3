"""Checks a paper and remembers the result: what must be settled before issue, and all findings."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.casefile.canonical import case_text
from reports.casefile.parts import Case, CasePaper
from reports.check.finding import Finding
from reports.check.standing import LENGTH
from reports.exempt.trying import public_faults
from reports.formats.format import FormatError
from reports.formats.shelf import house_format
from reports.models import Paper
from reports.output.sides import too_long
from reports.readiness.check import paper_findings
from reports.readiness.unreleased import unreleased_faults
from reports.readiness.weights_log import weights_changed_late
from reports.sections.desk import SectionPlace, desk_of
from workbench.numbers.listing import count_words, opening

SECONDS_KEPT = 60 * 60


@dataclass(frozen=True)
class PaperStanding:
    """The result of checking a paper. `faults` are sentences on why the paper cannot be made or
    shown to the public; `findings` are those of the check, in sequence; `sections` are the sections
    of the paper when it was checked."""

    sections: tuple[SectionPlace, ...]
    faults: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def stopping(self) -> tuple[Finding, ...]:
        """The findings that must be corrected or explained before the paper is issued."""
        return tuple(one for one in self.findings if one.stops_issue)

    @property
    def too_long(self) -> Finding | None:
        """The finding that the paper fills more sides than it may, where nobody has explained
        it."""
        return next(
            (one for one in self.findings if one.rule == LENGTH and not one.explained), None
        )

    @property
    def count(self) -> int:
        """How many faults and findings must be settled before issue."""
        return len(self.faults) + len(self.stopping)

    @property
    def sentence(self) -> str:
        """How much must be settled before issue, in a sentence."""
        if not self.count:
            return _("Nothing stands between this paper and its issue.")
        text = ngettext(
            "One thing stands between this paper and its issue.",
            "%(count)s things stand between this paper and its issue.",
            self.count,
        )
        return text % {"count": opening(count_words(self.count))}

    def section(self, key: str) -> SectionPlace | None:
        """The section with this key; None where the paper has none."""
        return next((one for one in self.sections if one.key == key), None)

    def marked(self, mark: str) -> Finding | None:
        """The finding with this fingerprint; None where the check no longer finds it."""
        return next((one for one in self.findings if one.fingerprint == mark), None)


def standing_of(paper: Paper, case: Case) -> PaperStanding:
    """The standing of a paper in its programme's case. The result is kept in the cache until the
    case, the house format or the weights change, for an hour at most: checking a paper of many
    schemes takes seconds."""
    key = _key(paper, case)
    known: PaperStanding | None = cache.get(key)
    if known is None:
        known = _checked(paper, case)
        cache.set(key, known, SECONDS_KEPT)
    return known


def known_standing(paper: Paper, case: Case) -> PaperStanding | None:
    """The standing of a paper if it is in the cache, else None: for pages that should not wait for
    the check."""
    known: PaperStanding | None = cache.get(_key(paper, case))
    return known


def _key(paper: Paper, case: Case) -> str:
    """The key in the cache. It changes with everything that the check reads."""
    try:
        form = repr(house_format(paper.house_format))
    except FormatError as error:
        form = str(error)
    read = f"{case_text(case)}{form}{weights_changed_late(paper.programme)}".encode()
    return f"standing-{paper.pk}-{hashlib.sha256(read).hexdigest()}"


def standing_in_file(paper: CasePaper, case: Case) -> PaperStanding:
    """The standing of a paper of a case file, with its explanations; a file knows no history."""
    return _standing(paper, case, {one.mark: one.why for one in paper.explained}, {})


def _checked(paper: Paper, case: Case) -> PaperStanding:
    explained: Mapping[str, str] = dict(paper.explained.values_list("mark", "why"))
    return _standing(paper, case, explained, weights_changed_late(paper.programme))


def _standing(
    paper: Paper | CasePaper,
    case: Case,
    explained: Mapping[str, str],
    weights_unlocked: Mapping[str, str],
) -> PaperStanding:
    desk = desk_of(paper, case=case)
    if desk.case is None or desk.form is None or desk.document is None:
        return PaperStanding(desk.sections, desk.faults, ())
    found = paper_findings(
        desk.case,
        desk.form,
        desk.document,
        explained=explained,
        weights_unlocked=weights_unlocked,
        long=None if desk.faults else too_long(desk.case, desk.form, desk.document),
    )
    if desk.faults:
        return PaperStanding(desk.sections, desk.faults, found)
    # Of the public paper alone: results that are kept back, something exempt that it names, or that
    # it cannot be made without what is exempt.
    public = public_faults(case, paper.reference)
    faults = (*unreleased_faults(case, paper.reference), *public.faults)
    return PaperStanding(desk.sections, faults, (*public.asked, *found))

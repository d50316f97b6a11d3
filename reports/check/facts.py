"""Facts about a paper that the check needs besides its words, as plain data from the caller."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class DifferingFigure:
    """A stated figure of the case that does not agree with what the case gives. `where` is what it
    is listed under; `working` is one line for people; `explained` says why, or nothing. `rebuilt`:
    the case gives it by a model made again from rounded inputs, which may miss by a little."""

    where: str
    stated: Fraction
    computed: Fraction
    working: str = ""
    unit: str = "GBP"
    explained: str = ""
    rebuilt: bool = False


@dataclass(frozen=True, slots=True)
class AppraisalFacts:
    """An appraisal that the paper speaks of. `without_reason` are (option, criterion) names of
    agreed ratings that give no reason. `weights_unlocked` is the reason given when weights were
    unlocked after scoring had opened ("" for none given), None where they never were: the caller
    says so from the appraisal's log, since nothing in a case file does."""

    reference: str
    title: str
    options: tuple[str, ...] = ()
    has_baseline: bool = True
    undecided: tuple[str, ...] = ()
    without_reason: tuple[tuple[str, str], ...] = ()
    weights_unlocked: str | None = None


@dataclass(frozen=True, slots=True)
class ApprovalFact:
    """An approval as the paper shows it. `state` is given, requested, returned or ""."""

    role: str
    state: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class RevisionFact:
    """The last line of the paper's revision record: its version, and its day (2015-12-18)."""

    version: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """Everything the checks need that is not in the document.

    `approvals_wanted` are the roles that the house format asks for; `cover` the paper's facts;
    `summary` the key of the section whose reading age is measured; `recommendations_begin` the word
    that the format wants at the head of each ("That"), or nothing; `sources` the Markdown of each
    section as typed, by key; `explained` what officers said of findings, by fingerprint.
    """

    appraisals: tuple[AppraisalFacts, ...] = ()
    reconciled: tuple[DifferingFigure, ...] = ()
    approvals_wanted: tuple[str, ...] = ()
    approvals: tuple[ApprovalFact, ...] = ()
    cover: Mapping[str, str] = field(default_factory=dict)
    revision: RevisionFact | None = None
    summary: str = ""
    recommendations_begin: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    explained: Mapping[str, str] = field(default_factory=dict)

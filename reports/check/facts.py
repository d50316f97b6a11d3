"""The facts about a paper that the check needs besides its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from reports.check.subjects.judged import CaseResults


@dataclass(frozen=True, slots=True)
class DifferingFigure:
    """A stated figure of the case that differs from the computed one.

    Amounts are in `unit` ("GBP" for pounds). `where` is the name it is listed under, `working` the
    computation in one line, `explained` why it differs (empty where nobody has said). `rebuilt`
    means that it was computed from savings lines, whose rounded inputs may explain a small
    difference.
    """

    where: str
    stated: Fraction
    computed: Fraction
    working: str = ""
    unit: str = "GBP"
    explained: str = ""
    rebuilt: bool = False


@dataclass(frozen=True, slots=True)
class AppraisalFacts:
    """An appraisal that the paper is about.

    `options` and `undecided` are names of options. `without_reason` are the names of the option and
    the criterion of each agreed rating without a reason. `weights_unlocked` is the reason for
    changing weights after rating had begun ("" where none was given); None where they were not
    changed. A case file does not say so: it comes from the history of the appraisal.
    `not_a_hundred` are sentences on weights that may be meant as per cent and do not come to 100.
    """

    reference: str
    title: str
    options: tuple[str, ...] = ()
    has_baseline: bool = True
    undecided: tuple[str, ...] = ()
    without_reason: tuple[tuple[str, str], ...] = ()
    weights_unlocked: str | None = None
    not_a_hundred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ApprovalFact:
    """An approval by a role. `state` is given, requested, returned, or "" where it was not asked.
    `stale` means that the paper has changed since."""

    role: str
    state: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class RevisionFact:
    """The last line of the paper's revision record: its version and its date (2015-12-18)."""

    version: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class LengthFact:
    """A paper that fills more sides than its house format allows: `about` says by how much, so that
    an explanation holds for that length alone; `message` tells people."""

    about: str
    message: str


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """All that the check needs besides the document.

    `reconciled` are the stated figures that differ from the computed ones. `approvals_wanted` are
    the roles that the house format asks for. `cover` are the paper's facts by key. `summary` is the
    key of the section whose reading age is measured. `recommendations_begin` is the word with which
    the house format begins each recommendation ("That"), or empty. `sources` is the Markdown of
    each section by key. `explained` are officers' explanations by the finding's fingerprint.
    `not_together` are the decisions in force that do not go together: which, and why not.
    `unwritten_exempt` are the names of sections that are exempt and not written, by key. `results`
    are those of the case, against which sentences are held. `too_long` says that the paper fills
    more sides than it may, where that was counted.
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
    not_together: tuple[tuple[str, str], ...] = ()
    explained: Mapping[str, str] = field(default_factory=dict)
    unwritten_exempt: Mapping[str, str] = field(default_factory=dict)
    results: CaseResults = field(default_factory=CaseResults)
    too_long: LengthFact | None = None

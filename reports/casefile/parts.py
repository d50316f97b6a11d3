"""A paper as the case file has it, and the whole case: frozen values, no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from appraisal.casefile.parts import CaseAppraisal
from schemes.casefile.parts import CaseProgramme, CaseScheme, CaseTable
from workbench.casefile.memo import Memo
from workbench.casefile.parts import called

FORMAT = "options-appraisal/1"


@dataclass(frozen=True, slots=True)
class CaseSection:
    """One section as its officer wrote it. `exempt` says by which paragraph and why the public may
    not see it; the public case has no text of such a section."""

    key: str
    text: str = ""
    exempt: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class CaseHeading:
    """What a paper has otherwise than its house format at one heading, which `key` names: other
    words (`heading`), or that it is left out. An `own` heading is none of the format: it stands
    `beneath` another, or at the top, of the appendices where it is an `appendix`, and what officers
    write beneath it is the section of its key."""

    key: str
    heading: str = ""
    own: bool = False
    beneath: str = ""
    appendix: bool = False
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class CaseExemption:
    """An option, scheme, table, figure or background paper that the public may not see."""

    kind: str
    name: str
    paragraph: str
    reason: str


@dataclass(frozen=True, slots=True)
class CaseApproval:
    """Whether one role approved the paper: nothing yet, requested, given or returned, on which day
    (2021-04-08). `delegation` is why somebody else answers for the role, empty where its holder
    does. `stale`: the paper has changed since."""

    role: str
    state: str = ""
    on: str = ""
    comment: str = ""
    delegation: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class CaseRevision:
    """One line of the revision record."""

    version: str
    on: str = ""
    author: str = ""
    status: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CaseExplained:
    """What officers said of a contradiction that the figure check found, by the check's mark."""

    mark: str
    why: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class CasePaper:
    """One paper. `appraisals` and `schemes` are the references it speaks of, all of the programme
    where it names none; `appraisal` is the one it reports on; `headings` are those that it has
    otherwise than its house format, in sequence; `show_approvals` is false where the public copy
    prints none."""

    reference: str
    house_format: str
    title: str
    appraisal: str = ""
    appraisals: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    headings: tuple[CaseHeading, ...] = ()
    sections: tuple[CaseSection, ...] = ()
    exempt: tuple[CaseExemption, ...] = ()
    approvals: tuple[CaseApproval, ...] = ()
    background: tuple[str, ...] = ()
    show_approvals: bool = True
    revisions: tuple[CaseRevision, ...] = ()
    explained: tuple[CaseExplained, ...] = ()

    @property
    def prints_approvals(self) -> bool:
        """Whether this copy prints them: where the public one leaves them out, it has none."""
        return self.show_approvals or bool(self.approvals)


@dataclass(frozen=True, slots=True)
class CaseReply:
    """An answer to a comment, and the role of whoever gave it."""

    text: str
    at: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class CaseComment:
    """What somebody said, by role, of an option of an appraisal, of its cell on a criterion, or of
    a section of a paper. Only a programme that is exported whole has it; no paper does."""

    text: str
    at: str
    by: str = ""
    appraisal: str = ""
    option: str = ""
    criterion: str = ""
    paper: str = ""
    section: str = ""
    resolved_at: str = ""
    replies: tuple[CaseReply, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A case file: a programme with its schemes, appraisals, papers and comments. `memo` keeps what
    was worked out of them; cases made from this one share it. `withheld` are the appraisals and
    codes of options whose money may not be seen, in a case of which a public copy is made."""

    format: str
    programme: CaseProgramme
    schemes: tuple[CaseScheme, ...] = ()
    appraisals: tuple[CaseAppraisal, ...] = ()
    papers: tuple[CasePaper, ...] = ()
    comments: tuple[CaseComment, ...] = ()
    withheld: frozenset[tuple[str, str]] = called(None, default=frozenset(), repr=False)
    memo: Memo = called(None, default_factory=Memo, compare=False, repr=False)

    @property
    def evidence(self) -> tuple[CaseTable, ...]:
        """The tables of the programme and then of its schemes."""
        of_schemes = (table for scheme in self.schemes for table in scheme.evidence)
        return (*self.programme.evidence, *of_schemes)

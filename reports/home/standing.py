"""What each programme is at, for Home: its savings beside its target, its appraisals and its
papers."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appraisal.models import Appraisal
from appraisal.shown.progress import progress_of
from appraisal.states import released_in
from reports.issue.issued import last_issued_words
from reports.models import Paper, PaperVersion
from schemes.exempt import Exempt
from schemes.models import Programme
from schemes.portfolio.across import saved_in
from workbench.dates import day
from workbench.numbers.listing import counts_alike, opening


@dataclass(frozen=True, slots=True)
class ListedAppraisal:
    """An appraisal as the lists of Home know each, however many there are."""

    pk: int
    programme: int
    decided: bool
    undecided: bool


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """One programme on Home. `appraisal` and `paper` are those that a sentence is about, where the
    programme has only the one."""

    programme: Programme
    saved: str
    appraisals: str
    appraisal: Appraisal | None
    papers: str
    paper: Paper | None


def listed_appraisals(programmes: Collection[int], exempt: Exempt) -> list[ListedAppraisal]:
    """The appraisals of these programmes by title of the programme, but for those that serve
    something exempt. One counts as `decided` once its results are released: until then nobody but
    who moderates is told."""
    rows = (
        Appraisal.objects.filter(programme__in=programmes)
        .exclude(pk__in=exempt.serving)
        .order_by("programme__title", "programme_id", "position", "pk")
    )
    return [
        ListedAppraisal(
            pk,
            programme,
            decided=decision is not None and released_in(scoring, state),
            undecided=decision is None,
        )
        for pk, programme, scoring, state, decision in rows.values_list(
            "pk", "programme_id", "programme__scoring", "state", "decision_id"
        )
    ]


def sentences_of(keys: Collection[int], exempt: Exempt) -> dict[int, tuple[Appraisal, str]]:
    """These appraisals with how far each is in a sentence, by primary key."""
    rows = list(
        Appraisal.objects.filter(pk__in=keys).select_related(
            "programme", "decision__preferred", "decision__with_a_view_to"
        )
    )
    progress = progress_of(rows, exempt.options)
    return {row.pk: (row, progress[row.pk].sentence) for row in rows}


def only_ones(programmes: Sequence[Programme], appraisals: Sequence[ListedAppraisal]) -> set[int]:
    """The appraisals that are the only one of one of these programmes."""
    here = {one.pk for one in programmes}
    keys: defaultdict[int, list[int]] = defaultdict(list)
    for row in appraisals:
        if row.programme in here:
            keys[row.programme].append(row.pk)
    return {found[0] for found in keys.values() if len(found) == 1}


def lines_of(
    programmes: Sequence[Programme],
    appraisals: Sequence[ListedAppraisal],
    sentences: Mapping[int, tuple[Appraisal, str]],
    said: Collection[int],
    exempt: Exempt,
) -> list[ProgrammeLine]:
    """A line for each programme, in a constant number of queries. `sentences` has the appraisals of
    `only_ones`; of those in `said` the page has told already how far they are."""
    saved = saved_in(programmes, exempt)
    beneath: defaultdict[int, list[ListedAppraisal]] = defaultdict(list)
    for row in appraisals:
        beneath[row.programme].append(row)
    papers: defaultdict[int, list[Paper]] = defaultdict(list)
    for paper in papers_with_issue(programmes):
        papers[paper.programme_id].append(paper)
    lines = []
    for programme in programmes:
        rows, own = beneath[programme.pk], papers[programme.pk]
        only, sentence = sentences[rows[0].pk] if len(rows) == 1 else (None, decided_words(rows))
        if only is not None and only.pk in said:
            sentence = _("Not decided yet.")
        lines.append(
            ProgrammeLine(
                programme,
                saved[programme.pk],
                sentence,
                only,
                papers_words(own),
                own[0] if len(own) == 1 else None,
            )
        )
    return lines


def decided_words(rows: Sequence[ListedAppraisal]) -> str:
    """How many of several appraisals are decided; "" where there are none."""
    decided, count = sum(row.decided for row in rows), len(rows)
    if not rows:
        return ""
    some, whole = counts_alike(decided, count)
    if not decided:
        return _("None of %(count)s is decided.") % {"count": whole}
    if decided == count:
        return _("All %(count)s are decided.") % {"count": whole}
    text = ngettext(
        "%(decided)s of %(count)s is decided.", "%(decided)s of %(count)s are decided.", decided
    )
    return text % {"decided": opening(some), "count": whole}


def papers_with_issue(programmes: Collection[Programme]) -> QuerySet[Paper]:
    """The papers of these programmes in their order, each with the number of the version issued
    last (`last_number`) and when it was (`last_at`), None where none was."""
    last = PaperVersion.objects.filter(paper=OuterRef("pk")).order_by("-pk")
    return (
        Paper.objects.filter(programme__in=programmes)
        .select_related("programme")
        .annotate(
            last_number=Subquery(last.values("number")[:1]),
            last_at=Subquery(last.values("issued_at")[:1]),
        )
        .order_by("programme__title", "programme_id", "position", "pk")
    )


def paper_words(paper: Paper) -> str:
    """Whether a paper of `papers_with_issue` has been issued, in a sentence."""
    number: str | None = getattr(paper, "last_number", None)
    if number is None:
        return _("Draft, not issued.")
    return last_issued_words(number, _issued_on(paper))


def papers_words(papers: Sequence[Paper]) -> str:
    """How far the papers of one programme are, in a sentence; "" where it has none."""
    if len(papers) < 2:
        return paper_words(papers[0]) if papers else ""
    issued = [_issued_on(one) for one in papers if getattr(one, "last_number", None) is not None]
    some, whole = counts_alike(len(issued), len(papers))
    if not issued:
        return _("%(count)s drafts, none issued.") % {"count": opening(whole)}
    text = ngettext(
        "%(issued)s of %(count)s is issued, on %(day)s.",
        "%(issued)s of %(count)s are issued, the last on %(day)s.",
        len(issued),
    )
    return text % {"issued": opening(some), "count": whole, "day": day(max(issued))}


def _issued_on(paper: Paper) -> date:
    return timezone.localdate(paper.last_at)  # type: ignore[attr-defined]  # annotated

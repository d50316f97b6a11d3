"""The home page, the list of programmes, and the page of a programme with its appraisals, papers
and portfolio."""

from collections.abc import Collection, Sequence

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from appraisal.models import Appraisal
from appraisal.shown.progress import progress_of
from reports.home.changes import changes_for
from reports.home.first_fact import answer_of
from reports.home.report_dates import SHOWN, report_dates
from reports.home.standing import lines_of, listed_appraisals, only_ones, sentences_of
from reports.models import Paper
from reports.waiting.items import waiting
from reports.waiting.thing import WaitingItem
from schemes.access import Act, programmes_for
from schemes.exempt import exempt_from
from schemes.history.undoing import removed_programmes
from schemes.models import Programme
from schemes.place import ProgrammePlace, programme_for
from schemes.portfolio.views import portfolio_context
from schemes.veil import veiled
from workbench.models import Authority, User
from workbench.numbers.listing import count_words, opening
from workbench.numbers.text import pounds
from workbench.pages.answering import Undo, person
from workbench.pages.moving import Move, moves_of, version_of

AT_HOME = 10  # of each list


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for the person who is signed in, what each of their programmes is at, and the
    latest events."""
    user = person(request)
    mine = list(Programme.objects.visible_to(user).in_order())
    mine_by_key = {programme.pk: programme for programme in mine}
    exempt = exempt_from(user)
    items = waiting(user)
    appraisals = listed_appraisals(mine_by_key, exempt)
    open_ones = [row for row in appraisals if row.undecided]
    told = {item.appraisal for item in items if item.appraisal}
    written = set(programmes_for(user, Act.WRITE).values_list("pk", flat=True))
    to_decide = [row for row in open_ones if row.programme in written and row.pk not in told]
    first = [row.pk for row in to_decide[:AT_HOME]]
    shown = _first_programmes(mine, items, {row.programme for row in to_decide})
    sentences = sentences_of({*first, *only_ones(shown, appraisals)}, exempt)
    dates = report_dates(mine, timezone.localdate())
    context = {
        "heading": _("Home"),
        "state": undecided_words(len(open_ones)),
        "programmes": lines_of(shown, appraisals, sentences, {*told, *first}, exempt),
        "programme_count": len(mine),
        "undecided": [sentences[pk] for pk in first],
        "more_undecided": len(to_decide) - len(first),
        "removed": [(event, Undo.at(removal.pk)) for event, removal in removed_programmes(user)],
        "items": items[:AT_HOME],
        "more_items": items[AT_HOME:],
        "report_dates": dates[:SHOWN],
        "more_report_dates": len(dates[SHOWN:]),
        "first_steps": first_steps(user) if not mine else [],
        "changes": changes_for(request, user, mine_by_key, written, exempt) if mine else None,
    }
    return render(request, "reports/home/home.html", veiled(context, exempt))


def undecided_words(count: int) -> str:
    """How many appraisals are not decided, in a sentence; "" for none."""
    text = ngettext(
        "One appraisal is not decided yet.", "%(count)s appraisals are not decided yet.", count
    )
    return text % {"count": opening(count_words(count))} if count else ""


def _first_programmes(
    mine: list[Programme], items: Sequence[WaitingItem], with_undecided: Collection[int]
) -> list[Programme]:
    """The programmes that Home shows: all where there are few, else the first of those in which
    something waits, and of the others after them."""
    if len(mine) <= AT_HOME:
        return mine

    def waits(programme: Programme) -> bool:
        address = programme.get_absolute_url()
        return programme.pk in with_undecided or any(
            item.address.startswith(address) for item in items
        )

    return sorted(mine, key=lambda programme: not waits(programme))[:AT_HOME]


def first_steps(user: User) -> list[tuple[str, str, bool]]:
    """What a site administrator does on a site without programmes: each step, its address, and
    whether it is done."""
    if not user.is_superuser:
        return []
    others = User.objects.exclude(pk=user.pk)
    return [
        (
            _("Add the authority that runs the first programme"),
            reverse("authority-new"),
            Authority.objects.exists(),
        ),
        (_("Invite the people who work on it"), reverse("person-new"), others.exists()),
        (_("Start the programme, with its lead officer"), reverse("programme-new"), False),
    ]


@require_safe
def programme(request: HttpRequest, programme: str) -> HttpResponse:
    """A programme with its appraisals, papers and portfolio: the portfolio first where it is about
    money."""
    place = programme_for(person(request), programme, Act.READ)
    found = place.programme
    appraisals = list(
        found.appraisals.exclude(pk__in=place.exempt.serving)
        .select_related("programme", "decision__preferred", "decision__with_a_view_to")
        .order_by("position", "pk")
    )
    progress = {
        key: one.sentence for key, one in progress_of(appraisals, place.exempt.options).items()
    }
    money = portfolio_context(place, request.GET)
    papers = list(found.papers.select_related("programme").order_by("position", "pk"))
    context = place.context(
        found.title,
        state=_state(found),
        answer="" if money.get("worked_out") else answer_of(place, appraisals, progress),
        appraisals=[(row, progress[row.pk]) for row in appraisals],
        appraisal_moves=_moves(place, appraisals, "appraisal"),
        papers=papers,
        paper_moves=_moves(place, papers, "paper"),
        **money,
    )
    return render(request, "reports/home/programme.html", context)


def _moves(place: ProgrammePlace, rows: Sequence[Appraisal | Paper], noun: str) -> dict[int, Move]:
    """The buttons that move appraisals or papers, by primary key; none for those who may not
    write."""
    if not place.may_write:
        return {}
    return moves_of(
        rows,
        key=lambda row: row.pk,
        address=lambda row: place.url(f"{noun}-move", row.slug),
        name=lambda row: f"{noun} {row.title}",
        version=version_of,
    )


def _state(found: Programme) -> str:
    """The programme's target and years in a sentence."""
    years = ngettext("one year", "%(count)s years", found.years) % {
        "count": count_words(found.years)
    }
    values = {"years": years, "first": found.first_year}
    if found.target is None:
        return _("It runs for %(years)s from %(first)s; no savings target is set.") % values
    values["target"] = pounds(found.target)
    return _("It is to save %(target)s over %(years)s from %(first)s.") % values


@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """The programmes that the person takes part in."""
    found = list(
        Programme.objects.visible_to(person(request))
        .select_related("authority")
        .annotate(
            appraisal_count=Count(
                "appraisals",
                filter=~Q(appraisals__in=exempt_from(person(request)).serving),
            )
        )
        .in_order()
    )
    state = ngettext("You take part in one programme.", "You take part in %(count)d.", len(found))
    context = {
        "heading": _("Programmes"),
        "state": state % {"count": len(found)} if found else "",
        "crumbs": [(_("Home"), reverse("home")), (_("Programmes"), None)],
        "programmes": found,
        "first_steps": first_steps(person(request)) if not found else [],
    }
    return render(request, "reports/home/programmes.html", context)

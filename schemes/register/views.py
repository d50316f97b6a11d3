"""Pages of a scheme as a whole: starting one, where it stands, changing it, moving it on, its
history."""

from functools import partial

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schemes.access import Act
from schemes.finance.references import Clash, NamedScheme, collate
from schemes.history.entries import as_seen, entries
from schemes.models import Scheme
from schemes.place import SchemePlace, programme_for, scheme_for
from schemes.programmes.removing import removal_page
from schemes.register.actions import (
    SCHEMES,
    change_scheme,
    move_scheme,
    remove_scheme,
    start_scheme,
)
from schemes.register.beside import beside
from schemes.register.confidence import confidence_cell
from schemes.register.forms import NewSchemeForm, SchemeForm
from schemes.register.moves import moves_from
from schemes.register.steps import SchemeStep, steps_of
from schemes.savings.headline import headline_of
from schemes.savings.inputs import years_of
from schemes.savings.same_money import shared_words
from workbench.models import AuditEvent
from workbench.numbers.text import pounds
from workbench.pages.answering import button_act, form_page, person
from workbench.pages.forms import WorkbenchForm
from workbench.pages.moving import Move, move_answer
from workbench.pages.tables import Cell, Column, Row, Table

EVENTS_ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def scheme_new(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.WRITE)
    started: list[Scheme] = []
    heading = _("Start a scheme")
    return form_page(
        request,
        "pages/form.html",
        NewSchemeForm(
            request.POST if request.method == "POST" else None,
            years=[str(year) for year in years_of(place.programme)],
        ),
        lambda values: started.append(start_scheme(programme=place.programme, **values)),
        done=lambda: started[0].get_absolute_url() if started else place.address,
        said=_("The scheme is started. Build its savings model next."),
        context=place.context(
            heading,
            (heading, None),
            state=_("One savings proposal, with its model and its business case."),
            back=place.address,
        ),
    )


@require_safe
def scheme(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.READ)
    found = place.scheme
    schemes = list(
        Scheme.objects.filter(programme=place.programme)
        .exclude(pk__in=place.exempt.schemes)
        .in_order()
        .values_list("pk", "reference", "spellings")
    )
    at = [pk for pk, *_rest in schemes].index(found.pk)
    headline = headline_of(found)
    steps = [(step.sentence, place.url(step.page)) for step in _steps(place)]
    context = place.context(
        str(found),
        room="scheme",
        state=_("%(status)s. %(headline)s")
        % {"status": found.get_status_display(), "headline": headline.sentence},
        money=_money(place),
        gaps=headline.gaps,
        confidence=confidence_cell(found),
        steps=steps,
        moves=moves_from(found.status, place.roles),
        form=WorkbenchForm(version=found.version, auto_id=False),
        clashes=[clash.text for clash in _clashes(found, schemes)],
        order=_order(place, at, len(schemes)),
        position=at + 1,
        count=len(schemes),
        shared=shared_words(place),
        **beside(place),
    )
    return render(request, "schemes/register/scheme.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def scheme_edit(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    form = SchemeForm(
        request.POST if request.method == "POST" else None,
        version=place.scheme.version,
        initial=SchemeForm.values_of(place.scheme),
        years=[str(year) for year in years_of(place.programme)],
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: change_scheme(scheme=place.scheme, **values),
        done=place.address,
        said=_("The scheme is saved."),
        context=place.context(
            _("Change %(scheme)s") % {"scheme": place.scheme.reference},
            (_("Change"), None),
            room="scheme",
            back=place.address,
        ),
        current=lambda row: SchemeForm.values_of(row) if isinstance(row, Scheme) else {},
    )


@require_POST
def scheme_status(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    to = request.POST.get("to", "")
    words = dict(Scheme.Status.choices)
    return button_act(
        request,
        lambda values: move_scheme(scheme=place.scheme, to=to, roles=place.roles, **values),
        done=place.address,
        said=_("The scheme’s status is now “%(status)s”.") % {"status": words.get(to, to)},
        version=place.scheme.version,
    )


@require_POST
def scheme_move(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    """One place up or down among the programme's schemes."""
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    return move_answer(
        request,
        partial(SCHEMES.move, place.scheme),
        done=place.address,
        name=place.scheme.reference,
        version=place.scheme.version,
    )


@require_safe
def scheme_history(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.READ)
    pk = place.scheme.pk
    # A row of the scheme names it among its own columns, as it was or as it is.
    its_own = Q(subject_type=str(Scheme._meta.verbose_name), subject_id=pk)
    events = AuditEvent.objects.filter(
        its_own | Q(after__scheme=pk) | Q(before__scheme=pk), programme_id=place.programme.pk
    )
    page = Paginator(events.order_by("-at", "-pk"), EVENTS_ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    count = page.paginator.count
    told = ngettext("One change, with who made it.", "%(count)d changes, newest first.", count)
    context = place.context(
        _("History of %(scheme)s") % {"scheme": place.scheme.reference},
        (_("History"), None),
        room="scheme-history",
        state=told % {"count": count} if count else "",
        page=page,
        entries=entries(as_seen(page, person(request), place)),
    )
    return render(request, "schemes/register/history.html", context)


def _money(place: SchemePlace) -> Table:
    """Headline, modelled and difference side by side."""
    headline = headline_of(place.scheme)
    year = headline.year or _("All years")
    if headline.gaps and headline.stated is not None:
        difference = Cell(_("Cannot be checked"), note=_("Something is missing"))
    elif headline.difference is None:
        difference = Cell(_("Nothing to compare"))
    else:
        difference = Cell(
            pounds(headline.difference),
            note=_("Agrees when rounded as stated") if headline.agrees else _("Does not agree"),
        )
    stated = Cell(_("Not stated")) if headline.stated is None else Cell(pounds(headline.stated))
    modelled = (
        Cell(_("No lines yet")) if headline.modelled is None else Cell(pounds(headline.modelled))
    )
    columns = (
        Column(_("Financial year")),
        Column(_("Headline"), numeric=True),
        Column(_("Modelled"), numeric=True),
        Column(_("Difference"), numeric=True),
    )
    return Table(_("The saving"), columns, (Row(Cell(year), (stated, modelled, difference)),))


def _order(place: SchemePlace, at: int, count: int) -> Move | None:
    """The buttons that move the scheme among all of the programme, of which it is the one `at`,
    counted from 0; for those who may write."""
    if not place.may_write:
        return None
    return Move(
        address=place.url("scheme-move"),
        name=_("scheme %(reference)s") % {"reference": place.scheme.reference},
        first=at == 0,
        last=at == count - 1,
        form=WorkbenchForm(version=place.scheme.version, auto_id=False),
    )


def _steps(place: SchemePlace) -> list[SchemeStep]:
    return steps_of(place.scheme, place.programme) if place.may_write else []


def _clashes(scheme: Scheme, schemes: list[tuple[int, str, list[str]]]) -> list[Clash]:
    """The clashes in which this scheme's references take part."""
    named = [NamedScheme(reference, tuple(texts)) for _pk, reference, texts in schemes]
    return [clash for clash in collate(named).clashes if scheme.reference in clash.schemes]


@require_http_methods(["GET", "HEAD", "POST"])
def scheme_remove(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.DECIDE)
    found = place.scheme
    return removal_page(
        request,
        place,
        found,
        lambda values: remove_scheme(scheme=found, **values),
        label=_("Remove the scheme"),
        done=place.programme.get_absolute_url(),
        said=_("The scheme “%(name)s” is removed.") % {"name": found},
    )

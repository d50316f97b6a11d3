"""Pages of options: all in order, one whole, adding, changing, moving, removing."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from appraisal.access import OptionPlace, appraisal_for, option_for
from appraisal.considered.views import considerations_in, considered_of
from appraisal.engine.words.outcomes import NOT_WORKED_OUT, standing_words
from appraisal.models import Option, StakeholderView
from appraisal.options.actions import OPTIONS, add_option, remove_option
from appraisal.options.beside import beside_of
from appraisal.options.forms import OptionForm
from appraisal.options.said_views import PAGES as SAID
from appraisal.options.tables import confidence_cell, cost_cells, money_cell, ratings_table
from appraisal.shown.answer import Answer
from appraisal.states import Change
from schemes.access import Act
from schemes.remembered import Blocks, remembered
from workbench.numbers.listing import count_words, listed, opening
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm, WorkbenchForm
from workbench.pages.moving import move_answer, moves_of, version_of


@require_safe
def options(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    place = appraisal_for(person(request), programme, appraisal, Act.READ)
    every = place.appraisal.options.select_related("ruled_out").order_by("position", "pk")
    found = list(every.exclude(pk__in=place.exempt.options))
    state = ngettext("One option.", "%(count)s options, in the order of the paper.", len(found))
    moves = moves_of(
        found,
        key=lambda option: option.pk,
        address=lambda option: place.url("option-move", option.slug),
        name=str,
        version=version_of,
    )
    costs = cost_cells(place.appraisal, found)
    context = place.context(
        _("Options"),
        (_("Options"), None),
        room="options",
        state=state % {"count": opening(count_words(len(found)))} if found else "",
        rows=[
            {
                "option": option,
                "url": place.url("option", option.slug),
                "ruled_out": getattr(option, "ruled_out", None),
                "move": moves[option.pk],
                "cost": costs[option.pk].text,
                "savings": money_cell(option, "total_savings").text,
            }
            for option in found
        ],
        with_money=bool(place.appraisal.costs_from)
        or any(o.cost is not None or o.total_savings is not None for o in found),
        has_baseline=any(option.baseline for option in found),
    )
    return render(request, "appraisal/options/options.html", context)


@require_safe
def option(request: HttpRequest, programme: str, appraisal: str, option: str) -> HttpResponse:
    place = option_for(person(request), programme, appraisal, option, Act.READ)
    found = place.option
    blocks = remembered(place, request.path, lambda: _blocks(place))
    views = _views(found) if place.may_change(Change.DESCRIPTIONS) else []
    context = place.context(
        found.name,
        room="options",
        change=Change.DESCRIPTIONS,
        may_rule_out=place.may_change(Change.OPTIONS),
        option=found,
        groups=_groups(views),
        moves=SAID.moves(place, views),
        **(_ruled_out(found) if blocks["ruled_out"] else {}),
    )
    return render(request, "appraisal/options/option.html", {**context, **blocks})


def _blocks(place: OptionPlace) -> Blocks:
    """What the page of an option says, and whether the option is ruled out."""
    answer = place.answer
    found = next((row for row in answer.rows.shown_options if row.pk == place.option.pk), None)
    if found is None:  # removed since its place was found
        raise Http404
    result = answer.options.get(found.code)
    weighed = bool(considerations_in(answer.rows))
    sends = place.may_change(Change.DESCRIPTIONS)
    context = place.context(
        found.name,
        change=Change.DESCRIPTIONS,
        option=found,
        **beside_of(place),
        considered=considered_of(found) if weighed else [],
        weighed=weighed,
        state=_state(answer, found),
        figures=_figures(answer, found),
        **({} if sends else {"groups": _groups(_views(found))}),
        reasons=result.reasons if result else (),
        table=None if answer.withheld else ratings_table(answer, found),
    )
    table = context["table"]
    views = "appraisal/options/views.html"
    ratings = f"includes/{'folded_' if table and table.is_long else ''}table.html"
    return {
        "said": render_to_string("appraisal/options/said.html", context),
        "views": "" if sends else render_to_string(views, context),
        "ratings": render_to_string(ratings, context) if table and table.rows else "",
        "state": context["state"],
        "ruled_out": "ruled out" if _ruled_out(found) else "",
    }


@require_http_methods(["GET", "HEAD", "POST"])
def option_new(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE, change=Change.OPTIONS)
    heading = _("Add an option")
    added: list[Option] = []
    return form_page(
        request,
        "pages/form.html",
        OptionForm(request.POST if request.method == "POST" else None),
        lambda values: added.append(add_option(appraisal=place.appraisal, **values)),
        done=lambda: place.url("option", added[0].slug) if added else place.url("options"),
        said=_("The option is added."),
        context=place.context(
            heading,
            (_("Options"), place.url("options")),
            (heading, None),
            room="options",
            back=place.url("options"),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def option_edit(request: HttpRequest, programme: str, appraisal: str, option: str) -> HttpResponse:
    place = option_for(
        person(request), programme, appraisal, option, Act.WRITE, change=Change.DESCRIPTIONS
    )
    found = place.option
    form = OptionForm(
        request.POST if request.method == "POST" else None,
        version=found.version,
        initial=OptionForm.values_of(found),
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: OPTIONS.change(found, **values),
        done=place.address,
        said=_("%(option)s is saved.") % {"option": found.name},
        context=place.context(
            _("Change %(option)s") % {"option": found.name},
            (_("Change"), None),
            room="options",
            back=place.address,
        ),
        current=lambda row: OptionForm.values_of(row) if isinstance(row, Option) else {},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def option_remove(
    request: HttpRequest, programme: str, appraisal: str, option: str
) -> HttpResponse:
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE, change=Change.OPTIONS)
    found = place.appraisal.options.filter(slug=option).first()
    if found is None:
        return gone(request, place.url("options"))
    here = place.at(found)
    name = {"option": found.name}
    return form_page(
        request,
        "pages/remove.html",
        RemoveForm(
            request.POST if request.method == "POST" else None,
            version=found.version,
            label=_("Remove %(option)s") % name,
        ),
        lambda values: remove_option(option=found, **values),
        done=place.url("options"),
        said=_("%(option)s is removed.") % name,
        context=here.context(
            _("Remove %(option)s?") % name,
            (_("Remove"), None),
            room="options",
            goes=_goes(found),
            back=here.address,
        ),
    )


@require_POST
def option_move(request: HttpRequest, programme: str, appraisal: str, option: str) -> HttpResponse:
    place = option_for(
        person(request), programme, appraisal, option, Act.WRITE, change=Change.OPTIONS
    )
    found = place.option
    return move_answer(
        request,
        partial(OPTIONS.move, found),
        done=place.listed,
        name=found.name,
        version=found.version,
        up=_("%(name)s moved up."),
        down=_("%(name)s moved down."),
    )


def _views(option: Option) -> list[StakeholderView]:
    return list(option.views.order_by("kind", "position", "pk"))


def _ruled_out(option: Option) -> dict[str, Any]:
    """What was said of an option that was ruled out, with the button that takes it back."""
    found = getattr(option, "ruled_out", None)
    if found is None:
        return {}
    button = WorkbenchForm(version=found.version, auto_id=False)
    return {"ruled_out": found, "take_back": button}


def _state(answer: Answer, option: Option) -> str:
    """The option and its outcome in a sentence."""
    found = answer.options.get(option.code)
    parts = [_("the baseline")] if option.baseline else []
    if not answer.withheld:
        standing = NOT_WORKED_OUT if found is None else standing_words(found)
        parts.append(_("ruled out") if found is not None and found.ruled_out else standing)
    return f"{opening(', '.join(parts))}." if parts else ""


def _figures(answer: Answer, option: Option) -> list[tuple[str, str]]:
    """The option's money. An appraisal in words has none, unless somebody entered some."""
    given = (option.cost, option.total_savings, option.confidence)
    if answer.result is not None and answer.result.qualitative and given == (None, None, None):
        return []
    return [
        (_("Cost"), cost_cells(answer.rows.appraisal, [option])[option.pk].text),
        (_("Total savings"), money_cell(option, "total_savings").text),
        (_("Confidence in the wider savings"), confidence_cell(option).text),
    ]


def _groups(views: list[StakeholderView]) -> list[tuple[str, list[StakeholderView]]]:
    """Benefits, then drawbacks, each by the group of people that sees them; "" for no particular
    group."""
    groups: dict[str, list[StakeholderView]] = {}
    for view in views:
        groups.setdefault(view.group, []).append(view)
    return list(groups.items())


def _goes(option: Option) -> list[str]:
    """Sentences on what would be removed with the option."""
    counts = (
        (option.ratings.count(), "one rating", "%(count)s ratings"),
        (option.measure_values.count(), "one measure’s value", "%(count)s measures’ values"),
        (option.partners.count(), "one partner’s answer", "%(count)s partners’ answers"),
        (option.considered.count(), "one answer in words", "%(count)s answers in words"),
        (option.lines.count(), "one line of money", "%(count)s lines of money"),
        (option.views.count(), "one benefit or drawback", "%(count)s benefits and drawbacks"),
    )
    parts = [
        ngettext(one, many, count) % {"count": count_words(count)}
        for count, one, many in counts
        if count
    ]
    trail = _("The history keeps every word of it.")
    if not parts:
        return [_("Nothing else is recorded about it."), trail]
    return [_("With it go its %(parts)s.") % {"parts": listed(parts)}, trail]

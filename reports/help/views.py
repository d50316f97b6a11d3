"""The pages of Help. All but the tour are open to everybody: a guide is read before somebody has an
account, and nothing in them is of a programme."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reports.help import texts
from reports.help.judged import judged_examples
from reports.help.keys import key_tables
from reports.help.money import money_examples
from reports.help.tour import tour_for
from reports.management.commands.load_demonstration import OFFICER
from workbench.pages.answering import person

Crumbs = list[tuple[str, str | None]]


@login_not_required
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """What there is in Help."""
    context = {
        "heading": _("Help"),
        "state": _("Words, guides and rules, each in plain English."),
        "crumbs": [(_("Home"), reverse("home")), (_("Help"), None)],
    }
    return render(request, "reports/help/help.html", context)


@login_not_required
@require_safe
def glossary(request: HttpRequest, *, later: bool) -> HttpResponse:
    """The words of the workbench, each with its own place: those to L, or those from M."""
    letters = list(texts.by_letter(texts.words()))
    parts = {
        reverse("help-words"): [one for one in letters if not _is_later(one[0])],
        reverse("help-words-later"): [one for one in letters if _is_later(one[0])],
    }
    here = reverse("help-words-later" if later else "help-words")
    context = {
        **_named(_("Words, M to Z") if later else _("Words, A to L")),
        "state": _("One word for each idea: the same on pages and in papers."),
        "letters": parts[here],
        "places": [
            (letter, f"{'' if page == here else page}#letter-{letter}")
            for page, found in parts.items()
            for letter, _words in found
        ],
    }
    return render(request, "reports/help/words.html", context)


@login_not_required
@require_safe
def guide(request: HttpRequest, key: str) -> HttpResponse:
    """A guide for one kind of reader."""
    found = texts.guide(key)
    context = {**_named(found.heading), "state": _("It prints on one page."), "guide": found}
    return render(request, "reports/help/guide.html", context)


@login_not_required
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """The rules on options and on money, each with an example that is worked out here and now."""
    parts = [(_("Options"), judged_examples()), (_("Money"), money_examples())]
    context = {
        **_named(_("The rules, with an example each")),
        "state": _("What follows in each example is worked out by the workbench itself."),
        "parts": parts,
    }
    return render(request, "reports/help/rules.html", context)


@login_not_required
@require_safe
def shortcuts(request: HttpRequest) -> HttpResponse:
    """What keys do, and the switch that turns them off."""
    context = {
        **_named(_("Keyboard shortcuts")),
        "state": _("Every page works by keyboard without them: they are quicker ways."),
        "parts": key_tables(),
    }
    return render(request, "reports/help/shortcuts.html", context)


@require_safe
def tour(request: HttpRequest) -> HttpResponse:
    """The steps through the demonstration case, for those who may see it."""
    context = {
        **_named(_("A tour of the demonstration case")),
        "state": _("Where to look first, one page after another."),
        "steps": tour_for(person(request)),
        "officer": OFFICER,
    }
    return render(request, "reports/help/tour.html", context)


def _is_later(letter: str) -> bool:
    """Whether a letter stands on the second page: one with all words weighs too much."""
    return letter > "L"


def _named(heading: str) -> dict[str, object]:
    """What every page beneath Help begins with."""
    crumbs: Crumbs = [(_("Home"), reverse("home")), (_("Help"), reverse("help")), (heading, None)]
    return {"heading": heading, "crumbs": crumbs}

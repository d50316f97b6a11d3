"""Partners: who would join each option, and the pages of their answers."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from appraisal.access import AppraisalPlace, OptionPlace, appraisal_for, option_for
from appraisal.casefile.decision_parts import CasePartner
from appraisal.casefile.mapped import PARTNER
from appraisal.models import Option, PartnerAnswer
from appraisal.partners.actions import PARTNERS
from appraisal.partners.forms import PartnerForm
from appraisal.partners.tables import partners_table
from appraisal.partners.words import is_late, partners_sentence
from appraisal.states import Change
from schemes.access import Act
from schemes.models import Partner
from workbench.numbers.listing import listed
from workbench.pages.answering import person
from workbench.pages.place import Crumb
from workbench.pages.row_pages import Editing, ListPages, Removing


class PartnerPages(ListPages[PartnerAnswer, OptionPlace]):
    """The pages offer the authorities of the programme that are not listed yet."""

    def beside(self, place: OptionPlace, row: PartnerAnswer | None) -> dict[str, Any]:
        asked = PartnerAnswer.objects.filter(option=place.option)
        listed_ = set(asked.values_list("authority", flat=True))
        found = Partner.objects.filter(programme=place.programme).order_by("authority__name")
        names = [str(place.programme.authority), *found.values_list("authority__name", flat=True)]
        return {
            "state": place.option.name,
            "authorities": [name for name in names if name not in listed_],
        }


def _way(place: OptionPlace) -> tuple[Crumb, ...]:
    whole = AppraisalPlace(place.programme, place.roles, place.appraisal)
    return ((_("Partners"), f"{whole.url('partners')}#{place.option.slug}"),)


PAGES = PartnerPages(
    rows=PARTNERS,
    place=partial(option_for, act=Act.WRITE),
    way=_way,
    room="partners",
    form=PartnerForm,
    form_template="appraisal/partners/form.html",
    editing=Editing(
        add=gettext_lazy("Add a partner’s answer"),
        added=gettext_lazy("The answer is added."),
        change=gettext_lazy("Change the answer of %(name)s"),
        changed=gettext_lazy("The answer of %(name)s is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove the answer of %(name)s?"),
        button=gettext_lazy("Remove this answer"),
        done=gettext_lazy("The answer of %(name)s is removed."),
    ),
    goes=lambda row: [
        _("What it said of %(option)s goes from the page.") % {"option": row.option},
        _("The history keeps it."),
    ],
    name=lambda row: row.authority,
)


@require_safe
def partners(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """Every option with the answers on it, against the number it needs."""
    place = appraisal_for(person(request), programme, appraisal, Act.READ)
    options = list(
        place.appraisal.options.filter(ruled_out=None)
        .prefetch_related("partners")
        .order_by("position", "pk")
    )
    today = timezone.localdate()
    entries = [_entry(place, option) for option in options]
    late = sorted(
        {one.authority for entry in entries for one in entry["answers"] if is_late(one, today)}
    )
    context = place.context(
        _("Partners"),
        (_("Partners"), None),
        room="partners",
        state=_state(entries, late),
        entries=entries,
        may_describe=place.may_change(Change.DESCRIPTIONS),
        may_add=place.may_change(Change.OPTIONS),
        preferred=_preferred(place, entries) if place.sees_results else "",
    )
    return render(request, "appraisal/partners/partners.html", context)


def _entry(place: AppraisalPlace, option: Option) -> dict[str, Any]:
    rows = sorted(option.partners.all(), key=lambda row: (row.position, row.pk))
    for row in rows:
        row.option = option
    answers = [PARTNER.part_of(row) for row in rows]
    edit = [place.url("partner-edit", option.slug, row.pk) for row in rows]
    table = partners_table(
        answers,
        caption=_("Answers on %(option)s") % {"option": option},
        name=f"partners-{option.slug}",
        today=timezone.localdate(),
        hrefs=edit if place.may_write else (),
    )
    return {
        "option": option,
        "answers": answers,
        "rows": rows,
        "sentence": partners_sentence(option.partners_needed, answers),
        "table": table if rows else None,
    }


def _state(entries: list[dict[str, Any]], late: list[str]) -> str:
    answers: list[CasePartner] = [one for entry in entries for one in entry["answers"]]
    if not answers:
        return _("Nobody has been asked yet.")
    if late:
        return _("Late with an answer: %(names)s.") % {"names": listed(late)}
    waiting = any(one.answer in ("undecided", "not-answered") for one in answers)
    return _("Some answers are still to come.") if waiting else _("Every answer is in.")


def _preferred(place: AppraisalPlace, entries: list[dict[str, Any]]) -> str:
    """Where the preferred option stands, as long as it has fewer partners than it needs."""
    decision = place.appraisal.decision
    for entry in entries:
        option = entry["option"]
        if decision is None or option.pk != decision.preferred_id or not option.partners_needed:
            continue
        yes = sum(one.answer == "yes" for one in entry["answers"])
        if yes < option.partners_needed:
            told = _("The preferred option, %(option)s, has %(yes)s of the %(needed)s it needs.")
            return told % {"option": option, "yes": yes, "needed": option.partners_needed}
    return ""

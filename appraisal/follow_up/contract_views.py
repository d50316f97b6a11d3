"""The contracts of a programme with their notice dates, and the pages of a contract."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from appraisal.follow_up.actions import CONTRACTS, warn_before
from appraisal.follow_up.forms import ContractForm, WarningForm
from appraisal.follow_up.rows import contract_row, visible_contracts
from appraisal.follow_up.tables import contracts_table
from appraisal.follow_up.words import contracts_sentence
from schemes.access import Act
from schemes.models import Contract
from schemes.place import ProgrammePlace, programme_for
from schemes.plan.beneath import LeadingPages
from workbench.pages.answering import form_page, person
from workbench.pages.forms import WorkbenchForm
from workbench.pages.moving import RowGroup, order_of
from workbench.pages.place import Crumb
from workbench.pages.row_pages import Editing, Removing


def _way(place: ProgrammePlace) -> tuple[Crumb, ...]:
    return ((_("Contracts"), place.url("contracts")),)


class ContractPages(LeadingPages[Contract]):
    """The form offers the schemes of the programme."""

    def asked(
        self, request: HttpRequest, place: ProgrammePlace, row: Contract | None, **kept: Any
    ) -> WorkbenchForm:
        sent = request.POST if request.method == "POST" else None
        return ContractForm(sent, programme=place.programme, **kept)


PAGES = ContractPages(
    rows=CONTRACTS,
    place=partial(programme_for, act=Act.WRITE),
    way=_way,
    form=ContractForm,
    editing=Editing(
        add=gettext_lazy("Add a contract"),
        added=gettext_lazy("The contract is saved."),
        change=gettext_lazy("Change %(name)s"),
        changed=gettext_lazy("The contract is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove %(name)s?"),
        button=gettext_lazy("Remove the contract"),
        done=gettext_lazy("The contract is removed."),
    ),
    goes=lambda _row: [_("The history keeps every word of it.")],
    move_page="contract-move",
    remove_page="contract-remove",
    take_away=gettext_lazy("Remove this contract"),
)


@require_safe
def contracts(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.READ)
    today, days = timezone.localdate(), place.programme.notice_days
    rows = visible_contracts([place.programme], place.exempt)
    shown = [
        contract_row(row, place.url("contract-edit", row.pk) if place.may_write else "")
        for row in rows
    ]
    warned = _("It warns %(days)d days before the last day for notice.") % {"days": days}
    group = RowGroup(
        table=contracts_table(shown, today, days) if shown else None,
        order=order_of(((row.pk, row.title) for row in rows), PAGES.moves(place, rows)),
    )
    context = place.context(
        _("Contracts"),
        (_("Contracts"), None),
        state=f"{contracts_sentence(shown, today, days)} {warned}" if shown else "",
        groups=[group] if shown else [],
        acts=[
            (_("Add a contract"), place.url("contract-new")),
            (_("Change how early it warns"), place.url("contract-warning")),
        ],
        teaching=_(
            "Contracts that savings rest on belong here, with their end, the notice that has to be "
            "given before it and what leaving costs: for example “Care at home, ends 31 March "
            "2027, six months’ notice”."
        ),
    )
    return render(request, "pages/row_groups.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def contract_warning(request: HttpRequest, programme: str) -> HttpResponse:
    """How many days before the last day for notice the programme warns."""
    place = programme_for(person(request), programme, Act.WRITE)
    found, back = place.programme, place.url("contracts")
    form = WarningForm(
        request.POST if request.method == "POST" else None,
        version=found.version,
        initial=WarningForm.values_of(found),
    )
    heading = _("How early to warn of notice")
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: warn_before(programme=found, **values),
        done=back,
        said=_("Saved."),
        context=place.context(heading, *_way(place), (heading, None), back=back),
        current=WarningForm.values_of,
    )

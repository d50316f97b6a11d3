"""The page on which somebody says what each total of a table of evidence adds up."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from schemes.access import Act
from schemes.casefile.rows import TABLE
from schemes.evidence.actions import EVIDENCE
from schemes.evidence.added_up import sums_sentence
from schemes.evidence.tables import shown_table
from schemes.evidence.totals_form import TotalsForm
from schemes.evidence.views import table_at, table_crumbs
from schemes.models import EvidenceTable
from workbench.models import Versioned
from workbench.pages.answering import form_page


@require_http_methods(["GET", "HEAD", "POST"])
def evidence_totals(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    place, table = table_at(request, programme, pk, Act.WRITE)
    part = TABLE.part_of(table)
    sent = request.POST if request.method == "POST" else None
    form = TotalsForm(sent, table=part, version=table.version)
    back = place.url("evidence-table", table.pk)
    heading = _("What its totals add up")
    return form_page(
        request,
        "schemes/evidence/totals.html",
        form,
        lambda values: EVIDENCE.change(table, **values),
        done=back,
        said=_("What the totals add up is saved."),
        context=place.context(
            heading,
            *table_crumbs(place, table, heading),
            state=sums_sentence(part),
            evidence=table,
            table=shown_table(part),
            back=back,
        ),
        current=_now,
    )


def _now(row: Versioned) -> dict[str, Any]:
    return TotalsForm.values_of(TABLE.part_of(row)) if isinstance(row, EvidenceTable) else {}

"""Taking over the considerations of another appraisal, from the page of criteria."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.casefile.rows import AppraisalRows
from appraisal.criteria.considerations.actions import lacking, take_over_considerations
from appraisal.models import Appraisal, Criterion
from appraisal.states import Change
from schemes.access import Act
from workbench.pages.answering import button_act, person
from workbench.pages.forms import WorkbenchForm


@require_POST
def considerations_take(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE, change=Change.RULES)
    others = Appraisal.objects.filter(programme=place.programme)
    source = others.filter(slug=request.POST.get("source", "")).first() or place.appraisal
    return button_act(
        request,
        lambda values: take_over_considerations(appraisal=place.appraisal, source=source, **values),
        done=place.url("criteria"),
        said=_("The considerations of “%(source)s” are taken over.") % {"source": source},
    )


def offered(place: AppraisalPlace, rows: AppraisalRows) -> list[dict[str, object]]:
    """The other appraisals of the programme with considerations that this one lacks, in one
    query."""
    found = (
        Criterion.objects.filter(
            appraisal__programme=place.programme, role=Criterion.Role.CONSIDERATION
        )
        .exclude(appraisal=place.appraisal)
        .select_related("appraisal")
        .order_by("appraisal__position", "appraisal__pk", "position", "pk")
    )
    others: dict[int, list[Criterion]] = {}
    for row in found:
        others.setdefault(row.appraisal_id, []).append(row)
    return [
        {"appraisal": more[0].appraisal, "count": len(more), "form": WorkbenchForm(auto_id=False)}
        for more in (lacking(rows.criteria, own) for own in others.values())
        if more
    ]

"""The page on which people say how an option stands on each consideration."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from appraisal.access import option_for
from appraisal.casefile.mapped import CONSIDERED
from appraisal.casefile.rows import AppraisalRows
from appraisal.considered.actions import say_considered
from appraisal.considered.forms import ConsideredForm
from appraisal.considered.tables import considered_table
from appraisal.models import ConsiderationAnswer, Criterion, Option
from appraisal.states import Change
from schemes.access import Act
from workbench.models import Versioned
from workbench.pages.answering import form_page, person
from workbench.pages.tables import Table


@require_http_methods(["GET", "HEAD", "POST"])
def option_considerations(
    request: HttpRequest, programme: str, appraisal: str, option: str
) -> HttpResponse:
    place = option_for(
        person(request), programme, appraisal, option, Act.WRITE, change=Change.DESCRIPTIONS
    )
    criteria = list(
        Criterion.objects.filter(
            appraisal=place.appraisal, role=Criterion.Role.CONSIDERATION
        ).order_by("position", "pk")
    )
    heading = _("How %(option)s stands in words") % {"option": place.option}
    form = ConsideredForm(
        request.POST if request.method == "POST" else None,
        criteria=criteria,
        version=place.option.version,
        initial=_now(place.option),
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: say_considered(option=place.option, **values),
        done=place.address,
        said=_("The words are saved."),
        context=place.context(
            heading,
            (_("In words"), None),
            room="options",
            back=place.address,
            state="" if criteria else _("No criterion is weighed in words yet."),
        ),
        current=_now,
    )


def considered_of(option: Option) -> list[ConsiderationAnswer]:
    """What is said of an option, in the order of the criteria, in one query."""
    rows = ConsiderationAnswer.objects.filter(option=option).select_related("criterion")
    return list(rows.order_by("criterion__position", "criterion__pk"))


def considerations_in(rows: AppraisalRows) -> list[Criterion]:
    """The criteria that are weighed in words."""
    return [row for row in rows.criteria if row.role == Criterion.Role.CONSIDERATION]


def considered_in(rows: AppraisalRows) -> Table | None:
    """How all options stand on the considerations, in one query; None where nothing is said."""
    found = ConsiderationAnswer.objects.filter(option__appraisal=rows.appraisal)
    said = found.select_related("option", "criterion").order_by("position", "pk")
    return considered_table(
        [(row.code, row.name) for row in rows.options],
        [(row.code, row.name) for row in considerations_in(rows)],
        [CONSIDERED.part_of(row) for row in said],
        caption=_("How each option stands on them"),
        name="considered",
    )


def _now(row: Versioned) -> dict[str, Any]:
    assert isinstance(row, Option)
    return {f"said_{one.criterion_id}": one.text for one in row.considered.all()}

"""Which schemes were made of the options of an appraisal, and of which option a scheme was made."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from appraisal.casefile.masking import mask_decision
from appraisal.models import Appraisal, Option
from appraisal.states import sees_results
from schemes.models import Scheme
from schemes.place import ProgrammePlace


@dataclass(frozen=True, slots=True)
class MadeOf:
    """Where a scheme comes from, for whoever reads its page: `option` is the name of the option and
    `now` what has changed since, "" each where there is nothing to say or it may not be seen."""

    appraisal: Appraisal
    option: str
    now: str


def made_of(place: ProgrammePlace, scheme: Scheme) -> MadeOf | None:
    """The option that a scheme was made of; None where it was made of none, or its appraisal is not
    for this person. Two queries where it was made of one. An option that is removed is named by no
    scheme any more (`appraisal/options/codes.py`)."""
    if not scheme.from_appraisal:
        return None
    rows = Appraisal.objects.filter(programme=place.programme, reference=scheme.from_appraisal)
    row = rows.exclude(pk__in=place.exempt.serving).select_related("decision__preferred").first()
    if row is None:
        return None
    row.programme = place.programme
    if not sees_results(row, place.roles):
        return MadeOf(row, "", "")
    option = row.options.filter(code=scheme.from_option).first()
    if option is None:
        return None
    return MadeOf(row, _called(option, place), _now(row, option, place))


def schemes_of(place: ProgrammePlace, appraisal: Appraisal) -> list[tuple[Scheme, str]]:
    """The schemes made of options of the appraisal, in the order of the programme, each with the
    name of its option. Two queries."""
    rows = list(
        Scheme.objects.filter(programme=place.programme, from_appraisal=appraisal.reference)
        .exclude(pk__in=place.exempt.schemes)
        .in_order()
    )
    names = {one.code: _called(one, place) for one in appraisal.options.all()} if rows else {}
    for row in rows:
        row.programme = place.programme
    return [(row, names[row.from_option]) for row in rows]


def _called(option: Option, place: ProgrammePlace) -> str:
    """The name of the option for this person. The row's own code is left as it is."""
    return place.exempt.options.get(option.pk, option.name)


def _now(row: Appraisal, option: Option, place: ProgrammePlace) -> str:
    """How the decision stands now, where it is another than the one the scheme follows from."""
    if row.decision is None:
        return _("No decision of the appraisal is in force now.")
    if row.decision.preferred_id == option.pk:
        return ""
    mask_decision(row.decision, place.exempt.options)
    return _("The appraisal now prefers “%(option)s”.") % {"option": row.decision.preferred.name}

"""A paper is not issued while results that it prints are kept back."""

from django.utils.translation import gettext as _

from appraisal.states import released_in
from reports.casefile.own import own_case
from reports.casefile.parts import Case


def unreleased_faults(case: Case, reference: str) -> tuple[str, ...]:
    """A sentence for each appraisal of the paper whose results are not released."""
    return tuple(
        _("The results of “%(title)s” are not released yet.") % {"title": part.title}
        for part in own_case(case, reference).appraisals
        if not released_in(case.programme.scoring, part.state)
    )

"""Making the paper at an address for the person who asks: the public one, or the whole."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from appraisal.engine.fault import ProblemError
from reports.access import PaperPlace
from reports.exempt_figures import CannotKeep
from reports.exporting import export_case
from reports.figures import FigureError
from reports.house_format import FormatError
from reports.papers import Paper, paper_of
from reports.sign_off_words import DRAFT


def wants_whole(request: HttpRequest, place: PaperPlace) -> bool:
    """Whether the whole paper is asked for, `?whole=1`. Raises `PermissionDenied` for somebody who
    may not write it: it holds what the public may not see."""
    whole = request.GET.get("whole") == "1"
    if whole and not place.may_see_all:
        raise PermissionDenied
    return whole


def made(place: PaperPlace, *, whole: bool) -> tuple[Paper | None, tuple[str, ...]]:
    """The paper as it stands, marked as a draft, or the faults that keep it from being made."""
    data = export_case(place.programme)
    try:
        return paper_of(data, place.paper.reference, whole=whole, draft=str(DRAFT)), ()
    except (FigureError, FormatError) as error:
        return None, error.faults
    except ProblemError as error:
        return None, tuple(map(str, error.faults))
    except CannotKeep as error:
        return None, (str(error),)

"""Making the paper at an address for the person who asks: the public one, or the whole."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from appraisal.engine.checking.fault import ProblemError
from reports.access import PaperPlace
from reports.casefile.parts import Case
from reports.figures import FigureError
from reports.formats.format import FormatError
from reports.output.paper import DRAFT, ReadyPaper, paper_of
from reports.stored.exporting import programme_case
from reports.withheld.items import CannotKeep


def wants_whole(request: HttpRequest, place: PaperPlace) -> bool:
    """Whether the whole paper is asked for, `?whole=1`. Raises `PermissionDenied` for somebody who
    may not write it: it holds what the public may not see."""
    whole = request.GET.get("whole") == "1"
    if whole and not place.may_see_all:
        raise PermissionDenied
    return whole


def made(
    place: PaperPlace, *, whole: bool, case: Case | None = None
) -> tuple[ReadyPaper | None, tuple[str, ...]]:
    """The paper as it stands, marked as a draft, or the faults that keep it from being made; of
    `case` where the programme's is known already."""
    case = case or programme_case(place.programme)
    try:
        return paper_of(case, place.paper.reference, whole=whole, draft=str(DRAFT)), ()
    except (FigureError, FormatError, CannotKeep) as error:
        return None, error.faults
    except ProblemError as error:
        return None, tuple(map(str, error.faults))

"""Making the paper at an address for the person who asks: the copy for the public, the whole paper,
or part 2."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from appraisal.engine.checking.fault import ProblemError
from reports.access import PaperPlace
from reports.casefile.parts import Case
from reports.document.texts import every_text
from reports.figures import FigureError
from reports.formats.format import FormatError
from reports.output.copies import PaperCopy
from reports.output.paper import DRAFT, ReadyPaper, copy_of
from reports.stored.seen import seen_case
from reports.withheld.items import CannotKeep
from schemes.exempt import Exempt
from workbench.council.uploaded import logo_bytes

NOT_YET_PUBLIC = _(
    "The copy for the public cannot be made yet. Those who write the paper are told what is to be "
    "done."
)
KEPT_ELSEWHERE = _(
    "This paper names what another paper of the programme keeps from the public, so only those who "
    "write, approve or moderate can read it. They can keep it in this paper too, or take it out."
)
_WHOLE = {"1": PaperCopy.WHOLE, "part-2": PaperCopy.PART_TWO}


def copy_asked(request: HttpRequest, place: PaperPlace) -> PaperCopy:
    """The copy that the address asks for: `?whole=1` the whole paper, `?whole=part-2` part 2.
    Raises `PermissionDenied` for somebody who may not see what the public may not."""
    copy = _WHOLE.get(request.GET.get("whole", ""), PaperCopy.PUBLIC)
    if not copy.is_public and not place.may_see_all:
        raise PermissionDenied
    return copy


def made(
    place: PaperPlace, copy: PaperCopy = PaperCopy.PUBLIC, *, case: Case | None = None
) -> tuple[ReadyPaper | None, tuple[str, ...]]:
    """A copy of the paper as it stands, marked as a draft, or the faults that keep it from being
    made; of `case` where the programme's is known already."""
    case = case or seen_case(place)
    try:
        found = copy_of(case, place.paper.reference, copy, draft=str(DRAFT))
    except CannotKeep as error:
        # The faults themselves name what is exempt.
        return None, error.faults if place.may_see_all else (str(NOT_YET_PUBLIC),)
    except (FigureError, FormatError) as error:
        return None, error.faults
    except ProblemError as error:
        return None, tuple(map(str, error.faults))
    if names_exempt(found, place.exempt):
        return None, (str(KEPT_ELSEWHERE),)
    return replace(found, logo=logo_bytes(place.programme.authority_id)), ()


def names_exempt(ready: ReadyPaper, exempt: Exempt) -> bool:
    """Whether a paper, or a file that travels in it, names something that is exempt for whoever
    asks: another paper of its programme keeps it, and this one does not."""
    if not exempt:
        return False
    texts = (one.content.decode(errors="replace") for one in ready.attachments)
    return any(map(exempt.is_named_in, (*every_text(ready.document), *texts)))

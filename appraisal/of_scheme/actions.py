"""What people do to link an appraisal with a scheme."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.models import Appraisal
from schemes.models import Scheme
from workbench.models import User
from workbench.rows.writing import write


def move_to_scheme(
    *, appraisal: Appraisal, scheme: Scheme | None, version: int, by: User, token: UUID
) -> Appraisal:
    """Moves the appraisal to a scheme of its programme, or to the programme as a whole, in any
    state. Raises `ValidationError` for a scheme of another programme."""
    programme = appraisal.programme
    with write(by=by, token=token) as writer:
        appraisal = writer.lock(Appraisal.objects.filter(pk=appraisal.pk), version)
        require_of_programme(scheme, appraisal.programme_id)
        appraisal.scheme = scheme
        writer.save(appraisal)
        action = "moved appraisal to a scheme" if scheme else "took appraisal from its scheme"
        writer.record(action, appraisal, programme)
    return appraisal


def require_of_programme(scheme: Scheme | None, programme: int) -> None:
    """Raises `ValidationError` where the scheme is another programme's."""
    if scheme is not None and scheme.programme_id != programme:
        raise ValidationError(
            {"scheme": _("That scheme is another programme’s. Choose one of this programme.")}
        )

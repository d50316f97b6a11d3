"""How much may be attached to a scheme and to all schemes of a programme."""

from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from schemes.models import Attachment, Programme, Scheme
from workbench.numbers.text import number

MOST_OF_A_SCHEME: Final = 50
MOST_OF_A_PROGRAMME: Final = 2_000
_MEGABYTE: Final = 1024 * 1024


def check_room(scheme: Scheme, size: int) -> None:
    """Raises `ValidationError` where a file of so many bytes is one too many for the scheme or for
    its programme. The programme is locked until the end of the transaction, so that two people who
    attach at once are counted one after the other."""
    Programme.objects.select_for_update().get(pk=scheme.programme_id)
    of_scheme = Attachment.objects.filter(scheme=scheme).count()
    if of_scheme >= MOST_OF_A_SCHEME:
        raise ValidationError(
            _("%(most)d files are attached to this scheme, which is all it may have. Remove one.")
            % {"most": MOST_OF_A_SCHEME}
        )
    rows = Attachment.objects.filter(scheme__programme=scheme.programme_id)
    there = rows.aggregate(files=Count("pk"), size=Sum("size"))
    most = settings.PROGRAMME_FILES_MB
    if there["files"] >= MOST_OF_A_PROGRAMME or (there["size"] or 0) + size > most * _MEGABYTE:
        raise ValidationError(
            _(
                "The files of this programme may be %(files)s, of %(most)s MB together, and this "
                "one is too many. Remove what is not needed, or ask whoever runs the site for room."
            )
            % {"files": number(MOST_OF_A_PROGRAMME), "most": number(most)}
        )

"""Words that stand on papers by how far they have come."""

from django.utils.translation import gettext_lazy as _

DRAFT = _("Draft, not issued")

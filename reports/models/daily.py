"""Who gets an email each day of what waits for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workbench.models import User


class DailyEmail(models.Model):
    """What one person chose: whether to get a daily email of what waits for them. `sent_on` is the
    day of the last one, so that none is sent twice in a day."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="+")
    wanted = models.BooleanField(_("daily email"), default=False)
    sent_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.user)

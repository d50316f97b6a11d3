"""House formats that a site administrator made in the browser."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workbench.models import Authority, User, Versioned


class OwnFormatQuerySet(models.QuerySet["OwnFormat"]):
    def visible_to(self, user: User) -> "OwnFormatQuerySet":
        """Those of the person's authority; all of them for a site administrator."""
        return self.all() if user.is_superuser else self.filter(authority=user.authority_id)


class OwnFormat(Versioned):
    """A house format of one authority. `text` is the format as its file would have it, read by the
    reader of files; `name` is the name within. Papers name it by its `key`, which never changes."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="house_formats")
    key = models.CharField(max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=200)
    text = models.TextField()

    objects = OwnFormatQuerySet.as_manager()

    class Meta:
        verbose_name = _("house format")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("house-format", args=[self.key])

"""What people do to the needs of a scheme: the schemes that must be delivered before it."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from schemes.models import Dependency, Programme, Scheme
from schemes.needs.graph import circle_through
from workbench.models import User
from workbench.rows.kit import OrderedList
from workbench.rows.order import next_position
from workbench.rows.writing import write

NEEDS = OrderedList(Dependency, "need", "scheme.programme")


def add_need(*, scheme: Scheme, needs: Scheme, by: User, token: UUID) -> Dependency:
    """Records that the scheme needs another of its programme. Raises `ValidationError` where that
    would close a circle, which it names, or is recorded already."""
    programme = scheme.programme
    with write(by=by, token=token) as writer:
        # Two people who close one circle from both ends come here one after the other.
        Programme.objects.select_for_update().get(pk=programme.pk)
        circle = circle_through(needs_in(programme), scheme.pk, needs.pk)
        if circle is not None:
            names = dict(Scheme.objects.filter(pk__in=circle).values_list("pk", "reference"))
            steps = " → ".join(names[pk] for pk in circle)
            raise ValidationError(
                {
                    "needs": _(
                        "That would close a circle in which nothing can come first: %(steps)s. "
                        "Choose another scheme, or take one of these needs out."
                    )
                    % {"steps": steps}
                }
            )
        if Dependency.objects.filter(scheme=scheme, needs=needs).exists():
            told = _("%(needed)s is on the list already.") % {"needed": needs.reference}
            raise ValidationError({"needs": told})
        place = next_position(scheme, NEEDS.of(scheme))
        need = writer.save(Dependency(scheme=scheme, needs=needs, position=place))
        writer.record("added need", need, programme)
    return need


def needs_in(programme: Programme) -> dict[int, list[int]]:
    """For each scheme of the programme those that it needs, by primary key, in page order."""
    found: dict[int, list[int]] = {}
    rows = Dependency.objects.filter(scheme__programme=programme).order_by("position", "pk")
    for scheme, needed in rows.values_list("scheme_id", "needs_id"):
        found.setdefault(scheme, []).append(needed)
    return found

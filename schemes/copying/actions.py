"""Copies a scheme with all that is planned of it, or nothing of it."""

from uuid import UUID

from schemes.casefile.rows import DELIVERY_OPTION, IMPACT, LINE, RISK, programme_parts
from schemes.models import Dependency, Scheme
from schemes.register.actions import new_scheme
from schemes.savings.inputs import recompute
from workbench.models import User
from workbench.rows.writing import snapshot, write

# What the scheme says of itself and the copy says as well. What was judged or stated of the first
# one, and how far it has come, is not said of the copy.
COPIED = ("summary", "owner_role", "theme", "depends_on_outside")


def copy_scheme(*, source: Scheme, title: str, reference: str, by: User, token: UUID) -> Scheme:
    """A new idea after the others, with the lines, risks, impacts, delivery options, answers and
    dependencies of another scheme of its programme. Raises `ValidationError` where another scheme
    has the reference."""
    programme = source.programme
    with write(by=by, token=token) as writer:
        _programme, (part,) = programme_parts(programme, source)
        values = {name: getattr(source, name) for name in COPIED}
        named = {"title": title, "reference": reference, "spellings": []}
        scheme = new_scheme(writer, programme, values | named | {"answers": source.answers})
        LINE.create([(scheme, part.lines)])
        RISK.create([(scheme, part.risks)])
        IMPACT.create([(scheme, part.impacts)])
        DELIVERY_OPTION.create([(scheme, part.delivery_options)])
        needed = Dependency.objects.filter(scheme=source).order_by("position", "pk")
        Dependency.objects.bulk_create(
            Dependency(scheme=scheme, needs_id=one.needs_id, position=one.position)
            for one in needed
        )
        recompute(programme, [scheme])
        copied = {"copied_from": source.reference, "lines": len(part.lines)}
        writer.record("copied scheme", scheme, programme, after=snapshot(scheme) | copied)
    return scheme

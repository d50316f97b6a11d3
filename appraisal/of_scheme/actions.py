"""What people do to link an appraisal with a scheme, and to make one of its delivery options."""

from collections.abc import Iterator, Sequence
from itertools import count, product
from string import ascii_uppercase
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.models import Appraisal, Option, StakeholderView
from schemes.models import DeliveryOption, Scheme
from workbench.models import User
from workbench.rows.order import next_position
from workbench.rows.slugs import slug_for
from workbench.rows.writing import Writer, snapshot, write


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


def appraise_options(
    *,
    scheme: Scheme,
    options: Sequence[DeliveryOption],
    baseline: DeliveryOption | None,
    as_now: str,
    by: User,
    token: UUID,
    **values: str,
) -> Appraisal:
    """A new appraisal of the scheme with these of its delivery options, as options A, B and so on.
    The baseline is one of them, or an option called `as_now`, which is added before them. `values`
    are the appraisal's own: its reference, title and question."""
    programme = scheme.programme
    with write(by=by, token=token) as writer:
        others = Appraisal.objects.filter(programme=programme)
        appraisal = Appraisal(
            programme=programme,
            scheme=scheme,
            slug=slug_for(values["reference"], others.values_list("slug", flat=True)),
            position=next_position(programme, others),
            **values,
        )
        writer.save(appraisal)
        codes = codes_in_order()
        made = [_as_now(writer, appraisal, next(codes), as_now)] if baseline is None else []
        for one in options:
            row = _option_of(appraisal, one, next(codes), len(made))
            row.baseline = one == baseline
            made.append(writer.save(row))
            _say_of(writer, row, one)
        told = {"options": [row.name for row in made], "of_delivery_options": True}
        after = snapshot(appraisal) | told
        writer.record("made appraisal of delivery options", appraisal, programme, after=after)
    return appraisal


def codes_in_order() -> Iterator[str]:
    """A to Z, then AA, AB and so on."""
    for letters in count(1):
        yield from map("".join, product(ascii_uppercase, repeat=letters))


def _as_now(writer: Writer, appraisal: Appraisal, code: str, name: str) -> Option:
    row = Option(appraisal=appraisal, code=code, slug=slug_for(code), name=name, baseline=True)
    return writer.save(row)


def _option_of(appraisal: Appraisal, one: DeliveryOption, code: str, position: int) -> Option:
    """The option that a delivery option becomes, not yet saved."""
    return Option(
        appraisal=appraisal,
        code=code,
        slug=slug_for(code),
        name=one.name,
        summary=one.summary,
        position=position,
    )


def _say_of(writer: Writer, option: Option, one: DeliveryOption) -> None:
    """Saves the benefits and drawbacks of a delivery option with its option."""
    for kind, texts in (("benefit", one.benefits), ("drawback", one.drawbacks)):
        for place, text in enumerate(texts):
            writer.save(StakeholderView(option=option, kind=kind, text=text, position=place))

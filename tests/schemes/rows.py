"""A scheme with one row of each kind, for tests that open every page."""

from typing import Any

from django.utils import timezone

from schemes.models import (
    Attachment,
    AttachmentContent,
    DeliveryOption,
    Dependency,
    Impact,
    Programme,
    Risk,
    Scheme,
)
from schemes.questions.form import questions_of
from tests.factories import make_scheme
from tests.schemes.delivery.planned import delivery_parameters


def scheme_parameters(programme: Programme) -> tuple[Scheme, dict[str, Any]]:
    """Makes a scheme with one row of each kind; returns it, and the values of address parameters
    that name the rows."""
    scheme = make_scheme(
        programme,
        reference=f"S of {programme.slug}",
        status="delivering",
        confidence="amber",
        confidence_reason="Nobody has signed.",
        depends_on_outside=["The new finance system"],
        answers={"aims": "Save *more*.", "old": "From a paper."},
    )
    needed = make_scheme(
        programme,
        reference=f"T of {programme.slug}",
        confidence="red",
        confidence_reason="It is late.",
    )
    risk = Risk.objects.create(
        scheme=scheme, risk="A provider may withdraw.", likelihood="high", impact="medium"
    )
    impact = Impact.objects.create(scheme=scheme, kind="negative", group="Age", text="Moves.")
    option = DeliveryOption.objects.create(
        scheme=scheme, name="One lot", summary="All *together*.", benefits=["Cheap."]
    )
    need = Dependency.objects.create(scheme=scheme, needs=needed)
    attachment = Attachment.objects.create(
        scheme=scheme,
        title="Spend last year",
        file_name="spend.csv",
        size=4,
        sha256="0" * 64,
        added_at=timezone.now(),
        added_by="Officer",
    )
    AttachmentContent.objects.create(attachment=attachment, content=b"1,2\n")
    delivery = delivery_parameters(scheme)
    return scheme, delivery | {
        "scheme": scheme.slug,
        "question": questions_of(programme)[0].key,
        "risk": risk.pk,
        "impact": impact.pk,
        "deliveryoption": option.pk,
        "need": need.pk,
        "attachment": attachment.pk,
    }

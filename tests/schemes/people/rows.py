"""Somebody with a role, an office and an unanswered invitation, for tests that open every page."""

import hashlib
from typing import Any

from django.utils import timezone

from schemes.models import Membership, OfficeHolder, Partner, Programme, Role
from tests.factories import make_access_token, make_authority, make_user
from tests.workbench.council.logos import SVG
from workbench.models import AuthorityLogo, OneTimeLink
from workbench.people.links import make_link


def people_parameters(programme: Programme) -> dict[str, Any]:
    """Makes one row of each kind about a person of the programme; returns the values of address
    parameters that name them."""
    user = make_user(f"invited-{programme.slug}", email=f"invited@{programme.slug}.example.org")
    membership = Membership.objects.create(
        programme=programme, user=user, role=Role.MEMBER, speaks_for=programme.authority
    )
    office = OfficeHolder.objects.create(programme=programme, user=user, office="Finance")
    partner = Partner.objects.create(programme=programme, authority=make_authority())
    now = timezone.now()
    invitation = make_link(user, OneTimeLink.Purpose.INVITATION, by=None, at=now)
    email = make_link(
        user,
        OneTimeLink.Purpose.EMAIL,
        by=user,
        at=now,
        email=f"new@{programme.slug}.example.org",
    )
    AuthorityLogo.objects.create(
        authority=partner.authority, content=SVG, sha256=hashlib.sha256(SVG).hexdigest()
    )
    lead = Membership.objects.filter(programme=programme, role=Role.LEAD).earliest("pk").user
    token, _key = make_access_token(lead, f"Dashboard of {programme.slug}")
    return {
        "token": token.pk,
        "rest": "v1/nothing-here",
        "person": user.pk,
        "membership": membership.pk,
        "office": office.pk,
        "joining": partner.pk,
        "authority": partner.authority_id,
        "key": invitation.key,
        "confirmation": email.key,
    }

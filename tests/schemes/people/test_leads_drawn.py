"""Whatever is done in whatever sequence, each programme keeps a lead officer who can sign in."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from schemes.models import Membership, Programme, Role
from schemes.people.actions import deactivate, give_role, take_role
from tests.factories import make_authority, make_programme, make_user
from workbench.models import User
from workbench.people.actions import reopen_account

ACTS = st.tuples(
    st.sampled_from(["give", "take", "deactivate", "reactivate"]),
    st.integers(0, 2),
    st.integers(0, 1),
)


def led(programme: Programme) -> bool:
    leads = Membership.objects.filter(programme=programme, role=Role.LEAD)
    return User.objects.in_service().filter(pk__in=leads.values("user_id")).exists()


@pytest.mark.django_db
@settings(max_examples=60)
@given(acts=st.lists(ACTS, max_size=14))
def test_each_programme_keeps_a_lead_who_can_sign_in(acts: list[tuple[str, int, int]]) -> None:
    root = User.objects.create_superuser(f"root{uuid4()}")
    authority = make_authority()
    people = [make_user("", authority) for _number in range(3)]
    programmes = [make_programme(authority=authority) for _number in range(2)]
    for programme in programmes:
        Membership.objects.create(programme=programme, user=people[0], role=Role.LEAD)
        for user in people[1:]:
            Membership.objects.create(programme=programme, user=user, role=Role.MEMBER)
    for act, who, where in acts:
        user, programme = people[who], programmes[where]
        user.refresh_from_db()
        try:
            if act == "give":
                give_role(programme, user, role=Role.LEAD, by=root, token=uuid4())
            elif act == "take":
                held = Membership.objects.filter(programme=programme, user=user, role=Role.LEAD)
                for row in held.select_related("programme", "user"):
                    take_role(row, by=root, token=uuid4())
            elif act == "deactivate":
                deactivate(user, by=root, token=uuid4())
            else:
                reopen_account(user, by=root, token=uuid4())
        except (ValidationError, Membership.DoesNotExist):
            pass
        assert all(map(led, programmes))

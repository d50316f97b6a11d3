"""The demonstration: five cases, one to be scored together and their lead officer, made once and
never overwritten."""

import json
import re
from io import StringIO

import pytest
from django.core.management import call_command

from appraisal.models import Appraisal, Rating
from reports.management.commands.load_demonstration import CASES
from schemes.models import Membership, Programme, Role
from schemes.people.taking_part import authorities_of, participants
from tests.factories import make_authority, make_programme, sign_in
from workbench.models import AuditEvent, User

pytestmark = pytest.mark.django_db


def load() -> tuple[str, str]:
    said, warned = StringIO(), StringIO()
    call_command("load_demonstration", stdout=said, stderr=warned)
    return said.getvalue(), warned.getvalue()


def test_demonstration_makes_five_programmes_and_one_to_try_with_their_lead() -> None:
    said, warned = load()
    assert warned == ""
    assert Programme.objects.count() == 6
    officer = User.objects.get(username="demonstration")
    assert not officer.is_superuser
    roles = Membership.objects.filter(user=officer).values_list("role", flat=True)
    assert list(roles) == [Role.LEAD] * 6
    assert said.count("Loaded ") == 5
    assert said.count("Made ") == 1


def test_demonstration_has_a_case_that_nobody_has_rated_for_scoring_apart() -> None:
    """Barnet's options and criteria, as the case has them, and a paper to be signed off."""
    load()
    tried, barnet = (Programme.objects.get(reference=one) for one in ("TRY", "ASC-ADM"))
    assert (tried.scoring, barnet.scoring) == (Programme.Scoring.APART, Programme.Scoring.OFFICER)
    ours, theirs = tried.appraisals.get(), barnet.appraisals.get()
    assert ours.state == Appraisal.State.SETTING_UP
    assert not Rating.objects.filter(option__appraisal=ours).exists()
    for rows in ("options", "criteria"):
        names = [set(getattr(one, rows).values_list("name", flat=True)) for one in (ours, theirs)]
        assert names[0] == names[1]
    assert tried.papers.count() == 1
    officer = User.objects.get(username="demonstration")
    assert f"{ours.get_absolute_url()}process/lock-weights/" in (
        sign_in(officer).get(f"{ours.get_absolute_url()}process/").content.decode()
    )


def test_demonstration_prints_a_password_that_works_once() -> None:
    said, _warned = load()
    found = re.search(r"with the password (\S+)", said)
    assert found
    assert len(found[1]) >= 16
    officer = User.objects.get(username="demonstration")
    assert officer.check_password(found[1])
    again, _warned = load()
    assert "with the password" not in again
    assert "changepassword demonstration" in again
    officer.refresh_from_db()
    assert officer.check_password(found[1])


def test_demonstration_has_a_person_of_every_role_who_can_sign_in() -> None:
    said, _warned = load()
    for programme in Programme.objects.all():
        held = programme.memberships.values_list("role", flat=True)
        assert set(held) == set(Role.values)
        assessors = participants(programme)
        speaking = {
            one.authority for one in assessors if Role.ASSESSOR in {r.role for r in one.roles}
        }
        assert len(speaking) == 2
        assert speaking <= set(authorities_of(programme))
        assert programme.offices.count() == 4
    printed = re.findall(r"^  (demonstration\.\S+) +(?:[A-Z]\w+) +(\S+)$", said, re.M)
    assert len(printed) == User.objects.count() - 1 == 8
    for name, password in printed:
        assert User.objects.get(username=name).check_password(password)
    again, _warned = load()
    assert "demonstration.assessor" not in again
    assert User.objects.count() == 9


def test_demonstration_again_loses_nothing_and_brings_nothing_back() -> None:
    load()
    renamed = Programme.objects.get(reference="ASC-ADM")
    renamed.title, renamed.reference = "Ours now", "OURS"
    renamed.save()
    Appraisal.objects.update(title="Ours too")
    before = list(Programme.objects.order_by("pk").values())
    events = AuditEvent.objects.count()
    load()
    assert list(Programme.objects.order_by("pk").values()) == before
    assert set(Appraisal.objects.values_list("title", flat=True)) == {"Ours too"}
    assert AuditEvent.objects.count() == events == 6 + 8


def test_demonstration_leaves_alone_a_programme_that_stands_already() -> None:
    owner = json.loads((CASES / "barnet.json").read_text("utf-8"))["programme"]["authority"]
    kept = make_programme(reference="ASC-ADM", authority=make_authority(owner))
    said, warned = load()
    assert "barnet.json is not loaded" in warned
    assert "has a programme" in warned
    assert said.count("Loaded ") == 4
    assert Programme.objects.get(reference="ASC-ADM") == kept

"""Every write happens once, leaves one event, and never goes over somebody else's."""

from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from schemes.models import Programme
from tests.factories import make_programme, make_user
from workbench.models import AuditEvent, User
from workbench.rows.writing import AlreadyDone, Conflict, Writer, snapshot, write
from workbench.trail.verifying import verified_chains

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_programme(title="Saving together", target=Decimal("10.50"))


@pytest.fixture
def officer(programme: Programme) -> User:
    return make_user("officer", programme.authority, first_name="Pat", last_name="Reed")


def rename(
    programme: Programme, title: str, *, by: User, token: UUID, version: int | None
) -> Programme:
    with write(by=by, token=token) as writer:
        row = writer.lock(Programme.objects.filter(pk=programme.pk), version)
        row.title = title
        writer.save(row)
        writer.record("renamed programme", row, row)
    return row


def event_of(writer: Writer, programme: Programme) -> None:
    writer.record("renamed programme", programme, programme)


def test_write_leaves_its_event(programme: Programme, officer: User) -> None:
    token, before = uuid4(), timezone.now()
    rename(programme, "Saving apart", by=officer, token=token, version=1)
    event = AuditEvent.objects.get()
    assert (event.actor_id, event.actor_name) == (officer.pk, "Pat Reed")
    assert (event.action, event.subject_type) == ("renamed programme", "programme")
    assert (event.subject_id, event.subject) == (programme.pk, "Saving apart")
    assert (event.programme_id, event.authority_id) == (programme.pk, programme.authority_id)
    assert event.token == token
    assert before <= event.at <= timezone.now()
    assert event.before is not None
    assert event.after is not None
    assert (event.before["title"], event.after["title"]) == ("Saving together", "Saving apart")
    assert event.before["target"] == "10.50"


def test_write_moves_the_version_on(programme: Programme, officer: User) -> None:
    rename(programme, "Once", by=officer, token=uuid4(), version=1)
    rename(programme, "Twice", by=officer, token=uuid4(), version=2)
    programme.refresh_from_db()
    assert (programme.title, programme.version) == ("Twice", 3)


def test_write_keeps_the_first_version_of_a_new_row(programme: Programme, officer: User) -> None:
    row = Programme(
        authority=programme.authority,
        reference="new-one",
        slug="new-one",
        title="New",
        first_year="2019/20",
        years=2,
    )
    with write(by=officer, token=uuid4()) as writer:
        writer.save(row)
        writer.record("added programme", row, row)
    assert row.version == 1
    event = AuditEvent.objects.get()
    assert event.before is None


def test_write_without_an_event_is_refused(programme: Programme, officer: User) -> None:
    with (
        pytest.raises(AssertionError, match="left none"),
        write(by=officer, token=uuid4()) as writer,
    ):
        row = writer.lock(Programme.objects.filter(pk=programme.pk), 1)
        row.title = "Unseen"
        writer.save(row)
    programme.refresh_from_db()
    assert programme.title == "Saving together"


def test_write_with_two_events_is_refused(programme: Programme, officer: User) -> None:
    with (
        pytest.raises(AssertionError, match="a second"),
        write(by=officer, token=uuid4()) as writer,
    ):
        event_of(writer, programme)
        event_of(writer, programme)
    assert not AuditEvent.objects.exists()


def test_write_of_several_rows_leaves_an_event_for_each_in_one_chain(
    programme: Programme, officer: User, django_assert_num_queries: Any
) -> None:
    token = uuid4()
    rename(programme, "Once", by=officer, token=uuid4(), version=1)
    # Where it was sent before, the end of the chain, the events, the end moved on; and two of the
    # transaction.
    with django_assert_num_queries(6), write(by=officer, token=token, several=True) as writer:
        for number in range(40):
            writer.record(f"looked {number}", programme, programme)
    first, *others = AuditEvent.objects.order_by("place")[1:]
    assert first.token == token
    assert [one.action for one in (first, *others)] == [f"looked {n}" for n in range(40)]
    assert [one.place for one in (first, *others)] == list(range(2, 42))
    assert len({one.token for one in (first, *others)}) == 40
    assert [(one.length, one.fault) for one in verified_chains()] == [(41, None)]
    with pytest.raises(AlreadyDone), write(by=officer, token=token, several=True):
        raise AssertionError("It is not done again.")


def test_write_of_several_rows_leaves_one_event_at_least(officer: User) -> None:
    with (
        pytest.raises(AssertionError, match="left none"),
        write(by=officer, token=uuid4(), several=True),
    ):
        pass


def test_several_rows_are_locked_with_what_they_were(programme: Programme, officer: User) -> None:
    others = [programme, make_programme(title="Another")]
    keys = [one.pk for one in others]
    with write(by=officer, token=uuid4(), several=True) as writer:
        rows = writer.lock_all(Programme.objects.filter(pk__in=keys).order_by("-pk"))
        assert [row.pk for row in rows] == sorted(keys)
        for row in rows:
            row.title = f"{row.title}, anew"
            writer.save(row)
            writer.record("renamed programme", row, programme)
    told = [(one.before or {})["title"] for one in AuditEvent.objects.order_by("pk")]
    assert told == ["Saving together", "Another"]


def test_write_sent_twice_is_done_once(programme: Programme, officer: User) -> None:
    token = uuid4()
    rename(programme, "Once", by=officer, token=token, version=1)
    with pytest.raises(AlreadyDone):
        rename(programme, "Twice", by=officer, token=token, version=2)
    programme.refresh_from_db()
    assert (programme.title, programme.version) == ("Once", 2)
    assert AuditEvent.objects.count() == 1


def test_write_sent_twice_at_the_same_moment_is_done_once(
    programme: Programme, officer: User
) -> None:
    token = uuid4()
    with pytest.raises(AlreadyDone), write(by=officer, token=token) as writer:
        # The other request gets its event in after this one has looked.
        AuditEvent.objects.create(
            at=timezone.now(),
            actor_id=officer.pk,
            actor_name="Pat Reed",
            token=token,
            action="renamed programme",
            subject_type="programme",
            subject="Saving together",
        )
        event_of(writer, programme)


def test_tokens_of_two_people_are_apart(programme: Programme, officer: User) -> None:
    token = uuid4()
    other = make_user("other", programme.authority)
    rename(programme, "Once", by=officer, token=token, version=1)
    rename(programme, "Twice", by=other, token=token, version=2)
    assert AuditEvent.objects.count() == 2


def test_older_version_is_a_conflict(programme: Programme, officer: User) -> None:
    rename(programme, "Theirs", by=officer, token=uuid4(), version=1)
    with pytest.raises(Conflict) as caught:
        rename(programme, "Mine", by=officer, token=uuid4(), version=1)
    current = caught.value.current
    assert isinstance(current, Programme)
    assert (current.title, current.version) == ("Theirs", 2)
    assert AuditEvent.objects.count() == 1


def test_row_that_is_gone_is_said_to_be(programme: Programme, officer: User) -> None:
    with pytest.raises(Programme.DoesNotExist), write(by=officer, token=uuid4()) as writer:
        writer.lock(Programme.objects.filter(pk=0), 1)


def test_refused_row_leaves_nothing(programme: Programme, officer: User) -> None:
    with pytest.raises(ValidationError), write(by=officer, token=uuid4()) as writer:
        row = writer.lock(Programme.objects.filter(pk=programme.pk), 1)
        row.title = "Half done"
        writer.save(row)
        event_of(writer, row)
        row.first_year = "2018-2019"
        writer.save(row)
    programme.refresh_from_db()
    assert programme.title == "Saving together"
    assert not AuditEvent.objects.exists()


def test_broken_constraint_is_told_as_a_refusal(programme: Programme, officer: User) -> None:
    """Two people at the same moment: the check before saving saw nothing."""
    with (
        pytest.raises(ValidationError, match="same moment"),
        write(by=officer, token=uuid4()) as writer,
    ):
        row = writer.lock(Programme.objects.filter(pk=programme.pk), 1)
        row.years = 0
        row.save()
        event_of(writer, row)


def test_removal_says_what_was_removed(programme: Programme, officer: User) -> None:
    with write(by=officer, token=uuid4()) as writer:
        row = writer.lock(Programme.objects.filter(pk=programme.pk), 1)
        writer.record("removed programme", row, row, removed=True)
        row.delete()
    event = AuditEvent.objects.get()
    assert event.before is not None
    assert event.before["title"] == "Saving together"
    assert event.after is None


def test_snapshot_is_json_and_leaves_the_version_out(programme: Programme) -> None:
    row = snapshot(programme)
    assert row["target"] == "10.50"
    assert row["years"] == 4
    assert row["authority"] == programme.authority_id
    assert "version" not in row
    assert list(row) == sorted(row)

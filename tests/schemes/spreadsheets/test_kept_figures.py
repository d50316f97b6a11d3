"""Whatever moves between the two requests of an import is noticed by the second: nothing that the
first worked out outlives it."""

from collections.abc import Callable
from unittest.mock import patch

import pytest

from schemes.models import Programme, SavingsLine, Scheme
from schemes.savings.inputs import recompute
from schemes.spreadsheets.preview import kept
from tests.factories import make_world, sign_in
from tests.schemes.spreadsheets.programmes import add_line, add_scheme
from tests.schemes.spreadsheets.test_import_pages import NEW, address, apply, draft_of, send
from tests.schemes.spreadsheets.workbooks import content_of

LINES = [
    ("A/R.6.101", "Fewer hours", "Saving", 27.45, "150 to 160", 0.77, ""),
    ("A/R.6.900", "New posts", "Saving", 3, 100, "", ""),
]


def nothing(_programme: Programme) -> None:
    pass


def a_line(programme: Programme) -> None:
    line = SavingsLine.objects.get(name="Old posts")
    line.unit_value, line.version = "7", line.version + 1
    line.save()
    recompute(programme)


def a_new_line(programme: Programme) -> None:
    add_line(programme.schemes.get(reference="A/R.6.900"), name="Another", unit_value="70")
    recompute(programme)


def a_figure(programme: Programme) -> None:
    Scheme.objects.filter(programme=programme).update(figures={})


def a_confidence(programme: Programme) -> None:
    programme.schemes.update(confidence="red", confidence_reason="Late.")
    recompute(programme)


def the_years(programme: Programme) -> None:
    programme.years += 1
    programme.save()
    recompute(programme)


def the_first_year(programme: Programme) -> None:
    programme.first_year = "2017/18"
    programme.save()
    recompute(programme)


MOVED = [nothing, a_line, a_new_line, a_figure, a_confidence, the_years, the_first_year]


@pytest.mark.parametrize("moves", MOVED, ids=lambda one: one.__name__)
@pytest.mark.django_db
def test_what_moves_between_the_two_requests_is_noticed(
    moves: Callable[[Programme], None],
) -> None:
    world = make_world()
    programme, officer = world.programme, sign_in(world.officer)
    standing = add_scheme(programme, "A/R.6.900")
    add_line(standing, name="Old posts", unit_value="5", volume="10")
    recompute(programme)
    send(officer, programme, content_of([NEW], LINES))
    draft = draft_of(programme)
    moves(Programme.objects.get(pk=programme.pk))
    with patch("schemes.spreadsheets.actions.changes_in", side_effect=LookupError):
        if moves is nothing:
            officer.get(address(programme, draft.pk))
        else:
            with pytest.raises(LookupError):
                officer.get(address(programme, draft.pk))
    assert "Done: every change is made." in apply(officer, programme, draft)
    found = dict(programme.schemes.values_list("reference", "figures"))
    programme.schemes.update(figures={})
    recompute(Programme.objects.get(pk=programme.pk))
    assert found == dict(programme.schemes.values_list("reference", "figures"))
    assert found["A/R.6.101"]["years"].keys() == found["A/R.6.900"]["years"].keys()


@pytest.mark.django_db
def test_another_release_works_new_figures_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    world = make_world()
    officer = sign_in(world.officer)
    send(officer, world.programme, content_of([NEW], LINES[:1]))
    draft = draft_of(world.programme)
    draft.content[kept.FIGURES] = dict.fromkeys(draft.content[kept.FIGURES], '{"A/R.6.101": {}}')
    draft.save()
    monkeypatch.setattr(kept, "_release", lambda: "the next one")
    assert "Done" in apply(officer, world.programme, draft)
    assert world.programme.schemes.get().figures["years"]

"""Scales: ready-made beginnings, levels as rows, and what keeps a level or a scale in place."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from appraisal.models import Level, Scale
from tests.factories import World, make_scale, rate, sent, sign_in
from workbench.models import AuditEvent


def url(world: World, name: str, *more: str) -> str:
    return reverse(name, args=[world.programme.slug, world.appraisal.slug, *more])


def levels(version: int | None = None, **values: Any) -> dict[str, Any]:
    """High, medium and low as they stand in the test world."""
    stated = {"name": "HML"}
    for row, word in enumerate(("high", "medium", "low"), start=1):
        stated |= {
            f"key_{row}": word,
            f"name_{row}": word.capitalize(),
            f"points_{row}": str(4 - row),
        }
    return sent(version, **stated | values)


@pytest.fixture
def officer(world: World) -> Client:
    return sign_in(world.officer)


def test_beginning_is_chosen_first(world: World, officer: Client) -> None:
    page = officer.get(url(world, "scale-new")).content.decode()
    assert page.count('name="start"') == 4
    form = officer.get(url(world, "scale-new"), {"start": "high-medium-low"}).context["form"]
    assert [form[f"name_{row}"].value() for row in (1, 2, 3)] == ["High", "Medium", "Low"]


@pytest.mark.parametrize(("start", "most"), [("0-5", 5), ("0-10", 10)])
def test_point_scale_comes_filled_in(start: str, most: int, world: World, officer: Client) -> None:
    address = f"{url(world, 'scale-new')}?start={start}"
    form = officer.get(address).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    assert officer.post(address, data).status_code == 302
    scale = Scale.objects.get(minimum__isnull=False)
    assert (scale.minimum, scale.maximum) == (0, most)


def test_adding_levels_once_leaves_one_event(world: World, officer: Client) -> None:
    data = sent(
        name="Three words",
        name_1="Strong",
        points_1="2",
        definition_1="All of it.",
        name_2="Weak",
        points_2="1",
    )
    address = f"{url(world, 'scale-new')}?start=levels"
    for _time in range(2):
        assert officer.post(address, data).status_code == 302
    scale = Scale.objects.get(key="Three words")
    found = scale.levels.order_by("position").values_list("key", "name", "points")
    assert list(found) == [("strong", "Strong", Decimal(2)), ("weak", "Weak", Decimal(1))]
    assert AuditEvent.objects.get().action == "added scale"


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"name": ""}, "Enter the name of the scale"),
        ({"name": "Other"}, "Another scale has this name. Choose a different one."),
        ({"points_2": ""}, "Enter the points of this level."),
        ({"points_2": "two"}, "Enter the points. “two” is a number in words: write it in digits"),
        ({"name_2": "High"}, "Another level has this name. Change one."),
        ({"points_4": "0"}, "Name this level, or empty its row."),
        (
            {"name_2": "", "points_2": "", "name_3": "", "points_3": ""},
            "Name at least two levels: one sets nothing apart.",
        ),
    ],
)
def test_form_says_what_to_do(
    values: dict[str, str], told: str, world: World, officer: Client
) -> None:
    make_scale(world.appraisal, "Other")
    answer = officer.post(url(world, "scale-edit", "hml"), levels(1, **values))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not AuditEvent.objects.exists()


def test_renaming_a_level_keeps_its_ratings(world: World, officer: Client) -> None:
    rating = rate(world.options[1], world.rankings[0], "high", reason="Yes.")
    data = levels(1, name_1="Strong", definition_1="All of it.")
    assert officer.post(url(world, "scale-edit", "hml"), data).status_code == 302
    level = Level.objects.get(key="high")
    assert (level.name, level.definition) == ("Strong", "All of it.")
    rating.refresh_from_db()
    assert rating.level == "high"
    event = AuditEvent.objects.get()
    assert event.before is not None
    assert event.before["levels"][0]["name"] == ""


def test_taking_a_used_level_away_is_refused_by_name(world: World, officer: Client) -> None:
    rate(world.options[1], world.rankings[0], "medium", reason="Yes.")
    data = levels(1, key_2="", name_2="", points_2="")
    answer = officer.post(url(world, "scale-edit", "hml"), data)
    assert answer.status_code == 422
    assert "Staff mutual on Savings is rated Medium." in answer.content.decode()
    assert Level.objects.filter(key="medium").exists()


def test_taking_an_unused_level_away(world: World, officer: Client) -> None:
    data = levels(1, name_2="", points_2="")
    assert officer.post(url(world, "scale-edit", "hml"), data).status_code == 302
    assert list(world.scale.levels.values_list("key", flat=True)) == ["high", "low"]


def test_changed_meanwhile_shows_both(world: World, officer: Client) -> None:
    Scale.objects.filter(key="HML").update(version=2)
    Level.objects.filter(key="high").update(definition="Theirs.")
    answer = officer.post(url(world, "scale-edit", "hml"), levels(1, definition_1="Mine."))
    assert answer.status_code == 409
    assert "Theirs." in answer.content.decode()
    assert "Mine." in answer.content.decode()


def test_removing_a_used_scale_is_refused_in_words(world: World, officer: Client) -> None:
    address = url(world, "scale-remove", "hml")
    assert "Remove the scale “HML”?" in officer.get(address).content.decode()
    answer = officer.post(address, sent(1))
    assert answer.status_code == 422
    assert "“Savings” and “Quality” still use this scale." in answer.content.decode()


def test_removing_an_unused_scale_once(world: World, officer: Client) -> None:
    make_scale(world.appraisal, "Spare")
    address, data = url(world, "scale-remove", "spare"), sent(1)
    for _time in range(2):
        assert officer.post(address, data).status_code == 302
    assert not Scale.objects.filter(key="Spare").exists()
    assert AuditEvent.objects.get().action == "removed scale"


@pytest.mark.parametrize("name", ["scale-new", "scale-edit", "scale-remove"])
def test_writing_is_for_officers(name: str, world: World) -> None:
    address = url(world, name, *(() if name == "scale-new" else ("hml",)))
    assert sign_in(world.assessor).post(address, levels(1)).status_code == 403
    assert sign_in(world.stranger).post(address, levels(1)).status_code == 404
    assert Client().post(address, levels(1)).status_code == 302
    assert sign_in(world.officer).put(address).status_code == 405
    assert not AuditEvent.objects.exists()


def test_saving_keeps_a_scale_of_many_levels(world: World, officer: Client) -> None:
    for points in range(4, 16):
        Level.objects.create(
            scale=world.scale, key=f"level {points}", points=points, position=points
        )
    form = officer.get(url(world, "scale-edit", "hml")).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    assert officer.post(url(world, "scale-edit", "hml"), data).status_code == 302
    assert world.scale.levels.count() == 15


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("hml", "High, medium, low"),
        ("five-levels_2", "High, medium, low"),
        ("HML", "HML"),
        ("Quality of care", "Quality of care"),
    ],
)
def test_scale_without_a_name_is_called_by_its_levels(world: World, key: str, name: str) -> None:
    scale = Scale.objects.get(appraisal=world.appraisal)
    scale.key = key
    assert scale.named(scale.levels.order_by("position")) == name


def test_scale_of_points_without_a_name_is_called_by_its_ends() -> None:
    scale = Scale(key="ten", minimum=Decimal(0), maximum=Decimal(10))
    assert scale.named([]) == "0 to 10"
    assert Scale(key="empty").named([]) == "empty"


def test_pages_call_a_scale_of_a_case_file_by_its_levels(world: World, officer: Client) -> None:
    Scale.objects.filter(appraisal=world.appraisal).update(key="hml", slug="hml")
    for address in (
        url(world, "criteria"),
        url(world, "scale-edit", "hml"),
        url(world, "scale-remove", "hml"),
        url(world, "scoring"),
    ):
        page = officer.get(address).content.decode()
        assert "High, medium, low" in page
        assert "hml<" not in page
        assert "“hml”" not in page

"""Risks, impacts and needs of a scheme, each added, changed and removed with its event."""

from typing import Any

import pytest

from schemes.impacts.protected import CHARACTERISTICS, characteristic
from schemes.models import Dependency, Impact, Risk, Scheme
from tests.factories import World, make_programme, make_scheme, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from workbench.models import AuditEvent

PROGRAMME = "/programmes/2018-21/"
HERE = f"{PROGRAMME}schemes/s1/"
RISK = {"risk": "A provider may *withdraw*.", "likelihood": "high", "impact": "medium"}
LOW = {"likelihood": "low", "impact": "low"}
IMPACT = {"kind": "negative", "group": "Age", "text": "Some must move."}


@pytest.fixture
def scheme(world: World) -> Scheme:
    return make_scheme(world.programme, reference="S1", slug="s1")


def actions() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))


@pytest.mark.parametrize(
    ("page", "writes"),
    [
        ("risks/", False),
        ("impacts/", False),
        ("needs/", False),
        ("needs.svg", False),
        ("risks/new/", True),
        ("impacts/new/", True),
        ("needs/new/", True),
    ],
    ids=str,
)
def test_rooms_of_a_scheme_refuse_the_wrong_visitors(
    world: World, scheme: Scheme, page: str, writes: bool
) -> None:
    refuses_the_wrong_visitors(world, HERE + page, writes=writes)
    if writes:
        refuses_writing(world, HERE + page, sent(**RISK | IMPACT))
    else:
        assert sign_in(world.lead).post(HERE + page).status_code == 405


# Risks


def test_risk_is_added_changed_and_removed(world: World, scheme: Scheme) -> None:
    client, data = sign_in(world.officer), sent(**RISK, owner_role="Head", mitigation="Ask.")
    for _ in range(2):
        assert client.post(f"{HERE}risks/new/", data)["Location"] == f"{HERE}risks/"
    risk = Risk.objects.get()
    here = f"{HERE}risks/{risk.pk}/"
    assert client.get(f"{here}edit/").context["form"]["mitigation"].value() == "Ask."
    client.post(f"{here}edit/", sent(1, **RISK | {"likelihood": "low"}))
    risk.refresh_from_db()
    assert (risk.likelihood, risk.owner_role, risk.version) == ("low", "", 2)
    assert "A provider may *withdraw*." in client.get(f"{here}remove/").content.decode()
    data = sent(2)
    for _ in range(2):
        assert client.post(f"{here}remove/", data)["Location"] == f"{HERE}risks/"
    assert not Risk.objects.exists()
    assert actions() == ["added risk", "changed risk", "removed risk"]
    assert client.post(f"{here}remove/", sent(2)).status_code == 404


def test_risks_page_shows_the_matrix_and_the_gravest_first(world: World, scheme: Scheme) -> None:
    Risk.objects.create(scheme=scheme, risk="Small", likelihood="low", impact="low")
    Risk.objects.create(scheme=scheme, risk="<script>alert(1)</script>", mitigation="**Ask**")
    Risk.objects.create(scheme=scheme, risk="Grave", likelihood="high", impact="high")
    answer = sign_in(world.member).get(f"{HERE}risks/")
    assert answer.context["state"] == "Three risks, one of them high, one not judged yet."
    assert [risk.risk[:5] for risk, _cell in answer.context["risks"]] == ["<scri", "Grave", "Small"]
    page = answer.content.decode()
    assert "Risks by likelihood and impact" in page
    assert "<strong>Ask</strong>" in page
    assert "<script>alert" not in page


def test_risks_page_with_one_small_risk_says_no_more_than_that(
    world: World, scheme: Scheme
) -> None:
    Risk.objects.create(scheme=scheme, risk="Small", likelihood="low", impact="low")
    assert sign_in(world.member).get(f"{HERE}risks/").context["state"] == "One risk."


def test_risks_page_without_risks_teaches(world: World, scheme: Scheme) -> None:
    assert "A risk is what may stop" in sign_in(world.lead).get(f"{HERE}risks/").content.decode()
    page = sign_in(world.member).get(f"{HERE}risks/").content.decode()
    assert "An officer of the programme can add them." in page


@pytest.mark.parametrize("wrong", [{"risk": " "}, {"likelihood": "sure"}, {"impact": "vast"}])
def test_risk_refused_points_at_the_field(
    world: World, scheme: Scheme, wrong: dict[str, str]
) -> None:
    answer = sign_in(world.officer).post(f"{HERE}risks/new/", sent(**RISK | wrong))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == list(wrong)


def test_risk_changed_by_two_shows_the_second_both(world: World, scheme: Scheme) -> None:
    risk = Risk.objects.create(scheme=scheme, risk="First", version=2)
    address = f"{HERE}risks/{risk.pk}/edit/"
    answer = sign_in(world.officer).post(address, sent(1, risk="Second"))
    assert answer.status_code == 409
    assert answer.context["form"].conflicts == [("Risk", "First", "Second")]


def test_risk_moves_among_those_of_its_own_score(world: World, scheme: Scheme) -> None:
    low = [Risk.objects.create(scheme=scheme, risk=name, **LOW) for name in ("First", "Second")]
    grave = Risk.objects.create(scheme=scheme, risk="Grave", likelihood="high", impact="high")
    client = sign_in(world.officer)
    client.post(f"{HERE}risks/{low[1].pk}/move/", sent(1, direction="up"))
    found = client.get(f"{HERE}risks/")
    assert [risk.risk for risk, _cell in found.context["risks"]] == ["Grave", "Second", "First"]
    assert found.context["moves"][grave.pk].alone


# Impacts


def test_impact_is_added_changed_and_removed(world: World, scheme: Scheme) -> None:
    client, data = sign_in(world.officer), sent(**IMPACT)
    for _ in range(2):
        assert client.post(f"{HERE}impacts/new/", data)["Location"] == f"{HERE}impacts/"
    impact = Impact.objects.get()
    here = f"{HERE}impacts/{impact.pk}/"
    other = IMPACT | {"group": "other", "other_group": "Carers", "kind": "positive"}
    client.post(f"{here}edit/", sent(1, **other))
    impact.refresh_from_db()
    assert (impact.group, impact.kind) == ("Carers", "positive")
    form = client.get(f"{here}edit/").context["form"]
    assert (form["group"].value(), form["other_group"].value()) == ("other", "Carers")
    data = sent(2)
    for _ in range(2):
        assert client.post(f"{here}remove/", data)["Location"] == f"{HERE}impacts/"
    assert actions() == ["added impact", "changed impact", "removed impact"]


def test_impacts_page_lists_all_nine_characteristics_even_where_nothing_is_said(
    world: World, scheme: Scheme
) -> None:
    assert len(CHARACTERISTICS) == 9
    Impact.objects.create(scheme=scheme, kind="neutral", group="", text="Letters change.")
    told = "Nothing is said of any of the nine protected characteristics."
    assert sign_in(world.officer).get(f"{HERE}impacts/").context["state"] == told
    Impact.objects.create(scheme=scheme, kind="negative", group=" disability ", text="<i>Moves</i>")
    Impact.objects.create(scheme=scheme, kind="positive", group="family carers", text="More rest.")
    Impact.objects.create(scheme=scheme, kind="negative", group="Family Carers", text="Less pay.")
    answer = sign_in(world.officer).get(f"{HERE}impacts/")
    said = {group.name: len(group.impacts) for group in answer.context["protected"]}
    assert list(said) == list(CHARACTERISTICS)
    assert {name for name, count in said.items() if count} == {"Disability"}
    others = [group.name for group in answer.context["others"]]
    assert others == ["Everybody who is affected", "Family carers"]
    told = "Nothing is said of eight of the nine protected characteristics."
    assert answer.context["state"] == told
    page = answer.content.decode()
    assert page.count("Nothing said yet.") == 8
    assert "impacts/new/?group=Sexual%20orientation" in page
    assert "<i>Moves" not in page


def test_impacts_page_with_every_characteristic_says_so(world: World, scheme: Scheme) -> None:
    for name in CHARACTERISTICS:
        Impact.objects.create(scheme=scheme, kind="neutral", group=name, text="None.")
    answer = sign_in(world.member).get(f"{HERE}impacts/")
    assert answer.context["state"] == "Every protected characteristic is spoken of."


def test_impact_form_begins_with_the_group_it_was_opened_for(world: World, scheme: Scheme) -> None:
    client = sign_in(world.officer)
    form = client.get(f"{HERE}impacts/new/?group=race").context["form"]
    assert form["group"].value() == "Race"
    assert client.get(f"{HERE}impacts/new/?group=x").context["form"]["group"].value() == ""


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"text": ""}, "text"),
        ({"group": "Martians"}, "group"),
        ({"group": "other"}, "other_group"),
    ],
)
def test_impact_refused_points_at_the_field(
    world: World, scheme: Scheme, wrong: dict[str, str], field: str
) -> None:
    answer = sign_in(world.officer).post(f"{HERE}impacts/new/", sent(**IMPACT | wrong))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_other_group_that_is_a_characteristic_becomes_it(world: World, scheme: Scheme) -> None:
    data = sent(**IMPACT | {"group": "other", "other_group": "religion OR belief"})
    sign_in(world.officer).post(f"{HERE}impacts/new/", data)
    assert Impact.objects.get().group == "Religion or belief"
    assert characteristic("Carers") == ""


def test_impact_changed_by_two_shows_the_second_both(world: World, scheme: Scheme) -> None:
    impact = Impact.objects.create(scheme=scheme, **IMPACT, version=2)
    address = f"{HERE}impacts/{impact.pk}/edit/"
    answer = sign_in(world.officer).post(address, sent(1, **IMPACT | {"text": "Nobody moves."}))
    assert answer.status_code == 409
    assert len(answer.context["form"].conflicts) == 1


def test_impact_moves_within_its_group_however_that_is_written(
    world: World, scheme: Scheme
) -> None:
    for text, group in (("One", "Carers"), ("Other", "Age"), ("Two", " carers ")):
        Impact.objects.create(scheme=scheme, kind="negative", group=group, text=text)
    client = sign_in(world.officer)
    two = Impact.objects.get(text="Two")
    client.post(f"{HERE}impacts/{two.pk}/move/", sent(1, direction="up"))
    context = client.get(f"{HERE}impacts/").context
    assert [impact.text for impact in context["others"][0].impacts] == ["Two", "One"]
    assert context["moves"][Impact.objects.get(text="Other").pk].alone


@pytest.mark.parametrize("room", ["risks", "impacts"])
def test_row_of_another_scheme_is_not_found(world: World, scheme: Scheme, room: str) -> None:
    other = make_scheme(world.programme)
    row: Any = (
        Risk.objects.create(scheme=other, risk="Delay")
        if room == "risks"
        else Impact.objects.create(scheme=other, **IMPACT)
    )
    client = sign_in(world.officer)
    for page in ("edit/", "remove/"):
        address = f"{HERE}{room}/{row.pk}/{page}"
        assert client.get(address).status_code == 404
        assert client.post(address, sent(1, **RISK | IMPACT)).status_code == 404
    assert not AuditEvent.objects.exists()


# Needs


def need(scheme: Scheme, needed: Scheme) -> Dependency:
    return Dependency.objects.create(scheme=scheme, needs=needed)


def test_need_is_added_and_removed(world: World, scheme: Scheme) -> None:
    other = make_scheme(world.programme, reference="S2")
    client, data = sign_in(world.officer), sent(needs=str(other.pk))
    for _ in range(2):
        assert client.post(f"{HERE}needs/new/", data)["Location"] == f"{HERE}needs/"
    row = Dependency.objects.get()
    page = client.get(f"{HERE}needs/{row.pk}/remove/").content.decode()
    assert "Does S1 not need S2?" in page
    data = sent()
    for _ in range(2):
        address = f"{HERE}needs/{row.pk}/remove/"
        assert client.post(address, data)["Location"] == f"{HERE}needs/"
    assert actions() == ["added need", "removed need"]
    seen = client.get(f"{HERE}history/").context["entries"]
    assert [entry.event.action for entry in seen] == ["removed need", "added need"]


def test_need_that_closes_a_circle_is_refused_naming_it(world: World, scheme: Scheme) -> None:
    second = make_scheme(world.programme, reference="S2")
    third = make_scheme(world.programme, reference="S3")
    need(second, third)
    need(third, scheme)
    answer = sign_in(world.officer).post(f"{HERE}needs/new/", sent(needs=str(second.pk)))
    assert answer.status_code == 422
    told = answer.context["form"].errors["needs"][0]
    assert "S1 → S2 → S3 → S1" in told
    assert Dependency.objects.count() == 2


def test_need_that_stands_already_is_refused(world: World, scheme: Scheme) -> None:
    other = make_scheme(world.programme, reference="S2")
    need(scheme, other)
    answer = sign_in(world.officer).post(f"{HERE}needs/new/", sent(needs=str(other.pk)))
    assert answer.context["form"].errors["needs"] == ["S2 is on the list already."]


@pytest.mark.parametrize("which", ["itself", "elsewhere", "nothing"])
def test_need_of_no_other_scheme_of_the_programme_is_refused(
    world: World, scheme: Scheme, which: str
) -> None:
    keys = {
        "itself": str(scheme.pk),
        "elsewhere": str(make_scheme(make_programme()).pk),
        "nothing": "",
    }
    answer = sign_in(world.officer).post(f"{HERE}needs/new/", sent(needs=keys[which]))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["needs"]


def test_needs_page_flags_what_is_late_or_failing(world: World, scheme: Scheme) -> None:
    Scheme.objects.update(status="delivering", depends_on_outside=["A new <i>law</i>"])
    late = make_scheme(world.programme, reference="S2", status="approved")
    done = make_scheme(world.programme, reference="S3", status="delivered")
    waiting = make_scheme(world.programme, reference="S4")
    for row in (late, done):
        need(scheme, row)
    need(waiting, scheme)
    answer = sign_in(world.member).get(f"{HERE}needs/")
    assert answer.context["state"] == "It needs two other schemes; one in doubt."
    warnings = {found.other.reference: found.warning for found in answer.context["needed"]}
    assert warnings == {"S2": "Late: S1 is under way and S2 is not delivered.", "S3": ""}
    assert [found.other.reference for found in answer.context["waiting"]] == ["S4"]
    assert answer.context["alt"].endswith("S1 needs S2 and S3. It is needed by S4.")
    page = answer.content.decode()
    assert "A new &lt;i&gt;law" in page
    assert page.count("In doubt") == 1
    assert 'src="/programmes/2018-21/schemes/s1/needs.svg"' in page


def test_needs_page_without_doubt_says_so(world: World, scheme: Scheme) -> None:
    need(scheme, make_scheme(world.programme))
    state = sign_in(world.member).get(f"{HERE}needs/").context["state"]
    assert state == "It needs one other scheme; nothing speaks against it."
    Scheme.objects.filter(pk=scheme.pk).update(status="delivering")
    state = sign_in(world.member).get(f"{HERE}needs/").context["state"]
    assert state == "It needs one other scheme, and that is in doubt."


def test_needs_page_without_needs_teaches_and_has_no_picture(world: World, scheme: Scheme) -> None:
    page = sign_in(world.member).get(f"{HERE}needs/").content.decode()
    assert "A scheme needs another when" in page
    assert "needs.svg" not in page


def test_needs_picture_draws_all_that_hangs_together(
    world: World, scheme: Scheme, django_assert_num_queries: Any
) -> None:
    names = [f"S{number}" for number in range(2, 6)]
    rows = [make_scheme(world.programme, reference=name, title="<b>&") for name in names]
    need(scheme, rows[0])
    need(rows[0], rows[1])
    need(rows[2], scheme)
    Scheme.objects.filter(pk=rows[0].pk).update(confidence="red", confidence_reason="It is.")
    client = sign_in(world.member)
    with django_assert_num_queries(7):
        answer = client.get(f"{HERE}needs.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    text = answer.content.decode()
    for name in ("S1", "S2", "S3", "S4"):
        assert f">{name}<" in text
    assert ">S5<" not in text
    assert "<b>" not in text
    assert text.count("stroke-dasharray") == 1


def test_need_of_another_scheme_is_not_found(world: World, scheme: Scheme) -> None:
    row = need(make_scheme(world.programme), make_scheme(world.programme))
    client = sign_in(world.officer)
    assert client.post(f"{HERE}needs/{row.pk}/remove/", sent()).status_code == 404
    assert Dependency.objects.exists()


@pytest.mark.parametrize("room", ["risks", "impacts", "needs"])
def test_room_asks_as_many_queries_for_many_as_for_few(
    world: World, scheme: Scheme, room: str, django_assert_num_queries: Any
) -> None:
    client = sign_in(world.member)
    with django_assert_num_queries(6):
        client.get(f"{HERE}{room}/")
    for _ in range(4):
        Risk.objects.create(scheme=scheme, risk="Delay")
        Impact.objects.create(scheme=scheme, **IMPACT)
        need(scheme, make_scheme(world.programme))
    with django_assert_num_queries(6):
        client.get(f"{HERE}{room}/")

"""The way forward: strands decided in words, put together in one sentence."""

from datetime import date

import pytest

from appraisal.casefile.decision_parts import CaseDecision
from appraisal.casefile.parts import CaseAppraisal, CaseOption
from appraisal.models import Appraisal, Decision
from appraisal.way_forward.strands import (
    StrandDecision,
    strands_in,
    strands_of,
    way_forward_sentence,
    way_forward_table,
)
from appraisal.way_forward.views import state_of
from schemes.models import Programme, Role
from tests.factories import (
    World,
    add_member,
    make_appraisal,
    make_option,
    make_programme,
    sent,
    sign_in,
)
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from workbench.models import AuditEvent

HERE = "/programmes/2018-21/way-forward/"
SHARED = StrandDecision("Delivery approach", preferred="Shared service", view="Own company")


def decide(appraisal: Appraisal, **values: object) -> Decision:
    options = list(appraisal.options.order_by("position"))
    decision = Decision.objects.create(appraisal=appraisal, preferred=options[0], **values)
    Appraisal.objects.filter(pk=appraisal.pk).update(decision=decision)
    return decision


@pytest.fixture
def strands(world: World) -> Programme:
    """Three strands: one decided with a view to another option, one plainly, one not yet."""
    model = make_appraisal(world.programme, strand="Delivery model", position=1)
    small, complete = (
        make_option(model, "S", name="Small"),
        make_option(model, "C", name="Complete"),
    )
    decide(
        model,
        with_a_view_to=complete,
        reason="It waits for nobody.",
        present=7,
        entitled=10,
        next_step="Grow it in stages.",
    )
    buying = make_appraisal(world.programme, strand="IT procurement", position=2)
    make_option(buying, "F", name="Framework")
    decide(buying, decided_on=date(2018, 3, 6))
    assert small.pk
    return world.programme


def test_sentence_names_what_is_preferred_and_what_is_not_decided(strands: Programme) -> None:
    assert way_forward_sentence(strands_of(strands)) == (
        "The way forward is: for delivery model, Small, with a view to Complete; "
        "for IT procurement, Framework. Not decided yet: how the service is run."
    )


def test_sentence_where_nothing_is_decided(world: World) -> None:
    sentence = way_forward_sentence(strands_of(world.programme))
    assert sentence == "No strand of the way forward is decided yet."


def test_table_says_who_took_part_and_what_comes_next(strands: Programme) -> None:
    table = way_forward_table(strands_of(strands))
    rows = {row.heading.text: [cell.text for cell in row.cells] for row in table.rows}
    assert rows["How the service is run"] == ["Not decided yet"] * 5
    assert rows["Delivery model"] == [
        "Small",
        "It waits for nobody.",
        "7 of 10",
        "Not recorded",
        "Grow it in stages.",
    ]
    assert rows["IT procurement"][3] == "6 March 2018"
    assert table.rows[1].cells[0].note == "with a view to Complete"


def test_table_has_no_column_of_days_where_none_is_known() -> None:
    headings = [column.heading for column in way_forward_table([SHARED]).columns]
    assert headings == ["Strand", "Preferred option", "Why", "Took part", "Next step"]


def test_case_file_gives_the_same_strands() -> None:
    decided = CaseAppraisal(
        reference="delivery",
        title="Who runs it",
        strand="Delivery approach",
        options=(CaseOption("A", "Shared service"), CaseOption("C", "Own company")),
        criteria=(),
        decision=CaseDecision("A", "C"),
    )
    undecided = CaseAppraisal("open", "Undecided", (CaseOption("A", "As now"),), ())
    assert strands_in((decided, undecided)) == (SHARED, StrandDecision("Undecided"))


def test_way_forward_refuses_the_wrong_visitors(world: World) -> None:
    refuses_the_wrong_visitors(world, HERE, writes=False)
    refuses_the_wrong_visitors(world, f"{HERE}edit/", writes=True)
    refuses_writing(world, f"{HERE}edit/", sent(1, text="x"))
    assert sign_in(world.lead).post(HERE).status_code == 405


def test_page_shows_the_sentence_the_words_and_what_waits(strands: Programme, world: World) -> None:
    Programme.objects.filter(pk=strands.pk).update(way_forward="Agreed *by all*.")
    page = sign_in(world.member).get(HERE).content.decode()
    assert "for IT procurement, Framework." in page
    assert "Agreed <em>by all</em>." in page
    assert "Two of three strands are decided." in page
    assert "Decide: How the service is run" in page
    assert "edit/" not in page


def test_words_are_saved_once_with_their_event(strands: Programme, world: World) -> None:
    client, data = sign_in(world.officer), sent(1, text="First the framework.")
    for _ in range(2):
        assert client.post(f"{HERE}edit/", data)["Location"] == HERE
    assert "First the framework." in client.get(HERE).content.decode()
    assert AuditEvent.objects.get().action == "wrote way forward"


def test_words_changed_by_two_show_the_second_both(strands: Programme, world: World) -> None:
    Programme.objects.filter(pk=strands.pk).update(version=2, way_forward="Theirs")
    answer = sign_in(world.officer).post(f"{HERE}edit/", sent(1, text="Mine"))
    assert answer.status_code == 409
    assert answer.context["form"].conflicts[0][1:] == ("Theirs", "Mine")


def test_programme_leads_to_the_way_forward_from_two_appraisals_on(world: World) -> None:
    client, programme = sign_in(world.lead), "/programmes/2018-21/"
    assert HERE not in client.get(programme).content.decode()
    make_appraisal(world.programme)
    assert HERE in client.get(programme).content.decode()


def test_programme_without_appraisals_is_told_what_belongs_here(db: None) -> None:
    programme = make_programme()
    client = sign_in(add_member(programme, Role.OFFICER))
    page = client.get(f"{programme.get_absolute_url()}way-forward/").content.decode()
    assert "There is no appraisal yet." in page
    assert "Start an appraisal" in page


def test_page_asks_as_many_queries_for_many_strands_as_for_few(
    strands: Programme, world: World, django_assert_max_num_queries
) -> None:
    client = sign_in(world.lead)
    client.get(HERE)
    with django_assert_max_num_queries(8) as few:
        client.get(HERE)
    for number in range(5):
        more = make_appraisal(strands, title=f"More {number}")
        make_option(more, "A")
        decide(more)
    with django_assert_max_num_queries(len(few)):
        client.get(HERE)


@pytest.mark.parametrize(
    ("decided", "told"),
    [
        ([True], "The one strand is decided."),
        ([True, True], "Both strands are decided."),
        ([True] * 3, "All three strands are decided."),
        ([False], "The one strand is not decided yet."),
        ([True, False], "One of two strands is decided."),
    ],
)
def test_state_counts_what_is_decided(decided: list[bool], told: str) -> None:
    strands = tuple(StrandDecision("S", preferred="A" if done else "") for done in decided)
    assert state_of(strands) == told

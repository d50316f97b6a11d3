"""What the plan and the engagement say of an option stays with it when its code changes."""

from uuid import uuid4

from appraisal.options.actions import OPTIONS, remove_option
from appraisal.question.actions import change_appraisal
from schemes.models import EngagementSession, Feedback, MilestoneRow, ProgrammeAction
from tests.factories import World, make_appraisal, make_option, make_programme, make_scheme


def said_of(world: World, code: str) -> tuple[Feedback, MilestoneRow]:
    """Feedback on an option, and a row of its milestones."""
    session = EngagementSession.objects.create(programme=world.programme, title="Evening")
    feedback = Feedback.objects.create(
        session=session, theme="Cost", said="Dear.", appraisal="A1", option=code
    )
    row = MilestoneRow.objects.create(programme=world.programme, name="Launch", option=code)
    return feedback, row


def options_of(feedback: Feedback, row: MilestoneRow) -> tuple[str, str, str]:
    feedback.refresh_from_db()
    row.refresh_from_db()
    return feedback.appraisal, feedback.option, row.option


def test_new_code_is_taken_over(world: World) -> None:
    option = world.options[1]
    named = said_of(world, option.code)
    OPTIONS.change(option, by=world.officer, token=uuid4(), version=1, code="NEW")
    assert options_of(*named) == ("A1", "NEW", "NEW")
    assert named[0].version == 2


def test_code_of_two_appraisals_leaves_the_milestones(world: World) -> None:
    option = world.options[1]
    named = said_of(world, option.code)
    make_option(make_appraisal(world.programme, reference="A2", slug="a2"), option.code)
    OPTIONS.change(option, by=world.officer, token=uuid4(), version=1, code="NEW")
    assert options_of(*named) == ("A1", "NEW", "B")


def test_removed_option_is_named_no_more(world: World) -> None:
    option = world.options[2]
    named = said_of(world, option.code)
    remove_option(option=option, version=1, by=world.officer, token=uuid4())
    assert options_of(*named) == ("", "", "")


def test_new_reference_of_an_appraisal_is_taken_over(world: World) -> None:
    named = said_of(world, world.options[1].code)
    change_appraisal(
        appraisal=world.appraisal, version=1, by=world.officer, token=uuid4(), reference="A9"
    )
    assert options_of(*named) == ("A9", world.options[1].code, world.options[1].code)


def test_actions_go_with_the_new_reference_of_their_appraisal(world: World) -> None:
    other = make_programme(reference="P9", slug="p9")
    for programme, reference in ((world.programme, "A1"), (world.programme, "A2"), (other, "A1")):
        programme.actions.create(action="Ask again.", appraisal=reference)
    change_appraisal(
        appraisal=world.appraisal, version=1, by=world.officer, token=uuid4(), reference="A9"
    )
    found = ProgrammeAction.objects.order_by("pk").values_list("appraisal", "version")
    assert [*found] == [("A9", 2), ("A2", 1), ("A1", 1)]


def test_scheme_made_of_a_removed_option_stays(world: World) -> None:
    option = world.options[2]
    scheme = make_scheme(world.programme, from_appraisal="A1", from_option=option.code)
    remove_option(option=option, version=1, by=world.officer, token=uuid4())
    scheme.refresh_from_db()
    assert (scheme.from_appraisal, scheme.from_option) == ("", "")

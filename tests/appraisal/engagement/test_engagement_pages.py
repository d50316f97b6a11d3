"""Engagement: sessions and what was said at them, on their page, in papers and by name."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from appraisal.engagement.tables import themes_of
from appraisal.engagement.words import engagement_sentence
from reports.blocks.schemes.engagement import engagement_blocks
from reports.casefile.canonical import canonical
from reports.casefile.case import case_of
from reports.casefile.file import CaseRefused, check_case
from reports.casefile.own import own_case
from reports.compose import compose
from reports.document.content import TableBlock
from reports.figures.formats import shown
from reports.figures.sources.engagement import engagement_figures
from reports.formats.shelf import house_format
from reports.stored.exporting import programme_case
from reports.stored.importing import import_case
from schemes.casefile.plan_parts import CaseFeedback, CaseSession
from schemes.casefile.rows import programme_parts
from schemes.models import EngagementSession, Feedback
from tests.factories import World, sent, sign_in
from tests.reports.cases.cases import small

LONG = "A theme that runs on as such themes do when a committee has had its say about each "


PRINTED = ("engagement", "themes", "feedback")


def at(world: World, name: str, *more: object) -> str:
    return reverse(name, args=[world.programme.slug, *more])


def test_session_and_feedback_are_written_in_the_browser(world: World) -> None:
    client = sign_in(world.officer)
    values = {
        "title": "Carers’ evening",
        "kind": "session",
        "starts_on": "May 2016",
        "place": "Town hall",
        "invited": "All carers",
        "asked": "410",
        "came": "19",
    }
    assert client.post(at(world, "session-new"), sent(**values)).status_code == 302
    session = EngagementSession.objects.get()
    said = {"theme": "Access", "said": "It is too far.", "comments": "12", "done": ""}
    option = f'["A1", "{world.options[1].code}"]'
    client.post(at(world, "feedback-new", session.pk), sent(**said, option=option))
    (part,) = programme_parts(world.programme)[0].sessions
    assert (part.from_, part.place, part.asked, part.came) == ("May 2016", "Town hall", 410, 19)
    (heard,) = part.feedback
    assert (heard.appraisal, heard.option, heard.comments) == ("A1", world.options[1].code, 12)
    page = client.get(at(world, "engagement")).content.decode()
    assert "One session, to which 19 people came." in page
    assert "For one thing that was said, nobody has written what was done." in page
    assert "1 May 2016" not in page
    assert world.options[1].name in page
    row = Feedback.objects.get()
    edit = at(world, "feedback-edit", session.pk, row.pk)
    assert client.post(edit, sent(1, **said | {"done": "A bus was added."})).status_code == 302
    row.refresh_from_db()
    assert (row.option, row.appraisal) == ("", "")
    late = sent(1, **values | {"ends_on": "30 April 2016"})
    refused = client.post(at(world, "session-edit", session.pk), late)
    assert "Enter a day on or after the one it starts." in refused.content.decode()


def test_page_of_thirty_sessions_takes_as_many_queries_as_of_one(
    world: World, django_assert_num_queries: Any
) -> None:
    client, where = sign_in(world.officer), at(world, "engagement")

    def add(number: int) -> None:
        session = EngagementSession.objects.create(
            programme=world.programme, title=f"{number} {LONG}", came=number
        )
        for _each in range(3):
            Feedback.objects.create(session=session, theme=LONG, said=LONG * 5)

    add(0)
    client.get(where)
    with django_assert_num_queries(7):
        client.get(where)
    for number in range(1, 30):
        add(number)
    with django_assert_num_queries(7):
        client.get(where)


SESSIONS = (
    CaseSession("Evening", from_="4 May 2016", came=19, feedback=(
        CaseFeedback(theme="Access", said="Far.", comments=12, appraisal="A1", option="A"),
        CaseFeedback(theme="Cost", said="Dear.", done="Cheaper."),
    )),
    CaseSession("Letters", kind="consultation", from_="May 2016", came=1200, feedback=(
        CaseFeedback(theme="access", said="No bus.", comments=3, done="A bus was added."),
    )),
    CaseSession("Stall"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("sessions", "told"),
    [
        ((), ""),
        (SESSIONS[:1], "One session, to which 19 people came."),
        (SESSIONS[:2], "One session and one consultation, to which 1,219 people came."),
        (
            SESSIONS,
            "Two sessions and one consultation, to which 1,219 people came; one was not counted.",
        ),
        (SESSIONS[2:], "One session. Nobody counted who came."),
        ((CaseSession("Visit", came=1),), "One session, to which one person came."),
        ((CaseSession("Visit", came=0),), "One session, to which 0 people came."),
    ],
)
def test_sentence_tells_how_many_came(sessions: tuple[CaseSession, ...], told: str) -> None:
    assert engagement_sentence(sessions) == told


def test_themes_are_counted_whatever_their_capitals() -> None:
    found = [(one.theme, one.entries, one.comments, one.open) for one in themes_of(SESSIONS)]
    assert found == [("Access", 2, 15, 1), ("Cost", 1, None, 0)]


def case_with(sessions: list[dict[str, Any]]) -> Any:
    return check_case(small(**{"programme.sessions": sessions}))


def asked() -> list[dict[str, Any]]:
    return [
        {
            "title": "Evening",
            "from": "May 2016",
            "came": 19,
            "feedback": [
                {"theme": "Access", "appraisal": "A1", "option": "B", "comments": 2, "said": "Far."}
            ],
        }
    ]


def test_figures_and_tables_of_engagement_in_a_paper() -> None:
    case = case_with(asked()).case
    figures = {one.name: shown(one) for one in engagement_figures(case)}
    assert figures == {
        "engagement.sessions.count": "1",
        "engagement.consultations.count": "0",
        "engagement.came": "19",
        "engagement.comments": "2",
        "engagement.themes.access.comments": "2",
        "sessions.evening.start": "May 2016",
        "sessions.evening.came": "19",
    }
    tables = [one.table for one in engagement_blocks(case) if isinstance(one, TableBlock)]
    assert [one.name for one in tables] == ["engagement", "themes", "feedback"]
    assert "New" in [cell.text for cell in tables[2].rows[0].cells]
    assert tables[0].rows[0].cells[0].text == "May 2016"
    assert engagement_blocks(case_with([]).case) == ()


def test_paper_of_another_appraisal_takes_no_feedback_on_options_it_lacks() -> None:
    data = small(**{"programme.sessions": asked()})
    other = data["appraisals"][0] | {"reference": "A2", "scheme": None}
    data["appraisals"].append(other)
    data["papers"][0] |= {"appraisal": "A2", "appraisals": ["A2"]}
    case = own_case(check_case(data).case, data["papers"][0]["reference"])
    (session,) = case.programme.sessions
    assert (session.came, session.feedback) == (19, ())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"option": "Z"}, '"Z" is not an option of "A1"'),
        ({"appraisal": "A9"}, '"A9" is not an appraisal of this file'),
        ({"option": None}, 'has both "appraisal" and "option", or neither'),
    ],
)
def test_file_is_refused_for_feedback_on_no_option(change: dict[str, Any], told: str) -> None:
    sessions = asked()
    feedback = sessions[0]["feedback"][0]
    feedback.update(change)
    if feedback["option"] is None:
        del feedback["option"]
    with pytest.raises(CaseRefused) as refused:
        case_with(sessions)
    assert told in str(refused.value)


@pytest.mark.parametrize("count", [1, 30])
def test_engagement_comes_out_as_it_went_in(world: World, count: int) -> None:
    sessions = [
        {
            "title": f"{at} {LONG}",
            "kind": "consultation",
            "from": "3 May 2016",
            "to": "end of June 2016",
            "place": LONG,
            "invited": LONG,
            "asked": 2147483647,
            "came": 0,
            "note": LONG,
            "feedback": [{"theme": LONG, "said": LONG * 9, "done": LONG}] * count,
        }
        for at in range(count)
    ]
    given = case_with(sessions)
    made = import_case(by=world.officer, token=uuid4(), case=given, authority="Elsewhere")
    assert programme_case(made).programme.sessions == given.case.programme.sessions
    assert canonical(small(**{"programme.sessions": sessions}))["programme"]["sessions"] == sessions


def test_what_is_kept_back_is_said_to_nobody_who_may_not_read_it(world: World) -> None:
    from reports.models import Exemption, Paper

    option = world.options[1]
    session = EngagementSession.objects.create(programme=world.programme, title="Evening")
    Feedback.objects.create(
        session=session, theme="Cost", said="Far too dear.", appraisal="A1", option=option.code
    )
    paper = Paper.objects.create(
        programme=world.programme,
        appraisal=world.appraisal,
        reference="P",
        slug="p",
        title="P",
        house_format="outline-business-case",
    )
    Exemption.objects.create(
        paper=paper, kind="option", name=f"A1/{option.code}", paragraph="3", reason="Money."
    )
    where = at(world, "engagement")
    assert "Far too dear." in sign_in(world.officer).get(where).content.decode()
    assert "Far too dear." not in sign_in(world.member).get(where).content.decode()


@pytest.mark.parametrize("key", ["outline-business-case", "group-options-paper", "cabinet-report"])
def test_formats_print_engagement_where_there_was_some(key: str) -> None:
    def heading_and_tables(sessions: list[dict[str, Any]]) -> tuple[bool, list[str]]:
        document = compose(case_of(case_with(sessions).case), house_format(key))
        headings = [one.text for one in document.headings]
        tables = [one.name for one in document.tables if one.name in PRINTED]
        return "Who was asked and what they said" in headings, tables

    found, printed = heading_and_tables(asked())
    assert found
    assert printed == list(PRINTED)
    found, printed = heading_and_tables([])
    assert found is (key == "outline-business-case"), "an empty optional heading is left out"
    assert not printed

"""The business case of a scheme, and the questions that a programme asks."""

from typing import Any

import pytest

from schemes.models import Programme, Scheme
from schemes.questions.form import answered, product_questions, questions_of
from tests.factories import World, make_scheme, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from workbench.models import AuditEvent

PROGRAMME = "/programmes/2018-21/"
HERE = f"{PROGRAMME}schemes/s1/"
QUESTIONS = f"{PROGRAMME}questions/"


@pytest.fixture
def scheme(world: World) -> Scheme:
    return make_scheme(world.programme, reference="S1", slug="s1")


def test_product_asks_what_the_published_form_asks() -> None:
    keys = [question.key for question in product_questions()]
    assert keys[:3] == ["why", "if-not-done", "aims"]
    assert {"assumptions", "in-scope", "out-of-scope", "disproportionate"} <= set(keys)
    assert len(set(keys)) == len(keys)
    assert all(question.heading and question.help for question in product_questions())


def test_answers_to_questions_that_are_not_asked_stay_in_sight(world: World) -> None:
    found = answered(questions_of(world.programme), {"aims": "Save.", "old": "Kept.", "void": " "})
    texts = {question.key: text for question, text in found}
    assert texts["aims"] == "Save."
    assert texts["why"] == ""
    assert list(texts)[-1] == "old"


@pytest.mark.parametrize(
    ("page", "writes"), [("case/", False), ("case/edit/", True), ("case/aims/", True)], ids=str
)
def test_case_pages_refuse_the_wrong_visitors(
    world: World, scheme: Scheme, page: str, writes: bool
) -> None:
    refuses_the_wrong_visitors(world, HERE + page, writes=writes)
    if writes:
        refuses_writing(world, HERE + page, sent(1, answer_aims="Save."))
        assert not AuditEvent.objects.exists()


def test_case_reads_as_one_page_with_what_is_missing(world: World, scheme: Scheme) -> None:
    Scheme.objects.update(answers={"aims": "Save *more*.", "old": "From a paper."})
    answer = sign_in(world.member).get(f"{HERE}case/")
    page = answer.content.decode()
    assert answer.context["state"] == f"1 of {len(product_questions())} questions is answered."
    assert "Save <em>more</em>." in page
    assert "From a paper." in page
    assert page.count("No answer yet.") == len(product_questions()) - 1
    assert "case/edit/" not in page
    assert "case/aims/" in sign_in(world.officer).get(f"{HERE}case/").content.decode()


def test_case_text_never_runs(world: World, scheme: Scheme) -> None:
    Scheme.objects.update(answers={"aims": "<script>alert(1)</script> [x](javascript:alert(1))"})
    page = sign_in(world.member).get(f"{HERE}case/").content.decode()
    assert "<script>alert" not in page
    assert 'href="javascript' not in page


def test_one_answer_is_written_and_the_others_stay(world: World, scheme: Scheme) -> None:
    Scheme.objects.update(answers={"why": "It costs more.", "old": "Kept."})
    client, data = sign_in(world.officer), sent(1, answer_aims=" Save.\n\nMore. ")
    for _ in range(2):
        assert client.post(f"{HERE}case/aims/", data)["Location"] == f"{HERE}case/#aims"
    scheme.refresh_from_db()
    assert scheme.answers == {"why": "It costs more.", "old": "Kept.", "aims": "Save.\n\nMore."}
    event = AuditEvent.objects.get()
    assert event.before == {"scheme": scheme.pk, "Aims": ""}
    assert event.after == {"scheme": scheme.pk, "Aims": "Save.\n\nMore."}


def test_whole_case_is_written_in_one_form(world: World, scheme: Scheme) -> None:
    Scheme.objects.update(answers={"why": "It costs more."})
    client = sign_in(world.officer)
    form = client.get(f"{HERE}case/edit/").context["form"]
    assert form["answer_why"].value() == "It costs more."
    assert len(form.questions) == len(product_questions())
    answer = client.post(f"{HERE}case/edit/", sent(1, answer_why="", answer_aims="Save."))
    assert answer["Location"] == f"{HERE}case/"
    scheme.refresh_from_db()
    assert scheme.answers == {"aims": "Save."}


def test_answer_changed_by_two_shows_the_second_both(world: World, scheme: Scheme) -> None:
    sign_in(world.lead).post(f"{HERE}case/aims/", sent(1, answer_aims="First"))
    answer = sign_in(world.officer).post(f"{HERE}case/aims/", sent(1, answer_aims="Second"))
    assert answer.status_code == 409
    assert answer.context["form"].conflicts == [("Aims", "First", "Second")]
    scheme.refresh_from_db()
    assert scheme.answers == {"aims": "First"}


def test_answer_that_is_too_long_is_refused_by_name(world: World, scheme: Scheme) -> None:
    answer = sign_in(world.officer).post(f"{HERE}case/aims/", sent(1, answer_aims="x" * 50_001))
    assert answer.status_code == 422
    assert "Aims must be 50000 characters or fewer, and has 50001" in answer.content.decode()


def test_question_that_is_not_asked_has_no_form(world: World, scheme: Scheme) -> None:
    client = sign_in(world.officer)
    assert client.get(f"{HERE}case/old/").status_code == 404
    assert client.post(f"{HERE}case/old/", sent(1, answer_old="x")).status_code == 404


# Questions


def own(world: World, *headings: str) -> None:
    """The programme asks these and no others; their keys are the headings in small letters."""
    questions = [{"key": text.lower(), "heading": text, "help": ""} for text in headings]
    Programme.objects.filter(pk=world.programme.pk).update(questions=questions)


def keys() -> list[str]:
    return [question.key for question in questions_of(Programme.objects.get())]


def test_questions_are_read_by_all_and_changed_by_the_lead_officer_alone(world: World) -> None:
    refuses_the_wrong_visitors(world, QUESTIONS, writes=False)
    for page in ("new/", "aims/edit/", "aims/remove/"):
        assert sign_in(world.officer).get(QUESTIONS + page).status_code == 403
        assert sign_in(world.stranger).get(QUESTIONS + page).status_code == 404
        assert sign_in(world.lead).get(QUESTIONS + page).status_code == 200
    for page in ("new/", "aims/edit/", "aims/remove/", "aims/move/"):
        data = sent(1, heading="X", direction="up")
        assert sign_in(world.officer).post(QUESTIONS + page, data).status_code == 403
    assert not AuditEvent.objects.exists()
    page = sign_in(world.officer).get(QUESTIONS).content.decode()
    assert "The lead officer of the programme can change them." in page


def test_question_is_added_last_beside_those_of_the_product(world: World) -> None:
    client, data = sign_in(world.lead), sent(1, heading="Carbon?", help="Tonnes a year.")
    for _ in range(2):
        assert client.post(f"{QUESTIONS}new/", data)["Location"] == QUESTIONS
    assert keys() == [*(question.key for question in product_questions()), "carbon"]
    event = AuditEvent.objects.get()
    assert event.action == "added question to"


@pytest.mark.parametrize("heading", ["Edit", "New"])
def test_question_never_stands_at_the_address_of_a_page(world: World, heading: str) -> None:
    own(world, "Aims")
    sign_in(world.lead).post(f"{QUESTIONS}new/", sent(1, heading=heading))
    assert keys()[-1] == f"{heading.lower()}-{2 if heading == 'Edit' else 1}"


def test_question_never_takes_the_key_of_answers_to_another(world: World, scheme: Scheme) -> None:
    own(world, "Aims")
    Scheme.objects.update(answers={"carbon": "From before."})
    sign_in(world.lead).post(f"{QUESTIONS}new/", sent(1, heading="Carbon"))
    assert keys() == ["aims", "carbon-2"]


def test_question_with_a_taken_heading_is_refused_at_the_heading(world: World) -> None:
    own(world, "Aims", "Risks")
    client = sign_in(world.lead)
    for page, version in (("new/", 1), ("risks/edit/", 1)):
        answer = client.post(QUESTIONS + page, sent(version, heading="AIMS"))
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == ["heading"]
    assert client.post(f"{QUESTIONS}aims/edit/", sent(1, heading="aims")).status_code == 302


def test_questions_end_at_sixty(world: World) -> None:
    own(world, *(f"Q{number}" for number in range(60)))
    answer = sign_in(world.lead).post(f"{QUESTIONS}new/", sent(1, heading="More"))
    assert "A case has at most 60 questions." in answer.content.decode()
    assert len(keys()) == 60


def test_question_is_worded_anew_and_keeps_its_answers(world: World, scheme: Scheme) -> None:
    own(world, "Aims")
    Scheme.objects.update(answers={"aims": "Save."})
    sign_in(world.lead).post(f"{QUESTIONS}aims/edit/", sent(1, heading="Goals", help="Which?"))
    page = sign_in(world.member).get(f"{HERE}case/").content.decode()
    assert "Goals" in page
    assert "Save." in page


def test_question_changed_by_two_shows_the_second_both(world: World) -> None:
    own(world, "Aims")
    sign_in(world.lead).post(f"{QUESTIONS}aims/edit/", sent(1, heading="Goals"))
    answer = sign_in(world.lead).post(f"{QUESTIONS}aims/edit/", sent(1, heading="Ends"))
    assert answer.status_code == 409
    assert answer.context["form"].conflicts == [("Heading", "Goals", "Ends")]


@pytest.mark.parametrize(
    ("key", "direction", "order"),
    [
        ("b", "up", ["b", "a", "c"]),
        ("b", "down", ["a", "c", "b"]),
        ("a", "up", ["a", "b", "c"]),
        ("c", "down", ["a", "b", "c"]),
    ],
)
def test_question_moves_one_place(world: World, key: str, direction: str, order: list[str]) -> None:
    own(world, "A", "B", "C")
    sign_in(world.lead).post(f"{QUESTIONS}{key}/move/", sent(1, direction=direction))
    assert keys() == order


def test_question_goes_when_nobody_answers_it(world: World, scheme: Scheme) -> None:
    own(world, "Aims", "Risks")
    Scheme.objects.update(answers={"aims": "Save."})
    client = sign_in(world.lead)
    refused = client.post(f"{QUESTIONS}aims/remove/", sent(1))
    assert refused.status_code == 422
    assert "One scheme answers this question, so it stays." in refused.content.decode()
    data = sent(1)
    for _ in range(2):
        assert client.post(f"{QUESTIONS}risks/remove/", data)["Location"] == QUESTIONS
    assert keys() == ["aims"]
    Scheme.objects.update(answers={})
    last = client.post(f"{QUESTIONS}aims/remove/", sent(2))
    assert "A case asks one question at least." in last.content.decode()


@pytest.mark.parametrize("page", ["edit/", "move/", "remove/"])
def test_question_that_is_not_there_is_not_found(world: World, page: str) -> None:
    answer = sign_in(world.lead).post(f"{QUESTIONS}none/{page}", sent(1, heading="X"))
    assert answer.status_code == 404


def test_question_gone_meanwhile_is_told(world: World, monkeypatch: Any) -> None:
    def other(*_values: object) -> None:
        own(world, "Else")

    own(world, "Aims")
    client = sign_in(world.lead)
    monkeypatch.setattr("schemes.questions.actions._locked", lambda w, p, v: other() or p)
    monkeypatch.setattr("schemes.questions.actions.questions_of", lambda p: ())
    answer = client.post(f"{QUESTIONS}aims/edit/", sent(1, heading="Goals"))
    assert "Somebody else has removed this." in answer.content.decode()

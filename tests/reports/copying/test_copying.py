"""Copying an appraisal and a paper: what goes along, what stays, what is told before."""

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError
from hypothesis import given

from appraisal.casefile.rows import whole_part
from appraisal.models import Appraisal, Criterion, Decision, Option
from reports.casefile.papers import paper_parts
from reports.casefile.parts import CaseExemption, CasePaper
from reports.copying.actions import copied_appraisal, copied_paper
from reports.copying.fitting import fitted_paper
from reports.models import Approval, Exemption, Explained, Paper, Revision, Section
from reports.readiness.weights_log import weights_changed_late
from schemes.models import Membership, Programme, Role
from tests.factories import (
    World,
    make_appraisal,
    make_option,
    make_programme,
    make_scheme,
    rate,
    sent,
    sign_in,
)
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from tests.reports.cases.cases import Json, cases
from tests.reports.cases.typed import typed
from workbench.models import AuditEvent, User
from workbench.rows.writing import write

MODEL = "/programmes/2018-21/appraisals/a1/copy/"
PAPER = "/programmes/2018-21/papers/obc/copy/"
WHY = {"paragraph": "3", "reason": "Bids are open."}


@pytest.fixture
def other(world: World) -> Programme:
    """Another programme in which the lead officer writes."""
    programme = make_programme(
        title="Elsewhere", reference="E1", authority=world.programme.authority
    )
    Membership.objects.create(programme=programme, user=world.lead, role=Role.OFFICER)
    return programme


@pytest.fixture
def paper(world: World) -> Paper:
    """A paper with one of everything."""
    scheme = make_scheme(world.programme, reference="S1")
    paper = Paper.objects.create(
        programme=world.programme,
        appraisal=world.appraisal,
        reference="OBC",
        slug="obc",
        house_format="barnet-outline-business-case",
        title="Outline business case",
        facts={"meeting": "Committee", "version": "1.0"},
        background=["Grant returns", "Open bids"],
        show_approvals=False,
    )
    paper.schemes.set([scheme])
    paper.appraisals.set([world.appraisal])
    Section.objects.create(
        paper=paper,
        key="executive-summary",
        text="It saves {{ a1.options.count }} ways.",
    )
    Section.objects.create(
        paper=paper, key="conclusion", text="The lowest bid.", exempt=WHY, position=1
    )
    for kind, name in (("attachment", "Open bids"), ("option", "A1/B"), ("scheme", "S1")):
        Exemption.objects.create(paper=paper, kind=kind, name=name, **WHY)
    Approval.objects.create(paper=paper, role="Legal")
    Revision.objects.create(paper=paper, number="0.1")
    Explained.objects.create(paper=paper, mark="abc", why="It was rounded.")
    return paper


def copied(client: Any, address: str, **values: object) -> Any:
    """The answer to the form of this page, sent with these values."""
    shown = client.get(address)
    about = {"title": "Again", "reference": "AGAIN", "told": shown.context["form"]["told"].value()}
    return client.post(address, sent(**about | values))


def test_pages_refuse_the_wrong_visitors(world: World, paper: Paper) -> None:
    for address in (MODEL, PAPER):
        refuses_the_wrong_visitors(world, address, writes=True)
        refuses_writing(world, address, sent(title="Again", reference="AGAIN"))
        assert sign_in(world.lead).put(address).status_code == 405
    assert (Appraisal.objects.count(), Paper.objects.count()) == (1, 1)


@pytest.mark.parametrize("role", [None, Role.MEMBER, Role.ASSESSOR, Role.APPROVER])
def test_programme_where_one_may_not_write_is_as_if_it_were_not_there(
    world: World, paper: Paper, role: str | None
) -> None:
    there = make_programme(reference="SECRET", title="Secret")
    if role:
        Membership.objects.create(programme=there, user=world.lead, role=role)
    client = sign_in(world.lead)
    for address in (MODEL, PAPER):
        assert "Secret" not in client.get(address).content.decode()
        assert client.get(f"{address}?to={there.slug}").status_code == 404
        told = client.get(address).context["form"]["told"].value()
        form = sent(title="Again", reference="AGAIN", told=told, exempt="with")
        assert client.post(f"{address}?to={there.slug}", form).status_code == 404
        assert client.get(f"{address}?to=nowhere").status_code == 404
    assert not there.appraisals.exists()
    assert not there.papers.exists()


@pytest.mark.parametrize("with_ratings", [True, False])
def test_appraisal_is_copied_without_its_decision(
    world: World, other: Programme, with_ratings: bool
) -> None:
    world.rate_everything()
    rate(world.options[0], world.rankings[0], "high", assessor="Ann", reason="Mine alone.")
    world.appraisal.decision = Decision.objects.create(
        appraisal=world.appraisal, preferred=world.options[1], reason="It came first."
    )
    world.appraisal.save()
    source = whole_part(world.appraisal)
    chosen = {"with_ratings": "on"} if with_ratings else {}
    answer = copied(sign_in(world.lead), f"{MODEL}?to={other.slug}", **chosen)
    copy = Appraisal.objects.get(programme=other)
    assert answer["Location"] == copy.get_absolute_url()
    agreed = tuple(one for one in source.ratings if with_ratings and not one.assessor)
    wanted = {"reference": "AGAIN", "title": "Again", "decision": None, "ratings": agreed}
    assert whole_part(copy) == replace(source, **wanted)
    assert whole_part(world.appraisal) == source, "the first one stays as it is"
    assert copy.decisions.count() == 0
    event = AuditEvent.objects.get()
    assert (event.action, event.programme_id) == ("copied appraisal", other.pk)
    assert event.after["copied_from"] == "A1"
    assert event.after["ratings"] == len(agreed)
    assert world.programme.title not in str(event.after)


def test_copy_sent_twice_is_made_once(world: World) -> None:
    client = sign_in(world.officer)
    told = client.get(MODEL).context["form"]["told"].value()
    form = sent(title="Again", reference="AGAIN", told=told)
    for _time in range(2):
        assert client.post(MODEL, form).status_code == 302
    assert Appraisal.objects.count() == 2


def test_form_begins_with_a_name_that_is_free(world: World, other: Programme) -> None:
    client = sign_in(world.lead)
    form = client.get(MODEL).context["form"]
    assert (form["title"].value(), form["reference"].value()) == (
        "Copy of How the service is run",
        "A1-2",
    )
    form = client.get(f"{MODEL}?to={other.slug}").context["form"]
    assert (form["title"].value(), form["reference"].value()) == ("How the service is run", "A1")


def test_reference_that_is_taken_is_refused_beside_its_field(world: World, paper: Paper) -> None:
    client = sign_in(world.lead)
    refused = copied(client, MODEL, reference="A1")
    assert refused.status_code == 422
    assert "This programme has an appraisal with this reference." in refused.content.decode()
    refused = copied(client, PAPER, reference="OBC", exempt="with")
    assert "This programme has a paper with this reference." in refused.content.decode()
    assert (Appraisal.objects.count(), Paper.objects.count()) == (1, 1)
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("made_of", "address"),
    [("appraisal.casefile.creating._rules", MODEL), ("reports.copying.actions.EXEMPTION", PAPER)],
)
def test_copy_that_fails_on_the_way_leaves_nothing(
    world: World, paper: Paper, monkeypatch: pytest.MonkeyPatch, made_of: str, address: str
) -> None:
    class Broken:
        def __call__(self, *_given: object) -> None:
            raise IntegrityError("The last of it cannot be written.")

        create = __call__

    monkeypatch.setattr(made_of, Broken())
    client = sign_in(world.lead)
    answer = copied(client, address, exempt="with")
    assert answer.status_code == 422
    assert "Somebody else changed this at the same moment" in answer.content.decode()
    assert (Appraisal.objects.count(), Option.objects.count()) == (1, 3)
    assert (Paper.objects.count(), Section.objects.count()) == (1, 2)
    assert not AuditEvent.objects.exists()


def test_paper_is_copied_with_what_it_keeps_from_the_public(world: World, paper: Paper) -> None:
    (source,) = paper_parts(world.programme)
    answer = copied(sign_in(world.officer), PAPER, exempt="with")
    assert answer.status_code == 302
    copy = paper_parts(world.programme)[1]
    assert copy == replace(
        source,
        reference="AGAIN",
        title="Again",
        facts={"meeting": "Committee"},
        approvals=(),
        revisions=(),
        explained=(),
    )
    event = AuditEvent.objects.get()
    assert (event.action, event.after["sections"]) == (
        "copied paper",
        {
            "executive-summary": "It saves {{ a1.options.count }} ways.",
            "conclusion": "The lowest bid.",
        },
    )


def test_paper_copied_without_it_opens_nothing(world: World, paper: Paper) -> None:
    client = sign_in(world.lead)
    assert copied(client, PAPER).status_code == 422, "the choice is theirs"
    assert copied(client, PAPER, exempt="without").status_code == 302
    copy = paper_parts(world.programme)[1]
    assert [one.key for one in copy.sections] == ["executive-summary"]
    assert (copy.background, copy.exempt) == (("Grant returns",), ())
    event = AuditEvent.objects.get()
    assert "The lowest bid." not in str(event.after)
    assert "Open bids" not in str(event.after)


def test_readers_of_the_history_see_no_words_of_a_copied_paper(world: World, paper: Paper) -> None:
    copied(sign_in(world.officer), PAPER, exempt="with")
    told = "The lowest bid."
    address = "/programmes/2018-21/history/"
    assert told not in sign_in(world.member).get(address).content.decode()
    assert told in sign_in(world.officer).get(address).content.decode()


def test_what_the_other_programme_lacks_is_told_before_the_copy(
    world: World, paper: Paper, other: Programme
) -> None:
    client = sign_in(world.lead)
    page = client.get(f"{PAPER}?to={other.slug}").content.decode()
    for told in (
        "It reports on the appraisal A1, which is not there: the copy reports on none",
        "None of the appraisals it speaks of is there (A1): the copy speaks of all",
        "None of the schemes it speaks of is there (S1): the copy speaks of all",
        "Kept from the public here, and not there at all, so not named in the copy: A1/B and S1.",
        "there is no figure &#x27;a1.options.count&#x27;",
        "The copy goes into the programme “Elsewhere” (E1).",
    ):
        assert told in page, told
    assert copied(client, f"{PAPER}?to={other.slug}", exempt="with").status_code == 302
    (copy,) = paper_parts(other)
    assert (copy.appraisal, copy.appraisals, copy.schemes) == ("", (), ())
    assert [(one.kind, one.name) for one in copy.exempt] == [("attachment", "Open bids")]
    assert [one.exempt for one in copy.sections] == [None, WHY]


def test_what_the_other_programme_has_by_the_same_name_is_told_as_well(
    world: World, paper: Paper, other: Programme
) -> None:
    make_scheme(other, reference="S1", title="Another scheme")
    make_scheme(world.programme, reference="S2")
    paper.schemes.add(world.programme.schemes.get(reference="S2"))
    there = make_appraisal(other, reference="A1", title="Another question")
    make_option(there, "B")
    page = sign_in(world.lead).get(f"{PAPER}?to={other.slug}").content.decode()
    assert "It reports on the appraisal A1, which there is “Another question”." in page
    assert "Of the schemes it speaks of these are not there, and left out: S2." in page
    copied(sign_in(world.lead), f"{PAPER}?to={other.slug}", exempt="with")
    copy = Paper.objects.get(programme=other)
    assert (copy.appraisal, list(copy.appraisals.all())) == (there, [there])
    assert [one.reference for one in copy.schemes.all()] == ["S1"]
    assert {one.name for one in copy.exemptions.all()} == {"A1/B", "S1", "Open bids"}


def test_scheme_that_an_appraisal_serves_goes_by_the_other_programme(
    world: World, other: Programme
) -> None:
    world.appraisal.scheme = make_scheme(world.programme, reference="S1")
    world.appraisal.save()
    client = sign_in(world.lead)
    page = client.get(f"{MODEL}?to={other.slug}").content.decode()
    assert "It serves the scheme S1, which is not there: the copy serves none." in page
    scheme = make_scheme(other, reference="S1", title="Another scheme")
    page = client.get(f"{MODEL}?to={other.slug}").content.decode()
    assert "It serves the scheme S1, which there is “Another scheme”." in page
    copied(client, f"{MODEL}?to={other.slug}")
    assert Appraisal.objects.get(programme=other).scheme == scheme


def test_what_has_changed_since_it_was_told_is_told_again_first(
    world: World, paper: Paper, other: Programme
) -> None:
    client, address = sign_in(world.lead), f"{PAPER}?to={other.slug}"
    told = client.get(address).context["form"]["told"].value()
    make_scheme(other, reference="S1", title="Another scheme")
    form = sent(title="Again", reference="AGAIN", told=told, exempt="with")
    answer = client.post(address, form)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "What the copy would have has changed meanwhile." in page
    assert not other.papers.exists()
    # The page that comes back says how it is now, and may be sent.
    form["told"] = answer.context["form"]["told"].value()
    assert client.post(address, form).status_code == 302


def test_weights_of_a_copy_are_as_late_as_those_it_was_made_of(
    world: World, other: Programme
) -> None:
    client = sign_in(world.lead)
    world.rate_everything()
    copied(client, f"{MODEL}?to={other.slug}", with_ratings="on")
    assert weights_changed_late(other) == {}
    copy = Appraisal.objects.get(programme=other)
    _change_weight(copy.criteria.get(code="R1"), other, world.lead)
    assert weights_changed_late(other) == {"AGAIN": ""}, "it had ratings when it was copied"
    again = f"/programmes/{other.slug}/appraisals/again/copy/"
    copied(client, again, reference="THIRD", with_ratings="on")
    assert set(weights_changed_late(other)) == {"AGAIN", "THIRD"}
    copied(client, again, reference="UNRATED")
    assert set(weights_changed_late(other)) == {"AGAIN", "THIRD"}


def _change_weight(criterion: Criterion, programme: Programme, by: User) -> None:
    with write(by=by, token=uuid4()) as writer:
        row = writer.lock(Criterion.objects.filter(pk=criterion.pk), None)
        row.weight = Decimal(50)
        writer.save(row)
        writer.record("changed criterion", row, programme)


@given(data=cases(), into=cases())
def test_paper_fitted_to_any_programme_names_only_what_is_there(data: Json, into: Json) -> None:
    case, target = typed(data), typed(into)
    appraisals = {one.reference for one in target.appraisals}
    schemes = {one.reference for one in target.schemes}
    for paper in case.papers:
        fitted = fitted_paper(copied_paper(paper, with_exempt=True), target)
        part = fitted.part
        assert {*part.appraisals, *filter(None, [part.appraisal])} <= appraisals
        assert set(part.schemes) <= schemes
        lost = {*paper.appraisals, *filter(None, [paper.appraisal])} - appraisals
        lost |= set(paper.schemes) - schemes
        said = " ".join(fitted.changes)
        assert all(name in said for name in lost)
        assert fitted_paper(part, target).part == part


@given(data=cases())
def test_copy_of_any_paper_without_its_exemptions_has_no_exempt_words(data: Json) -> None:
    for paper in typed(data).papers:
        open_copy = copied_paper(paper, with_exempt=False)
        assert not any(one.exempt for one in open_copy.sections)
        keys = {one.key for one in paper.sections if one.exempt}
        assert not keys & {one.key for one in open_copy.sections}
        hidden = {one.name for one in paper.exempt if one.kind == "attachment"}
        assert not hidden & set(open_copy.background)


def test_kinds_of_exemption_are_all_known_to_fitting() -> None:
    paper = CasePaper("1", "f", "T", background=("Grant returns",))
    empty = typed(
        {
            "format": "options-appraisal/1",
            "programme": {
                "reference": "P",
                "title": "P",
                "authority": "A",
                "first_year": "2018/19",
                "years": 1,
            },
        }
    )
    for kind in Exemption.Kind.values:
        one = CaseExemption(kind=kind, name="nothing", paragraph="3", reason="Why")
        assert fitted_paper(replace(paper, exempt=(one,)), empty).part.exempt == ()


def test_copied_appraisal_of_a_case_keeps_all_else(world: World) -> None:
    part = whole_part(world.appraisal)
    assert copied_appraisal(part, with_ratings=True) == part

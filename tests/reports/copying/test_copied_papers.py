"""Copying a paper: what goes along, what stays, what is told before."""

from dataclasses import replace

import pytest
from hypothesis import given

from reports.casefile.papers import paper_parts
from reports.casefile.parts import CaseExemption, CasePaper
from reports.copying.actions import copied_paper
from reports.copying.fitting import fitted_paper
from reports.models import Exemption, Paper
from schemes.models import Programme
from tests.factories import (
    World,
    make_appraisal,
    make_option,
    make_scheme,
    sent,
    sign_in,
)
from tests.reports.cases.cases import Json, cases
from tests.reports.cases.typed import typed
from tests.reports.copying.copies import PAPER, WHY, copied
from workbench.models import AuditEvent


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


@pytest.mark.django_db
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


@pytest.mark.django_db
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

"""Comments that travel with a programme to another site, and with no paper."""

import json
from typing import Any
from uuid import uuid4

import pytest

from reports.casefile.file import CaseRefused, check_case
from reports.casefile.own import own_case
from reports.models import Comment, Paper
from reports.stored.exporting import export_case, programme_case
from reports.stored.importing import import_case
from schemes.models import Membership, Programme
from tests.factories import World, make_user, sent, sign_in
from tests.reports.cases.full import FULL

WORDS = "Does this count the pensions?"


def imported() -> Programme:
    return import_case(by=make_user("importer"), token=uuid4(), case=check_case(FULL))


def test_comments_name_roles_and_nobody(world: World) -> None:
    address = f"/programmes/{world.programme.slug}/appraisals/a1/options/b/comments/"
    sign_in(world.assessor).post(address, sent(text=WORDS))
    first = Comment.objects.get()
    sign_in(world.lead).post(address, sent(text="It does.", reply_to=first.pk))
    (told,) = export_case(world.programme)["comments"]
    authority = world.programme.authority.name
    assert (told["text"], told["by"]) == (WORDS, f"Assessor, {authority}")
    assert told["replies"][0]["by"] == f"Lead officer, {authority}"
    assert (told["appraisal"], told["option"]) == ("A1", "B")
    assert "assessor" not in json.dumps(told).replace("Assessor", "")


def test_comments_come_in_under_what_they_are_on(db: None) -> None:
    programme = imported()
    cell, _reply, section = Comment.objects.order_by("pk")
    assert (cell.option.code, cell.criterion.code) == ("B", "3")  # type: ignore[union-attr]
    assert (cell.author, cell.resolved_at is not None) == ("Assessor, Borough", True)
    assert _reply.reply_to == cell
    assert (section.section, section.paper) == ("summary", Paper.objects.get())
    page = sign_in(Membership.objects.get(programme=programme).user).get(
        f"/programmes/{programme.slug}/comments/"
    )
    assert "Name the source." in page.content.decode()
    assert "Member" in page.content.decode()


def test_comments_are_in_no_paper_and_in_no_case_of_one(db: None) -> None:
    programme = imported()
    whole = programme_case(programme)
    assert whole.comments == ()
    with_them = check_case(FULL).case
    assert with_them.comments
    own = own_case(with_them, with_them.papers[0].reference)
    assert own.comments == ()
    assert all(not part.weights_of for part in own.appraisals)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"option": "Z"}, 'comments[0].option: "Z" is not an option of this appraisal'),
        ({"criterion": "Z"}, 'comments[0].criterion: "Z" is not a criterion of this appraisal'),
        ({"appraisal": "Z"}, 'comments[0].appraisal: "Z" is not an appraisal of this file'),
        ({"at": "2016-02-30T10:00:00Z"}, "is not a moment of the calendar"),
        ({"paper": "OBC", "section": "summary"}, "a comment is on an option of an appraisal"),
    ],
)
def test_comment_on_what_is_not_there_is_refused(changed: dict[str, Any], fault: str) -> None:
    case = json.loads(json.dumps(FULL))
    case["comments"][0] |= changed
    with pytest.raises(CaseRefused) as refused:
        check_case(case)
    assert fault in str(refused.value)

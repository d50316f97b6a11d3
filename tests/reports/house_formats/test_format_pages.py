"""The pages on which a site administrator makes and changes a house format."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from reports.formats.blocks import BLOCKS
from reports.formats.shelf import house_format, house_format_text
from reports.house_formats.editing import copied
from reports.house_formats.words import BLOCK_NAMES
from reports.models import OwnFormat, Paper
from reports.papers.forms import format_choices
from tests.factories import World, make_authority, sent, sign_in
from tests.reports.workshop import PAPER, paper
from workbench.models import AuditEvent, User

__all__ = ["paper"]

HOME = "/house-formats/"
PAGE = f"{HOME}town-report/"


@pytest.fixture
def admin(world: World) -> Client:
    return sign_in(User.objects.create_superuser("administrator"))


@pytest.fixture
def form(world: World, admin: Client) -> OwnFormat:
    """A cabinet report of the world's authority."""
    values = {"authority": world.programme.authority_id, "source": "cabinet-report"}
    answer = admin.post(f"{HOME}new/", sent(name="Town report", **values))
    assert answer["Location"] == PAGE
    return OwnFormat.objects.get()


def words(key: str = "town-report") -> list[str]:
    """The headings of the format, those of appendices last."""
    return [one.heading for one in house_format(key).walked]


PAGES = [
    *("", "new/", "town-report/", "town-report/change/", "town-report/remove/"),
    *("town-report/preview/", "town-report/new-heading/"),
    *("town-report/headings/summary/change/", "town-report/headings/summary/remove/"),
    *("town-report/parts/cover/", "town-report/parts/cover/new/"),
    *("town-report/parts/cover.0/change/", "town-report/parts/cover.0/remove/"),
    *("town-report/parts/headings.0.blocks/", "town-report/parts/headings.0.blocks/new/"),
]

SHOWN = (  # which take no form
    *("", "town-report/", "town-report/preview/"),
    *("town-report/parts/cover/", "town-report/parts/headings.0.blocks/"),
)


@pytest.mark.parametrize("page", PAGES)
def test_format_pages_are_for_site_administrators_alone(
    world: World, admin: Client, form: OwnFormat, page: str
) -> None:
    address = HOME + page
    assert Client().get(address).status_code == 302
    for user in (world.lead, world.officer, world.member, world.stranger):
        assert sign_in(user).get(address).status_code == 403
        refused = 405 if page in SHOWN else 403
        assert sign_in(user).post(address, sent(version=1)).status_code == refused
    assert admin.get(address).status_code == 200


def test_format_is_made_from_another_and_chosen_for_papers_of_its_authority(
    world: World, form: OwnFormat
) -> None:
    assert (form.key, form.name, form.authority) == (
        "town-report",
        "Town report",
        world.programme.authority,
    )
    made, source = house_format("town-report"), house_format("cabinet-report")
    assert (made.key, made.name) == ("town-report", "Town report")
    assert (made.headings, made.appendices) == (source.headings, source.appendices)
    assert "town-report" in dict(format_choices(authority=form.authority_id))
    assert "town-report" not in dict(format_choices(authority=make_authority().pk))
    event = AuditEvent.objects.latest("pk")
    assert (event.action, event.subject, event.programme_id) == (
        "made house format",
        "Town report",
        None,
    )
    page = sign_in(world.officer).get("/programmes/2018-21/papers/new/").content.decode()
    assert "Town report" in page


def test_second_format_of_a_name_and_one_called_like_ours_get_keys_of_their_own(
    world: World, admin: Client, form: OwnFormat
) -> None:
    values = {"authority": world.programme.authority_id, "source": "town-report"}
    admin.post(f"{HOME}new/", sent(name="Town report", **values))
    admin.post(f"{HOME}new/", sent(name="Cabinet report", **values))
    keys = set(OwnFormat.objects.values_list("key", flat=True))
    assert keys == {"town-report", "town-report-2", "cabinet-report-2"}


def test_paper_in_a_format_follows_it(
    world: World, admin: Client, form: OwnFormat, paper: Paper
) -> None:
    Paper.objects.update(house_format="town-report")
    address = f"{PAGE}headings/summary/change/"
    values = {"heading": "In short", "numbered": "on", "blocks": ["text"]}
    assert admin.post(address, sent(version=1, **values))["Location"] == PAGE
    page = sign_in(world.officer).get(f"{PAPER}preview/paper.html").content.decode()
    assert "In short" in page


def test_heading_is_changed_with_its_flags_and_blocks(admin: Client, form: OwnFormat) -> None:
    address = f"{PAGE}headings/supporting-information/change/"
    asked = admin.get(address).content.decode()
    assert "The ranked table" in asked
    values = {"heading": "The facts", "required": "on", "new_page": "on", "landscape": "on"}
    admin.post(address, sent(version=1, blocks=["ranked", "text", "each-criterion"], **values))
    (one,) = [one for one in house_format("town-report").walked if one.heading == "The facts"]
    assert (one.required, one.new_page, one.landscape, one.numbered) == (True, True, True, False)
    kinds = [(block.kind, block.section) for block in one.blocks]
    assert kinds == [
        ("text", "supporting-information"),
        ("ranked", ""),
        ("each-criterion", "criterion-{code}"),
    ]
    assert "In every paper." in admin.get(PAGE).content.decode()


def test_blocks_that_stay_keep_what_they_are_told(admin: Client, form: OwnFormat) -> None:
    address = f"{PAGE}headings/more-information/change/"
    admin.post(address, sent(version=1, heading="More", blocks=["facts", "background-papers"]))
    (one,) = [one for one in house_format("town-report").walked if one.heading == "More"]
    assert [block.kind for block in one.blocks] == ["facts", "background-papers"]
    assert one.blocks[0].told["appendices"] == "List of appendices"


def test_headings_are_added_moved_and_removed(admin: Client, form: OwnFormat) -> None:
    first = words()
    new = f"{PAGE}new-heading/"
    admin.post(new, sent(version=1, heading="Climate", where="after summary"))
    admin.post(new, sent(version=2, heading="Carbon", where="beneath climate"))
    admin.post(new, sent(version=3, heading="Maps", where="appendix"))
    admin.post(new, sent(version=4, heading="Summary", where=""))
    assert words()[:3] == [first[0], "Climate", "Carbon"]
    assert words()[-1] == "Maps"
    assert {one.key for one in house_format("town-report").walked} >= {"climate", "summary-2"}
    admin.post(f"{PAGE}headings/climate/move/", sent(version=5, direction="up"))
    assert words()[:3] == ["Climate", "Carbon", first[0]]
    admin.post(f"{PAGE}headings/climate/move/", sent(version=6, direction="up"))
    assert words()[:3] == ["Climate", "Carbon", first[0]]
    data = sent(version=7)
    assert admin.post(f"{PAGE}headings/climate/remove/", data)["Location"] == PAGE
    assert admin.post(f"{PAGE}headings/climate/remove/", data)["Location"] == PAGE
    assert words()[0] == first[0]
    assert AuditEvent.objects.latest("pk").action == "removed heading of house format"


def test_format_as_a_whole_is_changed(admin: Client, form: OwnFormat) -> None:
    values = {
        "name": "Report of the town",
        "kind": "Report",
        "header": "{committee}",
        "footer": "{authority}, {wards}",
        "depth": "3",
        "paragraphs": "3",
        "contents": "2",
        "sides": "4",
        "cover": "Report to\nDate of meeting\nWards\nwards",
        "approvals": "Town clerk\nTreasurer\nTown clerk",
    }
    assert admin.post(f"{PAGE}change/", sent(version=1, **values)).status_code == 302
    made = house_format("town-report")
    assert (made.name, made.kind, made.sides, made.contents_depth) == (
        "Report of the town",
        "Report",
        4,
        2,
    )
    assert (made.header, made.footer) == ("{committee}", "{authority}, {wards}")
    assert (made.numbering.depth, made.numbering.paragraphs) == (3, 3)
    assert made.numbering.heading_numbers_from == 2
    assert made.approvals == ("Town clerk", "Treasurer")
    facts = [(one.label, one.fact, one.is_date) for one in made.cover]
    assert facts == [
        ("Report to", "committee", False),
        ("Date of meeting", "meeting_date", True),
        ("Wards", "wards", False),
        ("wards", "wards_2", False),
    ]
    assert OwnFormat.objects.get().name == "Report of the town"
    admin.post(f"{PAGE}change/", sent(version=2, **values | {"contents": "0", "sides": ""}))
    made = house_format("town-report")
    assert (made.contents_depth, made.sides) == (0, None)


def test_change_that_the_reader_refuses_is_told_in_words_and_not_saved(
    admin: Client, form: OwnFormat
) -> None:
    values = {"name": "T", "kind": "R", "depth": "2", "paragraphs": "0", "contents": "0"}
    prints = {"header": "{committee}: {title}", "footer": "{title}"}
    # The header of the format prints the committee, which is no longer asked for.
    refused = admin.post(f"{PAGE}change/", sent(version=1, cover="Wards", **values, **prints))
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "&#x27;committee&#x27; is no fact. Choose one of: authority" in page
    assert 'href="#id_header"' in page
    assert "line 1" not in page
    assert OwnFormat.objects.get().version == 1


def test_two_people_who_change_a_format_see_it(admin: Client, form: OwnFormat) -> None:
    address = f"{PAGE}headings/summary/change/"
    admin.post(address, sent(version=1, heading="In short", blocks=["text"]))
    late = admin.post(address, sent(version=1, heading="Briefly", blocks=["text"]))
    assert late.status_code == 409
    assert "In short" in late.content.decode()
    moved = admin.post(f"{PAGE}headings/summary/move/", sent(version=1, direction="down"))
    assert moved.status_code == 302
    assert words()[0] == "In short"


@pytest.mark.parametrize("page", ["change/", "move/", "remove/"])
def test_heading_of_another_format_is_not_found(
    world: World, admin: Client, form: OwnFormat, page: str
) -> None:
    values = {"authority": world.programme.authority_id, "source": "scrutiny-briefing"}
    other = admin.post(f"{HOME}new/", sent(name="Briefing", **values))["Location"]
    assert admin.post(f"{other}headings/implications/{page}", sent(version=1)).status_code == 404
    assert admin.post(f"{HOME}nowhere/headings/summary/{page}", sent(version=1)).status_code == 404


def test_preview_shows_a_sample_and_a_paper(admin: Client, form: OwnFormat, paper: Paper) -> None:
    sample = admin.get(f"{PAGE}preview/").content.decode()
    assert "Here stands what officers write." in sample
    assert "Reasons for the recommendations" in sample
    assert paper.title in sample
    shown = admin.get(f"{PAGE}preview/?paper={paper.pk}").content.decode()
    assert "This section has not been written." in shown
    assert admin.get(f"{PAGE}preview/?paper=x").status_code == 200


@pytest.mark.parametrize("source", ["outline-business-case", "savings-business-cases"])
def test_every_format_of_ours_can_be_made_anew_and_previewed(
    world: World, admin: Client, source: str
) -> None:
    values = {"authority": world.programme.authority_id, "source": source}
    page = admin.post(f"{HOME}new/", sent(name="Ours", **values))["Location"]
    assert admin.get(page).status_code == 200
    assert admin.get(f"{page}preview/").status_code == 200


def test_format_that_papers_are_written_in_stays(
    admin: Client, form: OwnFormat, paper: Paper
) -> None:
    Paper.objects.update(house_format="town-report")
    refused = admin.post(f"{PAGE}remove/", sent(version=1))
    assert refused.status_code == 422
    Paper.objects.update(house_format="cabinet-report")
    data = sent(version=1)
    assert admin.post(f"{PAGE}remove/", data)["Location"] == HOME
    assert admin.post(f"{PAGE}remove/", data)["Location"] == HOME
    assert not OwnFormat.objects.exists()


def test_formats_are_seen_by_the_people_of_their_authority(world: World, form: OwnFormat) -> None:
    assert list(OwnFormat.objects.visible_to(world.lead)) == [form]
    assert not OwnFormat.objects.visible_to(world.stranger).exists()
    assert OwnFormat.objects.visible_to(User.objects.get(username="administrator")).exists()


def test_every_block_has_a_name_for_people() -> None:
    assert set(BLOCK_NAMES) == set(BLOCKS)
    names: list[Any] = [str(one) for one in BLOCK_NAMES.values()]
    assert len(set(names)) == len(names)


def test_format_in_the_database_reads_as_its_file_would(form: OwnFormat) -> None:
    assert json.loads(form.text)["key"] == form.key


BLOCKS_OF = f"{PAGE}parts/headings.3.blocks"


def kinds(heading: str) -> list[tuple[str, str]]:
    (one,) = [one for one in house_format("town-report").walked if one.heading == heading]
    return [(block.kind, block.section) for block in one.blocks]


def test_blocks_are_added_told_moved_and_removed(admin: Client, form: OwnFormat) -> None:
    heading = house_format("town-report").headings[3]
    before = kinds(heading.heading)
    assert f'href="{BLOCKS_OF}/"' in admin.get(PAGE).content.decode()
    # What has something to be told is told next; what has not leads back to its list.
    new = f"{BLOCKS_OF}/new/"
    at = len(before)
    told = admin.post(new, sent(version=1, kind="in-brief"))["Location"]
    assert told == f"{BLOCKS_OF}.{at}/change/"
    assert admin.post(new, sent(version=2, kind="ranked"))["Location"] == f"{BLOCKS_OF}/"
    page = admin.get(told).content.decode()
    assert "Which part of the case" in page
    values = {"show": "money", "section": "money", "called": "The case in brief, for a single page"}
    values["called"] += ": The question"
    assert admin.post(told, sent(version=3, **values))["Location"] == f"{BLOCKS_OF}/"
    assert kinds(heading.heading) == [*before, ("in-brief", "money"), ("ranked", "")]
    assert (
        "The case in brief, for a single page: The money"
        in admin.get(f"{BLOCKS_OF}/").content.decode()
    )
    move = f"{BLOCKS_OF}.{at + 1}/move/"
    assert admin.post(move, sent(version=4, direction="up")).status_code == 302
    assert kinds(heading.heading)[-2:] == [("ranked", ""), ("in-brief", "money")]
    remove = f"{BLOCKS_OF}.{at}/remove/"
    data = sent(version=5)
    assert admin.post(remove, data)["Location"] == f"{BLOCKS_OF}/"
    assert kinds(heading.heading) == [*before, ("in-brief", "money")]
    actions = AuditEvent.objects.order_by("pk").values_list("action", flat=True)
    assert [*actions][-5:] == [
        *("added part to house format", "added part to house format"),
        *("changed part of house format", "moved part of house format"),
        "removed part of house format",
    ]


def test_part_that_was_changed_meanwhile_shows_both_and_one_that_is_gone_is_refused(
    admin: Client, form: OwnFormat
) -> None:
    cover = f"{PAGE}parts/cover"
    first = house_format("town-report").cover[0].label
    own = {"fact": "committee", "called": first}
    admin.post(f"{cover}.0/change/", sent(version=1, label=first, words="All", **own))
    late = admin.post(f"{cover}.0/change/", sent(version=1, label=first, words="None", **own))
    assert late.status_code == 409
    assert "All" in late.content.decode()
    admin.post(f"{cover}.0/move/", sent(version=2, direction="down"))
    gone = admin.post(f"{cover}.0/change/", sent(version=3, label=first, words="None", **own))
    assert gone.status_code == 422
    assert "has removed or replaced this" in gone.content.decode()
    assert house_format("town-report").cover[1].words == "All"


def test_places_that_are_none_are_not_found(admin: Client, form: OwnFormat) -> None:
    assert (
        "What is printed beneath “Summary”"
        in admin.get(f"{PAGE}parts/headings.0.blocks/").content.decode()
    )
    for place in ("nothing", "headings", "headings.0", "cover.99.facts", "headings.99.blocks"):
        assert admin.get(f"{PAGE}parts/{place}/").status_code == 404
        assert admin.get(f"{PAGE}parts/{place}.99/change/").status_code == 404
        assert admin.get(f"{PAGE}parts/{place}.99/remove/").status_code == 404


def test_appendices_are_numbered_otherwise(admin: Client, form: OwnFormat) -> None:
    page = admin.get(f"{PAGE}change/").content.decode()
    values = dict.fromkeys(("cover", "approvals", "sides", "opening_caption"), "")
    values |= {"name": "T", "kind": "R", "header": "{title}", "footer": "{title}"}
    values |= {"depth": "2", "paragraphs": "0", "contents": "0", "numbers_from": "1"}
    values |= {"appendices_label": "Annex", "appendices_by": "numbers", "exempt_list": "wales"}
    assert "What an appendix is called" in page
    admin.post(f"{PAGE}change/", sent(version=1, appendices_own="on", own_page="on", **values))
    made = house_format("town-report")
    assert (made.appendices.label, made.appendices.by_letters, made.appendices.own_numbers) == (
        "Annex",
        False,
        True,
    )
    assert (made.exempt_list, made.opening.own_page) == ("wales", True)
    assert made.appendices.headings == house_format("cabinet-report").appendices.headings


def test_every_list_and_setting_has_words_for_people(admin: Client, form: OwnFormat) -> None:
    """Each list of the product's formats opens with a page, and each of its parts with a form."""
    text = copied(house_format_text("savings-business-cases"), key="town-report", name="Cases")
    OwnFormat.objects.update(text=text)
    left, seen = [PAGE], set()
    while left:
        address = left.pop()
        kind = re.sub(r"\d+", "0", address)  # parts of one kind in one place are alike
        if kind not in seen:
            seen.add(kind)
            answer = admin.get(address)
            assert answer.status_code == 200, address
            left += re.findall(
                r'href="(/house-formats/[^"]*/parts/[^"]*/)"', answer.content.decode()
            )
    ends = {one.strip("/").rpartition("/")[2].rpartition(".")[2] for one in seen}
    assert ends >= {"cover", "blocks", "box", "parts", "new", "change", "remove"}

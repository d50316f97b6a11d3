"""An appraisal in words on its pages: nothing is ranked, options are compared, people decide."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from appraisal.models import Appraisal
from reports.casefile.file import read_case
from reports.stored.importing import import_case
from tests.factories import make_user, sent, sign_in

HERE = "/programmes/herts-ha/"
MODEL = f"{HERE}appraisals/delivery-model/"


@pytest.fixture
def lead(db: None) -> Client:
    user = make_user("lead of Hertfordshire")
    case = read_case(Path(settings.BASE_DIR) / "fixtures" / "hertfordshire.json")
    import_case(by=user, token=uuid4(), case=case)
    return sign_in(user)


def page(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_results_answer_in_a_sentence_and_compare_without_a_rank(lead: Client) -> None:
    shown = page(lead, f"{MODEL}results/")
    assert (
        "Small Home Improvement Agency (HIA) is the preferred option, with a view to Complete Home "
        "Improvement Agency (HIA)." in shown
    )
    places = [shown.index(words) for words in ("Options compared", "Minimum sign-up", "Benefits")]
    assert places == sorted(places)
    assert "<li>Decisions need less bureaucracy</li>" in shown
    assert "Taken forward as the preferred option" in shown
    for ranked in ("Rank", "Total (", "ranked table", "Download"):
        assert ranked not in shown


def test_results_compare_every_option_column_by_column(lead: Client) -> None:
    table = lead.get(f"{MODEL}results/").context["compared"]
    assert [column.heading for column in table.columns[1:]] == [
        "DFG service",
        "Small Home Improvement Agency (HIA)",
        "Complete Home Improvement Agency (HIA)",
        "Do nothing (baseline)",
    ]
    rows = {row.heading.text: row.cells for row in table.rows}
    assert list(rows) == [
        *("Outcome", "Minimum sign-up", "What it includes", "Benefits", "Drawbacks"),
    ]
    assert [cell.text for cell in rows["Minimum sign-up"]] == [
        *("2 to 3 authorities", "5 authorities", "5 authorities", "Not stated"),
    ]
    assert [len(cell.items) for cell in rows["Drawbacks"]] == [4, 3, 2, 16]


def test_results_ask_as_many_queries_for_many_options_as_for_few(
    lead: Client, django_assert_max_num_queries
) -> None:
    lead.get(f"{MODEL}results/")
    with django_assert_max_num_queries(19) as few:
        lead.get(f"{HERE}appraisals/delivery-approach/results/")
    # This one is decided: the paper that tells it is asked for as well.
    with django_assert_max_num_queries(len(few) + 3):
        lead.get(f"{MODEL}results/")


def test_overview_and_options_show_facts_and_no_money(lead: Client) -> None:
    table = lead.get(MODEL).context["table"]
    headings = [column.heading for column in table.columns]
    assert headings == ["Option", "Minimum sign-up", "What it includes", "Outcome"]
    assert "with a view to Complete Home Improvement Agency (HIA)." in page(lead, MODEL)
    assert "Total savings" not in page(lead, f"{MODEL}options/")
    assert "Not given" not in page(lead, f"{MODEL}options/b/")


def test_scoring_says_that_nothing_is_rated(lead: Client) -> None:
    shown = page(lead, f"{MODEL}scoring/")
    assert "Nothing is rated: every criterion is weighed in words." in shown
    assert "Add the criteria first" not in shown
    assert f"{MODEL}decision/" in shown


def test_another_decision_without_a_score_changes_the_way_forward(lead: Client) -> None:
    appraisal = Appraisal.objects.get(slug="delivery-approach")
    assert "not ranked first" not in page(lead, f"{HERE}appraisals/delivery-approach/decision/")
    company = appraisal.options.get(code="C")
    data = {"preferred": company.pk, "with_a_view_to": "", "reason": "", "next_step": "Found it."}
    address = f"{HERE}appraisals/delivery-approach/decision/"
    assert lead.post(address, sent(appraisal.version, **data)).status_code == 302
    shown = page(lead, f"{HERE}way-forward/")
    assert "for delivery approach, Arm&#x27;s-length organisation." in shown
    assert "Found it." in shown
    assert "No reason recorded" in shown
    assert "All three strands are decided." in shown

"""Exempt items as nobody should write them: every command answers in plain sentences."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_user
from tests.reports.commands import run
from tests.reports.papers.papers import barnet_data

PROGRAM_WORDS = ("Traceback", "KeyError", "AttributeError", "TypeError", "<class", " object at ")
NAMES = (
    *("", " ", "x" * 201, "x" * 5000, "A1/Z", "/", "//", "delivery-model/", "delivery-model/JV"),
    *("{{ finance.target }}", "\u202e", "\x00", "'", "a/b/c", "programme", "evidence.", "."),
    *("finance.target", "options.count", "PSM.rank", "PSM.happiness", "%s", "\u0661\u0662"),
    *(None, 3, [], {}),
)
PARAGRAPHS = ("3", "14", "18C", "99", "", "x" * 300, "1 or 2", "\u0663", None, 3)
items = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(
            [*("option", "scheme", "evidence", "figure", "attachment"), "page", "", None]
        ),
        "name": st.sampled_from(NAMES),
        "paragraph": st.sampled_from(PARAGRAPHS),
        "reason": st.sampled_from(["Bids.", "", None, "x" * 100_000]),
    },
    optional={"more": st.just(1)},
)
plausible = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["option", "scheme", "evidence", "figure", "attachment"]),
        "name": st.sampled_from([one for one in NAMES if isinstance(one, str) and one.strip()]),
        "paragraph": st.sampled_from(["3", "5", "14"]),
        "reason": st.just("Bids."),
    }
)


def written(folder: Path, kept: list[dict[str, Any]]) -> str:
    """A case file whose paper keeps these things back."""
    data = barnet_data()
    data["papers"][0]["exempt"] = kept
    path = folder / "case.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return str(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(kept=st.lists(items, min_size=1, max_size=3) | st.lists(plausible, min_size=1, max_size=2))
def test_commands_that_read_a_case_end_in_plain_sentences(
    tmp_path: Path, kept: list[dict[str, Any]]
) -> None:
    case = written(tmp_path, kept)
    output = str(tmp_path / "paper.json")
    for command in (
        ["appraise", case],
        ["build_paper", case, "--output", output],
        ["build_paper", case, "--whole", "--output", output],
        ["build_paper", case, "--part-2", "--output", output],
    ):
        answers_plainly(*command)


def answers_plainly(*command: str) -> None:
    """Runs a command, which does what it is for or is refused with sentences."""
    done = run(*command)
    assert done.status in (0, 2), command
    assert bool(done.errors) is (done.status == 2), command
    for word in PROGRAM_WORDS:
        assert word not in "".join(done.errors), command


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "name", "paragraph", "said"),
    [
        ("option", "delivery-model/JV", "3", "names the option"),
        ("option", "delivery-model/JW", "3", "Did you mean 'delivery-model/JV'"),
        ("option", "delivery-model/JV", "18C", "Paragraph 18C is not one of those for England"),
        ("figure", "PSM.happiness", "3", "There is no figure 'PSM.happiness'"),
        ("figure", "options.count", "3", "cannot be kept from the public by itself"),
        ("scheme", "\u202e", "3", "no such thing as the scheme"),
    ],
)
def test_programme_with_such_items_is_imported_exported_and_refused_as_a_public_paper(
    tmp_path: Path, kind: str, name: str, paragraph: str, said: str
) -> None:
    make_user("lead", is_superuser=True)
    kept = {"kind": kind, "name": name, "paragraph": paragraph, "reason": "Bids."}
    case, output = written(tmp_path, [kept]), str(tmp_path / "paper.json")
    assert run("import_case", case).status == 0
    reference = barnet_data()["programme"]["reference"]
    exported = run("export_case", reference)
    assert exported.status == 0
    assert json.loads(exported.output)["papers"][0]["exempt"] == [kept]
    for source in (case, reference):
        assert run("appraise", source).status == 0
        refused = run("build_paper", source, "--output", output)
        assert refused.status == 2
        assert said in " ".join(refused.errors)
    answers_plainly("verify", case)

"""The page on the case file, docs/format.md: its examples run and come to what it prints, and it
names every key. A comment before a block says what the block is; none of it is seen by readers."""

import io
import json
import re
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
from django.conf import settings
from django.core.management import call_command

PAGE: Final = (Path(settings.BASE_DIR) / "docs" / "format.md").read_text(encoding="utf-8")
_BLOCK: Final = re.compile(r"<!-- (\w+) (\S+) ?(\S*) -->\n```\w+\n(.*?)```", re.DOTALL)
_STEP: Final = re.compile(r"([a-z_]+)|\[(\d+)\]")

# What a block is: its file, where in the file or the answer it stands, its text.
BLOCKS: Final = [found.groups() for found in _BLOCK.finditer(PAGE)]


def blocks(kind: str) -> list[tuple[str, str, str]]:
    return [(file, place, text) for one, file, place, text in BLOCKS if one == kind]


WHOLE: Final = {file: text for file, _place, text in blocks("file")}


def appraise(tmp_path: Path, case: str, *more: str) -> tuple[int, str, str]:
    """The exit code of `appraise` on a file with this text, what it prints, what it complains of."""
    path = tmp_path / "case.json"
    path.write_text(case, encoding="utf-8")
    output, errors = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command("appraise", str(path), *more, stdout=output, stderr=errors)
    except SystemExit as end:
        status = int(end.code or 0)
    return status, output.getvalue(), errors.getvalue()


def steps(place: str) -> list[str | int]:
    return [int(found[2]) if found[2] else found[1] for found in _STEP.finditer(place)]


def at(data: Any, path: list[str | int]) -> Any:
    for step in path:
        data = data[step]
    return data


def named(one: tuple[str, str, str]) -> str:
    return f"{one[0]}:{one[1]}"


def test_format_page_holds_an_appraisal_and_a_scheme_and_shows_what_both_come_to() -> None:
    assert list(WHOLE) == ["library.json", "letters.json"]
    assert [file for file, _, _ in blocks("printed")] == ["library.json", "letters.json"]
    assert [file for file, _, _ in blocks("answer")] == ["letters.json", "library.json"]
    assert len(blocks("part")) >= 4
    assert len(blocks("added")) >= 4
    # No block is left untried because its comment is misspelt.
    assert {kind for kind, *_rest in BLOCKS} == {"file", "printed", "answer", "part", "added"}
    assert PAGE.count("```json") == len(BLOCKS) - len(blocks("printed"))


@pytest.mark.parametrize("one", blocks("printed"), ids=named)
def test_format_page_prints_what_appraise_prints(tmp_path: Path, one: tuple[str, str, str]) -> None:
    file, _place, text = one
    assert appraise(tmp_path, WHOLE[file]) == (0, text, "")


@pytest.mark.parametrize("one", blocks("answer"), ids=named)
def test_format_page_shows_the_answer_for_machines(
    tmp_path: Path, one: tuple[str, str, str]
) -> None:
    file, place, text = one
    status, output, _errors = appraise(tmp_path, WHOLE[file], "--json")
    assert status == 0
    assert at(json.loads(output), steps(place)) == json.loads(text)


@pytest.mark.parametrize("one", blocks("part"), ids=named)
def test_format_page_shows_parts_that_can_stand_in_the_place_of_others(
    tmp_path: Path, one: tuple[str, str, str]
) -> None:
    file, place, text = one
    case = json.loads(WHOLE[file])
    *way, last = steps(place)
    at(case, way)[last] = json.loads(text)
    status, _output, errors = appraise(tmp_path, json.dumps(case))
    assert (status in (0, 1), errors) == (True, "")


@pytest.mark.parametrize("one", blocks("added"), ids=named)
def test_format_page_shows_parts_that_can_be_added(
    tmp_path: Path, one: tuple[str, str, str]
) -> None:
    file, place, text = one
    case, more = json.loads(WHOLE[file]), json.loads(text)
    there = at(case, steps(place))
    if isinstance(there, dict):
        there.update(more)
    else:
        there.extend(more if isinstance(more, list) else [more])
    status, _output, errors = appraise(tmp_path, json.dumps(case))
    assert (status in (0, 1), errors) == (True, "")


def year_tables() -> list[tuple[str, list[str], list[str]]]:
    """Of each row of a table of years: its file, its years and its cells, the name first."""
    found = []
    for table in re.finditer(r"<!-- years (\S+) -->\n\n((?:\|.*\n)+)", PAGE):
        head, _rule, *rows = (
            [cell.strip() for cell in line.strip("|").split("|")] for line in table[2].splitlines()
        )
        found += [(table[1], head[1:], row) for row in rows]
    return found


def test_format_page_has_a_row_for_every_line_of_its_scheme() -> None:
    scheme = json.loads(WHOLE["letters.json"])["schemes"][0]
    names = [row[0] for _file, _years, row in year_tables()]
    assert names == [*(line["name"] for line in scheme["lines"]), "**Net**"]


@pytest.mark.parametrize("table", year_tables(), ids=lambda table: table[2][0])
def test_format_page_says_what_each_line_brings_in_each_year(
    tmp_path: Path, table: tuple[str, list[str], list[str]]
) -> None:
    """Each cell is stated of its line, and one pound more as well: only the latter may differ."""
    file, years, (name, *cells) = table
    case = json.loads(WHOLE[file])
    scheme = case["schemes"][0]
    del scheme["headline"]
    scheme["stated"] = []
    whole = name == "**Net**"
    for year, cell in zip(years, cells, strict=True):
        amount = Fraction(cell.replace(",", ""))
        for label, stated in (("as printed", amount), ("one more", amount + 1)):
            of = {"lines": "all" if whole else [name], "take": "net" if whole else "sum"}
            of |= {} if year == "In all" else {"year": year}
            one = {"name": f"{year} {label}", "amount": str(stated), "of_lines": of}
            scheme["stated"].append(one)
    status, output, errors = appraise(tmp_path, json.dumps(case), "--json")
    assert (status, errors) == (0, "")
    answer = json.loads(output)
    differing = [one["where"].partition(" ")[2] for one in answer["reconciliation"]]
    assert (differing, answer["unchecked"]) == ([f"{year} one more" for year in years], [])


def test_format_page_says_which_error_a_misspelt_level_gives(tmp_path: Path) -> None:
    shown = next(line for line in PAGE.splitlines() if "hihg" in line).strip()
    case = json.loads(WHOLE["library.json"])
    ratings = case["appraisals"][0]["ratings"]
    ratings[3], ratings[1] = ratings[1] | {"level": "hihg"}, ratings[3]
    status, _output, errors = appraise(tmp_path, json.dumps(case))
    assert (status, errors.splitlines()) == (2, [shown])


def words_of(schema: Any) -> set[str]:
    """Every key that a case file may have, and every word that a key may be one of."""
    found: set[str] = set()
    if isinstance(schema, list):
        return found.union(*map(words_of, schema))
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            found |= set(schema["properties"])
        found |= set(schema["enum"]) if isinstance(schema.get("enum"), list) else set()
        found |= {schema["const"]} if isinstance(schema.get("const"), str) else set()
        found = found.union(*map(words_of, schema.values()))
    return found


def test_format_page_names_every_key_and_word_of_the_schema() -> None:
    path = Path(settings.BASE_DIR) / "static" / "schema" / "options-appraisal-1.json"
    known = words_of(json.loads(path.read_text(encoding="utf-8")))
    assert {"excused_by", "bands", "minimum-level", "half-then-half"} <= known
    # The worked examples use keys and explain none.
    told = _BLOCK.sub(lambda found: found[0] if found[1] in ("part", "added") else "", PAGE)
    assert [
        word for word in sorted(known) if not re.search(f'[`"]{re.escape(word)}[`"]', told)
    ] == []


def keys_of(answer: Any) -> set[str]:
    """Every key but the codes of options, under which `first` says how often each comes first."""
    if isinstance(answer, list):
        return set().union(*map(keys_of, answer))
    if isinstance(answer, dict):
        parts = (part for key, part in answer.items() if key != "first")
        return set(answer).union(*map(keys_of, parts))
    return set()


def test_format_page_names_every_key_of_the_answer(tmp_path: Path) -> None:
    _status, output, _errors = appraise(tmp_path, WHOLE["library.json"], "--json")
    _status, second, _errors = appraise(tmp_path, WHOLE["letters.json"], "--json")
    known = keys_of(json.loads(output)) | keys_of(json.loads(second))
    assert {"switch_up", "difference", "best_rank"} <= known
    told = PAGE.partition("\n## The answer\n")[2].partition("\n## ")[0]
    assert [key for key in sorted(known) if f"`{key}`" not in told] == []

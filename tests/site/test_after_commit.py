"""What is done once a change is committed: the change stands by then, so that nothing that goes wrong
may reach the person who made it."""

import ast
from collections.abc import Iterator

import pytest
from django.conf import settings

APPS = ("workbench", "schemes", "appraisal", "reports")


def calls() -> Iterator[tuple[str, ast.Call, set[str]]]:
    """Each call of on_commit with its place, and the names of the functions of its file."""
    for app in APPS:
        for path in sorted((settings.BASE_DIR / app).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            if "on_commit" not in text:
                continue
            tree = ast.parse(text)
            nodes = list(ast.walk(tree))
            functions = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
            for node in nodes:
                if isinstance(node, ast.Call) and _name(node.func) == "on_commit":
                    place = f"{path.relative_to(settings.BASE_DIR)}:{node.lineno}"
                    yield place, node, functions


def _name(node: ast.expr) -> str:
    match node:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


CALLS = list(calls())


@pytest.mark.parametrize(("place", "call", "functions"), CALLS, ids=[one[0] for one in CALLS])
def test_what_follows_a_commit_fails_by_itself(
    place: str, call: ast.Call, functions: set[str]
) -> None:
    """Django logs what fails by the function's own name: a partial has none, and its failure was
    an error of the page."""
    robust = {key.arg: key.value for key in call.keywords}.get("robust")
    assert isinstance(robust, ast.Constant), place
    assert robust.value is True, place
    assert _name(call.args[0]) in functions, f"{place}: give a function that has a name"


def test_there_is_something_to_look_at() -> None:
    assert CALLS

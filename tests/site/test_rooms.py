"""The house: small rooms, no circle among them, and imports that run one way, by ORM name as well."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
# From the ground up: each may know those before it.
APPS = ("workbench", "schemes", "appraisal", "reports")
MOST_AT_A_ROOT = 12
MOST_IN_A_FOLDER = 15

Graph = dict[str, set[str]]


def sources(*names: str) -> list[Path]:
    return sorted(
        path
        for name in names
        for path in (ROOT / name).rglob("*.py")
        if "migrations" not in path.parts
    )


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports() -> Graph:
    """Which module imports which of ours, wherever in its file it does so."""
    paths = sources(*APPS)
    known = {module_of(path) for path in paths}
    graph: Graph = {}
    for path in paths:
        found: set[str] = set()
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.ImportFrom) and node.module:
                for one in node.names:
                    inner = f"{node.module}.{one.name}"
                    found.add(inner if inner in known else node.module)
            elif isinstance(node, ast.Import):
                found |= {one.name for one in node.names}
        graph[module_of(path)] = (found & known) - {module_of(path)}
    return graph


def circles(graph: Graph) -> list[list[str]]:
    """What lies on a circle: nodes that can be reached from themselves, those of one circle
    together."""
    reached = {node: _reached(graph, node) for node in graph}
    on_one = [node for node in graph if node in reached[node]]
    groups = {
        tuple(
            sorted(other for other in on_one if other in reached[node] and node in reached[other])
        )
        for node in on_one
    }
    return sorted(map(list, groups))


def _reached(graph: Graph, start: str) -> set[str]:
    seen: set[str] = set()
    waiting = list(graph.get(start, ()))
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting += graph.get(node, ())
    return seen


def room_of(module: str) -> str:
    """A folder of an app, or a file at its root."""
    return ".".join(module.split(".")[:2])


def rooms() -> Graph:
    graph: Graph = defaultdict(set)
    for module, found in imports().items():
        graph[room_of(module)] |= {room_of(one) for one in found} - {room_of(module)}
    return graph


def test_no_folder_holds_more_than_a_reader_can_take_in() -> None:
    for folder in {path.parent for path in sources(*APPS)}:
        modules = [one.name for one in folder.glob("*.py") if one.name != "__init__.py"]
        most = MOST_AT_A_ROOT if folder.name in APPS else MOST_IN_A_FOLDER
        assert len(modules) <= most, f"{folder} has {len(modules)} modules: find its rooms"


def test_every_package_says_what_it_is() -> None:
    for path in sources(*APPS):
        if path.name == "__init__.py" and "management" not in path.parts:
            assert ast.get_docstring(ast.parse(path.read_text())), f"{path} says nothing"


def test_no_module_is_imported_by_what_it_imports() -> None:
    assert circles(imports()) == []


def test_no_room_depends_on_what_depends_on_it() -> None:
    assert circles(rooms()) == []


def test_every_room_stands_in_the_architecture() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text()
    for app in APPS:
        section = text.partition(f"## `{app}/`")[2].partition("\n## ")[0]
        for path in sorted((ROOT / app).iterdir()):
            hidden = path.name in ("migrations", "templatetags", "__pycache__")
            if path.is_dir() and not hidden and list(path.glob("*.py")):
                assert f"`{path.name}/`" in section, (
                    f"docs/architecture.md lacks {app}/{path.name}/"
                )


def test_links_of_the_documents_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"


def test_circles_are_found() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set(), "e": {"e"}}
    assert circles(graph) == [["a", "b", "c"], ["e"]]


@pytest.mark.parametrize("app", APPS[:-1])
def test_no_app_asks_for_rows_of_an_app_above_it_by_name(app: str) -> None:
    """The ORM knows every model by name from the other end of a key: `programme.papers`,
    `papers__approvals`, `Count("appraisals")`. An app below may not use the names that the models
    of an app above give it."""
    above = APPS[APPS.index(app) + 1 :]
    own = {
        field.name
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()
        if getattr(field, "related_model", None) is None
        or field.related_model._meta.app_label not in above
    }
    names = {
        relation.get_accessor_name()
        for model in apps.get_app_config(app).get_models()
        for relation in model._meta.related_objects
        if relation.related_model._meta.app_label in above and relation.get_accessor_name()
    } - own
    found = []
    for path in sources(app):
        for number, line in enumerate(path.read_text().split("\n"), 1):
            for name in names:
                if re.search(rf"\.{name}\b(?!\()|[\"'](\w+__)*{name}(__\w+)*[\"']", line):
                    found.append(f"{path.relative_to(ROOT)}:{number}: {name}")
    assert found == []

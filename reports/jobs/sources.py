"""Finds the product's own source files that a renderer depends on, by following its imports."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

PACKAGES = ("workbench", "schemes", "appraisal", "reports")
# Where a statement holds others.
_WITHIN = ("body", "orelse", "finalbody", "handlers", "cases")


def sources_of(modules: Iterable[str], root: Path) -> list[Path]:
    """Every file of `PACKAGES` beneath `root` that `modules` import, at the top of a file or within
    a function, directly or by way of another; sorted."""
    found: set[Path] = set()
    waiting = list(modules)
    seen: set[str] = set()
    while waiting:
        module = waiting.pop()
        if module in seen:
            continue
        seen.add(module)
        file = _file_of(module, root)
        if file is None:
            continue
        found.add(file)
        waiting += _imports(ast.parse(file.read_bytes()))
        waiting.append(module.rpartition(".")[0])  # importing a module runs its package first
    return sorted(found)


def tag_libraries(root: Path) -> tuple[str, ...]:
    """The modules of template tags of `PACKAGES`."""
    files = (one for package in PACKAGES for one in (root / package).glob("templatetags/*.py"))
    return tuple(
        ".".join(one.relative_to(root).with_suffix("").parts)
        for one in sorted(files)
        if one.stem != "__init__"
    )


def _file_of(module: str, root: Path) -> Path | None:
    if module.partition(".")[0] not in PACKAGES:
        return None
    path = root.joinpath(*module.split("."))
    choices = (path.with_suffix(".py"), path / "__init__.py")
    return next((one for one in choices if one.is_file()), None)


def _imports(tree: ast.Module) -> Iterator[str]:
    """What is imported anywhere in a file. An import is a statement, so the expressions, which are
    most of a file, are not looked through."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.module:
                yield node.module
                yield from (f"{node.module}.{one.name}" for one in node.names)
        else:
            for name in _WITHIN:
                waiting += getattr(node, name, ())

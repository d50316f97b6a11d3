"""The graph of needs: circles, neighbours and the sequence of delivery. Nodes are any values; no
rows are read here."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def path_between(
    needs: Mapping[Node, Collection[Node]], start: Node, end: Node
) -> tuple[Node, ...] | None:
    """The shortest path from `start` to `end` along needs, both included; None where there is none.
    The path from a node to itself is that node alone."""
    came: dict[Node, Node] = {}
    seen, reached = {start}, [start]
    while reached and end not in seen:
        step = []
        for node in reached:
            for needed in needs.get(node, ()):
                if needed not in seen:
                    seen.add(needed)
                    came[needed] = node
                    step.append(needed)
        reached = step
    if end not in seen:
        return None
    way = [end]
    while way[-1] != start:
        way.append(came[way[-1]])
    return tuple(reversed(way))


def circle_through(
    needs: Mapping[Node, Collection[Node]], node: Node, needed: Node
) -> tuple[Node, ...] | None:
    """The circle that would close if `node` needed `needed` too, from `node` back to `node`; None
    where none would close."""
    way = path_between(needs, needed, node)
    return None if way is None else (node, *way)


def around(needs: Mapping[Node, Collection[Node]], node: Node) -> frozenset[Node]:
    """The node with all that it needs and all that needs it, however many steps away."""
    needed_by = reversed_edges(needs)
    return _reach(needs, node) | _reach(needed_by, node)


def reversed_edges(needs: Mapping[Node, Collection[Node]]) -> dict[Node, list[Node]]:
    """For each needed node the nodes that need it."""
    by: dict[Node, list[Node]] = {}
    for node, needed in needs.items():
        for one in needed:
            by.setdefault(one, []).append(node)
    return by


def _reach(edges: Mapping[Node, Collection[Node]], start: Node) -> frozenset[Node]:
    seen, waiting = {start}, [start]
    while waiting:
        for node in edges.get(waiting.pop(), ()):
            if node not in seen:
                seen.add(node)
                waiting.append(node)
    return frozenset(seen)


def levels(
    nodes: Iterable[Node], needs: Mapping[Node, Collection[Node]]
) -> tuple[tuple[Node, ...], ...]:
    """The nodes in the order in which they can be delivered: the first level needs none of the
    others, each later one something of the level before. Within a level as given. Nodes of a
    circle, which the actions refuse, stand together in the last level."""
    left = list(nodes)
    among, done = set(left), set[Node]()
    found: list[tuple[Node, ...]] = []
    while left:
        ready = tuple(
            node for node in left if all(n in done or n not in among for n in needs.get(node, ()))
        )
        found.append(ready or tuple(left))
        done.update(found[-1])
        left = [node for node in left if node not in done]
    return tuple(found)

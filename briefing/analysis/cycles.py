"""Circles in what ought to be a hierarchy: a lineage, a membership."""

from collections.abc import Collection, Iterable, Mapping


def find_circles(
    graph: Mapping[str, Collection[str]], starts: Iterable[str] | None = None
) -> tuple[tuple[str, ...], ...]:
    """Find circles among the nodes that can be reached, each from its alphabetically first node round to it again.

    Every node that lies on some circle is on one of those returned, or shares one with a node that is; a graph without
    circles gives none. Each edge is followed once.
    """
    circles: dict[tuple[str, ...], None] = {}
    done: set[str] = set()
    for start in graph if starts is None else starts:
        path: dict[str, None] = {}
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                del path[node]
                done.add(node)
            elif node in path:
                order = list(path)
                circles[_rotated(order[order.index(node) :])] = None
            elif node not in done:
                path[node] = None
                stack.append((node, True))
                stack.extend((above, False) for above in reversed(tuple(graph.get(node, ()))))
    return tuple(circles)


def _rotated(circle: list[str]) -> tuple[str, ...]:
    first = circle.index(min(circle))
    return (*circle[first:], *circle[:first], circle[first])

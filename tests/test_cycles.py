"""Circles in a lineage or membership."""

import graphlib
import itertools

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.cycles import find_circles

NODES = st.sampled_from("abcdef")


def test_a_circle_is_spelled_out_from_its_first_name():
    assert find_circles({"b": ("c",), "c": ("a",), "a": ("b",)}) == (("a", "b", "c", "a"),)
    assert find_circles({"a": ("a",)}) == (("a", "a"),)
    assert find_circles({"a": ("b", "c"), "b": ("d",), "c": ("d",), "d": ()}) == ()
    assert find_circles({"a": ("b",)}) == ()


def test_only_what_can_be_reached_is_looked_at():
    graph = {"a": ("b",), "b": (), "x": ("x",)}
    assert find_circles(graph, ["a"]) == ()
    assert find_circles(graph, ["x"]) == (("x", "x"),)


def test_many_ways_to_one_root_take_no_time():
    ladder = {f"{side}{i}": (f"l{i + 1}", f"r{i + 1}") for i in range(2000) for side in "lr"}
    assert find_circles(ladder) == ()


@given(st.dictionaries(NODES, st.lists(NODES, max_size=4)))
def test_circles_are_found_where_there_are_any_and_every_step_of_them_exists(graph):
    circles = find_circles(graph)
    for circle in circles:
        assert circle[0] == circle[-1] == min(circle)
        assert all(after in graph[before] for before, after in itertools.pairwise(circle))
        assert len(set(circle)) == len(circle) - 1
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError:
        assert circles
    else:
        assert not circles

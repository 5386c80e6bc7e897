"""The matrix, and the chain of a claim."""

from itertools import pairwise

from hypothesis import given
from stories import date, make_story, stories

from briefing.analysis.chain import chain_of, layers, lineage_of, routes_to
from briefing.analysis.matrix import matrix_of
from briefing.analysis.origins import sources_of


def test_each_kind_of_cell():
    days = {"a": "2025-02", "b": "2025-03", "c": "2025-02-10", "old": "2024"}
    dated = {key: {"published": date(text)} for key, text in days.items()}
    sources = {**dated, "d": {}, "unread": {"consulted": False}}
    _, story = make_story(sources, {"x": ["a", "-b", "~c"], "y": ["a", "-a"], "z": []})
    matrix = matrix_of(story)
    assert matrix.sources == ("a", "b", "c", "old", "d")
    assert list(matrix.cells["x"].values()) == ["supports", "disputes", "reports", "before", "silent"]
    assert matrix.cells["y"]["a"] == "supports and disputes"
    assert matrix.cells["y"]["old"] == "before"
    assert set(matrix.cells["z"].values()) == {"silent"}  # when the matter arose is not known


def test_the_matter_arises_with_whatever_the_speakers_rest_on():
    sources = {
        "speech": {"published": date("2024-01"), "consulted": False},
        "paper": {"published": date("2025-01"), "derived_from": ("speech",)},
        "between": {"published": date("2024-06")},
    }
    _, story = make_story(sources, {"x": ["paper"]})
    assert matrix_of(story).cells["x"]["between"] == "silent"


def test_a_rival_claim_is_the_same_matter():
    sources = {"a": {"published": date("2023")}, "b": {"published": date("2025")}, "c": {"published": date("2024")}}
    _, story = make_story(sources, {"x": ["b"], "y": ["a"]}, {"d": {"claims": ("x", "y")}})
    assert matrix_of(story).cells["x"]["c"] == "silent"


@given(stories())
def test_the_matrix_has_a_cell_for_every_claim_and_source(made):
    _, story = made
    matrix = matrix_of(story)
    assert matrix.claims == tuple(story.claims)
    assert all(tuple(row) == matrix.sources for row in matrix.cells.values())


def test_the_chain_runs_from_speaker_to_outlet():
    sources = {"speech": {}, "agency": {"derived_from": ("speech",)}, "paper": {"derived_from": ("agency",)}}
    _, story = make_story(sources, {"x": ["paper"], "y": ["paper<speech"], "z": ["paper<paper"]})
    chains = {key: chain_of(story.claims[key].noun, sources_of(story)) for key in "xyz"}
    assert routes_to(chains["x"], "paper") == (("speech", "agency", "paper"),)
    assert routes_to(chains["y"], "paper") == (("speech", "paper"),)
    assert routes_to(chains["z"], "paper") == (("paper",),)


def test_a_circle_ends_the_chain():
    circle = {"a": {"derived_from": ("b",)}, "b": {"derived_from": ("a",)}}
    _, story = make_story(circle, {"x": ["a"]})
    chain = chain_of(story.claims["x"].noun, sources_of(story))
    assert set(chain.sources) == {"a", "b"}
    assert routes_to(chain, "a") == (("b", "a"),)


@given(stories())
def test_routes_lead_from_a_root_or_round_a_circle_to_the_report(made):
    _, story = made
    for entry in story.claims.values():
        chain = chain_of(entry.noun, sources_of(story))
        for report in chain.reports:
            for route in routes_to(chain, report):
                assert route[-1] == report
                assert len(set(route)) == len(route)
                assert all(pair in chain.links for pair in pairwise(route))
                assert set(chain.above(route[0])) <= set(route)


@given(stories())
def test_layers_lie_below_what_they_rest_on(made):
    _, story = made
    chain = lineage_of(sources_of(story))
    depths = layers(chain.sources, chain.links)
    assert all(depths[upper] < depths[lower] for upper, lower in chain.links)  # these stories have no circles
    assert [depths[key] for key in chain.sources] == sorted(depths[key] for key in chain.sources)

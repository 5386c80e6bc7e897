"""Origins and standing: what reports go back to, and what the evidence computes to."""

import pytest
from hypothesis import given
from stories import make_story, stories

from briefing.analysis.origins import find_cycles, origins_of, report_roots, roots_of, sources_of
from briefing.analysis.standing import standings_of


def standing(sources, evidence, **more):
    corpus, story = make_story(sources, {"c": evidence}, **more)
    found = standings_of(corpus, story)["c"]
    return found.standing, found.counts


def test_five_outlets_with_one_agency_behind_them_are_one_origin():
    sources = {"agency": {}} | {name: {"derived_from": ("agency",)} for name in "abcde"}
    assert standing(sources, list("abcde")) == ("single-origin", "5 reports, 1 origin")


def test_roots_of_one_family_are_one_origin():
    families = {"a": "house", "b": "house"}
    assert standing({"a": {}, "b": {}}, ["a", "b"], families=families) == ("single-origin", "2 reports, 1 origin")


def test_two_independent_roots_corroborate():
    assert standing({"a": {}, "b": {}}, ["a", "b"]) == ("corroborated", "2 reports, 2 origins")


def test_text_made_by_ai_is_no_origin_but_leads_to_one():
    bot = {"production": "ai-generated"}
    assert standing({"bot": bot}, ["bot"]) == ("unsupported", "1 report, 0 origins")
    carried = {"bot": {**bot, "derived_from": ("paper",)}, "paper": {}}
    assert standing(carried, ["bot"]) == ("single-origin", "1 report, 1 origin")
    assert standing(carried, ["bot<bot"]) == ("unsupported", "1 report, 0 origins")


def test_text_made_with_ai_and_edited_counts():
    assert standing({"a": {"production": "ai-assisted"}}, ["a"]) == ("single-origin", "1 report, 1 origin")


def test_a_report_follows_its_own_origin_and_not_its_sources():
    sources = {"agency": {}, "paper": {"derived_from": ("agency",)}, "minister": {}}
    corpus, story = make_story(sources, {"c": ["paper<minister", "paper<paper"]})
    roots = [report_roots(e, sources_of(story)) for e in story.claims["c"].noun.evidence]
    assert roots == [("minister",), ("paper",)]
    assert standings_of(corpus, story)["c"].counts == "1 report, 2 origins"


def test_neutral_reports_support_nothing():
    assert standing({"a": {}}, ["~a"]) == ("unsupported", "0 reports, 0 origins")


def test_a_source_that_disputes_makes_it_disputed_even_unsupported():
    assert standing({"a": {}, "b": {}}, ["a", "-b"]) == ("disputed", "1 report, 1 origin")
    assert standing({"b": {}}, ["-b"]) == ("disputed", "0 reports, 0 origins")


@pytest.mark.parametrize(
    ("dispute", "expected"),
    [
        ({"claims": ("c", "rival")}, ("disputed", "disputed")),
        ({"claims": ("c", "rival"), "resolved": {"on": "2025"}}, ("single-origin", "single-origin")),
        ({"claims": ("c", "idle")}, ("single-origin", "single-origin")),
    ],
)
def test_only_an_open_dispute_with_a_supported_rival_makes_disputed(dispute, expected):
    if "resolved" in dispute:
        from briefing.edtf import parse_edtf  # noqa: PLC0415

        dispute = {**dispute, "resolved": {"on": parse_edtf("2025")}}
    sources = {"a": {}, "b": {}}
    corpus, story = make_story(sources, {"c": ["a"], "rival": ["b"], "idle": []}, {"d": dispute})
    found = standings_of(corpus, story)
    assert (found["c"].standing, found["rival"].standing) == expected
    assert found["idle"].standing == "unsupported"


def test_a_circle_is_found_once_and_has_no_root():
    circle = {"a": {"derived_from": ("b",)}, "b": {"derived_from": ("a",)}, "c": {"derived_from": ("a",)}}
    _, story = make_story(circle)
    assert find_cycles(sources_of(story)) == (("a", "b", "a"),)
    assert roots_of("c", sources_of(story)) == ()


@given(stories())
def test_roots_rest_on_nothing_and_origins_are_not_more_than_roots(made):
    corpus, story = made
    sources = sources_of(story)
    for entry in story.claims.values():
        for evidence in entry.noun.evidence:
            for root in report_roots(evidence, sources):
                assert root == evidence.source or not sources[root].derived_from
        origins = origins_of(entry.noun.evidence, sources, corpus)
        roots = [root for origin in origins for root in origin.roots]
        assert len(origins) <= len(roots) == len(set(roots))
        assert all(sources[root].production != "ai-generated" for root in roots)
        assert len({origin.family for origin in origins}) == len(origins)


@given(stories())
def test_more_evidence_never_takes_an_origin_away(made):
    corpus, story = made
    sources = sources_of(story)
    for entry in story.claims.values():
        reports = entry.noun.evidence
        counts = [len(origins_of(reports[:n], sources, corpus)) for n in range(len(reports) + 1)]
        assert counts == sorted(counts)


@given(stories())
def test_standing_agrees_with_its_counts(made):
    corpus, story = made
    for found in standings_of(corpus, story).values():
        match found.standing:
            case "unsupported":
                assert not found.origins
                assert not found.disputed_by
            case "single-origin":
                assert len(found.origins) == 1
            case "corroborated":
                assert len(found.origins) > 1
            case "disputed":
                assert found.disputed_by or (found.rivals and found.origins)

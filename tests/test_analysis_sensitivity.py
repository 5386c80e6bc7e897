"""Withdrawal: what is said to fall is what falls when the story is computed again without the source."""

from pathlib import Path

import yaml
from hypothesis import given
from stories import make_story, stories

from briefing.analysis.origins import sources_of
from briefing.analysis.sensitivity import changes_without, withdrawals_of
from briefing.analysis.standing import standings_of
from briefing.load import load

CONTENT = Path(__file__).parent.parent / "content"


def changes(corpus, story, source):
    return {change.claim: change.after.standing for change in changes_without(corpus, story, source)}


def test_reports_that_rest_on_it_alone_fall_with_it():
    sources = {"agency": {}, "paper": {"derived_from": ("agency",)}, "blog": {"derived_from": ("paper",)}}
    corpus, story = make_story(sources, {"c": ["paper", "blog"]})
    assert changes(corpus, story, "agency") == {"c": "unsupported"}
    assert changes(corpus, story, "paper") == {"c": "unsupported"}
    assert changes(corpus, story, "blog") == {}


def test_what_rests_on_something_else_as_well_keeps_that():
    sources = {"a": {}, "b": {}, "paper": {"derived_from": ("a", "b")}}
    corpus, story = make_story(sources, {"c": ["paper"]})
    assert changes(corpus, story, "a") == {"c": "single-origin"}


def test_own_words_stay_when_what_is_carried_besides_is_withdrawn():
    sources = {"agency": {}, "paper": {"derived_from": ("agency",)}}
    corpus, story = make_story(sources, {"own": ["paper<paper"], "carried": ["paper"]})
    assert changes(corpus, story, "agency") == {"carried": "unsupported"}
    assert changes(corpus, story, "paper") == {"own": "unsupported", "carried": "unsupported"}


def test_a_rival_rises_when_what_was_against_it_falls():
    corpus, story = make_story({"a": {}, "b": {}}, {"c": ["a"], "rival": ["b"]}, {"d": {"claims": ("c", "rival")}})
    assert changes(corpus, story, "a") == {"c": "unsupported", "rival": "single-origin"}


@given(stories())
def test_the_quick_way_finds_what_computing_everything_again_finds(made):
    corpus, story = made
    quick = withdrawals_of(corpus, story)
    assert quick == {source: changes_without(corpus, story, source) for source in story.sources}


class Walk:
    """An account of withdrawal that shares nothing with the code: walk the lineage, and do not step on the source."""

    def __init__(self, corpus, story, gone):
        self.corpus, self.gone = corpus, gone
        self.sources = sources_of(story)
        self.claims = {key: entry.noun for key, entry in story.claims.items()}
        self.open = [entry.noun.claims for entry in story.disputes.values() if not entry.noun.resolved]

    def reach(self, current):
        if current == self.gone:
            return set()
        above = self.sources[current].derived_from
        return set().union(*map(self.reach, above)) if above else {current}

    def roots(self, evidence):
        if evidence.source == self.gone:
            return set()
        starts = evidence.origin or (evidence.source,)
        own = {o for o in evidence.origin if o == evidence.source}
        return own.union(*(self.reach(o) for o in starts if o not in own))

    def families(self, key):
        found = set().union(*(self.roots(e) for e in self.claims[key].evidence if e.stance == "supports"))
        return {
            self.corpus.family(self.sources[root].publisher)
            for root in found
            if self.sources[root].production != "ai-generated"
        }

    def standing(self, key):
        origins = self.families(key)
        rivals = {claim for claims in self.open if key in claims for claim in claims if claim != key}
        if any(e.stance == "disputes" and self.roots(e) for e in self.claims[key].evidence):
            return "disputed"
        if not origins:
            return "unsupported"
        if any(map(self.families, rivals)):
            return "disputed"
        return "single-origin" if len(origins) == 1 else "corroborated"


@given(stories())
def test_equals_a_walk_to_the_roots_that_can_still_be_reached(made):
    corpus, story = made
    now = {key: found.standing for key, found in standings_of(corpus, story).items()}
    for source in story.sources:
        walk = Walk(corpus, story, source)
        assert changes(corpus, story, source) == {key: then for key in now if (then := walk.standing(key)) != now[key]}


def test_equals_a_rebuild_of_the_real_briefing_without_each_source(tmp_path):
    corpus, _ = load(CONTENT)
    for slug, story in corpus.stories.items():
        now = {key: found.standing for key, found in standings_of(corpus, story).items()}
        carried = [key for key, entry in story.sources.items() if not entry.noun.consulted]
        read_ones = [key for key in story.sources if key not in carried]
        for source in [*read_ones, *carried[::7]]:  # a rebuild of each takes a second
            folder = tmp_path / slug / source
            prune(CONTENT, folder, slug, source)
            rebuilt, problems = load(folder)
            assert not [p for p in problems if p.severity == "error"], problems
            then = {key: found.standing for key, found in standings_of(rebuilt, rebuilt.stories[slug]).items()}
            assert changes(corpus, story, source) == {key: then[key] for key in now if then[key] != now[key]}


def prune(content, folder, slug, source):
    """Write the content again without a source, and without all that leads nowhere but to it."""
    sources = read(content / "briefings" / slug / "sources.yml")
    del sources[source]
    gone = {source}
    while more := {k for k, s in sources.items() if k not in gone and (d := s.get("derived_from")) and set(d) <= gone}:
        gone |= more
    for noun in sources.values():
        noun["derived_from"] = [key for key in noun.get("derived_from", []) if key not in gone]
        noun.pop("note", None)
    data = read(content / "briefings" / slug / "claims.yml")
    for claim in data["claims"].values():
        claim["evidence"] = [kept for e in claim.get("evidence", []) if (kept := left(e, source, gone))]
        claim.pop("assessment", None)
    for dispute in data.get("disputes", {}).values():
        dispute.pop("assessment", None)
    where = folder / "briefings" / slug
    where.mkdir(parents=True)
    for name in ("actors.yml", "publishers.yml"):
        (folder / name).write_text((content / name).read_text(encoding="utf-8"), encoding="utf-8")
    (where / "briefing.yml").write_text("title: T\nlead: L\n", encoding="utf-8")
    for name, content_ in (("sources.yml", sources), ("claims.yml", data)):
        (where / name).write_text(yaml.safe_dump(content_, allow_unicode=True), encoding="utf-8")


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def left(evidence, source, gone):
    named = evidence.get("origin", [])
    named = [named] if isinstance(named, str) else named
    kept = [o for o in named if o == evidence["source"] or o not in gone]
    falls = evidence["source"] == source or (not named and evidence["source"] in gone) or (named and not kept)
    if falls:
        return None
    rest = {key: value for key, value in evidence.items() if key not in {"note", "origin"}}
    return {**rest, "origin": kept} if kept else rest

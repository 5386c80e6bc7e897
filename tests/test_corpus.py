"""The corpus: places of nouns, links back, families, names."""

from importlib import resources

import pytest
from sound_story import SOUND

from briefing import load
from briefing.corpus import Corpus
from briefing.model.publisher import Publisher
from briefing.problems import Problem, Severity, Span


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(SOUND / "content").corpus


@pytest.fixture
def story(corpus):
    return corpus.stories["bridge"]


def test_every_noun_knows_where_it_stands(story):
    for entry in story.entries():
        line = entry.span(key=True).line
        if entry.route:
            written = entry.document.text.splitlines()[line - 1]
            assert written.strip().startswith(f"{entry.id}:")
        assert entry.slug == "bridge"
        assert entry.path.endswith(".yml")


def test_nouns_are_in_the_order_written(story):
    assert list(story.sources) == ["council-0301", "gazette-0302", "wire-0303", "gazette-0304"]
    assert [entry.kind for entry in story.entries()][:2] == ["briefing", "source"]


def test_links_lead_back_to_whoever_refers(story):
    backers = [(link.entry.kind, link.entry.id) for link in story.backlinks["claim", "costs-55-million"]]
    assert backers == [("dispute", "price"), ("dispute", "price"), ("judgment", "price-will-rise")]
    derived = [link.entry.id for link in story.backlinks["source", "council-0301"]]
    assert derived == ["gazette-0302"]
    assert ("source", "nowhere") not in story.backlinks


def test_every_link_back_leads_to_something_that_exists(corpus, story):
    registries = {
        **story.registries(),
        "actor": corpus.actors,
        "publisher": corpus.publishers,
        "briefing": corpus.stories,
    }
    for kind, key in story.backlinks:
        if kind in {"actor", "publisher"} and key not in registries[kind]:
            assert key in corpus.actors or key in corpus.publishers  # a speaker is one of the two
        else:
            assert key in registries[kind]


def test_a_publisher_without_a_family_is_its_own(corpus):
    assert corpus.family("coast-wire") == "coast-wire"
    assert corpus.family("nobody") == "nobody"
    entry = corpus.publishers["coast-wire"]
    assert isinstance(entry.noun, Publisher)


def test_speakers_have_names(corpus):
    assert corpus.name("anna-ives") == "Anna Ives"
    assert corpus.name("coast-wire") == "Coast Wire"
    assert corpus.name("nobody") == "nobody"


def test_in_a_notebook_everything_says_in_a_line_what_it_is(corpus, story):
    counts = f"{len(corpus.stories)} stories, {len(corpus.actors)} actors, {len(corpus.publishers)} publishers"
    assert repr(corpus) == f"<Corpus {SOUND / 'content'}: {counts}>"
    assert repr(story).startswith(f"<Story bridge: {len(story.sources)} sources, ")
    claim = next(iter(story.claims.values()))
    assert repr(claim) == f"<claim {claim.id} of {claim.path}>"
    assert repr(story.briefing.noun.updated) == f"EdtfDate('{story.briefing.noun.updated.text}')"
    problem = Problem("a-code", Severity.NOTE, "It is so.", Span("claims.yml", 4, 2))
    assert str(problem) == "claims.yml:4:2: note[a-code] It is so."


def test_programs_that_use_the_project_are_told_its_types():
    assert (resources.files("briefing") / "py.typed").is_file()

"""The cards of citations: which of a source's words belong to which sentence, and what else they say."""

import json
from pathlib import Path

import pytest

from briefing.citation_cards import cards_data, make_citation_cards
from briefing.load import load
from briefing.marks import Marks
from briefing.pages.facts import Facts
from briefing.pages.links import Links
from briefing.snapshots import Snapshots

GOLDEN = Path(__file__).parent / "golden/content"
PAGE = "briefings/harbour/index.md"


@pytest.fixture(scope="module")
def facts():
    corpus, _ = load(GOLDEN)
    return Facts(corpus, corpus.stories["harbour"], Snapshots(None))


@pytest.fixture(scope="module")
def cards(facts):
    return cards_data(facts)


def test_a_card_knows_its_source_its_points_and_its_words(facts, cards):
    assert list(cards["sources"]) == list(facts.sources)
    spoken_of = {key: claim for key, claim in facts.story.claims.items() if claim.noun.evidence}
    for key, claim in spoken_of.items():
        statement, counts, _standing = cards["points"][f"claim-{key}"]
        assert (statement, counts) == (claim.noun.statement, facts.standings[key].counts)
        quoted = {one.source for one in claim.noun.evidence if one.quote}
        assert set(cards["quotes"].get(f"claim-{key}", {})) == quoted
    assert any(cards["quotes"].values())


def test_questions_in_dispute_rest_on_their_claims(facts, cards):
    for key, dispute in facts.story.disputes.items():
        assert cards["rests"][f"dispute-{key}"] == [f"claim-{claim}" for claim in dispute.noun.claims]


def test_only_addresses_of_the_web_are_led_to(cards):
    addresses = [source.get("url", "https:") for source in cards["sources"].values()]
    addresses += [passage for by in cards["quotes"].values() for _, passage, *_ in by.values() if passage]
    assert all(address.startswith(("https:", "http:")) for address in addresses)


def test_the_script_is_one_statement_that_holds_data(facts, cards):
    address, script = make_citation_cards(facts)
    head, _, data = script.partition(" = ")
    assert address == "briefings/harbour/citations.js"
    assert head == '(globalThis.briefingCards ??= {})["harbour"]'
    assert json.loads(data.removesuffix(";\n")) == json.loads(json.dumps(cards))


@pytest.mark.parametrize(
    ("prose", "about"),
    [
        ("It fell ([[claim:wind-did-it]]) [@gazette-0302].", "claim-wind-did-it"),
        ("It fell [@gazette-0302], it seems ([[dispute:when-it-fell]]).", "dispute-when-it-fell"),
        ("It fell ([[claim:wind-did-it]]). So it is said [@gazette-0302].", None),
        ("It fell [@gazette-0302]. Nobody says why ([[claim:wind-did-it]]).", None),
        ("The [[actor:mayor]] spoke [@gazette-0302].", None),
    ],
)
def test_a_number_speaks_for_what_its_sentence_names(facts, prose, about):
    written = str(Marks(Links(facts.corpus, PAGE, facts.story)).prose(prose))
    assert ("data-about" in written) == bool(about)
    assert about is None or f'<sup class="cite" data-about="{about}">' in written

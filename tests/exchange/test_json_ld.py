"""What pages are for machines: in the words of schema.org and no others, and harmless in a script element."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hostile_corpus import check_nothing, write_corpus

from briefing.exchange.exported import Site
from briefing.exchange.json_ld import (
    describe_claim,
    describe_story,
    export_json_ld,
    first_appearance,
    for_head,
    format_json_ld,
)
from briefing.load import load

ROOT = Path(__file__).parent.parent.parent
VOCABULARY = json.loads((Path(__file__).parent / "schema_org.json").read_text(encoding="utf-8"))
SITE = Site(url="https://x.example/b/", name="Briefings")
TEXTS = {"Text", "URL", "Date", "DateTime", "Boolean"}
# schema.org's data model (section "Expected types, text and URLs") lets a text stand where a thing is expected.
TEXT_ALLOWED = {"author"}
FORMS = {
    "URL": r"(?i:https?)://[!-~]+",
    "Date": r"\d{4}(-\d\d(-\d\d)?)?",
    "DateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?",
}
HARM = "</script><script>alert(1)</script><!-- & \u2028 \u2029 \\u003c ]]>"


def ancestors(name):
    return {name}.union(*(ancestors(parent) for parent in VOCABULARY[name]["is"]))


def faults_of(thing, where="page"):
    """What in a thing is not as the vocabulary has it."""
    kind = thing.get("@type")
    if kind is None:
        return [] if set(thing) == {"@id"} else [f"{where}: no type"]
    known = {key: found for parent in ancestors(kind) for key, found in VOCABULARY[parent]["has"].items()}
    found = []
    for key, value in thing.items():
        if not key.startswith("@"):
            for item in value if isinstance(value, list) else [value]:
                found += _value_faults(item, known.get(key, []), f"{where}.{key}", key)
    return found


def _value_faults(value, expected, where, key):
    if not expected:
        return [f"{where}: no such property"]
    if isinstance(value, dict):
        fits = set(value) == {"@id"} or ancestors(value["@type"]) & set(expected)
        return [*([] if fits else [f"{where}: {value['@type']} is not among {expected}"]), *faults_of(value, where)]
    if isinstance(value, bool):
        return [] if "Boolean" in expected else [f"{where}: a truth value"]
    if key in TEXT_ALLOWED or "Text" in expected:
        return []
    forms = [FORMS[form] for form in expected if form in FORMS]
    return [] if any(re.fullmatch(form, value) for form in forms) else [f"{where}: {value}"]


def test_the_checker_sees_what_is_wrong():
    assert faults_of({"@type": "Claim", "articleBody": "x"})
    assert faults_of({"@type": "Article", "headlines": "x"})
    assert faults_of({"@type": "Article", "dateModified": "soon"})
    assert faults_of({"@type": "Claim", "appearance": {"@type": "Person", "name": "x"}})
    assert not faults_of({"@type": "Claim", "appearance": {"@type": "Article", "name": "x"}})


@pytest.fixture(scope="module", params=["content", "tests/golden/content", "hostile"])
def any_corpus(request, tmp_path_factory):
    if request.param != "hostile":
        return load(ROOT / request.param)[0]
    folder = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        check_nothing(patch)
        write_corpus(folder)
    return load(folder)[0]


@pytest.mark.parametrize("site", [SITE, Site(name="Briefings")])
def test_every_word_is_schema_orgs(any_corpus, site):
    things = [json.loads(file.content) for file in export_json_ld(any_corpus, site)]
    assert len(things) == sum(1 + len(story.claims) for story in any_corpus.stories.values()) > 1
    for thing in things:
        assert thing.pop("@context") == "https://schema.org"
        faults = faults_of(thing)
        assert [f for f in faults if site.url or "contentUrl" not in f] == []


def test_what_stands_in_the_head_of_every_page_is_schema_orgs(site):
    found = 0
    for page in site.rglob("*.html"):
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text(encoding="utf-8")):
            thing = json.loads(text)
            del thing["@context"]
            assert [f for f in faults_of(thing) if "contentUrl" not in f] == []
            found += 1
    assert found


def test_the_head_of_a_page_holds_the_beginning_of_a_long_list_and_the_way_to_the_rest(corpus):
    article = describe_story(corpus, corpus.stories["port"], SITE)
    article["citation"] *= 300
    short = json.loads(for_head(format_json_ld(article), 5000))
    assert short["citation"] == article["citation"][: len(short["citation"])]
    assert 1 < len(short["citation"]) < 30
    assert "https://x.example/b/briefings/port/index.jsonld" in [file["contentUrl"] for file in short["encoding"]]
    assert {key for key in short if key not in article} == {"@context"}
    assert for_head(format_json_ld(article), 10**9) == format_json_ld(article)


def test_a_declared_verdict_makes_a_review_and_a_standing_makes_none(make_corpus):
    verdict = "verdict: {rating: 'False', by: The desk, on: 2026-02-01, because: 'No *ship* sailed [@daily-1].'}"
    corpus = make_corpus(claims=("    claimant: mina\n", f"    claimant: mina\n    {verdict}\n"))
    review = describe_claim(corpus, corpus.stories["port"], "closed-on-1st", SITE)
    assert faults_of(review) == []
    assert (review["@type"], review["author"], review["datePublished"]) == ("ClaimReview", "The desk", "2026-02-01")
    assert review["reviewRating"] == {
        "@type": "Rating", "alternateName": "False", "ratingExplanation": "No ship sailed.",
    }  # fmt: skip
    assert review["claimReviewed"] == review["itemReviewed"]["text"] == "The port closed on 1 January."
    assert review["itemReviewed"]["@type"] == "Claim"


def test_an_overview_is_an_article_with_its_citations(corpus):
    article = describe_story(corpus, corpus.stories["port"], SITE)
    assert (article["@type"], article["headline"], article["dateModified"]) == (
        "Article",
        "A port closes",
        "2026-01-05",
    )
    assert article["url"] == "https://x.example/b/briefings/port/index.html"
    assert [work["name"] for work in article["citation"]] == ["Port shut", "PORT CLOSED"]
    daily = "https://x.example/b/briefings/port/sources.html#source-daily-1"
    assert article["isBasedOn"] == [{"@id": daily}]
    assert article["about"][0] == {"@type": "Person", "name": "Mina Kim", "alternateName": ["김미나"]}


def test_a_claim_appears_where_it_is_reported_and_first_where_it_is_known_from(corpus):
    claim = describe_claim(corpus, corpus.stories["port"], "closed-on-1st", SITE)
    assert (claim["@type"], claim["text"]) == ("Claim", "The port closed on 1 January.")
    assert [work["name"] for work in claim["appearance"]] == ["Port shut"]
    assert claim["firstAppearance"]["name"] == "PORT CLOSED"
    assert claim["author"]["name"] == "Mina Kim"


@pytest.mark.parametrize(
    ("date", "first"),
    [("2026-01-01", "wire-1"), ("2026-01-03", "daily-1"), ("2026-01", None), ("2026-01-02T10:00", None)],
)
def test_the_first_appearance_is_named_only_where_the_dates_tell_it(make_corpus, date, first):
    corpus = make_corpus(sources=("published: 2026-01-01", f"published: {date}"))
    assert first_appearance(corpus.stories["port"], "closed-on-1st") == first


@pytest.mark.parametrize(
    ("date", "written"),
    [("2026-01", "2026-01"), ("2026-01-02T10:00+09:00", "2026-01-02"), ("2026-01~", None), ("2026-01/..", None)],
)
def test_a_date_is_given_only_as_precisely_as_it_is_known(make_corpus, date, written):
    corpus = make_corpus(sources=("published: 2026-01-01", f'published: "{date}"'))
    article = describe_story(corpus, corpus.stories["port"], SITE)
    assert article["citation"][1].get("datePublished") == written


def test_no_verdict_is_declared_that_the_authors_do_not(corpus):
    written = b"".join(file.content for file in export_json_ld(corpus, SITE)).decode()
    assert not re.search("Review|Rating|verdict", written)


def test_a_text_cannot_leave_its_script_element():
    class Reader(HTMLParser):
        tags: list[str] = []
        data = ""

        def handle_starttag(self, tag, _attrs):
            self.tags.append(tag)

        def handle_data(self, data):
            self.data += data

    written = format_json_ld({"@type": "Claim", "text": HARM})
    assert not re.search("[<>&\u2028\u2029]", written)
    reader = Reader()
    reader.feed(f'<script type="application/ld+json">{written}</script>')
    assert reader.tags == ["script"]
    assert json.loads(reader.data)["text"] == HARM

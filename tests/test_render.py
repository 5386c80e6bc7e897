"""Templates decide the layout of a page; whatever they print of the data stays text."""

import unicodedata
from html import unescape
from pathlib import Path

import markdown
import pytest
import yaml
from hostile import PAYLOADS, URLS
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.corpus import Corpus, Entry, Story
from briefing.edtf import EdtfDate
from briefing.escape import visible_text
from briefing.marks import Marks
from briefing.model.actor import Actor, StoryActor
from briefing.model.claim import Claim
from briefing.model.source import Source
from briefing.model.story import Briefing
from briefing.pages.links import Links
from briefing.pages.plan import PagePlan
from briefing.prose import Citation, Emphasis, Mention, iter_prose_references, parse_prose
from briefing.render import Renderer, RenderError
from briefing.yamldoc import Document

NOTHING = Document("x.yml", "{}", {})
PAGE = "briefings/story/index.md"


def _entries(kind, nouns):
    return {key: Entry(kind, key, noun, NOTHING, (key,), "story") for key, noun in nouns.items()}


def links(page=PAGE, *, name="The *state*", statement="It is."):
    corpus = Corpus(Path(), _entries("actor", {"state": Actor(name=name, kind="state")}))
    story = Story(
        "story",
        Path(),
        Entry("briefing", "story", Briefing(title="Story", lead="."), NOTHING, ()),
        sources=_entries("source", {key: Source(title=key, publisher="p") for key in ("one", "two")}),
        actors=_entries("story-actor", {"state": StoryActor()}),
        claims=_entries("claim", {"it-is": Claim(statement=statement)}),
    )
    return Links(corpus, page, story)


@pytest.fixture
def render(tmp_path):
    def run(template, /, *, at=None, title="Title", **context):
        (tmp_path / "page.md.jinja").write_text(template, encoding="utf-8")
        plan = PagePlan(PAGE, "test", "page.md.jinja", title, at or links(), context)
        return Renderer([tmp_path]).render(plan).split("---\n\n", 1)[1].removesuffix("\n")

    return run


STARS = "&#42;x&#42;"


@pytest.mark.parametrize(
    "expression",
    [
        "{{ v }}", "{{ v | upper | lower }}", "{{ v | trim }}", "{{ [v] | first }}", "{{ [v] | join }}",
        "{{ v ~ '' }}", "{{ '' ~ v ~ '' }}", "{{ '%s' % v }}", "{{ '{}'.format(v) }}", "{{ v | string }}",
        "{{ safe ~ v }}", "{{ v ~ safe }}", "{{ safe + v }}", "{{ v + safe }}", "{{ safe.join([v, '']) }}",
        "{{ [v, safe] | join }}", "{{ [safe, safe] | join(v) }}", "{{ v | default('') }}",
        "{{ ('a' ~ safe).replace('a', v) }}", "{% set b %}{% endset %}{{ b + v }}",
        "{% set b %}{% endset %}{{ b ~ v }}",
        "{% set b %}a{% endset %}{{ b.replace('a', v) }}", "{% set b %}{0}{% endset %}{{ b.format(v) }}",
        "{% set b %}{% endset %}{{ b.join([v, '']) }}", "{% set b %}%s{% endset %}{{ b % v }}",
        "{% macro m() %}{% endmacro %}{{ m() + v }}", "{% macro m(t) %}{{ t }}{% endmacro %}{{ m(v) }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ v }}{% endcall %}",
        "{% autoescape false %}{{ v }}{% endautoescape %}", "{% filter trim %}{{ v }}{% endfilter %}",
        "{{ external('javascript:x', v) }}", "{{ [v] | map('upper') | map('lower') | join }}", "{{ '*x*' }}",
        "{% block b %}{{ v }}{% endblock %}",
    ],
)  # fmt: skip
def test_nothing_a_template_does_makes_text_into_marks(render, expression):
    template = "{% set safe = external('', '') %}" + expression
    page = render(template, v="*x*")
    assert STARS in page
    assert "*" not in page


@pytest.mark.parametrize(
    "name", ["safe", "e", "escape", "forceescape", "tojson", "urlize", "xmlattr", "replace", "format"]
)
def test_filters_that_make_html_safe_text_do_not_exist(render, name):
    with pytest.raises(RenderError, match=f"No filter named '{name}'"):
        render("{{ v | " + name + " }}", v="x")


def test_numbers_dates_and_nothing_are_printed(render):
    assert (
        render("{{ a }} {{ b }} {{ c }} {{ d }}{{ none }}", a=1, b=0.5, c=EdtfDate.of("2024-06"), d=None)
        == "1 0.5 2024-06 "
    )


def test_a_missing_value_is_an_error_with_its_place(render, tmp_path):
    with pytest.raises(RenderError, match=rf"^{PAGE}: {tmp_path}/page.md.jinja:2: 'tittle' is undefined$"):
        render("\n{{ tittle }}")


def test_a_faulty_template_is_an_error_with_its_place(render, tmp_path):
    with pytest.raises(RenderError, match=f"{tmp_path}/page.md.jinja:3: .*endfor"):
        render("\n\n{% endfor %}")
    with pytest.raises(RenderError, match=r"page\.md\.jinja:1: 'none\.md\.jinja' not found"):
        render("{% include 'none.md.jinja' %}")


def test_a_citation_of_nothing_is_an_error_with_its_place(render):
    with pytest.raises(RenderError, match=r"page\.md\.jinja:1: nothing is known of 'three'"):
        render("{{ cite('three') }}")


def test_templates_of_the_user_come_first(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.md.jinja").write_text(name, encoding="utf-8")
    plan = PagePlan(PAGE, "test", "page.md.jinja", "Title", links())
    assert Renderer([tmp_path / "b", tmp_path / "a"]).render(plan).endswith("\nb\n")


def test_imported_macros_know_the_page(render, tmp_path):
    (tmp_path / "_macros.jinja").write_text("{% macro of(id) %}{{ cite(id) }}{{ '*' }}{% endmacro %}", encoding="utf-8")
    page = render("{% from '_macros.jinja' import of %}{{ of('two') }}")
    assert page == r'<sup class="cite">[\[2\]](sources.md#source-two)</sup>&#42;'


def test_citations_are_numbered_links_to_the_sources(render):
    assert render("{{ cite(['two', 'one']) }}{{ cite([]) }}") == (
        r'<sup class="cite">[\[2\]](sources.md#source-two)[\[1\]](sources.md#source-one)</sup>'
    )
    html = markdown.markdown(render("{{ cite('one') }}"))
    assert html == '<p><sup class="cite"><a href="sources.md#source-one">[1]</a></sup></p>'


def test_links_lead_to_nouns_and_pages(render):
    assert render("{{ link('claim', 'it-is') }}") == "[It is.](claims/it-is.md)"
    assert render("{{ link('actor', 'state') }}") == "[The &#42;state&#42;](actors.md#story-actor-state)"
    assert render("{{ link('actor', 'state', 'a [b]') }}") == "[a &#91;b&#93;](actors.md#story-actor-state)"
    assert render("{{ href('source', 'one') }} {{ page_href('index.md') }}") == "sources.md#source-one ../../index.md"
    assert render("# {{ page.title }}{{ heading_id('claim', 'it-is') }}") == "# Title {#claim-it-is}"


def test_another_story_s_prose_is_shown_with_its_own_links(render):
    at = Links(links().corpus, "actors/state.md")
    page = render("{{ text | prose(theirs) }}", at=at, theirs=links("actors/state.md"), text="So [@two].")
    assert page == r'So<sup class="cite">[\[2\]](../briefings/story/sources.md#source-two)</sup>&#46;'


def test_only_ids_make_addresses(render):
    for key in ("x y", "x)", 'x"', "../x:y", "x<y"):
        with pytest.raises(RenderError, match="not an address"):
            render("{{ heading_id('claim', v) }}", v=key)


@pytest.mark.parametrize("url", URLS)
def test_a_hostile_address_stays_within_its_link(render, url):
    page = render("a {{ external(u, t) }} b", u=url, t="x")
    html = markdown.markdown(page, extensions=["attr_list", "md_in_html", "pymdownx.magiclink", "pymdownx.betterem"])
    start, href, rest = html.split('"', 2)
    assert start == "<p>a <a href="
    assert rest == ' rel="noopener noreferrer external">x</a> b</p>'
    assert href.lower().startswith(("http://", "https://"))
    assert href.isascii()
    assert not set(href) & set(" <>`{}|\\^")


def test_only_web_addresses_become_links(render):
    for url in ("javascript:x", "data:x", " https://x", "//x", "https://", "https:///x", "https:\\\\x", "x", ""):
        assert "<a" not in render("{{ external(u, 'words') }}", u=url)


PROSE = {
    "It is *so*.": "It is <em>so</em>.",
    "It is *so* and **so**": "It is *so* and **so**",
    "*[[claim:it-is]]* so": "<em>[It is.](claims/it-is.md)</em> so",
    "not*with*standing": "not<em>with</em>standing",
    "*“so”* and *so!*": "<em>“so”</em> and <em>so&#33;</em>",
    "**a *b* c**": "<strong>a *b* c</strong>",
    "one\n\n1. two": "one\n\n1&#46; two",
    "a\nb": "a b",
}


@pytest.mark.parametrize(("text", "expected"), PROSE.items())
def test_prose_becomes_markdown(render, text, expected):
    assert render("{{ t | prose }}", t=text).replace("&#46;", ".") == expected.replace("1&#46;", "1.")


def test_prose_in_one_line_keeps_its_paragraphs_apart(render):
    assert render("| {{ t | prose_line }} |", t="a | b\n\nc") == "| a &#124; b<br>c |"


def test_plain_words_are_still_escaped(render):
    assert render("{{ t | plain_words }}", t="*a* <b> [@one] c") == "a &#60;b&#62; c"


def test_quotes_have_their_language_and_direction(render):
    assert render("{{ quote(t, 'ko') }}", t="북한 <b>") == '<q lang="ko" dir="auto">북한 &#60;b&#62;</q>'
    assert render("{{ quote(t) }}{{ quote('') }}{{ quote(none) }}", t="x") == '<q dir="auto">x</q>'


DATES = {
    "2026-02-21T18:09-05:00": "21 February 2026, 18:09 (UTC−05:00)",
    "2026-02-21T18:09:30Z": "21 February 2026, 18:09:30 (UTC)",
    "2026-02-21T18:09": "21 February 2026, 18:09",
    "2026-02-01": "1 February 2026",
    "2024-06": "June 2024",
    "2022": "2022",
    "2024-06?": "June 2024 (uncertain)",
    "2024-06~": "about June 2024",
    "2024%": "about 2024 (uncertain)",
    "2024-06-XX": "June 2024",
    "2024-XX": "2024",
    "202X": "the 2020s",
    "2024-22": "summer 2024",
    "2024-06/..": "since June 2024",
    "../2024-06": "until June 2024",
    "2024-06/": "June 2024 – end unknown",
    "/2024-06": "until June 2024 (start unknown)",
    "2024-06~/2025-01-02?": "about June 2024 – 2 January 2025 (uncertain)",
}


@pytest.mark.parametrize(("text", "words"), DATES.items())
def test_a_date_is_said_as_precisely_as_it_is_given(render, text, words):
    html = markdown.markdown(render("{{ date(d) }}", d=EdtfDate.of(text)))
    assert unescape("".join(part.partition(">")[2] for part in html.split("<"))) == words


def test_a_date_has_its_machine_readable_form_where_html_knows_one(render):
    assert 'datetime="2026-02-21T18:09-05:00"' in render("{{ date(d) }}", d=EdtfDate.of("2026-02-21T18:09-05:00"))
    assert render("{{ date(d) }}", d=EdtfDate.of("2024-06/2025")).count("<time") == 2
    assert "<time" not in render("{{ date(d) }}", d=EdtfDate.of("202X"))
    assert render("{{ date(none) }}") == ""


@pytest.mark.parametrize("payload", PAYLOADS)
def test_front_matter_is_data_with_a_title_that_is_safe_html(payload, tmp_path):
    (tmp_path / "page.md.jinja").write_text("text", encoding="utf-8")
    plan = PagePlan(
        PAGE, "test", "page.md.jinja", payload, links(), description=payload, source="a.yml", updated="2026-01-02"
    )
    page = Renderer([tmp_path]).render(plan)
    start, front, body = page.split("---\n", 2)
    assert (start, body) == ("", "\ntext\n")
    meta = yaml.safe_load(front)
    assert {key for key in meta if key not in {"title", "description"}} == {"kind", "language", "source", "updated"}
    for key in ("title", "description"):
        assert not set(meta.get(key, "")) & set("<>\"'")


_PARTS = st.sampled_from(["*", "**", " ", "word", "[@one]", "[[claim:it-is]]", ".", "!", "a", "_", "\n", "“"])


_KNOWN_ONLY = [payload for payload in PAYLOADS if not list(iter_prose_references(payload))]


def _words(parts):
    for part in parts:
        match part:
            case Emphasis(children):
                yield from _words(children)
            case Citation():
                yield "[1]"
            case Mention():
                yield "It is."
            case _:
                yield part.text


@settings(deadline=None)
@given(st.lists(_PARTS | st.sampled_from(_KNOWN_ONLY), max_size=16).map("".join))
def test_prose_shows_its_words_whatever_its_marks_touch(text):
    html = markdown.markdown(Marks(links()).prose(text), extensions=["attr_list", "tables", "def_list", "footnotes"])
    shown = "".join(part.rpartition(">")[2] for part in html.split("<"))
    expected = "".join("".join(_words(block)) for block in parse_prose(text))
    composed = unicodedata.normalize("NFC", unescape(shown))  # an accent may stand behind the mark before its letter
    assert "".join(composed.split()) == "".join(visible_text(expected).split()), html

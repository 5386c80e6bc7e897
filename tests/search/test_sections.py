"""A page's text comes into sections as readers know them, and nothing of it is lost."""

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from briefing.html_tree import read_html
from briefing.search import SearchPage, read_sections
from briefing.search.words import words_of


def _read(html, kind="timeline", title="Timeline"):
    return read_sections(SearchPage("briefings/b/timeline.html", kind, title, read_html(html)))


def test_an_event_is_found_as_such_with_its_date():
    html = (
        '<h1 id="timeline">Timeline<a class="headerlink" href="#t">¶</a></h1><nav><a href="x.html">Sources</a></nav>'
        '<h2 id="era-first">First days</h2><h3 id="event-vote">The vote<a class="headerlink" href="#e">¶</a></h3>'
        '<p class="event-when"><strong>2 May 2026</strong> · <i aria-hidden="true">●</i> major</p><p>It passed.</p>'
    )
    page, era, event = _read(html)
    assert (page.kind, page.anchor, list(page.texts)) == ("timeline", "", ["Timeline"])
    assert (era.kind, era.anchor, era.title) == ("era", "era-first", "First days")
    assert (event.kind, event.anchor, event.title) == ("event", "event-vote", "The vote")
    assert event.fact == "2 May 2026 · major"
    assert "It passed." in event.texts


def test_a_claim_is_found_as_a_whole_with_its_standing():
    html = (
        '<h1 id="it">It was so.</h1><p class="claim-standing"><span><i aria-hidden="true">●</i> disputed</span>'
        ' <span>2 reports</span></p><h2 id="assessment">Assessment</h2><p>Hardly.</p>'
    )
    (claim,) = _read(html, "claim", "It was so.")
    assert (claim.kind, claim.title, claim.fact) == ("claim", "It was so.", "disputed · 2 reports")
    assert {"Assessment", "Hardly."} <= set(claim.texts)


def test_the_number_of_a_source_is_no_part_of_its_title():
    _, source = _read('<h3 id="source-a"><span class="number">12</span> Report</h3><p>Text.</p>')
    assert (source.kind, source.title, list(source.texts)) == ("source", "Report", ["Report", "Text."])


def test_words_go_on_across_elements_within_a_line():
    (page,) = _read(
        "<p>un<em>believ</em>able, and <a href='x'>South Korea</a>n <q>words</q><sup class='cite'>[3]</sup>.</p>"
    )
    words = [word for text in page.texts for word in words_of(text)]
    assert words == ["timeline", "unbelievable", "and", "south", "korean", "words"]


def test_labels_of_drawings_come_last():
    (page,) = _read("<svg><text>Label cut sh…</text></svg><p>Text.</p>")
    assert list(page.texts) == ["Timeline", "Text.", "Label cut sh…"]


def test_hostile_text_stays_text():
    (page,) = _read("<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;!-- </p>")
    assert list(page.texts) == ["Timeline", "<script>alert(1)</script> <!--"]


@given(st.lists(st.text(), min_size=1))
def test_every_word_of_a_page_is_in_one_of_its_sections(texts):
    # what the pages' own escaping takes out before (docs/decisions/0011) cannot stand in HTML at all
    seen = ["".join(c for c in text if c.isprintable() or c == " ") for text in texts]
    html = "".join(
        f'<h2 id="event-{i}">{escape(text)}</h2><p>{escape(text)} <b>x</b></p>' for i, text in enumerate(seen)
    )
    found = {word for section in _read(html) for text in section.texts for word in words_of(text)}
    assert {word for text in seen for word in words_of(text)} <= found

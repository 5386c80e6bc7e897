"""Links to passages, as strings and as a browser follows them."""

import functools
import http.server
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.claim import Quote
from briefing.text_fragments import text_fragment

URL = "https://news.example/story"


def test_exact_words_are_the_start_of_the_directive():
    assert text_fragment(URL, Quote(exact="set up in 2025")) == f"{URL}#:~:text=set%20up%20in%202025"


def test_a_range_has_its_two_ends():
    found = text_fragment(URL, Quote(start="The mechanism", end="set up in 2025"))
    assert found == f"{URL}#:~:text=The%20mechanism,set%20up%20in%202025"


def test_hyphen_comma_and_ampersand_are_encoded():
    assert text_fragment(URL, Quote(exact="non-lethal, a & b")) == f"{URL}#:~:text=non%2Dlethal%2C%20a%20%26%20b"


def test_prefix_and_suffix_are_marked_by_bare_hyphens():
    found = text_fragment(URL, Quote(exact="in 2025", prefix="set-up", suffix="and later"))
    assert found == f"{URL}#:~:text=set%2Dup-,in%202025,-and%20later"


def test_a_long_exact_quote_is_named_by_its_ends():
    words = " ".join(f"w{i}" for i in range(30))
    assert text_fragment(URL, Quote(exact=words)) == f"{URL}#:~:text=w0%20w1%20w2%20w3%20w4,w25%20w26%20w27%20w28%20w29"


@pytest.mark.parametrize("anchor", ["", "part-2", "/route/7"])
def test_an_anchor_is_kept_and_an_earlier_directive_is_not(anchor):
    found = text_fragment(f"{URL}#{anchor}:~:text=old", Quote(exact="new"))
    assert found == f"{URL}#{anchor}:~:text=new"


def test_letters_of_any_script_are_utf_8():
    assert text_fragment(URL, Quote(exact="한국")).endswith("text=%ED%95%9C%EA%B5%AD")


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip),
    st.text(st.characters(exclude_categories=["Cs"])),
)
def test_words_can_never_end_their_part_of_the_address(words, prefix):
    directive = text_fragment(URL, Quote(exact=words, prefix=prefix)).partition(":~:text=")[2]
    assert directive.count(",") <= 2
    assert set(directive.replace("-,", "")) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789%._~,"
    )


PAGE = """<!doctype html><meta charset=utf-8><title>Synthetic</title>
<p>The depot opened in May.</p><div style="height:4000px"></div>
<p id=a>
A spokesman said the non-lethal, “limited” aid &amp; training would go on</p><p id=b>until the harvest is in.</p>
<div style="height:4000px"></div><p id=c>The depot opened in May again, said a second report.</p>
<div style="height:4000px"></div>"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    handler = functools.partial(_Quiet, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/page.html"
        server.shutdown()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("quote", "element"),
    [
        (Quote(exact='the non-lethal, "limited" aid & training'), "a"),
        (Quote(start="A spokesman", end="harvest is in"), "a"),
        (Quote(exact="The depot opened in May", suffix="again"), "c"),
        (Quote(exact="opened in May", prefix="The depot", suffix="again"), "c"),
    ],
)
def test_a_browser_scrolls_to_the_passage(browser, address, quote, element):
    page = browser.new_page(viewport={"width": 800, "height": 600})
    page.goto(text_fragment(address, quote))
    page.wait_for_function("window.scrollY > 0", timeout=10_000)
    page.wait_for_timeout(200)
    top = page.evaluate(f"document.getElementById('{element}').getBoundingClientRect().top")
    page.close()
    assert 0 <= top <= 600

"""The prefilled request for a correction: whatever a title holds, it stays within its part of the address."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.correction_request import check_request_template, request_address

PAGE = {"title": "Is “A&B” 100% <right>? + more", "url": "https://example.org/a/b.html#c", "claim": "a-b"}


def test_a_mail():
    assert request_address("mailto:us@example.org", title="A & B?", url="https://e.org/x", claim="c") == (
        "mailto:us@example.org?subject=Correction%3A%20A%20%26%20B%3F"
        "&body=Page%3A%20A%20%26%20B%3F%0D%0AAddress%3A%20https%3A%2F%2Fe.org%2Fx%0D%0AClaim%3A%20c%0D%0A%0D%0A"
        "What%20is%20wrong%2C%20and%20what%20is%20right%3A%0D%0A"
    )
    assert request_address("us@example.org", **PAGE) == request_address("mailto:us@example.org", **PAGE)


def test_an_issue():
    address = request_address("https://h.org/o/r/issues/new?title=Correction%3A+{title}&body={body}&labels=c", **PAGE)
    query = parse_qs(urlsplit(address).query)
    assert query["title"] == [f"Correction: {PAGE['title']}"]
    assert query["labels"] == ["c"]
    lines = query["body"][0].splitlines()
    assert lines[:3] == [f"Page: {PAGE['title']}", f"Address: {PAGE['url']}", "Claim: a-b"]


def test_a_page_that_is_no_claim_names_none():
    assert "Claim" not in request_address("us@example.org", title="T", url="u")
    assert request_address("https://h.org/{claim}?u={url}", title="T", url="u") == "https://h.org/?u=u"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_title_comes_back(title):
    for template in ("us@example.org", "https://h.org/new?t={title}&b={body}"):
        address = request_address(template, title=title, url="u", claim="c")
        assert address.isascii()
        assert not set(address) & set(" <>\"'\n")
        assert title.replace("\n", "\r\n") in unquote(address) or title in unquote(address)


@pytest.mark.parametrize(
    "template",
    ["us@example.org", "mailto:us@example.org", "https://h.org/new", "https://h.org/?a={title}{url}{claim}{body}"],
)
def test_what_may_be_configured(template):
    check_request_template(template)


@pytest.mark.parametrize(
    "template",
    [
        "javascript:alert(1)",
        "us",
        "us@example.org?cc=them@example.org",
        "https://h.org/{page}",
        "https://h.org/a b",
        "a@b@c",
        "",
    ],
)
def test_what_may_not(template):
    with pytest.raises(ValueError, match="“"):
        check_request_template(template)

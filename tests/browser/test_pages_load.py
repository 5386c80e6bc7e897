"""Every kind of page loads alone: nothing fails, nothing is forbidden, nothing is asked of another host."""

from itertools import islice

import pytest

pytestmark = pytest.mark.browser


def _one_of_each(site):
    """All pages but those of claims and actors, of which there are many alike."""
    addresses = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    claims = [address for address in addresses if "/claims/" in address]
    actors = [address for address in addresses if address.startswith("actors/")]
    assert claims
    assert actors
    rest = [address for address in addresses if address not in {*claims, *actors, "404.html"}]
    return [*rest, *islice(claims, 3), *islice(actors, 3)]


def test_pages_load_without_errors_violations_or_foreign_requests(visit, site):
    reader = visit()
    for address in _one_of_each(site):
        reader.go(address)
        reader.page.keyboard.press("End")
    assert reader.faults == []


def test_the_policy_forbids_what_it_should(visit):
    """The other tests would pass without a policy; here one sees that it is there and that violations are noticed."""
    reader = visit()
    page = reader.go("index.html")
    page.evaluate(
        """() => {
          const inline = document.createElement("script");
          inline.textContent = "window.ran = true";
          document.body.append(inline);
          const picture = document.createElement("img");
          picture.src = "https://example.org/spy.png";
          document.body.append(picture);
          document.body.insertAdjacentHTML("beforeend", "<p style='color: red' onclick='window.ran = true'>x</p>");
          document.body.lastElementChild.click();
        }"""
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is None
    text = " ".join(reader.faults)
    assert "script-src" in text
    assert "img-src" in text
    assert "style-src" in text

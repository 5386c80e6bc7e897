"""A browser that writes down whatever a page should not do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from running import served

_REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


@dataclass
class Visit:
    """An open page, and what went wrong on it."""

    page: Any
    base: str
    faults: list[str] = field(default_factory=list)

    def go(self, address: str) -> Any:
        """Open a page of the site and let its scripts settle."""
        self.page.goto(self.base + address, wait_until="load")
        if self.page.locator("#__config").count():  # a page of the theme, not a file that stands alone
            self.page.locator("html.js").wait_for(state="attached")
        return self.page


@pytest.fixture(scope="session")
def hosted(site) -> Iterator[str]:
    """The address of the site on a server of this machine."""
    with served(site) as address:
        yield address


@pytest.fixture(params=["hosted", "from disk"])
def base(request, site, hosted) -> str:
    """The address of the site, first as hosted, then as opened from disk."""
    return hosted if request.param == "hosted" else f"{site.as_uri()}/"


@pytest.fixture
def visit(browser, base) -> Iterator[Callable[..., Visit]]:
    """Open pages with settings of Playwright's, such as a viewport."""
    contexts = []

    def open_page(**settings: Any) -> Visit:
        context = browser.new_context(**settings)
        contexts.append(context)
        context.add_init_script(_REPORT_VIOLATIONS)
        page = context.new_page()
        page.set_default_timeout(15_000)
        visit = Visit(page, base)

        def on_console(message):
            if message.type in {"error", "warning"}:
                visit.faults.append(f"{page.url}: {message.text}")

        def on_request(asked):
            if not asked.url.startswith((base, "data:")):
                visit.faults.append(f"{page.url}: asks for {asked.url}")

        def on_failure(asked):
            if asked.failure != "net::ERR_ABORTED":  # a page that is left stops loading
                visit.faults.append(f"{page.url}: cannot load {asked.url}")

        page.on("console", on_console)
        page.on("pageerror", lambda error: visit.faults.append(f"{page.url}: {error}"))
        page.on("request", on_request)
        page.on("requestfailed", on_failure)
        return visit

    yield open_page
    for context in contexts:
        context.close()

"""What a first visit fetches: the bytes of each page's files as a server would send them, compressed.

    python benchmarks/weight.py SITE [PAGE …]

Opens each page in Chromium with an empty cache and adds up whatever it asks for. Pages are by default the home page,
and the overview, the contested claims and one claim of every briefing. Then it lists the heaviest pages of the whole
site, by their HTML as it is, and fails where one is heavier than a page may be.

    python benchmarks/weight.py SITE --against OTHER

says besides how much the HTML of the pages that two sites have in common differs: sites of 10 and of 300 synthetic
briefings have the first 10 in common, and a page of a briefing must not grow with the number of others.
"""

import argparse
import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

LIMIT, SCRIPT_LIMIT = 300_000, 100_000
"""The most that the overview of a briefing may weigh, and its scripts within that."""
PAGE_LIMIT = 300_000
"""The most HTML that any page may be, as it is; the whole briefing in one file is for taking away, and no page."""
_PACKED = {".png", ".jpg", ".jpeg", ".webp", ".avif", ".woff2", ".zip", ".pdf"}
"""Formats that are compressed already, and that servers send as they are."""
_LISTED = 10


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder; yield its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def weigh(browser: Browser, site: Path, base: str, page: str) -> dict[str, int]:
    """The files that a first visit of the page fetches, and the compressed size of each."""
    context = browser.new_context()
    fetched: list[str] = []
    tab = context.new_page()
    tab.on("request", lambda request: fetched.append(urlsplit(request.url).path.lstrip("/")))
    tab.goto(base + page, wait_until="networkidle")
    context.close()
    return {path: _compressed(site / path) for path in dict.fromkeys(fetched) if (site / path).is_file()}


def count_elements(browser: Browser, address: str) -> int:
    """How many elements a page has once it is shown."""
    tab = browser.new_page()
    tab.goto(address, wait_until="load")
    number: int = tab.evaluate("document.querySelectorAll('*').length")
    tab.close()
    return number


def _compressed(path: Path) -> int:
    content = path.read_bytes()
    return len(content) if path.suffix in _PACKED else len(gzip.compress(content, 6))


def scripts(files: dict[str, int]) -> int:
    """How much of it is script; the index of the search is data, whatever it is called."""
    return sum(size for path, size in files.items() if path.endswith(".js") and "search_index" not in path)


def _pages(site: Path) -> Iterator[str]:
    yield "index.html"
    for folder in sorted(path for path in (site / "briefings").iterdir() if path.is_dir()):
        found = [folder / "index.html", folder / "contested-claims.html", *sorted(folder.glob("claims/*.html"))[:1]]
        yield from (path.relative_to(site).as_posix() for path in found if path.exists())


def heaviest(site: Path) -> list[tuple[int, str]]:
    """Every page of a site with the bytes of its HTML, the heaviest first."""
    pages = (path for path in site.rglob("*.html") if not path.name.endswith("-briefing.html"))
    return sorted(((path.stat().st_size, path.relative_to(site).as_posix()) for path in pages), reverse=True)


def growth(site: Path, other: Path) -> dict[str, int]:
    """By how many bytes the pages of briefings differ that both sites have, where they do."""
    sizes = {page: size for size, page in heaviest(site) if page.startswith("briefings/")}
    others = {page: size for size, page in heaviest(other)}
    return {page: others[page] - size for page, size in sizes.items() if others.get(page, size) != size}


def _tell_sizes(options: argparse.Namespace) -> bool:
    """Print the heaviest pages, and how pages grow; whether any is too heavy, or grew."""
    pages = heaviest(options.site)
    print(f"\n{len(pages)} pages; the heaviest, as they are:")
    for size, page in pages[:_LISTED]:
        print(f"  {size / 1000:7.1f} kB  {page}")
    grown = growth(options.site, options.against) if options.against else {}
    if options.against:
        print(f"\npages of briefings that differ from those of {options.against}: {len(grown)}")
    for page, by in sorted(grown.items(), key=lambda item: -abs(item[1]))[:_LISTED]:
        print(f"  {by:+7} bytes  {page}")
    return pages[0][0] > PAGE_LIMIT or any(grown.values())


def main() -> int:
    """Print the table; fail when an overview is heavier than it may be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("page", nargs="*")
    parser.add_argument("--against", type=Path, help="a site of more briefings, with the same first ones")
    parser.add_argument("--chromium", default=None, help="the browser's path; Playwright's own by default")
    options = parser.parse_args()
    heavy = False
    with sync_playwright() as playwright, served(options.site) as base:
        browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        for page in options.page or _pages(options.site):
            files, nodes = weigh(browser, options.site, base, page), count_elements(browser, base + page)
            total, script = sum(files.values()), scripts(files)
            print(
                f"{page}: {total / 1000:.1f} kB compressed, {script / 1000:.1f} kB of it script; "
                f"{(options.site / page).stat().st_size / 1000:.1f} kB of HTML as it is, {nodes} elements"
            )
            for path, size in sorted(files.items(), key=lambda item: -item[1]):
                print(f"  {size / 1000:7.1f} kB  {path}")
            heavy |= page.endswith("/index.html") and (total > LIMIT or script > SCRIPT_LIMIT)
        browser.close()
    return int(_tell_sizes(options) or heavy)


if __name__ == "__main__":
    sys.exit(main())

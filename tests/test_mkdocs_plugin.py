"""`mkdocs build` and `mkdocs serve` with the plugin: what is published, and what is not when something fails."""

import gc
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from running import ROOT, run_mkdocs

from briefing.mkdocs_plugin.served import ServedSite

BRIEFING = """
title: {title}
lead: One sentence.
updated: 2026-03-04
"""
CLAIMS = """
claims:
  first:
    statement: It rained.
    kind: fact
disputes: {}
"""


@pytest.fixture
def project(tmp_path) -> Path:
    """A small project: two briefings and a page written by hand."""
    return make_project(tmp_path / "project")


def make_project(folder: Path) -> Path:
    (folder / "content/pages").mkdir(parents=True)
    (folder / "content/pages/about.md").write_text("# About\n\nHello. [Rain](briefings/rain/index.md)\n")
    (folder / "content/actors.yml").write_text("ann: {name: Ann, kind: person}\n")
    for slug, title in (("rain", "The rain"), ("wind", "The wind")):
        story = folder / "content/briefings" / slug
        story.mkdir(parents=True)
        (story / "briefing.yml").write_text(BRIEFING.format(title=title))
        (story / "claims.yml").write_text(CLAIMS)
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def take_templates_from_mine(project):
    config = (project / "mkdocs.yml").read_text()
    changed = re.sub(r"^  - briefing:?\n", "  - briefing:\n      templates_dirs: [mine]\n", config, flags=re.MULTILINE)
    assert changed != config
    (project / "mkdocs.yml").write_text(changed)


def build(project, *arguments, **environment):
    return run_mkdocs(project, "build", "--strict", *arguments, **environment)


def contents(folder):
    """Every file below a folder, by its hash."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def hidden(project):
    return [path.name for path in project.iterdir() if path.name.startswith(".site")]


@pytest.fixture
def published(project):
    """A project with a site, and what that site consists of."""
    run = build(project)
    assert run.returncode == 0, run.stderr
    return contents(project / "site")


def test_every_page_is_published_and_nothing_else_remains(project, published):
    for page in ("index.html", "about.html", "actors/ann.html", "briefings/rain/index.html"):
        assert page in published
    assert "briefings/rain/claims/first.html" in published
    assert hidden(project) == []


def test_a_broken_corpus_publishes_nothing_and_shows_all_its_problems(project, published):
    (project / "content/briefings/rain/briefing.yml").write_text("titel: x\nlead: y\n")
    (project / "content/actors.yml").write_text("ann: {name: Ann, kind: persn}\n")
    run = build(project)
    assert run.returncode == 1
    assert re.search(r"content/actors\.yml:1:\d+: error\[wrong-value\]", run.stderr)
    assert re.search(r"content/briefings/rain/briefing\.yml:1:1: error\[unknown-field\]", run.stderr)
    assert "Traceback" not in run.stderr
    assert contents(project / "site") == published
    assert hidden(project) == []


def test_a_missing_content_folder_is_named(project, published):
    shutil.move(project / "content/pages", project / "pages")
    shutil.rmtree(project / "content")
    config = (project / "mkdocs.yml").read_text().replace("docs_dir: content/pages", "docs_dir: pages")
    (project / "mkdocs.yml").write_text(config)
    run = build(project)
    assert run.returncode == 1
    assert "no content folder at" in run.stderr
    assert contents(project / "site") == published


def test_a_faulty_template_publishes_nothing_and_is_named(project, published):
    (project / "mine").mkdir()
    (project / "mine/home.md.jinja").write_text("# Home\n\n{{ nothing_of_the_kind }}\n")
    take_templates_from_mine(project)
    run = build(project)
    assert run.returncode == 1
    assert "home.md.jinja:3" in run.stderr
    assert contents(project / "site") == published


def test_a_fault_in_the_theme_publishes_nothing(project, published):
    (project / "theme/partials/path.html").write_text("{{ 1 / 0 }}")
    assert build(project).returncode == 1
    assert contents(project / "site") == published
    assert hidden(project) == []


def test_a_warning_in_strict_mode_publishes_nothing(project, published):
    (project / "content/pages/about.md").write_text("# About\n\n[Nowhere](nowhere.md)\n")
    run = build(project)
    assert run.returncode == 1
    assert "nowhere.md" in run.stderr
    assert contents(project / "site") == published
    assert hidden(project) == []


def test_a_killed_build_leaves_the_last_site_and_the_next_one_clears_up(project, published):
    (project / "kill.py").write_text(
        "import os, signal\ndef on_post_build(config):\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    config = project / "mkdocs.yml"
    whole = config.read_text()
    config.write_text(whole + "\nhooks: [kill.py]\n")
    assert build(project).returncode == -signal.SIGKILL
    assert contents(project / "site") == published
    assert hidden(project) != []
    config.write_text(whole)
    assert build(project).returncode == 0
    assert hidden(project) == []


def test_a_script_in_a_page_stops_the_build(project, published):
    (project / "content/pages/about.md").write_text("# About\n\n<script>alert(1)</script>\n")
    run = build(project)
    assert run.returncode == 1
    assert "about.html" in run.stderr
    assert "inline script" in run.stderr
    assert contents(project / "site") == published


def test_a_page_by_hand_may_not_take_the_address_of_one_from_data(project, published):
    (project / "content/pages/index.md").write_text("# Mine\n")
    run = build(project)
    assert run.returncode == 1
    assert "index.md has the address of a page that is made from data" in run.stderr
    assert contents(project / "site") == published


def test_warnings_of_the_checks_do_not_stop_a_strict_build(project):
    run = build(project)
    assert run.returncode == 0
    assert "claims.yml:3:3: warning[uncited-statement]" in run.stderr


def test_builds_of_one_commit_are_identical_whatever_the_place_the_time_and_the_hash_seed(tmp_path):
    sites = []
    for number, name in enumerate(("a", "another-place")):
        project = make_project(tmp_path / name)
        for path in project.rglob("*"):
            os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
        run = build(project, PYTHONHASHSEED=str(number), SITE_URL="https://example.org/site/", TZ=f"UTC+{number * 9}")
        assert run.returncode == 0, run.stderr
        sites.append(contents(project / "site"))
    assert sites[0] == sites[1]
    assert "sitemap.xml.gz" in sites[0]


def test_the_sitemap_has_the_day_from_the_data(project):
    build(project, SITE_URL="https://example.org/site/")
    sitemap = (project / "site/sitemap.xml").read_text()
    assert "<loc>https://example.org/site/briefings/rain/index.html</loc>" in sitemap
    assert set(re.findall("<lastmod>(.*)</lastmod>", sitemap)) == {"2026-03-04"}


@pytest.mark.usefixtures("published")
def test_a_briefing_has_a_navigation_of_its_own_and_no_other(project):
    rain = (project / "site/briefings/rain/timeline.html").read_text()
    assert "The rain" in rain
    assert "The wind" not in rain
    home = re.search("<nav.*</nav>", (project / "site/about.html").read_text(), re.DOTALL)[0]
    assert "The wind" not in home
    assert "Timeline" not in home


@pytest.mark.usefixtures("published")
def test_pages_outside_the_navigation_lead_back_up(project):
    claim = (project / "site/briefings/rain/claims/first.html").read_text()
    path = re.search('<nav class="md-path".*?</nav>', claim, re.DOTALL)[0]
    assert re.findall('href="(.*?)"', path) == ["../../../index.html", "../index.html", "../contested-claims.html"]
    actor = (project / "site/actors/ann.html").read_text()
    path = re.search('<nav class="md-path".*?</nav>', actor, re.DOTALL)[0]
    assert re.findall('href="(.*?)"', path) == ["../index.html", "../actors.html"]


@pytest.mark.usefixtures("published")
def test_previous_and_next_stay_within_a_briefing(project):
    last = (project / "site/briefings/rain/sources.html").read_text()
    assert "md-footer__link--prev" in last
    assert "md-footer__link--next" not in last


@pytest.mark.usefixtures("published")
def test_no_page_has_its_neighbour_fetched_ahead(project):
    for page in (project / "site").rglob("*.html"):  # Firefox would, and the policy forbids it
        assert not re.search(r'<link[^>]* rel="?(next|prefetch|preload)\b', page.read_text(encoding="utf-8")), page


def test_edit_links_lead_to_the_file_a_page_is_made_from(project):
    build(project, EDIT_URL="https://example.org/repo/edit/main/{path}")
    for page, source in (
        ("briefings/rain/claims/first", "content/briefings/rain/claims.yml"),
        ("actors/ann", "content/actors.yml"),
        ("about", "content/pages/about.md"),
    ):
        html = (project / f"site/{page}.html").read_text()
        assert f'href="https://example.org/repo/edit/main/{source}"' in html


@pytest.mark.usefixtures("published")
def test_without_an_address_of_the_repository_pages_still_name_their_file(project):
    html = (project / "site/briefings/rain/claims/first.html").read_text()
    assert "<code>content/briefings/rain/claims.yml</code>" in html
    assert 'rel="edit' not in html


def test_a_hostile_title_is_text_wherever_the_theme_writes_it(project):
    title = "</title><img src=x onerror=alert(1)>\"'&amp;"
    (project / "content/briefings/rain/briefing.yml").write_text(
        f"title: {title!r}\nlead: {title!r}\n".replace("\\'", "''")
    )
    run = build(project)
    assert run.returncode == 0, run.stderr
    for path in (project / "site").rglob("*.html"):
        assert "<img src=x" not in path.read_text(), path
    index = (project / "site/briefings/rain/index.html").read_text()
    assert index.count("<title>") == 1
    assert "<title>&lt;/title&gt;&lt;img src=x onerror=alert(1)&gt;&#34;&#39;&amp;amp; – Briefings</title>" in index
    unit = (project / "site/search/units/rain.js").read_text()
    assert json.loads(unit.partition(",")[2].removesuffix(")\n"))["title"] == title


@contextmanager
def serving(project, *options):
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (project / "serve.log").open("w") as log:
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", *options]
        server = subprocess.Popen(command, cwd=project, stdout=log, stderr=log)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()


def wait_for(address, text, seconds=40):
    """Ask for a page until it holds a text; fail with what it held last."""
    last, end = "", time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 — our own server
                last = answer.read().decode()
        except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
            last = str(error)
        if text in last:
            return last
        time.sleep(0.2)
    pytest.fail(f"{address} never showed {text!r}; at last it was\n{last[:2000]}")


def test_serve_shows_problems_where_the_page_was_and_recovers_when_they_are_mended(project):
    briefing = project / "content/briefings/rain/briefing.yml"
    with serving(project) as base:
        page = f"{base}briefings/rain/index.html"
        wait_for(page, "The rain")
        briefing.write_text(BRIEFING.format(title="The rain") + "colour: <script>alert(1)</script>\n")
        shown = wait_for(page, "unknown-field")
        assert "<script>alert(1)" not in shown
        assert "content/briefings/rain/briefing.yml" in shown
        wait_for(base, "unknown-field")
        briefing.write_text(BRIEFING.format(title="The drizzle"))
        wait_for(page, "The drizzle")


def test_serve_shows_what_is_new_and_no_more_what_is_gone(project):
    rain = project / "content/briefings/rain"
    with serving(project) as base:
        wait_for(f"{base}briefings/rain/claims/first.html", "It rained.")
        (rain / "claims.yml").write_text(CLAIMS.replace("  first:", "  second:"))
        wait_for(f"{base}briefings/rain/claims/second.html", "It rained.")
        wait_for(f"{base}briefings/rain/claims/first.html", "Not Found")
        (project / "content/pages/more.md").write_text("# More\n\nBy hand. [Rain](briefings/rain/claims/second.md)\n")
        wait_for(f"{base}more.html", "By hand.")
        wait_for(f"{base}briefings/rain/index.html", "More")  # in the navigation of every page
        (project / "content/pages/more.md").unlink()
        shutil.rmtree(rain)
        (project / "content/pages/about.md").write_text("# About\n")
        wait_for(f"{base}more.html", "Not Found")
        wait_for(f"{base}briefings/rain/index.html", "Not Found")
        assert "The wind" in wait_for(base, "The wind")


def test_serve_makes_what_an_edit_changes_elsewhere_when_it_is_asked_for_and_in_the_end_all(project):
    for slug in ("rain", "wind"):
        (project / f"content/briefings/{slug}/actors.yml").write_text("actors: {ann: {role: Witness}}\n")
    with serving(project) as base:
        wait_for(f"{base}briefings/wind/actors.html", "Ann")
        (project / "content/actors.yml").write_text("ann: {name: Anastasia, kind: person}\n")
        wait_for(f"{base}briefings/wind/actors.html", "Anastasia")
        wait_for(f"{base}actors/ann.html", "Anastasia")
        (project / "content/briefings/rain/briefing.yml").write_text(BRIEFING.format(title="The drizzle"))
        wait_for(base, "The drizzle")
        wait_for(f"{base}llms.txt", "The drizzle")  # nobody asks for what it is made of


def test_serve_shows_a_fault_that_is_found_when_nobody_builds(project):
    (project / "mine").mkdir()
    take_templates_from_mine(project)
    with serving(project) as base:
        wait_for(f"{base}briefings/wind/index.html", "The wind")
        (project / "mine/overview.md.jinja").write_text("{{ oops }}")
        wait_for(f"{base}briefings/wind/index.html", "overview.md.jinja:1")
        (project / "mine/overview.md.jinja").write_text("New {{ page.title }}")
        wait_for(f"{base}briefings/wind/index.html", "New The wind")


class _Served:
    """A server without a network, whose pages are those of a folder."""

    mount_path = "/here/"

    def __init__(self, root):
        self.root = str(root)
        self.app = self.answer

    def answer(self, environ, start_response):
        path = Path(self.root) / environ["PATH_INFO"].removeprefix(self.mount_path)
        start_response("200 OK" if path.is_file() else "404 Not Found", [])
        return [path.read_bytes() if path.is_file() else b""]

    def get_app(self):
        return self.app

    def set_app(self, app):
        self.app = app

    def ask(self, path):
        heads = []
        answer = self.app({"PATH_INFO": path}, lambda *head: heads.append(head))
        (head,) = heads
        return head[0], b"".join(answer)


class _Rest:
    """One page that waits, and a long work that is done when nobody asks."""

    def __init__(self, folder, uri):
        self.folder, self.uri, self.waits, self.breaths, self.done = folder, uri, True, 0, threading.Event()

    def name_at(self, uri):
        return "one" if self.waits and uri == self.uri else None

    def bring(self, name):
        assert name == "one"
        (self.folder / self.uri).write_text("new")
        self.waits = False

    def complete(self, breathe):
        while self.breaths < 10_000:
            self.breaths += 1
            breathe()
        self.done.set()


@pytest.fixture
def site(tmp_path):
    shown = ServedSite()
    server = _Served(tmp_path)
    shown.begin(server, faulty=False)
    (shown.folder / "page.html").write_text("old")
    (shown.folder / "index.html").write_text("home")
    yield shown, server
    shown.close()


def _built(shown):
    """A build that left a page for later."""
    rest = _Rest(shown.folder, "page.html")
    shown.begin_build()
    shown.later(rest)
    shown.end_build()
    return rest


def test_what_waits_is_made_before_it_is_shown(site):
    shown, server = site
    rest = _built(shown)
    assert server.ask("/here/index.html") == ("200 OK", b"home")
    assert rest.waits
    assert server.ask("/elsewhere/page.html") == ("404 Not Found", b"")
    assert server.ask("/here/./page.html") == ("200 OK", b"new")
    assert not rest.waits


def test_a_build_ends_the_rest_of_the_one_before(site):
    shown, _ = site
    rest = _built(shown)
    end = time.monotonic() + 20
    while not rest.breaths and time.monotonic() < end:
        time.sleep(0.01)
    assert rest.breaths
    shown.begin_build()
    breaths = rest.breaths
    time.sleep(0.05)
    assert rest.breaths == breaths
    shown.end_build()
    time.sleep(0.2)
    assert rest.breaths == breaths
    assert not rest.done.is_set()


def test_serve_shows_pages_that_are_never_reloaded(project):
    with serving(project, "--no-livereload") as base:
        wait_for(f"{base}briefings/rain/index.html", "The rain")
        wait_for(f"{base}about.html", "Hello.")


def test_serve_begins_even_with_a_broken_corpus(project):
    (project / "content/actors.yml").write_text("ann: {name: [}\n")
    with serving(project) as base:
        wait_for(base, "content/actors.yml")
        (project / "content/actors.yml").write_text("ann: {name: Ann, kind: person}\n")
        wait_for(f"{base}actors/ann.html", "Ann")


def test_serve_shows_a_faulty_template_and_reloads_when_it_changes(project):
    (project / "mine").mkdir()
    template = project / "mine/home.md.jinja"
    template.write_text("# Front\n")
    take_templates_from_mine(project)
    with serving(project) as base:
        wait_for(base, "Front")
        template.write_text("# Front {{ oops }}\n")
        wait_for(base, "home.md.jinja:1")
        template.write_text("# Frontier\n")
        wait_for(base, "Frontier")


def test_remarks_are_told_while_serving_only_when_they_are_new():
    site = ServedSite()
    assert site.news(["a", "b", "2 notes"]) == ["a", "b", "2 notes"]
    assert site.news(["a", "b", "2 notes"]) == []
    assert site.news(["a", "c", "b", "3 notes"]) == ["c", "3 notes"]
    site.close()


def test_the_collector_rests_during_a_build_that_is_served_and_no_longer():
    site = ServedSite()
    assert gc.isenabled()
    site.begin_build()
    assert not gc.isenabled()
    site.end_build()
    assert gc.isenabled()
    site.close()

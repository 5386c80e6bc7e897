"""What tests share: a browser, and the built site."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from mkdocs.config import load_config
from running import ROOT, run_mkdocs

from briefing.mkdocs_plugin.finisher import ThemedPages

# A busy machine is no fault of the code: how long an example takes is not what property tests are about.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_BROWSER = "BROWSER TESTS WERE SKIPPED: no Chromium was found, and none could be had"


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write what pages are now as what they should be")


@pytest.fixture(scope="module")
def themed() -> Iterator[ThemedPages]:
    """What makes HTML of pages with the theme of the project."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    yield ThemedPages(config.plugins.on_config(config), None, guarded=True)
    config.plugins.on_shutdown()


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The real site, built once for all tests."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # the one folder that all workers of a run have in common
    folder, log = shared / "the-site", shared / "the-site.log"
    try:
        (shared / "the-site-is-being-built").mkdir()
    except FileExistsError:
        _wait_for(log)
    else:
        run = run_mkdocs(ROOT, "build", "--strict", "--site-dir", str(folder))
        log.with_suffix(".part").write_text(run.stderr, encoding="utf-8")
        log.with_suffix(".part").rename(log)
    assert folder.is_dir(), log.read_text(encoding="utf-8")
    return folder


def _wait_for(path: Path, seconds: int = 300) -> None:
    end = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < end, f"nobody wrote {path}"
        time.sleep(0.2)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; where there is none, one is fetched in the ordinary ways, or else the test skipped."""
    path = find_chromium()
    if not path and "PYTEST_XDIST_WORKER" not in os.environ:  # for those it was tried before they began
        _fetch_chromium()
        path = find_chromium()
    if not path:
        pytest.skip(NO_BROWSER)
    return path


@pytest.fixture(scope="session")
def browser(chromium) -> Iterator[object]:
    """A running Chromium, as Playwright drives it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 — only these tests pay for it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"] if _is_root() else [])
        yield browser
        browser.close()


def find_chromium() -> str | None:
    """Look for Playwright's own Chromium, then for the system's."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 — only these tests pay for it

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).exists() and _starts(own):
        return own
    return next((path for command in COMMANDS if (path := shutil.which(command)) and _starts(path)), None)


def _starts(path: str) -> bool:
    """Whether it runs: a browser whose libraries are missing is none."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _fetch_chromium() -> None:
    commands = [([sys.executable, "-m", "playwright", "install", "chromium"], 240)]
    if _is_root() and shutil.which("apt-get"):
        commands += [(["apt-get", "update", "-q"], 120), (["apt-get", "install", "-qy", "chromium"], 300)]
    for command, limit in commands:
        if find_chromium():
            return
        try:
            subprocess.run(command, capture_output=True, timeout=limit, check=False)
        except (OSError, subprocess.TimeoutExpired):
            continue


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def pytest_configure(config):
    """Fetch a browser before any worker starts, so that workers do not fetch one each."""
    wanted = not config.option.collectonly and "not browser" not in (config.option.markexpr or "")
    if wanted and not hasattr(config, "workerinput") and _runs_all(config) and not find_chromium():
        _fetch_chromium()


def _runs_all(config) -> bool:
    """Whether whole folders are run: somebody who names one test does not wait for a download."""
    return not any(str(argument).partition("::")[0].endswith(".py") for argument in config.args)


def pytest_terminal_summary(terminalreporter):
    """Say loudly, once, that browser tests were skipped."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any(NO_BROWSER in str(report.longrepr) for report in skipped):
        terminalreporter.write_sep("!", NO_BROWSER, red=True, bold=True)

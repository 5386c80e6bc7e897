"""Work in forked processes comes to the same as work done here."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from running import ROOT, run_briefing

from briefing import build
from briefing.examining import examine
from briefing.load import load
from briefing.pages.site import plan_site
from briefing.render import Renderer, RenderError
from briefing.shares import map_in_shares
from briefing.snapshots import Snapshots

GOLDEN = ROOT / "tests" / "golden" / "content"


def square(number: int) -> int:
    return number * number


def fail_from(first: int, number: int) -> int:
    if number >= first:
        raise ValueError(str(number))
    return number


@pytest.mark.parametrize("jobs", [0, 1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 2, 17, 300])
def test_results_come_in_order(jobs, count):
    assert map_in_shares(square, range(count), jobs) == [number * number for number in range(count)]


def test_other_processes_do_the_work():
    where: Callable[[int], int] = lambda _: os.getpid()  # noqa: E731 — what cannot be sent can still be shared
    assert os.getpid() not in map_in_shares(where, range(20), 2)
    assert set(map_in_shares(where, range(20), 1)) == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_first_fault_is_told(jobs):
    with pytest.raises(ValueError, match=r"^41$"):
        map_in_shares(partial(fail_from, 41), range(100), jobs)
    assert map_in_shares(square, [3], jobs) == [9]  # and nothing is left behind


def test_shares_are_not_shared_again():
    inner = map_in_shares(lambda _: set(map_in_shares(lambda _: os.getpid(), range(9), 2)), range(4), 2)
    assert all(len(processes) == 1 for processes in inner)


def rendered(out, jobs, **options):
    settings = build.Settings(GOLDEN, jobs=jobs, **options)
    count = build.render(settings, examine(settings).titles, out)
    files = {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}
    assert count == len([uri for uri in files if uri.endswith(".md")])
    return files


def test_a_site_is_the_same_byte_for_byte(tmp_path):
    assert rendered(tmp_path / "alone", 1) == rendered(tmp_path / "together", 3)


@pytest.mark.parametrize("content", [GOLDEN, ROOT / "tests" / "languages" / "content"], ids=["golden", "languages"])
def test_pages_are_the_same_as_of_a_corpus_that_is_all_at_hand(tmp_path, content):
    settings = build.Settings(content)
    build.render(settings, examine(settings).titles, tmp_path / "out")
    plans = plan_site(load(content).corpus, Snapshots(None))
    expected = {plan.uri: Renderer().render(plan) for plan in plans}
    found = {path.relative_to(tmp_path / "out").as_posix(): path for path in (tmp_path / "out").rglob("*.md")}
    assert sorted(found) == sorted(expected)
    assert {uri: path.read_text(encoding="utf-8") for uri, path in found.items()} == expected


def test_a_faulty_template_is_told_alike(tmp_path):
    (tmp_path / "claim.md.jinja").write_text("{{ nothing_of_the_kind }}")
    said = []
    for jobs in (1, 3):
        with pytest.raises(RenderError) as caught:
            rendered(tmp_path / "out", jobs, templates=(tmp_path,))
        said.append(str(caught.value))
    assert said[0] == said[1]


def test_the_number_of_processes_is_an_option(tmp_path):
    trees = []
    for jobs in ("1", "2"):
        out = tmp_path / jobs
        run = run_briefing(ROOT, "render", "--content", str(GOLDEN), "--out", str(out), "--jobs", jobs)
        assert run.returncode == 0, run.stderr
        trees.append({path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert trees[0] == trees[1]
    assert Path("index.md") in trees[0]

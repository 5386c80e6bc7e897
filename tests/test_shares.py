"""Work in forked processes comes to the same as work done here."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from running import ROOT, run_briefing

from briefing import build
from briefing.render import RenderError
from briefing.shares import map_in_shares

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


@pytest.fixture(scope="module")
def corpus():
    return build.check(build.Settings(GOLDEN)).corpus


def made(corpus, jobs):
    settings = build.Settings(GOLDEN, jobs=jobs)
    pages = {page.plan.uri: page.markdown for page in build.render(settings, corpus)}
    return pages, {file.uri: file.content for file in build.accompany(settings, corpus)}


def test_a_site_is_the_same_byte_for_byte(corpus):
    alone, together = made(corpus, 1), made(corpus, 3)
    assert alone == together
    assert [list(made_of) for made_of in alone] == [list(made_of) for made_of in together]


def test_a_faulty_template_is_told_alike(corpus, tmp_path):
    (tmp_path / "claim.md.jinja").write_text("{{ nothing_of_the_kind }}")
    said = []
    for jobs in (1, 3):
        with pytest.raises(RenderError) as caught:
            build.render(build.Settings(GOLDEN, templates=(tmp_path,), jobs=jobs), corpus)
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

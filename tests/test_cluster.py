"""A site made by the workers of a Dask cluster is the same, even where one of them is lost on the way."""

import os
import re
import shutil
import signal
import sys
import threading
import time
from contextlib import contextmanager

import pytest
from running import ROOT, run_mkdocs

sys.path.insert(0, str(ROOT / "benchmarks"))
from generate import write_corpus
from synthetic_story import Shape

distributed = pytest.importorskip("distributed", reason="Dask is not installed")


@pytest.fixture
def project(tmp_path):
    """A project of a few synthetic briefings; no result is kept, so that every build makes all."""
    folder = tmp_path / "project"
    write_corpus(folder / "content", 8, Shape(sources=4, actors=3, events=3, claims=3, scenarios=1))
    (folder / "content/pages").mkdir()
    (folder / "content/pages/about.md").write_text("# About\n")
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    set_options(folder, 'cache_dir: ""')
    return folder


def set_options(project, option):
    file = project / "mkdocs.yml"
    before = file.read_text(encoding="utf-8")
    after = re.sub(r"^  - briefing:\n", f"  - briefing:\n      {option}\n", before, flags=re.MULTILINE)
    assert after != before
    file.write_text(after, encoding="utf-8")


def contents(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@contextmanager
def cluster():
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as made:
        yield made


def lose_one(made, project, lost):
    """Kill a worker as soon as the first page of a briefing is written."""
    with distributed.Client(made) as client:
        process = min(client.run(os.getpid).values())
    end = time.monotonic() + 120
    while not list(project.glob(".site-*/briefings/*/index.html")) and time.monotonic() < end:
        time.sleep(0.01)
    os.kill(process, signal.SIGKILL)
    lost.append(process)


def test_a_cluster_that_loses_a_worker_makes_the_same_site(project):
    run = run_mkdocs(project, "build", "--strict")
    assert run.returncode == 0, run.stderr
    here = contents(project / "site")
    with cluster() as made:
        set_options(project, f"dask_scheduler: {made.scheduler_address}")
        lost = []
        killer = threading.Thread(target=lose_one, args=(made, project, lost))
        killer.start()
        run = run_mkdocs(project, "build", "--strict")
        killer.join()
    assert run.returncode == 0, run.stderr
    assert lost
    assert contents(project / "site") == here

"""Work on many things at once, in processes that are copies of this one.

A forked process has everything that was loaded, without its being sent there; only the results come back. Where
processes cannot be forked safely, or the work would not repay it, everything is done here, one after another. The
results are the same, in the same order, and so is the first exception.
"""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT = 200
"""From how many things on a process more is worth its start, unless a number of processes is asked for."""
_SHARES_A_PROCESS = 8
"""Into how many shares the work of a process is cut, so that the last one to finish is not waited for long."""

_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None
"""What the forked processes find when they begin."""


def map_in_shares(work: Callable[[T], R], items: Sequence[T], jobs: int = 0, *, weight: int = 1) -> list[R]:
    """What `work` makes of each item, in order.

    `jobs` is the number of processes; 0 leaves it to the number of cores, 1 forks none. `weight` says for how many
    things each item stands. Raises what `work` raises for the first item that it fails on.
    """
    global _work  # noqa: PLW0603 — forking hands it on; an argument would have to be sent
    processes = min(_processes(jobs, len(items) * weight), len(items))
    if processes <= 1 or _work is not None:  # within a share nothing is shared again
        return [work(item) for item in items]
    _work = (work, items)
    gc.freeze()  # or each process would copy what its collector only looks at
    try:
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(processes, mp_context=fork) as executor:
            return _map(executor, len(items), processes * _SHARES_A_PROCESS)
    finally:
        gc.unfreeze()
        _work = None


def _map(executor: Executor, count: int, shares: int) -> list[Any]:
    size = -(-count // shares)
    ranges = [range(begin, min(begin + size, count)) for begin in range(0, count, size)]
    return [result for results in executor.map(_do, ranges) for result in results]


def _do(share: range) -> list[Any]:
    assert _work is not None  # noqa: S101 — this runs in a process that was forked while it is set
    work, items = _work
    return [work(items[index]) for index in share]


def _processes(jobs: int, count: int) -> int:
    """How many processes to use: as asked for; by itself only on Linux and without threads, where forking is safe."""
    if not hasattr(os, "fork"):
        return 1
    if jobs:
        return jobs
    safe = sys.platform == "linux" and threading.active_count() == 1
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    return cores if safe and count >= WORTH_IT else 1

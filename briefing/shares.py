"""Work on many things at once, by the interface of `concurrent.futures`.

By default in processes that are copies of this one: a forked process has everything that was loaded, without its being
sent there; only the results come back. Where processes cannot be forked safely, or the work would not repay it,
everything is done here, one after another. Any other executor, such as that of a Dask cluster, gets what it needs sent.
The results are the same, in the same order, and so is the first exception.
"""

import gc
import hashlib
import importlib
import multiprocessing
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")

WORTH_IT = 200
"""From how many things on a process more is worth its start, unless a number of processes is asked for."""
_SHARES_A_PROCESS = 8
"""Into how many shares the work of a process is cut, so that the last one to finish is not waited for long."""
_LARGEST_SHARE = 8
"""How many results a share comes to at most where they are large."""

_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None
"""What the forked processes find when they begin."""
_sent: tuple[str, Any] = ("", None)
"""What a process of another executor was last sent, with its hash."""


def map_in_shares(work: Callable[[T], R], items: Sequence[T], jobs: int = 0, *, weight: int = 1) -> list[R]:
    """What `work` makes of each item, in order.

    `jobs` is the number of processes; 0 leaves it to the number of cores, 1 forks none. `weight` says for how many
    things each item stands. Raises what `work` raises for the first item that it fails on.
    """
    return list(iter_in_shares(work, items, jobs, weight=weight, largest=len(items)))


def iter_in_shares(
    work: Callable[[T], R], items: Sequence[T], jobs: int = 0, *, weight: int = 1, largest: int = _LARGEST_SHARE
) -> Iterator[R]:
    """The same, one after another as they come; a process is given at most `largest` items at once."""
    global _work  # noqa: PLW0603 — forking hands it on; an argument would have to be sent
    processes = min(_processes(jobs, len(items) * weight), len(items))
    if processes <= 1 or _work is not None:  # within a share nothing is shared again
        yield from map(work, items)
        return
    _work = (work, items)
    gc.freeze()  # or each process would copy what its collector only looks at
    collects = gc.isenabled()
    gc.disable()  # results come in without circles, and by the thousand
    try:
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(processes, fork, gc.enable if collects else None) as executor:
            size = min(largest, -(-len(items) // (processes * _SHARES_A_PROCESS)))
            for results in executor.map(_do, _ranges(len(items), size)):
                yield from results
    finally:
        gc.unfreeze()
        _work = None
        if collects:
            gc.enable()


def iter_counted(made: Iterator[R], count: int, done: str, tell: Callable[[str], None]) -> Iterator[R]:
    """Tell from time to time how many of so many things are done, where there are many."""
    step = max(100, count // 10)
    for number, one in enumerate(made, 1):
        yield one
        if count > step and (number % step == 0 or number == count):
            tell(f"{number:,} of {count:,} {done}")


def iter_elsewhere(
    executor: Executor, work: Callable[[C, T], R], context: C, items: Sequence[T], *, largest: int = _LARGEST_SHARE
) -> Iterator[R]:
    """What `work` makes of each item and what all have in common, by an executor whose processes know nothing of it.

    `work` must be importable there, everything else is pickled. Order and exceptions are those of `iter_in_shares`.
    """
    common = pickle.dumps(context)
    digest = hashlib.sha256(common).hexdigest()
    shares = [items[share.start : share.stop] for share in _ranges(len(items), largest)]
    futures = [executor.submit(_do_sent, work, digest, common, share) for share in shares]
    for future in futures:
        yield from future.result()


@contextmanager
def cluster_executor(scheduler: str | None) -> Iterator[Executor | None]:
    """The executor of a Dask cluster by the address of its scheduler; None where there is none.

    A worker that is lost has its shares made by others. Raises ImportError without the library, OSError when the
    scheduler does not answer.
    """
    if scheduler is None:
        yield None
        return
    with importlib.import_module("distributed").Client(scheduler) as client:
        yield client.get_executor()


def _ranges(count: int, size: int) -> list[range]:
    return [range(begin, min(begin + size, count)) for begin in range(0, count, size)]


def _do(share: range) -> list[Any]:
    assert _work is not None  # noqa: S101 — this runs in a process that was forked while it is set
    work, items = _work
    return [work(items[index]) for index in share]


def _do_sent(work: Callable[[Any, Any], Any], digest: str, common: bytes, share: Sequence[Any]) -> list[Any]:
    global _sent  # noqa: PLW0603 — so that what all shares have in common is unpacked once in a process
    if _sent[0] != digest:
        _sent = (digest, pickle.loads(common))  # noqa: S301 — from the process that began the work
    return [work(_sent[1], item) for item in share]


def _processes(jobs: int, count: int) -> int:
    """How many processes to use: as asked for; by itself only on Linux and without threads, where forking is safe."""
    if not hasattr(os, "fork"):
        return 1
    if jobs:
        return jobs
    safe = sys.platform == "linux" and threading.active_count() == 1
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    return cores if safe and count >= WORTH_IT else 1

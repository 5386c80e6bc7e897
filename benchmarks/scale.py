"""How cost grows with the corpus: `python benchmarks/scale.py` measures, and writes docs/performance.md.

Every number is of processor time, the least of several runs in processes of their own, sizes in alternation; what
counts are the ratios between numbers of one run. README.md says how to repeat it.
"""

import argparse
import json
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from document import replace_part
from generate import write_corpus
from synthetic_story import Shape

ROOT = Path(__file__).parent.parent
STAGES = ("load", "check", "plan", "render", "export")
SHAPES = {
    "one of 800 events, 1,000 sources, 1,500 claims": (1, Shape(1000, 40, 800, 1500, 3)),
    "3,000 of three claims": (3000, Shape(3, 3, 3, 3, 0)),
}
Cost = Mapping[str, float]


def measure(corpora: Mapping[str, Path], runs: int) -> dict[str, Cost]:
    """The least cost of each stage over several runs, by the name of the corpus."""
    found: dict[str, list[Cost]] = {name: [] for name in corpora}
    for _ in range(runs):
        for name, folder in corpora.items():
            command = [sys.executable, str(ROOT / "benchmarks" / "measure.py"), str(folder)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 — our own
            found[name].append(json.loads(done.stdout))
    return {name: {key: min(cost[key] for cost in costs) for key in costs[0]} for name, costs in found.items()}


def measure_site(content: Path, work: Path) -> float:
    """Processor seconds of `mkdocs build` over a content folder, with the project's own settings and theme."""
    project = work / f"project-{content.name}"
    project.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", project)
    (project / "theme").symlink_to(ROOT / "theme")
    shutil.copytree(content, project / "content")
    shutil.copytree(ROOT / "content" / "pages", project / "content" / "pages")
    before = _children()
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    command = [sys.executable, "-m", "mkdocs", "build"]
    subprocess.run(command, check=True, cwd=project, capture_output=True, env={**os.environ, **quiet})  # noqa: S603
    return _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def exponent(small: float, large: float, factor: float) -> float:
    """The power of the size with which a cost grows: 1 is linear."""
    return math.log(large / small) / math.log(factor)


def report(sizes: Sequence[int], costs: Mapping[str, Cost], sites: Mapping[int, float]) -> str:
    """The measurements as tables."""
    parts = [_by_size(sizes, costs), _growth(sizes, costs), _shapes(costs)]
    if sites:
        rows = [[f"{n:,}", f"{1000 * spent / n:.0f}", f"{1000 * spent / _pages(costs, n):.1f}"]
                for n, spent in sites.items()]  # fmt: skip
        title = "`mkdocs build` (everything, the theme and the search index included)"
        parts.append(f"## {title}\n\n" + _table(["briefings", "ms a briefing", "ms a page"], rows))
        if len(sites) > 1:
            (small, least), *_, (large, most) = sites.items()
            grown = exponent(least, most, large / small)
            parts.append(f"Exponent from {small:,} to {large:,} briefings: {grown:.2f}.")
    return "\n\n".join(part for part in parts if part)


def _pages(costs: Mapping[str, Cost], size: int) -> float:
    return costs[str(size)]["pages"]


def _by_size(sizes: Sequence[int], costs: Mapping[str, Cost]) -> str:
    rows = []
    for size in sizes:
        cost = costs[str(size)]
        stages = [f"{1000 * cost[stage] / size:.1f}" for stage in STAGES]
        page = f"{1000 * cost['render'] / cost['pages']:.2f}"
        speed = f"{100 * cost['parser'] / cost['loading']:.0f} %"
        rows.append([f"{size:,}", f"{cost['pages']:,.0f}", *stages, page, speed, f"{cost['peak']:,.0f}"])
    head = ["briefings", "pages", *STAGES, "render a page", "load against the parser alone", "peak MiB"]
    return f"## Milliseconds a briefing\n\n{_table(head, rows)}"


def _growth(sizes: Sequence[int], costs: Mapping[str, Cost]) -> str:
    rows = []
    for small, large in pairwise(sizes):
        least, most = costs[str(small)], costs[str(large)]
        grown = [f"{exponent(least[stage], most[stage], large / small):.2f}" for stage in STAGES]
        total = exponent(sum(least[s] for s in STAGES), sum(most[s] for s in STAGES), large / small)
        rows.append([f"{small:,} to {large:,}", *grown, f"{total:.2f}", f"{most['longest'] / least['longest']:.2f}"])
    head = ["briefings", *STAGES, "together", "longest page against longest page"]
    return f"## Growth: the exponent (1 is linear)\n\n{_table(head, rows)}" if rows else ""


def _shapes(costs: Mapping[str, Cost]) -> str:
    rows = [
        [name, f"{cost['pages']:,.0f}", *(f"{cost[stage]:.1f}" for stage in STAGES), f"{cost['longest']:,.0f}"]
        for name in SHAPES
        if (cost := costs.get(name))
    ]
    head = ["briefings", "pages", *STAGES, "longest page, kB"]
    return f"## Other shapes, in seconds\n\n{_table(head, rows)}" if rows else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    """Read the options, generate, measure, print, and write what was measured where that is asked for."""
    parser = argparse.ArgumentParser(description="Measure how cost grows with the corpus.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100], help="numbers of briefings")
    parser.add_argument("--sites", type=int, nargs="*", default=[10], help="of these, also build with MkDocs")
    parser.add_argument("--shapes", action="store_true", help="also one very large briefing, and 3,000 very small ones")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", type=Path, help="the document whose measurements are to be replaced")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        wanted = {str(size): (size, Shape()) for size in options.sizes} | (SHAPES if options.shapes else {})
        for number, (briefings, shape) in enumerate(wanted.values()):
            write_corpus(work / str(number), briefings, shape)
        corpora = {key: work / str(number) for number, key in enumerate(wanted)}
        costs = measure(corpora, options.runs)
        sites = {size: measure_site(corpora[str(size)], work) for size in options.sites}
    text = report(sorted(options.sizes), costs, sites)
    print(text)
    if options.write:
        replace_part(options.write, "benchmarks/scale.py", f"Least of {options.runs} runs.\n\n{text}")


if __name__ == "__main__":
    main()

"""Build the same Markdown with other generators, in turn, and hold them against this one.

`python benchmarks/compare.py` generates synthetic corpora, renders each to Markdown once, and then has every rival of
`rivals.py` build it as a whole process, A B C A B C. What counts are the ratios of one run; README.md says how to
repeat it.
"""

import argparse
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from document import replace_part, table
from generate import add_shape_options, chosen_shape, write_corpus
from processes import Cost, run
from rivals import RIVALS, ROOT, Rival
from synthetic_story import Shape

OURS = RIVALS[0].name
WARM = f"{OURS}, one briefing changed"
_MINUTE, _DAY = 60, 86_400
Costs = dict[str, list[Cost]]
"""The runs of each rival, by its name; none where it took too long."""


def measure(size: int, shape: Shape, runs: int, rivals: Sequence[Rival], patience: float) -> tuple[int, Costs]:
    """The number of pages, and what every rival's runs cost at one size.

    A build that takes `patience` times as long as ours did is given up, but none before a minute is over.
    """
    with tempfile.TemporaryDirectory() as name:
        return _measure(size, shape, runs, rivals, patience, Path(name))


def _measure(  # noqa: PLR0913, PLR0917 — the same, and where
    size: int, shape: Shape, runs: int, rivals: Sequence[Rival], patience: float, work: Path
) -> tuple[int, Costs]:
    content, tree = work / "content", work / "tree"
    write_corpus(content, size, shape)
    shutil.copytree(ROOT / "content" / "pages", content / "pages")
    briefing = Path(sys.executable).with_name("briefing")
    render = [os.fspath(briefing), "render", "--content", os.fspath(content), "--out", os.fspath(tree)]
    subprocess.run(render, check=True, capture_output=True)  # noqa: S603 — our own
    pages = sum(1 for _ in tree.rglob("*.md"))
    print(f"{size:,} briefings, {pages:,} pages", flush=True)
    costs: Costs = {}
    for _ in range(runs):
        for rival in rivals:
            ours = costs.get(OURS, [])
            if costs.get(rival.name) != []:  # it was not given up before
                _build(rival, work, max(_MINUTE, patience * ours[-1].wall) if ours else _DAY, costs)
    return pages, costs


def _build(rival: Rival, work: Path, patience: float, costs: Costs) -> None:
    """Build once, in a new project, and, where it is ours, again after a change."""
    project = work / "project"
    project.mkdir()
    rival.prepare(project, work / "content", work / "tree")
    cost = run(rival.command, project, rival.environment, patience)
    _note(rival.name, cost, costs)
    if cost:
        built = sum(1 for _ in (project / rival.site).rglob("*.html"))
        print(f"    {built:,} pages of HTML", flush=True)
    if rival.name == OURS and cost:
        _change_one(project / "content")
        _note(WARM, run(rival.command, project, rival.environment, patience), costs)
    shutil.rmtree(project)


def _note(name: str, cost: Cost | None, costs: Costs) -> None:
    said = f"{cost.wall:.1f} s, {cost.cpu:.1f} s of processor, {cost.memory:,.0f} MiB" if cost else "took too long"
    print(f"  {time.strftime('%H:%M:%S')} {name}: {said}", flush=True)
    costs.setdefault(name, []).extend([cost] if cost else [])


def _change_one(content: Path) -> None:
    """Reword what one briefing says; the file is written anew, since the corpus holds the same one."""
    path = content / "briefings" / "synthetic-00001" / "claims.yml"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    path.write_text(text.replace("statement: ", "statement: Now ", 1), encoding="utf-8", newline="\n")


def report(found: Mapping[int, tuple[int, Costs]], patience: float) -> str:
    """All that was measured, as tables."""
    return "\n\n".join([*(_at_one_size(size, *found[size], patience) for size in found), _growth(found)]).strip()


def _at_one_size(size: int, pages: int, costs: Costs, patience: float) -> str:
    ours = [cost.wall for cost in costs.get(OURS, [])]
    rows = []
    for name, runs in costs.items():
        if not runs:
            rows.append([name, f"more than {patience:g}", *["–"] * 4])
            continue
        wall = statistics.median(cost.wall for cost in runs)
        ratios = [cost.wall / mine for cost, mine in zip(runs, ours, strict=False)]
        spread = f" ({min(ratios):.2f}–{max(ratios):.2f})" if len(ratios) > 1 else ""
        rows.append([
            name, f"{statistics.median(ratios):.2f}{spread}" if ratios else "–", f"{1000 * wall / pages:.2f}",
            f"{wall:.1f}", f"{statistics.median(cost.cpu for cost in runs):.1f}", f"{max(c.memory for c in runs):,.0f}",
        ])  # fmt: skip
    head = ["", "time, against ours", "ms a page", "seconds", "of processor", "peak MiB"]
    runs = max(len(costs) for costs in costs.values())
    return f"### {size:,} briefings, {pages:,} pages, {runs} run{'s' if runs > 1 else ''}\n\n{table(head, rows)}"


def _growth(found: Mapping[int, tuple[int, Costs]]) -> str:
    """How time grows with the number of briefings, as the exponent: 1 is linear."""
    rows = []
    for small, large in pairwise(sorted(found)):
        for name, runs in found[large][1].items():
            least, most = found[small][1].get(name, []), runs
            if least and most:
                power = math.log(_wall(most) / _wall(least)) / math.log(large / small)
                rows.append([name, f"{small:,} to {large:,}", f"{power:.2f}"])
    return f"### Growth: the exponent (1 is linear)\n\n{table(['', 'briefings', 'exponent'], rows)}" if rows else ""


def _wall(runs: Sequence[Cost]) -> float:
    return statistics.median(cost.wall for cost in runs)


def main() -> None:
    """Read the options, measure, print, and write what was measured where that is asked for."""
    parser = argparse.ArgumentParser(description="Hold this generator against others.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000], help="numbers of briefings")
    parser.add_argument("--runs", type=int, default=3, help="runs of each at the smaller sizes; the largest runs once")
    parser.add_argument("--patience", type=float, default=5, help="as how many of ours a build may take (%(default)s)")
    parser.add_argument("--without", nargs="*", default=[], help="names of rivals to leave out")
    parser.add_argument("--write", type=Path, help="the document whose measurements are to be replaced")
    add_shape_options(parser)
    options = parser.parse_args()
    missing = [rival.name for rival in RIVALS if not shutil.which(rival.program)]
    for name in missing:
        print(f"{name} is not installed and left out; `make bench` brings it", file=sys.stderr)
    rivals = [rival for rival in RIVALS if rival.name not in {*missing, *options.without}]
    found = {}
    for size in sorted(options.sizes):
        runs = options.runs if size < max(options.sizes) or len(options.sizes) == 1 else 1
        found[size] = measure(size, chosen_shape(options), runs, rivals, options.patience)
        # who took too long would take longer still
        rivals = [rival for rival in rivals if found[size][1].get(rival.name)]
        text = report(found, options.patience)
        if options.write:
            replace_part(options.write, "benchmarks/compare.py", text)
    print(text)


if __name__ == "__main__":
    main()

"""What checking quotes costs: 200 quotes over twenty snapshots of 200 kB, each step as a multiple of reading alone.

Run it with `python benchmarks/bench_quotes.py`; it prints a table. The ratios say more than the seconds, as both come
from one run on one machine.
"""

import gc
import hashlib
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from briefing.folding import fold
from briefing.model.claim import Quote
from briefing.model.source import Snapshot, Source
from briefing.quotes import Found, NotFound, SourceText, find_quote
from briefing.selecting import propose_quote
from briefing.snapshots import Snapshots

TEXTS, SIZE, QUOTES = 20, 200_000, 200
RUNS = 3


def write_texts(folder: Path) -> tuple[list[Source], list[tuple[Source, Quote]]]:
    """Write synthetic texts with the marks that articles have, and draw quotes from them."""
    rng = random.Random(1)  # noqa: S311 — the same texts in every run
    words = ["".join(rng.choices("etaoinshrdlué", k=rng.randint(2, 9))) for _ in range(4000)] + ["straße"] * 4
    marks = [" "] * 60 + [", "] * 6 + [". "] * 4 + [" — ", " “", "” ", "’s ", "\n\n", "\u00a0"]
    sources, quotes = [], []
    for number in range(TEXTS):
        text = "".join(rng.choice(words) + rng.choice(marks) for _ in range(SIZE // 6))[:SIZE]
        content = text.encode()
        (folder / f"{number}.txt").write_bytes(content)
        snapshot = Snapshot(file=f"{number}.txt", sha256=hashlib.sha256(content).hexdigest())
        sources.append(Source(title="synthetic", publisher="none", snapshot=snapshot))
        whole = SourceText(text)
        for _ in range(QUOTES // TEXTS):
            start = rng.randrange(len(text) - 400)
            quotes.append((sources[-1], propose_quote(whole, start, start + rng.randint(20, 300))))
    return sources, quotes


def spoil(quote: Quote) -> Quote:
    """The same quote with a letter changed, so that the nearest passage must be searched for."""
    name = "exact" if quote.exact else "start"
    words = getattr(quote, name)
    return quote.model_copy(update={name: words[:3] + "qq" + words[4:]})


def fastest(step: Callable[[], object]) -> float:
    """The shortest of a few runs: the one that was disturbed least."""
    times = []
    for _ in range(RUNS):
        gc.collect()
        began = time.perf_counter()
        step()
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources, quotes = write_texts(folder)
        spoilt = [(source, spoil(quote)) for source, quote in quotes]

        def check(pairs: list[tuple[Source, Quote]]) -> list[object]:
            snapshots = Snapshots(folder)
            return [snapshots.find(source, quote) for source, quote in pairs]

        assert all(isinstance(found, Found) for found in check(quotes))  # noqa: S101
        assert all(isinstance(found, NotFound) for found in check(spoilt))  # noqa: S101
        texts = [text for source in sources if (text := Snapshots(folder).read(source).text)]
        folded = Snapshots(folder)
        for source, _ in quotes:
            folded.find(source, Quote(exact="so that all are folded"))
        pairs = [(text, quote) for source, quote in quotes if (text := folded.read(source).text)]
        steps: list[tuple[str, Callable[[], object]]] = [
            ("read and hash", lambda: [Snapshots(folder).read(source) for source in sources]),
            ("fold", lambda: [fold(text.text) for text in texts]),
            ("look up, already folded", lambda: [find_quote(text, quote) for text, quote in pairs]),
            ("check all quotes, from nothing", lambda: check(quotes)),
            ("the same, with every quote wrong", lambda: check(spoilt)),
        ]
        size = sum(len(text.text) for text in texts)
        print(f"{len(quotes)} quotes, {len(texts)} snapshots, {size / 1e6:.1f} million characters; best of {RUNS}")
        base = 0.0
        for label, step in steps:
            seconds = fastest(step)
            base = base or seconds
            print(f"{label:35} {seconds * 1000:9.1f} ms  {seconds / base:7.1f} ×")


if __name__ == "__main__":
    main()

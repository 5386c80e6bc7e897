"""Write a synthetic content folder of any size: `python benchmarks/generate.py FOLDER --briefings 100`.

The same options give the same files, byte by byte, and a briefing's own do not depend on how many others there are. Its
shape is that of a real briefing unless the options say otherwise.
"""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import yaml
from synthetic_story import DISCLOSURE, Shape, SyntheticStory
from synthetic_words import LANGUAGES, Words

_ACTORS_A_BRIEFING, _BRIEFINGS_A_PUBLISHER = 3, 5
_LEAST_ACTORS, _LEAST_PUBLISHERS = 20, 40


def write_corpus(folder: Path, briefings: int, shape: Shape | None = None, seed: int = 1) -> None:
    """Write so many briefings of a shape, and the actors and publishers that they share."""
    for name, data in corpus_files(briefings, shape or Shape(), seed):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=110)
        path.write_text(f"# {DISCLOSURE}\n{text}", encoding="utf-8", newline="\n")


def corpus_files(briefings: int, shape: Shape, seed: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The data of every file, by its address in the content folder."""
    actors = _actors(max(_LEAST_ACTORS, shape.actors, briefings * _ACTORS_A_BRIEFING), seed, shape.language)
    publishers = _publishers(_LEAST_PUBLISHERS + briefings // _BRIEFINGS_A_PUBLISHER, seed, shape.language)
    yield "actors.yml", actors
    yield "publishers.yml", publishers
    for number in range(1, briefings + 1):
        slug = f"synthetic-{number:05}"
        story = SyntheticStory(slug, shape, seed, list(actors), list(publishers))
        for name, data in story.files().items():
            yield f"briefings/{slug}/{name}", data


def _actors(number: int, seed: int, language: str) -> dict[str, Any]:
    words = Words(f"{seed} actors", language)
    kinds = ["state", "government", "person", "organisation", "company", "group"]
    return {
        f"actor-{n}": {
            "name": f"{words.name()} {n}", "kind": words.rng.choice(kinds), "description": words.phrase(4, 9),
        }
        for n in range(1, number + 1)
    }  # fmt: skip


def _publishers(number: int, seed: int, language: str) -> dict[str, Any]:
    words = Words(f"{seed} publishers", language)
    return {
        f"publisher-{n}": {
            "name": f"The {words.name()} {n}", "kind": words.rng.choice(["newspaper", "online", "wire"]),
            "family": f"family-{words.rng.randint(1, max(number // 2, 1))}",
        }
        for n in range(1, number + 1)
    }  # fmt: skip


def add_shape_options(parser: argparse.ArgumentParser) -> None:
    """Let whoever calls a benchmark choose the shape of its briefings."""
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="what the words look like (%(default)s)")
    parser.add_argument("--extreme", action="store_true", help="with texts that layouts break on")
    for kind, number in asdict(Shape()).items():
        if kind not in {"language", "extreme"}:
            parser.add_argument(f"--{kind}", type=int, default=number, help=f"{kind} of each briefing (%(default)s)")


def chosen_shape(options: argparse.Namespace) -> Shape:
    """The shape that was chosen."""
    return Shape(**{kind: getattr(options, kind) for kind in asdict(Shape())})


def main() -> None:
    """Read the options and write the folder."""
    parser = argparse.ArgumentParser(description="Write a synthetic content folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--briefings", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    add_shape_options(parser)
    options = parser.parse_args()
    write_corpus(options.folder, options.briefings, chosen_shape(options), options.seed)


if __name__ == "__main__":
    main()

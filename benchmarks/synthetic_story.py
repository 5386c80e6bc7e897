"""One synthetic briefing: the data of its files, in the shape of a real one and of any size. Nothing in it is true."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from synthetic_words import DAYS, Words, day

DISCLOSURE = "Synthetic: made by benchmarks/generate.py for measuring. Nothing in it is true."
_LAST_DAY = dt.date(2025, 1, 1)
_SPAN = 6 * 365
"""Days over which the ends of all briefings are spread."""
_CLAIMS_A_DISPUTE = 6
"""Of so many claims, two are rivals in a dispute."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How many nouns of each kind a briefing has, and what its words are like."""

    sources: int = 20
    actors: int = 12
    events: int = 25
    claims: int = 30
    scenarios: int = 3
    language: str = "en"
    extreme: bool = False
    """Whether some texts are what a layout breaks on."""


class SyntheticStory:
    """The files of one briefing, which depend on the seed, the slug and the shared names, and on nothing else."""

    def __init__(self, slug: str, shape: Shape, seed: int, actors: list[str], publishers: list[str]) -> None:
        """Draw what the files have in common."""
        self.words = Words(f"{seed} {slug}", shape.language, extreme=shape.extreme)
        self.shape = shape
        self.slug = slug
        rng = self.words.rng
        length = max(shape.sources, 1) * DAYS
        self.begin = _LAST_DAY - dt.timedelta(days=rng.randrange(_SPAN) + length)
        self.end = day(self.begin, length + 7)
        # A few actors take part in many stories, most in few, as in the news.
        drawn = [actors[min(int(rng.paretovariate(0.6)) - 1, len(actors) - 1)] for _ in range(shape.actors * 4)]
        self.actors = list(dict.fromkeys([*drawn, *rng.sample(actors, min(len(actors), shape.actors))]))[: shape.actors]
        self.publishers = publishers
        self.sources = [f"source-{number}" for number in range(1, shape.sources + 1)]
        self.claims = [f"claim-{number}" for number in range(1, shape.claims + 1)]
        self.events = [f"event-{number}" for number in range(1, shape.events + 1)]
        self.rivals = [pair for number, pair in enumerate(pairwise(self.claims)) if number % _CLAIMS_A_DISPUTE == 0]
        self.rival_of = {key: pair[0] for pair in self.rivals for key in pair}
        self.cited_by = {key: self._evidence(0 if key in self.rival_of else 0.05) for key in self.claims}

    def files(self) -> dict[str, dict[str, Any]]:
        """The data of every file by its name."""
        return {
            "briefing.yml": self._briefing(),
            "sources.yml": {key: self._source(number) for number, key in enumerate(self.sources)},
            "actors.yml": self._story_actors(),
            "timeline.yml": self._timeline(),
            "claims.yml": {
                "claims": {key: self._claim(number, key) for number, key in enumerate(self.claims)},
                "disputes": {f"dispute-{n}": self._dispute(*pair) for n, pair in enumerate(self.rivals, 1)},
            },
            "outlook.yml": {"scenarios": {f"scenario-{n}": self._scenario(n) for n in range(self.shape.scenarios)}},
        }

    def _sentence(self, sources: list[str], least: int = 12, most: int = 24) -> str:
        cited = "; ".join(f"@{source}" for source in sources)
        return f"{self.words.phrase(least, most)} [{cited}]."

    def _some_sources(self) -> list[str]:
        return self.words.some(self.sources, 2)

    def _paragraphs(self, number: int, sentences: int) -> str:
        return "\n\n".join(
            " ".join(self._sentence(self._some_sources()) for _ in range(sentences)) + self._mentions()
            for _ in range(number)
        )

    def _mentions(self) -> str:
        event, actor = self.words.rng.choice(self.events), self.words.rng.choice(self.actors)
        return f" {self.words.phrase(3, 6)} ([[event:{event}]]). {self.words.phrase(2, 4)} [[actor:{actor}]]."

    def _briefing(self) -> dict[str, Any]:
        return {
            "title": f"Synthetic {self.slug.removeprefix('synthetic-')}: {self.words.phrase(3, 7)}",
            "lead": self.words.phrase(18, 30) + ".",
            "language": self.shape.language,
            "status": "closed" if self.words.share(0.3) else "stable",
            "topics": sorted({f"Topic {self.words.rng.randint(1, 40)}" for _ in range(3)}),
            "places": sorted(set(self.words.rng.choices(["KR", "FR", "BR", "KE", "IN", "PL"], k=2))),
            "authors": ["A program"],
            "created": day(self.begin, 1),
            "updated": self.end,
            "what_happened": self._paragraphs(4, 4),
            "why_it_matters": self._paragraphs(2, 3),
            "disclosure": DISCLOSURE,
            "judgments": {f"judgment-{number}": self._judgment() for number in range(1, 4)},
        }

    def _judgment(self) -> dict[str, Any]:
        return {
            "statement": self.words.phrase(10, 18) + ".",
            "likelihood": [0.55, 0.8],
            "confidence": "moderate",
            "because": self._sentence(self._some_sources()),
            "claims": self.words.some(self.claims, 3),
        }

    def _source(self, number: int) -> dict[str, Any]:
        source: dict[str, Any] = {
            "title": self.words.phrase(6, 12),
            "publisher": self.words.rng.choice(self.publishers),
            "published": day(self.begin, number * DAYS),
            "url": f"https://synthetic.example/{self.slug}/{number}",
            "accessed": self.end,
            "language": self.shape.language,
            "production": self.words.rng.choice(["human", "human", "unknown", "ai-assisted"]),
        }
        if number and self.words.share(0.4):
            source["derived_from"] = self.words.some(self.sources[max(0, number - 6) : number], 1)
        if self.words.share(0.2):
            source["note"] = self.words.phrase(10, 20) + "."
        return source

    def _evidence(self, disputed: float) -> list[dict[str, Any]]:
        return [
            {
                "source": source,
                "stance": "disputes" if position and self.words.share(disputed) else "supports",
                "quote": {"exact": self.words.phrase(5, 12)},
            }
            for position, source in enumerate(self.words.some(self.sources, 3))
        ]

    def _claim(self, number: int, key: str) -> dict[str, Any]:
        claim: dict[str, Any] = {
            "statement": f"{self.words.name()} {self.words.phrase(7, 13).lower()} {number + 1}.",
            "kind": "fact",
            "evidence": self.cited_by[key],
            "assessment": self._sentence([report["source"] for report in self.cited_by[key]]),
            "confidence": self.words.rng.choice(["low", "moderate"]),
        }
        if self.words.share(0.3):
            claim |= {"kind": "attribution", "claimant": self.words.rng.choice(self.actors)}
        if key in self.rival_of:
            claim["about"] = {"subject": "matter", "property": f"value {self.rival_of[key]}", "value": number + 1}
        return claim

    def _dispute(self, first: str, second: str) -> dict[str, Any]:
        return {
            "question": f"{self.words.phrase(6, 10)}?",
            "claims": [first, second],
            "assessment": self._sentence([self.cited_by[first][0]["source"]]),
            "would_settle": self.words.phrase(8, 14) + ".",
        }

    def _timeline(self) -> dict[str, Any]:
        span = self.shape.sources * DAYS
        eras = {
            f"era-{n}": {
                "title": self.words.phrase(2, 4),
                "when": f"{day(self.begin, n * span / 3)}/{day(self.begin, (n + 1) * span / 3)}",
                "text": self._sentence(self._some_sources()),
            }
            for n in range(3)
        }
        return {"eras": eras, "events": {key: self._event(number) for number, key in enumerate(self.events)}}

    def _event(self, number: int) -> dict[str, Any]:
        reporter = min(number * self.shape.sources // self.shape.events, self.shape.sources - 1)
        source = self.sources[reporter]
        return {
            "when": day(self.begin, reporter * DAYS - self.words.rng.randint(0, DAYS)),
            "title": self.words.phrase(4, 8),
            "text": self._sentence([source], 20, 40),
            "actors": self.words.some(self.actors, 3),
            "lane": f"Lane {self.words.rng.randint(1, 4)}",
            "importance": self.words.rng.choice([1, 2, 2, 3]),
            "claims": self.words.some(self.claims, 2),
            "evidence": [{"source": source, "quote": {"exact": self.words.phrase(5, 10)}}],
        }

    def _story_actors(self) -> dict[str, Any]:
        actors = {
            key: {
                "role": self._sentence(self._some_sources()),
                "interests": self._sentence(self._some_sources()),
                "position": self._sentence(self._some_sources()),
            }
            for key in self.actors
        }
        relations = {
            f"relation-{number}": {
                "from": first, "to": second, "kind": "talks to", "evidence": [{"source": self.sources[0]}],
            }
            for number, (first, second) in enumerate(pairwise(self.actors), 1)
        }  # fmt: skip
        return {"actors": actors, "relations": relations}

    def _scenario(self, number: int) -> dict[str, Any]:
        value = round(0.9 / self.shape.scenarios, 3)
        return {
            "title": self.words.phrase(3, 6),
            "statement": self.words.phrase(10, 18) + ".",
            "probability": [
                {"on": day(self.begin, n * 5), "value": value, "because": self._sentence(self._some_sources())}
                for n in range(3)
            ],
            "because": self._sentence(self._some_sources()),
            "assumptions": [self.words.phrase(6, 12) + "."],
            "indicators": {f"indicator-{n}": {"text": self.words.phrase(6, 12)} for n in range(3)},
            "resolution": {
                "criteria": self.words.phrase(10, 16) + ".", "by": self.end,
                "outcome": "no" if number else "yes", "on": self.end,
                "evidence": [{"source": self.sources[-1]}],
            },
            "claims": self.words.some(self.claims, 2),
        }  # fmt: skip

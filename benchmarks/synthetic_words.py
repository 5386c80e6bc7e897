"""Invented words and dates for synthetic briefings: no two texts are alike, and none means anything."""

import datetime as dt
import random

_SYLLABLES = ("ba", "den", "ka", "lor", "mi", "ne", "os", "pra", "ru", "sel", "ta", "ul", "ven", "zi", "gor", "hal")
_COMMON_WORDS = (
    "the of and to in that on for with by as from at after before under over said will may report council ministry "
    "talks vote budget river harbour bridge treaty border grain rail power water court plan deal price supply envoy"
)
_COMMON = _COMMON_WORDS.split()
_PLACES = ("North", "South", "East", "West", "Upper", "Lower", "New", "Old")
DAYS = 3
"""Days from one source of a briefing to the next, on average."""


class Words:
    """A stream of invented words that depends on nothing but its seed."""

    def __init__(self, seed: str) -> None:
        """Begin the stream."""
        self.rng = random.Random(seed)  # noqa: S311 — the same texts in every run

    def name(self) -> str:
        """A proper name of one or two words."""
        name = self._word().capitalize()
        return f"{self.rng.choice(_PLACES)} {name}" if self.rng.random() < 0.2 else name  # noqa: PLR2004 — a share

    def phrase(self, least: int, most: int) -> str:
        """Some words without a full stop, the first one capitalised."""
        words = [
            self.rng.choice(_COMMON) if self.rng.random() < 0.7 else self._word()  # noqa: PLR2004 — a share
            for _ in range(self.rng.randint(least, most))
        ]
        return " ".join(words).capitalize()

    def share(self, chance: float) -> bool:
        """True in this share of cases."""
        return self.rng.random() < chance

    def some(self, items: list[str], most: int) -> list[str]:
        """At least one and at most some of the items, in their order."""
        chosen = set(self.rng.sample(range(len(items)), min(len(items), self.rng.randint(1, most))))
        return [item for index, item in enumerate(items) if index in chosen]

    def _word(self) -> str:
        return "".join(self.rng.choices(_SYLLABLES, k=self.rng.randint(2, 4)))


def day(begin: dt.date, number: float) -> str:
    """A day after another one, in ISO 8601."""
    return (begin + dt.timedelta(days=int(number))).isoformat()

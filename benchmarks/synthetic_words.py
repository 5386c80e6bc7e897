"""Invented words and dates for synthetic briefings: no two texts are alike, and none means anything."""

import datetime as dt
import random

_SYLLABLES = ("ba", "den", "ka", "lor", "mi", "ne", "os", "pra", "ru", "sel", "ta", "ul", "ven", "zi", "gor", "hal")
_COMMON_WORDS = (
    "the of and to in that on for with by as from at after before under over said will may report council ministry "
    "talks vote budget river harbour bridge treaty border grain rail power water court plan deal price supply envoy"
)
_COMMON = _COMMON_WORDS.split()
_OTHER_SYLLABLES = {
    "ar": ("با", "دن", "كا", "لور", "مي", "نه", "وس", "سل", "تا", "زي", "غور", "هال", "قم", "ضي"),
    "he": ("בא", "דן", "כא", "לור", "מי", "נה", "וס", "סל", "תא", "זי", "גור", "הל"),
    "ko": ("바", "덴", "카", "로", "미", "네", "오", "프", "루", "셀", "타", "울", "벤", "지"),
    "ru": ("ба", "ден", "ка", "лор", "ми", "не", "ос", "пра", "ру", "сел", "та", "ул", "щи", "жё"),
    "uk": ("ба", "ден", "ка", "лор", "мі", "не", "ос", "пра", "ру", "сел", "та", "їв", "ґа", "є"),
    "zh": ("巴", "丹", "卡", "洛", "米", "内", "奥", "普", "鲁", "塞", "塔", "乌", "文", "子"),
}
LANGUAGES = ("en", *_OTHER_SYLLABLES)
_PLACES = ("North", "South", "East", "West", "Upper", "Lower", "New", "Old")
DAYS = 3
"""Days from one source of a briefing to the next, on average."""


class Words:
    """A stream of invented words that depends on its seed and language alone.

    With `extreme`, some texts are what a layout breaks on: words without an end, titles of many lines, other scripts.
    """

    def __init__(self, seed: str, language: str = "en", *, extreme: bool = False) -> None:
        """Begin the stream. Raises KeyError for a language that has no words here."""
        self.rng = random.Random(seed)  # noqa: S311 — the same texts in every run
        self.language = language
        self.extreme = extreme
        if language not in LANGUAGES:
            raise KeyError(language)

    def name(self) -> str:
        """A proper name of one or two words."""
        name = self._word().capitalize()
        if self.language != "en":
            return name
        return f"{self.rng.choice(_PLACES)} {name}" if self.rng.random() < 0.2 else name  # noqa: PLR2004 — a share

    def phrase(self, least: int, most: int) -> str:
        """Some words without a full stop, the first one capitalised."""
        language = self.language
        if self.extreme and self.share(0.06):
            return " ".join((self._word() * 40, *(self._word() for _ in range(most * self.rng.randint(1, 6)))))
        if self.extreme and self.share(0.1):
            language = self.rng.choice(LANGUAGES)
        words = [
            self.rng.choice(_COMMON) if self._is_common(language) else self._word(language)
            for _ in range(self.rng.randint(least, most))
        ]
        return ("" if language == "zh" else " ").join(words).capitalize()

    def _is_common(self, language: str) -> bool:
        return self.rng.random() < 0.7 and language == "en"  # noqa: PLR2004 — a share

    def share(self, chance: float) -> bool:
        """True in this share of cases."""
        return self.rng.random() < chance

    def some(self, items: list[str], most: int) -> list[str]:
        """At least one and at most some of the items, in their order."""
        chosen = set(self.rng.sample(range(len(items)), min(len(items), self.rng.randint(1, most))))
        return [item for index, item in enumerate(items) if index in chosen]

    def _word(self, language: str | None = None) -> str:
        syllables = _OTHER_SYLLABLES.get(language or self.language, _SYLLABLES)
        return "".join(self.rng.choices(syllables, k=self.rng.randint(2, 4)))


def day(begin: dt.date, number: float) -> str:
    """A day after another one, in ISO 8601."""
    return (begin + dt.timedelta(days=int(number))).isoformat()

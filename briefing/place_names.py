"""The names of countries, from the Unicode Consortium's Common Locale Data Repository, as Babel brings it along.

What a country is called can itself be contested. The names here are the repository's, in the language of the page, and
not a choice of this project's.
"""

from functools import cache
from typing import Self

from briefing.language import ENGLISH, Language
from briefing.messages import Words


class PlaceName(Words):
    """A country by its English name, which knows its ISO 3166-1 code."""

    __slots__ = ("code",)
    code: str

    def __new__(cls, code: str) -> Self:
        """Name a country; by its code where it has no name."""
        made = super().__new__(cls, _name(code, ENGLISH))
        made.code = code
        return made

    def said(self, language: Language) -> str:
        """Its name in a language."""
        return _name(self.code, language)

    def __reduce__(self) -> tuple[type["PlaceName"], tuple[str]]:
        """Go to other processes as a code."""
        return type(self), (self.code,)


def _name(code: str, language: Language) -> str:
    return str(language.locale.territories.get(code, code))


@cache
def place_name(code: str) -> PlaceName:
    """What the country of an ISO 3166-1 code is called; the code where it has no name."""
    return PlaceName(code)


def is_country(code: str) -> bool:
    """Whether two letters are a code of ISO 3166-1, or one that it has set aside, such as EU and UN."""
    return code in ENGLISH.locale.territories

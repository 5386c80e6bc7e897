"""The names of countries, from the Unicode Consortium's Common Locale Data Repository, as Babel brings it along.

What a country is called can itself be contested. The names here are the repository's, in the language of the page, and
not a choice of this project's.
"""

from functools import cache

from briefing.language import ENGLISH, Language


@cache
def place_name(code: str, language: Language = ENGLISH) -> str:
    """What the country of an ISO 3166-1 code is called; the code where it has no name."""
    return str(language.locale.territories.get(code, code))


def is_country(code: str) -> bool:
    """Whether two letters are a code of ISO 3166-1, or one that it has set aside, such as EU and UN."""
    return code in ENGLISH.locale.territories

"""The names of countries, from the Unicode Consortium's Common Locale Data Repository, as Babel brings it along.

What a country is called can itself be contested. The names here are the repository's, in English, and not a choice of
this project's.
"""

from functools import cache

from babel import Locale


@cache
def place_name(code: str) -> str:
    """What the country of an ISO 3166-1 code is called; the code where it has no name."""
    return str(Locale("en").territories.get(code, code))

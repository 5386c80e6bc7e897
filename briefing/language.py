"""Languages: the words of the interface from their catalogs, dates and numbers from the CLDR, and the direction.

The catalogs are gettext's, read as they are written (`LANGUAGE/LC_MESSAGES/briefing.po`), so that nothing needs to be
compiled. A folder of a user's own comes before the project's. Where there is no catalog for a language, the interface
speaks English; dates, numbers and the names of countries follow the language all the same, because the CLDR has them.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from gettext import GNUTranslations, NullTranslations
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from briefing.messages import Pattern, Words

SOURCE = "en"
"""The language in which the interface is written."""
OWN = Path(__file__).parent / "locale"
_DAY_MONTH_YEAR = "en_GB"
"""English dates are written as in “21 February 2026”, unless a tag names a country."""


@dataclass(frozen=True)
class Language:
    """A language as a page speaks it. `tag` is a BCP 47 tag, `folders` are where catalogs are looked for first."""

    tag: str = SOURCE
    folders: tuple[Path, ...] = ()

    @cached_property
    def words(self) -> str:
        """The tag of the language that the interface's words are in: English where there is no catalog."""
        return next((tag for tag in self._tags() if tag == SOURCE or any(self._files(tag))), SOURCE)

    @cached_property
    def borrowed(self) -> bool:
        """Whether the interface's words are in another language than the page."""
        return _primary(self.words) != _primary(self.tag)

    @cached_property
    def locale(self) -> Locale:
        """The locale by which dates, numbers and countries are written."""
        for tag in self._tags():
            try:
                return Locale.parse(_DAY_MONTH_YEAR if tag == SOURCE else tag, sep="-" if "-" in tag else "_")
            except (UnknownLocaleError, ValueError):
                continue
        return Locale.parse(_DAY_MONTH_YEAR)

    @property
    def direction(self) -> str:
        """In which direction it is written: `ltr` or `rtl`."""
        return str(self.locale.text_direction)

    def say(self, text: object) -> str:
        """Words in this language; any other text as it is."""
        return text.said(self) if isinstance(text, Words) else str(text)

    def name_of(self, tag: str) -> str:
        """What a language is called in this one; its tag where the CLDR has no name for it."""
        try:
            named = Locale.parse(tag.replace("-", "_")).get_display_name(self.locale)
        except (UnknownLocaleError, ValueError):
            return tag
        return named or tag

    def number(self, value: float) -> str:
        """A number, as exact as three decimals."""
        return _whole(value, self.locale) if type(value) is int else _number(value, self.locale)

    def pattern(self, pattern: Pattern) -> str:
        """The pattern of a message as the catalog has it."""
        found, (singular, plural, number, context) = self._catalog, pattern
        if number is None:
            return found.pgettext(context, singular) if context else found.gettext(singular)
        if context:
            return found.npgettext(context, singular, plural, number)
        return found.ngettext(singular, plural, number)

    @cached_property
    def _catalog(self) -> NullTranslations:
        catalogs = [read_catalog(path) for path in self._files(self.words)]
        for first, second in pairwise(catalogs):
            first.add_fallback(second)
        return catalogs[0] if catalogs else NullTranslations()

    def _tags(self) -> Iterator[str]:
        """The tag, then shorter ones (RFC 4647, 3.4)."""
        parts = self.tag.replace("_", "-").split("-")
        for length in range(len(parts), 0, -1):
            yield "-".join(parts[:length])

    def _files(self, tag: str) -> Iterator[Path]:
        for folder in (*self.folders, OWN):
            path = folder / tag.replace("-", "_") / "LC_MESSAGES" / "briefing.po"
            if path.is_file():
                yield path

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to other processes by name; the catalogs are read there."""
        return find_language, (self.tag, self.folders)


@lru_cache(maxsize=64)
def find_language(tag: str = SOURCE, folders: tuple[Path, ...] = ()) -> Language:
    """The language of a tag; the same one for the same tag, since reading a catalog takes a while."""
    return Language(tag, folders)


ENGLISH = find_language()


def read_catalog(path: Path) -> GNUTranslations:
    """Read a catalog, without what is marked as fuzzy. Raises babel's PoFileError for a file that is none."""
    with path.open("rb") as file:
        catalog = read_po(file, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _number(value: float, locale: Locale) -> str:
    return format_decimal(value, "#,##0.###", locale=locale)


_whole = lru_cache(maxsize=4096)(_number)  # of counts, which are few


def _primary(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()

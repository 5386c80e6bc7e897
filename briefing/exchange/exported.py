"""A file that an export makes, and what an export may know of the site it stands on."""

import re
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic_core import to_json

from briefing import urls
from briefing.corpus import Corpus
from briefing.language import ENGLISH, Language, find_language

_NAMESPACE = uuid.UUID("5f0c3f0e-6a0b-5d1c-9b7e-2d1f6a7c8e90")
"""Of this project, for ids made by RFC 9562's version 5."""
_DNS_NAME = r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*"
_AUTHORITY = re.compile(rf"([A-Za-z0-9._-]+@)?{_DNS_NAME},[0-9]{{4}}(-[0-9]{{2}}){{0,2}}")


def check_authority(text: str) -> str:
    """Hold an authority to the form that RFC 4151 (2.1) gives it; the empty text stands for none.

    Raises ValueError for anything else.
    """
    if text and not _AUTHORITY.fullmatch(text):
        raise ValueError(f"“{text}” is not a domain and a date, such as example.org,2026")
    return text


@dataclass(frozen=True, slots=True)
class Site:
    """What the data does not know of the site. `url` is its public address, empty where it has none."""

    url: str = ""
    name: str = "Briefings"
    authority: str = ""
    """For ids, by RFC 4151: a domain and a day on which it was one's own, such as `example.org,2026`."""
    language: Language = ENGLISH
    """What the site speaks where it speaks of no one briefing."""

    def language_of(self, tag: str) -> Language:
        """The language of a briefing, with the site's catalogs."""
        return find_language(tag, self.language.folders)

    def address(self, to: urls.Target | str) -> str:
        """The public address of a page or file; empty where the site has none."""
        target = to if isinstance(to, urls.Target) else urls.Target(to)
        fragment = f"#{target.anchor}" if target.anchor else ""
        return f"{self.url.rstrip('/')}/{urls.web_path(target.page)}{fragment}" if self.url else ""

    def link(self, file: str, to: urls.Target | str) -> str:
        """The public address of a page or file; where the site has none, its address relative to a file."""
        target = to if isinstance(to, urls.Target) else urls.Target(to)
        return self.address(to) or urls.relative(file, target._replace(page=urls.web_path(target.page)))

    def identify(self, path: str) -> str:
        """An id that stays for good, as an IRI: a tag where an authority is given, else a UUID.

        `path` says what is identified, in ids and slashes. Without an authority the public address tells sites apart.
        """
        if self.authority:
            return f"tag:{self.authority}:{path}"
        return uuid.uuid5(_NAMESPACE, f"{self.url.rstrip('/')}/{path}").urn


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file beside the pages of a site; `uri` is its address, like a page's."""

    uri: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Exporter:
    """An export: its name, and the function that makes its files of a corpus, for a site."""

    name: str
    export: Callable[[Corpus, Site], Iterator[ExportedFile]]


def format_json(data: Any, indent: int) -> str:
    """Plain data as JSON over several lines, which pydantic writes five times as fast as Python's own library."""
    return to_json(data, indent=indent, inf_nan_mode="null").decode() + "\n"

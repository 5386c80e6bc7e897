"""A file that an export makes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing.corpus import Corpus


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file beside the pages of a site; `uri` is its address, like a page's."""

    uri: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Exporter:
    """An export: its name, and the function that makes its files of a corpus.

    The function also takes the public address of the site; it is empty where the site has none.
    """

    name: str
    export: Callable[[Corpus, str], Iterator[ExportedFile]]

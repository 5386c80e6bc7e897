"""The names of actors and publishers, as they are compared."""

import unicodedata
from collections.abc import Iterator

from briefing.corpus import Corpus


def folded(name: str) -> str:
    """A name without what does not make it another: capitals, the form of apostrophes, hyphens for spaces."""
    return unicodedata.normalize("NFC", name).replace("’", "'").replace("-", " ").casefold()


def folded_names(corpus: Corpus) -> Iterator[str]:
    """All names of all actors and publishers in this form."""
    for registry in (corpus.actors, corpus.publishers):
        for entry in registry.values():
            yield folded(entry.noun.name)
            yield from map(folded, entry.noun.names.values())
